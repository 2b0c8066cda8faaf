"""Introductions as the resident reads them: who asks, who sees my name until when, what came of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import introduction_words as words
from marketplace.introducing import terms
from marketplace.models import Employer, Introduction
from marketplace.states import EmployerState, IntroductionState
from marketplace.words import day_words, time_words
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from neighbourhoods.regulations import NoRegulationForDate

from .candidates import seen_now
from .introductions import GOES_ON
from .rows import Moment, Row

State = IntroductionState
ORDER = ("asked", "open", "planned", "no", "done")
LIVE = {"asked", "open", "planned"}
PAGE = "/mijn/werkgevers/#kennismaken"
SHOWN = 50


@dataclass(frozen=True)
class Mine:
    """One introduction of mine. `stage`: one of ORDER."""

    code: str
    company: str
    place: str
    work: str
    message: str
    stage: str
    outcome: str
    reason: str
    is_silent: bool
    may_say_yes: bool
    last_day: date  # for a yes
    open_until: date | None
    until: date | None  # of a yes that is given today
    meets_at: datetime | None
    where: str

    @property
    def about_words(self) -> tuple[str, ...]:
        return words.about(self)

    @property
    def past_words(self) -> tuple[str, ...]:
        if self.is_silent:
            return words.silent_words(self.company)
        return words.outcome_words(self.company, self.outcome or Introduction.Outcome.NO_ANSWER, self.reason)

    @property
    def moment_words(self) -> str:
        """ "dinsdag 9 juni, 10 uur, Bakkerij Smit, Kastanjelaan 4"."""
        return f"{self.when_words}, {kept_apart(self.where)}" if self.when_words else ""

    @property
    def when_words(self) -> str:
        if self.meets_at is None:
            return ""
        at = timezone.localtime(self.meets_at)
        return f"{day_words(at.date(), timezone.localdate())}, {time_words(at.time())}"


class All(tuple[Mine, ...]):
    """What waits for me first, then who sees my name, then what has been."""

    __slots__ = ()

    @property
    def has_now(self) -> bool:
        return any(it.stage != "done" for it in self)

    @property
    def has_past(self) -> bool:
        return any(it.stage == "done" for it in self)


def mine_of(viewer: User) -> All:
    """At most 3 questions, whatever there is."""
    rows = Introduction.objects.filter(person=viewer).order_by("-asked_at", "-pk")
    related = ("employer__organisation", "employer__neighbourhood", "work_kind", "yes")
    found = list(rows.select_related(*related).defer("employer__neighbourhood__geometry")[:SHOWN])
    is_seen = bool(found) and seen_now().filter(person=viewer).exists()
    until = until_if_yes(found[0]) if found else None
    shown = [_mine(row, until, is_seen=is_seen) for row in found]
    return All(sorted(shown, key=lambda it: ORDER.index(it.stage)))


def one_of_mine(viewer: User, pk: int) -> Mine | None:
    code = Introduction.objects.filter(person=viewer, pk=pk).values_list("code", flat=True).first()
    return next((it for it in mine_of(viewer) if it.code == code), None)


def mine_by_code(viewer: User, code: str) -> Introduction | None:
    return Introduction.objects.filter(person=viewer, code=code).first()


def _mine(row: Introduction, until: date | None, *, is_seen: bool) -> Mine:
    stage = _stage(row, is_seen=is_seen)
    is_over = stage == "done"
    return Mine(
        code=row.code,
        company=row.employer.name,
        place=place_words(row.employer),
        work=row.work_kind.name if row.work_kind else "",
        message="" if is_over else row.message,
        stage=stage,
        outcome=row.outcome if row.state == State.ENDED else "",
        reason=row.reason,
        is_silent=row.silent_since is not None,
        may_say_yes=stage in {"asked", "no"} and is_seen and row.employer.state == EmployerState.VERIFIED,
        last_day=last_day_of(row),
        open_until=row.open_until,
        until=until,
        meets_at=row.meets_at if stage == "planned" else None,
        where=row.meets_where if stage == "planned" else "",
    )


def _stage(row: Introduction, *, is_seen: bool) -> str:
    if is_open_to(row, is_seen=is_seen):
        return "planned" if row.meets_at is not None and row.meets_at > timezone.now() else "open"
    if row.state in {State.ENDED, State.OPEN} or timezone.localdate() > last_day_of(row):
        return "done"
    return "asked" if row.state == State.ASKED else "no"


def is_open_to(row: Introduction, *, is_seen: bool) -> bool:
    """Is my name open for this employer? The same as `open_now`, of a row that was read with its yes."""
    if row.yes is None or row.yes.withdrawn_at is not None or row.open_until is None or not is_seen:
        return False
    goes_on = row.state == State.OPEN or (row.state == State.ENDED and row.outcome in GOES_ON)
    return goes_on and row.silent_since is None and row.open_until >= timezone.localdate()


def last_day_of(row: Introduction) -> date:
    """The last day for a yes: of the question; after a yes that was taken back, the day until which it held."""
    return row.open_until or row.answer_by


def until_if_yes(row: Introduction) -> date | None:
    """Until which day the name would be open; nothing where nobody wrote that down."""
    today = timezone.localdate()
    try:
        days = terms(row.employer.organisation.municipality_id, on=today).open_for
    except NoRegulationForDate:
        return None
    return today + timedelta(days=days)


def place_words(employer: Employer) -> str:
    """ "Kastanjelaan 4, Lindenkwartier": where a company is is no secret."""
    street = f"{employer.street} {employer.house_number}".strip()
    return ", ".join(part for part in (street, employer.neighbourhood.name) if part)


def rows_for(viewer: User) -> list[tuple[Moment, Row]]:
    """For one's own page: a question is answered first; a day with an employer stands at its day."""
    return [(_moment(it, number), _row(it, number)) for number, it in enumerate(mine_of(viewer)) if it.stage in LIVE]


def _moment(it: Mine, number: int) -> Moment:
    if it.stage == "asked":
        return False, date.min, time.min, number
    if it.meets_at is None:
        return True, date.max, time.max, number
    at = timezone.localtime(it.meets_at)
    return False, at.date(), at.time(), number


def _row(it: Mine, number: int) -> Row:
    name = {"company": kept_apart(it.company)}
    titles = {
        "asked": _("%(company)s would like to meet you") % name,
        "open": _("You and %(company)s choose a day") % name,
        "planned": _("You meet %(company)s") % name,
    }
    whens = {
        "asked": _("Yes or no, until %(day)s") % {"day": date_format(it.last_day, "j F")},
        "open": _("They or we call you"),
        "planned": capfirst(it.when_words),
    }
    where = it.where if it.stage == "planned" else it.place
    return Row(number, "handshake", "ochre", whens[it.stage], titles[it.stage], kept_apart(where), PAGE)

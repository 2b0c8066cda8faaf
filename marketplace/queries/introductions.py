"""Introductions as an employer reads them. A no, a pause, a stop and silence are one and the same to them, until the
same day: that is decided here, and nowhere else.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.models import Employer, Introduction
from marketplace.states import EmployerState, IntroductionState
from marketplace.words import day_words, time_words
from neighbourhoods import phones
from neighbourhoods.holidays import next_working_day
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from neighbourhoods.rules import lead_of

from .acting import acting_for
from .candidates import card_of, cards_of, seen_now

State, Outcome = IntroductionState, Introduction.Outcome
GOES_ON = (Outcome.TRIAL, Outcome.JOB)  # over, and the two still need each other's name
WAITS, TURN, PLANNED, DONE = "waits", "turn", "planned", "done"
SHOWN = 50


# ---------------------------------------------------------------- the name
@dataclass(frozen=True)
class OpenIdentity:
    """All that opens with a yes."""

    first_name: str
    last_name: str
    phone: str

    @property
    def whole_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


def open_identity(viewer: User, introduction: Introduction | int) -> OpenIdentity | None:
    """For who acts now for this employer, while the yes stands, until its day. Asked anew each time."""
    employer = acting_for(viewer)
    if employer is None:
        return None
    pk = introduction if isinstance(introduction, int) else introduction.pk
    row = open_now().filter(pk=pk, employer=employer.pk).select_related("person").first()
    if row is None:
        return None
    person = row.person
    return OpenIdentity(person.first_name, person.last_name, phones.display(person.phone))


def open_now() -> QuerySet[Introduction]:
    """Whose name is open for the employer of the row, at this moment."""
    goes_on = Q(state=State.OPEN) | Q(state=State.ENDED, outcome__in=GOES_ON)
    return Introduction.objects.filter(
        goes_on,
        person__in=seen_now().values("person"),
        open_until__gte=timezone.localdate(),
        yes__withdrawn_at=None,
        employer__state=EmployerState.VERIFIED,
    ).exclude(yes=None)


# ---------------------------------------------------------------- the employer
@dataclass(frozen=True)
class Shown:
    """One introduction as its employer sees it."""

    code: str
    name: str  # of the card; empty: they wanted none on it
    asked_on: date
    stage: str  # waits, turn, planned, done
    cannot: bool = False
    outcome: str = ""
    by: date | None = None  # waits: the last day. turn: since when we ask
    meets_at: datetime | None = None
    where: str = ""
    person_id: int = 0  # for the journal; never on a page

    @property
    def next_words(self) -> str:
        """What is next, in a sentence."""
        if self.cannot:
            return _("Cannot now.")
        if self.stage == WAITS and self.by:
            return _("You hear it on %(day)s at the latest.") % {"day": _after(self.by)}
        if self.stage == TURN:
            return _("Tell what came of it.")
        if self.stage == PLANNED and self.meets_at:
            at = timezone.localtime(self.meets_at)
            parts = (day_words(at.date(), timezone.localdate()), time_words(at.time()), kept_apart(self.where))
            return ", ".join(part for part in parts if part)
        return str(TOLD.get(self.outcome, ""))


@dataclass(frozen=True)
class Page:
    """One introduction, with what may be done now."""

    shown: Shown
    message: str
    work: str
    who: str  # of our team
    identity: OpenIdentity | None
    open_until: date | None
    moments: tuple[datetime, ...]
    may_take_back: bool
    may_tell: bool
    is_silent: bool


TOLD: dict[str, object] = {
    Outcome.TRIAL: gettext_lazy("You begin with a trial placement."),
    Outcome.JOB: gettext_lazy("There is a job. Good to hear."),
    Outcome.NOT_NOW: gettext_lazy("You told that it is not now."),
    Outcome.TAKEN_BACK: gettext_lazy("You no longer asked."),
    Outcome.STOPPED: gettext_lazy("Your company stopped."),
}


def _after(day: date) -> str:
    """The first working day after the last one: then it is surely known."""
    return date_format(next_working_day(day), "l j F")


def introductions_of(employer: Employer) -> tuple[Shown, ...]:
    """The newest first. 5 questions at most, whatever there is."""
    rows = list(_rows().filter(employer=employer.pk).order_by("-asked_at", "-pk")[:SHOWN])
    return _all_shown(rows)


def introduction_page(viewer: User, employer: Employer, code: str) -> Page | None:
    """None for a code that is not of this employer, whoever it belongs to."""
    row = _rows().filter(employer=employer.pk, code=code).first()
    if row is None:
        return None
    shown = _all_shown([row])[0]
    is_open = shown.stage in {TURN, PLANNED}
    is_done = shown.stage == DONE
    identity = open_identity(viewer, row)
    return Page(
        shown=shown,
        message="" if is_done else row.message,
        work="" if is_done or row.work_kind is None else row.work_kind.name,
        who=who_asks(employer),
        identity=identity,
        open_until=row.open_until if identity else None,
        moments=tuple(datetime.fromisoformat(it) for it in row.moments) if is_open else (),
        may_take_back=shown.stage == WAITS,
        may_tell=is_open,
        is_silent=is_open and row.silent_since is not None,
    )


GROUPS = (TURN, PLANNED, WAITS, DONE)


def in_groups(found: tuple[Shown, ...]) -> list[tuple[str, list[Shown]]]:
    """What asks for the employer first; a group without anything is left out."""
    groups = [(stage, [it for it in found if it.stage == stage]) for stage in GROUPS]
    return [(stage, rows) for stage, rows in groups if rows]


def standing_with(employer: Employer, person: User) -> Introduction | None:
    """What stands between the two already."""
    return Introduction.objects.exclude(state=State.ENDED).filter(employer=employer.pk, person=person).first()


def row_of(employer: Employer, code: str) -> Introduction | None:
    return Introduction.objects.filter(employer=employer.pk, code=code).first()


def _rows() -> QuerySet[Introduction]:
    return Introduction.objects.select_related("work_kind", "yes")


def _all_shown(rows: list[Introduction]) -> tuple[Shown, ...]:
    people = {row.person_id for row in rows}
    names = {pk: card.name for pk, card in cards_of(people).items()} if people else {}
    seen = set(seen_now().filter(person__in=people).values_list("person", flat=True)) if people else set()
    return tuple(_shown(row, names[row.person_id], is_seen=row.person_id in seen) for row in rows)


def _shown(row: Introduction, name: str, *, is_seen: bool) -> Shown:
    stage, cannot = stage_of(row, is_seen=is_seen)
    told = "" if cannot or row.state != State.ENDED else row.outcome
    return Shown(
        code=row.code,
        name=name,
        asked_on=timezone.localdate(row.asked_at),
        stage=stage,
        cannot=cannot,
        outcome=told,
        by={WAITS: row.answer_by, TURN: row.tell_since}.get(stage),
        meets_at=row.meets_at if stage == PLANNED else None,
        where=row.meets_where if stage == PLANNED else "",
        person_id=row.person_id,
    )


def stage_of(row: Introduction, *, is_seen: bool) -> tuple[str, bool]:
    """Where it stands for the employer, and whether it "cannot be now". Without a yes it waits until its last day,
    whatever the person did; a yes that no longer holds cannot be from that moment on.
    """
    if row.state == State.ENDED:
        return DONE, row.outcome in {Outcome.CANNOT, Outcome.NO_ANSWER}
    if row.yes_id is None:
        is_over = timezone.localdate() > row.answer_by
        return (DONE if is_over else WAITS), is_over
    if row.state != State.OPEN or not is_seen or (row.yes is not None and row.yes.withdrawn_at is not None):
        return DONE, True
    if row.meets_at is not None and row.meets_at > timezone.now():
        return PLANNED, False
    return TURN, False


def who_asks(employer: Employer) -> str:
    """The first name of who of our team asks and calls; empty: we."""
    lead = employer.owner or lead_of(employer.neighbourhood_id)
    return lead.get_short_name() if lead else ""


def owes_an_answer(employer: Employer) -> bool:
    """Does somebody still wait to hear from this employer, who was silent for too long?"""
    return Introduction.objects.filter(employer=employer.pk, state=State.OPEN, silent_since__isnull=False).exists()


def card_name(row: Introduction) -> str:
    """How the employer knows them: the name on the card."""
    return card_of(row.person).name

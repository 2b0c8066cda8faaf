"""Introductions at the desk: of the people in somebody's care, and of the companies of the municipality."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace.introducing import CALL_AFTER
from marketplace.models import Employer, Introduction, TrialAgreement
from marketplace.states import IntroductionState
from neighbourhoods import rules
from neighbourhoods.holidays import next_working_day, working_days_ahead
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import Channel, MessageState

from .candidates import cards_of, seen_now
from .introductions import GOES_ON
from .my_introductions import is_open_to, last_day_of, place_words, until_if_yes

State = IntroductionState
SHOWN = 50
RELATED = (
    "employer__organisation__municipality", "employer__neighbourhood", "employer__owner", "person", "work_kind", "yes",
    "answered_by",
)  # fmt: skip


@dataclass(frozen=True)
class OnDesk:
    """One introduction. `name`: whole for who looks after the person, else what stands on the card."""

    pk: int
    row: Introduction
    name: str
    company: str
    place: str
    who: str  # asks and calls for the company
    is_mine: bool  # the viewer looks after the person
    stage: str  # asked, no, open, planned, silent, done
    until: date | None  # of a yes that is noted today
    may_say_yes: bool
    may_meet: bool
    may_tell: bool
    may_begin_trial: bool
    moments: tuple[datetime, ...]


def of_person(viewer: User, person: User) -> tuple[OnDesk, ...]:
    """For the page of somebody in the viewer's care; nothing for anybody else."""
    if viewer.pk == person.pk or not rules.may_act_for(viewer, person):
        return ()
    return _all(_rows().filter(person=person)[:SHOWN], mine={person.pk})


def of_employer(viewer: User, employer: Employer) -> tuple[OnDesk, ...]:
    """For the card of a company, to a coordinator of its municipality."""
    if not rules.coordinates_in(viewer, employer.organisation.municipality_id):
        return ()
    rows = list(_rows().filter(employer=employer)[:SHOWN])
    ids = {row.person_id for row in rows}
    mine = set(User.objects.filter(rules.in_care_of(viewer), pk__in=ids).values_list("pk", flat=True))
    return _all(rows, mine=mine - {viewer.pk})


def on_desk(viewer: User, pk: int) -> OnDesk:
    """Of a person in the viewer's care or a company of their municipality. Never their own. Otherwise 404."""
    row = _rows().filter(pk=pk).exclude(person=viewer).first()
    if row is None:
        raise Http404
    is_mine = rules.may_act_for(viewer, row.person)
    if not is_mine and not rules.coordinates_in(viewer, row.employer.organisation.municipality_id):
        raise Http404
    return _all([row], mine={row.person_id} if is_mine else set())[0]


def _rows() -> QuerySet[Introduction]:
    rows = Introduction.objects.select_related(*RELATED).defer("employer__neighbourhood__geometry")
    return rows.order_by("-asked_at", "-pk")


def _all(rows: Iterable[Introduction], *, mine: set[int]) -> tuple[OnDesk, ...]:
    found = list(rows)
    ids = {row.person_id for row in found}
    seen = set(seen_now().filter(person__in=ids).values_list("person", flat=True)) if ids else set()
    until = until_if_yes(found[0]) if found else None
    begun = set(TrialAgreement.objects.filter(introduction__in=found).values_list("introduction", flat=True))
    leads = rules.leads_of(row.employer.neighbourhood_id for row in found)
    cards = cards_of(ids - mine) if ids - mine else {}
    names = {row.person_id: row.person.get_full_name() for row in found} | {pk: it.name for pk, it in cards.items()}
    return tuple(
        _one(
            row, until, lead=row.employer.owner or leads.get(row.employer.neighbourhood_id), name=names[row.person_id],
            is_mine=row.person_id in mine, is_seen=row.person_id in seen, has_trial=row.pk in begun,
        )
        for row in found
    )  # fmt: skip


def _one(row: Introduction, until: date | None, *, lead: User | None, name: str, **how: bool) -> OnDesk:
    """`how`: is_mine, is_seen, has_trial, which were read for all rows together."""
    is_mine, is_seen = how["is_mine"], how["is_seen"]
    is_open = is_open_to(row, is_seen=is_seen)
    stage = _stage(row, is_open=is_open)
    stage = "asked" if stage == "no" and not is_mine else stage  # a no is for who looks after them
    goes_on = row.state == State.ENDED and row.outcome in GOES_ON
    return OnDesk(
        pk=row.pk,
        row=row,
        name=name,
        company=row.employer.name,
        place=place_words(row.employer),
        who=lead.get_short_name() if lead else "",
        is_mine=is_mine,
        stage=stage,
        until=until,
        may_say_yes=is_mine and is_seen and stage in {"asked", "no"},
        may_meet=is_open and row.state == State.OPEN,
        may_tell=row.state == State.OPEN,
        may_begin_trial=is_mine and not how["has_trial"] and (is_open or goes_on),
        moments=tuple(datetime.fromisoformat(it) for it in row.moments),
    )


def _stage(row: Introduction, *, is_open: bool) -> str:
    if row.silent_since is not None:
        return "silent"
    if row.state == State.OPEN:
        if not is_open:
            return "done"
        return "planned" if row.meets_at is not None and row.meets_at > timezone.now() else "open"
    if row.state == State.ENDED or timezone.localdate() > last_day_of(row):
        return "done"
    return "asked" if row.state == State.ASKED else "no"


# ---------------------------------------------------------------- what waits for a coordinator
@dataclass(frozen=True)
class Waiting:
    """`what`: call (no yes or no yet), meet (said yes, no day yet). `by`: before the end of which day."""

    pk: int
    person_id: int
    name: str
    company: str
    what: str
    by: date


def waiting_for(viewer: User) -> list[Waiting]:
    """In the care of the viewer. Two questions."""
    mine = User.objects.filter(rules.in_care_of(viewer)).exclude(pk=viewer.pk).values("pk")
    rows = Introduction.objects.filter(person__in=mine).select_related("person", "employer__organisation")
    return [*_to_call(rows), *_to_meet(rows)]


def _to_call(rows: QuerySet[Introduction]) -> list[Waiting]:
    """Asked some working days ago. Whoever is called anyway stands on the call list already."""
    today = timezone.localdate()
    on_list = Message.objects.filter(
        about_type="marketplace.introduction", about_id=OuterRef("pk"), kind="introduction.asked",
        channel=Channel.CALL, state=MessageState.WAITING,
    )  # fmt: skip
    asked = rows.filter(~Exists(on_list), state=State.ASKED, answer_by__gte=today).order_by("answer_by", "pk")
    return [
        _waiting(row, "call", row.answer_by)
        for row in asked[:SHOWN]
        if today >= working_days_ahead(timezone.localdate(row.asked_at), CALL_AFTER)
    ]


def _to_meet(rows: QuerySet[Introduction]) -> list[Waiting]:
    """Said yes, and nobody proposed a day yet: we call both."""
    today, nothing = timezone.localdate(), Q(meets_at=None, moments=[], silent_since=None)
    agreed = rows.filter(
        nothing, state=State.OPEN, open_until__gte=today, person__in=seen_now().values("person")
    ).order_by("answered_at", "pk")
    return [_waiting(row, "meet", next_working_day(timezone.localdate(row.answered_at))) for row in agreed[:SHOWN]]


def _waiting(row: Introduction, what: str, by: date) -> Waiting:
    return Waiting(row.pk, row.person_id, row.person.get_short_name(), row.employer.name, what, by)

"""What a neighbour sees of their own requests."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace import rules, words
from marketplace.models import Agreement, HelperProfile, Opportunity, Thanks, Visit
from marketplace.states import AgreementState, OpportunityState
from marketplace.windows import near_visits, next_for_requester
from neighbourhoods.models import User

from .my_task import has_been

PAGE = 20
CARDS = 3


@dataclass(frozen=True)
class HelperForRequester:
    """First name only. Surname, phone and address of a helper are not for the page."""

    first_name: str
    day: str
    time: str


@dataclass(frozen=True)
class ToThank:
    """Who came the last time, and when, while there is no card for it yet."""

    first_name: str
    day: str


@dataclass(frozen=True)
class Card:
    """A thank-you card of the viewer's own."""

    text: str
    to: str
    day: str


@dataclass(frozen=True)
class OwnRequest:
    id: int
    title: str
    icon: str
    palette: str
    when: str
    status: str  # an OpportunityState, for the page to choose its sentence
    helper: HelperForRequester | None
    may_confirm: bool
    minutes: int  # what was planned, of the visit to confirm
    said: str  # how long it was, in the viewer's own words
    was_confirmed: bool
    to_thank: ToThank | None
    cards: tuple[Card, ...]
    may_withdraw: bool
    asked_if_needed: bool
    places: int = 0  # of a job: how many there are, and the first names of who has one
    comes: tuple[str, ...] = ()


def with_part(people: QuerySet[User]) -> QuerySet[User]:
    """People with `only_asks`: they asked for help and do not help, so the menu shows their requests."""
    asked = Exists(Opportunity.objects.filter(requester=OuterRef("pk"), vacancy=None))
    helps = Exists(HelperProfile.objects.filter(user=OuterRef("pk")))
    return people.annotate(only_asks=asked & ~helps)


def only_asks(person: User) -> bool:
    return any(row.only_asks for row in with_part(User.objects.filter(pk=person.pk)))  # type: ignore[attr-defined]


def requests_of(viewer: User, *, page: int = 1) -> tuple[list[OwnRequest], bool]:
    """The viewer's own requests, newest first, and whether there are more. 4 queries, however many there are."""
    start = (page - 1) * PAGE
    rows = list(_own(viewer)[start : start + PAGE + 1])
    today = timezone.localdate()
    return [_shown(row, today) for row in rows[:PAGE]], len(rows) > PAGE


def own_request(viewer: User, pk: int) -> OwnRequest:
    """One of the viewer's own requests, or 404: to anyone else it does not exist."""
    return _shown(opportunity_of(viewer, pk), timezone.localdate())


def opportunity_of(viewer: User, pk: int) -> Opportunity:
    row = _own(viewer).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def agreement_of_requester(viewer: User, pk: int) -> Agreement:
    """The agreement that holds for the viewer's own request, or 404."""
    found = _standing(opportunity_of(viewer, pk))
    if found is None:
        raise Http404
    return found


def visit_of_requester(viewer: User, pk: int) -> Visit:
    """The visit of the viewer's own request, or 404."""
    visit = _visit(agreement_of_requester(viewer, pk))
    if visit is None:
        raise Http404
    return visit


@dataclass(frozen=True)
class JustAsked:
    number: int
    title: str
    icon: str
    palette: str


def just_asked(pk: int | None) -> JustAsked | None:
    """The request that was sent from this device a moment ago: its number and kind, nothing about the person."""
    row = Opportunity.objects.select_related("work_kind").filter(pk=pk).first() if pk else None
    return JustAsked(row.pk, row.title, *_face_of(row)) if row else None


def _own(viewer: User):  # type: ignore[no-untyped-def]
    standing = Agreement.objects.exclude(state=AgreementState.CALLED_OFF).select_related("helper")
    standing = standing.prefetch_related(Prefetch("thanks", Thanks.objects.select_related("stand_in")))
    return (
        Opportunity.objects.filter(requester=viewer, vacancy=None)  # those stand with the other pages of a company
        .select_related("work_kind", "job")
        .prefetch_related(Prefetch("agreements", standing, to_attr="standing"))
        .prefetch_related(near_visits("standing__visits"))
        .order_by("-asked_at", "-id")
    )


def _standing(row: Opportunity) -> Agreement | None:
    return row.standing[0] if row.standing else None  # type: ignore[attr-defined]


def _visit(agreement: Agreement | None) -> Visit | None:
    return next_for_requester(agreement) if agreement else None


def _shown(row: Opportunity, today: date) -> OwnRequest:
    agreement = _standing(row)
    icon, palette = _face_of(row)
    visit = _visit(agreement)
    is_over = visit is not None and (visit.on_date is None or visit.on_date <= today)
    agreed = row.state == OpportunityState.AGREED
    return OwnRequest(
        id=row.pk,
        title=row.title,
        icon=icon,
        palette=palette,
        when=words.when_words(row, today, exact=True),
        status=row.state,
        helper=_helper(agreement, visit, today),
        may_confirm=agreed and is_over and visit is not None and visit.requester_said_done is None,
        minutes=visit.minutes if visit else 0,
        said=words.length_words(visit.requester_minutes) if visit and visit.requester_minutes else "",
        was_confirmed=agreed and visit is not None and visit.requester_said_done is not None,
        to_thank=_to_thank(agreement, today) if agreement else None,
        cards=_cards(agreement, today) if agreement else (),
        may_withdraw=row.state not in {OpportunityState.DONE, OpportunityState.WITHDRAWN}
        and not row.is_job  # a coordinator ends it: everybody who works there must hear it
        and not (visit is not None and (visit.requester_said_done or (agreed and has_been(visit)))),
        asked_if_needed=row.state == OpportunityState.EXPIRED
        or (row.state == OpportunityState.OPEN and row.still_needed_asked_on is not None),
        places=row.job.places if row.is_job else 0,
        comes=_who_work_there(row) if row.is_job else (),
    )


def _who_work_there(row: Opportunity) -> tuple[str, ...]:
    held = (it for it in row.standing if it.state == AgreementState.AGREED)  # type: ignore[attr-defined]
    return tuple(it.helper.get_short_name() for it in held)


def _helper(agreement: Agreement | None, visit: Visit | None, today: date) -> HelperForRequester | None:
    if agreement is None:
        return None
    day = words.day_words(visit.on_date, today) if visit and visit.on_date else ""
    time = words.time_words(visit.at_time) if visit and visit.at_time else ""
    return HelperForRequester(first_name=_who_comes(agreement, visit).get_short_name(), day=day, time=time)


def _to_thank(agreement: Agreement, today: date) -> ToThank | None:
    visit = rules.visit_to_thank_for(agreement)
    if not rules.may_be_thanked(agreement) or rules.card_for(agreement, visit):
        return None
    day = words.day_words(visit.on_date, today) if visit and visit.on_date else ""
    return ToThank(_who_comes(agreement, visit).get_short_name(), day)


def _cards(agreement: Agreement, today: date) -> tuple[Card, ...]:
    """The last ones."""
    shown = []
    for card in list(agreement.thanks.all())[:CARDS]:
        who = card.stand_in or agreement.helper
        shown.append(Card(card.text, who.get_short_name(), words.day_words(timezone.localdate(card.given_at), today)))
    return tuple(shown)


def _who_comes(agreement: Agreement, visit: Visit | None) -> User:
    return visit.stand_in if visit and visit.stand_in else agreement.helper


def _face_of(row: Opportunity) -> tuple[str, str]:
    """Icon and colour; of a request whose kind is not known yet, a question mark."""
    return (row.work_kind.icon, row.work_kind.palette) if row.work_kind else ("circle-question-mark", "slate")

"""What somebody finds of places they try: what comes, how it was, where to look next; and the same for the desk."""

from dataclasses import dataclass
from datetime import time

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import phrases, words
from marketplace.models import Offer, Opportunity, Taster
from marketplace.refusals import TO_TRY
from marketplace.rules import address_is_open_to_try
from marketplace.states import AgreementState, OfferState, OpportunityState, TasterState
from marketplace.tasters import moment, page_of, place_words, said
from neighbourhoods import rules
from neighbourhoods.models import User
from neighbourhoods.queries import residents
from neighbourhoods.queries.places import Contact

from .calendars import PAST, Entry
from .cards import Card
from .detail import FactRow, alternatives, contact_of
from .rows import Moment, Row

RELATED = (
    "person", "together_with", "opportunity__requester", "opportunity__work_kind", "opportunity__job__host",
    "opportunity__job__supervisor", "opportunity__neighbourhood__municipality",
)  # fmt: skip
HEAVY = ("opportunity__neighbourhood__geometry", "opportunity__neighbourhood__municipality__geometry")
SHOWN = 6


@dataclass(frozen=True)
class Trying:
    """One place to try. The address is for this person only, from planning on."""

    pk: int
    title: str
    icon: str
    palette: str
    when: str
    words: str
    href: str
    is_due: bool
    is_off: bool
    is_not: bool  # not for them: where to look next
    answered: tuple[str, str]
    own_words: str
    facts: tuple[FactRow, ...]
    contact: Contact
    others: tuple[Card, ...]


def planned_for(viewer: User) -> list[tuple[Moment, Row]]:
    """Places somebody is going to try, each with its moment, for their own page. One question."""
    rows = _of(viewer).filter(state=TasterState.PLANNED)[:SHOWN]
    return [((False, row.on_date, row.at_time or time.max, row.pk), _row(_shown(row))) for row in rows]


def _row(it: Trying) -> Row:
    said = _("You are going to try this")
    tell = it.href if it.is_due else ""
    return Row(it.pk, it.icon, it.palette, it.when, it.title, f"{said}, {it.words}", it.href, it.is_due, tell)


def guided_by(viewer: User) -> QuerySet[Opportunity]:
    """Places of work where the viewer says who came."""
    guides = Opportunity.objects.filter(Q(job__supervisor=viewer) | Q(kind=Opportunity.Kind.JOB, requester=viewer))
    return guides.filter(agreements__state=AgreementState.AGREED)


def taster_of(viewer: User, pk: int) -> Taster | None:
    return _of(viewer).filter(pk=pk).first()


def trying(viewer: User, pk: int) -> Trying | None:
    """One taster of the viewer, with its facts; None for anybody else's."""
    row = taster_of(viewer, pk)
    if row is None:
        return None
    is_not = row.outcome == Taster.Outcome.NOT
    others = alternatives(row.opportunity, viewer, None) if is_not else ()
    return _shown(row, contact_of(row.opportunity), tuple(others))


def _of(viewer: User) -> QuerySet[Taster]:
    return Taster.objects.filter(person=viewer).select_related(*RELATED).defer(*HEAVY).order_by("on_date", "pk")


def _shown(row: Taster, contact: Contact | None = None, others: tuple[Card, ...] = ()) -> Trying:
    kind = row.opportunity.work_kind
    contact = contact or Contact(phone="", team="")
    return Trying(
        pk=row.pk,
        title=row.opportunity.title,
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        when=capfirst(moment(row)),
        words=place_words(row.opportunity),
        href=page_of(row),
        is_due=row.state == TasterState.PLANNED and row.on_date <= timezone.localdate(),
        is_off=row.state == TasterState.CALLED_OFF,
        is_not=row.outcome == Taster.Outcome.NOT,
        answered=said(row, contact.who) if row.state == TasterState.BEEN else ("", ""),
        own_words=row.own_words,
        facts=_facts(row),
        contact=contact,
        others=others,
    )


def _address(row: Taster) -> str:
    """Of the place, or of the home, as long as it is open to who tries."""
    return phrases.whole_address_of(row.opportunity) if address_is_open_to_try(row) else ""


def _facts(row: Taster) -> tuple[FactRow, ...]:
    if row.state != TasterState.PLANNED:
        return ()
    opportunity = row.opportunity
    job = opportunity.job if opportunity.is_job else None
    address = _address(row)
    length = _("About %(length)s") % {"length": words.length_words(row.minutes)}
    guide = job.supervisor if job and job.supervisor else opportunity.requester
    ask = _("Ask for %(name)s.") % {"name": phrases.called(guide)}
    told: list[FactRow] = [("calendar", "ochre", _("When"), capfirst(moment(row)), length)]
    if not address_is_open_to_try(row):
        return tuple(told)
    where = address or _("Ask for the address by phone.")
    told.append(("map-pin", "teal", _("Where"), capfirst(job.place_name) if job and job.place_name else where,
                 f"{address}. {ask}" if job and job.place_name and address else ask))  # fmt: skip
    if row.together_with is not None:
        told.append(("users", "terracotta", _("Together with"), phrases.called(row.together_with), ""))
    return tuple(told)


def calendar_entries(viewer: User, pk: int | None = None) -> list[Entry]:
    """Tasters of the viewer's own, planned and been, for a calendar; or one of them."""
    states = [TasterState.PLANNED, TasterState.BEEN]
    rows = _of(viewer).filter(state__in=states, on_date__gte=timezone.localdate() - PAST)
    return [_entry(row) for row in (rows.filter(pk=pk) if pk is not None else rows)]


def _entry(row: Taster) -> Entry:
    return Entry(
        visit_id=row.pk,
        title=_("To try: %(task)s") % {"task": row.opportunity.title},
        on_date=row.on_date,
        at_time=row.at_time,
        minutes=row.minutes,
        address=_address(row),
        contact=contact_of(row.opportunity),
        of="proberen",
    )


# ---------------------------------------------------------------- at the desk
@dataclass(frozen=True)
class Tried:
    """A place that somebody tries or tried; `offer_id`: they still want to know more about it."""

    taster: Taster
    offer_id: int | None
    may_agree: bool


def tried_by(person: User) -> list[Tried]:
    """The latest first. The caller has the person from resident_in_care_of."""
    rows = list(_of(person).order_by("-on_date", "-pk")[:SHOWN])
    about = {row.opportunity_id for row in rows}
    asked = Offer.objects.filter(helper=person, opportunity__in=about, state=OfferState.STANDING)
    offers = dict(asked.values_list("opportunity_id", "pk"))
    return [Tried(row, offers.get(row.opportunity_id), _may_agree(row)) for row in rows]


def _may_agree(row: Taster) -> bool:
    """They liked it, and a place is free."""
    likes = row.state == TasterState.BEEN and row.outcome == Taster.Outcome.LIKE
    return likes and row.opportunity.is_job and row.opportunity.state == OpportunityState.OPEN


def taster_in_care_of(viewer: User, pk: int) -> Taster:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    row = Taster.objects.filter(pk=pk, opportunity__neighbourhood__in=mine).select_related("person").first()
    if row is None:
        raise Http404
    return row


def places_to_try(viewer: User) -> QuerySet[Opportunity]:
    """Jobs first, then open tasks, where this coordinator works."""
    mine = rules.neighbourhoods_of(viewer).values("pk")
    is_job = Q(kind=Opportunity.Kind.JOB, state__in=TO_TRY)
    rows = Opportunity.objects.filter(is_job | Q(state=OpportunityState.OPEN), neighbourhood__in=mine)
    return rows.select_related("job", "work_kind", "neighbourhood").order_by("kind", "-published_at", "pk")


def companions(viewer: User) -> QuerySet[User]:
    """Who may come along: people a coordinator has met, where this one works."""
    people = residents.residents_of(viewer).filter(met_at__isnull=False, is_active=True, helper__isnull=False)
    return people.order_by("first_name", "last_name", "pk")

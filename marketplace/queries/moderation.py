"""The queue: what waits for the coordinator, what is checked before it goes into the neighbourhood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.models import Offer, Opportunity
from marketplace.states import OfferState, OpportunityState
from neighbourhoods import rules
from neighbourhoods.models import User
from neighbourhoods.models.people import Precision
from neighbourhoods.queries.never_stored import hints_at

SHOWN = 8
OFFERS_SHOWN = 5
SOON = timedelta(days=1)
LOOK_OUT = re.compile(
    r"\b(digid|pin(?:code|pas)?|geld|contant|bank(?:pas|zaken|rekening|ieren)?|betaal\w*|sleutels?|wachtwoord(?:en)?|money|keys?|password)\b",
    re.IGNORECASE,
)
UNSETTLED = (OpportunityState.WAITING, OpportunityState.OPEN, OpportunityState.TO_TALK_OVER, OpportunityState.AGREED)


def requests_of(viewer: User) -> QuerySet[Opportunity]:
    """Every request in the neighbourhoods this coordinator looks after today, and no other. Jobs have a list apart."""
    return everything_of(viewer).filter(kind=Opportunity.Kind.TASK)


def everything_of(viewer: User) -> QuerySet[Opportunity]:
    """Requests and jobs."""
    mine = rules.neighbourhoods_of(viewer).values("pk")
    requests = Opportunity.objects.filter(neighbourhood__in=mine)
    return requests.select_related("work_kind", "requester", "neighbourhood", "job").defer("neighbourhood__geometry")


def request_in_care_of(viewer: User, pk: int) -> Opportunity:
    """The request, or 404: to anyone else it does not exist."""
    people = ("asked_first", "entered_by", "published_by", "talk_owner")
    request = everything_of(viewer).select_related(*people, "requester__municipality").filter(pk=pk).first()
    if request is None:
        raise Http404
    return request


def waiting(viewer: User, *, limit: int = SHOWN + 1) -> list[Opportunity]:
    """What waits to be checked: for today or tomorrow first, then as soon as possible, then the oldest."""
    return list(queue(viewer)[:limit])


def queue(viewer: User) -> QuerySet[Any]:
    found = requests_of(viewer).filter(state=OpportunityState.WAITING).select_related("entered_by")
    return in_order_of_need(found).order_by("urgent", "asked_at", "pk")


def in_order_of_need(requests: QuerySet[Opportunity]) -> QuerySet[Any]:
    """Requests with `urgent`, the least first, and with what the neighbour asked besides."""
    tomorrow = timezone.localdate() + SOON
    urgent = Case(
        When(on_date__lte=tomorrow, then=Value(0)),
        When(day=Opportunity.Day.SOON, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return with_the_others(requests).annotate(urgent=urgent)


def with_the_others(requests: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """Requests with `had`: how many tasks this neighbour had done; and `double`: the number of another one of this kind
    that still runs.
    """
    others = Opportunity.objects.filter(requester=OuterRef("requester")).exclude(pk=OuterRef("pk")).order_by()
    done = others.filter(state=OpportunityState.DONE).values("requester")
    running = others.alias(sort=Coalesce("work_kind", 0)).filter(
        sort=Coalesce(OuterRef("work_kind"), 0), state__in=UNSETTLED
    )
    return requests.annotate(
        had=Coalesce(Subquery(done.annotate(number=Count("pk")).values("number")), 0),
        double=Subquery(running.values("requester").annotate(last=Max("pk")).values("last")),
    )


@dataclass(frozen=True)
class Check:
    """A fact about a request in a sentence. `fine` is False for what asks for a second look."""

    sentence: str
    fine: bool = True


def words_to_look_at(request: Opportunity) -> list[str]:
    """Words in the neighbour's own text that ask for a second look, each once, as they were written."""
    return list({word.lower(): word for word in LOOK_OUT.findall(request.wish)}.values())


def checks(request: Opportunity) -> list[Check]:
    """What is worth knowing before saying yes. Nothing here decides: a person reads it."""
    kind, (had, double) = request.work_kind, _before(request)
    found = [_known_neighbour(had), _address(request)]
    if kind is None:
        found.append(Check(_("No kind of work is chosen yet. Choose one with Change."), fine=False))
    elif kind.handles_money:
        found.append(Check(_("Money goes along."), fine=False))
    if kind is not None and kind.holds_key:
        found.append(Check(_("A key goes along."), fine=False))
    if words := words_to_look_at(request):
        found.append(Check(_("It mentions: %(words)s") % {"words": ", ".join(words)}, fine=False))
    if any(hints := hints_at([request.wish])):
        sentence = _("It may be about %(subjects)s. Talk it over, and take it out with Change.")
        found.append(Check(sentence % {"subjects": hints[0]}, fine=False))
    if double:
        found.append(Check(_("Perhaps asked twice: see number %(number)d.") % {"number": double}, fine=False))
    return found


def _before(request: Opportunity) -> tuple[int, int | None]:
    """How many tasks this neighbour had done, and the other request; of a row of the queue it was read with it."""
    if not hasattr(request, "double"):
        request = with_the_others(Opportunity.objects.filter(pk=request.pk)).get()
    return request.had, request.double  # type: ignore[attr-defined]  # annotated


def _known_neighbour(had: int) -> Check:
    if not had:
        return Check(_("New neighbour: nobody has helped here before."))
    return Check(
        ngettext("Known neighbour, %(count)d task done", "Known neighbour, %(count)d tasks done", had) % {"count": had}
    )


def _address(request: Opportunity) -> Check:
    person, where = request.requester, {"place": request.neighbourhood.name}
    if person.neighbourhood_id != request.neighbourhood_id:
        return Check(_("Lives somewhere else now. This request is for %(place)s.") % where, fine=False)
    if person.precision in {Precision.HOUSE, Precision.POSTCODE}:
        return Check(_("The address lies in %(place)s") % where)
    return Check(_("The address is not known exactly. %(place)s was chosen.") % where, fine=False)


@dataclass(frozen=True)
class Undo:
    """A publication of this coordinator that nobody has heard of yet."""

    id: int
    title: str
    until: datetime


def just_published(viewer: User) -> QuerySet[Opportunity]:
    """The last thing this coordinator put in the neighbourhood, while its messages still wait."""
    since = timezone.now() - timedelta(seconds=settings.UNDO_SECONDS)
    mine = requests_of(viewer).filter(state=OpportunityState.OPEN, published_by=viewer, published_at__gt=since)
    return mine.order_by("-published_at")[:1]


def can_be_taken_back(request: Opportunity, viewer: User) -> bool:
    """The same of a row that was read."""
    since, published = timezone.now() - timedelta(seconds=settings.UNDO_SECONDS), request.published_at
    is_mine = request.state == OpportunityState.OPEN and request.published_by_id == viewer.pk
    return is_mine and published is not None and published > since


def undo_of(published: Iterable[Opportunity]) -> Undo | None:
    delay = timedelta(seconds=settings.UNDO_SECONDS)
    return next((Undo(it.pk, it.title, it.published_at + delay) for it in published if it.published_at), None)


def offers_of(viewer: User) -> QuerySet[Offer]:
    """Yeses that stand in the viewer's neighbourhoods, to tasks and to jobs. The oldest first."""
    mine = rules.neighbourhoods_of(viewer).values("pk")
    offers = Offer.objects.filter(opportunity__neighbourhood__in=mine, state=OfferState.STANDING)
    below = (f"opportunity__{part}" for part in ("work_kind", "requester", "job", "neighbourhood"))
    related = offers.select_related("helper", *below).defer("opportunity__neighbourhood__geometry")
    return related.order_by("made_at", "pk")


def offers_to_call_about(viewer: User) -> QuerySet[Offer]:
    """Helpers nobody has met yet who would like to do something here: call them."""
    is_task, is_open = Q(opportunity__kind=Opportunity.Kind.TASK), Q(opportunity__state=OpportunityState.OPEN)
    return offers_of(viewer).filter(is_task, is_open)[:OFFERS_SHOWN]


def offer_in_care_of(viewer: User, pk: int) -> Offer:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    offer = Offer.objects.filter(pk=pk, opportunity__neighbourhood__in=mine).select_related("helper").first()
    if offer is None:
        raise Http404
    return offer


def who_published(viewer: User, request: Opportunity) -> str:
    """The colleague who was first, for the sentence that says so; empty when it was this viewer or nobody."""
    found = requests_of(viewer).select_related("published_by").filter(pk=request.pk).first()
    colleague = found.published_by if found else None
    return colleague.get_short_name() if colleague and colleague.pk != viewer.pk else ""

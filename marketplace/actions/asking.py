"""Asking for help: a new request, changing it, asking again, taking it back."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import rules
from marketplace.hours import PARTS, task_hours
from marketplace.models import Agreement, GoodToKnow, Opportunity, WorkKind
from marketplace.states import AgreementState, OpportunityState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.places import offset_point
from neighbourhoods.rules import looks_after

from .endings import end_agreement, pass_over_offers
from .moves import ABOUT_THE_SEARCH, fresh, move, note


@dataclass(frozen=True)
class Request:
    """What somebody asks: the answers of the four screens or of one phone call."""

    work_kind: WorkKind | None
    day: str = Opportunity.Day.SOON
    on_date: date | None = None
    at_time: time | None = None
    parts: frozenset[str] = frozenset()
    minutes: int | None = None
    wish: str = ""
    asked_first: User | None = None
    good_to_know: tuple[GoodToKnow, ...] = field(default=())


@transaction.atomic
def ask_for_help(requester: User, *, by: User, request: Request, source: str = Opportunity.Source.WEB) -> Opportunity:
    """A request that waits for the coordinator. by: the neighbour, or a coordinator of their neighbourhood."""
    if by.pk != requester.pk and not looks_after(by, requester.neighbourhood_id):
        raise NotYours
    if requester.neighbourhood is None:
        raise NotAllowedNow(_("We need a postcode first. Then we know who can help nearby."), "no_place")
    opportunity = Opportunity(
        requester=requester,
        neighbourhood=requester.neighbourhood,
        source=source,
        entered_by=by if by.pk != requester.pk else None,
    )
    point = _point_of(requester)
    if point is not None:
        opportunity.latitude, opportunity.longitude = offset_point(*point)
    _write(opportunity, request)
    opportunity.save()
    opportunity.good_to_know.set(request.good_to_know)
    move(opportunity, OpportunityState.WAITING)
    note(opportunity, "request.asked", by=by)
    outreach.announce(requester, "request.received", about=opportunity)
    return opportunity


@transaction.atomic
def amend_request(opportunity: Opportunity, *, by: User, request: Request) -> Opportunity:
    """Change what was asked while nobody has agreed to it yet."""
    opportunity = fresh(opportunity)
    if not rules.speaks_for_requester(by, opportunity):
        raise NotYours
    if opportunity.state not in {OpportunityState.WAITING, OpportunityState.OPEN, OpportunityState.TO_TALK_OVER}:
        raise NotAllowedNow(_("There is an agreement already. Call us to change it."), "moment")
    if opportunity.is_job:
        raise NotAllowedNow(_("Work is changed by our team. Call us."), "job")
    if opportunity.state == OpportunityState.OPEN and not rules.may_moderate(by, opportunity):
        move(opportunity, OpportunityState.WAITING)  # a changed request is checked again
    opportunity.still_needed_asked_on, opportunity.looking_from = None, timezone.localdate()
    _write(opportunity, request)
    opportunity.save()
    opportunity.good_to_know.set(request.good_to_know)
    note(opportunity, "request.amended", by=by)
    return opportunity


@transaction.atomic
def withdraw_request(opportunity: Opportunity, *, by: User) -> Opportunity:
    """The neighbour no longer needs it. Ends an agreement, tells its helper, asks for no reason."""
    opportunity = fresh(opportunity)
    if not rules.speaks_for_requester(by, opportunity):
        raise NotYours
    if opportunity.state == OpportunityState.WITHDRAWN:
        return opportunity
    move(opportunity, OpportunityState.WITHDRAWN)
    outreach.withdraw(opportunity, kinds=ABOUT_THE_SEARCH)
    for agreement in opportunity.agreements.filter(state=AgreementState.AGREED).select_related("helper"):
        agreement.opportunity = opportunity
        end_agreement(agreement, by=by, tell_helper=True)
    pass_over_offers(opportunity, note(opportunity, "request.withdrawn", by=by))
    return opportunity


@transaction.atomic
def keep_request(opportunity: Opportunity, *, by: User) -> Opportunity:
    """Yes, it is still needed: as soon as possible. An expired one goes to the coordinator again."""
    opportunity = fresh(opportunity)
    if not rules.speaks_for_requester(by, opportunity):
        raise NotYours
    if opportunity.is_job:
        raise NotAllowedNow(_("Work is changed by our team. Call us."), "job")
    if opportunity.state not in {OpportunityState.OPEN, OpportunityState.EXPIRED, OpportunityState.WAITING}:
        raise NotAllowedNow(_("This request has changed. Call us if you still need help."), "moment")
    if opportunity.still_needed_asked_on is None and opportunity.state != OpportunityState.EXPIRED:
        return opportunity  # nobody asked, or it was answered before
    opportunity.day, opportunity.on_date, opportunity.at_time = Opportunity.Day.SOON, None, None
    opportunity.still_needed_asked_on, opportunity.looking_from = None, timezone.localdate()
    _set_hours(opportunity)
    opportunity.save()
    if opportunity.state == OpportunityState.EXPIRED:
        move(opportunity, OpportunityState.WAITING)
    note(opportunity, "request.kept", by=by)
    return opportunity


@transaction.atomic
def ask_again(agreement: Agreement, *, by: User, on_date: date | None = None) -> Opportunity:
    """The same task once more, and the same helper is asked first."""
    opportunity = fresh(agreement.opportunity_id)
    if not rules.speaks_for_requester(by, opportunity):
        raise NotYours
    if opportunity.is_job:
        raise NotAllowedNow(_("Work is changed by our team. Call us."), "job")
    running = Opportunity.objects.filter(
        requester=opportunity.requester,
        work_kind=opportunity.work_kind,
        asked_first=agreement.helper,
        state__in=[OpportunityState.WAITING, OpportunityState.OPEN],
    ).first()
    if running is not None:
        return running
    again = ask_for_help(
        opportunity.requester,
        by=by,
        request=replace(
            _request_of(opportunity),
            day=Opportunity.Day.DATE if on_date else Opportunity.Day.THIS_WEEK,
            on_date=on_date,
            asked_first=agreement.helper,
        ),
        source=Opportunity.Source.WEB if rules.is_requester(by, opportunity) else Opportunity.Source.PHONE,
    )
    note(again, "request.asked_again", by=by)
    return again


def _request_of(opportunity: Opportunity) -> Request:
    return Request(
        work_kind=opportunity.work_kind,
        parts=frozenset(part for part in PARTS if getattr(opportunity, part)),
        minutes=opportunity.minutes,
        good_to_know=tuple(opportunity.good_to_know.all()),
    )


def _write(opportunity: Opportunity, request: Request) -> None:
    opportunity.work_kind = request.work_kind
    opportunity.kind_bit = request.work_kind.mask if request.work_kind else 0
    opportunity.day, opportunity.on_date, opportunity.at_time = request.day, request.on_date, request.at_time
    opportunity.minutes = request.minutes or (request.work_kind.minutes if request.work_kind else 60)
    opportunity.wish = request.wish.strip()
    opportunity.asked_first = request.asked_first
    write_parts(opportunity, request.parts)


def write_parts(opportunity: Opportunity, parts: frozenset[str], weekdays: Collection[int] = ()) -> None:
    """The parts of the day that were asked, also as the hours the search compares."""
    for part in PARTS:
        setattr(opportunity, part, part in parts)
    _set_hours(opportunity, weekdays)


def _set_hours(opportunity: Opportunity, weekdays: Collection[int] = ()) -> None:
    days = [opportunity.on_date.weekday()] if opportunity.on_date else weekdays or range(7)
    parts = [part for part in PARTS if getattr(opportunity, part)]
    opportunity.hours_0, opportunity.hours_1, opportunity.hours_2 = task_hours(days, parts)


def _point_of(person: User) -> tuple[float, float] | None:
    """Where the neighbour lives, or the middle of the neighbourhood when the address is not known exactly."""
    for place in (person, person.neighbourhood):
        if place is not None and place.latitude is not None and place.longitude is not None:
            return place.latitude, place.longitude
    return None

"""How an agreement begins and ends, for the actions beside it. Callers hold the opportunity's lock."""

from datetime import date, time
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from marketplace.models import Agreement, Opportunity, Visit
from marketplace.states import AgreementState, OfferState, OpportunityState, VisitState
from neighbourhoods import outreach
from neighbourhoods.models import JournalEntry, User

from .company import decide_company
from .moves import ABOUT_THE_SEARCH, ABOUT_THE_VISIT, move, note, occasion, tell_coordinator
from .searching import let_go
from .seats import finish, take_seat

STILL_TO_COME = [VisitState.PLANNED, VisitState.SEEKING, VisitState.SKIPPED]
TO_SETTLE = [VisitState.PLANNED, VisitState.SEEKING]


def begin_agreement(opportunity: Opportunity, helper: User, *, by: User, **terms: Any) -> Agreement:
    """Take a place, plan the visit, open the address to the pair, tell neighbour and coordinator.

    `terms`: fields of an agreement about a job. Its visits come from its rhythm.
    """
    seat = take_seat(opportunity)
    agreement = Agreement.objects.create(opportunity=opportunity, helper=helper, made_by=by, seat=seat, **terms)
    if not opportunity.is_job:
        Visit.objects.create(agreement=agreement, minutes=opportunity.minutes, **_moment_asked(opportunity))
        decide_company(agreement)
    take_own_offer(opportunity, helper)
    entry = note(opportunity, "agreement.made", by=by, helper=helper)
    if opportunity.state == OpportunityState.AGREED:  # no other place is free
        outreach.withdraw(opportunity, kinds=ABOUT_THE_SEARCH)
        pass_over_offers(opportunity, entry)
    outreach.announce(helper, "helper.agreed", about=agreement)
    outreach.announce(opportunity.requester, "request.helper_found", about=agreement)
    if not opportunity.is_job:  # about a job the coordinator made the agreement
        tell_coordinator(opportunity, "coordinator.agreed", about=agreement)
    return agreement


def _moment_asked(opportunity: Opportunity) -> dict[str, date | time | None]:
    """The day that was asked, unless it has passed: then the two choose another one."""
    if opportunity.on_date is not None and opportunity.on_date < timezone.localdate():
        return {"on_date": None, "at_time": None}
    return {"on_date": opportunity.on_date, "at_time": opportunity.at_time}


def take_own_offer(opportunity: Opportunity, helper: User) -> None:
    """An offer that the helper made before became this agreement; it may not come to stand beside it."""
    for offer in opportunity.offers.filter(helper=helper, state__in=[OfferState.STANDING, OfferState.PASSED]):
        if offer.state == OfferState.PASSED:
            move(offer, OfferState.STANDING)
        move(offer, OfferState.TAKEN)
        outreach.withdraw(offer)


def end_agreement(agreement: Agreement, *, by: User, tell_helper: bool) -> None:
    """Call it off: its visits too, its messages that still wait, and the helper hears it if somebody else did it.

    What came back and has been stays: a visit before today of which one of the two told that it took place is done.
    """
    move(agreement, AgreementState.CALLED_OFF)
    for visit in agreement.visits.filter(state__in=STILL_TO_COME).select_related("stand_in", "company"):
        took_place = _took_place(visit)
        if not took_place:
            let_go(visit)
        move(visit, VisitState.DONE if took_place else VisitState.CALLED_OFF)
        outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
    outreach.withdraw(agreement)
    note(agreement.opportunity, "agreement.called_off", by=by, helper=agreement.helper)
    if tell_helper:
        outreach.announce(agreement.helper, "helper.called_off", about=agreement)


def _took_place(visit: Visit) -> bool:
    has_been = visit.on_date is not None and visit.on_date < timezone.localdate()
    is_told = visit.requester_said_done or (visit.helper_said and visit.requester_said_done is None)
    return bool(visit.rhythm_id and has_been and is_told)


def close_if_over(agreement: Agreement) -> bool:
    """Nothing is left to come or to settle: the agreement is done, and so is its task."""
    if agreement.state != AgreementState.AGREED or something_left(agreement):
        return False
    move(agreement, AgreementState.DONE)
    finish(agreement.opportunity)
    return True


def something_left(agreement: Agreement) -> bool:
    """A visit to come or to settle, one that was skipped and may still take place, or days yet to be made."""
    may_still = Q(state__in=TO_SETTLE) | Q(state=VisitState.SKIPPED, on_date__gte=timezone.localdate())
    unmade = Q(made_until=None) | Q(made_until__lt=F("ends_on"))
    to_make = agreement.rhythms.filter(unmade, ends_on__gte=F("starts_on"))
    if agreement.goes_on or agreement.visits.filter(may_still).exists() or to_make.exists():
        return True
    return agreement.opportunity.is_job and _comes_without_days(agreement)


def _comes_without_days(agreement: Agreement) -> bool:
    """Work of which no days were written down is over after its last day."""
    has_been = agreement.ends_on is None or agreement.ends_on < timezone.localdate()
    return not has_been and not agreement.rhythms.exists()


def pass_over_offers(opportunity: Opportunity, entry: JournalEntry) -> None:
    """Offers that still stand hear kindly that it is not needed now."""
    for offer in opportunity.offers.filter(state=OfferState.STANDING).select_related("helper"):
        move(offer, OfferState.PASSED)
        key = occasion("helper.passed", entry, offer.helper)
        outreach.announce(offer.helper, "helper.passed", about=offer, key=key)

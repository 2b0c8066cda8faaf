"""The places of an opportunity: a task has one, a job as many as its host has. Callers hold the opportunity's lock."""

from itertools import count

from django.utils.translation import gettext as _

from marketplace.models import Opportunity
from marketplace.states import AgreementState, OfferState, OpportunityState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow

from .moves import move


def places_of(opportunity: Opportunity) -> int:
    return opportunity.job.places if opportunity.is_job else 1


def taken(opportunity: Opportunity) -> set[int]:
    """The numbers of the places where an agreement holds."""
    held = opportunity.agreements.filter(state=AgreementState.AGREED)
    return set(held.values_list("seat", flat=True))


def take_seat(opportunity: Opportunity) -> int:
    """The smallest free number. With the last one the opportunity has its helpers."""
    held, places = taken(opportunity), places_of(opportunity)
    if opportunity.state != OpportunityState.OPEN or len(held) >= places:
        raise NotAllowedNow(_("Someone else is already doing this. Thanks for looking."), "gone")
    if len(held) + 1 == places:
        move(opportunity, OpportunityState.AGREED, code="gone")
    return next(number for number in count(1) if number not in held)


def reopen(opportunity: Opportunity) -> None:
    """A place is free again: back in the neighbourhood, and passed offers stand again.

    A job of which another place was still free is open already; one that is talked over or over stays as it is.
    """
    if opportunity.is_job and opportunity.state != OpportunityState.AGREED:
        return
    opportunity.still_needed_asked_on = None  # a question from before the agreement was never answered, nor sent
    move(opportunity, OpportunityState.OPEN)
    for offer in opportunity.offers.filter(state=OfferState.PASSED):
        move(offer, OfferState.STANDING)
        outreach.withdraw(offer, kinds=["helper.passed"])


def settle(opportunity: Opportunity) -> None:
    """The state follows the places, when their number changed or a job was put in the neighbourhood again."""
    if not opportunity.is_job:
        return
    is_full = len(taken(opportunity)) >= places_of(opportunity)
    if is_full and opportunity.state == OpportunityState.OPEN:
        move(opportunity, OpportunityState.AGREED)
    elif not is_full and opportunity.state == OpportunityState.AGREED:
        reopen(opportunity)


def finish(opportunity: Opportunity) -> None:
    """An agreement is done: so is its task; of a job the place is free again."""
    if opportunity.is_job:
        reopen(opportunity)
    else:
        move(opportunity, OpportunityState.DONE)

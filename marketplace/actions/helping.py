"""Saying yes, and stepping back from it. A helper who is met takes the place; one who is not met yet makes an offer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import rules
from marketplace.models import Agreement, Offer, Opportunity
from marketplace.states import AgreementState, OfferState, OpportunityState
from neighbourhoods import journal, outreach
from neighbourhoods.actions.people import note_met
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User

from .endings import begin_agreement, end_agreement
from .fitting import must_fit
from .moderating import next_working_day
from .moves import fresh, fresh_agreement, lock_person, move, note, occasion, tell_coordinator
from .seats import reopen


@transaction.atomic
def say_yes(opportunity: Opportunity, *, by: User) -> Agreement | Offer:
    """ "Ja, ik help." Pressed twice it gives the same answer. NotAllowedNow as `rules.why_not_help` says it.

    Two tasks from two phones at one moment: the second waits for the first, and is judged beside it.
    """
    opportunity = fresh(opportunity)
    if opportunity.is_job:
        raise NotAllowedNow(_("About work we call you first. Press: I want to know more."), "job")
    by = lock_person(by)
    for mine in (
        opportunity.agreements.filter(helper=by, state=AgreementState.AGREED).first(),
        opportunity.offers.filter(helper=by, state=OfferState.STANDING).first(),
    ):
        if mine is not None:
            return mine
    code, sentence = rules.why_not_help(by, opportunity)
    if code:
        raise NotAllowedNow(sentence, code)
    if by.is_met:
        return begin_agreement(opportunity, by, by=by)
    offer = opportunity.offers.filter(helper=by, state=OfferState.PASSED).first()
    if offer is None:
        offer = Offer.objects.create(opportunity=opportunity, helper=by)
    else:  # asked before; then it was not needed, now it is
        move(offer, OfferState.STANDING)
        outreach.withdraw(offer, kinds=["helper.passed"])
    note(opportunity, "offer.made", by=by, helper=by)
    outreach.announce(by, "helper.offer_received", about=offer)
    tell_coordinator(opportunity, "coordinator.offer", about=offer)
    return offer


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: User) -> Offer:
    """ "Toch niet", before an agreement. No reason asked."""
    opportunity = fresh(offer.opportunity_id)
    offer = Offer.objects.get(pk=offer.pk)
    if by.pk != offer.helper_id and not rules.may_moderate(by, opportunity):
        raise NotYours
    if offer.state == OfferState.WITHDRAWN:
        return offer
    move(offer, OfferState.WITHDRAWN)
    outreach.withdraw(offer)
    note(opportunity, "offer.withdrawn", by=by, helper=offer.helper)
    return offer


@transaction.atomic
def accept_offer(offer: Offer, *, by: User) -> Agreement:
    """After the call: the coordinator turns an offer into the agreement. From now on the helper counts as met."""
    opportunity = fresh(offer.opportunity_id)
    if not rules.may_moderate(by, opportunity):
        raise NotYours
    if opportunity.is_job:
        raise NotAllowedNow(_("Work asks for more than a yes. Make the agreement on its own page."), "job")
    offer = Offer.objects.get(pk=offer.pk)
    offer.helper = lock_person(offer.helper_id)
    if offer.state == OfferState.TAKEN:
        agreement = opportunity.agreements.filter(helper=offer.helper, state=AgreementState.AGREED).first()
        if agreement is not None:
            return agreement
    if offer.state != OfferState.STANDING or opportunity.state != OpportunityState.OPEN:
        raise NotAllowedNow(_("This offer no longer stands."), "gone")
    must_fit(offer.helper, opportunity)
    move(offer, OfferState.TAKEN)
    if not offer.helper.is_met:
        note_met(offer.helper, by=by)
    return begin_agreement(opportunity, offer.helper, by=by)


@transaction.atomic
def step_back(agreement: Agreement, *, by: User) -> Agreement:
    """ "Toch niet": the helper steps back. The task is open again, the neighbour and the coordinator hear it."""
    agreement = fresh_agreement(agreement)
    if not rules.speaks_for_helper(by, agreement):
        raise NotYours
    if agreement.state == AgreementState.CALLED_OFF:
        return agreement
    end_agreement(agreement, by=by, tell_helper=False)
    reopen(agreement.opportunity)
    _keep_looking(agreement, by)
    tell_coordinator(agreement.opportunity, "coordinator.stepped_back", about=agreement)
    return agreement


@transaction.atomic
def call_off(agreement: Agreement, *, by: User) -> Agreement:
    """The coordinator (or the neighbour) ends it; the task looks for somebody else."""
    agreement = fresh_agreement(agreement)
    if not rules.speaks_for_requester(by, agreement.opportunity):
        raise NotYours
    if agreement.state == AgreementState.CALLED_OFF:
        return agreement
    end_agreement(agreement, by=by, tell_helper=True)
    reopen(agreement.opportunity)
    _keep_looking(agreement, by)
    return agreement


@transaction.atomic
def ask_question(opportunity: Opportunity, *, by: User, words: str = "") -> None:
    """ "Ik wil eerst iets vragen": the coordinator calls back. Once per person and task a day."""
    opportunity = fresh(opportunity)
    today = timezone.localdate()
    journal.record(resident=by, actor=by, verb="question.asked", about=opportunity, words=words)
    outreach.announce(
        by, "question.asked", about=opportunity, channel="call", due_on=next_working_day(today),
        key=f"question.asked:{opportunity.pk}:{by.pk}:{today}",
    )  # fmt: skip


def _keep_looking(agreement: Agreement, by: User) -> None:
    opportunity = agreement.opportunity
    entry = note(opportunity, "request.open_again", by=by)
    key = occasion("request.still_looking", entry, opportunity.requester)
    outreach.announce(opportunity.requester, "request.still_looking", about=opportunity, key=key)

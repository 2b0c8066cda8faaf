"""What coordinators do with a request: put it in the neighbourhood, undo that, talk it over, ask a helper."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import displacement, rules
from marketplace.models import Opportunity
from marketplace.states import AgreementState, OpportunityState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.holidays import next_working_day
from neighbourhoods.models import JournalEntry, User

from .endings import end_agreement, pass_over_offers
from .moves import ABOUT_THE_SEARCH, fresh, move, note, occasion, too_late
from .seats import settle


@transaction.atomic
def publish_opportunity(opportunity: Opportunity, *, by: User, ask: User | None = None) -> Opportunity:
    """Put it in the neighbourhood; ask: a helper who is asked by message at the same time.

    Its messages leave after UNDO_SECONDS, so that a slip can be undone before anybody hears of it.
    """
    opportunity = _moderated(opportunity, by)
    if opportunity.work_kind is None:
        raise NotAllowedNow(_("Choose a kind of work first. Then people can find it."), "no_kind")
    if opportunity.latitude is None:
        raise NotAllowedNow(_("The address is not known yet. Fill it in first."), "no_place")
    if opportunity.state in {OpportunityState.OPEN, OpportunityState.AGREED}:  # AGREED: and somebody said yes since
        raise NotAllowedNow(_("A colleague has just approved this request."), "twice")
    if opportunity.is_job and opportunity.last_day < timezone.localdate():
        raise NotAllowedNow(_("The last day has passed. Choose a later one first."), "past")
    if why := displacement.why_not_published(opportunity, timezone.localdate()):
        raise NotAllowedNow(why, "displacement")
    move(opportunity, OpportunityState.OPEN)
    opportunity.published_at, opportunity.published_by = timezone.now(), by
    opportunity.talk_reason, opportunity.talk_owner, opportunity.talk_by = "", None, None
    opportunity.still_needed_asked_on = None  # asked before it was talked over: that question no longer runs
    opportunity.save()
    settle(opportunity)
    outreach.withdraw(opportunity, kinds=["request.talk_over"])
    entry = note(opportunity, "request.published", by=by)
    leaves = timezone.now() + timedelta(seconds=settings.UNDO_SECONDS)
    _tell(opportunity.requester, "request.published", opportunity, entry, leaves)
    asked = [it.pk for it in (ask, opportunity.asked_first) if it is not None]
    for helper in User.objects.filter(pk__in=asked).order_by("pk"):  # as they are now: they may have paused
        if may_be_asked(helper, opportunity):
            _tell(helper, "helper.invited", opportunity, entry, leaves)
    return opportunity


@transaction.atomic
def undo_publication(opportunity: Opportunity, *, by: User) -> Opportunity:
    """Back to the queue, as long as no message left and nobody said yes."""
    opportunity = _moderated(opportunity, by)
    published = opportunity.published_at
    if published is None or timezone.now() >= published + timedelta(seconds=settings.UNDO_SECONDS):
        raise NotAllowedNow(_("The message has already left. You can still talk it over."), "too_late")
    if opportunity.state != OpportunityState.OPEN:
        raise NotAllowedNow(_("This request is not looking for a helper now."), "moment")
    if opportunity.offers.exists():
        raise NotAllowedNow(_("Somebody has already offered to help."), "too_late")
    move(opportunity, OpportunityState.WAITING)
    opportunity.published_at = opportunity.published_by = None
    opportunity.save()
    outreach.withdraw(opportunity, kinds=["request.published", "helper.invited"])
    note(opportunity, "request.publication_undone", by=by)
    return opportunity


@transaction.atomic
def talk_over(
    opportunity: Opportunity, *, by: User, reason: str, words: str = "", until: date | None = None
) -> Opportunity:
    """It cannot go on as asked: a person calls, with a name and a date. Never a refusal by message."""
    opportunity = _moderated(opportunity, by)
    if reason not in Opportunity.Reason.values:
        raise NotAllowedNow(_("Choose a reason. Then the neighbour gets a clear answer."), "no_reason")
    for agreement in opportunity.agreements.filter(state=AgreementState.AGREED).select_related("helper"):
        agreement.opportunity = opportunity
        end_agreement(agreement, by=by, tell_helper=True)
    until = until or next_working_day(timezone.localdate())
    opportunity.talk_owner, opportunity.talk_reason, opportunity.talk_by = by, reason, until
    move(opportunity, OpportunityState.TO_TALK_OVER)
    outreach.withdraw(opportunity, kinds=ABOUT_THE_SEARCH)
    entry = note(opportunity, "request.to_talk_over", by=by, words=words)
    pass_over_offers(opportunity, entry)
    key = occasion("request.talk_over", entry, opportunity.requester)
    outreach.announce(
        opportunity.requester, "request.talk_over", about=opportunity, channel="call", due_on=until, key=key
    )
    return opportunity


@transaction.atomic
def put_back(opportunity: Opportunity, *, by: User) -> Opportunity:
    """Talked over: it goes on, and waits to be checked."""
    opportunity = _moderated(opportunity, by)
    if opportunity.state != OpportunityState.TO_TALK_OVER:
        raise too_late()
    move(opportunity, OpportunityState.WAITING)
    opportunity.talk_reason, opportunity.talk_owner, opportunity.talk_by = "", None, None
    opportunity.save()
    outreach.withdraw(opportunity, kinds=["request.talk_over"])
    note(opportunity, "request.put_back", by=by)
    return opportunity


@transaction.atomic
def invite_helper(opportunity: Opportunity, *, by: User, helper: User) -> Opportunity:
    """Ask one helper by message whether they can do this open task."""
    opportunity = _moderated(opportunity, by)
    if opportunity.state != OpportunityState.OPEN:
        raise NotAllowedNow(_("This request is not looking for a helper now."), "moment")
    helper = User.objects.get(pk=helper.pk)  # they may have paused since the page was opened
    if not may_be_asked(helper, opportunity):
        raise NotAllowedNow(_("This helper does not want to be asked now."), "paused")
    entry = note(opportunity, "helper.invited", by=by, helper=helper)
    _tell(helper, "helper.invited", opportunity, entry, timezone.now())
    return opportunity


def _moderated(opportunity: Opportunity, by: User) -> Opportunity:
    opportunity = fresh(opportunity)
    if not rules.may_moderate(by, opportunity):
        raise NotYours
    return opportunity


def may_be_asked(helper: User, opportunity: Opportunity) -> bool:
    """Somebody who paused hears nothing; nobody is asked to help themselves."""
    return helper.is_active and not helper.is_pausing and helper.pk != opportunity.requester_id


def _tell(person: User, kind: str, opportunity: Opportunity, entry: JournalEntry, send_after: datetime) -> None:
    key = occasion(kind, entry, person)
    outreach.announce(person, kind, about=opportunity, key=key, send_after=send_after)

"""The visit and after: when, how it went, both sides' word, the thank-you."""

from datetime import date, time

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import rules
from marketplace.models import Agreement, Thanks, Visit
from marketplace.models.agreements import HowItWent
from marketplace.states import VisitState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User

from .company import decide_company
from .endings import TO_SETTLE, close_if_over
from .fitting import must_be_able
from .helping import call_off
from .moves import ABOUT_THE_VISIT, fresh_agreement, fresh_visit, move, note, tell_coordinator
from .one_visit import move_visit
from .searching import let_company_go, let_go


@transaction.atomic
def plan_visit(visit: Visit, *, by: User, on_date: date, at_time: time | None = None) -> Visit:
    """The pair (or the coordinator for them) settles the day. Not in the past."""
    visit = fresh_visit(visit)
    if not rules.takes_part(by, visit.agreement):
        raise NotYours
    if visit.rhythm_id is not None:
        return move_visit(visit, by=by, on_date=on_date, at_time=at_time)
    if visit.state != VisitState.PLANNED or visit.helper_said:
        raise NotAllowedNow(_("This visit is over."), "moment")
    if on_date < timezone.localdate():
        raise NotAllowedNow(_("This day has passed. Choose today or later."), "past")
    must_be_able(visit, on_date, at_time)
    if visit.company is not None and (visit.on_date, visit.at_time) != (on_date, at_time):
        let_company_go(visit)  # who would come along said yes to another moment
    visit.on_date, visit.at_time = on_date, at_time
    visit.save()
    decide_company(visit.agreement)
    note(visit.agreement.opportunity, "visit.planned", by=by, helper=visit.agreement.helper)
    return visit


@transaction.atomic
def report_visit(visit: Visit, *, by: User, how: str, minutes: int | None = None, words: str = "") -> Visit:
    """The helper says how it went. "Not good" is a call from the coordinator today, never a form."""
    visit = fresh_visit(visit)
    if not rules.speaks_for_who_comes(by, visit):
        raise NotYours
    if how not in HowItWent.values:
        raise NotAllowedNow(_("Choose how it went."), "no_choice")
    if visit.helper_said:
        return visit
    _must_be_over(visit)
    if visit.waits_for_company:
        raise NotAllowedNow(_("Somebody had to come along. Call us: then we write it down together."), "company")
    visit.helper_said, visit.helper_said_at = how, timezone.now()
    visit.minutes = minutes or visit.minutes
    visit.on_date = visit.on_date or timezone.localdate()  # they chose the day together; now it has been
    visit.save()
    opportunity = visit.agreement.opportunity
    note(opportunity, "visit.reported", by=by, helper=visit.comes, words=words)
    if how == HowItWent.NOT_GOOD:
        today = timezone.localdate()
        outreach.announce(visit.comes, "visit.not_good", about=visit, channel="call", due_on=today)
        tell_coordinator(opportunity, "coordinator.not_good", about=visit)
    else:
        before = _before(visit).filter(helper_said="", stand_in=visit.stand_in)  # their own
        before = before.exclude(needs_company=True, company=None)
        before.update(helper_said=how, helper_said_at=visit.helper_said_at)
    _finish(visit, by)
    return visit


@transaction.atomic
def confirm_visit(visit: Visit, *, by: User, done: bool, minutes: int | None = None, words: str = "") -> Visit:
    """The neighbour (at a place of work: whoever guides) says whether the help came, and perhaps how long."""
    visit = fresh_visit(visit)
    if not rules.speaks_for_host(by, visit.agreement.opportunity):
        raise NotYours
    if visit.requester_said_done is not None:
        return visit
    if visit.state == VisitState.DONE:
        raise NotAllowedNow(_("This visit is settled already."), "moment")
    _must_be_over(visit)
    visit.requester_said_done, visit.requester_said_at = done, timezone.now()
    if done:
        visit.on_date = visit.on_date or timezone.localdate()
        visit.requester_minutes = minutes
    visit.save()
    note(visit.agreement.opportunity, "visit.confirmed", by=by, helper=visit.comes, words=words)
    if not done:
        requester, today = visit.agreement.opportunity.requester, timezone.localdate()
        outreach.announce(requester, "visit.differs", about=visit, channel="call", due_on=today)
    else:
        before = _before(visit).filter(requester_said_done=None)
        before.update(requester_said_done=True, requester_said_at=visit.requester_said_at)
    _finish(visit, by)
    return visit


@transaction.atomic
def settle_visit(visit: Visit, *, by: User, happened: bool, minutes: int | None = None) -> Visit:
    """The coordinator heard both sides (or one that stays silent) and closes the visit; `minutes` is what counts."""
    visit = fresh_visit(visit)
    agreement, opportunity = visit.agreement, visit.agreement.opportunity
    if not rules.may_moderate(by, opportunity):
        raise NotYours
    if visit.state != VisitState.PLANNED:
        raise NotAllowedNow(_("This visit is settled already."), "moment")
    visit.settled_by, who = by, visit.comes
    visit.minutes = minutes or visit.minutes
    if happened:
        _close(visit)
    elif visit.rhythm_id or agreement.goes_on or agreement.visits.filter(state__in=TO_SETTLE).exclude(pk=visit.pk):
        if visit.on_date is None or visit.on_date >= timezone.localdate():
            let_go(visit)  # whoever would come instead hears it
        move(visit, VisitState.CALLED_OFF)  # the pair goes on
        outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
        close_if_over(agreement)
    else:
        visit.save()
        call_off(agreement, by=by)  # a visit that never happened frees the place again
    note(opportunity, "visit.settled", by=by, helper=who)
    return Visit.objects.get(pk=visit.pk)


@transaction.atomic
def thank_helper(agreement: Agreement, *, by: User, sentence: str = "", own_words: str = "") -> Thanks:
    """A card for the last visit that was done; a second time changes nothing. A coordinator may note what was said."""
    agreement = fresh_agreement(agreement)
    if not rules.speaks_for_requester(by, agreement.opportunity):
        raise NotYours
    if not rules.may_be_thanked(agreement):
        raise NotAllowedNow(_("You can say thank you when it is done."), "moment")
    own_words = own_words.strip()
    if not own_words and sentence not in Thanks.Sentence.values:
        raise NotAllowedNow(_("Choose a sentence, or write your own."), "no_choice")
    visit = rules.visit_to_thank_for(agreement)
    if (card := rules.card_for(agreement, visit)) is not None:
        return card
    stand_in = visit.stand_in if visit else None
    said = {"sentence": sentence, "own_words": own_words, "entered_by": by}
    card = Thanks.objects.create(agreement=agreement, visit=visit, stand_in=stand_in, **said)
    note(agreement.opportunity, "helper.thanked", by=by, helper=card.to)
    outreach.announce(card.to, "helper.thanked", about=card)
    return card


def _must_be_over(visit: Visit) -> None:
    if visit.state == VisitState.CALLED_OFF:
        raise NotAllowedNow(_("This visit was called off."), "moment")
    if visit.state in {VisitState.SEEKING, VisitState.SKIPPED}:
        raise NotAllowedNow(_("This visit does not go on now. Did somebody come? Call us."), "moment")
    if visit.on_date is not None and visit.on_date > timezone.localdate():
        raise NotAllowedNow(_("The visit has not been yet. Tell us afterwards."), "too_early")


def _before(visit: Visit) -> QuerySet[Visit]:
    """We ask about what comes back once a week at most: the answer counts for the times since the last one, too."""
    earlier = Visit.objects.filter(agreement=visit.agreement_id, rhythm__isnull=False, state=VisitState.PLANNED)
    is_one_of_many = visit.rhythm_id is not None
    return earlier.filter(on_date__lt=visit.on_date) if is_one_of_many else earlier.none()


def _finish(visit: Visit, by: User) -> None:
    """What both said was done is done, with the agreement and the request when nothing is left. Where they say very
    different lengths, a coordinator settles it.
    """
    both_told = _before(visit).exclude(helper_said="").filter(requester_said_done=True)
    done = [it for it in (*both_told, visit) if it.state == VisitState.PLANNED and it.helper_said]
    done = [it for it in done if it.requester_said_done and not it.is_far_apart]
    for one in done:
        one.agreement = visit.agreement
        _close(one)
    if visit.state == VisitState.PLANNED and visit.helper_said and visit.requester_said_done:
        tell_coordinator(visit.agreement.opportunity, "coordinator.hours_differ", about=visit)
    if done:
        note(visit.agreement.opportunity, "visit.done", by=by, helper=visit.comes)


def _close(visit: Visit) -> None:
    move(visit, VisitState.DONE)
    outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
    close_if_over(visit.agreement)

"""What the clock does. System verbs, called by the nightly and hourly runs; each is safe to run twice."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from marketplace import rules, waves
from marketplace.models import Agreement, Opportunity, Taster, Visit
from marketplace.models.agreements import HowItWent
from marketplace.states import OpportunityState, StandInState, TasterState, VisitState
from neighbourhoods import outreach
from neighbourhoods.journal import label_of
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import BY_HAND

from .endings import close_if_over, pass_over_offers
from .moves import (
    ABOUT_THE_VISIT,
    fresh,
    fresh_agreement,
    fresh_taster,
    fresh_visit,
    move,
    note,
    occasion,
    tell_coordinator,
)
from .searching import ask_next, nobody_comes, tell_nobody_yet

ANSWER_DAYS = 3
QUESTIONS = ("visit.how_did_it_go", "visit.is_it_done")
A_WEEK, A_MONTH = timedelta(days=6, hours=12), timedelta(days=27, hours=12)  # half a day early: a day keeps its hour
CHOOSE_DAYS = 7  # so long a pair has to choose a day


@transaction.atomic
def ask_if_still_needed(opportunity: Opportunity) -> bool:
    """The day passed and nobody came: ask the neighbour first. False when there is nothing to ask."""
    opportunity = fresh(opportunity)
    today = timezone.localdate()
    passed = opportunity.last_day < today
    if opportunity.state != OpportunityState.OPEN or not passed or opportunity.still_needed_asked_on:
        return False
    opportunity.still_needed_asked_on = today
    opportunity.save()
    entry = note(opportunity, "request.asked_if_needed", by=None)
    key = occasion("request.still_needed", entry, opportunity.requester)
    outreach.announce(opportunity.requester, "request.still_needed", about=opportunity, key=key)
    return True


@transaction.atomic
def expire_opportunity(opportunity: Opportunity) -> bool:
    """No answer after ANSWER_DAYS: out of the list, and the coordinator calls. One "yes" brings it back."""
    opportunity = fresh(opportunity)
    asked = opportunity.still_needed_asked_on
    if opportunity.state != OpportunityState.OPEN or asked is None:
        return False
    if timezone.localdate() < asked + timedelta(days=ANSWER_DAYS):
        return False
    move(opportunity, OpportunityState.EXPIRED)
    kind = "vacancy.expired" if opportunity.is_job else "request.expired"  # of work only an employer is asked
    entry = note(opportunity, kind, by=None)
    pass_over_offers(opportunity, entry)
    key = occasion(kind, entry, opportunity.requester)
    outreach.announce(
        opportunity.requester, kind, about=opportunity, channel="call", due_on=timezone.localdate(), key=key
    )
    return True


@transaction.atomic
def take_out_job(opportunity: Opportunity) -> bool:
    """After its last day a job is no longer in the list. Its coordinator finds it on Vandaag, and may go on with it."""
    opportunity = fresh(opportunity)
    if not opportunity.is_job or opportunity.state != OpportunityState.OPEN:
        return False
    if opportunity.last_day >= timezone.localdate():
        return False
    move(opportunity, OpportunityState.EXPIRED)
    pass_over_offers(opportunity, note(opportunity, "job.over", by=None))
    return True


@transaction.atomic
def remind_of_visit(visit: Visit) -> bool:
    """The day before, by e-mail at 17.00: the helper hears what, when and whom to call. Once for each day."""
    visit = fresh_visit(visit)
    if visit.state != VisitState.PLANNED or visit.on_date != timezone.localdate() + timedelta(days=1):
        return False
    helper, key = visit.comes, f"helper.reminder:{visit.pk}:{visit.on_date}"
    if Message.objects.filter(key=key).exists():
        return False
    at_five = timezone.localtime().replace(hour=17, minute=0, second=0, microsecond=0)
    by_mail = outreach.route(helper, "helper.reminder") not in BY_HAND  # calls are made while somebody is at the desk
    send_after = max(at_five, timezone.now()) if by_mail else None
    outreach.announce(helper, "helper.reminder", about=visit, key=key, send_after=send_after)
    note(visit.agreement.opportunity, "visit.reminded", by=None, helper=helper)
    return True


@transaction.atomic
def ask_how_it_went(visit: Visit) -> bool:
    """After the visit: both sides are asked, each once. Of what comes back, weekly; who is called, monthly."""
    visit = fresh_visit(visit)
    if visit.state != VisitState.PLANNED or visit.on_date is None or visit.on_date > timezone.localdate():
        return False
    agreement, requester = visit.agreement, visit.agreement.opportunity.requester
    if _was_announced(visit, *QUESTIONS) or (visit.rhythm_id and _asked_lately(agreement, QUESTIONS, A_WEEK)):
        return False
    rests = visit.rhythm_id and rules.rests_on(visit.comes, timezone.localdate())
    if not visit.helper_said and not visit.waits_for_company and not rests:
        outreach.announce(visit.comes, "visit.how_did_it_go", about=visit)
    by_hand = visit.rhythm_id and outreach.route(requester, "visit.is_it_done") in BY_HAND
    if visit.requester_said_done is None and not (by_hand and _asked_lately(agreement, QUESTIONS[1:], A_MONTH)):
        outreach.announce(requester, "visit.is_it_done", about=visit)
    note(agreement.opportunity, "visit.asked_after", by=None, helper=visit.comes)
    return True


@transaction.atomic
def chase_visit(visit: Visit) -> bool:
    """Days after the visit one side is still silent: the coordinator settles it. Once; of what comes back, once a month
    and only when both are silent: see `take_word_of_one`.
    """
    visit = fresh_visit(visit)
    if not _is_long_ago(visit) or _was_announced(visit, "coordinator.silent_visit") or _one_word_will_do(visit):
        return False
    if visit.rhythm_id and _asked_lately(visit.agreement, ["coordinator.silent_visit"], A_MONTH):
        return False
    if not tell_coordinator(visit.agreement.opportunity, "coordinator.silent_visit", about=visit):
        return False
    note(visit.agreement.opportunity, "visit.chased", by=None, helper=visit.comes)
    return True


@transaction.atomic
def take_word_of_one(visit: Visit) -> bool:
    """Of what comes back, days after the visit, one of the two is enough: nobody calls each week to hear the other."""
    visit = fresh_visit(visit)
    if not _is_long_ago(visit) or not _one_word_will_do(visit):
        return False
    move(visit, VisitState.DONE)
    outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
    note(visit.agreement.opportunity, "visit.taken_as_done", by=None, helper=visit.comes)
    close_if_over(visit.agreement)
    return True


@transaction.atomic
def end_what_is_over(agreement: Agreement) -> bool:
    """The last day has been and nothing is left to settle."""
    agreement = fresh_agreement(agreement)
    if agreement.ends_on is None or agreement.ends_on >= timezone.localdate() or not close_if_over(agreement):
        return False
    note(agreement.opportunity, "rhythm.ended", by=None, helper=agreement.helper)
    return True


def _is_long_ago(visit: Visit) -> bool:
    if visit.state != VisitState.PLANNED or visit.on_date is None:
        return False
    return timezone.localdate() >= visit.on_date + timedelta(days=ANSWER_DAYS)


def _one_word_will_do(visit: Visit) -> bool:
    """Said by one, not denied by the other. "Not good" is a call, and the coordinator closes it after that."""
    if visit.rhythm_id is None or visit.helper_said == HowItWent.NOT_GOOD:
        return False
    return bool(visit.requester_said_done or (visit.helper_said and visit.requester_said_done is None))


@transaction.atomic
def chase_day(visit: Visit) -> bool:
    """CHOOSE_DAYS after the agreement there is still no day: the coordinator asks both. Once."""
    visit = fresh_visit(visit)
    if visit.state != VisitState.PLANNED or visit.on_date is not None or visit.helper_said:
        return False
    if timezone.now() < visit.agreement.made_at + timedelta(days=CHOOSE_DAYS):
        return False
    if _was_announced(visit, "coordinator.no_day"):
        return False
    if not tell_coordinator(visit.agreement.opportunity, "coordinator.no_day", about=visit):
        return False
    note(visit.agreement.opportunity, "visit.chased", by=None, helper=visit.comes)
    return True


# ---------------------------------------------------------------- who comes instead
@transaction.atomic
def ask_next_wave(visit: Visit) -> bool:
    """The term of the last wave is over and nobody said yes: the next ones are asked."""
    visit = fresh_visit(visit)
    if visit.state != VisitState.SEEKING or waves.has_begun(visit):
        return False
    last = visit.stand_in_requests.filter(state=StandInState.ASKED).aggregate(at=Max("asked_at"))["at"]
    if last is not None and timezone.now() < waves.ends_at(last, hurry=waves.is_in_a_hurry(visit)):
        return False
    return ask_next(visit) > 0


@transaction.atomic
def warn_neighbour(visit: Visit) -> bool:
    """The afternoon before: the neighbour hears that nobody was found yet. By phone: it stands on the call list."""
    visit = fresh_visit(visit)
    if visit.state != VisitState.SEEKING or not waves.neighbour_should_hear(visit) or waves.has_begun(visit):
        return False
    if not tell_nobody_yet(visit):
        return False
    note(visit.agreement.opportunity, "visit.nobody_yet", by=None)
    return True


@transaction.atomic
def skip_unfilled_visit(visit: Visit) -> bool:
    """The hour has come and nobody was found: not this time. The neighbour stands on the call list."""
    visit = fresh_visit(visit)
    if visit.state != VisitState.SEEKING or not waves.has_begun(visit):
        return False
    nobody_comes(visit, by=None)
    return True


@transaction.atomic
def remind_of_taster(taster: Taster) -> bool:
    """The day before, by e-mail at 17.00. Once for each day."""
    taster = fresh_taster(taster)
    if taster.state != TasterState.PLANNED or taster.on_date != timezone.localdate() + timedelta(days=1):
        return False
    key = f"taster.reminder:{taster.pk}:{taster.on_date}"
    if Message.objects.filter(key=key).exists():
        return False
    at_five = timezone.localtime().replace(hour=17, minute=0, second=0, microsecond=0)
    by_mail = outreach.route(taster.person, "taster.reminder") not in BY_HAND
    send_after = max(at_five, timezone.now()) if by_mail else None
    outreach.announce(taster.person, "taster.reminder", about=taster, key=key, send_after=send_after)
    note(taster.opportunity, "taster.reminded", by=None, helper=taster.person)
    return True


@transaction.atomic
def ask_how_taster_was(taster: Taster) -> bool:
    """Afterwards: once."""
    taster = fresh_taster(taster)
    key = f"taster.how_was_it:{taster.pk}"
    if taster.state != TasterState.PLANNED or taster.on_date > timezone.localdate():
        return False
    if Message.objects.filter(key=key).exists():
        return False
    outreach.announce(taster.person, "taster.how_was_it", about=taster, key=key)
    note(taster.opportunity, "taster.asked_after", by=None, helper=taster.person)
    return True


def _asked_lately(agreement: Agreement, kinds: Sequence[str], days: timedelta) -> bool:
    """Did we say such a thing about any visit of this agreement, less than so many days ago?"""
    said = Message.objects.filter(about_type="marketplace.visit", kind__in=kinds, created_at__gt=timezone.now() - days)
    return agreement.visits.filter(pk__in=said.values("about_id")).exists()


def _was_announced(visit: Visit, *kinds: str) -> bool:
    about_type, about_id = label_of(visit)
    return Message.objects.filter(about_type=about_type, about_id=about_id, kind__in=kinds).exists()

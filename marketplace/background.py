"""What happens to the work by the clock: reminders, asking how it went, asking whether help is still needed.

Each run looks for what is due and has not been done, so a run that is skipped, doubled or late does no harm.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from neighbourhoods import schedules
from neighbourhoods.models import ConductCheck, Message
from neighbourhoods.models.outreach import BY_HAND
from training.models import Certificate

from . import readiness_runs, vacancy_runs
from .actions import (
    ahead,
    clock,
    confirming,
    new_people,
    pausing,
    readiness_clock,
    regrouping,
    renewing,
    vacancy_clock,
)
from .actions.endings import TO_SETTLE
from .models import Agreement, Opportunity, Taster, Visit
from .models.agreements import HowItWent
from .queries import renewals
from .states import AgreementState, OpportunityState, TasterState, VisitState

T = TypeVar("T", bound=Model)
log = logging.getLogger(__name__)

BATCH = 500
RHYTHMS_AT_ONCE = 200
ASK_AFTER = timedelta(hours=1)
ASK_AT_MOST_DAYS_LATER = 14  # after that a person has long been asked to settle it
JUST_AGREED = timedelta(hours=4)  # whoever said yes this afternoon needs no reminder tonight
END_OF_PART = {"evening": time(22), "afternoon": time(18), "morning": time(12)}


def after_visits() -> dict[str, int]:
    """Every ten minutes: the reminder of the day before, and how it went an hour after the end."""
    over = [visit for visit in visits_to_ask_about() if is_over(visit)]
    tried = [taster for taster in tasters_to_ask_about() if ends_at(taster, time(18)) + ASK_AFTER <= timezone.now()]
    return {
        "reminded": _each(visits_to_remind(), clock.remind_of_visit)
        + _each(tasters_to_remind(), clock.remind_of_taster),
        "asked": _each(over, clock.ask_how_it_went) + _each(tried, clock.ask_how_taster_was),
    }


def unanswered() -> dict[str, int]:
    """Each hour: requests whose day has passed, answers that stay away, visits nobody tells about."""
    return {
        "asked": _each(passed_requests(timezone.localdate()), clock.ask_if_still_needed)
        + _each(vacancy_runs.to_ask_about(), vacancy_clock.ask_if_still_looking),
        "expired": _each(unanswered_requests(), clock.expire_opportunity)
        + _each(jobs_that_are_over(timezone.localdate()), clock.take_out_job),
        "chased": _each(silent_visits(), clock.chase_visit) + _each(visits_without_day(), clock.chase_day),
    }


def instead() -> dict[str, int]:
    """Every ten minutes: who is asked next to come instead, whether the neighbour must hear of it, when it is over."""
    return {
        "skipped": _each(visits_that_seek(), clock.skip_unfilled_visit),
        "asked": _each(visits_that_seek(), clock.ask_next_wave),
        "warned": _each(visits_that_seek(), clock.warn_neighbour),
    }


def what_comes_back() -> dict[str, int]:
    """Each hour, though most of it is there to do after midnight: see `visits_ahead`."""
    return {
        "visits": visits_ahead(),
        "rested": _each(pairs_at_rest(), pausing.let_rest),
        "taken as done": _each(told_by_one(), clock.take_word_of_one),
        "ended": _each(over(), clock.end_what_is_over),
    }


def visits_ahead(until: date | None = None) -> int:
    """Visits of what comes back, made some weeks ahead: batch by batch, each as a whole or not at all.

    Killed half-way, the next run goes on where this one was.
    """
    today, made, last = timezone.localdate(), 0, 0
    due = ahead.unmade(until or today + ahead.HORIZON).order_by("pk").values_list("pk", flat=True)
    while batch := list(due.filter(pk__gt=last)[:RHYTHMS_AT_ONCE]):
        made, last = made + ahead.make_ahead(batch, until=until or today + ahead.HORIZON + ahead.MARGIN), batch[-1]
    return made


def what_ends() -> dict[str, int]:
    """Each day: who hears that a certificate ends, and whom a coordinator calls because it has ended."""
    done = {"told": 0, "called": 0}
    for ending in renewals.every_ending():
        try:
            if ending.agreement_id is not None and ending.talk_by is not None:
                done["called"] += renewing.talk_about_end(ending.agreement_id, code=ending.code, until=ending.until)
            elif isinstance(ending.row, ConductCheck | Certificate):  # an exemption is the coordinator's to renew
                done["told"] += renewing.tell_it_ends(ending.row, until=ending.until)
        except Exception:
            log.exception("what ends could not be told to person %s", ending.person.pk)
    return done


def paid_work() -> dict[str, int]:
    """Each night: who can be proposed to a coordinator, whose yes ends soon or has ended, whose card is old."""
    return {
        "looked at anew": readiness_runs.look_at_everybody(),
        "asked": _each(readiness_runs.ends_soon(), readiness_clock.ask_to_renew),
        "ended": _each(readiness_runs.has_ended(), readiness_clock.end_term),
        "resting": _each(readiness_runs.not_confirmed(), confirming.tell_it_rests),
        "grouped": _each(readiness_runs.with_people(), regrouping.regroup),
        "asked if right": _each(readiness_runs.to_ask_if_right(), confirming.ask_if_right),
    }


schedules.every(10, "marketplace.background.after_visits")
schedules.every(10, "marketplace.background.instead")
schedules.every(60, "marketplace.background.unanswered")
schedules.every(60, "marketplace.background.what_comes_back")
schedules.every(24 * 60, "marketplace.background.what_ends")


def for_employers() -> dict[str, int]:
    """Each hour, for who asked to hear once a week that there are new people."""
    return {"told": _each(vacancy_runs.mails_due(), new_people.tell_new_people)}


schedules.every(24 * 60, "marketplace.background.paid_work")
schedules.every(60, "marketplace.background.for_employers")


# ---------------------------------------------------------------- what is due
def _without(kind: str, visits: QuerySet[Visit]) -> QuerySet[Visit]:
    told = Message.objects.filter(about_type="marketplace.visit", about_id=OuterRef("pk"), kind=kind)
    return visits.filter(~Exists(told))


def _planned() -> QuerySet[Visit]:
    return Visit.objects.filter(state=VisitState.PLANNED).order_by("on_date", "pk")


def visits_that_seek() -> QuerySet[Visit]:
    return Visit.objects.filter(state=VisitState.SEEKING).order_by("on_date", "pk")


def visits_to_remind() -> QuerySet[Visit]:
    tomorrow, lately = timezone.localdate() + timedelta(days=1), timezone.now() - JUST_AGREED
    told = Message.objects.filter(about_type="marketplace.visit", about_id=OuterRef("pk"), key__endswith=f":{tomorrow}")
    return _planned().filter(~Exists(told), on_date=tomorrow, agreement__made_at__lt=lately)


def visits_to_ask_about() -> QuerySet[Visit]:
    today = timezone.localdate()
    days = _planned().filter(on_date__lte=today, on_date__gt=today - timedelta(days=ASK_AT_MOST_DAYS_LATER))
    silent = _without("visit.is_it_done", _without("visit.how_did_it_go", days))
    return _asked_now_and_then(silent).select_related("agreement__opportunity")


def _asked_now_and_then(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """Without what comes back and was asked about this week, or what only a call could still tell us."""
    asked = Message.objects.filter(
        about_type="marketplace.visit", kind__in=clock.QUESTIONS, created_at__gt=timezone.now() - clock.A_WEEK
    )
    lately = Visit.objects.filter(agreement=OuterRef("agreement"), pk__in=asked.values("about_id"))
    told = ~Q(helper_said="") & Q(agreement__opportunity__requester__channel__in=BY_HAND)
    return visits.filter(Q(rhythm=None) | ~Exists(lately) & ~told)


def is_over(visit: Visit) -> bool:
    """Has it been an hour since the visit, as far as we know when it was?"""
    if visit.on_date is None:
        return False
    return timezone.now() >= ends_at(visit, _usual_end(visit)) + ASK_AFTER


def ends_at(it: Visit | Taster, usual: time) -> datetime:
    """When it is over; without a time, at the usual end of what was asked for."""
    day = it.on_date or timezone.localdate()
    end = datetime.combine(day, it.at_time or usual, timezone.get_current_timezone())
    return end + timedelta(minutes=it.minutes) if it.at_time else end


def tasters_to_remind() -> QuerySet[Taster]:
    tomorrow = timezone.localdate() + timedelta(days=1)
    return _untold("taster.reminder", f":{tomorrow}", Taster.objects.filter(on_date=tomorrow))


def tasters_to_ask_about() -> QuerySet[Taster]:
    today = timezone.localdate()
    since = today - timedelta(days=ASK_AT_MOST_DAYS_LATER)
    return _untold("taster.how_was_it", "", Taster.objects.filter(on_date__lte=today, on_date__gt=since))


def _untold(kind: str, key_ends: str, tasters: QuerySet[Taster]) -> QuerySet[Taster]:
    told = Message.objects.filter(
        about_type="marketplace.taster", about_id=OuterRef("pk"), kind=kind, key__endswith=key_ends
    )
    return tasters.filter(~Exists(told), state=TasterState.PLANNED).order_by("on_date", "pk")


def _usual_end(visit: Visit) -> time:
    """The end of the last part of the day that was asked for; without one, of the afternoon."""
    opportunity = visit.agreement.opportunity
    return next((end for part, end in END_OF_PART.items() if getattr(opportunity, part)), time(18))


def passed_requests(today: date) -> QuerySet[Opportunity]:
    """Open requests after their `last_day`, whose neighbour was not asked yet."""
    day, monday = Opportunity.Day, today - timedelta(days=today.weekday())
    passed = (
        Q(on_date__lt=today)
        | Q(on_date=None, day=day.THIS_WEEK, looking_from__lt=monday)
        | Q(on_date=None, day=day.SOON, looking_from__lt=today - timedelta(days=14))
        | Q(on_date=None, day__in=[day.FLEXIBLE, day.DATE], looking_from__lt=today - timedelta(days=30))
    )
    asked = Opportunity.objects.filter(passed, state=OpportunityState.OPEN, still_needed_asked_on=None)
    return asked.exclude(kind=Opportunity.Kind.JOB).order_by("pk")


def jobs_that_are_over(today: date) -> QuerySet[Opportunity]:
    """Jobs in the neighbourhood after their last day."""
    jobs = Opportunity.objects.filter(kind=Opportunity.Kind.JOB, state=OpportunityState.OPEN)
    return jobs.filter(job__ends_on__lt=today).order_by("pk")


def unanswered_requests() -> QuerySet[Opportunity]:
    asked = timezone.localdate() - timedelta(days=clock.ANSWER_DAYS)
    return Opportunity.objects.filter(state=OpportunityState.OPEN, still_needed_asked_on__lte=asked).order_by("pk")


def silent_visits() -> QuerySet[Visit]:
    """Nobody of the two told; of what comes back only if the coordinator was not told the same this month."""
    chased = Message.objects.filter(
        about_type="marketplace.visit", kind="coordinator.silent_visit",
        created_at__gt=timezone.now() - clock.A_MONTH,
    )  # fmt: skip
    lately = Visit.objects.filter(agreement=OuterRef("agreement"), pk__in=chased.values("about_id"))
    alone = Q(rhythm=None) | ~Exists(lately) & ~ONE_TOLD
    return _without("coordinator.silent_visit", _long_ago().filter(alone))


ONE_TOLD = Q(helper_said__in=[HowItWent.GOOD, HowItWent.OKAY], requester_said_done=None) | Q(
    helper_said__in=["", HowItWent.GOOD, HowItWent.OKAY], requester_said_done=True
)


def told_by_one() -> QuerySet[Visit]:
    return _long_ago().filter(ONE_TOLD, rhythm__isnull=False)


def _long_ago() -> QuerySet[Visit]:
    return _planned().filter(on_date__lte=timezone.localdate() - timedelta(days=clock.ANSWER_DAYS))


def over() -> QuerySet[Agreement]:
    """What came back, whose last day has been, with nothing left to settle."""
    left = Visit.objects.filter(agreement=OuterRef("pk"), state__in=TO_SETTLE)
    ended = Agreement.objects.filter(state=AgreementState.AGREED, goes_on=False, ends_on__lt=timezone.localdate())
    return ended.filter(~Exists(left)).order_by("pk")


def pairs_at_rest() -> QuerySet[Agreement]:
    """What comes back soon while its helper said "not now"."""
    today = timezone.localdate()
    in_pause = Q(agreement__helper__paused_until=None) | Q(on_date__lte=F("agreement__helper__paused_until"))
    planned = Visit.objects.filter(
        in_pause, state=VisitState.PLANNED, rhythm__isnull=False, agreement__helper__paused=True, on_date__gt=today,
        on_date__lte=today + pausing.LOOK_AHEAD, helper_said="", stand_in=None,
    )  # fmt: skip
    return Agreement.objects.filter(pk__in=planned.values("agreement"), state=AgreementState.AGREED).order_by("pk")


def visits_without_day() -> QuerySet[Visit]:
    long_ago = timezone.now() - timedelta(days=clock.CHOOSE_DAYS)
    return _without("coordinator.no_day", _planned().filter(on_date=None, agreement__made_at__lte=long_ago))


def _each(things: QuerySet[T] | list[T], action: Callable[[T], bool]) -> int:
    """How many of the first BATCH the action changed. One that breaks does not keep the others waiting."""
    done = 0
    for thing in things[:BATCH]:
        try:
            done += action(thing)
        except Exception:
            log.exception("%s failed for %s", action.__name__, thing.pk)
    return done

"""Each hour: introductions whose day has come. Every run looks for what is due and was not done."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from neighbourhoods import schedules

from .actions import introducing_clock as clock
from .actions import introducing_outcome
from .introducing import REMIND_AFTER
from .models import Introduction
from .queries.candidates import seen_now
from .states import EmployerState, IntroductionState

log = logging.getLogger(__name__)
State = IntroductionState
BATCH = 500


def introductions() -> dict[str, int]:
    """The order matters: who stopped is no longer reminded of, and nobody is given up on the day of a reminder."""
    return {
        "stopped": _each(of_companies_that_stopped(), introducing_outcome.end_with_company),
        "closed": _each(of_people_not_seen(), clock.close_unseen),
        "lapsed": _each(without_answer(), clock.let_lapse),
        "out of sight": _each(owed(), clock.give_up_waiting),
        "reminded": _each(owed(), clock.remind_employer),
        "forgotten": _each(kept_too_long(), clock.forget_words),
    }


schedules.every(60, "marketplace.introduction_runs.introductions")


def of_companies_that_stopped() -> QuerySet[Introduction]:
    gone = [EmployerState.STOPPED, EmployerState.DECLINED]
    return _rows().exclude(state=State.ENDED).filter(employer__state__in=gone)


def of_people_not_seen() -> QuerySet[Introduction]:
    return _rows().filter(~Q(person__in=seen_now().values("person")), state=State.OPEN)


def without_answer() -> QuerySet[Introduction]:
    waiting = _rows().filter(state__in=[State.ASKED, State.NOT_NOW])
    return waiting.annotate(last=Coalesce(F("open_until"), F("answer_by"))).filter(last__lt=timezone.localdate())


def owed() -> QuerySet[Introduction]:
    """Open for some days without a word. Which of them are due, working days decide."""
    since = timezone.localdate() - timedelta(days=REMIND_AFTER[0])
    return _rows().filter(state=State.OPEN, silent_since=None, tell_since__lte=since)


def kept_too_long() -> QuerySet[Introduction]:
    """Of what is over and still has its words; how long they are kept, the rule of the municipality says."""
    since = timezone.now() - timedelta(days=1)
    return _rows().filter(state=State.ENDED, forgotten_on=None, ended_at__lt=since).order_by("ended_at", "pk")


def _rows() -> QuerySet[Introduction]:
    return Introduction.objects.order_by("pk")


def _each(rows: QuerySet[Introduction], action: Callable[[Introduction], bool]) -> int:
    """How many the action changed. One that breaks does not keep the others waiting."""
    done = 0
    for row in rows[:BATCH]:
        try:
            done += action(row)
        except Exception:
            log.exception("%s failed for introduction %s", action.__name__, row.pk)
    return done

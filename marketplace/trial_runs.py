"""What the clock does to trial placements, each hour: they begin, all three hear ahead that they end, they are over."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from neighbourhoods import schedules

from .actions import trials_clock
from .models import TrialAgreement
from .states import TrialState

log = logging.getLogger(__name__)
BATCH = 500


def placements() -> dict[str, int]:
    """Run twice, late or not at all for a day, it does what is due and nothing twice."""
    return {
        "begun": _each(to_begin(), trials_clock.begin_trial),
        "warned": _each(ends_soon(), trials_clock.warn_of_end),
        "ended": _each(is_over(), trials_clock.end_trial),
    }


def to_begin() -> QuerySet[TrialAgreement]:
    today = timezone.localdate()
    return TrialAgreement.objects.filter(state=TrialState.SIGNED, first_day__lte=today).order_by("first_day", "pk")


def ends_soon() -> QuerySet[TrialAgreement]:
    today = timezone.localdate()
    until = today + timedelta(days=max(trials_clock.WARN_DAYS))
    soon = TrialAgreement.objects.filter(state=TrialState.RUNNING, last_day__range=(today, until))
    return soon.order_by("last_day", "pk")


def is_over() -> QuerySet[TrialAgreement]:
    today = timezone.localdate()
    return TrialAgreement.objects.filter(state=TrialState.RUNNING, last_day__lt=today).order_by("last_day", "pk")


def _each(trials: Iterable[TrialAgreement], act: Callable[[TrialAgreement], bool]) -> int:
    """One that breaks does not keep the others waiting."""
    done = 0
    for trial in list(trials)[:BATCH]:
        try:
            done += act(trial)
        except Exception:
            log.exception("%s failed for %s", act.__name__, trial.pk)
    return done


schedules.every(60, "marketplace.trial_runs.placements")

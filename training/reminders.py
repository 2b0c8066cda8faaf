"""What happens to courses by the clock. A run that is skipped, doubled or late does no harm."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.db.models import CharField, Count, Exists, F, Model, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from neighbourhoods import schedules
from neighbourhoods.models import Message

from .actions import clock
from .models import CourseRun, Enrolment
from .states import EnrolmentState, RunState

BATCH = 500
T = TypeVar("T", bound=Model)
log = logging.getLogger(__name__)


def before_courses() -> dict[str, int]:
    """Every ten minutes: who has a course tomorrow and was not reminded of it yet; who waits while there is a place."""
    return {
        "reminded": sum(_done(clock.remind_of_session, it) for it in to_remind()[:BATCH]),
        "moved up": sum(_done(clock.fill_places, it) for it in with_a_place()[:BATCH]),
    }


def _done(act: Callable[[T], int], thing: T) -> int:
    """One that fails does not hold up the others."""
    try:
        return act(thing)
    except Exception:
        log.exception("%s failed for %s", act.__name__, thing.pk)
        return 0


schedules.every(10, "training.reminders.before_courses")


def to_remind() -> QuerySet[Enrolment]:
    tomorrow = timezone.localdate() + timedelta(days=1)
    key = Concat(Value("course.reminder:"), Cast(OuterRef("pk"), CharField()), Value(f":{tomorrow}"))
    takes_part = Enrolment.objects.filter(state=EnrolmentState.ENROLLED, run__state=RunState.OPEN)
    tomorrows = takes_part.filter(run__sessions__on_date=tomorrow).distinct()
    return tomorrows.filter(~Exists(Message.objects.filter(key=key))).order_by("pk")


def with_a_place() -> QuerySet[CourseRun]:
    """Runs to come where somebody waits and a place is free: that should not be, and mends itself."""
    waits = Enrolment.objects.filter(run=OuterRef("pk"), state=EnrolmentState.WAITING)
    to_come = CourseRun.objects.filter(Exists(waits), state=RunState.OPEN, first_day__gte=timezone.localdate())
    return to_come.annotate(seated=Count("enrolments__seat")).filter(seated__lt=F("capacity")).order_by("pk")

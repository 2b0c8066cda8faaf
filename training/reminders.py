"""What happens to courses by the clock. A run that is skipped, doubled or late does no harm."""

import logging
from datetime import timedelta

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from neighbourhoods import schedules
from neighbourhoods.models import Message

from .actions import clock
from .models import Enrolment
from .states import EnrolmentState, RunState

BATCH = 500
log = logging.getLogger(__name__)


def before_courses() -> dict[str, int]:
    """Every ten minutes: who has a course tomorrow and was not reminded of it yet."""
    done = 0
    for enrolment in to_remind()[:BATCH]:
        try:
            done += clock.remind_of_session(enrolment)
        except Exception:
            log.exception("reminding failed for %s", enrolment.pk)
    return {"reminded": done}


schedules.every(10, "training.reminders.before_courses")


def to_remind() -> QuerySet[Enrolment]:
    tomorrow = timezone.localdate() + timedelta(days=1)
    key = Concat(Value("course.reminder:"), Cast(OuterRef("pk"), CharField()), Value(f":{tomorrow}"))
    takes_part = Enrolment.objects.filter(state=EnrolmentState.ENROLLED, run__state=RunState.OPEN)
    tomorrows = takes_part.filter(run__sessions__on_date=tomorrow).distinct()
    return tomorrows.filter(~Exists(Message.objects.filter(key=key))).order_by("pk")

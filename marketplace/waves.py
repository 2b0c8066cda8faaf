"""How many people are asked to stand in at a time, how long they have, and when the neighbour must hear of it."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from neighbourhoods.queueing import after_quiet_hours

from .models import Visit

FIRST, LATER = 5, 10  # people in the first wave, and in each one after it
TERM, TERM_IN_A_HURRY = timedelta(hours=3), timedelta(hours=1)
NOON = time(12)
DAY_IS_OVER = time(18)  # of a visit without a time
WARNED_FROM = time(16)  # the day before: somebody is still at the desk to make a call


def size(asked: int) -> int:
    """How many are asked next, when so many were asked already."""
    return FIRST if asked < FIRST else LATER


def is_in_a_hurry(visit: Visit) -> bool:
    """Today, or tomorrow in the morning: then the substitute and the first wave are asked at the same moment."""
    if visit.on_date is None:
        return False
    tomorrow = timezone.localdate() + timedelta(days=1)
    return visit.on_date < tomorrow or (visit.on_date == tomorrow and (visit.at_time or time.min) < NOON)


def ends_at(asked_at: datetime, *, hurry: bool) -> datetime:
    """When a wave is over. Quiet hours do not count: nobody hears from us then."""
    return after_quiet_hours(after_quiet_hours(asked_at) + (TERM_IN_A_HURRY if hurry else TERM))


def has_begun(visit: Visit) -> bool:
    """The hour at which somebody should be there has come."""
    return _now_is_past(visit, visit.at_time or DAY_IS_OVER, days_before=0)


def neighbour_should_hear(visit: Visit) -> bool:
    """The afternoon before, or later."""
    return _now_is_past(visit, WARNED_FROM, days_before=1)


def _now_is_past(visit: Visit, hour: time, *, days_before: int) -> bool:
    if visit.on_date is None:
        return False
    moment = datetime.combine(visit.on_date - timedelta(days=days_before), hour, timezone.get_current_timezone())
    return timezone.now() >= moment

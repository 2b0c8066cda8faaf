"""Only the visits near today are read: of a pair that lasts there are hundreds, of everything else a few."""

from datetime import date, timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone

from .models import Agreement, Visit
from .states import VisitState

BACK, AHEAD = timedelta(days=21), timedelta(days=28)


def near(today: date | None = None) -> Q:
    """Visits of what comes back from three weeks ago to four weeks ahead, and all others."""
    today = today or timezone.localdate()
    return Q(rhythm=None) | Q(on_date__gte=today - BACK, on_date__lte=today + AHEAD)


def near_visits(lookup: str = "visits") -> Prefetch:
    """Near today; and a first time that nobody comes along to yet, however far away: it keeps the address closed."""
    visits = Visit.objects.filter(near() | Q(needs_company=True, company=None)).select_related("stand_in", "company")
    return Prefetch(lookup, visits.order_by("on_date", "at_time", "pk"))


def first_times(lookup: str) -> Prefetch:
    """Only visits to which somebody comes along: all that `rules.address_is_open` asks of an agreement."""
    return Prefetch(lookup, Visit.objects.filter(needs_company=True))


def next_for_helper(agreement: Agreement) -> Visit | None:
    """The helper's own visit to tell about or to go to; `visits` is prefetched with `near_visits`."""
    planned = _own_planned(agreement)
    silent = [visit for visit in planned if not visit.helper_said]
    return _latest_that_was(silent) or next(iter(silent or planned), None)


def next_for_requester(agreement: Agreement) -> Visit | None:
    """The visit to confirm, else the next one, else the last one that was."""
    visits = list(agreement.visits.all())
    planned = [visit for visit in visits if visit.state == VisitState.PLANNED]
    silent = [visit for visit in planned if visit.requester_said_done is None]
    return _latest_that_was(silent) or next(iter(silent or planned or visits[-1:]), None)


def to_come(agreement: Agreement, today: date) -> Visit | None:
    """The first planned visit after today's question, whoever told what about the ones before."""
    planned = (visit for visit in _own_planned(agreement) if not visit.helper_said)
    return next((visit for visit in planned if visit.on_date is not None and visit.on_date >= today), None)


def _own_planned(agreement: Agreement) -> list[Visit]:
    visits = agreement.visits.all()
    return [visit for visit in visits if visit.state == VisitState.PLANNED and visit.stand_in_id is None]


def _latest_that_was(visits: list[Visit]) -> Visit | None:
    """Of what comes back, an answer about the last time is one about the times before it, too."""
    today = timezone.localdate()
    return next((it for it in reversed(visits) if it.rhythm_id and it.on_date is not None and it.on_date < today), None)


def is_moved(visit: Visit) -> bool:
    """Did the two choose another day or time than their rhythm says?"""
    at_time = visit.rhythm.at_time if visit.rhythm else visit.at_time
    return visit.rhythm_id is not None and (visit.on_date, visit.at_time) != (visit.occurrence_on, at_time)

"""The coordinator's day: who helps whom today, and where somebody is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.db.models import F, QuerySet
from django.utils import timezone

from marketplace.models import Opportunity, Visit
from marketplace.states import OpportunityState, VisitState
from neighbourhoods import rules
from neighbourhoods.models import User

from .moderation import requests_of

DAY_LIMIT = 30
BY_THE_CLOCK = F("at_time").asc(nulls_last=True)


@dataclass(frozen=True)
class Appointment:
    """One line of the day. Without a helper it is a hole; `at` is empty when no time was agreed."""

    request_id: int
    title: str
    at: time | None
    neighbour_id: int
    neighbour: str
    helper_id: int | None
    helper: str
    done: bool


def day_list(viewer: User) -> list[Appointment]:
    """Today's visits and today's tasks that nobody does yet, by the clock; without a time comes last."""
    return day_of(visits_today(viewer), holes_today(viewer))


def day_of(visits: Iterable[Visit], holes: Iterable[Opportunity]) -> list[Appointment]:
    """The same of rows that were read."""
    lines = [
        _line(it.agreement.opportunity, it.at_time, it.comes, done=it.state == VisitState.DONE) for it in visits
    ] + [_line(request, request.at_time, None) for request in holes]
    return sorted(lines, key=lambda it: (it.at is None, it.at or time.min, it.request_id))


def visits_today(viewer: User) -> QuerySet[Visit]:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    visits = Visit.objects.filter(
        on_date=timezone.localdate(),
        state__in=[VisitState.PLANNED, VisitState.DONE],
        agreement__opportunity__neighbourhood__in=mine,
    ).select_related(
        "agreement__helper",
        "stand_in",
        "agreement__opportunity__requester",
        "agreement__opportunity__work_kind",
        "agreement__opportunity__job",
    )
    return visits.order_by(BY_THE_CLOCK, "pk")[:DAY_LIMIT]


def holes_today(viewer: User) -> QuerySet[Opportunity]:
    """Tasks for today that nobody does yet."""
    open_today = requests_of(viewer).filter(state=OpportunityState.OPEN, on_date=timezone.localdate())
    return open_today.order_by(BY_THE_CLOCK, "pk")[:DAY_LIMIT]


def by_the_clock(row: Visit | Opportunity) -> tuple[bool, time, int]:
    return row.at_time is None, row.at_time or time.min, row.pk


def _line(request: Opportunity, at: time | None, helper: User | None, *, done: bool = False) -> Appointment:
    neighbour = request.requester
    return Appointment(
        request_id=request.pk,
        title=request.title,
        at=at,
        neighbour_id=neighbour.pk,
        neighbour=neighbour.call_name or neighbour.get_full_name(),
        helper_id=helper.pk if helper else None,
        helper=helper.get_short_name() if helper else "",
        done=done,
    )

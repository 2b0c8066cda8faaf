"""The coordinator's day: who helps whom today, and where somebody is still missing."""

from dataclasses import dataclass
from datetime import time

from django.db.models import F
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
    lines = _visits(viewer) + _holes(viewer)
    return sorted(lines, key=lambda it: (it.at is None, it.at or time.min, it.request_id))


def _visits(viewer: User) -> list[Appointment]:
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
    lines = []
    for visit in visits.order_by(BY_THE_CLOCK, "pk")[:DAY_LIMIT]:
        request, helper = visit.agreement.opportunity, visit.comes
        lines.append(_line(request, visit.at_time, helper, done=visit.state == VisitState.DONE))
    return lines


def _holes(viewer: User) -> list[Appointment]:
    open_today = requests_of(viewer).filter(state=OpportunityState.OPEN, on_date=timezone.localdate())
    return [_line(request, request.at_time, None) for request in open_today.order_by(BY_THE_CLOCK, "pk")[:DAY_LIMIT]]


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

"""Hours that two sides say differently, and the visits of a week on one sheet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from marketplace.models import Visit
from marketplace.models.agreements import MINUTES_APART
from marketplace.states import VisitState
from neighbourhoods import rules
from neighbourhoods.models import User

SHOWN = 10
BELOW = "agreement__opportunity"


@dataclass(frozen=True)
class Difference:
    """One visit of which helper and neighbour say something else. `done` False: the neighbour says nobody came."""

    visit_id: int
    request_id: int
    title: str
    on_date: date
    helper_id: int
    helper: str
    helper_minutes: int
    host_id: int
    host: str
    minutes: int | None
    done: bool


def differences(viewer: User) -> list[Difference]:
    """What waits for one tap of this coordinator, the oldest first. One question."""
    return [difference_of(visit) for visit in far_apart(viewer)]


def far_apart(viewer: User) -> QuerySet[Visit]:
    """Visits of which the two say something else, the oldest first."""
    mine = rules.neighbourhoods_of(viewer).values("pk")
    apart = Q(minutes__gt=F("requester_minutes") + MINUTES_APART) | Q(
        requester_minutes__gt=F("minutes") + MINUTES_APART
    )
    rows = Visit.objects.filter(
        apart | Q(requester_said_done=False), state=VisitState.PLANNED, requester_said_done__isnull=False,
        on_date__isnull=False, **{f"{BELOW}__neighbourhood__in": mine},
    ).exclude(helper_said="")  # fmt: skip
    related = ("agreement__helper", "stand_in", f"{BELOW}__requester", f"{BELOW}__work_kind", f"{BELOW}__job")
    return rows.select_related(*related).order_by("on_date", "pk")[:SHOWN]


def is_apart(visit: Visit) -> bool:
    """The same of a row that was read."""
    both_said = bool(visit.helper_said) and visit.requester_said_done is not None
    waits = visit.state == VisitState.PLANNED and visit.on_date is not None
    return both_said and waits and (visit.is_far_apart or visit.requester_said_done is False)


def difference_of(visit: Visit) -> Difference:
    opportunity, helper = visit.agreement.opportunity, visit.comes
    host = opportunity.requester
    return Difference(
        visit_id=visit.pk,
        request_id=opportunity.pk,
        title=opportunity.title,
        on_date=visit.on_date,  # type: ignore[arg-type]  # asked for above
        helper_id=helper.pk,
        helper=helper.get_full_name(),
        helper_minutes=visit.minutes,
        host_id=host.pk,
        host=host.call_name or host.get_full_name(),
        minutes=visit.requester_minutes,
        done=bool(visit.requester_said_done),
    )

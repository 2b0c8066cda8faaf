"""How many messages a week people get at most, as coordinators and the people themselves read it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from neighbourhoods import bundling, rules
from neighbourhoods.models import MessageBudget, Municipality, User
from neighbourhoods.models.outreach import MessageState


@dataclass(frozen=True)
class Row:
    """One decision. `per_week` None: as many as there are."""

    since: date
    per_week: int | None
    source: str
    is_to_come: bool


@dataclass(frozen=True)
class Budget:
    """What holds in a municipality today (`decided` None: nobody decided, so the standard), and all decisions."""

    municipality_id: int
    name: str
    per_week: int | None
    decided: Row | None
    rows: tuple[Row, ...]
    kept_waiting: int  # messages that now wait for the end of the week


@dataclass(frozen=True)
class Limits:
    """From and until which hour somebody hears nothing, and how many messages a week they get at most."""

    quiet_from: int
    quiet_until: int
    per_week: int | None


def limits_of(person: User) -> Limits:
    return Limits(settings.QUIET_FROM, settings.QUIET_UNTIL, bundling.per_week(person))


def budgets_of(viewer: User) -> list[Budget]:
    """One for each municipality in which the viewer coordinates today."""
    waiting = Q(residents__messages__state=MessageState.WAITING, residents__messages__bundle__isnull=False)
    municipalities = rules.municipalities_of(viewer).annotate(kept_waiting=Count("residents__messages", filter=waiting))
    return [_budget(municipality) for municipality in municipalities.order_by("name").prefetch_related("budgets")]


def _budget(municipality: Municipality) -> Budget:
    decisions = list(municipality.budgets.all())
    holds = bundling.holding(decisions)
    return Budget(
        municipality_id=municipality.pk,
        name=municipality.name,
        per_week=bundling.most_by(holds),
        decided=_row(holds) if holds else None,
        rows=tuple(_row(decision) for decision in decisions),
        kept_waiting=municipality.kept_waiting,  # type: ignore[attr-defined]
    )


def _row(decision: MessageBudget) -> Row:
    is_to_come = decision.valid_from > timezone.localdate()
    return Row(decision.valid_from, decision.per_week, decision.source, is_to_come)

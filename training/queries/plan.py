"""The shared plan as it is read: on one's own page, whole, and at the desk. Nothing of it is hidden from the person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils import timezone

from neighbourhoods.models import User
from training.models import Dream, Goal, NotNow, SmallStep
from training.states import GoalState, SmallStepState

from .circle import may_see_plan

S = SmallStepState
LATELY_DONE = 2  # of the steps on one's own page


@dataclass(frozen=True)
class StepShown:
    """`standing`: open, ticked (waits for the resident's thumb), done or removed."""

    pk: int
    words: str
    standing: str
    ticked_by: str
    done_on: date | None

    @property
    def waits(self) -> bool:
        return self.standing == S.TICKED

    @property
    def is_done(self) -> bool:
        return self.standing == S.DONE


@dataclass(frozen=True)
class GoalShown:
    pk: int
    words: str
    steps: tuple[StepShown, ...]

    @property
    def is_walked(self) -> bool:
        return bool(self.steps) and all(step.is_done for step in self.steps)


@dataclass(frozen=True)
class DreamShown:
    words: str
    by: str
    is_own: bool
    at: datetime


@dataclass(frozen=True)
class Plan:
    """All of it. `loose`: steps below no goal; `away`: goals that were put away; `removed`: steps taken out."""

    dreams: tuple[DreamShown, ...]
    goals: tuple[GoalShown, ...]
    loose: tuple[StepShown, ...]
    away: tuple[GoalShown, ...]
    removed: tuple[StepShown, ...]

    @property
    def dream(self) -> DreamShown | None:
        return self.dreams[0] if self.dreams else None

    @property
    def is_empty(self) -> bool:
        return not (self.dreams or self.goals or self.loose or self.away or self.removed)

    @property
    def open_steps(self) -> tuple[StepShown, ...]:
        steps = [step for goal in self.goals for step in goal.steps] + list(self.loose)
        return tuple(step for step in steps if not step.is_done)


def steps_of(viewer: User) -> list[StepShown]:
    """For one's own page, in the order they were chosen: what stands open, and what was done last. One question."""
    rows = viewer.small_steps.exclude(state=S.REMOVED).exclude(goal__state=GoalState.PUT_AWAY)
    shown = [_step(row) for row in rows.select_related("ticked_by").order_by("pk")]
    done = sorted((it for it in shown if it.is_done), key=lambda it: (it.done_on or date.min, it.pk))
    kept = {it.pk for it in done[-LATELY_DONE:]}
    return [it for it in shown if not it.is_done or it.pk in kept]


def plan_of(viewer: User, person: User) -> Plan:
    """For the person and their circle; to anybody else it does not exist. Three questions, and those of the gate."""
    if not may_see_plan(viewer, person):
        raise Http404
    dreams = Dream.objects.filter(person=person).select_related("by")
    goals = list(Goal.objects.filter(person=person).order_by("pk"))
    rows = list(SmallStep.objects.filter(person=person).select_related("ticked_by").order_by("pk"))
    standing = [row for row in rows if row.state != S.REMOVED]
    shown = {goal.pk: _goal(goal, standing) for goal in goals}
    return Plan(
        dreams=tuple(_dream(row) for row in dreams),
        goals=tuple(shown[goal.pk] for goal in goals if goal.state == GoalState.OPEN),
        loose=tuple(_step(row) for row in standing if row.goal_id is None),
        away=tuple(shown[goal.pk] for goal in goals if goal.state == GoalState.PUT_AWAY),
        removed=tuple(_step(row) for row in rows if row.state == S.REMOVED),
    )


def step_of(viewer: User, pk: int) -> SmallStep:
    """A small step in a plan the viewer reads, or 404."""
    step = SmallStep.objects.select_related("person").filter(pk=pk).first()
    if step is None or not may_see_plan(viewer, step.person):
        raise Http404
    return step


def goal_of(viewer: User, pk: int) -> Goal:
    goal = Goal.objects.select_related("person").filter(pk=pk).first()
    if goal is None or not may_see_plan(viewer, goal.person):
        raise Http404
    return goal


def own_step(viewer: User, pk: int) -> SmallStep:
    """One of the viewer's own plan, or 404."""
    step = viewer.small_steps.select_related("person").filter(pk=pk).first()
    if step is None:
        raise Http404
    return step


def own_goal(viewer: User, pk: int) -> Goal:
    goal = viewer.goals.select_related("person").filter(pk=pk).first()
    if goal is None:
        raise Http404
    return goal


def put_aside_by(viewer: User) -> frozenset[tuple[str, str]]:
    """(source, thing) of what stays away today."""
    rows = NotNow.objects.filter(person=viewer, until__gte=timezone.localdate())
    return frozenset(rows.values_list("source", "thing"))


def _goal(goal: Goal, rows: Iterable[SmallStep]) -> GoalShown:
    return GoalShown(goal.pk, goal.words, tuple(_step(row) for row in rows if row.goal_id == goal.pk))


def _step(row: SmallStep) -> StepShown:
    by_team = row.ticked_by is not None and row.ticked_by_id != row.person_id
    return StepShown(
        pk=row.pk,
        words=row.words,
        standing=row.state,
        ticked_by=row.ticked_by.get_short_name() if by_team and row.ticked_by else "",
        done_on=timezone.localdate(row.done_at) if row.done_at else None,
    )


def _dream(row: Dream) -> DreamShown:
    by = row.by.get_short_name() if row.by else ""
    return DreamShown(words=row.words, by=by, is_own=row.by_id == row.person_id, at=row.at)

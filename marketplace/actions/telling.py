"""What somebody told at the start, written down as one thing: the dream, what they can, what they wish."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from marketplace.hours import PARTS, task_hours
from marketplace.models import Condition, WorkKind
from marketplace.queries.my_wishes import wishes_of
from neighbourhoods.models import User
from training.actions.intake import tell_what_i_can
from training.actions.plan import write_dream

from .profiles import set_pace, set_preferences


@dataclass(frozen=True)
class Told:
    """None: it was not asked here. No part of the day: any time suits."""

    dream: str = ""
    can: str = ""
    likes: Iterable[WorkKind] | None = None
    works_best: Iterable[Condition] | None = None
    parts: Iterable[str] | None = None
    reach_minutes: int | None = None


@transaction.atomic
def write_down(person: User, *, by: User, told: Told) -> None:
    """All of it or nothing; an answer that was skipped leaves what we knew."""
    if told.dream.strip():
        write_dream(person, by=by, words=told.dream)
    tell_what_i_can(person, by=by, words=told.can)
    if told.likes is not None or told.parts is not None or told.reach_minutes is not None:
        hours = None if told.parts is None else task_hours(range(7), [it for it in PARTS if it in set(told.parts)])
        set_preferences(person, by=by, likes=told.likes, reach_minutes=told.reach_minutes, hours=hours)
    if told.works_best is not None:
        now = wishes_of(person)
        set_pace(
            person, by=by, most_minutes_a_week=now.most_minutes, nothing_heavy=now.nothing_heavy,
            works_best=told.works_best,
        )  # fmt: skip

"""How somebody comes to where a test of the path begins: always through the actions."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from training.actions.path import Move, Told, WayBack, take_step
from training.models import Place, Step
from training.queries.path import street_of


def place(slug: str) -> Place:
    return Place.objects.select_related("house").get(slug=slug, municipality=None)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def begin(person: User, by: User, to: str, *, days_ago: int = 0, **told: object) -> Step:
    move = Move(place(to), taken_on=in_days(-days_ago))
    return take_step(person, by=by, move=move, told=Told(**told))  # type: ignore[arg-type]


def go(person: User, by: User, start: str | None, to: str | None, *, days_ago: int = 0, **told: object) -> Step:
    """A step, with a way back of half a year whichever way it goes."""
    begun = place(start) if start else None
    move = Move(place(to) if to else None, begun, in_days(-days_ago))
    way_back = WayBack(begun or place("volunteer"), by, in_days(180))
    return take_step(person, by=by, move=move, way_back=way_back, told=Told(**told))  # type: ignore[arg-type]


def now(person: User) -> tuple[str, ...]:
    return street_of(person, person).now


def verbs(person: User) -> list[str]:
    return [it.verb for it in person.journal.order_by("pk") if it.verb.startswith("path.")]


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(NotAllowedNow) as refused:
        act()
    return refused.value.code


PLACES = [
    "at_home", "social_contacts", "organised_activity", "course", "volunteer", "day_activity", "work_experience",
    "participation_place", "sheltered_job", "parallel_job", "trial_placement", "job_agreement_job", "regular_job",
    "home_help_private",
]  # fmt: skip

"""What a helper wishes, as the forms show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from marketplace.hours import PARTS, task_hours
from marketplace.models import Condition, HelperProfile
from neighbourhoods.models import User
from neighbourhoods.places import WHOLE_WEEK

USUAL_REACH = 20


@dataclass(frozen=True)
class Wishes:
    likes: tuple[str, ...]
    parts: tuple[str, ...]
    reach_minutes: int
    most_minutes: int | None = None
    nothing_heavy: bool = False
    works_best: tuple[str, ...] = ()


def wishes_of(person: User) -> Wishes:
    profile = HelperProfile.objects.filter(user=person).first()
    if profile is None:
        return Wishes((), (), USUAL_REACH)
    hours = (profile.hours_0, profile.hours_1, profile.hours_2)
    parts = () if hours == tuple(WHOLE_WEEK) else tuple(part for part in PARTS if _can(hours, part))
    return Wishes(
        likes=tuple(str(pk) for pk in profile.likes.values_list("pk", flat=True)),
        parts=parts,
        reach_minutes=profile.reach_minutes,
        most_minutes=profile.most_minutes_a_week,
        nothing_heavy=profile.nothing_heavy,
        works_best=tuple(str(pk) for pk in profile.works_best.values_list("pk", flat=True)),
    )


def conditions_to_choose() -> list[Condition]:
    """Properties of places, in the order of the editor."""
    return list(Condition.objects.all())


def conditions_among(ids: Iterable[str]) -> list[Condition]:
    return list(Condition.objects.filter(pk__in=ids))


def _can(hours: tuple[int, ...], part: str) -> bool:
    return any(mine & asked for mine, asked in zip(hours, task_hours(range(7), [part]), strict=True))

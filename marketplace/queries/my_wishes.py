"""What a helper wishes, as the forms show it."""

from dataclasses import dataclass

from marketplace.hours import PARTS, task_hours
from marketplace.models import HelperProfile
from neighbourhoods.models import User
from neighbourhoods.places import WHOLE_WEEK

USUAL_REACH = 20


@dataclass(frozen=True)
class Wishes:
    likes: tuple[str, ...]
    parts: tuple[str, ...]
    reach_minutes: int


def wishes_of(person: User) -> Wishes:
    profile = HelperProfile.objects.filter(user=person).first()
    if profile is None:
        return Wishes((), (), USUAL_REACH)
    hours = (profile.hours_0, profile.hours_1, profile.hours_2)
    parts = () if hours == tuple(WHOLE_WEEK) else tuple(part for part in PARTS if _can(hours, part))
    return Wishes(tuple(str(pk) for pk in profile.likes.values_list("pk", flat=True)), parts, profile.reach_minutes)


def _can(hours: tuple[int, ...], part: str) -> bool:
    return any(mine & asked for mine, asked in zip(hours, task_hours(range(7), [part]), strict=True))

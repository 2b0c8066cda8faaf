"""Where somebody is, told by the steps that were written down: pure, of any day, and as it was known at any moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from .models import Place, Step

Way = Step.Way
STANDS_OUTSIDE = -1  # no house of the street: at home


@dataclass(frozen=True)
class Stay:
    """Somebody is or was somewhere: from a step until another (None: still)."""

    place: Place
    came: Step
    left_on: date | None = None


def that_hold(steps: Iterable[Step], known: datetime | None = None) -> list[Step]:
    """Steps in the order they were taken, each as it was last corrected; as it was known at a moment (None: now)."""
    rows = [it for it in steps if known is None or it.recorded_at <= known]
    first = {it.pk: it.pk for it in rows}  # whatever stands in its place keeps its turn within a day
    for it in sorted(rows, key=lambda it: it.pk):
        if it.corrects_id in first:
            first[it.pk] = first[it.corrects_id]
    replaced = {it.corrects_id for it in rows}
    held = (it for it in rows if it.pk not in replaced and it.way != Way.NONE)
    return sorted(held, key=lambda it: (it.taken_on, first[it.pk]))


def stays(held: Sequence[Step]) -> list[Stay]:
    """Everywhere they were and are, in the order they came. held: of that_hold."""
    here: dict[str, Step] = {}
    ended: dict[int, date] = {}
    for it in held:
        if it.start is not None and (came := here.pop(it.start.slug, None)):
            ended[came.pk] = it.taken_on
        if it.place is not None:
            here[it.place.slug] = it
    return [Stay(it.place, it, ended.get(it.pk)) for it in held if it.place is not None]


def here_now(held: Sequence[Step], on: date | None = None) -> list[Stay]:
    """Where they are (on a day)."""
    return [it for it in stays([it for it in held if on is None or it.taken_on <= on]) if it.left_on is None]


def fits_together(held: Sequence[Step]) -> bool:
    """Nobody leaves where they are not, and nobody comes where they are already."""
    here: set[str] = set()
    for it in held:
        if it.start is not None:
            if it.start.slug not in here:
                return False
            here.remove(it.start.slug)
        if it.place is not None:
            if it.place.slug in here:
                return False
            here.add(it.place.slug)
    return True


def how_far(place: Place) -> int:
    """Along the street. A municipality puts its houses in the order it wants."""
    return place.house.position if place.house is not None else STANDS_OUTSIDE


def way_of(start: Place | None, place: Place | None, beside: Iterable[Place] = ()) -> str:
    """Which way a step goes. `beside`: where they are as well; going further than all of that is going on too."""
    if place is None:
        return Way.STOPS
    if start is None:
        others = [how_far(it) for it in beside]
        return Way.ON if others and how_far(place) > max(others) else Way.BEGINS
    if how_far(place) == how_far(start):
        return Way.BESIDE
    return Way.ON if how_far(place) > how_far(start) else Way.BACK

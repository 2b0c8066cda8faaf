"""Somebody cannot be in two places: with what of a helper do other times overlap?"""

from collections.abc import Collection, Iterable
from datetime import date, time

from neighbourhoods.models import User

from .load import Slot, load_of


def first_clash(
    person: User, days: Iterable[date], at_time: time | None, minutes: int, *, but: Collection[int] = ()
) -> Slot | None:
    """The first time this person gives already that overlaps; `but` names visits that do not count."""
    asked = {day: Slot(day, at_time, minutes) for day in days}
    if not asked:
        return None
    load = load_of(person)
    held = [slot for slot in load.slots if slot.visit_id not in but] + load.coming(min(asked), max(asked))
    return next((mine for slot in asked.values() for mine in held if slot.overlaps(mine)), None)

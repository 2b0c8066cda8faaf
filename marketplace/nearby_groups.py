"""People who may be seen become groups of five or more neighbours, so that a number can be told and nobody counted out.

Whoever may be seen is put in a row along the neighbourhoods, nearest after nearest, and the row is cut into fives; who
is left over joins the last five, and fewer than five make no group at all. A group has one point and one number of
hours, and counts as a whole or not at all. So whatever is asked, in however many slices, each answer is made of whole
groups, and so is what two answers differ by. Answers are rounded down to fives on top of that.

Groups are made anew once a week at most. Somebody who comes or goes changes no answer until then, and afterwards every
answer at once; who asks each week learns that a number of fives changed, not who it was. Two kinds of work are grouped
apart: their numbers say nothing of each other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median_low

from marketplace.models.nearby_people import SMALLEST

GRID = 16  # bits: a square of about ten metres in a country
NETHERLANDS = (50.5, 3.0, 54.0, 8.0)  # south, west, north, east


@dataclass(frozen=True)
class Someone:
    """All that is known of a person here: no name, no number of a row."""

    latitude: float  # of the middle of their neighbourhood
    longitude: float
    hours: int = 0  # a week, when that stands on the card


@dataclass(frozen=True)
class Group:
    people: tuple[Someone, ...]
    latitude: float
    longitude: float
    hours: int

    @property
    def size(self) -> int:
        return len(self.people)


def groups_of(people: Iterable[Someone]) -> list[Group]:
    """The same people, in whatever order they come, make the same groups."""
    row = sorted(people, key=_along)
    return [_group(part) for part in _fives(row)]


def _fives(row: list[Someone]) -> Iterator[list[Someone]]:
    whole = len(row) // SMALLEST
    for number in range(whole):
        is_last = number == whole - 1
        yield row[number * SMALLEST : None if is_last else (number + 1) * SMALLEST]


def _group(part: list[Someone]) -> Group:
    return Group(
        people=tuple(part),
        latitude=sum(it.latitude for it in part) / len(part),
        longitude=sum(it.longitude for it in part) / len(part),
        hours=median_low(it.hours for it in part),
    )


def _along(someone: Someone) -> tuple[int, float, float, int]:
    """Along a curve that visits what lies near each other one after the other."""
    south, west, north, east = NETHERLANDS
    across = _step((someone.longitude - west) / (east - west))
    up = _step((someone.latitude - south) / (north - south))
    return _on_curve(across, up), someone.latitude, someone.longitude, someone.hours


def _step(part: float) -> int:
    return min(max(int(part * (1 << GRID)), 0), (1 << GRID) - 1)


def _on_curve(x: int, y: int) -> int:
    """How far along Hilbert's curve a square lies."""
    far, side = 0, 1 << (GRID - 1)
    while side:
        right, above = int(x & side > 0), int(y & side > 0)
        far += side * side * ((3 * right) ^ above)
        if not above:
            if right:
                x, y = ~x, ~y
            x, y = y, x
        side >>= 1
    return far


# ---------------------------------------------------------------- what is answered
def in_fives(people: int) -> int:
    """Rounded down; below five it is 0, which is said as "fewer than 5"."""
    return people // SMALLEST * SMALLEST

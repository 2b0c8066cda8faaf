"""A bar chart as the component draws it: numbers in, places of bars out. No picture program and no script."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 8.0  # of the width of a group: left, right, and half of it between two bars
LEAST = 1.5  # of the height: a one beside a million still shows


@dataclass(frozen=True)
class Bar:
    """Where one bar stands, in percentages of the frame of its group. `shade`: 1 the first series, 2 the second."""

    shade: int
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Group:
    """The bars above one label, and their numbers for the table."""

    label: str
    bars: tuple[Bar, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class BarChart:
    """`sentence` says in words what the picture shows. `over`: what the labels are, for the table."""

    sentence: str
    over: str
    series: tuple[str, ...]
    groups: tuple[Group, ...]
    is_empty: bool


def bar_chart(
    sentence: str, *, over: str, series: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]
) -> BarChart:
    """rows: a label with one number for each series, none below nought. The highest bar fills the height."""
    highest = max((number for _label, numbers in rows for number in numbers), default=0)
    groups = tuple(Group(label, _bars(numbers, highest), tuple(numbers)) for label, numbers in rows)
    return BarChart(sentence, over, tuple(series), groups, is_empty=highest == 0)


def _bars(numbers: Sequence[int], highest: int) -> tuple[Bar, ...]:
    wide = (100 - 2 * GAP - GAP / 2 * (len(numbers) - 1)) / max(len(numbers), 1)
    bars = []
    for place, number in enumerate(numbers):
        if number:
            high = max(LEAST, 100 * number / highest)
            x = GAP + place * (wide + GAP / 2)
            bars.append(Bar(place + 1, *(f"{part:.4g}%" for part in (x, 100 - high, wide, high))))
    return tuple(bars)

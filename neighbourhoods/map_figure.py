"""The picture of neighbourhoods with pins that `components/map_figure.html` draws. No database, no street, no tiles."""

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Protocol

from django.utils.translation import gettext

from neighbourhoods import map_labels, outlines
from neighbourhoods.places import Box

WIDTH = 600.0
SQUARE, LEVEL, WIDE = 636.0, 450.0, 343.0  # heights of the frames the stylesheet knows
MARGIN = 0.08
APART = 0.095  # of the width: what keeps one pin's number beside the next
TOLERANCE_METRES = 12.0
STEPS = 8  # a name may stand on a grid of 7 by 7 points of its neighbourhood
METRES_NORTH = 111_195.0
BESIDE_SPOT = 7.0  # of the width: the words above or below the visitor's own dot
AROUND_METRES = 200.0  # the circle of one task: as wide as its point was offset at most


class Outlined(Protocol):
    """A neighbourhood, or anything with an outline."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def geometry(self) -> Any: ...


@dataclass(frozen=True)
class Area:
    """One neighbourhood: its path in metres, put in its place by `transform`; the name at a share of the frame."""

    name: str
    path: str
    transform: str
    is_here: bool
    x: float
    y: float


@dataclass(frozen=True)
class Pin:
    """One opportunity on the map. x and y are percentages of the frame, filled in by `draw`."""

    latitude: float
    longitude: float
    number: int
    label: str
    href: str
    palette: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class MapFigure:
    height: int
    areas: list[Area]
    pins: list[Pin] = field(default_factory=list)
    circle: tuple[float, float, float] | None = None
    spot: tuple[float, float] | None = None
    spot_words_above: bool = False

    @property
    def frame(self) -> str:
        return f"0 0 {WIDTH:g} {self.height:g}"

    @property
    def shape(self) -> str:
        """The word for this frame in the stylesheet; none for the square one."""
        return {WIDE: "wide", LEVEL: "level"}.get(self.height, "")


def draw(
    neighbourhoods: Iterable[Outlined],
    pins: Sequence[Pin] = (),
    *,
    here: str | None = None,
    circle: tuple[float, float] | None = None,
    spot: tuple[float, float] | None = None,
    frame: Box | None = None,
    height: float = SQUARE,
) -> MapFigure | None:
    """The figure, or None when none of these neighbourhoods has an outline.

    `here` is the code of the visitor's neighbourhood; `circle` the offset point (latitude, longitude) of one task;
    `spot` where the visitor is, coarse; `frame` the land to show, else all of these neighbourhoods.
    """
    drawn = [each for each in neighbourhoods if each.geometry]
    if not drawn:
        return None
    boxes = [frame] if frame else [outlines.box_of_outline(each.geometry) for each in drawn]
    view = _View.around(boxes, height)
    shape = height / WIDTH
    placed = [replace(pin, x=x, y=y) for pin in pins for x, y in [view.share(pin.latitude, pin.longitude)]]
    placed = _apart(placed, shape)
    things = [map_labels.pin_at(pin.x, pin.y * shape) for pin in placed]
    spot_at = view.share(*spot) if spot else None
    words_above = False
    if spot_at:
        x, y = spot_at[0], spot_at[1] * shape
        words_at = map_labels.freest(gettext("You are here"), [(x, y + BESIDE_SPOT), (x, y - BESIDE_SPOT)], things)
        words_above = words_at[1] < y
        things += [map_labels.dot_at(x, y), map_labels.words_at(gettext("You are here"), *words_at)]
    return MapFigure(
        height=int(height),
        areas=_areas(drawn, view, here, things),
        pins=placed,
        circle=(*view.share(*circle), view.length(AROUND_METRES)) if circle else None,
        spot=spot_at,
        spot_words_above=words_above,
    )


@dataclass(frozen=True)
class _View:
    """Which land the frame shows: its north-west corner, and units of the frame per metre."""

    west: float
    north: float
    scale: float
    east_metres: float  # of one degree
    height: float

    @classmethod
    def around(cls, boxes: Sequence[Box], height: float) -> "_View":
        south, north = min(b.south for b in boxes), max(b.north for b in boxes)
        west, east = min(b.west for b in boxes), max(b.east for b in boxes)
        east_metres = METRES_NORTH * math.cos(math.radians((south + north) / 2))
        across, up = max((east - west) * east_metres, 1.0), max((north - south) * METRES_NORTH, 1.0)
        scale = (1 - 2 * MARGIN) * min(WIDTH / across, height / up)
        return cls(
            west=(west + east) / 2 - WIDTH / scale / 2 / east_metres,
            north=(south + north) / 2 + height / scale / 2 / METRES_NORTH,
            scale=scale,
            east_metres=east_metres,
            height=height,
        )

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        x = (longitude - self.west) * self.east_metres * self.scale
        return x, (self.north - latitude) * METRES_NORTH * self.scale

    def shows(self, latitude: float, longitude: float) -> bool:
        x, y = self.at(latitude, longitude)
        return 0 < x < WIDTH and 0 < y < self.height

    def length(self, metres: float) -> float:
        """As SVG reckons a percentage that is neither across nor up."""
        return round(100 * metres * self.scale / math.sqrt((WIDTH**2 + self.height**2) / 2), 1)

    def share(self, latitude: float, longitude: float) -> tuple[float, float]:
        """In percentages of the frame, kept inside it."""
        x, y = self.at(latitude, longitude)
        return _within(100 * x / WIDTH), _within(100 * y / self.height)


def _within(percentage: float) -> float:
    return round(min(96.0, max(4.0, percentage)), 1)


def _areas(drawn: list[Outlined], view: _View, here: str | None, things: list[map_labels.Patch]) -> list[Area]:
    """The visitor's own neighbourhood has the first choice of where its name stands; no name covers another."""
    made = {}
    for each in sorted(drawn, key=lambda each: each.code != here):
        made[each.code] = area = _area(each, view, each.code == here, things)
        if area.name:
            things = [*things, map_labels.words_at(area.name, area.x, area.y * view.height / WIDTH)]
    return [made[each.code] for each in drawn]


def _area(of: Outlined, view: _View, is_here: bool, things: Sequence[map_labels.Patch]) -> Area:
    box = outlines.box_of_outline(of.geometry)
    x, y = view.at(box.north, box.west)
    inside = _inside(of.code, _Kept(of.geometry, box))
    inside = tuple(point for point in inside if view.shows(*point)) if view.shows(*inside[0]) else ()
    shape = view.height / WIDTH
    spots = [(share[0], share[1] * shape) for share in (view.share(*point) for point in inside)]
    name_x, name_y = map_labels.freest(of.name, spots, things) if spots else (0.0, 0.0)
    return Area(
        name=of.name if spots else "",
        path=_path(of.code, _Kept(of.geometry, box)),
        transform=f"translate({x:.1f} {y:.1f}) scale({view.scale:.5f})",
        is_here=is_here,
        x=name_x,
        y=round(name_y / shape, 1),
    )


class _Kept:
    """An outline as part of a cache key: equal when code and box are, so an imported change is drawn again."""

    def __init__(self, geometry: Any, box: Box) -> None:
        self.geometry, self.box = geometry, box

    def __hash__(self) -> int:
        return hash(self.box)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.box == other.box


@functools.lru_cache(maxsize=1000)
def _path(_code: str, outline: _Kept) -> str:
    """In metres from the outline's own north-west corner, so that every view can use the same drawing."""
    box = outline.box
    across = (box.east - box.west) * METRES_NORTH * math.cos(math.radians((box.south + box.north) / 2))
    return outlines.svg_outline(outline.geometry, box, across, tolerance=TOLERANCE_METRES)


@functools.lru_cache(maxsize=1000)
def _inside(_code: str, outline: _Kept) -> tuple[tuple[float, float], ...]:
    """Points of the outline for its name: the middle first, then others, the nearest first."""
    box, middle = outline.box, outlines.point_inside(outline.geometry)
    high, wide = (box.north - box.south) / STEPS, (box.east - box.west) / STEPS
    grid = [(box.south + high * n, box.west + wide * m) for n in range(1, STEPS) for m in range(1, STEPS)]
    held = [point for point in grid if outlines.contains(outline.geometry, *point)]
    held.sort(key=lambda point: math.hypot((point[0] - middle[0]) / high, (point[1] - middle[1]) / wide))
    return middle, *held


def _apart(pins: list[Pin], shape: float) -> list[Pin]:
    """Push pins that would cover each other apart, a little at a time. Their points are offset anyway."""
    spots = [[pin.x, pin.y * shape] for pin in pins]
    for _ in range(40):
        moved = False
        for (i, a), (j, b) in combinations(enumerate(spots), 2):
            dx, dy = b[0] - a[0], b[1] - a[1]
            distance = math.hypot(dx, dy)
            if distance >= 100 * APART:
                continue
            moved = True
            if distance < 0.01:  # on the same spot: around the clock by number
                dx, dy, distance = math.cos(i + 2 * j), math.sin(i + 2 * j), 1.0
            push = (100 * APART - min(distance, 100 * APART)) / 2 + 0.2
            a[0], a[1] = a[0] - dx / distance * push, a[1] - dy / distance * push
            b[0], b[1] = b[0] + dx / distance * push, b[1] + dy / distance * push
        if not moved:
            break
    return [replace(pin, x=_within(x), y=_within(y / shape)) for pin, (x, y) in zip(pins, spots, strict=True)]

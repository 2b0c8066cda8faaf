"""Outlines of places without the database: inside or not, how far away, a point inside, and the drawing as SVG.

A geometry is GeoJSON as a dictionary: Polygon or MultiPolygon, WGS84, longitude first, holes after the outer ring.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from neighbourhoods.places import EARTH_METRES, Box, Point, box_around, box_of

Geometry = Mapping[str, Any]
Ring = Sequence[Sequence[float]]

GRID_DEGREES = 0.02


def polygons(geometry: Geometry) -> Iterator[Sequence[Ring]]:
    """The rings of each polygon: the outer one, then its holes."""
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["coordinates"]
    else:
        raise ValueError(f"not an outline: {geometry['type']}")


def rings(geometry: Geometry) -> Iterator[Ring]:
    for polygon in polygons(geometry):
        yield from polygon


def box_of_outline(geometry: Geometry) -> Box:
    return box_of((point[1], point[0]) for ring in rings(geometry) for point in ring)


# ---------------------------------------------------------------- inside and outside
def contains(geometry: Geometry, latitude: float, longitude: float) -> bool:
    """Inside the outline and not in a hole. A point on a border that two outlines share lies in one of them."""
    return any(_odd_crossings(polygon, latitude, longitude) for polygon in polygons(geometry))


def _odd_crossings(polygon: Iterable[Ring], latitude: float, longitude: float) -> bool:
    return sum(_crosses(ring, latitude, longitude) for ring in polygon) % 2 == 1


def _crosses(ring: Ring, latitude: float, longitude: float) -> bool:
    """Whether a line due east from the point crosses the ring an odd number of times."""
    inside = False
    lon1, lat1 = ring[-1][:2]
    for lon2, lat2, *_ in ring:
        if (lat1 > latitude) != (lat2 > latitude):
            # From the lower end, so that both neighbours of a border compute the same crossing.
            (alon, alat), (blon, blat) = ((lon1, lat1), (lon2, lat2)) if lat1 < lat2 else ((lon2, lat2), (lon1, lat1))
            if longitude < alon + (latitude - alat) / (blat - alat) * (blon - alon):
                inside = not inside
        lon1, lat1 = lon2, lat2
    return inside


def metres_to(geometry: Geometry, latitude: float, longitude: float) -> float:
    """Metres to the outline, 0 inside. Measured on a flat map around the point: good to 0.1% within 10 km."""
    if contains(geometry, latitude, longitude):
        return 0.0
    metres_north = math.radians(1) * EARTH_METRES
    metres_east = metres_north * math.cos(math.radians(latitude))
    best = math.inf
    for ring in rings(geometry):
        flat = [((p[0] - longitude) * metres_east, (p[1] - latitude) * metres_north) for p in ring]
        for start, end in zip(flat, [*flat[1:], flat[0]], strict=True):
            best = min(best, _origin_to_segment(start, end))
    return best


def _origin_to_segment(a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length)) if length else 0.0
    return math.hypot(a[0] + along * dx, a[1] + along * dy)


def point_inside(geometry: Geometry) -> Point:
    """A point well inside: the middle of the widest stretch on the best of a few lines from west to east."""
    box = box_of_outline(geometry)
    best, widest = Point(box.south, box.west), -1.0
    for step in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9):
        latitude = box.south + step * (box.north - box.south)
        crossings = sorted(_crossings_at(geometry, latitude))
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            if east - west > widest:
                best, widest = Point(latitude, (west + east) / 2), east - west
    return best


def _crossings_at(geometry: Geometry, latitude: float) -> Iterator[float]:
    for ring in rings(geometry):
        for (lon1, lat1, *_), (lon2, lat2, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (lat1 > latitude) != (lat2 > latitude):
                yield lon1 + (latitude - lat1) / (lat2 - lat1) * (lon2 - lon1)


class OutlineMap:
    """Many outlines in memory, on a grid: which one holds a point, in microseconds. For files and other bulk work."""

    def __init__(self, outlines: Iterable[tuple[str, Geometry]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Box, Geometry]]] = defaultdict(list)
        for code, geometry in outlines:
            box = box_of_outline(geometry)
            for cell in _cells(box):
                self._cells[cell].append((code, box, geometry))

    def at(self, latitude: float, longitude: float) -> str | None:
        """The code of the outline that holds the point."""
        for code, box, geometry in self._cells.get(_cell(latitude, longitude), ()):
            if box.holds(latitude, longitude) and contains(geometry, latitude, longitude):
                return code
        return None

    def near(self, latitude: float, longitude: float, metres: float) -> str | None:
        """The code of the outline that holds the point, else of the nearest one within so many metres."""
        inside = self.at(latitude, longitude)
        if inside is not None:
            return inside
        around = _cells(box_around(latitude, longitude, metres))
        candidates = {code: geometry for cell in around for code, _box, geometry in self._cells.get(cell, ())}
        distances = sorted((metres_to(geometry, latitude, longitude), code) for code, geometry in candidates.items())
        return distances[0][1] if distances and distances[0][0] <= metres else None


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / GRID_DEGREES), math.floor(longitude / GRID_DEGREES)


def _cells(box: Box) -> list[tuple[int, int]]:
    (south, west), (north, east) = _cell(box.south, box.west), _cell(box.north, box.east)
    return [(row, column) for row in range(south, north + 1) for column in range(west, east + 1)]


# ---------------------------------------------------------------- the drawing
def svg_point(latitude: float, longitude: float, box: Box, width: float) -> tuple[float, float]:
    """Where a point comes in a drawing of the box: x to the right, y down."""
    scale = width / (box.east - box.west)
    return round((longitude - box.west) * scale, 1), round((box.north - latitude) * scale / _squeeze(box), 1)


def svg_outline(geometry: Geometry, box: Box, width: float, *, tolerance: float = 0.6) -> str:
    """The `d` of an SVG path, with every corner dropped that moves a line less than `tolerance` (in its own units)."""
    pieces = []
    for ring in rings(geometry):
        drawn = simplify([svg_point(p[1], p[0], box, width) for p in ring], tolerance)
        if len(drawn) >= 4:  # closed, so three corners: less is not a shape
            pieces.append("M" + "L".join(f"{x:g} {y:g}" for x, y in drawn[:-1]) + "Z")
    return "".join(pieces)


def simplify(line: Sequence[tuple[float, float]], tolerance: float) -> list[tuple[float, float]]:
    """Douglas-Peucker: the ends stay, and no dropped corner lay farther from the new line than the tolerance."""
    keep = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        distance, corner = max(
            ((_to_segment(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if distance > tolerance:
            keep.add(corner)
            todo += [(first, corner), (corner, last)]
    return [line[i] for i in sorted(keep)]


def _to_segment(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    return _origin_to_segment((a[0] - p[0], a[1] - p[1]), (b[0] - p[0], b[1] - p[1]))


def _squeeze(box: Box) -> float:
    """How much narrower a degree of longitude is than a degree of latitude here."""
    return math.cos(math.radians((box.south + box.north) / 2))

"""Outlines of neighbourhoods for a map, made simple once and kept in memory. Nothing about people in them."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from neighbourhoods.models import Neighbourhood
from neighbourhoods.outlines import polygons, simplify
from neighbourhoods.places import Box

AT_MOST = 40
TOLERANCE = 0.0001  # degrees, about 10 metres
KEPT = 2000

Key = tuple[int, Box]  # an outline that was imported anew has another box, so it is read again
_kept: OrderedDict[Key, dict[str, Any]] = OrderedDict()


@dataclass(frozen=True)
class Shape:
    pk: int
    code: str
    name: str
    geometry: dict[str, Any]


def shapes_in(box: Box) -> list[Shape]:
    """The neighbourhoods that touch a box, as simple outlines. One question when they were all drawn before."""
    hoods = Neighbourhood.objects.filter(
        south__lte=box.north, north__gte=box.south, west__lte=box.east, east__gte=box.west
    )
    return _shapes(hoods)


def shapes_of(pks: Sequence[int]) -> list[Shape]:
    """These neighbourhoods, as far as they have an outline and are not too many for one picture."""
    return _shapes(Neighbourhood.objects.filter(pk__in=pks, south__isnull=False))


def _shapes(hoods: QuerySet[Neighbourhood]) -> list[Shape]:
    hoods = hoods.filter(geometry__isnull=False)
    rows = hoods.order_by("pk").values_list("pk", "code", "name", "south", "west", "north", "east")[:AT_MOST]
    found = [((pk, Box(*sides)), code, name) for pk, code, name, *sides in rows]  # type: ignore[arg-type]  # not null here
    outlines = _outlines([key for key, _code, _name in found])
    return [Shape(key[0], code, name, outlines[key]) for key, code, name in found]


def _outlines(keys: list[Key]) -> dict[Key, dict[str, Any]]:
    missing = {key[0]: key for key in keys if key not in _kept}
    if missing:
        heavy = Neighbourhood.objects.filter(pk__in=missing).values_list("pk", "geometry")
        _kept.update({missing[pk]: _simple(geometry or {}) for pk, geometry in heavy})
    answer = {key: _kept[key] for key in keys}
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return answer


def _simple(geometry: dict[str, Any]) -> dict[str, Any]:
    pieces = [[simplify([(p[0], p[1]) for p in ring], TOLERANCE) for ring in polygon] for polygon in polygons(geometry)]
    return {"type": "MultiPolygon", "coordinates": pieces}

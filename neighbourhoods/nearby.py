"""Nearest first: exact, the same on SQLite and PostgreSQL, and it hardly matters how many rows there are.

A row lies in a band of latitude; the B-tree on (band, longitude, ...) hands over one small box of rows, and the squared
chord between unit vectors puts them in exactly the order of geopy's great circle. Circles grow until one holds enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, QuerySet, Value
from django.db.models.expressions import RawSQL

from neighbourhoods import places
from neighbourhoods.models.located import Located
from neighbourhoods.places import Hours

FIRST_METRES = 250.0  # any number gives the same answer; twice as far each time reads at most four times what is needed
DISTANCE = "((x - %s) * (x - %s) + (y - %s) * (y - %s) + (z - %s) * (z - %s))"


class Cursor(NamedTuple):
    """The last row seen: the next page goes on after it. Says how far away it is, so keep it off public URLs."""

    squared_chord: float
    id: int


@dataclass(frozen=True)
class Near:
    id: int
    metres: float
    cursor: Cursor

    @property
    def minutes(self) -> int:
        """On foot, rounded up."""
        return places.walking_minutes(self.metres)


@dataclass(frozen=True)
class Search:
    """Who is looking, where and for what. Nothing is filtered by what is left None.

    kinds: bits of the kinds wanted. certificates: bits of what the person holds; a row that needs others is left out.
    only: (column, value) that rows must have. hours: when the person can; at least one hour must suit.
    among: only rows that this queryset of the same model would give too (checked last, row by row, so keep it simple).
    """

    model: type[Located]
    latitude: float
    longitude: float
    kinds: int | None = None
    only: tuple[str, str] | None = None
    certificates: int | None = None
    hours: Hours | None = None
    among: QuerySet[Any] | None = None
    using: str = DEFAULT_DB_ALIAS


def place(thing: Located, latitude: float | None, longitude: float | None, *, findable: bool) -> None:
    """Put a thing on the map, or take it out of the search. The caller saves the thing."""
    if (latitude is None) != (longitude is None):
        raise ValueError("a point has a latitude and a longitude")
    if findable and latitude is None:
        raise ValueError("what has no point cannot be found nearby")
    thing.latitude, thing.longitude = latitude, longitude
    thing.x = thing.y = thing.z = thing.band = None
    if latitude is not None and longitude is not None:
        thing.x, thing.y, thing.z = places.unit_vector(latitude, longitude)
        thing.band = places.band_of(latitude) if findable else None


PLACE_FIELDS = ("latitude", "longitude", "x", "y", "z", "band")  # for save(update_fields=...)


def nearest(
    model: type[Located],
    *,
    latitude: float,
    longitude: float,
    reach_metres: float,
    limit: int = 20,
    after: Cursor | None = None,
    **filters: Any,
) -> list[Near]:
    """The nearest findable rows within reach, nearest first, equal distances by id. Filters: see Search.

    One question to the database, whether there are three rows or millions.
    """
    search = Search(model, latitude, longitude, **filters)
    sql, params = _rings(search, _radii(reach_metres, after), limit=limit, after=after)
    with connections[search.using].cursor() as cursor:
        cursor.execute(sql, params)
        found = [(int(id_), float(d)) for id_, d in cursor.fetchall()]
    return [Near(id_, places.metres_of_chord(d), Cursor(d, id_)) for id_, d in found]


def by_distance(rows: QuerySet[Any], *, latitude: float, longitude: float, reach_metres: float) -> QuerySet[Any]:
    """Findable rows of a short list in the same order as `nearest`: every one of them is measured."""
    steps = zip(("x", "y", "z"), places.unit_vector(latitude, longitude), strict=True)
    x, y, z = (F(name) - Value(here) for name, here in steps)
    found = rows.filter(band__isnull=False).annotate(chord=x * x + y * y + z * z)
    return found.filter(chord__lte=places.squared_chord(reach_metres)).order_by("chord", "pk")


def count_within(
    model: type[Located],
    *,
    latitude: float,
    longitude: float,
    reach_metres: float,
    at_most: int = 1000,
    **filters: Any,
) -> int:
    """How many findable rows lie within reach, counting no further than at_most."""
    sql, params = _statement(Search(model, latitude, longitude, **filters), reach_metres)
    with connections[filters.get("using", DEFAULT_DB_ALIAS)].cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM (SELECT 1 {sql} LIMIT %s) AS found", [*params, at_most])  # noqa: S608
        return int(cursor.fetchone()[0])


def _radii(reach_metres: float, after: Cursor | None) -> list[float]:
    """How far to look at first, then, and at last: the reach. The answer does not depend on it, only the work."""
    radius = FIRST_METRES if after is None else FIRST_METRES / 2 + 1.5 * places.metres_of_chord(after.squared_chord)
    radii = []
    while radius * 1.5 < reach_metres:
        radii.append(radius)
        radius *= 2
    return [*radii, reach_metres]


def _rings(search: Search, radii: list[float], *, limit: int, after: Cursor | None) -> tuple[str, list[Any]]:
    """The page out of the first circle that fills it, else out of the last one, in one statement.

    A circle asks first whether a smaller one was enough; if so, neither database reads a row of it.
    """
    circles, pages, all_params, wanting = [], [], [], ""
    for number, metres in enumerate(radii):
        sql, params = _page(search, metres, after)
        if wanting:  # CROSS JOIN: SQLite looks at the left side first, and there is nothing when enough was found
            sql = sql.replace("FROM ", f"FROM (SELECT 1 WHERE {wanting}) AS wanting CROSS JOIN ", 1)
        circles.append(f"near_{number} AS MATERIALIZED ({sql} ORDER BY d, located.id LIMIT {limit:d})")
        all_params += params
        wanting += f"{' AND ' if wanting else ''}(SELECT COUNT(*) FROM near_{number}) < {limit:d}"  # noqa: S608
        pages.append(f"SELECT id, d FROM near_{number}")  # noqa: S608
        pages[-1] += f" WHERE (SELECT COUNT(*) FROM near_{number}) >= {limit:d}" if metres < radii[-1] else ""  # noqa: S608
    return f"WITH {', '.join(circles)} {' UNION ALL '.join(pages)} ORDER BY d, id", all_params


def _page(search: Search, metres: float, after: Cursor | None) -> tuple[str, list[Any]]:
    sql, params = _statement(search, metres)
    distance_params = _distance_params(search)
    sql, params = f"SELECT located.id AS id, {DISTANCE} AS d {sql}", [*distance_params, *params]
    if after is not None:
        sql += f" AND ({DISTANCE} > %s OR ({DISTANCE} = %s AND located.id > %s))"
        params += [*distance_params, after.squared_chord, *distance_params, after.squared_chord, after.id]
    return sql, params


def _statement(search: Search, metres: float) -> tuple[str, list[Any]]:
    """FROM and WHERE for every row within so many metres that passes the filters."""
    connection = connections[search.using]
    box = places.box_around(search.latitude, search.longitude, metres)
    bands, band_params = _bands(connection.vendor, places.bands_of(box))
    table = connection.ops.quote_name(search.model._meta.db_table)
    where = [bands, "located.longitude BETWEEN %s AND %s"]
    params = [*band_params, box.west, box.east]
    if search.only is not None:  # first among the filters: there may be an index of these rows alone
        where.append(f"located.{connection.ops.quote_name(search.only[0])} = %s")
        params.append(search.only[1])
    if search.kinds is not None:
        where.append("(located.kind_bit & %s) <> 0")
        params.append(search.kinds)
    if search.certificates is not None:
        where.append("(located.certificate_mask & %s) = 0")
        params.append(~search.certificates)  # what the person lacks
    if search.hours is not None:
        where.append("((located.hours_0 & %s) <> 0 OR (located.hours_1 & %s) <> 0 OR (located.hours_2 & %s) <> 0)")
        params += search.hours
    where.append(f"{DISTANCE} <= %s")
    params += [*_distance_params(search), places.squared_chord(metres)]
    if search.among is not None:
        among, among_params = _among(search)
        where.append(among)
        params += among_params
    return f"FROM {table} AS located WHERE {' AND '.join(where)}", params


def _bands(vendor: str, bands: Sequence[int]) -> tuple[str, list[Any]]:
    """PostgreSQL takes the bands as one array, so that the statement stays the same text."""
    if vendor == "postgresql":
        return "located.band = ANY(%s)", [list(bands)]
    return f"located.band IN ({', '.join(['%s'] * len(bands))})", list(bands)


def _distance_params(search: Search) -> list[float]:
    x, y, z = places.unit_vector(search.latitude, search.longitude)
    return [x, x, y, y, z, z]


def _among(search: Search) -> tuple[str, list[Any]]:
    """As a scalar subquery it is asked per row of the box; neither database turns it into a join of the whole table."""
    assert search.among is not None  # noqa: S101 - for mypy
    rows = search.among.order_by().filter(pk=RawSQL("located.id", [])).values("pk")
    sql, params = rows.query.get_compiler(search.using, elide_empty=False).as_sql()
    return f"({sql}) IS NOT NULL", list(params)

"""Measure the search nearby on a scratch database: how fast the 20 nearest come, how that grows, are they right."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import connection
from geopy.distance import great_circle

from marketplace.models import Opportunity
from marketplace.states import OpportunityState
from neighbourhoods.models import Municipality, Neighbourhood, User
from neighbourhoods.nearby import Near, nearest, place
from neighbourhoods.places import Hours, Point, point_at, week_hours

REACH = 2400.0  # metres in a straight line: about 40 minutes on foot
LIMIT = 20
TOWNS = 700
PASSES = 3
BATCH = 5000

PARTS = [(8, 12), (12, 17), (17, 22)]
EVENINGS = week_hours((day, 17, 22) for day in range(7))


@dataclass(frozen=True)
class Speed:
    """Milliseconds of one search, and how many of those compared with brute force were wrong."""

    tasks: int
    half: float
    slowest_but_5: float
    wrong: int
    compared: int


@dataclass
class Country:
    """Tasks spread like Dutch towns: many small, some large, dense in the middle."""

    people: int  # other people in the same towns
    draw: random.Random = field(init=False)
    towns: list[tuple[Point, float]] = field(init=False)

    def __post_init__(self) -> None:
        land = random.Random(1)  # noqa: S311 - the same country every time
        self.towns = [
            (Point(land.uniform(51.0, 53.4), land.uniform(4.2, 6.9)), land.paretovariate(1.1)) for _ in range(TOWNS)
        ]
        self.draw = random.Random(self.people)  # noqa: S311

    def points(self) -> Iterator[Point]:
        weights = [weight for _town, weight in self.towns]
        while True:
            for town, weight in self.draw.choices(self.towns, weights, k=1000):
                metres = 500 * weight**0.5 * abs(self.draw.gauss(0, 1)) + 50
                yield point_at(*town, metres=min(metres, 15_000), bearing=360 * self.draw.random())

    def add_tasks(self, count: int, *, requester: User, neighbourhood: Neighbourhood) -> None:
        points = self.points()
        for start in range(0, count, BATCH):
            rows = [
                self.task(point, requester=requester, neighbourhood=neighbourhood)
                for point in islice(points, min(BATCH, count - start))
            ]
            Opportunity.objects.bulk_create(rows)

    def task(self, point: Point, *, requester: User, neighbourhood: Neighbourhood) -> Opportunity:
        """One of eight kinds, now and then a certificate, in one part of a few days."""
        hours = week_hours((day, *self.draw.choice(PARTS)) for day in self.draw.sample(range(7), 2))
        task = Opportunity(
            requester=requester,
            neighbourhood=neighbourhood,
            state=OpportunityState.OPEN,
            kind_bit=1 << self.draw.randrange(8),
            certificate_mask=self.draw.choice([0, 0, 0, 1, 2, 4]),
            hours_0=hours.first,
            hours_1=hours.second,
            hours_2=hours.third,
        )
        place(task, *point, findable=True)
        return task


# About one task in ten fits: two kinds of eight, no certificate, evenings.
FILTERS: dict[str, Any] = {"kinds": 0b11, "certificates": 0, "hours": EVENINGS}


def find(here: Point) -> list[Near]:
    return nearest(
        Opportunity, latitude=here.latitude, longitude=here.longitude, reach_metres=REACH, limit=LIMIT, **FILTERS
    )


def scratch_people() -> tuple[User, Neighbourhood]:
    municipality, _ = Municipality.objects.get_or_create(code="GM9999", defaults={"name": "Bench"})
    neighbourhood, _ = Neighbourhood.objects.get_or_create(
        code="BU99990000", defaults={"name": "Bench", "municipality": municipality}
    )
    return User.objects.create_user(first_name="Bench"), neighbourhood


def measure(sizes: list[int], *, searches: int = 300, compared: int = 30, tell: Callable[[Speed], None]) -> list[Speed]:
    """Fill the database to each size in turn and measure there. The database must be empty and is not for keeping."""
    country, speeds = Country(people=2), []
    requester, neighbourhood = scratch_people()
    for size in sorted(sizes):
        there = Opportunity.objects.filter(state=OpportunityState.OPEN).count()
        country.add_tasks(size - there, requester=requester, neighbourhood=neighbourhood)
        settle()
        visitors = list(islice(Country(people=3).points(), searches))
        milliseconds = sorted(min(times) for times in zip(*(clock(visitors) for _ in range(PASSES)), strict=True))
        wrong = brute_force_disagrees(visitors[:compared])
        speeds.append(
            Speed(
                tasks=size,
                half=statistics.median(milliseconds),
                slowest_but_5=milliseconds[int(0.95 * len(milliseconds))],
                wrong=wrong,
                compared=compared,
            )
        )
        tell(speeds[-1])
    return speeds


def settle() -> None:
    """What a database in use does by itself in the night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def clock(visitors: list[Point]) -> list[float]:
    times = []
    for here in visitors:
        start = time.perf_counter()
        find(here)
        times.append((time.perf_counter() - start) * 1000)
    return times


def brute_force_disagrees(visitors: list[Point]) -> int:
    """Compare with geopy over every task in a generous box, filtered in Python."""
    found: list[list[tuple[float, int]]] = [[] for _ in visitors]
    rows = Opportunity.objects.filter(band__isnull=False).values_list(
        "pk", "latitude", "longitude", "kind_bit", "certificate_mask", "hours_0", "hours_1", "hours_2"
    )
    for pk, latitude, longitude, kind, mask, *hours in rows.iterator(chunk_size=20_000):
        if not (kind & FILTERS["kinds"] and mask == 0 and _meet(Hours(*hours))):
            continue
        for here, near in zip(visitors, found, strict=True):
            if abs(latitude - here.latitude) < 0.03 and abs(longitude - here.longitude) < 0.05:
                near.append((great_circle(here, (latitude, longitude)).meters, pk))
    return sum(
        [near.id for near in find(here)] != [pk for metres, pk in sorted(right) if metres <= REACH][:LIMIT]
        for here, right in zip(visitors, found, strict=True)
    )


def _meet(hours: Hours) -> bool:
    return any(a & b for a, b in zip(hours, EVENINGS, strict=True))

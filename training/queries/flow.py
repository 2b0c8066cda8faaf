"""Steps both ways between the houses of the street, by neighbourhood and quarter, as it was known on a past day.

Only rows are added, so the report of a past day stays as it was, whatever is written down later. Who asked to be
forgotten no longer counts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from neighbourhoods.models import Neighbourhood, User
from neighbourhoods.rules import municipalities_of
from training import walking
from training.flow import told, told_together
from training.models import House, Step

from .path import map_of

OUTSIDE = ""  # no house: not on the path yet, not any more, or at home
WAY = ("start__house__slug", "place__house__slug")
Ways = dict[tuple[str, str], int]  # (from, to) -> people


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def after(self) -> date:
        """The first day that is no part of it."""
        return date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, 3 * self.number + 1, 1)


@dataclass(frozen=True)
class Between:
    """Two houses of the street. People who went `on` from the first to the other, and `back`; None: not told."""

    start: str
    to: str
    on: int | None
    back: int | None


@dataclass(frozen=True)
class Flow:
    """Of one neighbourhood, or of the whole municipality (no `code`)."""

    code: str
    name: str
    lines: tuple[Between, ...]


def flows(viewer: User, municipality_id: int, quarter: Quarter, known: date) -> list[Flow]:
    """The whole municipality first. Of a municipality in which the viewer works; of another there is nothing."""
    place = next((it for it in municipalities_of(viewer) if it.pk == municipality_id), None)
    if place is None:
        return []
    houses = list(map_of(place.pk).houses.values())
    steps = _steps(place.pk, quarter, known)
    hoods = Neighbourhood.objects.filter(municipality=place.pk).only("code", "name").order_by("name", "code")
    parts = _by_hood(steps)
    whole = _ways(_counted(steps, *WAY))
    together = {way: told_together(people, (it.get(way, 0) for it in parts.values())) for way, people in whole.items()}
    found = [Flow("", place.name, _lines(houses, together))]
    for hood in hoods:
        own = {way: told(people) for way, people in parts.get(hood.pk, {}).items()}
        found.append(Flow(hood.code, hood.name, _lines(houses, own)))
    return found


def _steps(municipality_id: int, quarter: Quarter, known: date) -> QuerySet[Step]:
    """Those that held at the end of the day `known`."""
    end = timezone.make_aware(datetime.combine(known + timedelta(days=1), time()))
    corrected = Step.objects.filter(corrects=OuterRef("pk"), recorded_at__lt=end)
    rows = Step.objects.filter(neighbourhood__municipality=municipality_id, recorded_at__lt=end)
    within = rows.filter(taken_on__gte=quarter.first, taken_on__lt=quarter.after)
    return within.exclude(way=walking.Way.NONE).exclude(Exists(corrected)).order_by()


def _counted(steps: QuerySet[Step], *by: str) -> QuerySet:
    """People, not steps: who goes to and fro counts once each way."""
    return steps.values(*by).annotate(people=Count("person", distinct=True)).values_list(*by, "people").order_by()


def _by_hood(steps: QuerySet[Step]) -> dict[int, Ways]:
    rows = defaultdict(list)
    for hood, *way in _counted(steps, "neighbourhood", *WAY):
        rows[hood].append(tuple(way))
    return {hood: _ways(of_one) for hood, of_one in rows.items()}


def _ways(rows: Iterable[tuple[str | None, str | None, int]]) -> Ways:
    ways: Ways = {}
    for start, to, people in rows:
        way = (start or OUTSIDE, to or OUTSIDE)
        ways[way] = ways.get(way, 0) + people
    return ways


def _lines(houses: list[House], told_of: dict[tuple[str, str], int | None]) -> tuple[Between, ...]:
    """Along the street. What is not told either way has no line, as what did not happen."""
    names = {OUTSIDE: OUTSIDE} | {it.slug: it.name for it in houses}
    order = list(names)
    found = []
    for at, start in enumerate(order):
        for to in order[at:]:
            if start == to == OUTSIDE:
                continue
            on = told_of.get((start, to))
            back = told_of.get((to, start)) if start != to else None
            if on is not None or back is not None:
                found.append(Between(names[start], names[to], on, back))
    return tuple(found)

"""Households where paid help comes on more days of a week than the rule of that week allows.

Refused when somebody chooses it (marketplace/households.py); what comes into being later, by visits made ahead or by
another rule, stands here until it is talked over. No visit is ever taken away for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, Max, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, TruncWeek, Upper
from django.utils import timezone

from marketplace.households import COUNTED, FORMS
from marketplace.models import Visit
from neighbourhoods import rules
from neighbourhoods.models import Regulation, User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, row_on, told

REQUESTER = "agreement__opportunity__requester"
MUNICIPALITY = "agreement__opportunity__neighbourhood__municipality"
SHOWN = 12

# Everybody behind the same front door; who has no address is a household alone.
HOUSEHOLD = Case(
    When(
        ~Q(**{f"{REQUESTER}__postcode": ""}) & ~Q(**{f"{REQUESTER}__house_number": ""}),
        then=Concat(f"{REQUESTER}__postcode", Value(" "), Upper(f"{REQUESTER}__house_number")),
    ),
    default=Cast(REQUESTER, CharField()),
)


@dataclass(frozen=True)
class TooManyDays:
    """The first such week of one household. `task`: the work that was agreed last, where something can be changed."""

    requester: User
    task: int
    monday: date
    days: int
    most: int


@dataclass(frozen=True)
class Week:
    household: str
    monday: date
    days: int
    most: int


def too_many_days(viewer: User, rows: Iterable[Regulation]) -> list[TooManyDays]:
    """Of the viewer's neighbourhoods, from this week on. One question while all is well, two otherwise.

    rows: the dated rules, newest first.
    """
    numbers = [row for row in rows if row.key == RuleKey.HOME_SERVICE_DAYS]
    if not numbers:
        return []
    first: dict[str, Week] = {}
    for week in _weeks_over(_visits_of(viewer), numbers):
        first.setdefault(week.household, week)
    return list(_lines(_visits_of(viewer), sorted(first.values(), key=lambda it: it.monday)[:SHOWN]))


def _visits_of(viewer: User) -> QuerySet[Any]:
    today = timezone.localdate()
    visits = Visit.objects.filter(
        agreement__opportunity__neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"),
        agreement__opportunity__work_form__in=FORMS,
        on_date__gte=today - timedelta(days=today.weekday()),
        state__in=COUNTED,
    )
    return visits.annotate(household=HOUSEHOLD)


def _weeks_over(visits: QuerySet[Any], numbers: list[Regulation]) -> Iterator[Week]:
    """By week, the first one first. A week in which nothing is still to come cannot be changed."""
    least = min((int(row.value["days"]) for row in numbers if row.value), default=0)
    weeks = visits.order_by().values("household", place=F(MUNICIPALITY), monday=TruncWeek("on_date"))
    weeks = weeks.annotate(days=Count("on_date", distinct=True), last=Max("on_date"))
    for week in weeks.filter(days__gt=least, last__gte=timezone.localdate()).order_by("monday", "household"):
        try:
            most = int(told(row_on(numbers, week["monday"], week["place"])).value["days"])
        except NoRegulationForDate:
            continue  # that it is missing is a line of its own
        if week["days"] > most:
            yield Week(week["household"], week["monday"], week["days"], most)


def _lines(visits: QuerySet[Any], weeks: list[Week]) -> Iterator[TooManyDays]:
    if not weeks:
        return
    below = visits.filter(household__in=[week.household for week in weeks])
    newest = below.select_related(REQUESTER).order_by("agreement__made_at", "agreement")
    work = {visit.household: visit.agreement.opportunity for visit in newest}
    for week in weeks:
        task = work[week.household]
        yield TooManyDays(task.requester, task.pk, week.monday, week.days, week.most)

"""Visits in the diary that somebody under 18 may not do, agreed before their date of birth or the rule was known.

Refused when somebody chooses it (marketplace/minors.py); what came into being before stands here until it is talked
over. No visit is ever taken away for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from marketplace import coming, minors
from marketplace.minors import ADULT, Calendar, Spell
from marketplace.models import Taster, Visit
from marketplace.states import AgreementState, TasterState, VisitState
from neighbourhoods import rules
from neighbourhoods.models import Regulation, SchoolHoliday, User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, Value, row_on, told

Work = list[tuple[int | None, Spell]]  # each with its visit, if it is one

AT_ONCE = 200
AROUND = timedelta(days=400)  # holiday weeks are counted by the year
BELOW = (
    "agreement__helper", "stand_in", "company",
    "agreement__opportunity__work_kind", "agreement__opportunity__neighbourhood",
    "agreement__opportunity__job__supervisor",
)  # fmt: skip


@dataclass(frozen=True)
class TooYoung:
    """The first such visit of one person; `why`: the sentence that would refuse it now."""

    person: User
    visit: int
    on: date
    why: str


def too_young(viewer: User, rows: Iterable[Regulation]) -> list[TooYoung]:
    """In the viewer's neighbourhoods. One question while nobody under 18 has a visit, four otherwise.

    rows: the dated rules, newest first.
    """
    visits = list(_visits(viewer))
    if not visits:
        return []
    numbers = [row for row in rows if row.key == RuleKey.CHILD_WORK_HOURS]
    work, calendars = _work_of({visit.comes.pk for visit in visits}), _calendars(visits)
    first: dict[int, TooYoung] = {}
    for visit in visits:
        on = visit.on_date
        assert on is not None  # noqa: S101  `_visits` have a day
        if visit.comes.pk not in first and (why := _refusal(visit, on, numbers, work[visit.comes.pk], calendars)):
            first[visit.comes.pk] = TooYoung(visit.comes, visit.pk, on, why)
    return list(first.values())


def _visits(viewer: User) -> Iterable[Visit]:
    today = timezone.localdate()
    born = today - timedelta(days=ADULT * 366)
    young = Q(stand_in__birth_date__gt=born) | Q(stand_in=None, agreement__helper__birth_date__gt=born)
    found = Visit.objects.filter(
        young,
        agreement__opportunity__neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"),
        agreement__state=AgreementState.AGREED,
        state=VisitState.PLANNED,
        on_date__gte=today,
    ).select_related(*BELOW)
    shapes = ("agreement__opportunity__neighbourhood__geometry",)
    return found.defer(*shapes).order_by("on_date", "pk")[:AT_ONCE]


def _work_of(people: set[int]) -> Mapping[int, Work]:
    """Person -> everything they do around now."""
    today, work = timezone.localdate(), defaultdict[int, Work](list)
    near = (today - AROUND, today + AROUND)
    visits = Visit.objects.filter(coming.by(people) | Q(company__in=people), on_date__range=near)
    visits = visits.filter(state__in=[VisitState.PLANNED, VisitState.DONE])
    rows: Iterable[Any] = visits.values_list("pk", "on_date", "minutes", "agreement__helper", "stand_in", "company")
    for pk, day, minutes, helper, stand_in, company in rows:
        for person in {stand_in or helper, company} & people:
            work[person].append((pk, Spell(day, minutes)))
    tasters = Taster.objects.filter(person__in=people, on_date__range=near)
    tasters = tasters.filter(state__in=[TasterState.PLANNED, TasterState.BEEN])
    for person, day, minutes in tasters.values_list("person", "on_date", "minutes"):
        work[person].append((None, Spell(day, minutes)))
    return work


def _calendars(visits: Iterable[Visit]) -> Mapping[int, Calendar]:
    found = defaultdict[int, list[tuple[date, date]]](list)
    places = {place for visit in visits for place in _places(visit)}
    rows = SchoolHoliday.objects.filter(municipality__in=places)
    for place, *days in rows.values_list("municipality", "first_day", "last_day"):
        found[place].append((days[0], days[1]))
    return {place: Calendar(tuple(found[place])) for place in places}


def _places(visit: Visit) -> Iterator[int]:
    """The municipality whose school holidays count, then the one whose rules do."""
    where = visit.agreement.opportunity.neighbourhood.municipality_id
    yield visit.comes.municipality_id or where
    yield where


def _refusal(visit: Visit, on: date, numbers: list[Regulation], work: Work, calendars: Mapping[int, Calendar]) -> str:
    person, task = visit.comes, visit.agreement.opportunity
    school, where = _places(visit)
    if person.birth_date is None or not minors.is_minor(person.birth_date, on):
        return ""
    return minors.refusal(
        person.birth_date,
        minors.asked_of(task, on, visit.at_time, visit.minutes, visit.company),
        value=_value(numbers, on, where),
        work=[spell for pk, spell in work if pk != visit.pk],
        calendar=calendars[school],
    )


def _value(numbers: list[Regulation], on: date, municipality_id: int) -> Value | None:
    try:
        return told(row_on(numbers, on, municipality_id)).value
    except NoRegulationForDate:
        return None

"""The dated rules as who works for the municipality reads them: what holds today, what held, what is to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.http import Http404
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.functional import Promise

from neighbourhoods import rules
from neighbourhoods.models import Municipality, Regulation, SchoolHoliday, User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import SHAPES, NoRegulationForDate, Part, row_on


@dataclass(frozen=True)
class Row:
    """`numbers` empty: the rule ended."""

    since: date
    numbers: tuple[tuple[Promise, str], ...]
    source: str
    is_own: bool
    is_to_come: bool


@dataclass(frozen=True)
class Rule:
    """`today` None: nobody knows what holds today. `missing_from`: the day from which that is so within a year."""

    key: str
    title: str
    today: Row | None
    missing_from: date | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class OfMunicipality:
    municipality_id: int
    name: str
    rules: tuple[Rule, ...]


def regulations_of(viewer: User) -> list[OfMunicipality]:
    """One for each municipality in which the viewer coordinates today. 2 questions."""
    municipalities = list(rules.municipalities_of(viewer))
    return regulations_in(municipalities, rows_for(municipalities))


def rows_for(municipalities: Iterable[Municipality]) -> list[Regulation]:
    """Everything written down for these municipalities and for the whole country, newest first. One question."""
    mine = Q(municipality__in=[it.pk for it in municipalities])
    return list(Regulation.objects.filter(Q(municipality=None) | mine).order_by("-valid_from"))


def regulations_in(municipalities: Iterable[Municipality], rows: list[Regulation]) -> list[OfMunicipality]:
    """The same of what was read."""
    return [
        OfMunicipality(it.pk, it.name, tuple(_rule(key, rows, it.pk) for key in RuleKey.values))
        for it in municipalities
    ]


def _rule(key: str, rows: list[Regulation], municipality_id: int) -> Rule:
    mine = [row for row in rows if row.key == key and row.municipality_id in {None, municipality_id}]
    today = timezone.localdate()
    known = {day: _known(mine, day, municipality_id) for day in (today, date(today.year + 1, 1, 1))}
    return Rule(
        key=key,
        title=str(RuleKey(key).label),
        today=known[today],
        missing_from=next((day for day, row in known.items() if row is None), None),
        rows=tuple(_row(row) for row in mine),
    )


def _known(rows: list[Regulation], on: date, municipality_id: int) -> Row | None:
    try:
        return _row(row_on(rows, on, municipality_id))
    except NoRegulationForDate:
        return None


def _row(row: Regulation) -> Row:
    parts, value = SHAPES[row.key].parts, row.value or {}
    numbers = tuple((part.label, said(part, Decimal(value[name]))) for name, part in parts.items() if value)
    is_to_come = row.valid_from > timezone.localdate()
    return Row(row.valid_from, numbers, row.source, row.municipality_id is not None, is_to_come)


def said(part: Part, number: Decimal) -> str:
    """ "€ 5,60", "€ 2.100" or "21"."""
    return f"€ {floatformat(number, '-2g')}" if part.is_money else str(int(number))


def holidays_of(viewer: User) -> list[SchoolHoliday]:
    """School holidays of this year and later, where the viewer coordinates. One question."""
    mine = rules.municipalities_of(viewer).values("pk")
    rows = SchoolHoliday.objects.filter(municipality__in=mine, last_day__year__gte=timezone.localdate().year)
    return list(rows.order_by("first_day", "pk"))


def holiday_in_care_of(viewer: User, pk: int) -> SchoolHoliday:
    row = SchoolHoliday.objects.filter(pk=pk, municipality__in=rules.municipalities_of(viewer).values("pk")).first()
    if row is None:
        raise Http404
    return row

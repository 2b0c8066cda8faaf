"""What a dated rule holds, and looking it up by the date of the activity. No row for that date: an honest refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Regulation
from .models.regulations import RuleKey

Value = Mapping[str, Decimal]


@dataclass(frozen=True)
class Part:
    """One number of a rule. In euros with cents, or a whole number."""

    label: Promise
    is_money: bool = True
    most: int = 10_000


@dataclass(frozen=True)
class Shape:
    """The numbers of a rule. `is_yearly`: a row holds until the end of its calendar year at most."""

    parts: Mapping[str, Part]
    is_yearly: bool = False


SHAPES: Mapping[str, Shape] = {
    RuleKey.VOLUNTEER_ALLOWANCE: Shape(
        {
            "hour": Part(_("Most for one hour"), most=100),
            "hour_younger": Part(_("Most for one hour, for who is younger"), most=100),
            "younger_than": Part(_("Younger is under the age of"), is_money=False, most=99),
            "month": Part(_("Most in a month")),
            "year": Part(_("Most in a year"), most=100_000),
        },
        is_yearly=True,
    ),
    RuleKey.ALLOWANCE_BESIDE_ASSISTANCE: Shape(
        {"from_age": Part(_("Allowance is kept from the age of"), is_money=False, most=99)}
    ),
    RuleKey.CHILD_WORK_HOURS: Shape(
        {
            "from_age": Part(_("From the age of"), is_money=False, most=99),
            "school_day": Part(_("Hours on a school day"), is_money=False, most=24),
            "free_day": Part(_("Hours on a day without school, 13 and 14 years"), is_money=False, most=24),
            "free_day_older": Part(_("Hours on a day without school, 15 years"), is_money=False, most=24),
            "school_week": Part(_("Hours in a school week"), is_money=False, most=168),
            "school_week_days": Part(_("Days in a school week"), is_money=False, most=7),
            "free_week": Part(_("Hours in a holiday week, 13 and 14 years"), is_money=False, most=168),
            "free_week_older": Part(_("Hours in a holiday week, 15 years"), is_money=False, most=168),
            "free_weeks": Part(_("Holiday weeks with work in a year, 13 and 14 years"), is_money=False, most=53),
            "free_weeks_older": Part(_("Holiday weeks with work in a year, 15 years"), is_money=False, most=53),
            "free_weeks_in_a_row": Part(_("Of these in a row, 13 and 14 years"), is_money=False, most=53),
            "free_weeks_in_a_row_older": Part(_("Of these in a row, 15 years"), is_money=False, most=53),
            "earliest": Part(_("Not before (hour)"), is_money=False, most=24),
            "latest": Part(_("Not after (hour)"), is_money=False, most=24),
        }
    ),
    RuleKey.HOME_SERVICE_DAYS: Shape({"days": Part(_("Most days in a week"), is_money=False, most=7)}),
    RuleKey.MINIMUM_WAGE: Shape({"hour": Part(_("Least for one hour"), most=100)}, is_yearly=True),
    RuleKey.INTRODUCTION: Shape(
        {
            "answer_days": Part(_("Working days to say yes or no"), is_money=False, most=60),
            "open_days": Part(_("Days that an employer sees the name after a yes"), is_money=False, most=365),
            "keep_days": Part(_("Days that words are kept after the end"), is_money=False, most=365),
        }
    ),
    RuleKey.EMPLOYER_CONTACTS: Shape(
        {
            "small": Part(_("With fewer than 10 people"), is_money=False, most=99),
            "middle": Part(_("With 10 to 49 people"), is_money=False, most=99),
            "large": Part(_("With 50 people or more"), is_money=False, most=99),
        }
    ),
    RuleKey.TRIAL_PLACEMENT: Shape(
        {
            "usual_months": Part(_("Usually at most so many months"), is_money=False, most=24),
            "most_months": Part(_("Never longer than so many months"), is_money=False, most=24),
            "intended_contract_months": Part(
                _("After it the employer means to give a contract of so many months"), is_money=False, most=24
            ),
        }
    ),
}


class NoRegulationForDate(LookupError):
    """Nobody entered what holds on that day. Say so; never guess."""


@dataclass(frozen=True)
class Holds:
    """What holds on a day, since when, and where that is written."""

    value: Value
    since: date
    source: str


def holding(key: str, *, on: date, municipality_id: int | None = None) -> Holds:
    """Raises NoRegulationForDate. One question."""
    mine = Q(municipality=None) | Q(municipality=municipality_id)
    rows = Regulation.objects.filter(mine, key=key).order_by("-valid_from")
    return told(row_on(list(rows), on, municipality_id))


def row_on(rows: list[Regulation], on: date, municipality_id: int | None = None) -> Regulation:
    """The one that holds out of the rows of one key, newest first. Raises NoRegulationForDate."""
    begun = [row for row in rows if row.valid_from <= on]
    own = next((row for row in begun if row.municipality_id == municipality_id), None)
    row = own if own and own.value else next((row for row in begun if row.municipality_id is None), None)
    if row is None or not row.value or (SHAPES[row.key].is_yearly and row.valid_from.year != on.year):
        raise NoRegulationForDate(on)
    return row


def told(row: Regulation) -> Holds:
    parts = SHAPES[row.key].parts
    return Holds({name: Decimal(row.value[name]) for name in parts}, row.valid_from, row.source)

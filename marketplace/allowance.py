"""What a volunteer may get beside nothing: the ceilings of the day, and what somebody with a benefit tells to whom.

Pure: it keeps nothing and knows nobody. Facts of the law stand in the dated rules; the words are ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, holding


class Gets(models.TextChoices):
    NOTHING = "nothing", _("Nothing")
    COSTS = "costs", _("Only what I paid myself")
    AMOUNT = "amount", _("An amount of money")


class Has(models.TextChoices):
    NONE = "none", _("No benefit")
    ASSISTANCE = "assistance", _("Social assistance (bijstand)")
    UNEMPLOYED = "unemployed", _("WW")
    DISABLED = "disabled", _("WIA")
    OTHER = "other", _("Sickness benefit, WAO or Wajong")


@dataclass(frozen=True)
class Answers:
    """What somebody typed. Amounts of all organisations together; `hour` only where that was agreed."""

    age: int
    gets: str
    has: str
    hour: Decimal | None = None
    month: Decimal = Decimal(0)
    year: Decimal = Decimal(0)


@dataclass(frozen=True)
class Ceilings:
    """The most without tax in the year of a day, for somebody of an age."""

    hour: Decimal
    month: Decimal
    year: Decimal
    of_year: int
    source: str
    younger_than: int = 0


@dataclass(frozen=True)
class Verdict:
    """`ceilings` None: nobody wrote down the amounts of that year. `over`: which ceilings are passed."""

    ceilings: Ceilings | None
    over: tuple[str, ...] = ()
    is_kept: bool | None = None  # beside social assistance; None: it does not matter, or is not known


def ceilings_on(day: date, age: int, municipality_id: int | None = None) -> Ceilings:
    """Raises NoRegulationForDate. `age` is that on the day of the work."""
    holds = holding(RuleKey.VOLUNTEER_ALLOWANCE, on=day, municipality_id=municipality_id)
    value = holds.value
    hour = value["hour_younger" if age < value["younger_than"] else "hour"]
    return Ceilings(hour, value["month"], value["year"], day.year, holds.source, int(value["younger_than"]))


def passed(answers: Answers, ceilings: Ceilings) -> tuple[str, ...]:
    """Hour, month and year, each on its own. An hour counts only where so much an hour was agreed."""
    asked: Mapping[str, Decimal] = {"hour": answers.hour or Decimal(0), "month": answers.month, "year": answers.year}
    return tuple(name for name, amount in asked.items() if amount > getattr(ceilings, name))


def judge(answers: Answers, *, on: date, municipality_id: int | None = None) -> Verdict | None:
    """None when somebody gets no amount: costs and nothing have no ceiling."""
    if answers.gets != Gets.AMOUNT:
        return None
    try:
        ceilings = ceilings_on(on, answers.age, municipality_id)
    except NoRegulationForDate:
        return Verdict(None, is_kept=_is_kept(answers, on, municipality_id, over_year=None))
    over = passed(answers, ceilings)
    return Verdict(ceilings, over, _is_kept(answers, on, municipality_id, over_year="year" in over))


def _is_kept(answers: Answers, on: date, municipality_id: int | None, *, over_year: bool | None) -> bool | None:
    """Social assistance: below the age nothing of an amount is kept, above it all up to the year's ceiling."""
    if answers.has != Has.ASSISTANCE:
        return None
    try:
        rule = holding(RuleKey.ALLOWANCE_BESIDE_ASSISTANCE, on=on, municipality_id=municipality_id)
    except NoRegulationForDate:
        return None
    if answers.age < rule.value["from_age"]:
        return False
    return None if over_year is None else not over_year

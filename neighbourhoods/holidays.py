"""The public holidays of the Netherlands, computed: which day is one, and what it is called. No tables."""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LUSTRUM = 5  # only then most people are free on Liberation Day
SUNDAY = 6


def holiday(day: date) -> str:
    """What day it is, in the language of the moment; empty on every other day."""
    return str(_in(day.year).get(day, ""))


def is_holiday(day: date) -> bool:
    return day in _in(day.year)


def working_days_ahead(day: date, days: int) -> date:
    """So many days later on which somebody is at work."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and not is_holiday(day)
    return day


@lru_cache(maxsize=64)
def _in(year: int) -> dict[date, Promise]:
    sunday = easter(year)
    days = {
        date(year, 1, 1): _("New Year's Day"),
        sunday: _("Easter Sunday"),
        sunday + timedelta(days=1): _("Easter Monday"),
        sunday + timedelta(days=39): _("Ascension Day"),
        sunday + timedelta(days=49): _("Whit Sunday"),
        sunday + timedelta(days=50): _("Whit Monday"),
        kings_day(year): _("King's Day"),
        date(year, 12, 25): _("Christmas Day"),
        date(year, 12, 26): _("Boxing Day"),
    }
    if year % LUSTRUM == 0:
        days.setdefault(date(year, 5, 5), _("Liberation Day"))
    return days


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def next_working_day(day: date) -> date:
    """Monday to Friday, and no public holiday."""
    following = day + timedelta(days=1)
    while following.weekday() > 4 or is_holiday(following):
        following += timedelta(days=1)
    return following

"""The rules of what comes back, as iCalendar rules (RFC 5545): made from choices, read, said in words, counted out.

Only what we offer is a rule. Nothing here asks the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from dateutil.rrule import rrulestr
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .words import time_words

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Every(models.TextChoices):
    WEEK = "1", gettext_lazy("Every week")
    TWO_WEEKS = "2", gettext_lazy("Every other week")
    FOUR_WEEKS = "4", gettext_lazy("Every 4 weeks")
    MONTH = "month", gettext_lazy("Every month")


NTH: dict[int, Promise] = {
    1: pgettext_lazy("day of the month", "first"),
    2: pgettext_lazy("day of the month", "second"),
    3: pgettext_lazy("day of the month", "third"),
    4: pgettext_lazy("day of the month", "fourth"),
    -1: pgettext_lazy("day of the month", "last"),
}


class BadRule(ValueError):
    """Not a rule that we offer; the sentence says what is missing."""


@dataclass(frozen=True)
class Choice:
    """A rule as people choose it. weekdays: 0 is Monday; nth: which one of the month, -1 is the last."""

    every: str
    weekdays: tuple[int, ...]
    nth: int | None = None


def build(every: str, weekdays: Iterable[int], nth: int | None = None) -> str:
    """The rule of a choice. BadRule with a sentence when it is none."""
    days = sorted(set(weekdays))
    if every not in Every.values:
        raise BadRule(_("Choose how often."))
    if not days or not set(days) <= set(range(7)):
        raise BadRule(_("Choose a day of the week."))
    if every != Every.MONTH:
        return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={','.join(DAYS[day] for day in days)}"
    if len(days) > 1:
        raise BadRule(_("Choose one day of the week. That day comes back every month."))
    if nth not in NTH:
        raise BadRule(_("Choose which week of the month."))
    return f"FREQ=MONTHLY;BYDAY={nth}{DAYS[days[0]]}"


def read(rule: str) -> Choice:
    """The choice behind a rule. BadRule for every rule that `build` does not make."""
    try:
        choice = _chosen(dict(part.split("=") for part in rule.split(";")))
    except (ValueError, KeyError):
        choice = None
    if choice is None or build(choice.every, choice.weekdays, choice.nth) != rule:
        raise BadRule(_("We do not know this rhythm. Choose one from the list."))
    return choice


def _chosen(parts: dict[str, str]) -> Choice:
    days = parts["BYDAY"].split(",")
    if parts["FREQ"] == "MONTHLY":
        return Choice(Every.MONTH, (DAYS.index(days[0][-2:]),), int(days[0][:-2]))
    return Choice(parts["INTERVAL"], tuple(DAYS.index(day) for day in days))


def in_words(rule: str, at_time: time | None = None) -> str:
    """ "elke dinsdag om 10 uur", "om de week op dinsdag en vrijdag", "elke eerste maandag van de maand"."""
    choice = read(rule)
    days = _listed([str(WEEKDAYS[day]) for day in choice.weekdays])
    match choice.every:
        case Every.MONTH:
            said = _("every %(nth)s %(day)s of the month") % {"nth": NTH[choice.nth or 1], "day": days}
        case Every.TWO_WEEKS:
            said = _("every other week on %(days)s") % {"days": days}
        case Every.FOUR_WEEKS:
            said = _("every 4 weeks on %(days)s") % {"days": days}
        case _:
            said = _("every day") if len(choice.weekdays) == len(DAYS) else _("every %(days)s") % {"days": days}
    return _("%(rhythm)s at %(time)s") % {"rhythm": said, "time": time_words(at_time)} if at_time else said


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def occurrences(rule: str, *, starts_on: date, first: date, last: date) -> list[date]:
    """The days of the rule from first up to and including last. `starts_on` decides which weeks count."""
    first = max(first, starts_on)
    return list(_counted(rule, starts_on, first, last)) if first <= last else []


@lru_cache(maxsize=1024)
def _counted(rule: str, starts_on: date, first: date, last: date) -> tuple[date, ...]:
    """Many pairs have the same rhythm: their days are counted once."""
    begin = datetime.combine(starts_on, time.min)
    days = rrulestr(rule, dtstart=begin).between(
        datetime.combine(first, time.min), datetime.combine(last, time.min), inc=True
    )
    return tuple(day.date() for day in days)

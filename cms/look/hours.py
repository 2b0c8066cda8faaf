"""When the phone is answered: seven days, put together to what people say: "maandag tot en met vrijdag"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from itertools import groupby

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from marketplace.words import time_words

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Opening:
    opens: time
    closes: time


@dataclass(frozen=True)
class HoursRow:
    """Days in a row with the same hours; 0 is Monday."""

    first: int
    last: int
    opens: time
    closes: time

    @property
    def days(self) -> str:
        names = {"first": WEEKDAYS[self.first], "last": WEEKDAYS[self.last]}
        if self.first == self.last:
            return str(WEEKDAYS[self.first])
        if self.last == self.first + 1:
            return _("%(first)s and %(last)s") % names
        return _("%(first)s to %(last)s") % names

    @property
    def times(self) -> str:
        return _("%(opens)s until %(closes)s") % {"opens": time_words(self.opens), "closes": time_words(self.closes)}


def rows(week: Iterable[Opening | None]) -> Iterator[HoursRow]:
    for hours, days in groupby(enumerate(week), key=lambda day: day[1]):
        numbers = [number for number, _hours in days]
        if hours is not None:
            yield HoursRow(numbers[0], numbers[-1], hours.opens, hours.closes)


OFFICE_HOURS = (HoursRow(0, 4, time(9), time(17)),)

"""One line on the page of somebody who helps."""

from dataclasses import dataclass
from datetime import date, time

from marketplace.models import Visit

Moment = tuple[bool, date, time, int]


@dataclass(frozen=True)
class Row:
    """A task that comes, an offer that stands, or one visit in somebody's place."""

    pk: int
    icon: str
    palette: str
    when: str
    title: str
    words: str
    href: str
    is_due: bool = False  # it has been: how did it go?
    tell_href: str = ""  # where that is told, when it is one visit in somebody's place


def by_day(visit: Visit | None, pk: int) -> Moment:
    """By day and time; without a day comes last."""
    day = visit.on_date if visit else None
    return day is None, day or date.max, (visit.at_time if visit else None) or time.max, pk

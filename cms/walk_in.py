"""When people can walk in, where, in words. One place, so that the page, the list on paper and others say it alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Protocol

from django.utils.translation import gettext as _

from marketplace.words import time_words


class Hours(Protocol):
    """A part of a day, every week: cms.models.WalkInTime."""

    weekday: int
    opens: time
    closes: time
    place: str
    address: str
    no_appointment: bool
    remark: str

    def get_weekday_display(self) -> str: ...


@dataclass(frozen=True)
class WalkIn:
    day: str
    hours: str
    place: str
    address: str
    no_appointment: bool
    remark: str


def in_words(rows: Iterable[Hours]) -> tuple[WalkIn, ...]:
    """Through the week, as people say it."""
    ordered = sorted(rows, key=lambda row: (row.weekday, row.opens, row.closes))
    return tuple(
        WalkIn(
            day=str(row.get_weekday_display()),
            hours=_("%(opens)s to %(closes)s") % {"opens": time_words(row.opens), "closes": time_words(row.closes)},
            place=row.place,
            address=row.address,
            no_appointment=row.no_appointment,
            remark=row.remark,
        )
        for row in ordered
    )

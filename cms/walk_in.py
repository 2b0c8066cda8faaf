"""When people can walk in, where, in words. One place, so that the page, the list on paper and others say it alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext as _

from marketplace.words import time_words

if TYPE_CHECKING:
    from cms.models import WalkInTime


@dataclass(frozen=True)
class WalkIn:
    day: str
    hours: str
    place: str
    address: str
    no_appointment: bool
    remark: str


def walk_in_at(slug: str) -> tuple[WalkIn, ...]:
    """The hours on the published page of a neighbourhood, by its word in the address; none without such a page."""
    code = slug.partition("-")[0].upper()
    rows = apps.get_model("cms.WalkInTime").objects.filter(page__neighbourhood__code=code, page__live=True)
    return in_words(rows)


def in_words(rows: Iterable[WalkInTime]) -> tuple[WalkIn, ...]:
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

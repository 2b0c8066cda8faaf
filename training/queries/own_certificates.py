"""The latest certificates on somebody's own page."""

from dataclasses import dataclass
from datetime import date

from neighbourhoods.models import User

LATEST = 2


@dataclass(frozen=True)
class Shown:
    """One that was signed and holds."""

    pk: int
    course: str
    awarded_on: date


def latest_of(person: User) -> list[Shown]:
    """One question. All of them stand at /mijn/certificaten/."""
    rows = person.certificates.filter(replaced_by=None, withdrawn_at=None, number__isnull=False)
    latest = rows.select_related("course").defer("document").order_by("-awarded_on", "-pk")[:LATEST]
    return [Shown(row.pk, row.course.name, row.awarded_on) for row in latest]

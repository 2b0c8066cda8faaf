"""Introductions at Bakkerij Smit: one waits for Ruth, Milou said yes, and of Sjoerd the bakery owes an answer."""

from datetime import timedelta

from django.utils import timezone

from marketplace import introduction_runs
from marketplace.actions import introducing
from marketplace.models import Employer, Introduction, WorkKind
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.models import User

from .moments import at, days_ago
from .people import Town
from .vacancies import BAKERY

WAITS, SAID_YES, UNANSWERED = "Ruth", "Milou", "Sjoerd"
OWES = 4  # working days


def tell_introductions(town: Town) -> None:
    employer = Employer.objects.select_related("organisation").filter(organisation__name=BAKERY).first()
    contact = employer.organisation.members.order_by("pk").first() if employer is not None else None
    if employer is None or contact is None:
        return
    since = _days_since_working_days(OWES)
    row = _asked(employer, contact, town.helpers[UNANSWERED], days=since + 1, message="Wij zoeken hulp in de bakkerij.")
    with at(days_ago(since)):
        introducing.answer_introduction(row, by=row.person, yes=True)
    introduction_runs.introductions()
    row = _asked(employer, contact, town.helpers[SAID_YES], days=2)
    with at(days_ago(1)):
        introducing.answer_introduction(row, by=row.person, yes=True)
    words = "U mag eerst een ochtend komen kijken. De koffie staat klaar."
    _asked(employer, contact, town.helpers[WAITS], days=1, message=words, work="boodschappen")


def _asked(
    employer: Employer, contact: User, person: User, *, days: int, message: str = "", work: str = ""
) -> Introduction:
    kind = WorkKind.objects.filter(slug=work).first()
    with at(days_ago(days)):
        return introducing.ask_introduction(employer, person, by=contact, message=message, work_kind=kind)


def _days_since_working_days(count: int) -> int:
    """How many days ago it was so many working days ago."""
    today = timezone.localdate()
    days = count
    while working_days_ahead(today - timedelta(days=days), count) > today:
        days += 1
    return days

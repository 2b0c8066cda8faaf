"""Visits of a rhythm made ahead: at once when it begins, and by a nightly run for all of them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from marketplace import rhythm as rules_of
from marketplace.models import Opportunity, Rhythm, Visit
from marketplace.states import AgreementState, VisitState
from neighbourhoods.holidays import is_holiday

HORIZON = timedelta(weeks=8)  # so far ahead there are visits
MARGIN = timedelta(weeks=1)  # made at once on top of it, so that each rhythm is written once a week
AT_ONCE = 2000  # rows in one statement


def first_days(rhythm: Rhythm) -> list[date]:
    """The days for which a rhythm that begins makes visits, and up to which it then is made."""
    rhythm.made_until = max(timezone.localdate(), rhythm.starts_on) + HORIZON + MARGIN
    return days_of(rhythm, rhythm.starts_on, rhythm.made_until)


def days_of(rhythm: Rhythm, first: date, last: date) -> list[date]:
    last = min(last, rhythm.ends_on) if rhythm.ends_on else last
    return rules_of.occurrences(rhythm.rule, starts_on=rhythm.starts_on, first=first, last=last)


def make_visits(rhythm: Rhythm, days: Iterable[date], *, skipped: Iterable[date] = ()) -> list[Visit]:
    """Rows, not saved yet. A public holiday is a visit that does not take place, unless the two say otherwise."""
    skipped = set(skipped)
    return [
        Visit(
            agreement_id=rhythm.agreement_id,
            rhythm=rhythm,
            occurrence_on=day,
            on_date=day,
            at_time=rhythm.at_time,
            minutes=rhythm.minutes,
            state=VisitState.SKIPPED
            if day in skipped or (rhythm.skips_holidays and is_holiday(day))
            else VisitState.PLANNED,
        )
        for day in days
    ]


def unmade(until: date) -> QuerySet[Rhythm]:
    """Rhythms of agreements that hold, with days up to `until` for which nothing is made yet."""
    behind = Q(made_until=None) | Q(made_until__lt=until)
    runs_on = Q(ends_on=None) | Q(made_until=None) | Q(ends_on__gt=F("made_until"))
    return Rhythm.objects.filter(behind, runs_on, agreement__state=AgreementState.AGREED)


@transaction.atomic
def make_ahead(rhythms: list[int], *, until: date) -> int:
    """The visits of these rhythms up to and including `until`, in one go, or none of them.

    The opportunities are locked as every action locks them, so a rhythm that somebody changes meanwhile is read before
    or after that, never in between; a second run finds nothing to do.
    """
    below = Opportunity.objects.filter(pk__in=Rhythm.objects.filter(pk__in=rhythms).values("agreement__opportunity"))
    list(below.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    due = list(unmade(until).filter(pk__in=rhythms))
    visits = []
    for rhythm in due:
        first = rhythm.made_until + timedelta(days=1) if rhythm.made_until else rhythm.starts_on
        visits += make_visits(rhythm, days_of(rhythm, first, until))
    Visit.objects.bulk_create(visits, batch_size=AT_ONCE, ignore_conflicts=True)
    Rhythm.objects.filter(pk__in=[rhythm.pk for rhythm in due]).update(made_until=until)
    return len(visits)

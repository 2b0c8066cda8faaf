"""Measure the nightly run on a scratch database: a year of visits for many agreements, how fast, in how much memory."""

import resource
import sys
import time as clock
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone

from cms.bench_nearby import scratch_people
from marketplace import background
from marketplace.models import Agreement, Opportunity, Rhythm, Visit
from marketplace.rhythm import build
from marketplace.states import OpportunityState
from neighbourhoods.models import Neighbourhood, User

HELPERS = 1000
AT_ONCE = 500  # rows in one statement: what stands ready takes little memory
A_YEAR = timedelta(days=365)
RULES = [*(build("1", [day]) for day in range(5)), build("1", [0, 3]), build("2", [1, 4]), build("month", [2], 1)]


@dataclass(frozen=True)
class Year:
    """What one run made, in what time and memory; what is there then; and what a second run made: nothing, if all is
    well.
    """

    agreements: int
    made: int
    visits: int
    seconds: float
    megabytes_before: int
    megabytes: int  # at the most, of the whole program
    again: int


def measure(agreements: int) -> Year:
    """The run of the worker itself, with a year in place of its weeks. The database is not for keeping."""
    requester, neighbourhood = scratch_people()
    add_pairs(agreements, requester=requester, neighbourhood=neighbourhood)
    until, before, start = timezone.localdate() + A_YEAR, megabytes(), clock.perf_counter()
    made = background.visits_ahead(until)
    seconds = clock.perf_counter() - start
    again = background.visits_ahead(until)
    return Year(agreements, made, Visit.objects.count(), seconds, before, megabytes(), again)


def add_pairs(count: int, *, requester: User, neighbourhood: Neighbourhood) -> None:
    """Weekly for most, twice a week, every other week and monthly for others; begun on a day of the last two weeks."""
    today = timezone.localdate()
    helpers = User.objects.bulk_create(
        [User(first_name=f"Bench {number}") for number in range(HELPERS)], batch_size=AT_ONCE
    )
    for start in range(0, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        tasks = Opportunity.objects.bulk_create(
            [
                Opportunity(requester=requester, neighbourhood=neighbourhood, state=OpportunityState.AGREED)
                for _number in numbers
            ]
        )
        pairs = Agreement.objects.bulk_create(
            [
                Agreement(opportunity=task, helper=helpers[number % HELPERS], goes_on=True)
                for number, task in zip(numbers, tasks, strict=True)
            ]
        )
        Rhythm.objects.bulk_create(_rhythm(number, pair, today) for number, pair in zip(numbers, pairs, strict=True))


def _rhythm(number: int, pair: Agreement, today: date) -> Rhythm:
    begun = today - timedelta(days=number % 14)
    return Rhythm(agreement=pair, rule=RULES[number % len(RULES)], starts_on=begun, at_time=time(10))


def megabytes() -> int:
    """The most memory this program has held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)

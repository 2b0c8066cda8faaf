"""Pairs that last: help on fixed days, since months or just begun; a visit that moved, one that a holiday skips."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone

from marketplace.actions import one_visit, rhythms, visiting
from marketplace.background import visits_ahead
from marketplace.models import Agreement
from marketplace.rhythm import build
from marketplace.states import VisitState
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.holidays import is_holiday
from neighbourhoods.models import User

from . import tasks
from .moments import at, days_ago
from .telling import Teller

OTHER_HOURS = (time(8, 30), time(12), time(17, 30), time(19))
A_MONTH = 28  # days: so often the two told how it went
SOON = 56  # days


@dataclass(frozen=True)
class Told:
    """Who helps whom, how often, on which days, since so many days."""

    neighbour: str
    helper: str
    kind: str
    every: str
    weekdays: tuple[int, ...]
    at: time
    minutes: int
    since: int


def weekday_in(days: int) -> int:
    return (timezone.localdate() + timedelta(days=days)).weekday()


def weekday_of_next_holiday() -> int:
    """So that the demo shows what a holiday does, whenever it is made; else a Thursday."""
    today = timezone.localdate()
    coming = (today + timedelta(days=number) for number in range(2, SOON))
    return next((day.weekday() for day in coming if is_holiday(day)), 3)


def living() -> tuple[Told, ...]:
    twice = tuple({weekday_of_next_holiday(), (weekday_of_next_holiday() + 3) % 7})
    return (
        Told("mevrouw Vlietstra", "Ruth", "was-en-strijk", "1", (1,), time(10), 90, since=150),
        Told("mevrouw De Haan", "Priya", "hulp-in-huis", "1", twice, time(13), 120, since=65),
        Told("mevrouw Van Es", "Samira", "boodschappen", "1", (weekday_in(4),), time(10, 30), 60, since=40),
        Told("meneer Pronk", "Adem", "gezelschap", "2", (weekday_in(5),), time(15), 60, since=4),
    )


def fill_pairs(teller: Teller) -> None:
    made = [begin(teller, told) for told in living()]
    for days in range(150 - A_MONTH, 0, -A_MONTH):
        with at(days_ago(days, hour=3)):
            visits_ahead()
        for agreement in made:
            tell_how_it_went(teller, agreement, days)
    for agreement in made:
        tell_how_it_went(teller, agreement, 1)
    with at(days_ago(0, hour=3)):
        visits_ahead()
    move_the_next(made[0])


def begin(teller: Teller, told: Told) -> Agreement:
    """Asked by phone, a yes, and the coordinator wrote down the days."""
    requester = teller.town.neighbours[told.neighbour]
    ask = tasks.Ask(told.neighbour, told.kind, day=tasks.Day.FLEXIBLE, minutes=told.minutes, source=tasks.Source.PHONE)
    opportunity = teller.publish(
        teller.ask_as(requester, ask, days_ago(told.since + 3)), days_ago(told.since + 3, hour=11)
    )
    agreement = teller.yes(opportunity, teller.town.helpers[told.helper], days_ago(told.since + 2, hour=16))
    with at(days_ago(told.since, hour=11)):
        write_down(agreement, told, by=teller.town.coordinator_of(requester))
    return agreement


def write_down(agreement: Agreement, told: Told, *, by: User) -> None:
    """At the hour they want, or at the first at which the helper helps nobody else in those weeks."""
    rule, starts_on = build(told.every, told.weekdays), timezone.localdate()
    for hour in (told.at, *OTHER_HOURS):
        try:
            rhythms.begin_rhythm(agreement, by=by, rule=rule, starts_on=starts_on, at_time=hour, minutes=told.minutes)
        except NotAllowedNow:
            continue
        return
    raise LookupError(f"no hour for {told}")


def tell_how_it_went(teller: Teller, agreement: Agreement, days: int) -> None:
    """The last visit before that day; an answer counts for the ones before it."""
    before: date = timezone.localdate() - timedelta(days=days)
    been = agreement.visits.filter(state=VisitState.PLANNED, on_date__lt=before).order_by("on_date").last()
    if been is None:
        return
    speaker = teller.speaker_for(agreement.opportunity.requester)
    with at(days_ago(days, hour=12)):
        visiting.report_visit(been, by=agreement.helper, how="good")
        visiting.confirm_visit(been, by=speaker, done=True)


def move_the_next(agreement: Agreement) -> None:
    coming = agreement.visits.filter(state=VisitState.PLANNED, on_date__gt=timezone.localdate()).order_by("on_date")
    visit = coming[1]
    with at(days_ago(0, hour=9)):
        one_visit.move_visit(visit, by=agreement.helper, on_date=visit.on_date + timedelta(days=1), at_time=time(16))

"""Random pairs: anything may happen to them on any day of two years, and no visit is lost or doubled.

Beside the database runs a plain model: for each day of each rule what must be there.
"""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from icalendar import Calendar

from marketplace import agenda, background
from marketplace.actions import helping, one_visit, pausing, rhythms, standing_in, visiting
from marketplace.models import Agreement, Rhythm, Visit
from marketplace.queries.calendars import entries_of
from marketplace.rhythm import build, occurrences
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User

from . import stories

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOURS = [time(9), time(10, 30), time(14), time(19, 15), None]
RULES = [
    build("1", [1]), build("1", [0, 3]), build("2", [1, 4]), build("4", [2]), build("month", [0], 1),
    build("month", [4], -1), build("1", range(7)),
]  # fmt: skip


class Walk:
    """One pair, from a morning in February (or August) on, so that the clock changes on the way."""

    def __init__(self, seed: int, requester: User, helper: User, coordinator: User) -> None:
        self.dice, self.done = Random(seed), 0
        self.requester, self.helper, self.coordinator = requester, helper, coordinator
        self.agreement = stories.agreed(requester, helper, in_days=None)
        self.today = self._now().date()
        rhythms.begin_rhythm(self.agreement, by=coordinator, starts_on=self._day(0, 9), **self._terms())

    def _now(self) -> datetime:
        return datetime.now(AMSTERDAM)

    def _day(self, first: int, last: int) -> date:
        return self._now().date() + timedelta(days=self.dice.randint(first, last))

    def _terms(self) -> dict:
        ends_on = self._day(20, 200) if self.dice.random() < 0.15 else None
        return {
            "rule": self.dice.choice(RULES), "at_time": self.dice.choice(HOURS), "minutes": 60, "ends_on": ends_on,
            "skips_holidays": self.dice.random() < 0.7,
        }  # fmt: skip

    def step(self) -> None:
        by = self.dice.choice([self.helper, self.requester, self.coordinator])
        agreement = Agreement.objects.get(pk=self.agreement.pk)
        near = Visit.objects.filter(agreement=agreement, on_date__gte=self._now().date() - timedelta(days=9))
        visits = list(near.order_by("on_date", "pk")[:12])
        visit = self.dice.choice(visits) if visits else None
        deeds = {
            "move": lambda: one_visit.move_visit(
                visit, by=by, on_date=self._day(-1, 20), at_time=self.dice.choice(HOURS)
            ),
            "skip": lambda: one_visit.skip_visit(visit, by=by),
            "after all": lambda: one_visit.take_place_after_all(visit, by=by),
            "report": lambda: visiting.report_visit(visit, by=self.helper, how=self.dice.choice(["good", "not_good"])),
            "confirm": lambda: visiting.confirm_visit(visit, by=self.requester, done=self.dice.random() < 0.9),
            "settle": lambda: visiting.settle_visit(visit, by=self.coordinator, happened=self.dice.random() < 0.7),
            "cannot come": lambda: standing_in.cannot_come(visit, by=self.helper),
            "change": lambda: rhythms.change_from(agreement, by=by, on=self._day(-1, 30), **self._terms()),
            "end": lambda: rhythms.finish_agreement(agreement, by=by, last_day=self._day(0, 40)),
            "call off": lambda: helping.call_off(agreement, by=self.coordinator),
            "pause": lambda: pausing.pause_helper(self.helper, by=self.helper, until=self._day(1, 30)),
            "resume": lambda: people.resume_person(self.helper, by=self.helper),
            "night": background.what_comes_back,
            "two nights": lambda: (background.what_comes_back(), background.what_comes_back()),
        }
        weights = [6, 6, 4, 5, 5, 2, 3, 3, 0.3, 0.1, 1, 1, 4, 2]
        deed = self.dice.choices(list(deeds), weights)[0]
        try:
            deeds[deed]()
            self.done += 1
        except (NotAllowedNow, NotYours):
            pass
        except AttributeError:
            if visit is not None:
                raise

    # ------------------------------------------------------------ the plain model
    def wrong(self) -> list[str]:
        """For each day of each rule exactly one row, made as far as promised, and no row beside them."""
        found, agreement = [], Agreement.objects.get(pk=self.agreement.pk)
        for rhythm in Rhythm.objects.filter(agreement=agreement):
            rows = list(Visit.objects.filter(rhythm=rhythm).values_list("occurrence_on", "state"))
            ends = min(rhythm.made_until, rhythm.ends_on or rhythm.made_until)
            must = set(occurrences(rhythm.rule, starts_on=rhythm.starts_on, first=rhythm.starts_on, last=ends))
            there = [day for day, _state in rows]
            if len(there) != len(set(there)):
                found.append(f"rhythm {rhythm.pk} has a day twice")
            if missing := must - set(there):
                found.append(f"rhythm {rhythm.pk} lost {sorted(missing)}")
            live = {day for day, state in rows if state != "called_off"}
            moved = set(
                Visit.objects.filter(rhythm=rhythm).exclude(on_date=None).filter(occurrence_on__gt=ends)
                .exclude(state="called_off").values_list("occurrence_on", flat=True)
            )  # fmt: skip
            if strange := live - must - moved:
                found.append(f"rhythm {rhythm.pk} has {sorted(strange)} beside its rule")
        if agreement.state != "agreed":
            left = agreement.visits.filter(state__in=["planned", "seeking"])
            if left.exists():
                found.append(f"{agreement.state} and {list(left.values_list('state', 'on_date'))} is left")
        elif agreement.ends_on:
            late = agreement.visits.filter(on_date__gt=agreement.ends_on, state__in=["planned", "seeking"])
            if late.exists():
                found.append(f"visits after the last day: {list(late.values_list('on_date', flat=True))}")
        return found

    def calendar_differs(self) -> list[str]:
        """The feed, read by an independent parser, holds what the table holds, at the hour on the wall."""
        feed = Calendar.from_ical(agenda.calendar_of(entries_of(self.helper), "Dichtbij"))
        read = sorted((str(event["uid"]), _wall(event.decoded("dtstart"))) for event in feed.walk("VEVENT"))
        since = self._now().date() - timedelta(days=60)
        shown = Visit.objects.filter(state__in=["planned", "done"], on_date__gte=since, stand_in=None)
        held = shown.filter(agreement__helper=self.helper).exclude(agreement__state="called_off")
        kept = sorted((f"bezoek-{visit.pk}@", _when(visit)) for visit in held)
        return [] if [(uid.split("@")[0] + "@", at) for uid, at in read] == kept else [f"{read} is not {kept}"]


def _wall(moment: date | datetime) -> str:
    return moment.astimezone(AMSTERDAM).strftime("%F %H:%M") if isinstance(moment, datetime) else f"{moment:%F}"


def _when(visit: Visit) -> str:
    return f"{visit.on_date:%F} {visit.at_time:%H:%M}" if visit.at_time else f"{visit.on_date:%F}"


def walk(seed: int, steps: int, requester: User, helper: User, coordinator: User) -> int:
    begins = "2026-02-03 09:00+01:00" if seed % 2 else "2026-08-04 09:00+02:00"
    with time_machine.travel(begins, tick=False) as clock:
        pair = Walk(seed, requester, helper, coordinator)
        for number in range(steps):
            pair.step()
            assert pair.wrong() == [], f"walk {seed}, step {number}"
            if pair.dice.random() < 0.5:
                clock.shift(timedelta(days=pair.dice.choice([1, 1, 2, 3, 7, 16]), hours=pair.dice.choice([0, 5])))
        assert pair.calendar_differs() == [], f"walk {seed}"
        return pair.done


@pytest.mark.parametrize("seed", range(6))
def test_no_visit_of_a_pair_is_lost_or_doubled(mevrouw_de_wit, samira, yvonne, seed):
    assert walk(seed, 40, mevrouw_de_wit, samira, yvonne) > 10


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 160))
def test_no_visit_of_a_pair_is_lost_or_doubled_in_the_long_run(mevrouw_de_wit, samira, yvonne, seed):
    assert walk(seed, 150, mevrouw_de_wit, samira, yvonne) > 20

    # ---------------------------------------------------------------- the run that makes visits


def test_a_run_that_is_killed_half_way_loses_and_doubles_nothing(mevrouw_de_wit, samira, yvonne):
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as clock:
        agreement = stories.pair(mevrouw_de_wit, samira)
        before = agreement.visits.count()
        clock.move_to("2026-06-30 03:00+02:00")
        with suppress(KeyboardInterrupt), transaction.atomic():  # the worker falls before it could keep its batch
            background.visits_ahead()
            raise KeyboardInterrupt
        assert agreement.visits.count() == before

        assert background.visits_ahead() > 0
        assert background.visits_ahead() == 0
        days = list(agreement.visits.values_list("occurrence_on", flat=True))
        assert len(days) == len(set(days))

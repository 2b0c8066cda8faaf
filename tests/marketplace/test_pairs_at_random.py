"""Random pairs: anything may happen to them on any day of two years, and no visit is lost or doubled.

Beside the database runs a plain model: for each day of each rule what must be there.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from icalendar import Calendar

from marketplace import agenda, background
from marketplace.actions import helping, one_visit, pausing, rhythms, standing_in, visiting
from marketplace.models import Agreement, Rhythm, StandInRequest, Visit
from marketplace.queries.calendars import entries_of
from marketplace.rhythm import build, occurrences
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message, User

from . import stories
from .pairs import helpers

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOURS = [time(9), time(10, 30), time(14), time(19, 15), None]
RULES = [
    build("1", [1]), build("1", [0, 3]), build("2", [1, 4]), build("4", [2]), build("month", [0], 1),
    build("month", [4], -1), build("1", range(7)),
]  # fmt: skip
Rows = list[dict[str, Any]]
OF_A_VISIT = {
    "move", "skip", "after all", "report", "confirm", "settle", "cannot come", "comes after all", "not this time",
}  # fmt: skip
WEIGHTS = [6, 6, 4, 5, 5, 2, 4, 5, 1, 1, 3, 0.3, 0.1, 1, 1, 4, 4, 2]  # of the deeds, in their order
OF_THE_TWO = {"move", "skip", "after all", "change", "end"}


class Walk:
    """One pair, from a morning in February (or August) on, so that the clock changes on the way."""

    def __init__(self, seed: int, requester: User, helper: User, coordinator: User) -> None:
        self.dice, self.done = Random(seed), Counter[str]()
        self.requester, self.helper, self.coordinator = requester, helper, coordinator
        self.others = helpers(helper.neighbourhood, coordinator, 2)
        self.agreements: list[int] = []
        self.taken_over: set[tuple[int, date]] = set()  # days of a rhythm that were moved and are now of the next one
        self._begin()

    def _begin(self) -> None:
        """The two help each other, also again after it ended. The deeds are done to the last of these agreements."""
        with transaction.atomic():
            agreement = stories.agreed(self.requester, self.helper, in_days=None)
            rhythms.begin_rhythm(agreement, by=self.coordinator, starts_on=self._day(0, 9), **self._terms())
        self.agreements.append(agreement.pk)

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
        by = self.dice.choice(
            [self.helper, self.helper, self.requester, self.requester, self.coordinator, self.others[0]]
        )
        agreement = Agreement.objects.get(pk=self.agreements[-1])
        near = Visit.objects.filter(agreement=agreement, on_date__gte=self._now().date() - timedelta(days=9))
        visits = list(near.order_by("on_date", "pk")[:12])
        visit = self.dice.choice(visits) if visits else None
        deeds = self._deeds(agreement, visit, by)
        deed = self.dice.choices(list(deeds), WEIGHTS)[0]
        if visit is None and deed in OF_A_VISIT:
            return
        before = _rows()
        try:
            self.done[deed] += deeds[deed]() is not None
            assert by != self.others[0] or deed not in OF_THE_TWO, f"a stranger did {deed}"
        except (NotAllowedNow, NotYours):
            after = _rows()
            changed = [name for name in before if before[name] != after[name]]
            assert changed == [], f"{deed} was refused and changed something all the same"
        else:
            self._follow(deed, before["Visit"])

    def _deeds(self, agreement: Agreement, visit: Visit | None, by: User) -> dict[str, Callable[[], object]]:
        asked = list(StandInRequest.objects.filter(visit__agreement=agreement, state="asked").order_by("pk"))
        request = self.dice.choice(asked) if asked else None
        return {
            "move": lambda: one_visit.move_visit(
                visit, by=by, on_date=self._day(-1, 20), at_time=self.dice.choice(HOURS)
            ),
            "skip": lambda: one_visit.skip_visit(visit, by=by),
            "after all": lambda: one_visit.take_place_after_all(visit, by=by),
            "report": lambda: visiting.report_visit(visit, by=self.helper, how=self.dice.choice(["good", "not_good"])),
            "confirm": lambda: visiting.confirm_visit(visit, by=self.requester, done=self.dice.random() < 0.9),
            "settle": lambda: visiting.settle_visit(visit, by=self.coordinator, happened=self.dice.random() < 0.7),
            "cannot come": lambda: standing_in.cannot_come(visit, by=self.helper),
            "instead": lambda: request and standing_in.answer(request, by=request.person, yes=self.dice.random() < 0.7),
            "comes after all": lambda: standing_in.come_after_all(visit, by=self.helper),
            "not this time": lambda: standing_in.not_this_time(visit, by=self.coordinator),
            "change": lambda: rhythms.change_from(agreement, by=by, on=self._day(-1, 30), **self._terms()),
            "end": lambda: rhythms.finish_agreement(agreement, by=by, last_day=self._day(0, 40)),
            "call off": lambda: helping.call_off(agreement, by=self.coordinator),
            "pause": lambda: pausing.pause_helper(self.helper, by=self.helper, until=self._day(1, 30)),
            "resume": lambda: people.resume_person(self.helper, by=self.helper),
            "begin again": lambda: None if agreement.state == "agreed" else self._begin() or agreement,
            "night": _night,
            "two nights": lambda: (_night(), _night()),
        }

    def _follow(self, deed: str, before: Rows) -> None:
        """No row goes away. A change gives a visit that was moved by hand to the new rhythm, when it is on its days."""
        now = dict(Visit.objects.values_list("pk", "rhythm"))
        assert [row["id"] for row in before if row["id"] not in now] == [], f"{deed} threw visits away"
        given = {
            (row["rhythm_id"], row["occurrence_on"]) for row in before if row["rhythm_id"] not in {None, now[row["id"]]}
        }
        assert deed == "change" or not given, f"{deed} gave visits to another rhythm"
        self.taken_over |= given

    # ------------------------------------------------------------ the plain model
    def wrong(self) -> list[str]:
        return [
            it for agreement in Agreement.objects.filter(pk__in=self.agreements) for it in self._wrong_in(agreement)
        ]

    def _wrong_in(self, agreement: Agreement) -> list[str]:
        """For each day of each rule exactly one row, made as far as promised, and no row beside them."""
        found = []
        instead = agreement.visits.exclude(stand_in=None).exclude(state__in=["planned", "done"]).filter(settled_by=None)
        if instead.exists():
            found.append(f"somebody comes instead to {list(instead.values_list('state', 'on_date'))}")
        for rhythm in Rhythm.objects.filter(agreement=agreement):
            rows = list(Visit.objects.filter(rhythm=rhythm).values_list("occurrence_on", "state"))
            ends = min(rhythm.made_until, rhythm.ends_on or rhythm.made_until)
            must = set(occurrences(rhythm.rule, starts_on=rhythm.starts_on, first=rhythm.starts_on, last=ends))
            there = [day for day, _state in rows]
            if len(there) != len(set(there)):
                found.append(f"rhythm {rhythm.pk} has a day twice")
            given = {day for old, day in self.taken_over if old == rhythm.pk}
            if missing := must - set(there) - given:
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


def _rows() -> dict[str, Any]:
    kept = {it.__name__: list(it.objects.order_by("pk").values()) for it in (Agreement, Rhythm, Visit, StandInRequest)}
    return kept | {it.__name__: it.objects.count() for it in (Message, JournalEntry)}


def _night() -> dict[str, int]:
    return background.instead() | background.what_comes_back()


def _wall(moment: date | datetime) -> str:
    return moment.astimezone(AMSTERDAM).strftime("%F %H:%M") if isinstance(moment, datetime) else f"{moment:%F}"


def _when(visit: Visit) -> str:
    return f"{visit.on_date:%F} {visit.at_time:%H:%M}" if visit.at_time else f"{visit.on_date:%F}"


def walk(seed: int, steps: int, requester: User, helper: User, coordinator: User) -> Counter[str]:
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
    assert walk(seed, 40, mevrouw_de_wit, samira, yvonne).total() > 10


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 160))
def test_no_visit_of_a_pair_is_lost_or_doubled_in_the_long_run(mevrouw_de_wit, samira, yvonne, seed):
    assert walk(seed, 150, mevrouw_de_wit, samira, yvonne).total() > 20


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

"""How much somebody does already, and whether one more fits: no two visits at once, no more than they want a week."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import BigIntegerField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.holidays import is_holiday
from neighbourhoods.models import User

from .models import Agreement, HelperProfile, Opportunity, Taster, Visit
from .requirements import day_of
from .rhythm import occurrences
from .states import AgreementState, TasterState, VisitState
from .words import length_words

WEEK = timedelta(days=7)
RHYTHM = ("rule", "starts_on", "ends_on", "made_until", "at_time", "minutes", "skips_holidays")


@dataclass(frozen=True)
class Slot:
    """A time that somebody gives. Without a day the two still choose one; without a time the hour is not known."""

    on_date: date | None
    at_time: time | None
    minutes: int
    visit_id: int | None = None

    def overlaps(self, other: "Slot") -> bool:
        """On the same day, and the times touch. What has no time overlaps nothing."""
        if self.on_date is None or self.at_time is None or self.on_date != other.on_date or other.at_time is None:
            return False
        mine, theirs = (datetime.combine(it.on_date or date.min, it.at_time or time.min) for it in (self, other))
        return mine < theirs + timedelta(minutes=other.minutes) and theirs < mine + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Steady:
    """Hours in every week from a day on: a job whose visits are not planned one by one."""

    minutes: int
    starts_on: date
    ends_on: date | None

    def minutes_in(self, monday: date) -> int:
        is_there = self.starts_on < monday + WEEK and (self.ends_on is None or self.ends_on >= monday)
        return self.minutes if is_there else 0


@dataclass(frozen=True)
class Ahead:
    """What comes back after the last visit that was made."""

    rule: str
    starts_on: date
    ends_on: date | None
    made_until: date | None
    at_time: time | None
    minutes: int
    skips_holidays: bool

    def slots(self, first: date, last: date) -> list[Slot]:
        first = max(first, self.starts_on, (self.made_until or date.min) + timedelta(days=1))
        last = min(last, self.ends_on or date.max)
        days = occurrences(self.rule, starts_on=self.starts_on, first=first, last=last) if first <= last else []
        held = (day for day in days if not (self.skips_holidays and is_holiday(day)))
        return [Slot(day, self.at_time, self.minutes) for day in held]


@dataclass(frozen=True)
class TooMuch:
    """Why one more does not fit: for the helper, and for a colleague at the desk who reads it about them."""

    code: str  # overlap, week or heavy
    sentence: str
    about: str


@dataclass(frozen=True)
class Load:
    """What one person does from this week on, and what they want at most."""

    slots: tuple[Slot, ...] = ()
    steady: tuple[Steady, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    most: int | None = None
    nothing_heavy: bool = False

    def is_busy(self, slot: Slot) -> bool:
        there = [] if slot.on_date is None else self.coming(slot.on_date, slot.on_date)
        return any(slot.overlaps(mine) for mine in (*self.slots, *there))

    def coming(self, first: date, last: date) -> list[Slot]:
        """What comes back on these days, as far as its visits are not made yet."""
        return [slot for it in self.ahead for slot in it.slots(first, last)]

    def helps_on(self, day: date | None) -> bool:
        return day is not None and any(it.on_date == day for it in (*self.slots, *self.coming(day, day)))

    def minutes_in(self, monday: date) -> int:
        """All agreements together in the week of that Monday. What has no day yet counts in this week."""
        this_week = monday_of(timezone.localdate())
        planned = (it.minutes for it in self.slots if monday_of(it.on_date or this_week) == monday)
        coming = (it.minutes for it in self.coming(monday, monday + timedelta(days=6)))
        return sum(planned) + sum(coming) + sum(it.minutes_in(monday) for it in self.steady)

    def why_not(self, slots: Iterable[Slot], *, is_heavy: bool = False) -> TooMuch | None:
        """The first reason why these times do not fit beside the rest; several of them count together."""
        asked = tuple(slots)
        if is_heavy and self.nothing_heavy:
            return TooMuch("heavy", _("This work is heavy. You want nothing heavy."), _("wants nothing heavy"))
        if any(self.is_busy(slot) for slot in asked):
            return TooMuch("overlap", _("You help somebody else at that time."), _("helps somebody else at that time"))
        weeks = {monday_of(slot.on_date) for slot in asked if slot.on_date is not None}
        return next((found for monday in sorted(weeks) if (found := self._too_full(monday, asked))), None)

    def _too_full(self, monday: date, asked: tuple[Slot, ...]) -> TooMuch | None:
        more = sum(it.minutes for it in asked if it.on_date is not None and monday_of(it.on_date) == monday)
        if self.most is None or self.minutes_in(monday) + more <= self.most:
            return None
        most = {"most": length_words(self.most)}
        return TooMuch(
            "week", _("You want to help %(most)s a week at most.") % most, _("helps %(most)s a week at most") % most
        )


# ---------------------------------------------------------------- of people
def load_of(person: User) -> Load:
    return loads_of([person])[person.pk]


def loads_of(people: Iterable[User], wishes: Iterable[HelperProfile] | None = None) -> dict[int, Load]:
    """Whoever they are: what has a day, and what comes back, two questions; one for unread wishes."""
    ids = {person.pk for person in people}
    since = monday_of(timezone.localdate())
    slots: dict[int, list[Slot]] = {pk: [] for pk in ids}
    for who, slot in _slots(ids, since):
        slots[who].append(slot)
    steady: dict[int, list[Steady]] = {pk: [] for pk in ids}
    ahead: dict[int, list[Ahead]] = {pk: [] for pk in ids}
    for who, found in _every_week(ids, since):
        if isinstance(found, Steady):
            steady[who].append(found)
        else:
            ahead[who].append(found)
    profiles = HelperProfile.objects.filter(user__in=ids) if wishes is None else wishes
    wanted = {it.user_id: (it.most_minutes_a_week, it.nothing_heavy) for it in profiles}
    return {
        pk: Load(
            tuple(sorted(slots[pk], key=_moment)), tuple(steady[pk]), tuple(ahead[pk]), *wanted.get(pk, (None, False))
        )
        for pk in ids
    }


def _moment(slot: Slot) -> tuple[date, time, int]:
    """In the order of the calendar; what has no day comes last."""
    return slot.on_date or date.max, slot.at_time or time.min, slot.visit_id or 0


def _slots(ids: set[int], since: date) -> Iterator[tuple[int, Slot]]:
    """Visits and mornings to try. Each row has one or two who come."""
    for one, other, *slot in _visits(ids, since).union(_tasters(ids, since), all=True):
        for who in {one, other} & ids:
            yield who, Slot(*slot)


def _visits(ids: set[int], since: date) -> QuerySet[Visit]:
    """Where they come: as the helper while nobody stands in, in somebody's place, or along with somebody."""
    comes = Q(stand_in=None, agreement__helper__in=ids) | Q(stand_in__in=ids) | Q(company__in=ids)
    visits = Visit.objects.filter(
        comes, Q(on_date=None) | Q(on_date__gte=since), state__in=[VisitState.PLANNED, VisitState.DONE]
    )
    who = {"one": Coalesce("stand_in", "agreement__helper"), "other": F("company"), "visit": F("pk")}
    return visits.order_by().annotate(**who).values_list("one", "other", "on_date", "at_time", "minutes", "visit")


def _tasters(ids: set[int], since: date) -> QuerySet[Taster]:
    mine = Q(person__in=ids) | Q(together_with__in=ids)
    planned = Taster.objects.filter(mine, state=TasterState.PLANNED, on_date__gte=since)
    who = {"one": F("person"), "other": F("together_with"), "visit": Value(None, output_field=BigIntegerField())}
    return planned.order_by().annotate(**who).values_list("one", "other", "on_date", "at_time", "minutes", "visit")


def _every_week(ids: set[int], since: date) -> Iterator[tuple[int, Steady | Ahead]]:
    """Rhythms that go on: their visits are made some weeks ahead; what comes after those is counted by the rule.

    Jobs that have no rhythm: their hours a week are only agreed as a number.
    """
    goes_on = Q(rhythms__isnull=False) & (Q(rhythms__ends_on=None) | Q(rhythms__ends_on__gte=since))
    is_steady = Q(rhythms=None, opportunity__job__isnull=False)
    held = Agreement.objects.filter(goes_on | is_steady, helper__in=ids, state=AgreementState.AGREED)
    job = ("opportunity__job__minutes_a_week", "opportunity__job__starts_on", "ends_on")
    for who, *row in held.order_by("rhythms__pk").values_list("helper", *job, *(f"rhythms__{it}" for it in RHYTHM)):
        steady, rhythm = row[: len(job)], row[len(job) :]
        yield who, Steady(*steady) if rhythm[0] is None else Ahead(*rhythm)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


# ---------------------------------------------------------------- the questions
def busy(person: User, on_date: date, at_time: time | None, minutes: int) -> bool:
    """Does this person help somebody at that time?"""
    return load_of(person).is_busy(Slot(on_date, at_time, minutes))


def too_much(person: User, opportunity: Opportunity, load: Load | None = None) -> TooMuch | None:
    """Why this work does not fit beside what the person does; None when it does."""
    load = load if load is not None else load_of(person)
    kind = opportunity.work_kind
    is_heavy = kind is not None and kind.is_heavy
    whys = [load.why_not(slots, is_heavy=is_heavy) for slots in _ways(opportunity)]
    return None if None in whys else whys[0]


def why_too_much(person: User, opportunity: Opportunity, load: Load | None = None) -> str:
    """The reason as a sentence for the person; empty when it fits."""
    found = too_much(person, opportunity, load)
    return found.sentence if found else ""


def _ways(opportunity: Opportunity) -> Iterable[list[Slot]]:
    """The weeks in which it can be done: its own day, or any week until its last day."""
    begins = day_of(opportunity)
    if opportunity.kind == Opportunity.Kind.JOB:
        return [[Slot(begins, None, opportunity.job.minutes_a_week)]]
    if opportunity.on_date == begins:
        return [[Slot(begins, opportunity.at_time, opportunity.minutes)]]
    weeks = range((max(opportunity.last_day, begins) - monday_of(begins)) // WEEK + 1)
    return [[Slot(begins + week * WEEK, None, opportunity.minutes)] for week in weeks]

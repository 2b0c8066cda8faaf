"""What the coordinator reads about the work of their own neighbourhoods: how it stands now, and week by week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    Aggregate,
    Avg,
    Case,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from marketplace.models import Agreement, HelperProfile, Opportunity
from marketplace.states import AgreementState, OpportunityState
from neighbourhoods import rules
from neighbourhoods.models import Neighbourhood, User

WEEKS = 8
LATELY = timedelta(days=90)
# What was asked longer ago is not looked through: nothing runs for a year, and the history may be long.
LONG_AGO = timedelta(days=365)
ASKED = [state for state in OpportunityState.values if state != OpportunityState.DRAFT]  # each a range of the index
ONGOING = (AgreementState.AGREED, AgreementState.DONE)


@dataclass(frozen=True)
class Counts:
    """The figures of the tiles. `oldest`: since when the first one waits."""

    waiting: int
    oldest: datetime | None
    without_helper: int
    without_helper_today: int
    to_talk_over: int


@dataclass(frozen=True)
class Figures:
    """One neighbourhood. `until_helper`: how long it lately took from asking to a helper, on average."""

    name: str
    now: Counts
    done_this_month: int
    helpers: int
    until_helper: timedelta | None


def per_neighbourhood(viewer: User) -> list[Figures]:
    """Every neighbourhood this coordinator looks after today, by name; each reads its own part of the indexes."""
    state, today = OpportunityState, timezone.localdate()
    every = Opportunity.objects.filter(neighbourhood=OuterRef("pk"))
    asked = every.filter(kind=Opportunity.Kind.TASK)  # jobs have a list apart
    held = Agreement.objects.filter(
        opportunity__neighbourhood=OuterRef("pk"), opportunity__asked_at__gte=timezone.now() - LONG_AGO
    )
    found = held.filter(state__in=ONGOING, made_at__gte=timezone.now() - LATELY)
    done = held.filter(state=AgreementState.DONE, ended_at__gte=_midnight(today.replace(day=1)))
    helpers = HelperProfile.objects.filter(user__neighbourhood=OuterRef("pk"), user__is_active=True)
    took = ExpressionWrapper(F("made_at") - F("opportunity__asked_at"), output_field=DurationField())
    rows = Neighbourhood.objects.filter(pk__in=rules.neighbourhoods_of(viewer).values("pk")).annotate(
        waiting=_count(asked.filter(state=state.WAITING), "neighbourhood"),
        oldest=_one(asked.filter(state=state.WAITING), "neighbourhood", Min("asked_at")),
        without_helper=_count(asked.filter(state=state.OPEN), "neighbourhood"),
        without_helper_today=_count(asked.filter(state=state.OPEN, on_date=today), "neighbourhood"),
        to_talk_over=_count(every.filter(state=state.TO_TALK_OVER), "neighbourhood"),
        done=_count(done, "opportunity__neighbourhood"),
        helping=_count(helpers, "user__neighbourhood"),
        until_helper=_one(found, "opportunity__neighbourhood", Avg(took)),
    )
    now = ("waiting", "oldest", "without_helper", "without_helper_today", "to_talk_over")
    return [
        Figures(row["name"], Counts(*(row[it] for it in now)), row["done"], row["helping"], row["until_helper"])
        for row in rows.order_by("name", "pk").values("name", *now, "done", "helping", "until_helper")
    ]


def _one(rows: QuerySet[Any], place: str, answer: Aggregate) -> Subquery:
    """One figure about the rows of one neighbourhood."""
    return Subquery(rows.order_by().values(place).annotate(answer=answer).values("answer"))


def _count(rows: QuerySet[Any], place: str) -> Coalesce:
    return Coalesce(_one(rows, place, Count("pk")), 0)


def together(places: Sequence[Figures]) -> Counts:
    """The figures of the tiles: those of every neighbourhood in one."""
    now = [place.now for place in places]
    return Counts(
        waiting=sum(it.waiting for it in now),
        oldest=min((it.oldest for it in now if it.oldest), default=None),
        without_helper=sum(it.without_helper for it in now),
        without_helper_today=sum(it.without_helper_today for it in now),
        to_talk_over=sum(it.to_talk_over for it in now),
    )


# ---------------------------------------------------------------- week by week
@dataclass(frozen=True)
class Week:
    """How much was asked for and how much was done in the week from this Monday on."""

    monday: date
    asked: int
    done: int


def by_week(viewer: User, *, weeks: int = WEEKS) -> list[Week]:
    """The last weeks in the viewer's own neighbourhoods; the one that still runs comes last."""
    mine = rules.neighbourhoods_of(viewer).values("pk")
    this_monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in reversed(range(weeks))]
    asked = Opportunity.objects.filter(neighbourhood__in=mine, state__in=ASKED, asked_at__gte=_midnight(mondays[0]))
    done = Agreement.objects.filter(
        opportunity__neighbourhood__in=mine,
        opportunity__asked_at__gte=_midnight(mondays[0]) - LONG_AGO,
        state=AgreementState.DONE,
        ended_at__gte=_midnight(mondays[0]),
    )
    rows = _in_weeks(asked, "asked_at", mondays, "asked").union(_in_weeks(done, "ended_at", mondays, "done"), all=True)
    numbers = {(what, week): number for what, week, number in rows}
    return [
        Week(monday, numbers.get(("asked", week), 0), numbers.get(("done", week), 0))
        for week, monday in enumerate(mondays)
    ]


def _in_weeks(rows: QuerySet[Any], moment: str, mondays: Iterable[date], what: str) -> QuerySet[Any]:
    """(what, week, how many) of rows; a week begins on Monday at midnight here, in summer and in winter."""
    latest_first = reversed(list(enumerate(mondays)))
    week = Case(*(When(**{f"{moment}__gte": _midnight(monday)}, then=Value(number)) for number, monday in latest_first))
    counted = rows.order_by().values(week=week).annotate(number=Count("pk"), what=Value(what))
    return counted.values_list("what", "week", "number")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))

"""The visits of one week on one sheet: of a person who helps, of a place of work, for the desk and for who guides."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace import phrases, rules
from marketplace.load import monday_of
from marketplace.models import Opportunity, Visit
from marketplace.states import VisitState
from marketplace.windows import first_times
from neighbourhoods import rules as reach
from neighbourhoods.models import User

from .cards import neighbour_words

SHOWN = [VisitState.PLANNED, VisitState.DONE, VisitState.CALLED_OFF]
BELOW = "agreement__opportunity"
RELATED = (
    "agreement__helper", "stand_in", f"{BELOW}__requester", f"{BELOW}__work_kind", f"{BELOW}__job__host",
    f"{BELOW}__neighbourhood",
)  # fmt: skip
NUMBER = re.compile(r"\s*([HP])\s*(\d{1,9})\s*-\s*(\d{4})(\d{2})\s*", re.IGNORECASE)
MOST = 80


@dataclass(frozen=True)
class Line:
    """One visit on the sheet. `where` is as much as the pair may know; names are first names."""

    visit_id: int
    on_date: date
    at_time: time | None
    title: str
    helper_id: int
    helper: str
    where: str
    planned: int
    helper_said: str
    helper_minutes: int | None
    done: bool | None
    minutes: int | None
    state: str

    @property
    def is_open(self) -> bool:
        return self.state == VisitState.PLANNED

    @property
    def is_settled(self) -> bool:
        return self.state == VisitState.DONE

    @property
    def has_been(self) -> bool:
        return self.on_date <= timezone.localdate()


@dataclass(frozen=True)
class Sheet:
    """A week. `number` stands on the paper, and finds the week again."""

    number: str
    owner: int
    name: str
    is_place: bool
    monday: date
    lines: tuple[Line, ...]
    people: frozenset[int]

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def week(self) -> str:
        return week_word(self.monday)

    @property
    def before(self) -> str:
        return week_word(self.monday - timedelta(days=7))

    @property
    def after(self) -> str:
        return week_word(self.monday + timedelta(days=7))


def week_word(day: date) -> str:
    """ "2026-W20", as the field for a week writes it."""
    year, week, _day = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_in(text: str) -> date:
    """The Monday of "2026-W20" or "202620"; of this week when it makes no sense."""
    found = re.fullmatch(r"(\d{4})-?W?(\d{2})", text.strip(), re.IGNORECASE)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else _this_monday()
    except ValueError:
        return _this_monday()


def _this_monday() -> date:
    return monday_of(timezone.localdate())


def number_in(text: str) -> tuple[bool, int, date] | None:
    """What a number of a sheet says: of a place or not, whose, and the Monday of its week."""
    found = NUMBER.fullmatch(text)
    return (found[1].upper() == "P", int(found[2]), monday_in(found[3] + found[4])) if found else None


# ---------------------------------------------------------------- at the desk
def sheet_of_helper(viewer: User, pk: int, monday: date) -> Sheet:
    """The visits of somebody who helps, as far as the work is where this coordinator works; else 404."""
    mine = Q(**{f"{BELOW}__neighbourhood__in": reach.neighbourhoods_of(viewer).values("pk")})
    person = User.objects.filter(pk=pk, is_active=True).first()
    comes = Q(agreement__helper=pk, stand_in=None) | Q(stand_in=pk)
    lines = _lines(Visit.objects.filter(mine & comes), monday)
    lives_here = person is not None and reach.looks_after(viewer, person.neighbourhood_id)
    if person is None or not (lines or lives_here):
        raise Http404
    return _sheet("H", pk, person.get_full_name(), monday, lines)


def sheet_of_place(viewer: User, pk: int, monday: date) -> Sheet:
    """All that happens for one request or job of this coordinator's; else 404."""
    mine = reach.neighbourhoods_of(viewer).values("pk")
    place = Opportunity.objects.select_related("job", "work_kind").filter(pk=pk, neighbourhood__in=mine).first()
    if place is None:
        raise Http404
    name = f"{place.title}, {place.job.place_name}" if place.is_job and place.job.place_name else place.title
    return _sheet("P", pk, name, monday, _lines(Visit.objects.filter(agreement__opportunity=pk), monday))


# ---------------------------------------------------------------- for who guides at a place, and for the helper
def week_of_guide(viewer: User, monday: date) -> Sheet:
    """The visits of a week at the places of work that this person speaks for."""
    jobs = Q(**{f"{BELOW}__job__supervisor": viewer}) | Q(**{f"{BELOW}__kind": "job", f"{BELOW}__requester": viewer})
    return _sheet("G", viewer.pk, viewer.get_short_name(), monday, _lines(Visit.objects.filter(jobs), monday))


def own_week(viewer: User, monday: date) -> Sheet:
    comes = Q(agreement__helper=viewer, stand_in=None) | Q(stand_in=viewer)
    return _sheet("H", viewer.pk, viewer.get_short_name(), monday, _lines(Visit.objects.filter(comes), monday))


def _lines(visits: QuerySet[Visit], monday: date) -> list[tuple[Line, int]]:
    week = visits.filter(state__in=SHOWN, on_date__range=(monday, monday + timedelta(days=6)))
    rows = week.select_related(*RELATED).prefetch_related(first_times("agreement__visits"))
    rows = rows.defer(f"{BELOW}__neighbourhood__geometry")
    return [
        (_line(row), row.agreement.opportunity.requester_id) for row in rows.order_by("on_date", "at_time", "pk")[:MOST]
    ]


def _line(visit: Visit) -> Line:
    opportunity = visit.agreement.opportunity
    return Line(
        visit_id=visit.pk,
        on_date=visit.on_date,  # type: ignore[arg-type]  # a week has days
        at_time=visit.at_time,
        title=opportunity.title,
        helper_id=visit.comes.pk,
        helper=visit.comes.get_short_name(),
        where=_where(visit),
        planned=visit.minutes,
        helper_said=visit.helper_said,
        helper_minutes=visit.minutes if visit.helper_said else None,
        done=visit.requester_said_done,
        minutes=visit.requester_minutes,
        state=visit.state,
    )


def _where(visit: Visit) -> str:
    """A place of work by its name; a home only while its address is open to whoever comes."""
    agreement, opportunity = visit.agreement, visit.agreement.opportunity
    if opportunity.is_job and opportunity.job.place_name:
        return opportunity.job.place_name
    once = visit.stand_in
    is_open = rules.address_is_open_once(visit, once) if once else rules.address_is_open(agreement)
    return phrases.with_name(opportunity) if is_open else neighbour_words(opportunity)


def _sheet(letter: str, pk: int, name: str, monday: date, lines: list[tuple[Line, int]]) -> Sheet:
    year, week, _day = monday.isocalendar()
    people = {line.helper_id for line, _host in lines} | {host for _line, host in lines}
    people |= {pk} if letter == "H" else set()
    number = f"{letter}{pk}-{year}{week:02}"
    return Sheet(number, pk, name, letter != "H", monday, tuple(line for line, _host in lines), frozenset(people))

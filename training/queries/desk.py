"""Courses as coordinators see them: every run of their municipality; people's names only where they look after them."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst

from neighbourhoods import rules as whose
from neighbourhoods.models import User
from training import phrases, rules
from training.models import Attendance, Course, CourseRun, Enrolment, Session
from training.states import EnrolmentState, RunState

from .courses import HEAVY, session_words

E, R = EnrolmentState, RunState
SHOWN = 40
LOOK_BACK = timedelta(days=120)


@dataclass(frozen=True)
class RunRow:
    """One line of the list. `is_mine`: the viewer leads it."""

    pk: int
    name: str
    icon: str
    palette: str
    when: str
    where: str
    seated: int
    capacity: int
    waiting: int
    state: str
    state_words: str
    is_mine: bool


@dataclass(frozen=True)
class Day:
    """One part of a run, and how far its presence is."""

    pk: int
    words: str
    has_begun: bool
    there: int
    marked: int


@dataclass(frozen=True)
class Participant:
    """Somebody on the list. `was_there`: on which days, as far as noted."""

    enrolment_id: int
    person_id: int
    name: str
    phone: str
    state: str
    state_words: str
    was_there: tuple[int, ...] = ()


@dataclass(frozen=True)
class RunFile:
    """A run on the desk. Without `is_mine` only the people whom the viewer looks after are named."""

    row: RunRow
    run: CourseRun
    days: tuple[Day, ...]
    people: tuple[Participant, ...]
    waiting: tuple[Participant, ...]
    left: tuple[Participant, ...]
    unnamed: int
    may_open: bool
    may_close: bool
    may_give_place: bool
    free: int

    @property
    def course(self) -> Course:
        return self.run.course


@dataclass(frozen=True)
class Presence:
    """The screen of one part: everybody with a seat, ticked who was there."""

    pk: int
    run_id: int
    title: str
    words: str
    has_begun: bool
    people: tuple[Participant, ...]
    there: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class ToDo:
    """What a coordinator must still do about a run: note who was there, close it, or think of who waits."""

    kind: str
    run_id: int
    session_id: int | None
    name: str
    on: date
    waiting: int = 0


# ---------------------------------------------------------------- the list
def runs_of(viewer: User) -> QuerySet[CourseRun]:
    """Every run of the municipalities in which the viewer coordinates."""
    mine = whose.municipalities_of(viewer).order_by().values("pk")
    runs = CourseRun.objects.filter(neighbourhood__municipality__in=mine)
    light = runs.select_related("course", "neighbourhood__municipality", "teacher").defer(*HEAVY)
    seats, line = Q(enrolments__seat__isnull=False), Q(enrolments__state=E.WAITING)
    return light.annotate(seated=Count("enrolments", seats), waiting=Count("enrolments", line)).prefetch_related(
        "sessions"
    )


def run_rows(viewer: User) -> tuple[list[RunRow], list[RunRow]]:
    """What is coming or goes on, and what was."""
    since = timezone.localdate() - LOOK_BACK
    rows = runs_of(viewer).filter(Q(last_day__gte=since) | Q(last_day=None)).order_by("first_day", "pk")
    mine = _mine(viewer)
    live = [_row(run, mine) for run in rows.filter(state__in=[R.DRAFT, R.OPEN])[:SHOWN]]
    was = [_row(run, mine) for run in rows.filter(state__in=[R.DONE, R.CALLED_OFF]).order_by("-first_day", "-pk")[:20]]
    return live, was


def _mine(viewer: User) -> set[int]:
    return set(whose.neighbourhoods_of(viewer).values_list("pk", flat=True))


def _row(run: CourseRun, mine: set[int]) -> RunRow:
    sessions = list(run.sessions.all())
    return RunRow(
        pk=run.pk,
        name=run.course.name,
        icon=run.course.icon,
        palette=run.course.palette,
        when=_when(run, sessions),
        where=f"{run.place_name}, {run.neighbourhood.name}",
        seated=run.seated,  # type: ignore[attr-defined]
        capacity=run.capacity,
        waiting=run.waiting,  # type: ignore[attr-defined]
        state=run.state,
        state_words=run.get_state_display(),
        is_mine=run.neighbourhood_id in mine,
    )


def _when(run: CourseRun, sessions: list[Session]) -> str:
    coming = phrases.next_moment(run)
    first = capfirst(phrases.moment(sessions[0])) if sessions else ""
    return coming or first


# ---------------------------------------------------------------- one run
def run_in_care_of(viewer: User, pk: int) -> CourseRun:
    """A run the viewer leads, or 404."""
    run = runs_of(viewer).filter(pk=pk).first()
    if run is None or not rules.leads(viewer, run):
        raise Http404
    return run


def session_in_care_of(viewer: User, pk: int) -> Session:
    found = Session.objects.select_related("run__course").filter(pk=pk).first()
    if found is None or not rules.leads(viewer, found.run):
        raise Http404
    return found


def enrolment_in_reach(viewer: User, pk: int) -> Enrolment:
    """Of somebody whom the viewer looks after, or in a run that they lead; or 404."""
    found = Enrolment.objects.select_related("run", "person").filter(pk=pk).first()
    if found is None or not rules.speaks_for(viewer, found):
        raise Http404
    return found


def run_file(viewer: User, pk: int) -> RunFile:
    """404 outside the viewer's municipality."""
    run = runs_of(viewer).filter(pk=pk).first()
    if run is None:
        raise Http404
    mine = _mine(viewer)
    row = _row(run, mine)
    everybody = list(run.enrolments.select_related("person"))
    named = [it for it in everybody if row.is_mine or it.person.neighbourhood_id in mine]
    there = _there(run)
    people = [_participant(it, there) for it in named]
    is_open, free = run.state == R.OPEN, max(0, run.capacity - row.seated)
    begun = rules.has_begun(run)
    return RunFile(
        row=row,
        run=run,
        days=tuple(_day(session, there) for session in run.sessions.all()),
        people=tuple(it for it in people if it.state in rules.WITH_A_SEAT),
        waiting=tuple(it for it in people if it.state == E.WAITING),
        left=tuple(it for it in people if it.state == E.WITHDRAWN),
        unnamed=len(everybody) - len(named),
        may_open=run.state == R.DRAFT and bool(run.first_day) and not begun,
        may_close=is_open and begun,
        may_give_place=is_open and begun and free > 0,
        free=free,
    )


def _there(run: CourseRun) -> dict[int, dict[int, bool]]:
    """session -> enrolment -> was there."""
    found: dict[int, dict[int, bool]] = {}
    for word in Attendance.objects.filter(session__run=run):
        found.setdefault(word.session_id, {})[word.enrolment_id] = word.was_there
    return found


def _day(session: Session, there: dict[int, dict[int, bool]]) -> Day:
    marked = there.get(session.pk, {})
    return Day(
        pk=session.pk,
        words=session_words(session),
        has_begun=rules.begins_at(session) <= timezone.now(),
        there=sum(marked.values()),
        marked=len(marked),
    )


def _participant(enrolment: Enrolment, there: dict[int, dict[int, bool]]) -> Participant:
    person = enrolment.person
    return Participant(
        enrolment_id=enrolment.pk,
        person_id=person.pk,
        name=person.get_full_name() or person.call_name,
        phone=person.phone,
        state=enrolment.state,
        state_words=enrolment.get_state_display(),
        was_there=tuple(pk for pk, marked in there.items() if marked.get(enrolment.pk)),
    )


# ---------------------------------------------------------------- presence
def presence_of(viewer: User, pk: int) -> Presence:
    session = session_in_care_of(viewer, pk)
    seated = session.run.enrolments.filter(state__in=rules.WITH_A_SEAT).select_related("person")
    marked = dict(session.attendances.values_list("enrolment_id", "was_there"))
    people = sorted((_participant(it, {}) for it in seated), key=lambda it: it.name.casefold())
    return Presence(
        pk=session.pk,
        run_id=session.run_id,
        title=session.run.course.name,
        words=session_words(session),
        has_begun=rules.begins_at(session) <= timezone.now(),
        people=tuple(people),
        there=frozenset(pk for pk, was in marked.items() if was),
    )


# ---------------------------------------------------------------- what asks for somebody
def to_do(viewer: User) -> list[ToDo]:
    """Two questions: parts that have been and are not noted, or were the last one, and full courses with a line."""
    mine = whose.neighbourhoods_of(viewer).values("pk")
    today = timezone.localdate()
    been = Session.objects.filter(run__state=R.OPEN, run__neighbourhood__in=mine, on_date__lte=today)
    noted, seats = Attendance.objects.filter(session=OuterRef("pk")), Enrolment.objects.filter(run=OuterRef("run"))
    been = been.filter(Exists(seats.filter(seat__isnull=False))).annotate(is_noted=Exists(noted))
    asks = been.filter(Q(is_noted=False) | Q(on_date=F("run__last_day"), on_date__lt=today))
    over = [it for it in asks.select_related("run__course")[:SHOWN] if rules.ends_at(it) <= timezone.now()]
    lines = [_of_session(session) for session in over]
    full = CourseRun.objects.filter(state=R.OPEN, neighbourhood__in=mine, first_day__gte=today)
    waits = full.annotate(waiting=Count("enrolments", Q(enrolments__state=E.WAITING))).filter(waiting__gt=0)
    rows = waits.select_related("course").order_by("first_day", "pk")[:SHOWN]
    return lines + [ToDo("waiting", it.pk, None, it.course.name, it.first_day or today, it.waiting) for it in rows]


def _of_session(session: Session) -> ToDo:
    kind = "close" if session.is_noted else "presence"  # type: ignore[attr-defined]
    return ToDo(kind, session.run_id, session.pk, session.run.course.name, session.on_date)

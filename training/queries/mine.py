"""Somebody's own courses: what comes, what they wait for, how it stands with one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact, contact_for
from training import phrases, rules
from training.models import CourseRun, Enrolment, Session
from training.states import EnrolmentState, RunState

from .courses import HEAVY, session_words

E, R = EnrolmentState, RunState
SHOWN = 20
KEPT_ON_PAGE = timedelta(days=30)  # how long a course that did not take place, or that somebody did in part, is shown


@dataclass(frozen=True)
class Row:
    """One line on somebody's own page."""

    pk: int
    icon: str
    palette: str
    when: str
    title: str
    words: str
    href: str
    on: tuple[date, time] | None = None  # its next part, of who has a place


@dataclass(frozen=True)
class MyCourse:
    """`standing`: enrolled, waiting, called_off, withdrawn, finished, again or no_place."""

    pk: int
    slug: str
    name: str
    icon: str
    palette: str
    standing: str
    days: tuple[str, ...]
    next_words: str
    where: str
    place: int  # in the line, for who waits
    teacher: str
    contact: Contact
    may_leave: bool


@dataclass(frozen=True)
class Lesson:
    """One part of a course in somebody's calendar."""

    session_id: int
    title: str
    on_date: date
    at_time: time
    minutes: int
    address: str
    contact: Contact


def my_courses(viewer: User) -> list[Row]:
    """What somebody takes part in or waits for, and what did not take place lately; the first day on top."""
    live = _mine(viewer).filter(state__in=[E.ENROLLED, E.WAITING])
    lately = timezone.localdate() - KEPT_ON_PAGE
    shown = live.filter(run__state__in=[R.OPEN, R.CALLED_OFF], run__last_day__gte=lately)
    rows = shown.order_by(F("run__first_day").asc(nulls_last=True), "pk")[:SHOWN]
    return [_row(enrolment) for enrolment in rows if enrolment.run.state == R.OPEN or not rules.is_over(enrolment.run)]


def my_course(viewer: User, run_id: int) -> MyCourse | None:
    """None when the viewer never had anything to do with it."""
    enrolment = _mine(viewer).select_related("run__teacher").filter(run=run_id).first()
    if enrolment is None:
        return None
    run = enrolment.run
    standing = _standing(enrolment)
    return MyCourse(
        pk=run.pk,
        slug=run.course.slug,
        name=run.course.name,
        icon=run.course.icon,
        palette=run.course.palette,
        standing=standing,
        days=tuple(session_words(session) for session in run.sessions.all()),
        next_words=phrases.next_moment(run),
        where=phrases.where(run),
        place=_place_in_line(enrolment) if standing == E.WAITING else 0,
        teacher=run.teacher.get_short_name() if run.teacher else "",
        contact=contact_for(run.neighbourhood),
        may_leave=standing in {E.ENROLLED, E.WAITING},
    )


def enrolment_of(viewer: User, run_id: int) -> Enrolment | None:
    return Enrolment.objects.filter(person=viewer, run=run_id).first()


def lessons_of(viewer: User, *, since: date, run_id: int | None = None) -> list[Lesson]:
    """The parts of the courses in which somebody has a place, for their calendar."""
    seated = Enrolment.objects.filter(person=viewer, state__in=rules.WITH_A_SEAT, run__state__in=[R.OPEN, R.DONE])
    if run_id is not None:
        seated = seated.filter(run=run_id)
    sessions = Session.objects.filter(run__in=seated.values("run"), on_date__gte=since)
    rows = sessions.select_related("run__course", "run__neighbourhood__municipality")
    return list(_lessons(rows.defer(*(f"run__{heavy}" for heavy in HEAVY)).order_by("on_date", "at_time", "pk")))


def _lessons(sessions: QuerySet[Session]) -> Iterable[Lesson]:
    contacts: dict[int, Contact] = {}
    for session in sessions:
        run = session.run
        if run.neighbourhood_id not in contacts:
            contacts[run.neighbourhood_id] = contact_for(run.neighbourhood)
        yield Lesson(
            session_id=session.pk,
            title=_("Course: %(course)s") % {"course": run.course.name},
            on_date=session.on_date,
            at_time=session.at_time,
            minutes=session.minutes,
            address=session.place_name or phrases.where(run),
            contact=contacts[run.neighbourhood_id],
        )


def _mine(viewer: User) -> QuerySet[Enrolment]:
    mine = Enrolment.objects.filter(person=viewer).select_related("run__course", "run__neighbourhood__municipality")
    return mine.defer(*(f"run__{heavy}" for heavy in HEAVY)).prefetch_related("run__sessions")


def _row(enrolment: Enrolment) -> Row:
    run, standing = enrolment.run, _standing(enrolment)
    first = next(iter(phrases.to_come(run)), None)
    says = {E.WAITING: _("You are on the waiting list."), "called_off": _("This course does not take place.")}
    return Row(
        pk=run.pk,
        icon=run.course.icon,
        palette=run.course.palette,
        when=phrases.next_moment(run) or capfirst(_("there is no date yet")),
        title=run.course.name,
        words=says.get(standing) or run.place_name,
        href=phrases.my_course(run.pk),
        on=(first.on_date, first.at_time) if first is not None and standing == E.ENROLLED else None,
    )


def _standing(enrolment: Enrolment) -> str:
    state, run = enrolment.state, enrolment.run
    if state in {E.ENROLLED, E.WAITING} and run.state in {R.CALLED_OFF, R.DRAFT}:
        return "called_off"
    if state == E.WAITING and run.state == R.DONE:
        return "no_place"
    return str(state)


def _place_in_line(enrolment: Enrolment) -> int:
    """Counting from 1."""
    waiting = CourseRun(pk=enrolment.run_id).enrolments.filter(state=E.WAITING)
    return list(waiting.values_list("pk", flat=True)).index(enrolment.pk) + 1

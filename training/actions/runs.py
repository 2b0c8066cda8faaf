"""A course is given: planning it, its days, opening it, calling it off, closing it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Neighbourhood, User
from neighbourhoods.rules import looks_after
from training import rules
from training.models import Course, CourseRun, Enrolment, Session
from training.states import EnrolmentState, RunState

from .moves import fresh_for, fresh_session, move, note, note_and_tell, place, too_late
from .seats import hold, let_go_of_doubles, make_room, move_up, seated_elsewhere

TAKES_PART = [EnrolmentState.ENROLLED, EnrolmentState.WAITING]


@dataclass(frozen=True)
class Where:
    """A place that people come to: its own name and address, never somebody's home."""

    neighbourhood: Neighbourhood
    name: str
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Part:
    """A day with its hour. `place_name` only when it is elsewhere."""

    on_date: date
    at_time: time
    minutes: int = 180
    place_name: str = ""

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.on_date, self.at_time, timezone.get_default_timezone())

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)


# ---------------------------------------------------------------- planning
@transaction.atomic
def plan_run(
    course: Course, *, by: User, where: Where, capacity: int, parts: Sequence[Part] = (), teacher: User | None = None
) -> CourseRun:
    """Prepare a run; nobody sees it yet."""
    if not looks_after(by, where.neighbourhood.pk):
        raise NotYours
    _refuse_places(capacity)
    run = CourseRun(course=course, capacity=capacity, teacher=teacher, made_by=by)
    _put(run, where)
    run.save()
    for part in parts:
        _add(run, part)
    _settle_days(run)
    note(run, "run.planned", by=by)
    return run


@transaction.atomic
def change_run(run: CourseRun, *, by: User, where: Where, capacity: int, teacher: User | None = None) -> CourseRun:
    """Another place, more or fewer places. Who takes part hears where it is now."""
    run = fresh_for(run, by)
    if not looks_after(by, where.neighbourhood.pk):
        raise NotYours
    _refuse_unless_live(run)
    _refuse_places(capacity)
    moves = (run.place_name, run.place_address) != (where.name, where.address)
    run.capacity, run.teacher = capacity, teacher
    _put(run, where)
    run.save()
    note(run, "run.changed", by=by)
    if run.state == RunState.OPEN:
        _settle_places(run, by)
        if moves:
            _tell_of_change(run, by)
    return run


@transaction.atomic
def add_session(run: CourseRun, *, by: User, part: Part) -> Session:
    run = fresh_for(run, by)
    _refuse_unless_live(run)
    session = _add(run, part)
    _settle_days(run)
    note(run, "run.changed", by=by)
    _tell_of_change(run, by)
    return session


@transaction.atomic
def move_session(session: Session, *, by: User, part: Part) -> Session:
    """Another day, hour or place. What has been stays where it was."""
    session = fresh_session(session, by)
    _refuse_unless_live(session.run)
    _refuse_if_been(session)
    _refuse_part(session.run, part, besides=session.pk)
    session.on_date, session.at_time, session.minutes = part.on_date, part.at_time, part.minutes
    session.place_name = part.place_name
    session.save()
    _settle_days(session.run)
    note(session.run, "run.changed", by=by)
    _tell_of_change(session.run, by)
    return session


@transaction.atomic
def remove_session(session: Session, *, by: User) -> CourseRun:
    session = fresh_session(session, by)
    run = session.run
    _refuse_unless_live(run)
    _refuse_if_been(session)
    if run.state == RunState.OPEN and run.sessions.count() == 1:
        raise NotAllowedNow(_("A course has at least one day. Call the course off instead."), "last_day")
    session.delete()
    _settle_days(run)
    note(run, "run.changed", by=by)
    _tell_of_change(run, by)
    return run


# ---------------------------------------------------------------- opening, calling off, closing
@transaction.atomic
def open_run(run: CourseRun, *, by: User) -> CourseRun:
    """Into the list: people can join. Who stood on it before it was called off hears that it goes on."""
    run = fresh_for(run, by)
    if run.state == RunState.OPEN:
        return run
    if run.state != RunState.DRAFT:
        raise too_late()  # what is over goes on by reopen_run only
    _refuse_days(run)
    move(run, RunState.OPEN)
    note(run, "run.opened", by=by)
    let_go_of_doubles(run, by=by)
    _tell_of_change(run, by)
    _settle_places(run, by)
    return run


@transaction.atomic
def call_off_run(run: CourseRun, *, by: User) -> CourseRun:
    """It does not take place. Everybody hears it, the waiting list too; who stood on it keeps that place."""
    run = fresh_for(run, by)
    if run.state == RunState.CALLED_OFF:
        return run
    move(run, RunState.CALLED_OFF)
    note(run, "run.called_off", by=by)
    for enrolment in _those_who(run, TAKES_PART):
        outreach.withdraw(enrolment)
        note_and_tell(enrolment, "course.called_off", by=by)
    return run


@transaction.atomic
def take_up_run(run: CourseRun, *, by: User) -> CourseRun:
    """It may take place after all: back to preparing."""
    run = fresh_for(run, by)
    move(run, RunState.DRAFT)
    note(run, "run.taken_up", by=by)
    return run


@transaction.atomic
def close_run(run: CourseRun, *, by: User, finished: Collection[int]) -> CourseRun:
    """The course is over. `finished`: the enrolments of who did it; the others come again another time."""
    run = fresh_for(run, by)
    if run.state == RunState.DONE:
        return run
    if not rules.has_begun(run):
        raise NotAllowedNow(_("This course has not begun yet."), "not_begun")
    move(run, RunState.DONE)
    note(run, "run.closed", by=by)
    for enrolment in _those_who(run, [EnrolmentState.ENROLLED]):
        outreach.withdraw(enrolment)
        did_it = enrolment.pk in finished
        move(enrolment, EnrolmentState.FINISHED if did_it else EnrolmentState.AGAIN)
        note_and_tell(enrolment, "course.finished" if did_it else "course.again", by=by)
    for enrolment in _those_who(run, [EnrolmentState.WAITING]):
        outreach.withdraw(enrolment)
        note_and_tell(enrolment, "course.no_place", by=by)
    return run


@transaction.atomic
def reopen_run(run: CourseRun, *, by: User) -> CourseRun:
    """Closed too early: everybody takes part again who has no place at another time by now.

    Not once somebody has the certificate.
    """
    run = fresh_for(run, by)
    if run.certificates.filter(withdrawn_at=None).exists():
        raise NotAllowedNow(_("The certificates are made. Change it for one person instead."), "certificates")
    move(run, RunState.OPEN)
    note(run, "run.opened", by=by)
    sat = list(_those_who(run, [EnrolmentState.FINISHED, EnrolmentState.AGAIN]))
    hold([it.person_id for it in sat])
    served = seated_elsewhere(run, [it.person_id for it in sat])
    for enrolment in sat:
        if enrolment.person_id in served:
            continue
        outreach.withdraw(enrolment)
        if enrolment.state == EnrolmentState.FINISHED:
            move(enrolment, EnrolmentState.AGAIN)
        move(enrolment, EnrolmentState.ENROLLED)
        note(run, "course.goes_on", by=by, person=enrolment.person)
    return run


# ---------------------------------------------------------------- what they share
def _put(run: CourseRun, where: Where) -> None:
    """Where it is; without a point of its own in the middle of the neighbourhood."""
    run.neighbourhood, run.place_name, run.place_address = where.neighbourhood, where.name, where.address
    run.latitude, run.longitude = where.latitude, where.longitude
    if run.latitude is None or run.longitude is None:
        run.latitude, run.longitude = where.neighbourhood.latitude, where.neighbourhood.longitude
    place(run)


def _add(run: CourseRun, part: Part) -> Session:
    _refuse_part(run, part)
    return Session.objects.create(
        run=run, on_date=part.on_date, at_time=part.at_time, minutes=part.minutes, place_name=part.place_name
    )


def _settle_days(run: CourseRun) -> None:
    days = run.sessions.aggregate(first=Min("on_date"), last=Max("on_date"))
    run.first_day, run.last_day = days["first"], days["last"]
    run.save(update_fields=["first_day", "last_day"])


def _settle_places(run: CourseRun, by: User) -> None:
    make_room(run, by=by)
    move_up(run, by=by)


def _those_who(run: CourseRun, states: Iterable[str]) -> Iterable[Enrolment]:
    for enrolment in run.enrolments.filter(state__in=states).select_related("person"):
        enrolment.run = run
        yield enrolment


def _tell_of_change(run: CourseRun, by: User) -> None:
    """One message about the last change; what was said before and has not left is taken back."""
    if run.state != RunState.OPEN:
        return
    for enrolment in _those_who(run, TAKES_PART):
        outreach.withdraw(enrolment, kinds=["course.changed", "course.reminder"])
        note_and_tell(enrolment, "course.changed", by=by)


def _refuse_unless_live(run: CourseRun) -> None:
    if run.state not in {RunState.DRAFT, RunState.OPEN}:
        raise NotAllowedNow(_("This course is over or does not take place."), "over")


def _refuse_places(capacity: int) -> None:
    if not 1 <= capacity <= rules.MOST_PLACES:
        raise NotAllowedNow(_("A course has at least 1 place, and at most 500."), "capacity")


def _refuse_days(run: CourseRun) -> None:
    if run.first_day is None:
        raise NotAllowedNow(_("Choose at least one day first."), "no_days")
    if rules.has_begun(run):
        raise NotAllowedNow(_("The first day has passed. Choose later days."), "passed")


def _refuse_if_been(session: Session) -> None:
    if rules.begins_at(session) <= timezone.now():
        raise NotAllowedNow(_("This day has been. It stays as it was."), "been")


def _refuse_part(run: CourseRun, part: Part, besides: int | None = None) -> None:
    if part.begins <= timezone.now():
        raise NotAllowedNow(_("This day has passed. Choose a later day."), "passed")
    for other in run.sessions.exclude(pk=besides or 0):
        if part.begins < rules.ends_at(other) and rules.begins_at(other) < part.ends:
            raise NotAllowedNow(_("Two parts of the course are at the same time. Choose another time."), "overlap")

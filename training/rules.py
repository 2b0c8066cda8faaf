"""Who may do what with a course, and whether it can be done now. Every "no" has its sentence."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.models import User
from neighbourhoods.rules import looks_after, may_act_for

from .models import Course, CourseRun, Enrolment, Session
from .states import EnrolmentState, RunState

WITH_A_SEAT = [EnrolmentState.ENROLLED, EnrolmentState.FINISHED, EnrolmentState.AGAIN]
MOST_PLACES = 500


def leads(user: User, run: CourseRun) -> bool:
    """A coordinator of the neighbourhood where the course is given."""
    return looks_after(user, run.neighbourhood_id)


def vouches_in(user: User, run: CourseRun) -> bool:
    """Says what the people of this class can do: its teacher, or who leads it."""
    return run.teacher_id == user.pk or leads(user, run)


def speaks_for(user: User, enrolment: Enrolment) -> bool:
    """The person, a coordinator of theirs, or who leads the run."""
    return may_act_for(user, enrolment.person) or leads(user, enrolment.run)


def may_vouch(user: User, person: User, course: Course) -> bool:
    """Says what somebody can do: a coordinator of theirs, or who sees them in a run. Never the person."""
    if user.pk == person.pk:
        return False
    runs = CourseRun.objects.filter(course=course, enrolments__person=person, enrolments__state__in=WITH_A_SEAT)
    return may_act_for(user, person) or any(vouches_in(user, run) for run in runs)


def begins_at(session: Session) -> datetime:
    return datetime.combine(session.on_date, session.at_time, timezone.get_default_timezone())


def ends_at(session: Session) -> datetime:
    return begins_at(session) + timedelta(minutes=session.minutes)


def has_begun(run: CourseRun) -> bool:
    """Its first part is under way or over. Sessions come in order of time."""
    first = next(iter(run.sessions.all()), None)
    return first is not None and begins_at(first) <= timezone.now()


def is_over(run: CourseRun) -> bool:
    return run.last_day is not None and run.last_day < timezone.localdate()


def why_not_join(run: CourseRun, *, by_phone: bool = False) -> tuple[str, str]:
    """Why nobody can join now: (code, sentence), or two empty words. A coordinator may still add somebody later on."""
    match run.state:
        case RunState.CALLED_OFF:
            return "called_off", _("This course does not take place.")
        case RunState.DRAFT:
            return "draft", _("This course is still being prepared.")
        case RunState.DONE:
            return "over", _("This course is over. Choose another time.")
    if is_over(run):
        return "over", _("This course is over. Choose another time.")
    if not by_phone and has_begun(run):
        return "begun", _("This course has begun. Choose another time, or call us.")
    return "", ""

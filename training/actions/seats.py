"""The places of a run, and the line for them: whoever asked first comes first. Callers hold the run's lock."""

from itertools import count

from django.db.models import QuerySet

from neighbourhoods import outreach
from neighbourhoods.models import User
from training import rules
from training.models import CourseRun, Enrolment
from training.states import EnrolmentState

from .moves import move, note_and_tell


def free_seat(run: CourseRun) -> int | None:
    """The smallest free number; None when every place is taken."""
    taken = set(run.enrolments.filter(seat__isnull=False).values_list("seat", flat=True))
    if len(taken) >= run.capacity:
        return None
    return next(number for number in count(1) if number not in taken)


def waiting_for(run: CourseRun) -> QuerySet[Enrolment]:
    return run.enrolments.filter(state=EnrolmentState.WAITING).select_related("person")


def sit_down(enrolment: Enrolment, seat: int) -> None:
    enrolment.seat = seat
    move(enrolment, EnrolmentState.ENROLLED)


def stand_up(enrolment: Enrolment, to: str) -> None:
    enrolment.seat = None
    move(enrolment, to)


def move_up(run: CourseRun, *, by: User | None) -> None:
    """Free places go to the first of the waiting list. Once it has begun a coordinator decides that."""
    if rules.why_not_join(run)[0]:
        return
    for enrolment in waiting_for(run):
        seat = free_seat(run)
        if seat is None:
            return
        enrolment.run = run
        outreach.withdraw(enrolment)
        sit_down(enrolment, seat)
        note_and_tell(enrolment, "course.place_free", by=by)


def make_room(run: CourseRun, *, by: User) -> None:
    """The run has fewer places: whoever asked last waits, before everybody who waits already. Nobody is lost."""
    seated = list(run.enrolments.filter(seat__isnull=False).select_related("person"))
    for enrolment in seated[run.capacity :]:
        enrolment.run = run
        outreach.withdraw(enrolment)
        stand_up(enrolment, EnrolmentState.WAITING)
        note_and_tell(enrolment, "course.fewer_places", by=by)
    for enrolment in seated[: run.capacity]:
        if enrolment.seat is not None and enrolment.seat > run.capacity:
            enrolment.seat = next(number for number in count(1) if not run.enrolments.filter(seat=number).exists())
            enrolment.save(update_fields=["seat"])

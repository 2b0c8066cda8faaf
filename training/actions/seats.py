"""The places of a run, and the line for them: whoever asked first comes first. Callers hold the run's lock."""

from collections.abc import Collection
from itertools import count

from django.db.models import QuerySet
from django.utils.translation import ngettext

from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from training import rules
from training.models import Attendance, CourseRun, Enrolment
from training.states import EnrolmentState, RunState

from .moves import move, note, note_and_tell


def free_seat(run: CourseRun) -> int | None:
    """The smallest free number; None when every place is taken."""
    taken = set(run.enrolments.filter(seat__isnull=False).values_list("seat", flat=True))
    if len(taken) >= run.capacity:
        return None
    return next(number for number in count(1) if number not in taken)


def waiting_for(run: CourseRun) -> QuerySet[Enrolment]:
    return run.enrolments.filter(state=EnrolmentState.WAITING).select_related("person")


def seated_elsewhere(run: CourseRun, people: Collection[int]) -> set[int]:
    """Who of them has a place in the same course at another time that is not over. One place at a time."""
    others = Enrolment.objects.filter(person__in=people, state=EnrolmentState.ENROLLED, run__course=run.course)
    others = others.filter(run__state=RunState.OPEN).exclude(run=run).select_related("run")
    return {other.person_id for other in others if not rules.is_over(other.run)}


def hold(people: Collection[int]) -> None:
    """Lock who may get a place, always in the same order: another time of the course may give them one too."""
    list(User.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk").values_list("pk"))


def sit_down(enrolment: Enrolment, seat: int, *, by: User | None) -> None:
    """Whoever calls this holds the person. They no longer wait for another time of the course."""
    enrolment.seat = seat
    move(enrolment, EnrolmentState.ENROLLED)
    waits = Enrolment.objects.filter(person=enrolment.person, state=EnrolmentState.WAITING)
    waits = waits.filter(run__course=enrolment.run.course_id).exclude(run__state=RunState.DONE)
    for other in waits.exclude(pk=enrolment.pk).select_related("run", "person"):
        _stop_waiting(other, by)


def _stop_waiting(enrolment: Enrolment, by: User | None) -> None:
    outreach.withdraw(enrolment)
    move(enrolment, EnrolmentState.WITHDRAWN)
    note(enrolment.run, "course.wait_ended", by=by, person=enrolment.person)


def let_go_of_doubles(run: CourseRun, *, by: User) -> None:
    """It did not take place, and goes on after all: who has a place at another time by now keeps that one."""
    seated = list(run.enrolments.filter(seat__isnull=False).select_related("person"))
    hold([it.person_id for it in seated])
    served = seated_elsewhere(run, [it.person_id for it in seated])
    for enrolment in seated:
        if enrolment.person_id in served:
            outreach.withdraw(enrolment)
            stand_up(enrolment, EnrolmentState.WITHDRAWN)
            note(run, "course.place_elsewhere", by=by, person=enrolment.person)


def stand_up(enrolment: Enrolment, to: str) -> None:
    enrolment.seat = None
    move(enrolment, to)


def move_up(run: CourseRun, *, by: User | None) -> None:
    """Free places go to the first of the waiting list. Once it has begun a coordinator decides that."""
    if rules.why_not_join(run)[0] or free_seat(run) is None:
        return
    line = list(waiting_for(run).values_list("person", flat=True))
    hold(line)
    served = seated_elsewhere(run, line)
    for enrolment in waiting_for(run):  # read again: somebody may have got a place elsewhere until just now
        enrolment.run = run
        if enrolment.person_id in served:
            _stop_waiting(enrolment, by)
            continue
        seat = free_seat(run)
        if seat is None:
            return
        outreach.withdraw(enrolment)
        sit_down(enrolment, seat, by=by)
        note_and_tell(enrolment, "course.place_free", by=by)


def make_room(run: CourseRun, *, by: User) -> None:
    """The run has fewer places: whoever asked last waits, before everybody who waits already. Nobody is lost.

    Who was there already keeps their place.
    """
    seated = list(run.enrolments.filter(seat__isnull=False).select_related("person"))
    came = set(Attendance.objects.filter(enrolment__in=seated, was_there=True).values_list("enrolment", flat=True))
    if len(came) > run.capacity:
        raise NotAllowedNow(
            ngettext(
                "%(n)s person was there already. Keep at least %(n)s place.",
                "%(n)s people were there already. Keep at least %(n)s places.",
                len(came),
            )
            % {"n": len(came)},
            "came",
        )
    surplus = max(0, len(seated) - run.capacity)
    waits = [it for it in reversed(seated) if it.pk not in came][:surplus]
    for enrolment in reversed(waits):
        enrolment.run = run
        outreach.withdraw(enrolment)
        stand_up(enrolment, EnrolmentState.WAITING)
        note_and_tell(enrolment, "course.fewer_places", by=by)
    for enrolment in seated:
        if enrolment.seat is not None and enrolment.seat > run.capacity:
            enrolment.seat = next(number for number in count(1) if not run.enrolments.filter(seat=number).exists())
            enrolment.save(update_fields=["seat"])

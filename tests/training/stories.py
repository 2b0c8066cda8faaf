"""How a course comes to where a test begins: always through the actions."""

from datetime import date, time, timedelta

import time_machine
from django.utils import timezone

from neighbourhoods.models import Neighbourhood, User
from training.actions import clock, enrolling, runs
from training.actions.runs import Part, Where
from training.models import Course, CourseRun

HALF_PAST_NINE = time(9, 30)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def a_course(slug: str = "was-en-strijk", name: str = "Was en strijk") -> Course:
    return Course.objects.get_or_create(
        slug=slug,
        defaults={
            "name_nl": name,
            "name_en": "Laundry and ironing" if slug == "was-en-strijk" else "",
            "hint_nl": "Wassen, strijken, vouwen",
            "outcomes_nl": "Kan was sorteren.\nKan een overhemd strijken.",
            "icon": "shirt",
            "palette": "blue",
        },
    )[0]


def parts(*days: int, at: time = HALF_PAST_NINE) -> list[Part]:
    return [Part(in_days(day), at, 150) for day in days]


def where(neighbourhood: Neighbourhood, name: str = "Buurthuis De Linde", address: str = "Lindelaan 1") -> Where:
    return Where(neighbourhood, name, address)


def planned(neighbourhood: Neighbourhood, by: User, *, days=(7, 14, 21), capacity=2, course=None) -> CourseRun:
    course = course or a_course()
    return runs.plan_run(course, by=by, where=where(neighbourhood), capacity=capacity, parts=parts(*days))


def opened(neighbourhood: Neighbourhood, by: User, **how) -> CourseRun:
    return runs.open_run(planned(neighbourhood, by, **how), by=by)


# ---------------------------------------------------------------- how each kind of message comes about
def _run(samira, yvonne) -> CourseRun:
    return opened(samira.neighbourhood, yvonne, days=(1, 8), capacity=1)


def _enrolled(requester, samira, yvonne):
    return enrolling.enrol(_run(samira, yvonne), by=samira, person=samira)


def _waiting(requester, samira, yvonne):
    run = _run(samira, yvonne)
    enrolling.enrol(run, by=yvonne, person=requester)
    return enrolling.enrol(run, by=samira, person=samira)


def _moved_up(requester, samira, yvonne):
    run = _waiting(requester, samira, yvonne).run
    enrolling.step_back(run.enrolments.get(person=requester), by=yvonne)


def _fewer(requester, samira, yvonne):
    run = opened(samira.neighbourhood, yvonne, days=(1, 8), capacity=2)
    for person in (requester, samira):
        enrolling.enrol(run, by=yvonne, person=person)
    runs.change_run(run, by=yvonne, where=where(samira.neighbourhood), capacity=1)


def _changed(requester, samira, yvonne):
    run = _enrolled(requester, samira, yvonne).run
    runs.move_session(run.sessions.first(), by=yvonne, part=parts(2)[0])


def _called_off(requester, samira, yvonne):
    runs.call_off_run(_enrolled(requester, samira, yvonne).run, by=yvonne)


def _reminded(requester, samira, yvonne):
    clock.remind_of_session(_enrolled(requester, samira, yvonne))


def _closed(finished: bool):
    def story(requester, samira, yvonne):
        enrolment = _enrolled(requester, samira, yvonne)
        with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
            runs.close_run(enrolment.run, by=yvonne, finished=[enrolment.pk] if finished else [])

    return story


def _no_place(requester, samira, yvonne):
    run = _waiting(requester, samira, yvonne).run
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        runs.close_run(run, by=yvonne, finished=[])


MESSAGES = {
    "course.enrolled": _enrolled,
    "course.waiting": _waiting,
    "course.place_free": _moved_up,
    "course.fewer_places": _fewer,
    "course.changed": _changed,
    "course.called_off": _called_off,
    "course.reminder": _reminded,
    "course.finished": _closed(finished=True),
    "course.again": _closed(finished=False),
    "course.no_place": _no_place,
}

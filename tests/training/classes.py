"""A class for tests, made directly: the ironing course in Lindenkwartier, and who did it."""

from datetime import date, time
from typing import Any

from neighbourhoods.models import Neighbourhood, User
from training.models import Course, CourseRun, Enrolment, Session
from training.states import EnrolmentState, RunState


def ironing(**fields: Any) -> Course:
    said = {
        "name_nl": "Was en strijk",
        "name_en": "Laundry and ironing",
        "hint_nl": "Drie ochtenden in het buurthuis.",
        "outcomes_nl": "Kan de was sorteren.\nKan een overhemd strijken.",
        "practice_minutes": 360,
        "reviewed_by": "ROC Lindedaal",
        "reviewed_on": date(2026, 1, 15),
    }
    return Course.objects.get_or_create(slug="was-en-strijk", defaults=said | fields)[0]


def class_in(neighbourhood: Neighbourhood, course: Course | None = None, **fields: Any) -> CourseRun:
    said = {"place_name": "Buurthuis De Linde", "first_day": date(2026, 5, 4), "last_day": date(2026, 5, 18)}
    run = CourseRun.objects.create(
        course=course or ironing(), neighbourhood=neighbourhood, state=RunState.DONE, capacity=600, **said | fields
    )
    Session.objects.create(run=run, on_date=date(2026, 5, 4), at_time=time(9, 30))
    return run


def did_it(run: CourseRun, person: User, state: str = EnrolmentState.FINISHED) -> Enrolment:
    seat = None if state in {EnrolmentState.WAITING, EnrolmentState.WITHDRAWN} else run.enrolments.count() + 1
    return Enrolment.objects.create(run=run, person=person, state=state, seat=seat)

"""What the clock does for courses: the reminder of the day before, places that came free. Safe to run twice."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from neighbourhoods import outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import BY_HAND
from training.models import CourseRun, Enrolment
from training.states import EnrolmentState, RunState

from .moves import fresh, fresh_enrolment, note
from .seats import move_up


@transaction.atomic
def remind_of_session(enrolment: Enrolment) -> bool:
    """The day before, by e-mail at 17.00. Once for each day on which there is something."""
    enrolment = fresh_enrolment(enrolment)
    tomorrow = timezone.localdate() + timedelta(days=1)
    if (enrolment.state, enrolment.run.state) != (EnrolmentState.ENROLLED, RunState.OPEN):
        return False
    key = f"course.reminder:{enrolment.pk}:{tomorrow}"
    if not enrolment.run.sessions.filter(on_date=tomorrow).exists() or Message.objects.filter(key=key).exists():
        return False
    person = enrolment.person
    at_five = timezone.localtime().replace(hour=17, minute=0, second=0, microsecond=0)
    by_mail = outreach.route(person, "course.reminder") not in BY_HAND  # calls are made while somebody is at the desk
    send_after = max(at_five, timezone.now()) if by_mail else None
    outreach.announce(person, "course.reminder", about=enrolment, key=key, send_after=send_after)
    note(enrolment.run, "course.reminded", by=None, person=person)
    return True


@transaction.atomic
def fill_places(run: CourseRun) -> int:
    """A place came free without anybody stepping back: who had it was forgotten. How many moved up."""
    run = fresh(run)
    seated = run.enrolments.filter(seat__isnull=False)
    before = seated.count()
    move_up(run, by=None)
    return seated.count() - before

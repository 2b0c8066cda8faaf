"""Who was there, and who did the course. Whoever was not there comes again another time."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training import rules
from training.models import Attendance, Enrolment, Session
from training.states import EnrolmentState, RunState

from .moves import fresh_enrolment, fresh_session, move, note, note_and_tell


@transaction.atomic
def mark(session: Session, enrolment: Enrolment, was_there: bool, *, by: User) -> Attendance:
    """The last word counts. The same word twice changes nothing."""
    session = fresh_session(session, by)
    enrolment = session.run.enrolments.select_related("person").get(pk=enrolment.pk)
    if enrolment.state not in rules.WITH_A_SEAT:
        raise NotAllowedNow(_("This person does not take part any more."), "not_there")
    if rules.begins_at(session) > timezone.now():
        raise NotAllowedNow(_("This day has not been yet."), "not_begun")
    said = session.attendances.filter(enrolment=enrolment).first()
    if said is not None and said.was_there == was_there:
        return said
    said = said or Attendance(session=session, enrolment=enrolment)
    said.was_there, said.marked_by, said.marked_at = was_there, by, timezone.now()
    said.save()
    note(session.run, "course.attended", by=by, person=enrolment.person)
    return said


@transaction.atomic
def mark_session(session: Session, *, by: User, there: Collection[int]) -> int:
    """Everybody of one part at once: the enrolments of who was there; the others were not. How many were there."""
    session = fresh_session(session, by)
    everybody = list(session.run.enrolments.filter(state__in=rules.WITH_A_SEAT))
    if not everybody:
        raise NotAllowedNow(_("Nobody takes part yet."), "nobody")
    return sum(mark(session, enrolment, enrolment.pk in there, by=by).was_there for enrolment in everybody)


@transaction.atomic
def note_result(enrolment: Enrolment, *, by: User, finished: bool) -> Enrolment:
    """After the course: somebody did it after all, or comes again another time."""
    enrolment = fresh_enrolment(enrolment)
    if not rules.leads(by, enrolment.run):
        raise NotYours
    to = EnrolmentState.FINISHED if finished else EnrolmentState.AGAIN
    if enrolment.state == to:
        return enrolment
    if enrolment.run.state != RunState.DONE:
        raise NotAllowedNow(_("The course is not over yet."), "not_over")
    held = enrolment.run.certificates.filter(person=enrolment.person, withdrawn_at=None)
    if not finished and held.exists():
        raise NotAllowedNow(_("There is a certificate. Withdraw that first."), "certificate")
    outreach.withdraw(enrolment)
    move(enrolment, to)
    note_and_tell(enrolment, f"course.{to.value}", by=by)
    return enrolment

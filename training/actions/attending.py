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
def mark_session(session: Session, *, by: User, there: Collection[int]) -> int:
    """Everybody of one part at once: the enrolments of who was there; the others were not. How many were there.

    The last word counts. The same word twice changes nothing.
    """
    session = fresh_session(session, by)
    if rules.begins_at(session) > timezone.now():
        raise NotAllowedNow(_("This day has not been yet."), "not_begun")
    everybody = session.run.enrolments.filter(state__in=rules.WITH_A_SEAT).select_related("person")
    if not everybody:
        raise NotAllowedNow(_("Nobody takes part yet."), "nobody")
    said = {word.enrolment_id: word for word in session.attendances.all()}
    for enrolment in everybody:
        word = said.get(enrolment.pk) or Attendance(session=session, enrolment=enrolment)
        if word.pk is None or word.was_there != (enrolment.pk in there):
            word.was_there, word.marked_by, word.marked_at = enrolment.pk in there, by, timezone.now()
            word.save()
            note(session.run, "course.attended", by=by, person=enrolment.person)
    return sum(enrolment.pk in there for enrolment in everybody)


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

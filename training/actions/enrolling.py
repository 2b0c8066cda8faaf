"""Taking part: a place or the waiting list, and stepping back from it. No reason is asked."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.rules import may_act_for
from training import rules
from training.models import CourseRun, Enrolment
from training.states import EnrolmentState

from .moves import fresh, fresh_enrolment, move, note, note_and_tell, too_late
from .seats import free_seat, hold, move_up, seated_elsewhere, sit_down, stand_up, waiting_for


@transaction.atomic
def enrol(run: CourseRun, *, by: User, person: User) -> Enrolment:
    """ "Ik doe mee": a place when there is one, else the waiting list. Pressed twice it gives the same answer.

    One place in a course at a time; waiting for several times of it is fine.
    """
    run = fresh(run)
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)  # who may tap at two runs at once
    if not may_act_for(by, person):
        raise NotYours
    enrolment = run.enrolments.filter(person=person).first() or Enrolment(
        run=run, person=person, state=EnrolmentState.WITHDRAWN
    )
    if enrolment.state != EnrolmentState.WITHDRAWN:
        return enrolment
    code, sentence = rules.why_not_join(run, by_phone=by.pk != person.pk)
    if code:
        raise NotAllowedNow(sentence, code)
    if seated_elsewhere(run, [person.pk]):
        raise NotAllowedNow(_("You have a place in this course already, at another time."), "other_run")
    enrolment.run, enrolment.person = run, person
    enrolment.asked_at, enrolment.entered_by = timezone.now(), by
    seat = None if waiting_for(run).exists() else free_seat(run)
    if seat is None:
        move(enrolment, EnrolmentState.WAITING)
        note_and_tell(enrolment, "course.waiting", by=by)
    else:
        sit_down(enrolment, seat, by=by)
        note_and_tell(enrolment, "course.enrolled", by=by)
    return enrolment


@transaction.atomic
def step_back(enrolment: Enrolment, *, by: User) -> Enrolment:
    """ "Toch niet": the place goes to the first of the waiting list."""
    enrolment = fresh_enrolment(enrolment)
    if not rules.speaks_for(by, enrolment):
        raise NotYours
    if enrolment.state == EnrolmentState.WITHDRAWN:
        return enrolment
    stand_up(enrolment, EnrolmentState.WITHDRAWN)
    outreach.withdraw(enrolment)
    note(enrolment.run, "course.stepped_back", by=by, person=enrolment.person)
    move_up(enrolment.run, by=None)
    return enrolment


@transaction.atomic
def give_place(enrolment: Enrolment, *, by: User) -> Enrolment:
    """The course has begun and a place is free: the coordinator lets somebody who waits come in."""
    enrolment = fresh_enrolment(enrolment)
    if not rules.leads(by, enrolment.run):
        raise NotYours
    if enrolment.state == EnrolmentState.ENROLLED:
        return enrolment
    hold([enrolment.person_id])
    enrolment.refresh_from_db(fields=["state"])  # a place elsewhere ends the waiting here
    if seated_elsewhere(enrolment.run, [enrolment.person_id]):
        raise NotAllowedNow(_("This person has a place at another time of this course."), "other_run")
    if enrolment.state != EnrolmentState.WAITING:
        raise too_late()
    code, sentence = rules.why_not_join(enrolment.run, by_phone=True)
    seat = free_seat(enrolment.run)
    if code or seat is None:
        raise NotAllowedNow(sentence or _("Every place is taken."), code or "full")
    outreach.withdraw(enrolment)
    sit_down(enrolment, seat, by=by)
    note_and_tell(enrolment, "course.place_free", by=by)
    return enrolment

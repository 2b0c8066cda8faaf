"""A pupil whom a school sends: written down by a coordinator, stopped and taken up again, signed off by the school."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import refusals
from marketplace.models import Internship
from marketplace.queries.pupils import minutes_done
from marketplace.states import InternshipState
from neighbourhoods import journal, outreach
from neighbourhoods.actions.birth_dates import set_birth_date
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Organisation, User
from neighbourhoods.rules import coordinates_in, may_act_for

from .moves import move


@transaction.atomic
def register_internship(  # noqa: PLR0913 (one screen, one call)
    pupil: User,
    *,
    by: User,
    school: Organisation,
    birth_date: date,
    minutes_to_do: int,
    starts_on: date,
    ends_on: date,
    teacher: User | None = None,
    parent_agreed_on: date | None = None,
) -> Internship:
    """One runs at a time. The date of birth is asked here and kept with the person: rules ask it from now on."""
    pupil = User.objects.select_for_update().get(pk=pupil.pk)
    if not may_act_for(by, pupil) or by.pk == pupil.pk or not coordinates_in(by, school.municipality_id):
        raise NotYours
    running = Internship.objects.filter(pupil=pupil, state=InternshipState.RUNNING).first()
    if running is not None and (running.school_id, running.minutes_to_do) == (school.pk, minutes_to_do):
        return running
    if running is not None:
        raise NotAllowedNow(_("An internship runs already. Stop that one first."), "runs")
    if sentence := refusals.why_no_internship(school, birth_date, minutes_to_do, starts_on, ends_on, parent_agreed_on):
        raise NotAllowedNow(sentence, "internship")
    if teacher is not None and not school.members.filter(pk=teacher.pk).exists():
        raise NotAllowedNow(_("This teacher does not belong to the school. Add the teacher first."), "teacher")
    pupil = set_birth_date(pupil, by=by, birth_date=birth_date)
    internship = Internship.objects.create(
        pupil=pupil, school=school, teacher=teacher, minutes_to_do=minutes_to_do, starts_on=starts_on, ends_on=ends_on,
        parent_agreed_on=parent_agreed_on,
    )  # fmt: skip
    journal.record(resident=pupil, actor=by, verb="internship.began", about=internship)
    outreach.announce(pupil, "internship.began", about=internship)
    return internship


@transaction.atomic
def stop_internship(internship: Internship, *, by: User) -> Internship:
    """It ends without a reason. What was done stays, and it can be taken up again."""
    internship = _in_care(internship, by)
    if internship.state == InternshipState.STOPPED:
        return internship
    move(internship, InternshipState.STOPPED)
    outreach.withdraw(internship)
    journal.record(resident=internship.pupil, actor=by, verb="internship.stopped", about=internship)
    return internship


@transaction.atomic
def resume_internship(internship: Internship, *, by: User) -> Internship:
    internship = _in_care(internship, by)
    if internship.state == InternshipState.RUNNING:
        return internship
    User.objects.select_for_update().get(pk=internship.pupil_id)
    others = Internship.objects.filter(pupil=internship.pupil_id, state=InternshipState.RUNNING)
    if others.exists():
        raise NotAllowedNow(_("An internship runs already. Stop that one first."), "runs")
    move(internship, InternshipState.RUNNING)
    journal.record(resident=internship.pupil, actor=by, verb="internship.resumed", about=internship)
    return internship


@transaction.atomic
def ask_to_sign_off(internship: Internship, *, by: User) -> Internship:
    """The teacher gets a link by e-mail, once a day at most."""
    internship = _in_care(internship, by)
    teacher = internship.teacher
    if internship.state != InternshipState.RUNNING:
        raise NotAllowedNow(_("This internship does not run now."), "moment")
    if teacher is None or not teacher.email:
        raise NotAllowedNow(_("There is no teacher with an e-mail address. Note what is on paper."), "no_teacher")
    journal.record(resident=internship.pupil, actor=by, verb="internship.asked_sign_off", about=internship)
    key = f"internship.sign_off:{internship.pk}:{timezone.localdate()}"  # again on another day
    outreach.announce(teacher, "internship.sign_off", about=internship, key=key)
    return internship


@transaction.atomic
def sign_off(internship: Internship, *, by: User) -> Internship:
    """By the teacher through the link, or by a coordinator who holds the signed paper. Hours are those confirmed."""
    internship = _fresh(internship)
    is_teacher = by.pk is not None and by.pk == internship.teacher_id
    if not is_teacher and not _looks_after(by, internship):
        raise NotYours
    if internship.state == InternshipState.SIGNED_OFF:
        return internship
    if not minutes_done(internship):
        raise NotAllowedNow(_("No hours are confirmed yet. Confirm the visits first."), "no_hours")
    internship.signed_off_at, internship.signed_off_by = timezone.now(), by
    move(internship, InternshipState.SIGNED_OFF)
    outreach.withdraw(internship)
    journal.record(resident=internship.pupil, actor=by, verb="internship.signed_off", about=internship)
    outreach.announce(internship.pupil, "internship.signed_off", about=internship)
    return internship


def _fresh(internship: Internship | int) -> Internship:
    pk = internship if isinstance(internship, int) else internship.pk
    return Internship.objects.select_for_update(of=("self",)).select_related("pupil", "school").get(pk=pk)


def _looks_after(by: User, internship: Internship) -> bool:
    return by.pk != internship.pupil_id and may_act_for(by, internship.pupil)


def _in_care(internship: Internship, by: User) -> Internship:
    internship = _fresh(internship)
    if not _looks_after(by, internship):
        raise NotYours
    return internship

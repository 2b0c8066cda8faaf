"""Giving certificates to who did a course: to one person, or in one round to everybody of a class."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, outreach, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.queueing import queue_call
from training.contents import Award, name_wanted
from training.issuer import signing_key
from training.models import Certificate, CourseRun, Enrolment, IssueFault, IssueRound
from training.states import EnrolmentState

from .moves import fresh
from .signing import free_number, last_day, let_go, make_certificate


@transaction.atomic
def issue_certificate(enrolment: Enrolment, *, by: User) -> Certificate:
    """For who did the course. Twice is once; an older certificate of the same course makes place for this one."""
    enrolment = _locked(enrolment.pk)
    if by.pk == enrolment.person_id or not rules.looks_after(by, enrolment.run.neighbourhood_id):
        raise NotYours
    return _give(enrolment, by)


@transaction.atomic
def issue_round(run: CourseRun, *, by: User) -> IssueRound:
    """For everybody who did the course; the worker makes them. Asked again while it is at it: the same round."""
    run = CourseRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if not rules.looks_after(by, run.neighbourhood_id):
        raise NotYours
    if signing_key() is None:
        raise NotAllowedNow(_("There is no key for certificates yet. Ask who looks after the site."), "no_key")
    standing = IssueRound.objects.filter(run=run, finished_at=None).first()
    if standing is not None:
        return standing
    if not left_of(run).exists():
        raise NotAllowedNow(_("Everybody who did this course has a certificate."), "nobody")
    if not left_of(run).exclude(person=by).exists():
        raise NotAllowedNow(_("A colleague makes your own certificate."), "own")
    made = IssueRound.objects.create(run=run, asked_by=by)
    journal.record(resident=by, actor=by, verb="certificate.round", about=made)
    work_on_rounds(timezone.now())
    return made


def work_on_rounds(moment: datetime) -> None:
    """Ask the worker for a turn; its clock asks for one each minute too."""
    queue_call("neighbourhoods.runs.run", "training.background.go_on_issuing", moment.isoformat(), moment=moment)


@transaction.atomic
def issue_in_round(asked: IssueRound, enrolment_id: int) -> Certificate | None:
    """One of a round, by the worker. None: there is no longer anything to give, or it is of who asked."""
    enrolment = _locked(enrolment_id)
    if enrolment.person_id == asked.asked_by_id or not left_of(enrolment.run).filter(pk=enrolment.pk).exists():
        return None
    return _give(enrolment, asked.asked_by)


@transaction.atomic
def note_fault(asked: IssueRound, enrolment_id: int, why: str) -> None:
    """One of a round could not be made. It is not tried again in this round, so the round comes to its end."""
    person = Enrolment.objects.values_list("person_id", flat=True).get(pk=enrolment_id)
    IssueFault.objects.get_or_create(round=asked, person_id=person, defaults={"why": why})


@transaction.atomic
def finish_round(asked: IssueRound) -> IssueRound:
    asked = IssueRound.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if asked.finished_at is None:
        asked.finished_at = timezone.now()
        asked.save(update_fields=["finished_at"])
        if asked.asked_by is not None:
            journal.record(resident=asked.asked_by, actor=None, verb="certificate.round_done", about=asked)
    return asked


def left_of(run: CourseRun) -> QuerySet[Enrolment]:
    """Who did the course and never had a certificate of it: what was withdrawn does not come back in a round."""
    given = Certificate.objects.filter(run=run, number__isnull=False).values("person")
    return run.enrolments.filter(state=EnrolmentState.FINISHED).exclude(person__in=given).order_by("pk")


def left_in(asked: IssueRound) -> QuerySet[Enrolment]:
    """Whom this round still has to try."""
    return left_of(asked.run).exclude(person__in=asked.faults.values("person"))


def _locked(enrolment_id: int) -> Enrolment:
    """The enrolment as it is now, under the lock of its run as everywhere; the person too may be in two classes."""
    run, person = Enrolment.objects.values_list("run_id", "person_id").get(pk=enrolment_id)
    fresh(run)
    User.objects.select_for_update(no_key=True).get(pk=person)
    rows = Enrolment.objects.select_for_update(of=("self",))
    return rows.select_related(
        "person__municipality", "run__course", "run__neighbourhood__municipality", "run__teacher"
    ).get(pk=enrolment_id)


def _give(enrolment: Enrolment, by: User | None) -> Certificate:
    person, run, today = enrolment.person, enrolment.run, timezone.localdate()
    if enrolment.state != EnrolmentState.FINISHED:
        raise NotAllowedNow(_("This person did not do the course yet."), "not_finished")
    standing = person.certificates.filter(course=run.course, withdrawn_at=None).first()
    if standing is not None and standing.run_id == run.pk and standing.number:
        return standing
    if standing is not None:
        let_go(standing, why=Certificate.Why.RENEWED, by=by)
    made = make_certificate(_award(enrolment, by, today), replaces=standing)
    journal.record(resident=person, actor=by, verb="certificate.issued", about=made)
    outreach.announce(person, "certificate.issued", about=made)
    return made


def _award(enrolment: Enrolment, by: User | None, today: date) -> Award:
    course = enrolment.run.course
    return Award(
        person=enrolment.person,
        course=course,
        run=enrolment.run,
        number=free_number(),
        revision=1,
        holder=name_wanted(enrolment.person),
        on=today,
        until=last_day(course, today),
        by=by,
    )

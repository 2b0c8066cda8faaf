"""Classes that are over and their certificates: how many are made, for whom one is missing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from neighbourhoods import rules
from neighbourhoods.models import User
from training.models import Certificate, CourseRun, Enrolment, IssueFault, IssueRound
from training.states import EnrolmentState

SHOWN = 40


@dataclass(frozen=True)
class Class:
    """`finished`: how many did the course; `given`: how many of them have its certificate."""

    id: int
    course: str
    place: str
    last_day: date | None
    finished: int
    given: int
    is_busy: bool

    @property
    def missing(self) -> int:
        return self.finished - self.given


@dataclass(frozen=True)
class Graduate:
    person_id: int
    name: str
    certificate_id: int | None
    number: str
    is_withdrawn: bool
    why: str = ""  # it could not be made


def classes_of(viewer: User, *, only_missing: bool = False) -> list[Class]:
    """Where somebody did the course, in the neighbourhoods of this coordinator; the latest first."""
    rows = _classes(viewer).filter(finished__gt=0)
    if only_missing:
        rows = rows.filter(finished__gt=F("given"), is_busy=False)
    return [_class(row) for row in rows.order_by(F("last_day").desc(nulls_last=True), "-pk")[:SHOWN]]


def class_in_care_of(viewer: User, pk: int) -> CourseRun:
    run = CourseRun.objects.filter(neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"), pk=pk).first()
    if run is None:
        raise Http404
    return run


def progress_of(viewer: User, pk: int) -> Class:
    row = _classes(viewer).filter(pk=pk).first()
    if row is None:
        raise Http404
    return _class(row)


def graduates_of(run: int) -> list[Graduate]:
    """Everybody who did it, by name, with the newest certificate of this class. The caller has it from progress_of."""
    newest = Certificate.objects.filter(run=run, person=OuterRef("person"), number__isnull=False).order_by("-revision")
    fault = IssueFault.objects.filter(round__run=run, person=OuterRef("person")).order_by("-round")
    rows = Enrolment.objects.filter(run=run, state=EnrolmentState.FINISHED).select_related("person")
    rows = rows.annotate(
        certificate=Subquery(newest.values("pk")[:1]),
        number=Subquery(newest.values("number")[:1]),
        gone=Subquery(newest.values("withdrawn_at")[:1]),
        fault=Subquery(fault.values("why")[:1]),
    )
    return [
        Graduate(row.person_id, str(row.person), row.certificate, row.number or "", row.gone is not None, _why(row))
        for row in rows.order_by("person__first_name", "person__last_name", "pk")
    ]


def _why(row: Any) -> str:
    """What went wrong the last time, while it is still missing."""
    return str(IssueFault.Why(row.fault).label) if row.fault and not row.number else ""


def _classes(viewer: User) -> QuerySet[Any]:
    done = Enrolment.objects.filter(run=OuterRef("pk"), state=EnrolmentState.FINISHED)
    has = Certificate.objects.filter(run=OuterRef("run"), person=OuterRef("person"), number__isnull=False)
    rows = CourseRun.objects.filter(neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"))
    return rows.select_related("course").annotate(
        finished=_count(done),
        given=_count(done.filter(Exists(has))),
        is_busy=Exists(IssueRound.objects.filter(run=OuterRef("pk"), finished_at=None)),
    )


def _count(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("run").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _class(row: CourseRun) -> Class:
    numbers = {name: getattr(row, name) for name in ("finished", "given", "is_busy")}
    return Class(id=row.pk, course=row.course.name, place=row.place_name, last_day=row.last_day, **numbers)

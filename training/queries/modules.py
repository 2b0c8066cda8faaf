"""The modules of a course: who of a class showed one, and what somebody has shown and what is still to come."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from neighbourhoods.models import User
from training import rules
from training.models import Certificate, CourseRun, Enrolment, Module, ModuleProof
from training.states import EnrolmentState, RunState

from .desk import RunFile, runs_of


# ---------------------------------------------------------------- at the desk
@dataclass(frozen=True)
class Part:
    """A module on the screen of a class: how many of them showed it."""

    pk: int
    name: str
    shown: int
    has_begun: bool


@dataclass(frozen=True)
class Ticked:
    enrolment_id: int
    person_id: int
    name: str
    shown_on: date | None


@dataclass(frozen=True)
class ModuleSheet:
    """Everybody of a class but the viewer. `was`: the enrolments of who showed it before."""

    run_id: int
    course: str
    name: str
    has_begun: bool
    people: tuple[Ticked, ...]
    is_one_of_them: bool

    @property
    def was(self) -> list[int]:
        return [it.enrolment_id for it in self.people if it.shown_on]


def parts_in(file: RunFile, viewer: User) -> list[Part]:
    """For who may say that somebody showed them; nothing for others."""
    if not (file.row.is_mine or file.run.teacher_id == viewer.pk):
        return []
    has_begun, of_class = rules.has_begun(file.run), Q(proofs__person__in=_seated(file.run).values("person"))
    rows = file.course.modules.annotate(shown=Count("proofs", of_class)).order_by("number")
    return [Part(it.pk, it.name, it.shown, has_begun) for it in rows]


def module_in_care_of(viewer: User, run: int, pk: int) -> tuple[CourseRun, Module]:
    """Of a class that the viewer leads or teaches, or 404."""
    found = runs_of(viewer).filter(pk=run).first()
    module = Module.objects.filter(pk=pk, course__runs=run).first()
    if found is None or module is None or not rules.vouches_in(viewer, found):
        raise Http404
    return found, module


def sheet_of(viewer: User, run_id: int, pk: int) -> ModuleSheet:
    run, module = module_in_care_of(viewer, run_id, pk)
    seated = list(_seated(run).select_related("person"))
    proofs = dict(module.proofs.filter(person__in=[it.person_id for it in seated]).values_list("person", "shown_on"))
    people = [
        Ticked(it.pk, it.person_id, it.person.get_full_name() or it.person.call_name, proofs.get(it.person_id))
        for it in seated
        if it.person_id != viewer.pk
    ]
    return ModuleSheet(
        run_id=run.pk,
        course=run.course.name,
        name=module.name,
        has_begun=rules.has_begun(run),
        people=tuple(sorted(people, key=lambda it: it.name.casefold())),
        is_one_of_them=len(people) < len(seated),
    )


def _seated(run: CourseRun) -> QuerySet[Enrolment]:
    return run.enrolments.filter(state__in=rules.WITH_A_SEAT)


def proofs_on_card(person: User) -> list[ModuleProof]:
    """The caller has the person from resident_in_care_of."""
    rows = person.module_proofs.select_related("module__course", "seen_by")
    return list(rows.order_by("module__course", "module__number"))


def proof_in_care_of(viewer: User, pk: int) -> ModuleProof:
    found = ModuleProof.objects.select_related("person", "module__course").filter(pk=pk).first()
    if found is None or not rules.may_vouch(viewer, found.person, found.module.course):
        raise Http404
    return found


# ---------------------------------------------------------------- one's own
@dataclass(frozen=True)
class Shown:
    name: str
    on: date


@dataclass(frozen=True)
class OwnModules:
    """A course of which somebody showed a part, or in which they have a place now."""

    course: str
    icon: str
    palette: str
    shown: tuple[Shown, ...]
    to_come: tuple[str, ...]  # nothing, once there is a certificate that counts


def modules_of(person: User) -> list[OwnModules]:
    """Two questions."""
    shown = dict(person.module_proofs.values_list("module", "shown_on"))
    counts = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    held = Certificate.objects.filter(counts, person=person, withdrawn_at=None, course=OuterRef("course"))
    live = Enrolment.objects.filter(person=person, state=EnrolmentState.ENROLLED, run__state=RunState.OPEN)
    begun = Module.objects.filter(pk__in=list(shown))
    theirs = Module.objects.filter(Q(course__in=begun.values("course")) | Q(course__in=live.values("run__course")))
    courses: dict[int, list[Module]] = {}
    for module in theirs.select_related("course").annotate(is_held=Exists(held)).order_by("course", "number"):
        courses.setdefault(module.course_id, []).append(module)
    return [_own(modules, shown) for modules in courses.values()]


def _own(modules: list[Module], shown: dict[int, date]) -> OwnModules:
    course = modules[0].course
    return OwnModules(
        course=course.name,
        icon=course.icon,
        palette=course.palette,
        shown=tuple(Shown(it.name, shown[it.pk]) for it in modules if it.pk in shown),
        to_come=tuple(it.name for it in modules if it.pk not in shown and not it.is_held),  # type: ignore[attr-defined]
    )

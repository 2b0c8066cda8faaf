"""A module that somebody showed they can do: a proof of its own, whatever course it was in."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training import rules
from training.models import CourseRun, Module, ModuleProof

from .moves import fresh
from .seats import hold


@transaction.atomic
def show_module(module: Module, *, by: User, person: User, on: date | None = None) -> ModuleProof:
    """Somebody saw it. Said twice it is one proof, of the first time."""
    hold([person.pk])
    if not rules.may_vouch(by, person, module.course):
        raise NotYours
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise NotAllowedNow(_("This day has not been yet."), "not_begun")
    return ModuleProof.objects.filter(person=person, module=module).first() or _write(module, by, person, day)


@transaction.atomic
def mark_module(
    run: CourseRun, module: Module, *, by: User, shown: Collection[int], taken_back: Collection[int] = ()
) -> int:
    """A whole class at once: the enrolments of who showed it, and of whom it was ticked by mistake. How many changed.

    Nobody says it of themselves, and who is on neither list stays as they were.
    """
    run = fresh(run)
    if not rules.vouches_in(by, run) or module.course_id != run.course_id:
        raise NotYours
    if not rules.has_begun(run):
        raise NotAllowedNow(_("This course has not begun yet."), "not_begun")
    seated = list(run.enrolments.filter(state__in=rules.WITH_A_SEAT).exclude(person=by).select_related("person"))
    if not seated:
        raise NotAllowedNow(_("Nobody takes part yet."), "nobody")
    hold([it.person_id for it in seated])
    known = {it.person_id: it for it in module.proofs.filter(person__in=[it.person_id for it in seated])}
    new = [it.person for it in seated if it.pk in shown and it.person_id not in known]
    gone = [it.person for it in seated if it.pk in taken_back and it.pk not in shown and it.person_id in known]
    for person in new:
        _write(module, by, person, timezone.localdate())
    for person in gone:
        _strike(known[person.pk], by, person)
    return len(new) + len(gone)


@transaction.atomic
def take_back_proof(proof: ModuleProof, *, by: User) -> None:
    """Ticked by mistake."""
    hold([proof.person_id])
    if not rules.may_vouch(by, proof.person, proof.module.course):
        raise NotYours
    _strike(proof, by, proof.person)


def _write(module: Module, by: User, person: User, on: date) -> ModuleProof:
    proof = ModuleProof.objects.create(person=person, module=module, shown_on=on, seen_by=by)
    journal.record(resident=person, actor=by, verb="module.shown", about=module)
    return proof


def _strike(proof: ModuleProof, by: User, person: User) -> None:
    removed, _rows = ModuleProof.objects.filter(pk=proof.pk).delete()
    if removed:
        journal.record(resident=person, actor=by, verb="module.taken_back", about=proof.module)

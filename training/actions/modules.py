"""A module that somebody showed they can do: a proof of its own, whatever course it was in."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training import rules
from training.models import Module, ModuleProof


@transaction.atomic
def show_module(module: Module, *, by: User, person: User, on: date | None = None) -> ModuleProof:
    """Somebody saw it. Said twice it is one proof, of the first time."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not rules.may_vouch(by, person, module.course):
        raise NotYours
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise NotAllowedNow(_("This day has not been yet."), "not_begun")
    proof, is_new = ModuleProof.objects.get_or_create(
        person=person, module=module, defaults={"shown_on": day, "seen_by": by}
    )
    if is_new:
        journal.record(resident=person, actor=by, verb="module.shown", about=module)
    return proof


@transaction.atomic
def take_back_proof(proof: ModuleProof, *, by: User) -> None:
    """Ticked by mistake."""
    person = User.objects.select_for_update().get(pk=proof.person_id)
    if not rules.may_vouch(by, person, proof.module.course):
        raise NotYours
    removed, _rows = ModuleProof.objects.filter(pk=proof.pk).delete()
    if removed:
        journal.record(resident=person, actor=by, verb="module.taken_back", about=proof.module)

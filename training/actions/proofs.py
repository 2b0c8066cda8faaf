"""Writing down that a proof of a school or an office was seen: never issued by us, never a copy."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training.models import ExternalProof


@transaction.atomic
def note_external_proof(
    person: User, *, by: User, kind: str, name: str, given_by: str, given_on: date
) -> ExternalProof:
    """The same once more is the same row."""
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if by.pk == person.pk or not rules.may_act_for(by, person):
        raise NotYours
    if given_on > timezone.localdate():
        raise NotAllowedNow(_("This day is still to come."), "future")
    said = {"kind": kind, "name": name.strip(), "given_by": given_by.strip(), "given_on": given_on}
    noted, is_new = ExternalProof.objects.get_or_create(person=person, **said, defaults={"seen_by": by})
    if is_new:
        journal.record(resident=person, actor=by, verb="proof.seen", about=noted)
    return noted

"""Writing down together how much somebody takes part, and what they aim for. Neither is needed."""

from django.db import transaction
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training.models import ScaleNote, ScaleStep
from training.queries.scale import may_see_scale, scale_for


@transaction.atomic
def note_scale(person: User, *, by: User, now: ScaleStep | None, aim: ScaleStep | None) -> ScaleNote:
    """A row that is added, by their own coordinator. The same again changes nothing; both empty takes it back."""
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if by.pk == person.pk or not may_see_scale(by, person):
        raise NotYours
    known = {it.pk for it in scale_for(person.municipality_id)}
    if any(it is not None and it.pk not in known for it in (now, aim)):
        raise NotAllowedNow(_("Choose one of the steps."), "step")
    last = ScaleNote.objects.filter(person=person).order_by("noted_on", "pk").last()
    if last is not None and (last.now, last.aim) == (now, aim):
        return last
    if last is None and now is None and aim is None:
        raise NotAllowedNow(_("Choose one of the steps."), "step")
    note = ScaleNote.objects.create(person=person, now=now, aim=aim, recorded_by=by)
    journal.record(resident=person, actor=by, verb="scale.noted", about=note)
    return note

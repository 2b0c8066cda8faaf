"""How much somebody takes part, as they see it with their own coordinator. Nobody else reads it, no rule uses it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404

from neighbourhoods.models import User
from training.models import ScaleNote, ScaleStep

from .circle import own_coordinators


@dataclass(frozen=True)
class Seen:
    """What was seen together on a day. Either may be empty."""

    on: date
    now: str
    aim: str
    by: str


def may_see_scale(viewer: User, person: User) -> bool:
    """The person, and who is named as their own coordinator."""
    if not viewer.is_authenticated or not viewer.is_active:
        return False
    return viewer.pk == person.pk or viewer in own_coordinators(person)


def scale_for(municipality_id: int | None) -> list[ScaleStep]:
    """A municipality's own steps when it has any, else the standard ones."""
    rows = list(ScaleStep.objects.filter(Q(municipality=None) | Q(municipality=municipality_id)).order_by("number"))
    return [it for it in rows if it.municipality_id is not None] or rows


def notes_on(viewer: User, person: User) -> list[Seen]:
    """The last one first. 404 for anybody else."""
    if not may_see_scale(viewer, person):
        raise Http404
    rows = ScaleNote.objects.filter(person=person).select_related("now", "aim", "recorded_by")
    return [_seen(it) for it in rows.order_by("-noted_on", "-pk")]


def _seen(note: ScaleNote) -> Seen:
    by = note.recorded_by.get_short_name() if note.recorded_by else ""
    return Seen(note.noted_on, note.now.name if note.now else "", note.aim.name if note.aim else "", by)

"""What somebody told at the start, and the advice that stands beside it: all of it for the person to read."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from neighbourhoods.models import User
from training.models import Dream, Intake, LensNote


@dataclass(frozen=True)
class Advice:
    """The last advice through one lens, with the person's own word beside it."""

    id: int
    lens: str
    title: str
    words: str
    who: str
    at: datetime
    answer: str


@dataclass(frozen=True)
class ToldSoFar:
    dream: str
    can: str
    is_finished: bool
    advice: tuple[Advice, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.dream or self.can or self.advice)

    def advised(self, lens: str) -> str:
        return next((it.words for it in self.advice if it.lens == lens), "")


def told_so_far(person: User) -> ToldSoFar:
    """The caller is the person, or may see them."""
    intake = Intake.objects.filter(person=person).first()
    dream = Dream.objects.filter(person=person).first()
    notes: dict[str, LensNote] = {}
    for note in LensNote.objects.filter(person=person).select_related("by"):
        notes.setdefault(note.lens, note)
    return ToldSoFar(
        dream=dream.words if dream else "",
        can=intake.can if intake else "",
        is_finished=bool(intake and intake.finished_at),
        advice=tuple(_advice(notes[lens]) for lens in LensNote.Lens if lens in notes),
    )


def own_advice(person: User, pk: int) -> LensNote:
    note = LensNote.objects.select_related("person").filter(person=person, pk=pk).first()
    if note is None:
        raise Http404
    return note


def _advice(note: LensNote) -> Advice:
    who = note.by.get_short_name() if note.by else ""
    return Advice(note.pk, note.lens, str(note.get_lens_display()), note.words, who, note.at, note.answer)

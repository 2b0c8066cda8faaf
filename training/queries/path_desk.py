"""The path of one person for the desk: where they are, until when they can go back, and every row ever written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from neighbourhoods.models import User
from training import walking
from training.models import Place, Step

from .own_path import Promised, promises
from .path import StreetMap, guides_for, map_of, now_at, steps_of


@dataclass(frozen=True)
class Here:
    """One place where somebody is."""

    place: Place
    since: date
    ends_on: date | None
    guide: str


@dataclass(frozen=True)
class Row:
    """One row as it was written down. `holds` False: a later row stands in its place."""

    step_id: int
    on: date
    start: str
    place: str
    way: str
    why: str
    words: str
    idea_of: str
    guide: str
    by: str
    recorded_at: datetime
    holds: bool
    is_correction: bool


@dataclass(frozen=True)
class PathFile:
    now: tuple[str, ...]
    here: tuple[Here, ...]
    promised: tuple[Promised, ...]
    rows: tuple[Row, ...]  # the last one first
    street: StreetMap
    guides: tuple[User, ...]


def path_of(person: User) -> PathFile:
    """Four questions. The caller has the person from resident_in_care_of."""
    street = map_of(person.municipality_id)
    steps = steps_of(person, street)
    held = walking.that_hold(steps)
    return PathFile(
        now=now_at(walking.stays(held)),
        here=tuple(_here(it) for it in walking.here_now(held)),
        promised=promises(held),
        rows=_rows(steps, {it.pk for it in held}),
        street=street,
        guides=tuple(guides_for(person, steps)),
    )


def _here(stay: walking.Stay) -> Here:
    guide = stay.came.guide.get_short_name() if stay.came.guide else ""
    return Here(stay.place, stay.came.taken_on, stay.came.ends_on, guide)


def _rows(steps: Sequence[Step], held: set[int]) -> tuple[Row, ...]:
    return tuple(_row(it, it.pk in held) for it in sorted(steps, key=lambda it: (it.taken_on, it.pk), reverse=True))


def _row(step: Step, holds: bool) -> Row:
    return Row(
        step_id=step.pk,
        on=step.taken_on,
        start=step.start.name if step.start else "",
        place=step.place.name if step.place else "",
        way=str(step.get_way_display()),
        why=str(step.get_why_display()) if step.why else "",
        words=step.words.text if hasattr(step, "words") else "",
        idea_of=str(step.get_idea_of_display()),
        guide=step.guide.get_short_name() if step.guide else "",
        by=step.recorded_by.get_short_name() if step.recorded_by else "",
        recorded_at=step.recorded_at,
        holds=holds,
        is_correction=step.corrects_id is not None,
    )


def step_of(person: User, pk: int) -> Step | None:
    """One of this person's rows."""
    return Step.objects.filter(person=person, pk=pk).first()

"""/mijn/plek/: the street, the ways back that were promised, and every step in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods.models import User
from training import walking
from training.models import Step

from .path import Street, map_of, steps_of, street_from
from .scale import Seen, notes_on

Why = Step.Why
BECAUSE: dict[str, Promise] = {
    Why.NEW: gettext_lazy("You wanted something new."),
    Why.MORE: gettext_lazy("You wanted to do more."),
    Why.LESS: gettext_lazy("You wanted to do less."),
    Why.FITS: gettext_lazy("Another place suited you better."),
    Why.ENDED: gettext_lazy("The place ended."),
    Why.LIFE: gettext_lazy("Something changed at home."),
}


@dataclass(frozen=True)
class Promised:
    """A way back. `runs`: one tap is enough; later somebody calls to talk it over."""

    step_id: int
    place: str
    from_place: str
    name: str
    until: date
    runs: bool


@dataclass(frozen=True)
class Walked:
    """One step in plain words, with who wrote it down. `words`: in their own; they can take those away."""

    step_id: int
    on: date
    said: str
    because: str
    words: str
    guide: str
    by: str
    is_corrected: bool


@dataclass(frozen=True)
class MyPlace:
    street: Street
    promised: tuple[Promised, ...]
    walked: tuple[Walked, ...]  # the last one first
    seen: Seen | None  # with their own coordinator, about how much they take part


def my_place(viewer: User) -> MyPlace:
    """Four questions. Everybody has a street, also who took no step yet."""
    street = map_of(viewer.municipality_id)
    steps = steps_of(viewer, street)
    held = walking.that_hold(steps)
    walked = tuple(_walked(it) for it in reversed(held))
    seen = next((it for it in notes_on(viewer, viewer)[:1] if it.now or it.aim), None)
    return MyPlace(street_from(steps, street), promises(held), walked, seen)


def promises(held: Sequence[Step]) -> tuple[Promised, ...]:
    """Ways back of where they are now, the last one first."""
    here = [it.came for it in reversed(walking.here_now(held))]
    return tuple(_promised(it) for it in here if it.fall_back_place is not None)


def _promised(step: Step) -> Promised:
    assert step.fall_back_place is not None  # noqa: S101 - and the database says these come together
    assert step.fall_back_until is not None  # noqa: S101
    assert step.place is not None  # noqa: S101
    return Promised(
        step_id=step.pk,
        place=step.fall_back_place.name,
        from_place=step.place.name,
        name=step.fall_back_name,
        until=step.fall_back_until,
        runs=step.fall_back_until >= timezone.localdate(),
    )


def _walked(step: Step) -> Walked:
    return Walked(
        step_id=step.pk,
        on=step.taken_on,
        said=said(step),
        because=str(BECAUSE.get(step.why, "")),
        words=step.words.text if hasattr(step, "words") else "",
        guide=step.guide.get_short_name() if step.guide else "",
        by=step.recorded_by.get_short_name() if step.recorded_by and step.recorded_by_id != step.person_id else "",
        is_corrected=step.corrects_id is not None,
    )


def said(step: Step) -> str:
    """ "Van Vrijwilligerswerk naar Dagbesteding": the same words whichever way it goes."""
    if step.place is None:
        return _("You stopped at %(place)s") % {"place": step.start.name if step.start else ""}
    if step.start is None:
        return _("You began at %(place)s") % {"place": step.place.name}
    return _("From %(start)s to %(place)s") % {"start": step.start.name, "place": step.place.name}

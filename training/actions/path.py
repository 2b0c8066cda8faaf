"""Steps on the path, both ways. A step on names the way back; going back is one tap and takes nothing away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, outreach, rules
from neighbourhoods.actions.care import person_in_care_of
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.holidays import next_working_day
from neighbourhoods.models import JournalEntry, Message, User
from training import walking
from training.models import Place, Step, StepWords
from training.queries.path import StreetMap, guide_at, guide_who_stays, map_of, may_guide, steps_of


@dataclass(frozen=True)
class WayBack:
    """The guarantee: where somebody can go back to, whom they ask for, and until which day."""

    place: Place
    contact: User
    until: date


@dataclass(frozen=True)
class Told:
    """What is said with a step. Nothing of it is needed. `guide` None: the one there was stays."""

    why: str = ""
    words: str = ""
    idea_of: str = Step.Idea.PERSON
    guide: User | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Move:
    """From where to where, since when. Without `start` they begin there and keep what they had."""

    place: Place | None
    start: Place | None = None
    taken_on: date = field(default_factory=timezone.localdate)


@transaction.atomic
def take_step(person: User, *, by: User, move: Move, way_back: WayBack | None = None, told: Told | None = None) -> Step:
    """A coordinator writes down a step that was talked over. The same step twice is one."""
    person, told = person_in_care_of(by, person), told or Told()
    street = map_of(person.municipality_id)
    steps = steps_of(person, street)
    held = walking.that_hold(steps)
    if (same := _the_same(held, move)) is not None:
        return same
    _check_places(street, move, held)
    _check_guide(person, told, way_back, steps)
    there = [it.place for it in walking.here_now(held, move.taken_on)]
    way = walking.way_of(move.start, move.place, there)
    step = _step(person, by, move, way, told)
    step.guide = told.guide or guide_who_stays(person, held, move.start)
    _secure(step, way_back)
    if not walking.fits_together(walking.that_hold([*steps, _as_last(step)])):
        raise NotAllowedNow(_("This does not fit with the steps of other days. Look at the whole path."), "order")
    step.save()
    if told.words:
        StepWords.objects.create(step=step, text=told.words)
    _tell(step, _note(step, VERBS[walking.Way(way)], by=by))
    return step


@transaction.atomic
def return_to_fall_back(step: Step, *, by: User) -> Step | None:
    """ "Terug": where they were, in one go, with the guide of then; nothing else changes. Pressed twice it is once.

    After the day until which it was promised nobody says no: a coordinator calls to talk it over (None).
    """
    person = _in_own_or_others_care(step.person_id, by)
    steps = steps_of(person, map_of(person.municipality_id))
    held = walking.that_hold(steps)
    if (done := next((it for it in held if it.returns_id == step.pk), None)) is not None:
        return done
    here = {it.came.pk: it for it in walking.here_now(held)}
    if step.pk not in here or step.fall_back_place is None or step.fall_back_until is None:
        raise NotAllowedNow(_("You are at another place by now. Call us to talk about it."), "moved_on")
    if step.fall_back_until < timezone.localdate():
        ask_to_talk(person, by=by)
        return None
    now, back = here[step.pk].place, step.fall_back_place
    is_there = any(it.place.slug == back.slug for it in here.values())
    move = Move(place=None if is_there else back, start=now)
    home = _step(person, by, move, walking.Way.STOPS if is_there else walking.Way.BACK, Told())
    home.returns, home.guide = step, guide_at(held, back) or step.guide
    home.idea_of = Step.Idea.PERSON if by.pk == person.pk else Step.Idea.COORDINATOR
    home.save()
    _tell(home, _note(home, "path.returned", by=by))
    return home


@transaction.atomic
def correct_step(step: Step, *, by: User, move: Move | None) -> Step:
    """Written down wrongly: a new row stands in its place from now on. move None: it never happened.

    What it promised and who the guide is stay as they were.
    """
    person = person_in_care_of(by, User.objects.get(pk=step.person_id))
    street = map_of(person.municipality_id)
    steps = steps_of(person, street)
    step = next(it for it in steps if it.pk == step.pk)
    if any(it.corrects_id == step.pk for it in steps):
        raise NotAllowedNow(_("Somebody corrected this before you."), "corrected")
    row = _step(person, by, move or Move(None), walking.Way.NONE, Told(why=step.why, idea_of=step.idea_of))
    row.corrects, row.guide, row.neighbourhood_id = step, step.guide, step.neighbourhood_id
    if move is not None:
        _check_places(street, move, [])
        others = [it for it in walking.that_hold(steps) if it.pk != step.pk]
        there = [it.place for it in walking.here_now(others, move.taken_on)]
        row.way, row.ends_on, row.returns_id = walking.way_of(move.start, move.place, there), step.ends_on, None
        _carry_over(row, step)
    if not walking.fits_together(walking.that_hold([*steps, _as_last(row)])):
        raise NotAllowedNow(_("This does not fit with the steps of other days. Look at the whole path."), "order")
    row.save()
    _note(row, "path.corrected", by=by)
    return row


@transaction.atomic
def erase_words(step: Step, *, by: User) -> None:
    """The words go, the step stays. The person or who looks after them. Twice is once."""
    person = _in_own_or_others_care(step.person_id, by)
    erased, _rows = StepWords.objects.filter(step=step).delete()
    if erased:
        journal.record(resident=person, actor=by, verb="path.words_erased", about=step)


@transaction.atomic
def ask_to_talk(person: User, *, by: User) -> Message:
    """ "Ik wil praten over een andere plek": a call on the list. Pressed twice on a day it is one."""
    person = _in_own_or_others_care(person.pk, by)
    today = timezone.localdate()
    key = f"path.talk:{person.pk}:{today}"
    asked = Message.objects.filter(key=key).first()
    if asked is not None:
        return asked
    journal.record(resident=person, actor=by, verb="path.talk")
    return outreach.announce(person, "path.talk", due_on=next_working_day(today), key=key)


VERBS = {
    walking.Way.BEGINS: "path.stepped",
    walking.Way.ON: "path.stepped",
    walking.Way.BESIDE: "path.stepped",
    walking.Way.BACK: "path.stepped",
    walking.Way.STOPS: "path.stopped",
}


def _in_own_or_others_care(pk: int, by: User) -> User:
    person = User.objects.select_for_update(no_key=True).get(pk=pk)
    if not rules.may_act_for(by, person):
        raise NotYours
    return person


def _the_same(held: Sequence[Step], move: Move) -> Step | None:
    last = held[-1] if held else None
    is_same = last and (last.start, last.place, last.taken_on) == (move.start, move.place, move.taken_on)
    return last if is_same else None


def _check_places(street: StreetMap, move: Move, held: Sequence[Step]) -> None:
    if move.start is None and move.place is None:
        raise NotAllowedNow(_("Choose a place."), "nowhere")
    if move.taken_on > timezone.localdate():
        raise NotAllowedNow(_("This day is still to come."), "future")
    here = {it.place.slug for it in walking.here_now(held, move.taken_on)}
    if move.place is not None and (move.place.slug not in street.places or move.place.slug in here):
        raise NotAllowedNow(_("This person is at that place already, or it is no longer there."), "place")
    if held and move.start is not None and move.start.slug not in here:
        raise NotAllowedNow(_("This person was not at that place any more. Somebody changed it before you."), "moment")


def _check_guide(person: User, told: Told, way_back: WayBack | None, steps: Sequence[Step]) -> None:
    for one in (told.guide, way_back.contact if way_back else None):
        if one is not None and not may_guide(one, person, steps):
            raise NotAllowedNow(_("Choose somebody who looks after this person."), "guide")


def _step(person: User, by: User, move: Move, way: str, told: Told) -> Step:
    return Step(
        person=person, start=move.start, place=move.place, way=way, taken_on=move.taken_on, ends_on=told.ends_on,
        why=told.why, idea_of=told.idea_of, neighbourhood_id=person.neighbourhood_id, recorded_by=by,
    )  # fmt: skip


def _secure(step: Step, way_back: WayBack | None) -> None:
    """Nobody goes on without a way back that is named. Going any other way needs none."""
    if way_back is None:
        if step.way == walking.Way.ON:
            raise NotAllowedNow(_("Say where this person can go back to, whom they ask for, and until when."), "back")
        return
    if way_back.until <= step.taken_on:
        raise NotAllowedNow(_("Choose a later day to go back until."), "back_until")
    if step.place is not None and way_back.place.slug == step.place.slug:
        raise NotAllowedNow(_("Choose another place to go back to."), "back_place")
    step.fall_back_place, step.fall_back_until = way_back.place, way_back.until
    step.fall_back_contact, step.fall_back_name = way_back.contact, way_back.contact.get_full_name()


def _carry_over(row: Step, step: Step) -> None:
    """What was promised stays promised. A step that turns out to go on needs a promise first."""
    if row.place is not None and step.fall_back_place is not None:
        row.fall_back_place, row.fall_back_until = step.fall_back_place, step.fall_back_until
        row.fall_back_contact, row.fall_back_name = step.fall_back_contact, step.fall_back_name
    elif row.way == walking.Way.ON:
        raise NotAllowedNow(_("Say where this person can go back to, whom they ask for, and until when."), "back")


def _as_last(step: Step) -> Step:
    """A row that is about to be written, with the number that none has yet, so that it can be walked."""
    return Step(
        pk=2**62, start=step.start, place=step.place, way=step.way, taken_on=step.taken_on,
        corrects_id=step.corrects_id, recorded_at=step.recorded_at,
    )  # fmt: skip


def _note(step: Step, verb: str, *, by: User) -> JournalEntry:
    return journal.record(resident=step.person, actor=by, verb=verb, about=step)


def _tell(step: Step, entry: JournalEntry) -> None:
    if entry.actor_id != step.person_id:
        outreach.announce(step.person, "path.stepped", about=step, key=f"path.stepped:{entry.pk}")

"""The path of one person: the street with who stands where, and all steps. For the person and who looks after them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.models import User
from neighbourhoods.rules import current_posts, lead_of, may_act_for
from training import walking
from training.models import House, Place, Step

BELOW = (
    "start__house", "place__house", "fall_back_place__house", "guide", "fall_back_contact", "recorded_by", "words",
)  # fmt: skip


# ---------------------------------------------------------------- the street of a municipality
@dataclass(frozen=True)
class StreetMap:
    """Houses and places by their word, in the order of the street; a municipality's own instead of the standard one."""

    houses: dict[str, House]
    places: dict[str, Place]

    def own(self, place: Place | None) -> Place | None:
        """The place as this municipality has it now. One that is no longer shown stays as it was."""
        return self.places.get(place.slug, place) if place is not None else None


Row = TypeVar("Row", House, Place)


def _own_or_standard(rows: Iterable[Row]) -> dict[str, Row]:
    found = {it.slug: it for it in sorted(rows, key=lambda it: it.municipality_id is not None)}
    return {it.slug: it for it in sorted(found.values(), key=lambda it: (it.position, it.pk)) if it.is_active}


def map_of(municipality_id: int | None) -> StreetMap:
    """Two questions."""
    here = Q(municipality=None) | Q(municipality=municipality_id)
    houses = _own_or_standard(House.objects.filter(here))
    places = _own_or_standard(Place.objects.filter(here).select_related("house"))
    for place in places.values():
        if place.house is not None:
            place.house = houses.get(place.house.slug, place.house)
    return StreetMap(houses, places)


# ---------------------------------------------------------------- one person
def steps_of(person: User, street: StreetMap) -> list[Step]:
    """Every row, those that were corrected too. The caller knows that the viewer may."""
    rows = list(Step.objects.filter(person=person).select_related(*BELOW).order_by("taken_on", "pk"))
    for row in rows:
        row.start, row.place = street.own(row.start), street.own(row.place)
        row.fall_back_place = street.own(row.fall_back_place)
    return rows


def may_guide(user: User, person: User, steps: Sequence[Step] = ()) -> bool:
    """Who looks after where somebody lives, and whoever is their guide already."""
    if user.pk == person.pk or not user.is_active:
        return False
    return may_act_for(user, person) or user.pk in {it.guide_id for it in steps}


def guides_for(person: User, steps: Sequence[Step]) -> list[User]:
    """Whom to choose from: the guides they have, and the coordinators of where they live, first to call first."""
    posts = current_posts().filter(neighbourhood=person.neighbourhood_id).select_related("user")
    known = [it.guide for it in reversed(steps) if it.guide is not None and it.guide.is_active]
    return list({it.pk: it for it in (*known, *(post.user for post in posts)) if it.pk != person.pk}.values())


def guide_at(held: Sequence[Step], place: Place) -> User | None:
    """Who was the guide there, the last time."""
    return next((it.guide for it in reversed(held) if it.place and it.place.slug == place.slug and it.guide), None)


def guide_who_stays(person: User, held: Sequence[Step], start: Place | None) -> User | None:
    """Who stays: the guide of the place they leave, else of where they are, else who looks after their streets."""
    here = [it.came for it in walking.here_now(held)]
    leaving = [it for it in here if start is not None and it.place is not None and it.place.slug == start.slug]
    known = next((it.guide for it in (*leaving, *reversed(here)) if it.guide is not None), None)
    return known or (lead_of(person.neighbourhood_id) if person.neighbourhood_id else None)


DAYS_OF_THEIR_OWN = (
    "day_activity", "work_experience", "participation_place", "sheltered_job", "parallel_job", "trial_placement",
    "job_agreement_job", "regular_job", "home_help_private",
)  # fmt: skip


def placements() -> QuerySet[Step]:
    """Of everybody who is now at a place with days, people and a guide: the step that brought them there."""
    held = Step.objects.filter(corrected_by=None).exclude(way=Step.Way.NONE)
    after = Q(taken_on__gt=OuterRef("taken_on")) | Q(taken_on=OuterRef("taken_on"), pk__gt=OuterRef("pk"))
    left = held.filter(after, person=OuterRef("person"), start__slug=OuterRef("place__slug"))
    return held.filter(~Exists(left), place__slug__in=DAYS_OF_THEIR_OWN)


@dataclass(frozen=True)
class StreetHouse:
    """One house. `here`: the places in it where the person is now, one for each; `was_here`: words, or empty."""

    name: str
    hint: str
    drawing: str
    here: tuple[str, ...]
    was_here: str

    @property
    def is_here(self) -> bool:
        return bool(self.here)

    @property
    def picture(self) -> str:
        """Which drawing on the sheet of houses: whoever was there keeps the light on."""
        how = "two" if len(self.here) > 1 else "here" if self.here else "lit" if self.was_here else ""
        return f"{self.drawing}-{how}" if how else self.drawing


@dataclass(frozen=True)
class Street:
    """The houses in their order. `now`: where they are, in words of the street; empty when nobody wrote it down."""

    houses: tuple[StreetHouse, ...]
    now: tuple[str, ...]


def street_of(viewer: User, person: User) -> Street:
    """Three questions. 404 for who is neither the person nor looks after them."""
    if not may_act_for(viewer, person):
        raise Http404
    street = map_of(person.municipality_id)
    return street_from(steps_of(person, street), street)


def street_from(steps: Sequence[Step], street: StreetMap) -> Street:
    been = walking.stays(walking.that_hold(steps))
    return Street(tuple(_house(it, been) for it in street.houses.values()), now_at(been))


def now_at(been: Sequence[walking.Stay]) -> tuple[str, ...]:
    """ "Samen werken": the names of the houses somebody is in, of the place where that has none. Each once."""
    here = (it.place for it in been if it.left_on is None)
    return tuple(dict.fromkeys(it.house.name if it.house is not None else it.name for it in here))


def _house(house: House, been: Sequence[walking.Stay]) -> StreetHouse:
    inside = [it for it in been if it.place.house is not None and it.place.house.slug == house.slug]
    here = tuple(it.place.name for it in inside if it.left_on is None)
    left = [it.left_on for it in inside if it.left_on is not None]
    was_here = "" if here or not left else _was_here(max(left))
    return StreetHouse(house.name, house.hint, house.drawing, here, was_here)


def _was_here(left_on: date) -> str:
    if left_on.year == timezone.localdate().year:
        return _("You were here")
    return _("You were here in %(year)s") % {"year": left_on.year}


def own_step(viewer: User, pk: int) -> Step:
    """A step of the viewer, or 404."""
    step = Step.objects.filter(person=viewer, pk=pk).first()
    if step is None:
        raise Http404
    return step

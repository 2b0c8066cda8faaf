"""Where an address is: by house number, else by postcode, else by the server of the settings, else by four digits."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from neighbourhoods import geocoders, rules, site_phone
from neighbourhoods.models.people import Precision
from neighbourhoods.models.places import HouseNumber, Neighbourhood, Postcode, PostcodeArea
from neighbourhoods.outlines import Geometry, contains, metres_to
from neighbourhoods.places import DoorNumber, box_around, parse_house_number, parse_postcode

OUTSIDE_METRES = 500  # an address on a dyke or a quay belongs to the neighbourhood beside it
# A row with its neighbourhood and municipality, without their outlines.
WITH = "neighbourhood__municipality"
HEAVY = ("neighbourhood__geometry", "neighbourhood__municipality__geometry")


class Note(models.TextChoices):
    """What the person must know about the answer; the label is the sentence for them."""

    NONE = "", ""
    NOT_A_POSTCODE = "not_a_postcode", _("This is not a postcode. For example 1234 AB.")
    UNKNOWN = "unknown", _("We do not know this postcode. Choose your neighbourhood.")
    CHOOSE = "choose", _("We do not know this postcode exactly. Choose your neighbourhood.")
    ELSEWHERE = "elsewhere", _("We do not know this postcode exactly. Choose your neighbourhood.")
    OUTSIDE = "outside", _("This address lies just outside every neighbourhood. We chose the nearest one.")


PERHAPS_OUTSIDE = (Note.UNKNOWN, Note.ELSEWHERE)  # nobody looks after where it lies, as far as we know


@dataclass(frozen=True)
class Address:
    """Where an address is, and how exactly that is known. Without a neighbourhood the person chooses one.

    `candidates` are the neighbourhoods to choose from, likeliest first; none when the postcode is not known at all.
    """

    postcode: str = ""
    house_number: str = ""
    latitude: float | None = None
    longitude: float | None = None
    neighbourhood: Neighbourhood | None = None
    candidates: tuple[Neighbourhood, ...] = ()
    street: str = ""
    place_name: str = ""
    precision: str = ""
    note: Note = Note.NONE

    @property
    def is_settled(self) -> bool:
        """Its neighbourhood is known."""
        return self.neighbourhood is not None

    @property
    def sentence(self) -> str:
        """The note for the person who lives there: whom to call when we may not come there at all."""
        if self.note not in PERHAPS_OUTSIDE:
            return str(self.note.label)
        outside = gettext("It may lie outside our area. Then call %(phone)s.") % {"phone": site_phone.number()}
        return f"{self.note.label} {outside}"

    @property
    def line(self) -> str:
        return f"{self.street} {self.house_number}".strip() if self.street else ""

    def choose(self, neighbourhood: Neighbourhood) -> "Address":
        """The same address in the neighbourhood that the person chose, on a point that lies in it."""
        chosen = replace(self, neighbourhood=neighbourhood, candidates=(), note=Note.NONE)
        if self._lies_in(neighbourhood):
            return chosen
        return replace(
            chosen,
            latitude=neighbourhood.latitude,
            longitude=neighbourhood.longitude,
            precision=Precision.CHOSEN,
        )

    def _lies_in(self, neighbourhood: Neighbourhood) -> bool:
        if self.latitude is None or self.longitude is None or neighbourhood.geometry is None:
            return False
        return contains(neighbourhood.geometry, self.latitude, self.longitude)


def locate(postcode: str, house_number: str = "") -> Address:
    """Always an answer; `note` says what is missing. May ask another server: never call it in a transaction."""
    code, door = parse_postcode(postcode), parse_house_number(house_number)
    typed = Address(code or postcode.strip()[:10], str(door) if door else house_number.strip()[:16])
    if code is None:
        return replace(typed, note=Note.NOT_A_POSTCODE)
    return (
        _by_house_number(typed, door)
        or _by_postcode(typed)
        or _by_server(typed, door)
        or _by_four_digits(typed)
        or replace(typed, note=Note.UNKNOWN)
    )


def neighbourhood_at(latitude: float, longitude: float) -> tuple[Neighbourhood | None, bool]:
    """The neighbourhood of a point; or the nearest within 500 m, and then True for "outside"."""
    for neighbourhood, outline in _around(latitude, longitude, metres=0):
        if contains(outline, latitude, longitude):
            return neighbourhood, False
    near = [
        (metres_to(outline, latitude, longitude), neighbourhood.code, neighbourhood)
        for neighbourhood, outline in _around(latitude, longitude, metres=OUTSIDE_METRES)
    ]
    metres, _code, nearest = min(near, default=(math.inf, "", None))
    return (nearest, True) if metres <= OUTSIDE_METRES else (None, True)


def _around(latitude: float, longitude: float, *, metres: float) -> Iterator[tuple[Neighbourhood, Geometry]]:
    """Neighbourhoods whose box comes so near, with their outlines."""
    box = box_around(latitude, longitude, metres)
    overlapping = Neighbourhood.objects.filter(
        south__lte=box.north, north__gte=box.south, west__lte=box.east, east__gte=box.west
    )
    for neighbourhood in overlapping.select_related("municipality").defer("municipality__geometry").order_by("code"):
        if neighbourhood.geometry is not None:
            yield neighbourhood, neighbourhood.geometry


def _by_house_number(typed: Address, door: DoorNumber | None) -> Address | None:
    """The very door; else another one of that number, which is the same building."""
    if door is None:
        return None
    building = HouseNumber.objects.filter(postcode=typed.postcode, number=door.number)
    building = building.select_related(WITH).defer(*HEAVY).order_by("suffix")
    row = building.filter(suffix=door.suffix).first() or building.first()
    return _from_row(typed, row, Precision.HOUSE)


def _by_postcode(typed: Address) -> Address | None:
    row = Postcode.objects.filter(code=typed.postcode).select_related(WITH).defer(*HEAVY).first()
    return _from_row(typed, row, Precision.POSTCODE)


def _from_row(typed: Address, row: HouseNumber | Postcode | None, precision: Precision) -> Address | None:
    if row is None:
        return None
    return replace(
        typed,
        latitude=row.latitude,
        longitude=row.longitude,
        neighbourhood=row.neighbourhood,
        street=row.street,
        place_name=row.place_name,
        precision=precision,
    )


def _by_server(typed: Address, door: DoorNumber | None) -> Address | None:
    answer = geocoders.ask(typed.postcode, door)
    if answer is None:
        return None
    neighbourhood, outside = _neighbourhood_of(answer)
    if neighbourhood is None:
        return None
    return replace(
        typed,
        latitude=answer.latitude,
        longitude=answer.longitude,
        neighbourhood=neighbourhood,
        street=answer.street[:120],
        place_name=answer.place_name[:80],
        precision=Precision.HOUSE if answer.is_door else Precision.POSTCODE,
        note=Note.OUTSIDE if outside else Note.NONE,
    )


def _neighbourhood_of(answer: geocoders.Answer) -> tuple[Neighbourhood | None, bool]:
    """The one whose code the server names, if that is ours too: its codes may be of another year than our outlines."""
    named = Neighbourhood.objects.filter(code=answer.neighbourhood_code).select_related("municipality").first()
    if named and (not named.geometry or metres_to(named.geometry, answer.latitude, answer.longitude) <= OUTSIDE_METRES):
        return named, False
    return neighbourhood_at(answer.latitude, answer.longitude)


def _by_four_digits(typed: Address) -> Address | None:
    area = PostcodeArea.objects.filter(digits=typed.postcode[:4]).first()
    if area is None:
        return None
    shares = area.shares.select_related(WITH).defer(*HEAVY)
    candidates = tuple(share.neighbourhood for share in shares)
    found = replace(typed, latitude=area.latitude, longitude=area.longitude, place_name=area.place_name)
    served = rules.current_posts().filter(neighbourhood__in=candidates).exists()
    if len(candidates) == 1 and served:
        return replace(found.choose(candidates[0]), precision=Precision.AREA)
    if candidates:
        note = Note.CHOOSE if served else Note.ELSEWHERE
        return replace(found, candidates=candidates, precision=Precision.AREA, note=note)
    return None

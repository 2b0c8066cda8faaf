"""Where somebody looks from: their own home, or the neighbourhood they chose."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.text import slugify

from neighbourhoods.models import Neighbourhood, Postcode, PostcodeArea, User
from neighbourhoods.places import parse_postcode
from neighbourhoods.queries.places import home_of, taking_part

CODE = re.compile(r"BU[0-9A-Z]{8}")
FOUR_DIGITS = re.compile(r"\s*([1-9][0-9]{3})\b")


@dataclass(frozen=True)
class Place:
    """A point to measure from, and the words for it."""

    latitude: float
    longitude: float
    name: str
    neighbourhood_id: int | None = None
    is_home: bool = False  # the viewer's own point, not the middle of a neighbourhood


@dataclass(frozen=True)
class Option:
    """A neighbourhood that may be chosen. Its code is all that a cookie keeps."""

    choice: str
    name: str

    @property
    def slug(self) -> str:
        """As in the address of its page."""
        return f"{self.choice.lower()}-{slugify(self.name)}"


def place_of(viewer: User, choice: str = "") -> Place | None:
    """What was chosen on this device, else the viewer's home, else nothing."""
    chosen = _chosen_place(choice)
    if chosen is not None or not viewer.is_authenticated:
        return chosen
    hood = home_of(viewer)
    if viewer.latitude is not None and viewer.longitude is not None:
        return Place(viewer.latitude, viewer.longitude, hood.name if hood else "", viewer.neighbourhood_id, True)
    return _middle_of(hood) if hood else None


def options_for(text: str) -> list[Option]:
    """The neighbourhoods a postcode may lie in: one when it is sure, none when we do not know the postcode."""
    code = parse_postcode(text)
    if code is not None:
        exact = Postcode.objects.select_related("neighbourhood").filter(code=code).first()
        if exact is not None:
            return [_option(exact.neighbourhood)]
    digits = FOUR_DIGITS.match(text)
    if digits is None:
        return []
    return [
        _option(hood) for hood in _light().filter(postcode_areas__digits=digits[1], latitude__isnull=False).distinct()
    ]


def point_of(text: str) -> tuple[float, float] | None:
    """Where a postcode is, or its four digits, as far as we know it ourselves: no other server hears of it."""
    code = parse_postcode(text)
    exact = Postcode.objects.filter(code=code).only("latitude", "longitude").first() if code else None
    if exact is not None:
        return exact.latitude, exact.longitude
    digits = FOUR_DIGITS.match(text)
    area = PostcodeArea.objects.filter(digits=digits[1], latitude__isnull=False).first() if digits else None
    if area is None or area.latitude is None or area.longitude is None:
        return None
    return area.latitude, area.longitude


def options_to_choose(limit: int = 300) -> list[Option]:
    """Every neighbourhood of the municipalities that take part."""
    hoods = _light().filter(taking_part(), latitude__isnull=False)
    return [_option(hood) for hood in hoods[:limit]]


def option_of(choice: str) -> Option | None:
    """The choice, when it is a place we know."""
    place = _chosen_place(choice)
    return Option(choice, place.name) if place else None


def _chosen_place(choice: str) -> Place | None:
    hood = _light().filter(code=choice).first() if CODE.fullmatch(choice) else None
    return _middle_of(hood) if hood else None


def _middle_of(hood: Neighbourhood) -> Place | None:
    if hood.latitude is None or hood.longitude is None:
        return None
    return Place(hood.latitude, hood.longitude, hood.name, hood.pk)


def _light() -> QuerySet[Neighbourhood]:
    """Neighbourhoods without their outlines, which are heavy."""
    return Neighbourhood.objects.only("name", "code", "latitude", "longitude")


def _option(hood: Neighbourhood) -> Option:
    return Option(hood.code, hood.name)

"""Neighbourhoods by what somebody types: a name, the name of the municipality, or a postcode. Never a street."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from neighbourhoods.alike import Asked, closeness, forms_in
from neighbourhoods.models import Neighbourhood

from .places import taking_part

SHOWN = 6
POSTCODE = re.compile(r"\b([1-9][0-9]{3})\s?([A-Z]{2})?\b")


@dataclass(frozen=True)
class Hood:
    """A neighbourhood that was found; its point is the middle, nobody's home."""

    pk: int
    name: str
    municipality: str
    slug: str
    latitude: float | None
    longitude: float | None


def hoods_like(asked: Asked) -> list[Hood]:
    """The neighbourhoods that fit best. One question for a name, one more for what looks like a postcode."""
    found = _of_postcode(asked.text.upper())
    if not found and asked.words:
        found = _best(list(_light().filter(taking_part())), asked)
    return [
        Hood(hood.pk, hood.name, hood.municipality.name, hood.slug, hood.latitude, hood.longitude)
        for hood in found[:SHOWN]
    ]


def _light() -> QuerySet[Neighbourhood]:
    fields = ("name", "code", "latitude", "longitude", "municipality__name")
    return Neighbourhood.objects.select_related("municipality").only(*fields)


def _of_postcode(text: str) -> list[Neighbourhood]:
    """Where a whole postcode lies, else all that its four digits may lie in."""
    found = POSTCODE.search(text)
    if found is None:
        return []
    if found[2]:
        whole = list(_light().filter(postcodes__code=found[1] + found[2]))
        if whole:
            return whole
    return list(_light().filter(postcode_areas__digits=found[1]).distinct())


def _best(hoods: list[Neighbourhood], asked: Asked) -> list[Neighbourhood]:
    """Those in whose name most of the words stand; when there are none, those that are a slip of the finger away."""
    return _most(hoods, lambda hood: _words(hood, asked)) or _most(hoods, lambda hood: closeness(asked, hood.name))


def _words(hood: Neighbourhood, asked: Asked) -> int:
    """The name counts for more than the municipality, which all of its neighbourhoods share."""
    return 2 * asked.shared_with(forms_in(hood.name)) + asked.shared_with(forms_in(hood.municipality.name))


def _most(hoods: list[Neighbourhood], score: Callable[[Neighbourhood], int]) -> list[Neighbourhood]:
    scores = [(score(hood), hood) for hood in hoods]
    most = max((number for number, _hood in scores), default=0)
    return [hood for number, hood in scores if number == most and most > 0]


def hoods_to_list() -> QuerySet[Neighbourhood]:
    """All that have a page for everybody, in a fixed order, without outlines."""
    return _light().filter(taking_part()).order_by("code")

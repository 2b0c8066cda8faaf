"""Every neighbourhood of the municipalities that take part, a page at a time, with their place on the map."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from neighbourhoods import map_figure
from neighbourhoods.map_figure import MapFigure, Pin
from neighbourhoods.models import Neighbourhood
from neighbourhoods.queries.places import taking_part

from .areas import shapes_of

PAGE = 30  # what a map can carry in numbers that stay apart


@dataclass(frozen=True)
class Row:
    number: int
    name: str
    municipality: str
    href: str


@dataclass(frozen=True)
class Here:
    rows: tuple[Row, ...]
    map: MapFigure | None
    more: str  # the next page, empty on the last one
    has_several: bool  # municipalities, so that each row names its own


def here(page: str = "") -> Here:
    """The page with this number; the first one where that makes no sense."""
    number = int(page) if page.isdecimal() and 0 < int(page[:6]) <= 1000 and len(page) < 5 else 1
    hoods = Neighbourhood.objects.filter(taking_part()).select_related("municipality")
    hoods = hoods.defer("geometry", "municipality__geometry").order_by("municipality__name", "name", "code")
    found = list(hoods[(number - 1) * PAGE : number * PAGE + 1])
    shown = found[:PAGE]
    rows = tuple(_row(at, hood) for at, hood in enumerate(shown, (number - 1) * PAGE + 1))
    return Here(
        rows=rows,
        map=_map(shown, rows),
        more=f"{reverse('marketplace:neighbourhoods')}?pagina={number + 1}" if len(found) > PAGE else "",
        has_several=len({hood.municipality_id for hood in shown}) > 1,
    )


def _row(number: int, hood: Neighbourhood) -> Row:
    return Row(number, hood.name, hood.municipality.name, reverse("marketplace:neighbourhood", args=[hood.slug]))


def _map(hoods: list[Neighbourhood], rows: tuple[Row, ...]) -> MapFigure | None:
    pins = [
        Pin(hood.latitude, hood.longitude, row.number, _pin_words(row), row.href, "teal")
        for hood, row in zip(hoods, rows, strict=True)
        if hood.latitude is not None and hood.longitude is not None
    ]
    return map_figure.draw(shapes_of([hood.pk for hood in hoods]), pins, height=map_figure.LEVEL)


def _pin_words(row: Row) -> str:
    return _("Neighbourhood %(number)d: %(name)s") % {"number": row.number, "name": row.name}

"""Small drawings for stories, made of the street's own houses and people: an editor chooses both."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from cms import street
from cms import street_people as people

PEOPLE = [
    ("two", _("a helper and a neighbour")),
    ("helper", _("a helper with a bag")),
    ("greeting", _("two people who greet")),
    ("neighbour", _("a neighbour")),
    ("nobody", _("nobody")),
]
HOUSES = [("gables", _("old gables")), ("shops", _("a street with a shop")), ("evening", _("in the evening"))]

_STANDING = {
    "two": lambda: people.helper_with_bag(250, 272) + people.neighbour_with_stick(310, 270),
    "helper": lambda: people.helper_with_bag(268, 272),
    "greeting": lambda: people.waving_man(240, 272) + people.old_man(300, 270),
    "neighbour": lambda: people.neighbour_with_stick(268, 270),
    "nobody": lambda: "",
}
_SHOPS = (
    street.House(-20, 104, 122, "cornice", street.GREEN, (2,), "#F5B83D", shop=True),
    street.House(84, 96, 134, "bell", street.CREAM, (), street.BRICK, door_left=False),
    street.House(214, 92, 118, "neck", street.BLUE, (1,), street.DARK),
    street.House(330, 110, 128, "cornice", street.OCHRE, (3,), street.DARK, shop=True),
    street.House(440, 104, 116, "step", street.PINK, (4,), "#0A5A55"),
)


def drawings() -> dict[str, str]:
    """Every choice of people and houses, by the name of its file."""
    return {file_of(who, where): scene(who, where) for who, _who in PEOPLE for where, _where in HOUSES}


def file_of(who: str, where: str) -> str:
    return f"story-{who}-{where}.svg"


def scene(who: str, where: str) -> str:
    row = _SHOPS if where == "shops" else street.SMALL
    if where == "evening":
        return street.vignette([replace(house, lit=(2, 4)) for house in row], street.DUSK, _STANDING[who]())
    return street.vignette(row, street.DAY, _STANDING[who]())

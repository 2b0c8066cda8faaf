"""Pictures for a kind of work, each by a word: an editor need not know the names of an icon set."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PICTURES: dict[str, Promise] = {
    "hand-heart": _("helping hand"),
    "shopping-basket": _("shopping basket"),
    "shopping-bag": _("shopping bag"),
    "shirt": _("laundry"),
    "spray-can": _("cleaning"),
    "sprout": _("garden"),
    "flower-2": _("flowers"),
    "trees": _("trees"),
    "coffee": _("cup of coffee"),
    "footprints": _("walking"),
    "wrench": _("repair"),
    "hammer": _("hammer"),
    "paint-roller": _("painting"),
    "smartphone": _("phone"),
    "laptop": _("computer"),
    "printer": _("printing"),
    "dog": _("dog"),
    "cat": _("cat"),
    "bird": _("bird"),
    "bike": _("bicycle"),
    "car": _("car"),
    "bus": _("bus"),
    "accessibility": _("wheelchair"),
    "cooking-pot": _("cooking"),
    "soup": _("soup"),
    "cake-slice": _("cake"),
    "book-open": _("reading"),
    "mail": _("letter"),
    "newspaper": _("newspaper"),
    "music": _("music"),
    "palette": _("drawing and painting"),
    "puzzle": _("playing a game"),
    "scissors": _("sewing"),
    "baby": _("small children"),
    "graduation-cap": _("homework"),
    "languages": _("practising a language"),
    "package": _("parcel"),
    "trash-2": _("bins"),
    "snowflake": _("snow"),
    "lightbulb": _("lamp"),
    "key-round": _("house key"),
    "house": _("home"),
    "sofa": _("furniture"),
    "pill": _("chemist"),
}


def pictures_with(now: str) -> list[tuple[str, Promise | str]]:
    """All of them, and the one that is used now when it is another."""
    others = [(now, now)] if now and now not in PICTURES else []
    return [*PICTURES.items(), *others]

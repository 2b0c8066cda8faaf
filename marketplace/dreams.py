"""Pictures of a dream, for who would rather point than write. What is chosen becomes words of the person."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy

# word in the form -> what it says, its picture, its colour
PICTURES = {
    "people": (gettext_lazy("Meeting people"), "users", "teal"),
    "helping": (gettext_lazy("Helping others"), "hand-heart", "terracotta"),
    "making": (gettext_lazy("Making something"), "palette", "purple"),
    "outside": (gettext_lazy("Being outside"), "flower-2", "olive"),
    "animals": (gettext_lazy("Being with animals"), "paw-print", "ochre"),
    "cooking": (gettext_lazy("Cooking"), "utensils", "green"),
    "learning": (gettext_lazy("Learning something"), "graduation-cap", "blue"),
    "talking": (gettext_lazy("Speaking Dutch better"), "message-circle", "cyan"),
    "place": (gettext_lazy("A place to go to"), "house", "slate"),
    "money": (gettext_lazy("Earning my own money"), "euro", "green"),
}


def in_words(pictures: Iterable[str], words: str) -> str:
    """ "Buiten zijn, koken. Een eigen moestuin." Empty when nothing was said."""
    chosen = [str(PICTURES[it][0]) for it in pictures if it in PICTURES]
    what = ", ".join(it if at == 0 else it[0].lower() + it[1:] for at, it in enumerate(chosen))
    return " ".join(part for part in (f"{what}." if what else "", words.strip()) if part)

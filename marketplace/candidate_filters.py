"""The chips above the list of people: what an employer chose, in the address and nowhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.validators import slug_re
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.models import WorkKind
from marketplace.queries.shown_to_employers import ANY_CERTIFICATE, BANDS, MANY_HOURS, NEAR, Wish
from training.models import Course

Chip = tuple[str, str, str, bool]  # icon, words, address, chosen or not


def wish_from(asked: Mapping[str, str]) -> Wish:
    """What makes no sense is as if it was not asked."""
    near = asked.get("afstand", "")
    return Wish(
        kind=_slug(asked.get("soort", "")),
        certificate=_slug(asked.get("certificaat", "")),
        hours=asked.get("uren") == str(MANY_HOURS),
        near=int(near) if near in map(str, BANDS) else 0,
    )


def _slug(said: str) -> str:
    return said if slug_re.match(said) else ""


def address_of(wish: Wish, *, page: int = 1) -> str:
    asked = {
        "soort": wish.kind,
        "certificaat": wish.certificate,
        "uren": str(MANY_HOURS) if wish.hours else "",
        "afstand": str(wish.near or ""),
        "deel": str(page) if page > 1 else "",
    }
    said = {name: value for name, value in asked.items() if value}
    return reverse("marketplace:candidates") + (f"?{urlencode(said)}" if said else "")


@dataclass(frozen=True)
class Chips:
    """Tapping a chosen one lets it go. The finer choice shows once the rough one was made."""

    all: tuple[Chip, ...]
    courses: tuple[Chip, ...]
    bands: tuple[Chip, ...]


def chips_for(wish: Wish, *, count: int, kinds: Iterable[WorkKind], courses: Iterable[Course]) -> Chips:
    def chip(icon: str, words: str, chosen: bool, on: Wish, off: Wish) -> Chip:
        return icon, words, address_of(off if chosen else on), chosen

    hours = ngettext("%(count)d hour or more", "%(count)d hours or more", MANY_HOURS) % {"count": MANY_HOURS}
    proven, near = bool(wish.certificate), bool(wish.near)
    return Chips(
        all=(
            ("", _("All %(count)d") % {"count": count}, address_of(Wish()), wish == Wish()),
            *(
                chip(it.icon, it.name, wish.kind == it.slug, replace(wish, kind=it.slug), replace(wish, kind=""))
                for it in kinds
            ),
            chip("award", _("With a certificate"), proven, replace(wish, certificate=ANY_CERTIFICATE),
                 replace(wish, certificate="")),
            chip("clock", hours, wish.hours, replace(wish, hours=True), replace(wish, hours=False)),
            chip("footprints", _("Close to me"), near, replace(wish, near=NEAR), replace(wish, near=0)),
        ),
        courses=tuple(
            chip("", it.name, wish.certificate == it.slug, replace(wish, certificate=it.slug),
                 replace(wish, certificate=ANY_CERTIFICATE))
            for it in (courses if proven else ())
        ),
        bands=tuple(
            ("", _("Up to %(count)d minutes on foot") % {"count": it}, address_of(replace(wish, near=it)),
             wish.near == it)
            for it in (BANDS if near else ())
        ),
    )  # fmt: skip

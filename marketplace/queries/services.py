"""What we help with, as everybody may see it: every kind of work, what it is, and how much of it is open nearby."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace import words
from marketplace.models import Opportunity, WorkKind
from neighbourhoods import nearby, places
from neighbourhoods.models import User

from .cards import Card, Fact
from .home import REACH
from .kinds import active_kinds, kind_by_slug
from .locks import cards_of
from .nearby import Wish
from .whereabouts import Place

SHOWN = 3
COUNTED = 20  # "more than 20" says enough
FactRow = tuple[str, str, str, str, str]  # icon, palette, label, words, small print


@dataclass(frozen=True)
class Row:
    """One kind in the list of all."""

    name: str
    hint: str
    icon: str
    palette: str
    href: str


@dataclass(frozen=True)
class Service:
    """One kind of work, without anybody in it."""

    slug: str
    name: str
    hint: str
    icon: str
    palette: str
    facts: tuple[FactRow, ...]
    asking: tuple[str, ...]
    steps: tuple[str, ...]
    good_to_know: tuple[Fact, ...]
    can_be_asked: bool
    open_words: str
    cards: tuple[Card, ...]
    tasks: str  # the list with only this kind

    @property
    def in_a_sentence(self) -> str:
        return words.in_a_sentence(self.name)


def all_services() -> tuple[Row, ...]:
    """In the order of the editor."""
    return tuple(Row(kind.name, kind.hint, kind.icon, kind.palette, href_of(kind)) for kind in active_kinds())


def href_of(kind: WorkKind) -> str:
    return reverse("marketplace:service", args=[kind.slug])


def service(slug: str, viewer: User, place: Place | None) -> Service:
    """404 for a kind we do not know, or that nobody can ask for any more."""
    kind = kind_by_slug(slug)
    if kind is None:
        raise Http404
    return service_of(kind, viewer, place)


def service_of(kind: WorkKind, viewer: User, place: Place | None, cost: str = "") -> Service:
    """`cost`: the editor's own words for it."""
    found = _near(kind, place) if place else _newest(kind)
    minutes = {pk: walk for pk, walk in found if walk}
    return Service(
        slug=kind.slug,
        name=kind.name,
        hint=kind.hint,
        icon=kind.icon,
        palette=kind.palette,
        facts=_facts(kind, cost),
        asking=(_("You tell us what you need."), _("We call you."), _("A neighbour comes to help.")),
        steps=tuple(kind.steps),
        good_to_know=_good_to_know(kind),
        can_be_asked=kind.is_active,
        open_words=_open_words(len(found), place),
        cards=tuple(cards_of([pk for pk, _walk in found[:SHOWN]], viewer=viewer, minutes=minutes, place=place)),
        tasks=Wish(kind=kind.slug).href(),
    )


def _near(kind: WorkKind, place: Place) -> list[tuple[int, int | None]]:
    """(task, minutes on foot), nearest first."""
    found = nearby.nearest(
        Opportunity,
        latitude=place.latitude,
        longitude=place.longitude,
        reach_metres=places.walking_metres(REACH),
        kinds=kind.mask,
        limit=COUNTED + 1,
    )
    return [(near.id, near.minutes) for near in found]


def _newest(kind: WorkKind) -> list[tuple[int, int | None]]:
    tasks = Opportunity.objects.filter(band__isnull=False, kind_bit=kind.mask).order_by("-published_at", "-id")
    return [(pk, None) for pk in tasks.values_list("pk", flat=True)[: COUNTED + 1]]


def _open_words(count: int, place: Place | None) -> str:
    if count > COUNTED:
        near = _("More than %(count)d jobs are open near %(place)s.")
        return (near if place else _("More than %(count)d jobs are open.")) % _said(COUNTED, place)
    if place is None:
        return ngettext("%(count)d job is open.", "%(count)d jobs are open.", count) % _said(count, place)
    return ngettext("%(count)d job is open near %(place)s.", "%(count)d jobs are open near %(place)s.", count) % _said(
        count, place
    )


def _said(count: int, place: Place | None) -> dict[str, object]:
    return {"count": count, "place": place.name if place else ""}


def _facts(kind: WorkKind, cost: str) -> tuple[FactRow, ...]:
    bought = _("You only pay what is bought.") if kind.handles_money else _("The helper is not paid.")
    return (
        ("user-round", "teal", _("Who helps"), _("A neighbour"), _("We speak to every helper first.")),
        ("clock", "ochre", _("How long"), _("About %(length)s") % {"length": words.length_words(kind.minutes)}, ""),
        ("euro", "slate", _("Cost"), cost or _("The help is free"), "" if cost else bought),
    )


def _good_to_know(kind: WorkKind) -> tuple[Fact, ...]:
    """What the kind itself says: sentences for the neighbour and the helper both."""
    said = (
        (kind.together, "users", _("You do this together.")),
        (kind.in_the_home, "house", _("The helper comes into the home.")),
        (kind.handles_money, "receipt", _("Money goes along. The receipt comes back.")),
        (kind.holds_key, "key-round", _("A key goes along. We write down who has it.")),
    )
    return tuple((icon, sentence) for applies, icon, sentence in said if applies)

"""Work by what somebody types: kinds by their words, and the open tasks of those kinds and places. Nothing personal."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from marketplace.models import Opportunity, WorkKind
from neighbourhoods import nearby, places
from neighbourhoods.alike import Asked, closeness, forms_in
from neighbourhoods.models import User
from neighbourhoods.queries.finding import Hood

from .cards import Card, card_of, light
from .kinds import active_kinds
from .locks import cards_of, with_locks
from .nearby import FARTHEST
from .whereabouts import Place

KINDS = 6
TASKS = 3
NUMBER = re.compile(r"#?\b([0-9]{1,9})\b")


@dataclass(frozen=True)
class KindHit:
    """A kind of work, and the page about it."""

    name: str
    hint: str
    icon: str
    palette: str
    href: str


@dataclass(frozen=True)
class Work:
    kinds: tuple[KindHit, ...]  # that were asked for
    all_kinds: tuple[KindHit, ...]
    numbered: Card | None  # the task whose number was typed
    tasks: tuple[Card, ...]


def work_like(asked: Asked, hoods: Sequence[Hood], *, viewer: User, place: Place | None) -> Work:
    """Kinds that fit the words, and open tasks of those kinds near the named place, or else near the viewer."""
    every = active_kinds()
    kinds = _best(every, asked)[:KINDS]
    return Work(
        kinds=tuple(map(_hit, kinds)),
        all_kinds=tuple(map(_hit, every)),
        numbered=_numbered(asked, viewer),
        tasks=tuple(_tasks(kinds, hoods, viewer, place)) if kinds or hoods else (),
    )


def _hit(kind: WorkKind) -> KindHit:
    return KindHit(kind.name, kind.hint, kind.icon, kind.palette, reverse("marketplace:service", args=[kind.slug]))


def _best(kinds: list[WorkKind], asked: Asked) -> list[WorkKind]:
    return _most(kinds, lambda kind: _words(kind, asked)) or _most(
        kinds, lambda kind: closeness(asked, kind.name_nl, kind.name_en)
    )


def _words(kind: WorkKind, asked: Asked) -> int:
    """The name counts for more than the few words below it."""
    in_name = asked.shared_with(forms_in(kind.name_nl, kind.name_en))
    return 2 * in_name + asked.shared_with(forms_in(kind.hint_nl, kind.hint_en))


def _most(kinds: list[WorkKind], score: Callable[[WorkKind], int]) -> list[WorkKind]:
    """Those with the highest score, in the order of the editor."""
    scores = [(score(kind), kind) for kind in kinds]
    most = max((number for number, _kind in scores), default=0)
    return [kind for number, kind in scores if number == most and most > 0]


def _numbered(asked: Asked, viewer: User) -> Card | None:
    """The number on the paper list, when that task is still open."""
    found = NUMBER.search(asked.text)
    if found is None:
        return None
    task = light().filter(pk=int(found[1]), band__isnull=False).first()
    return with_locks([card_of(task, viewer=viewer, minutes=None)], [task], viewer=viewer)[0] if task else None


def _tasks(kinds: list[WorkKind], hoods: Sequence[Hood], viewer: User, place: Place | None) -> list[Card]:
    mask = sum(kind.mask for kind in kinds) or None
    named = next((it for it in map(_middle, hoods) if it), None)
    start = named or ((place.latitude, place.longitude) if place else None)
    if start is None:
        newest = Opportunity.objects.filter(band__isnull=False, work_kind__in=kinds).order_by("-published_at", "-id")
        return cards_of(newest.values_list("pk", flat=True)[:TASKS], viewer=viewer, place=place)
    found = nearby.nearest(
        Opportunity,
        latitude=start[0],
        longitude=start[1],
        reach_metres=places.walking_metres(FARTHEST),
        limit=TASKS,
        kinds=mask,
    )
    walks = None if named else {near.id: near.minutes for near in found}  # the walk is from where the viewer is
    return cards_of([near.id for near in found], viewer=viewer, minutes=walks, place=place)


def _middle(hood: Hood) -> tuple[float, float] | None:
    return (hood.latitude, hood.longitude) if hood.latitude is not None and hood.longitude is not None else None

"""Other work that somebody can do now: near the one that they cannot, and the same kind first."""

from collections.abc import Iterable
from typing import Any

from marketplace import load, requirements
from marketplace.models import Opportunity
from neighbourhoods import nearby
from neighbourhoods.models import User

from .cards import light

OTHERS = 2
LOOKED_AT = 12
ALIKE_METRES = 10_000.0


def that_fit(viewer: User, task: Opportunity) -> list[Opportunity]:
    """Two open tasks at most. For who is known here: nothing they lack the papers for, nothing that is too much."""
    near = _near(task, LOOKED_AT if viewer.is_authenticated else OTHERS)
    return (list(near) if not viewer.is_authenticated else _fitting(viewer, near))[:OTHERS]


def _near(task: Opportunity, limit: int) -> list[Opportunity]:
    """Of the same kind when there are, and else whatever is nearest."""
    if task.latitude is None or task.longitude is None:
        return []
    around: dict[str, Any] = {"latitude": task.latitude, "longitude": task.longitude, "reach_metres": ALIKE_METRES}
    alike = nearby.nearest(Opportunity, kinds=task.kind_bit or None, limit=limit + 1, **around)
    anything = nearby.nearest(Opportunity, limit=2 * limit + 1, **around) if len(alike) <= limit else []
    ids = list(dict.fromkeys(near.id for near in [*alike, *anything] if near.id != task.pk))[:limit]
    found = light().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _fitting(viewer: User, tasks: Iterable[Opportunity]) -> list[Opportunity]:
    others = [it for it in tasks if it.requester_id != viewer.pk]
    if not others:
        return []
    policies = requirements.policies_of(it.neighbourhood.municipality_id for it in others)
    known = requirements.known_of([viewer])[viewer.pk] if policies.rows else requirements.Known()
    mine = load.load_of(viewer)
    return [it for it in others if not policies.lacking(known, it) and not load.too_much(viewer, it, mine)]

"""The hours somebody did, in heaps that can be ticked: by kind of work, what counts already and what is new."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace import coming
from marketplace.models import CountedVisit, Visit, WorkKind
from marketplace.states import VisitState
from marketplace.words import length_words
from neighbourhoods.models import User

KIND = "agreement__opportunity__work_kind"


@dataclass(frozen=True)
class Group:
    """Done visits of one kind of work. `value` changes with what is in it: what nobody saw is never ticked."""

    value: str
    name: str
    icon: str
    words: str
    counts: bool
    visits: tuple[int, ...]


def hours_to_count(person: User) -> list[Group]:
    """3 questions. What counts stands before what is new of the same kind."""
    done = Visit.objects.filter(coming.by([person]), state=VisitState.DONE).order_by("pk")
    counted = set(CountedVisit.objects.filter(person=person).values_list("visit", flat=True))
    heaps: dict[tuple[int, bool], list[tuple[int, int]]] = defaultdict(list)
    for pk, minutes, kind in done.values_list("pk", "minutes", KIND):
        heaps[kind or 0, pk in counted].append((pk, minutes))
    kinds = WorkKind.objects.in_bulk({kind for kind, _counts in heaps if kind})
    new_beside = {kind for kind, counts in heaps if counts}
    groups = [
        _group(kinds.get(kind), visits, counts=counts, is_new=not counts and kind in new_beside)
        for (kind, counts), visits in heaps.items()
    ]
    return sorted(groups, key=lambda it: (it.name, not it.counts))


def _group(kind: WorkKind | None, visits: Iterable[tuple[int, int]], *, counts: bool, is_new: bool) -> Group:
    ids = tuple(pk for pk, _minutes in visits)
    minutes = sum(length for _pk, length in visits)
    times = ngettext("%(count)d time", "%(count)d times", len(ids)) % {"count": len(ids)}
    words = f"{times}, {length_words(minutes)}"
    return Group(
        value=f"{kind.pk if kind else 0}-{int(counts)}-{len(ids)}-{minutes}",
        name=kind.name if kind else _("Something else"),
        icon=kind.icon if kind else "hand-heart",
        words=_("New: %(what)s") % {"what": words} if is_new else words,
        counts=counts,
        visits=ids,
    )

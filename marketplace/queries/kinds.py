"""The kinds of work that can be asked for and liked. Nothing personal; the same for everybody."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from marketplace.models import WorkKind

LAST_BIT = 62


def active_kinds() -> list[WorkKind]:
    """In the order of the editor."""
    return list(WorkKind.objects.filter(is_active=True))


def every_kind() -> QuerySet[WorkKind]:
    """For editors: also what cannot be asked for now."""
    return WorkKind.objects.all()


def next_position() -> int:
    """After all others."""
    return (every_kind().aggregate(last=Max("position"))["last"] or 0) + 1


def is_full() -> bool:
    """The search index has a bit for each kind, and no more."""
    return every_kind().filter(bit=LAST_BIT).exists()


def is_taken(slug: str, *, other_than: int | None) -> bool:
    found = every_kind().filter(slug=slug)
    return (found if other_than is None else found.exclude(pk=other_than)).exists()


def kinds_among(ids: Iterable[str]) -> list[WorkKind]:
    """The kinds with these numbers, as far as they can be chosen."""
    return list(WorkKind.objects.filter(is_active=True, pk__in=ids))


def kind_by_slug(slug: str) -> WorkKind | None:
    return WorkKind.objects.filter(slug=slug, is_active=True).first()

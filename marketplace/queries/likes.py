"""What a helper may like: the kinds of work that can be asked for. Nothing personal; the same for everybody."""

from collections.abc import Iterable

from marketplace.models import WorkKind


def kinds_to_like() -> list[WorkKind]:
    """In the order of the editor."""
    return list(WorkKind.objects.filter(is_active=True))


def kinds_liked(ids: Iterable[str]) -> list[WorkKind]:
    """The kinds with these numbers, as far as they can be chosen."""
    return list(WorkKind.objects.filter(is_active=True, pk__in=ids))

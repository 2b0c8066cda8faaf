"""The kinds of work that can be asked for and liked. Nothing personal; the same for everybody."""

from collections.abc import Iterable

from marketplace.models import WorkKind


def active_kinds() -> list[WorkKind]:
    """In the order of the editor."""
    return list(WorkKind.objects.filter(is_active=True))


def kinds_among(ids: Iterable[str]) -> list[WorkKind]:
    """The kinds with these numbers, as far as they can be chosen."""
    return list(WorkKind.objects.filter(is_active=True, pk__in=ids))


def kind_by_slug(slug: str) -> WorkKind | None:
    return WorkKind.objects.filter(slug=slug, is_active=True).first()

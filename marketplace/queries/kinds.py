"""The kinds of work people can ask for. Nothing personal; the same for everybody."""

from marketplace.models import WorkKind


def kinds_to_ask_for() -> list[WorkKind]:
    """In the order of the editor."""
    return list(WorkKind.objects.filter(is_active=True))


def kind_by_slug(slug: str) -> WorkKind | None:
    return WorkKind.objects.filter(slug=slug, is_active=True).first()

"""When people can walk in, for pages that are about a neighbourhood but not an editor's page themselves."""

from django import template

from cms.models.neighbourhoods import walk_in_at
from cms.walk_in import WalkIn

register = template.Library()


@register.simple_tag
def walk_in_hours(slug: str) -> tuple[WalkIn, ...]:
    """By the word in the neighbourhood's address: the hours on its published page."""
    return walk_in_at(slug)

"""What a course's page says from above training: which work its certificate opens; and the lines."""

from typing import Any

from django import template

from marketplace.queries.learning import work_opened_by
from marketplace.queries.lines import lines_for

register = template.Library()


@register.inclusion_tag("training/parts/opens.html")
def opens_work(course: Any) -> dict[str, Any]:
    return {"works": work_opened_by(course.pk, course.municipality_id)}


@register.inclusion_tag("marketplace/parts/learning_lines.html")
def learning_lines(viewer: Any, place: Any) -> dict[str, Any]:
    return {"lines": lines_for(viewer, place), "known": viewer.is_authenticated}

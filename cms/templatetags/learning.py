"""What a course's page says from above training: which work its certificate opens."""

from typing import Any

from django import template

from marketplace.queries.learning import work_opened_by

register = template.Library()


@register.inclusion_tag("training/parts/opens.html")
def opens_work(course: Any) -> dict[str, Any]:
    return {"works": work_opened_by(course.pk, course.municipality_id)}

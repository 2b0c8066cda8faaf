"""What editors wrote, for templates elsewhere on the site."""

from django import template

from cms.models.statements import BenefitWords, benefit_words
from cms.street_scenes import file_of

register = template.Library()


@register.simple_tag(name="benefit_words")
def benefit() -> BenefitWords | None:
    return benefit_words()


@register.simple_tag
def scene_file(people: str, houses: str) -> str:
    """The drawing an editor chose."""
    return f"built/{file_of(people, houses)}"

"""Small words for templates: icons, phone numbers, options, page titles."""

import functools
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django import template
from django.forms import Form
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from cms import street
from neighbourhoods import phones
from neighbourhoods.languages import kept_apart

register = template.Library()


@functools.cache
def _drawing(name: str) -> SafeString:
    drawing = lucide(name, **{"class": "i", "aria_hidden": "true"})
    head, tag_end, lines = drawing.partition(">")
    # The stylesheet's `.i` says how lines look: with that on every icon a list of cards would be half as heavy again.
    head = re.sub(r' (width|height|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"', "", head)
    short = re.sub(r"\s*\n\s*", "", lines).replace(" />", "/>")
    return mark_safe(head + tag_end + short)  # noqa: S308  # from the package, not from people


@register.simple_tag
def icon(name: str) -> SafeString:
    """A Lucide icon beside a word. It is never read aloud, so the word must be there."""
    return _drawing(name + "")


@register.simple_tag
def icon_shapes(names: str) -> SafeString:
    """These icons once, unseen, for `icon_again`: in a long list each drawing would weigh twenty times."""
    shapes = "".join(f'<g id="i-{name}">{_lines(name)}</g>' for name in str(names).split())
    return mark_safe(f"<div hidden><svg>{shapes}</svg></div>")  # noqa: S308  # from the package, not from people


@register.filter
def icons(cards: Iterable[Any]) -> str:
    """The names of all icons on these cards, each once."""
    named = {name for card in cards for name in (card.icon, *(fact[0] for fact in card.facts))}
    named |= {line[0] for card in cards for line in (card.tag, card.first) if line}
    return " ".join(sorted(named))


@register.filter
def card_icons(people: Iterable[Any]) -> str:
    """The same for cards of people who want to work."""
    cards = [it.card for it in people]
    named = {"badge-check", "sprout", "hand-helping", *(card.icon for card in cards)}
    return " ".join(sorted(named | {name for card in cards for name, _words in card.facts}))


@register.simple_tag
def icon_again(name: str) -> SafeString:
    """An icon that `icon_shapes` has drawn on this page."""
    return format_html('<svg viewBox="0 0 24 24" class="i" aria-hidden="true"><use href="#i-{}"/></svg>', name)


def _lines(name: str) -> str:
    return _drawing(name + "").partition(">")[2].removesuffix("</svg>")


@register.simple_tag
def logo() -> SafeString:
    return mark_safe(street.logo())  # noqa: S308  # our own drawing


@register.simple_tag
@functools.cache
def icon_in_page() -> str:
    """The icon of the browser's tab within the page: a request less for every first view."""
    return "data:image/svg+xml," + quote(street.logo(standalone=True))


@register.filter
def phone(number: object) -> str:
    """06 12 34 56 78, 088 000 12 34: in groups, as people say them."""
    return phones.display(str(number or ""))


@register.filter
def apart(name: object) -> str:
    """A name that is written from right to left keeps to itself inside a sentence: a number after it stays in place."""
    return kept_apart(str(name))


@register.filter
def tel(number: object) -> str:
    """The address behind a phone link."""
    return phones.link(str(number or ""))


@register.simple_tag
def phone_link(number: object, classes: str = "nowrap") -> SafeString:
    return format_html('<a class="{}" href="{}">{}</a>', classes, tel(number), phone(number))


@register.filter
def hint(option: BoundWidget, field: BoundField) -> object:
    """The second line of one choice: `field.hints = {value: sentence}` on the form's field."""
    return _of_option(option, field, "hints")


@register.filter
def pictured(option: BoundWidget, field: BoundField) -> object:
    """The icon of one choice: `field.icons = {value: name}` on the form's field."""
    return _of_option(option, field, "icons")


@register.filter
def coloured(option: BoundWidget, field: BoundField) -> object:
    """The colour pair of one choice: `field.palettes = {value: name}` on the form's field."""
    return _of_option(option, field, "palettes")


def _of_option(option: BoundWidget, field: BoundField, name: str) -> object:
    words = getattr(field.field, name, {})
    return words.get(str(option.data["value"]), "")


@register.filter
def first_id(field: BoundField) -> str:
    """Where a link to this field lands: the input, or the first of a group of inputs."""
    if field.field.widget.use_fieldset:
        return str(field.subwidgets[0].id_for_label)
    return str(field.auto_id)


@register.filter
def is_choice_list(field: BoundField) -> bool:
    return bool(field.field.widget.use_fieldset)


@register.filter
def is_single_tick(field: BoundField) -> bool:
    return field.widget_type == "checkbox"


@register.filter
def has_errors(form: object) -> bool:
    return isinstance(form, Form) and form.is_bound and bool(form.errors)


@register.filter
def lacks_something(form: Form) -> bool:
    """Is any answer not there yet? Else what was filled in is wrong, and the heading says that."""
    wrong = [form[name] for name in form.errors if name in form.fields]
    return any(field.errors.as_data()[0].code == "required" or not field.value() for field in wrong)


@register.filter
def steps(total: int) -> range:
    return range(1, int(total) + 1)


@register.filter
def words(text: str) -> list[str]:
    return text.split()

"""Fields for what people write freely. Every stored one is of these: a test walks all forms of the site.

A citizen service number is refused. A word that hints at what is never kept raises a sentence once: who presses the
button again goes on, and the coordinator reads that the text wants a second look.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from . import never_stored
from .never_stored import Subject
from .queries.never_stored import hint_words, named


class ShortText(forms.CharField):
    """A name or a house number: words may be anybody's name, a citizen service number never is."""

    default_error_messages = {
        "citizen_number": gettext_lazy(
            "This looks like a citizen service number (BSN). Leave it out. We never keep it."
        ),
    }

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        if written and never_stored.has_citizen_number(written):
            raise forms.ValidationError(self.error_messages["citizen_number"], code="citizen_number")
        return written


class SaidOnce:
    """A widget that remembers, in the page itself, which hints the writer has read."""

    read: frozenset[str] = frozenset()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        self.read |= frozenset(data.get(f"{name}-read", "").split()) & frozenset(Subject.values)
        return super().value_from_datadict(data, files, name)  # type: ignore[misc]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        box = super().render(name, value, attrs, renderer)  # type: ignore[misc]
        if not self.read:
            return box
        return format_html('{}<input type="hidden" name="{}-read" value="{}">', box, name, " ".join(sorted(self.read)))


class HintedInput(SaidOnce, forms.TextInput):
    """One line."""


class HintedTextarea(SaidOnce, forms.Textarea):
    """Several lines."""


class FreeText(ShortText):
    """Own words about oneself or somebody else. `rows` makes it a box of so many lines."""

    widget = HintedInput

    def __init__(self, *, rows: int = 0, **kwargs: Any) -> None:
        if rows:
            kwargs["widget"] = HintedTextarea({"rows": rows})
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        if not written:
            return written
        found = never_stored.subjects_in(written, hint_words())
        new = [subject for subject in found if subject not in self.widget.read]
        self.widget.read |= frozenset(new)
        if new:
            raise forms.ValidationError(hint(new), code="hint")
        return written


def hint(subjects: Iterable[Subject]) -> str:
    return gettext(
        "This may be about %(subjects)s. Better leave that out. Write what the job asks. "
        "For example: talk quietly, or sitting work. "
        "Do you want to say it like this all the same? Then press the button once more."
    ) % {"subjects": named(subjects)}

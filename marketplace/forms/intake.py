"""The intake from the dream: what somebody dreams of, can, and finds good; when and how far. All may stay open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.dreams import PICTURES, in_words
from marketplace.queries.my_wishes import Wishes, conditions_to_choose
from marketplace.words import walk_words
from neighbourhoods.free_text import FreeText

from .helper import PlainForm

TALK = _("You may also talk: press the microphone of your keyboard.")
PARTS = [("morning", _("Mornings")), ("afternoon", _("Afternoons")), ("evening", _("Evenings"))]


class DreamForm(PlainForm):
    """In pictures, in words, or both."""

    pictures = forms.MultipleChoiceField(
        label=_("What makes you happy?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    dream = FreeText(
        label=_("Say it in your own words"), help_text=TALK, required=False, max_length=600, rows=3
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pictures"]
        field.choices = [(name, words) for name, (words, _icon, _colour) in PICTURES.items()]  # type: ignore[attr-defined]
        field.icons = {name: icon for name, (_words, icon, _colour) in PICTURES.items()}  # type: ignore[attr-defined]
        field.palettes = {name: colour for name, (_words, _icon, colour) in PICTURES.items()}  # type: ignore[attr-defined]

    def told(self) -> str:
        return in_words(self.cleaned_data["pictures"], self.cleaned_data["dream"])


class HelpsForm(PlainForm):
    """What somebody can, where they work best, when, and how far on foot."""

    can = FreeText(
        label=_("What are you good at?"),
        help_text=_("For example: cooking, listening, mending bicycles."),
        required=False,
        max_length=400,
        rows=2,
    )
    works_best = forms.MultipleChoiceField(
        label=_("What helps you?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    parts = forms.MultipleChoiceField(
        label=_("When can you?"),
        help_text=_("No tick? Then any time suits you."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=PARTS,
    )
    reach_minutes = forms.TypedChoiceField(
        label=_("How far do you want to walk?"), coerce=int, required=False, empty_value=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, wishes: Wishes, can: str = "", **kwargs: Any) -> None:
        initial = {
            "can": can, "works_best": wishes.works_best, "parts": wishes.parts, "reach_minutes": wishes.reach_minutes,
        }  # fmt: skip
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        minutes = sorted({10, 20, 30, 45, wishes.reach_minutes})
        self.fields["reach_minutes"].choices = [(it, walk_words(it)) for it in minutes]  # type: ignore[attr-defined]
        places = conditions_to_choose()
        if not places:
            del self.fields["works_best"]
            return
        self.fields["works_best"].choices = [(str(it.pk), it.text) for it in places]  # type: ignore[attr-defined]
        self.fields["works_best"].icons = {str(it.pk): it.icon for it in places}  # type: ignore[attr-defined]


class AnswerForm(PlainForm):
    """What somebody thinks of an advice about them."""

    words = FreeText(
        label=_("What do you think of it?"), max_length=400, rows=2,
        error_messages={"required": _("Write down what you think of it.")},
    )  # fmt: skip

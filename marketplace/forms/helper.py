"""Forms of somebody who helps: where they look from, a question, how it went, a day, their own details."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.words import length_words, walk_words
from neighbourhoods import reach
from neighbourhoods.addresses import AsksNeighbourhood
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.forms import PhoneField, PostcodeField
from neighbourhoods.free_text import FreeText, ShortText


class PlainForm(forms.Form):
    """Our sentences instead of the browser's."""

    use_required_attribute = False


class PlaceForm(PlainForm):
    postcode = forms.CharField(
        label=_("Your postcode"),
        help_text=_("The four digits are enough."),
        max_length=10,
        error_messages={"required": _("Enter your postcode. For example 8991 AB.")},
        widget=forms.TextInput({"autocomplete": "postal-code", "size": 8, "class": "short"}),
    )


class QuestionForm(PlainForm):
    words = FreeText(
        label=_("What do you want to know?"),
        help_text=_("You may also talk: press the microphone of your keyboard."),
        required=False,
        max_length=500,
        rows=3,
    )


class DayForm(PlainForm):
    """The day two neighbours agreed on."""

    on_date = forms.DateField(
        label=_("Which day?"),
        error_messages={"required": _("Choose a day."), "invalid": _("This is not a day. For example 14-05-2026.")},
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    at_time = forms.TimeField(
        label=_("At what time?"),
        required=False,
        error_messages={"invalid": _("This is not a time. For example 14:00.")},
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )


def lengths_around(planned: int) -> list[int]:
    """Minutes to choose from; what was planned is always among them."""
    return sorted({30, 60, 90, 120, 150, 180, 240, planned})


class HowForm(PlainForm):
    """How it went: the answer itself is one of three buttons."""

    minutes = forms.TypedChoiceField(label=_("How long did it take?"), coerce=int)
    words = FreeText(
        label=_("Would you like to say anything else?"),
        required=False,
        max_length=500,
        rows=3,
    )

    def __init__(self, *args: Any, minutes: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"minutes": minutes}, **kwargs)
        choices = [(length, length_words(length)) for length in lengths_around(minutes)]
        self.fields["minutes"].choices = choices  # type: ignore[attr-defined]


class ConfirmForm(PlainForm):
    """How long it was, says who was helped; who does not know leaves it out."""

    minutes = forms.TypedChoiceField(
        coerce=int,
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose how long it was from the list.")},
    )

    def __init__(self, *args: Any, planned: int, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["minutes"]
        lengths = [(length, length_words(length)) for length in lengths_around(planned)]
        field.choices = [("", _("I do not know")), *lengths]  # type: ignore[attr-defined]
        field.label = _("How long was %(name)s there?") % {"name": name}

    def told(self) -> int | None:
        if not self.is_valid():
            raise NotAllowedNow(" ".join(self.errors["minutes"]), "minutes")
        return self.cleaned_data["minutes"]


class NamesForm(PlainForm):
    first_name = ShortText(
        label=_("First name"),
        max_length=60,
        error_messages={"required": _("Enter your first name.")},
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    last_name = ShortText(
        label=_("Surname"), max_length=80, required=False, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    call_name = FreeText(
        label=_("How may the other call you?"),
        help_text=_("For example: mevrouw De Wit."),
        max_length=60,
        required=False,
    )


class HomeForm(AsksNeighbourhood, PlainForm):
    """Where the person lives. The number may stay out: then minutes are measured from the postcode."""

    neighbourhood_after = ("postcode", "house_number")

    postcode = PostcodeField(label=_("Postcode"))
    house_number = ShortText(
        label=_("House number"),
        max_length=16,
        required=False,
        widget=forms.TextInput({"autocomplete": "address-line2"}),
    )


ADDRESS_SENTENCE = _("Who helps me may get my address in a text message.")


class ReachForm(PlainForm):
    """A phone number, and how the person hears from us; where texts are sent, also what may stand in one."""

    phone = PhoneField(label=_("Phone number"), required=False)
    channel = forms.ChoiceField(label=_("How do you want to hear from us?"), widget=forms.RadioSelect)
    address_by_text = forms.BooleanField(label=ADDRESS_SENTENCE, required=False)

    def __init__(self, *args: Any, channels: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not reach.texts_are_sent():
            del self.fields["address_by_text"]
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]


class WishesForm(PlainForm):
    """What somebody likes to do, when, and how far on foot."""

    likes = forms.MultipleChoiceField(
        label=_("What do you like to do?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    parts = forms.MultipleChoiceField(
        label=_("When can you?"),
        help_text=_("No tick? Then any time suits you."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("morning", _("Mornings")), ("afternoon", _("Afternoons")), ("evening", _("Evenings"))],
    )
    reach_minutes = forms.TypedChoiceField(
        label=_("How far do you want to walk?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, kinds: list[tuple[int, str, str]], reach: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        likes, minutes = self.fields["likes"], self.fields["reach_minutes"]
        likes.choices = [(str(pk), name) for pk, name, _icon in kinds]  # type: ignore[attr-defined]
        likes.icons = {str(pk): icon for pk, _name, icon in kinds}  # type: ignore[attr-defined]
        minutes.choices = [(it, walk_words(it)) for it in sorted({10, 20, 30, 45, reach})]  # type: ignore[attr-defined]


NO_LIMIT = "0"
HOURS_A_WEEK = (1, 2, 4, 8, 16, 24)


class PaceForm(PlainForm):
    """How much somebody wants to do, and where they work best: properties of a place, never of a person."""

    most = forms.ChoiceField(
        label=_("How much in a week, at most?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how much you want to do at most.")},
    )
    nothing_heavy = forms.BooleanField(label=_("Nothing heavy"), required=False)
    works_best = forms.MultipleChoiceField(
        label=_("I work best in a place that is:"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, conditions: list[tuple[int, str, str]], most: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lengths = sorted({*(60 * hours for hours in HOURS_A_WEEK), *([most] if most else [])})
        choices = [*((str(it), length_words(it)) for it in lengths), (NO_LIMIT, _("No limit"))]
        self.fields["most"].choices = choices  # type: ignore[attr-defined]
        if not conditions:
            del self.fields["works_best"]
            return
        places = self.fields["works_best"]
        places.choices = [(str(pk), words) for pk, words, _icon in conditions]  # type: ignore[attr-defined]
        places.icons = {str(pk): icon for pk, _words, icon in conditions}  # type: ignore[attr-defined]

"""The four screens of asking for help. Each asks one thing and keeps what was typed."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.models import Opportunity
from marketplace.models.agreements import Thanks
from neighbourhoods.addresses import AsksNeighbourhood
from neighbourhoods.forms import PhoneField, PostcodeField
from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.places import parse_house_number

PARTS = [("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("Evening"))]
LAST_DAY_AHEAD = 366


class WhenForm(forms.Form):
    use_required_attribute = False

    day = forms.ChoiceField(
        label=_("Which day?"),
        choices=[
            (Opportunity.Day.SOON, _("As soon as possible")),
            (Opportunity.Day.THIS_WEEK, _("This week")),
            (Opportunity.Day.DATE, _("On a fixed day")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a day."), "invalid_choice": _("Choose a day.")},
    )
    on_date = forms.DateField(
        label=_("Which date?"),
        help_text=_("Only for a fixed day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Enter the date."), "invalid": _("Enter a date. For example 24-12-2026.")},
    )
    parts = forms.MultipleChoiceField(
        label=_("Which part of the day?"),
        choices=PARTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose a part of the day.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].hints = {  # type: ignore[attr-defined]
            Opportunity.Day.SOON: _("Today or tomorrow"),
            Opportunity.Day.THIS_WEEK: _("Any day is fine"),
            Opportunity.Day.DATE: _("You choose the date"),
        }
        self.fields["parts"].icons = {  # type: ignore[attr-defined]
            "morning": "sunrise",
            "afternoon": "sun",
            "evening": "moon",
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("day") != Opportunity.Day.DATE:
            answers["on_date"] = None
            self.errors.pop("on_date", None)
        elif "on_date" not in self.errors:
            self._check_date(answers["on_date"])
        return answers

    def _check_date(self, on_date: date) -> None:
        today = timezone.localdate()
        if on_date < today:
            self.add_error("on_date", _("This day has passed. Choose today or later."))
        elif (on_date - today).days > LAST_DAY_AHEAD:
            self.add_error("on_date", _("This is too far away. Choose a date within a year."))


class WhereForm(AsksNeighbourhood, forms.Form):
    """Who asks, and where."""

    use_required_attribute = False
    neighbourhood_after = ("postcode", "house_number")

    postcode = PostcodeField(label=_("Postcode"))
    house_number = ShortText(
        label=_("House number"),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "address-line2"}),
        error_messages={"required": _("Enter your house number.")},
    )
    name = ShortText(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name.")},
    )
    phone = PhoneField(label=_("Your phone number"), help_text=_("We call you to make an appointment."))
    call_name = FreeText(
        label=_("How may the helper call you?"),
        help_text=_("For example: Mrs De Wit, or Anna."),
        max_length=60,
        required=False,
    )

    def clean_house_number(self) -> str:
        typed = self.cleaned_data["house_number"]
        if parse_house_number(typed) is None:
            raise forms.ValidationError(_("Start with a number. For example 12 or 12 A."))
        return typed.strip()


class SendForm(forms.Form):
    """The last screen. `website` is left empty by people and filled in by machines."""

    use_required_attribute = False

    wish = FreeText(
        label=_("Would you like to tell us anything else?"),
        help_text=_("For example: I have a dog. Or: the bell does not work."),
        required=False,
        max_length=1000,
        rows=3,
        error_messages={"max_length": _("This is too long. Keep it under 1000 letters.")},
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    seal = forms.CharField(required=False, widget=forms.HiddenInput)  # of the answers that were read


class ThankForm(forms.Form):
    use_required_attribute = False

    sentence = forms.ChoiceField(
        label=_("Choose a sentence"), choices=Thanks.Sentence.choices, required=False, widget=forms.RadioSelect
    )
    own_words = FreeText(
        label=_("Or in your own words"),
        required=False,
        max_length=200,
        rows=2,
        error_messages={"max_length": _("This is too long. Keep it under 200 letters.")},
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not self.errors and not answers.get("sentence") and not answers.get("own_words", "").strip():
            self.add_error("sentence", _("Choose a sentence, or write your own."))
        return answers

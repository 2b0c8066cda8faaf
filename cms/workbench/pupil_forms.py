"""The forms of the desk about pupils, schools, holidays and places to try."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import DATE, PlainForm
from marketplace.models import Taster
from marketplace.queries import pupils, trying
from marketplace.tasters import place_words
from neighbourhoods.free_text import FreeText, ShortText

A_DAY = {"required": _("Choose a day."), "invalid": _("This is not a day. For example 14-05-2026.")}
TIME = {"type": "time"}


def a_day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(DATE, format="%Y-%m-%d"), error_messages=A_DAY, **options
    )


class InternshipForm(PlainForm):
    """What a coordinator writes down of a pupil. Why it cannot begin is the action's to say."""

    birth_date = a_day(_("Date of birth"), help_text=_("The law counts hours under 16. It is asked for that only."))
    school = forms.ModelChoiceField(
        label=_("School"), queryset=None, empty_label=_("Choose a school"),
        error_messages={"required": _("Choose a school. Is it not there? Add it below.")},
    )  # fmt: skip
    teacher = forms.ModelChoiceField(
        label=_("Who signs off there"), queryset=None, required=False, empty_label=_("Nobody by e-mail: on paper")
    )
    hours = forms.IntegerField(
        label=_("How many hours"), min_value=1, max_value=500, initial=30,
        error_messages={"required": _("Fill in how many hours. For example 30.")},
    )  # fmt: skip
    starts_on = a_day(_("From"))
    ends_on = a_day(_("Last day"))
    parent_agreed_on = a_day(_("A parent said yes on"), required=False, help_text=_("Needed under 16."))

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = pupils.schools_of(viewer)  # type: ignore[attr-defined]
        self.fields["teacher"].queryset = pupils.teachers_of(viewer)  # type: ignore[attr-defined]

    def written(self) -> dict[str, Any]:
        answers = dict(self.cleaned_data)
        return answers | {"minutes_to_do": answers.pop("hours") * 60}


class SchoolForm(PlainForm):
    """A school and who signs off there: a name without an address is a school only."""

    school = ShortText(
        label=_("Name of the school"), max_length=120, error_messages={"required": _("Enter the name of the school.")}
    )
    first_name = ShortText(label=_("First name of the teacher"), max_length=60, required=False)
    last_name = ShortText(label=_("Surname of the teacher"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mail of the teacher"), required=False,
        error_messages={"invalid": _("This is not an e-mail address. For example naam@school.nl.")},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("email") and not answers.get("first_name"):
            self.add_error("first_name", _("Enter the first name of the teacher."))
        return answers


class HolidayForm(PlainForm):
    name = ShortText(label=_("Name"), max_length=60, error_messages={"required": _("Give it a name.")})
    first_day = a_day(_("First day"))
    last_day = a_day(_("Last day"))


class TasterForm(PlainForm):
    """Where, when, how long, with whom."""

    opportunity = forms.ModelChoiceField(
        label=_("Which place"), queryset=None, empty_label=_("Choose a place"),
        error_messages={"required": _("Choose a place.")},
    )  # fmt: skip
    on_date = a_day(_("Day"))
    at_time = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput(TIME, format="%H:%M"))
    minutes = forms.IntegerField(
        label=_("Length in minutes"), initial=180, error_messages={"required": _("Fill in how long. For example 120.")}
    )
    together_with = forms.ModelChoiceField(
        label=_("Together with"), queryset=None, required=False, empty_label=_("nobody")
    )

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where, people = self.fields["opportunity"], self.fields["together_with"]
        where.queryset = trying.places_to_try(viewer)  # type: ignore[attr-defined]
        where.label_from_instance = _place_label  # type: ignore[attr-defined]
        people.queryset = trying.companions(viewer)  # type: ignore[attr-defined]


def _place_label(place: Any) -> str:
    return f"{place.title}, {place.neighbourhood.name}" if not place.is_job else f"{place.title}, {place_words(place)}"


class HowItWasForm(PlainForm):
    outcome = forms.ChoiceField(choices=Taster.Outcome.choices, error_messages={"required": _("Choose how it was.")})
    own_words = FreeText(label=_("In their own words"), required=False, max_length=200)

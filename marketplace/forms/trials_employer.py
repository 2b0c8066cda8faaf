"""What a company writes about a trial placement: its text in three screens or in one, and the look back."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from marketplace.models import TrialAgreement
from neighbourhoods.free_text import FreeText

from .helper import PlainForm

WORKDAYS = [(str(number + 1), name) for number, name in WEEKDAYS.items()]
CHOOSE_DAY = {"required": _("Choose a day."), "invalid": _("This is not a day. For example 14-05-2026.")}


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=CHOOSE_DAY)  # type: ignore[arg-type]


def _number(label: object, most: int, sentence: object) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=most,  # type: ignore[arg-type]
        widget=forms.TextInput({"inputmode": "numeric", "size": 4, "class": "short"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence),
    )  # fmt: skip


class WhenTrialForm(PlainForm):
    """When, how much and where."""

    first_day = _day(_("Which day does it begin?"))
    last_day = _day(_("What is the last day?"))
    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=WORKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )
    hours_a_week = _number(_("How many hours a week?"), 40, _("Enter a number from 1 to 40."))
    place_address = FreeText(
        label=_("Where is the work?"), max_length=160, error_messages={"required": _("Write where it is.")}
    )
    longer_why = FreeText(
        label=_("Longer than usual? Say why."),
        help_text=_("Only when it takes longer than the rule calls usual."),
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first day."))
        return said

    def clean_weekdays(self) -> str:
        return "".join(sorted(self.cleaned_data["weekdays"]))


class WhatTrialForm(PlainForm):
    """What is tried, who helps, who pays what."""

    goals = FreeText(
        label=_("What does this person try or learn?"),
        help_text=_("A line for each goal. For example: helping customers."),
        max_length=600,
        rows=4,
        error_messages={"required": _("Write at least one goal.")},
    )
    guide_name = FreeText(
        label=_("Who guides them at your company?"),
        help_text=_("First name and surname of one person."),
        max_length=80,
        error_messages={"required": _("Write the name of the guide.")},
    )
    companion = forms.ChoiceField(
        label=_("May somebody come along?"),
        choices=TrialAgreement.Companion,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )
    companion_name = FreeText(label=_("Who comes along?"), required=False, max_length=80)
    costs_paid_by = forms.ChoiceField(
        label=_("Who pays the costs, such as travel?"),
        choices=TrialAgreement.Payer,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who pays.")},
    )
    costs = FreeText(
        label=_("Which costs?"), help_text=_("For example: the bus, and safety shoes."), required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("companion") == TrialAgreement.Companion.NAMED and not said.get("companion_name"):
            self.add_error("companion_name", _("Write the name of who comes along."))
        pays = said.get("costs_paid_by")
        if pays and pays != TrialAgreement.Payer.NOBODY and not said.get("costs"):
            self.add_error("costs", _("Say which costs are paid."))
        return said


class PromiseTrialForm(PlainForm):
    """What the employer promises."""

    is_insured = forms.BooleanField(
        label=_("We insure this person during the trial"),
        error_messages={"required": _("Without insurance a trial placement cannot begin.")},
    )
    insured_with = FreeText(
        label=_("How is that insured?"),
        help_text=_("For example: our liability insurance for staff."),
        max_length=160,
        error_messages={"required": _("Write how that is insured.")},
    )
    intends_months = _number(
        _("Does it go well? Then we mean to give a contract of so many months"), 60, _("Enter a number of months.")
    )
    intends_hours = _number(_("For so many hours a week"), 40, _("Enter a number from 1 to 40."))
    not_worked_before = forms.BooleanField(
        label=_("This person did not work for us before"),
        error_messages={"required": _("A trial placement is only for who did not work there before.")},
    )


class TermsForm(WhenTrialForm, WhatTrialForm, PromiseTrialForm):
    """The whole text on one screen: to change it, and for the desk."""

    field_order = (*WhenTrialForm.base_fields, *WhatTrialForm.base_fields, *PromiseTrialForm.base_fields)


def filled(trial: TrialAgreement, form: type[forms.Form]) -> dict[str, Any]:
    """What stands in the agreement, for the fields of one form."""
    known = {name: getattr(trial, name) for name in form.base_fields}
    return known | ({"weekdays": list(trial.weekdays)} if "weekdays" in known else {})


class LookBackForm(PlainForm):
    """A sentence for each goal, and one in all."""

    def __init__(self, *args: Any, goals: list[str], said: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"goal_{place}" for place in range(len(goals))]
        for name, goal, words in zip(self.names, goals, said or [""] * len(goals), strict=True):
            self.fields[name] = FreeText(
                label=format_html("<bdi>{}</bdi>", goal), max_length=400, rows=2, initial=words,
                error_messages={"required": _("Write how this went.")},
            )  # fmt: skip
        self.order_fields([*self.names, "words"])

    words = FreeText(
        label=_("And in all?"),
        help_text=_("The resident reads it, and says whether it is so."),
        max_length=1000,
        rows=4,
        error_messages={"required": _("Write how it went in all.")},
    )

    def said(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["words"], "goals": [self.cleaned_data[name] for name in self.names]}

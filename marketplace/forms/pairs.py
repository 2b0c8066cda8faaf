"""Forms of what comes back: on which days from now on, the last day, and how a refusal finds its field."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from marketplace import rhythm as rules_of
from marketplace.models import Rhythm
from marketplace.rhythm import NTH, BadRule, Every
from marketplace.words import length_words
from neighbourhoods.errors import NotAllowedNow

from .helper import DayForm, PlainForm

LENGTHS = (30, 45, 60, 90, 120, 180, 240)
DAY = {"type": "date"}
NO_DAY = _("This is not a day. For example 14-05-2026.")


class TellsRefusals(PlainForm):
    """A refusal stands at the field that it is about. `about`: the code of a refusal -> our field."""

    about: dict[str, str] = {}

    def refuse(self, refusal: NotAllowedNow) -> None:
        name = self.about.get(refusal.code, refusal.code)
        self.add_error(name if name in self.fields else None, str(refusal))


class MoveForm(DayForm, TellsRefusals):
    """One visit, on a day and at a time of its own."""


class RhythmForm(TellsRefusals):
    """How often, on which days, at what time, from when."""

    about = {"rule": "weekdays", "on": "starts_on", "past": "starts_on"}

    every = forms.ChoiceField(
        label=_("How often?"),
        choices=[it for it in Every.choices if it[0] != Every.MONTH],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often.")},
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        coerce=int,
        choices=[(number, name) for number, name in WEEKDAYS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose a day of the week.")},
    )
    at_time = forms.TimeField(
        label=_("At what time?"),
        error_messages={
            "required": _("Fill in a time. For example 14:00."),
            "invalid": _("This is not a time. For example 14:00."),
        },
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    minutes = forms.TypedChoiceField(label=_("For how long?"), coerce=int)
    starts_on = forms.DateField(
        label=_("From which day?"),
        error_messages={"required": _("Choose a day."), "invalid": NO_DAY},
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, minutes: int = 60, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lengths = [(length, length_words(length)) for length in sorted({*LENGTHS, minutes})]
        self.fields["minutes"].choices = lengths  # type: ignore[attr-defined]

    @staticmethod
    def filled_with(rhythm: Rhythm | None, *, starts_on: date) -> dict[str, Any]:
        if rhythm is None:
            return {"every": Every.WEEK, "minutes": 60, "starts_on": starts_on, "skips_holidays": True}
        choice = rules_of.read(rhythm.rule)
        return {
            "every": choice.every, "weekdays": choice.weekdays, "nth": choice.nth, "at_time": rhythm.at_time,
            "minutes": rhythm.minutes, "starts_on": starts_on, "ends_on": rhythm.ends_on,
            "skips_holidays": rhythm.skips_holidays,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("every") and answers.get("weekdays"):
            try:
                nth = answers.get("nth")
                answers["rule"] = rules_of.build(answers["every"], answers["weekdays"], int(nth) if nth else None)
            except BadRule as refusal:
                self.add_error("nth" if len(answers["weekdays"]) == 1 else "weekdays", str(refusal))
        return answers

    def terms(self, now: Rhythm | None = None) -> dict[str, Any]:
        """The answers as actions.rhythms takes them, without the day on which it begins.

        What this form does not ask stays as it is now.
        """
        kept = {} if now is None else {"ends_on": now.ends_on, "skips_holidays": now.skips_holidays}
        names = ("rule", "at_time", "minutes", "ends_on", "skips_holidays")
        return kept | {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class DeskRhythmForm(RhythmForm):
    """The same for the desk, on the phone: also monthly, with a last day, and what holidays do."""

    nth = forms.ChoiceField(label=_("Which one of the month?"), required=False, choices=[("", ""), *NTH.items()])
    ends_on = forms.DateField(
        label=_("Until"),
        required=False,
        error_messages={"invalid": NO_DAY},
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
    )
    skips_holidays = forms.BooleanField(label=_("Not on public holidays"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["every"].choices = Every.choices  # type: ignore[attr-defined]
        self.order_fields(["every", "weekdays", "nth", "at_time", "minutes", "starts_on", "ends_on", "skips_holidays"])


class LastDayForm(TellsRefusals):
    last_day = forms.DateField(
        label=_("What is the last day?"),
        error_messages={"required": _("Choose a day."), "invalid": NO_DAY},
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
    )

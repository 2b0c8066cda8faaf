"""The screens on which an employer writes down work. Each asks one thing, keeps what was typed, and reads back."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.models import Employer, Vacancy, WorkKind
from marketplace.vacancy_sheet import FIELDS, FORMS, WHAT, WHEN, Sheet, lines_of
from marketplace.work_forms import WorkForm
from neighbourhoods.forms import AmountField
from neighbourhoods.free_text import FreeText

from .asking import PARTS

OTHER = "other"
TWO_DUTIES = gettext_lazy("Write at least 2 small duties, each on a line. For example: put bread in bags.")
MOST_DUTIES, LONGEST_DUTY = 8, 80
WEEKDAYS = [
    ("0", gettext_lazy("Monday")), ("1", gettext_lazy("Tuesday")), ("2", gettext_lazy("Wednesday")),
    ("3", gettext_lazy("Thursday")), ("4", gettext_lazy("Friday")), ("5", gettext_lazy("Saturday")),
    ("6", gettext_lazy("Sunday")),
]  # fmt: skip
FORM_WORDS = {
    WorkForm.REGULAR_JOB: (gettext_lazy("Paid work"), gettext_lazy("A job, also for a few hours a week")),
    WorkForm.JOB_AGREEMENT_JOB: (
        gettext_lazy("Paid work with support"), gettext_lazy("With a coach, and help for you with the costs"),
    ),
    WorkForm.PARALLEL_JOB: (
        gettext_lazy("Paid work that stays undone now"), gettext_lazy("Useful work for which there is no job yet"),
    ),
    WorkForm.WORK_EXPERIENCE: (
        gettext_lazy("Work experience place"), gettext_lazy("Unpaid, for some months, with something to learn"),
    ),
    WorkForm.PARTICIPATION_PLACE: (
        gettext_lazy("Participation place"), gettext_lazy("Unpaid extra work, with much guidance"),
    ),
}  # fmt: skip
HOURS = dict.fromkeys(
    ("required", "invalid", "max_decimal_places", "max_digits", "min_value", "max_value"),
    gettext_lazy("Write a number of hours from 0,5 to 40."),
)
PLACES = dict.fromkeys(
    ("required", "invalid", "min_value", "max_value"), gettext_lazy("Write a number of places from 1 to 50.")
)
A_DAY = {"required": gettext_lazy("Choose a day."), "invalid": gettext_lazy("Choose a day.")}


def a_day(label: Any, *, required: bool = True) -> forms.DateField:
    box = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=box, error_messages=A_DAY)


class Screen(forms.Form):
    """One screen, filled with what was kept of it."""

    use_required_attribute = False
    screen = ""

    def __init__(self, *args: Any, employer: Employer, sheet: Sheet, is_begun: bool = False, **kwargs: Any) -> None:
        """`is_begun`: it was sent before, so its first day may have passed."""
        self.employer, self.sheet, self.is_begun = employer, sheet, is_begun
        super().__init__(*args, initial=self.filled(dict(sheet[self.screen])), **kwargs)

    def filled(self, kept: dict[str, Any]) -> dict[str, Any]:
        return kept

    def kept(self) -> dict[str, Any]:
        """The answers as they are kept."""
        return {name: _plain(value) for name, value in self.cleaned_data.items()}

    def look_at_the_rules(self) -> None:
        """What the dated rules say of this screen, at its field."""
        answered = Sheet({**self.sheet.answers, self.screen: self.kept()})
        for name, sentence in answered.objections(self.employer, is_new=not self.is_begun).items():
            if name in FIELDS[self.screen]:
                self.add_error(name, sentence)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value.isoformat() if hasattr(value, "isoformat") else value


class WhatForm(Screen):
    screen = WHAT

    name = FreeText(
        label=gettext_lazy("What do you call the work?"),
        help_text=gettext_lazy("For example: helping in the bakery."),
        max_length=60,
        error_messages={"required": gettext_lazy("Write what you call the work. For example: helping in the bakery.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of work is it?"), widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose a kind of work.")),
    )  # fmt: skip
    ideas = forms.MultipleChoiceField(required=False, label=gettext_lazy("Ideas"), widget=forms.CheckboxSelectMultiple)
    duties = FreeText(
        label=gettext_lazy("Which small duties are there? One on each line."),
        help_text=gettext_lazy("At least 2. Tick ideas above, or write them yourself."),
        max_length=900, rows=6,
        error_messages={
            "required": TWO_DUTIES, "max_length": gettext_lazy("This is too long. Keep it under 900 letters."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: list[WorkKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ideas_of = {str(kind.pk): lines_of(kind.duties_nl) for kind in kinds}
        rows: Any = self.fields
        rows["kind"].choices = [(str(kind.pk), kind.name) for kind in kinds] + [(OTHER, _("Something else"))]
        rows["kind"].icons = {str(kind.pk): kind.icon for kind in kinds} | {OTHER: "circle-question-mark"}
        rows["ideas"].choices = [
            (f"{pk}-{number}", idea) for pk, ideas in self.ideas_of.items() for number, idea in enumerate(ideas)
        ]

    def kinds_with_ideas(self) -> list[tuple[Any, Any, list[Any]]]:
        """Every kind to choose, its picture, and the ideas that are not written down yet."""
        written = set(lines_of(self["duties"].value() or ""))
        icons: Any = self.fields["kind"].icons  # type: ignore[attr-defined]
        ideas = [it for it in self["ideas"] if it.data["label"] not in written]
        return [
            (option, icons[option.data["value"]], [it for it in ideas if _kind_of(it) == option.data["value"]])
            for option in self["kind"]
        ]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        chosen = answers.pop("ideas", [])
        if chosen:
            drop_error(self, "duties", "required")  # ticked is written
        if "duties" not in self.errors:
            ideas = dict(self.fields["ideas"].choices)  # type: ignore[attr-defined]
            duties = list(dict.fromkeys([*lines_of(answers.get("duties", "")), *(ideas[key] for key in chosen)]))
            answers["duties"] = "\n".join(duties)
            if wrong := _wrong_with(duties):
                self.add_error("duties", wrong)
        return answers

    def kept(self) -> dict[str, Any]:
        return super().kept() | ({"kind": ""} if self.cleaned_data.get("kind") == OTHER else {})

    def filled(self, kept: dict[str, Any]) -> dict[str, Any]:
        return kept | ({"kind": OTHER} if kept and not kept.get("kind") else {})


def _kind_of(idea: Any) -> str:
    return str(idea.data["value"]).partition("-")[0]


def _wrong_with(duties: list[str]) -> str:
    if len(duties) < 2:
        return str(TWO_DUTIES)
    if len(duties) > MOST_DUTIES:
        return _("These are too many for one person. Keep the %(most)d that matter most.") % {"most": MOST_DUTIES}
    long = next((duty for duty in duties if len(duty) > LONGEST_DUTY), "")
    return _("“%(duty)s” is too big. Make it smaller, or split it.") % {"duty": f"{long[:30]}…"} if long else ""


class WhenForm(Screen):
    screen = WHEN

    work_form = forms.ChoiceField(
        label=gettext_lazy("What do you offer?"), widget=forms.RadioSelect,
        choices=[(form, FORM_WORDS[form][0]) for form in FORMS],
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose what you offer.")),
    )  # fmt: skip
    hours_a_week = AmountField(label=gettext_lazy("Hours a week, at least"), most=40, error_messages=HOURS)
    most_hours_a_week = AmountField(
        label=gettext_lazy("At most"), required=False, most=40, error_messages=HOURS
    )  # fmt: skip
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("On which days?"), help_text=gettext_lazy("None: you choose the days together."),
        choices=WEEKDAYS, required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Which part of the day?"), choices=PARTS, required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_on = a_day(gettext_lazy("From when?"))
    ends_on = a_day(gettext_lazy("Last day"), required=False)
    places = forms.IntegerField(
        label=gettext_lazy("How many people do you look for?"), min_value=1, max_value=50, initial=1,
        widget=forms.TextInput({"inputmode": "numeric"}), error_messages=PLACES,
    )  # fmt: skip
    wage_hour = AmountField(
        label=gettext_lazy("Wage for an hour, before tax"), most=100,
        error_messages={"required": gettext_lazy("Write the wage. For example 15,20.")},
    )  # fmt: skip
    contract = forms.ChoiceField(
        label=gettext_lazy("Which contract?"), widget=forms.RadioSelect,
        choices=Vacancy.Contract,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose a contract.")),
    )  # fmt: skip
    repays_travel = forms.BooleanField(label=gettext_lazy("You pay back travel costs"), required=False)
    learns_nl = FreeText(
        label=gettext_lazy("What does somebody learn? One on each line."), required=False, max_length=400, rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: Any = self.fields
        rows["work_form"].hints = {form: words for form, (_name, words) in FORM_WORDS.items()}
        rows["contract"].choices = [(it.value, capfirst(it.label)) for it in Vacancy.Contract]
        rows["parts"].icons = {"morning": "sunrise", "afternoon": "sun", "evening": "moon"}

    def filled(self, kept: dict[str, Any]) -> dict[str, Any]:
        amounts = {name: str(kept[name]).replace(".", ",") for name in AMOUNTS if kept.get(name)}
        return {"places": 1} | kept | amounts

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("work_form") and not Sheet({WHEN: answers}).is_paid:
            for name in ("wage_hour", "contract"):
                drop_error(self, name, "required")
        if not self.errors:
            self.look_at_the_rules()
        return answers


def drop_error(form: forms.Form, name: str, code: str) -> None:
    """What another answer made good."""
    if form.has_error(name, code):
        del form.errors[name]


AMOUNTS = ("hours_a_week", "most_hours_a_week", "wage_hour")

"""The desk's forms about paid work: why it is proposed all the same, an answer, a rule with a date."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import DATE, PlainForm
from marketplace.actions.readiness_rules import Worded
from marketplace.models import ReadinessRule
from neighbourhoods.free_text import FreeText
from training.queries.to_choose import courses_to_choose

Kind = ReadinessRule.Kind


class WhyForm(PlainForm):
    """A sentence the person reads."""

    why = FreeText(label=_("Why? In a sentence that the person reads"), required=False, max_length=300, rows=2)


class AnswerForm(PlainForm):
    answer = FreeText(
        label=_("Your answer, which the person reads"),
        max_length=600,
        rows=4,
        error_messages={"required": _("Write the answer. The person reads it.")},
    )


class RuleForm(PlainForm):
    """One rule from a day on. The sentence is what everybody reads."""

    kind = forms.ChoiceField(label=_("What does the rule ask?"), choices=Kind)
    course = forms.ModelChoiceField(
        label=_("Of which course? Empty: any course"), queryset=None, required=False, empty_label=_("Any course")
    )
    hours = forms.IntegerField(
        label=_("At least how many hours?"),
        required=False,
        min_value=1,
        max_value=1000,
        widget=forms.TextInput({"inputmode": "numeric", "size": 5}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a number from 1 to 1000.")),
    )
    sentence_nl = FreeText(
        label=_("The rule in a sentence, in Dutch"),
        help_text=_("At most twelve words, to the resident. For example: U heeft een certificaat."),
        max_length=160,
        rows=2,
        error_messages={"required": _("Write the rule in a sentence.")},
    )
    sentence_en = FreeText(label=_("The same in English"), required=False, max_length=160, rows=2)
    valid_from = forms.DateField(
        label=_("From which day on?"),
        initial=timezone.localdate,
        widget=forms.DateInput(DATE, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses_to_choose()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("kind") == Kind.HOURS and not said.get("hours") and "hours" not in self.errors:
            self.add_error("hours", _("Write a number from 1 to 1000."))
        if said.get("valid_from") and said["valid_from"] < timezone.localdate():
            self.add_error("valid_from", _("Choose today or a later day."))
        return said

    def rule(self) -> Worded:
        """What does not belong to this kind is left out."""
        said = self.cleaned_data
        return Worded(
            kind=said["kind"],
            sentence_nl=said["sentence_nl"],
            sentence_en=said["sentence_en"],
            course=said["course"] if said["kind"] == Kind.CERTIFICATE else None,
            hours=said["hours"] if said["kind"] == Kind.HOURS else None,
        )


class EndForm(PlainForm):
    """From which day a rule no longer holds."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    valid_from = RuleForm.base_fields["valid_from"]

"""What somebody gets for helping, and which benefit they have. Answered on the page itself, and kept nowhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.allowance import Answers, Gets, Has
from neighbourhoods.forms import AmountField

YOUNGEST, OLDEST = 13, 120
MOST = 99_999


class AllowanceForm(forms.Form):
    use_required_attribute = False

    gets = forms.ChoiceField(
        label=_("What do you get for helping?"),
        choices=Gets.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what you get.")),
    )
    month = AmountField(
        label=_("How much in 1 month?"),
        help_text=_("Count everything together, of all organisations."),
        required=False,
        most=MOST,
    )
    year = AmountField(
        label=_("How much this year?"),
        help_text=_("Count everything together, of all organisations."),
        required=False,
        most=MOST,
    )
    hour = AmountField(
        label=_("How much for 1 hour?"),
        help_text=_("Only if you agreed on an amount for each hour."),
        required=False,
        most=MOST,
    )
    age = forms.IntegerField(
        label=_("How old are you?"),
        min_value=YOUNGEST,
        max_value=OLDEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Write how old you are."),
            "invalid": _("Write your age in numbers. For example 34."),
            "min_value": _("Who is under 13 may not do this work. Call us: doing it together is often possible."),
            "max_value": _("Write your age in numbers. For example 34."),
        },
    )
    has = forms.ChoiceField(
        label=_("Do you have a benefit?"),
        choices=Has.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose your benefit, or none.")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gets"].hints = {Gets.COSTS: _("For example the bus")}  # type: ignore[attr-defined]
        self.fields["has"].hints = {Has.ASSISTANCE: _("From the municipality")}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("gets") == Gets.AMOUNT and not self.errors and typed.get("month") is None:
            self.add_error("month", _("Write how much you get in 1 month."))
        return typed

    def answers(self) -> Answers:
        typed = self.cleaned_data
        month = typed["month"] or 0
        return Answers(typed["age"], typed["gets"], typed["has"], typed["hour"], month, typed["year"] or month)

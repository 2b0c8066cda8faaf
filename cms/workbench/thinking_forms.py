"""The forms of thinking along with somebody. Every word in them may be read by that person."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import DATE, PlainForm
from neighbourhoods.free_text import FreeText
from neighbourhoods.holidays import working_days_ahead
from training.actions.tailor_made import WORKING_DAYS
from training.models import TailorMade

READS = _("The resident can read this.")


def day_field(label: Any) -> forms.DateField:
    missing = _("Choose a day.")
    return forms.DateField(
        label=label, widget=forms.DateInput(DATE, format="%Y-%m-%d"),
        error_messages={"required": missing, "invalid": missing},
    )  # fmt: skip


class OpenForm(PlainForm):
    plan = FreeText(label=_("What will you do?"), required=False, max_length=300, rows=2, help_text=READS)
    due = day_field(_("Before the end of which day?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        soon = working_days_ahead(timezone.localdate(), WORKING_DAYS)
        super().__init__(*args, initial={"due": soon}, auto_id="id_open_%s", **kwargs)


class PlanForm(PlainForm):
    plan = FreeText(
        label=_("What will you do?"), max_length=300, rows=2, help_text=READS,
        error_messages={"required": _("Write down what you will do.")},
    )  # fmt: skip


class PutOffForm(PlainForm):
    due = day_field(_("Which day does it become?"))
    reason = FreeText(
        label=_("Why?"), max_length=300, help_text=READS,
        error_messages={"required": _("Write down why it becomes another day.")},
    )  # fmt: skip


class CloseForm(PlainForm):
    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=TailorMade.Outcome, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it. Or choose another day.")},
    )  # fmt: skip
    words = FreeText(label=_("In a few words"), required=False, max_length=300, rows=2, help_text=READS)

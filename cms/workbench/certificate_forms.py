"""The forms of the desk around certificates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import DATE, PlainForm
from neighbourhoods.free_text import FreeText, ShortText
from training.models import Certificate, ExternalProof

Why = Certificate.Why


class WithdrawForm(PlainForm):
    why = forms.ChoiceField(
        label=_("Why"), choices=[(why.value, why.label) for why in (Why.MISTAKE, Why.ASKED)], widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it is withdrawn.")},
    )  # fmt: skip


class CorrectForm(PlainForm):
    name = ShortText(label=_("Name on the certificate"), max_length=120)


class ProofForm(PlainForm):
    """What was seen. Never a copy."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ExternalProof.Kind)
    name = FreeText(label=_("What it is about"), max_length=120)
    given_by = FreeText(label=_("Given by"), max_length=120)
    given_on = forms.DateField(label=_("Date on it"), widget=forms.DateInput(DATE, format="%Y-%m-%d"))

"""The forms of a trial placement for everybody: the resident's answer, and whether an agreement is genuine."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.models import TrialAssessment
from neighbourhoods.free_text import FreeText, ShortText
from training.numbers import as_written

from .helper import PlainForm

MOST_BYTES = 2 * 1024 * 1024  # the sealed paper is some 100 kB
ROUND_IT = 8 * 1024


class AnswerTrialForm(PlainForm):
    """Agree or not, and why in own words."""

    answer = forms.ChoiceField(
        label=_("Is this how it was?"),
        choices=[
            (TrialAssessment.Answer.AGREE, _("Yes, I agree")),
            (TrialAssessment.Answer.DISAGREE, _("No, I do not agree")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    words = FreeText(
        label=_("In your own words"),
        help_text=_("Everybody who reads the words of the employer, reads yours too."),
        required=False,
        max_length=600,
        rows=3,
    )


class CheckTrialForm(PlainForm):
    """A code or a file. Nothing of it is kept."""

    code = ShortText(
        label=_("Code on the agreement"), required=False, max_length=200,
        help_text=_("For example 7K4M-9PXR-2TQA."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or the file of the agreement"), required=False, allow_empty_file=True,
        help_text=_("It is the file with the paper."), widget=forms.FileInput({"accept": ".pdf,application/pdf"}),
    )  # fmt: skip

    @staticmethod
    def is_too_large(request: HttpRequest) -> bool:
        """Said by the browser, before anything is read."""
        said = str(request.META.get("CONTENT_LENGTH") or "0")
        return not said.isdecimal() or int(said) > MOST_BYTES + ROUND_IT

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("code") and not given.get("file") and not self.errors:
            raise forms.ValidationError(_("Fill in the code, or choose the file."), code="required")
        if given.get("code") and not as_written(given["code"]):
            self.add_error("code", _("A code has 12 letters and digits. Look once more."))
        return given

    def code_written(self) -> str:
        return as_written(self.cleaned_data.get("code") or "")

"""The forms of growing."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .checking import MOST_BYTES
from .numbers import as_written

ROUND_IT = 8 * 1024  # what a browser writes around what was sent


class CheckForm(forms.Form):
    """A number, a file, or the words of a file: the first that is given counts. Nothing of it is kept."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Number on the certificate"), required=False, max_length=200,
        help_text=_("For example 7K4M-9PXR-2TQA."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or the file of the certificate"), required=False, allow_empty_file=True,
        help_text=_("It ends in .json."), widget=forms.FileInput({"accept": ".json,application/json"}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Or paste what stands in the file"), required=False, widget=forms.Textarea({"rows": 4}), strip=False
    )

    @staticmethod
    def is_too_large(request: HttpRequest) -> bool:
        """Said by the browser, before anything is read."""
        said = str(request.META.get("CONTENT_LENGTH") or "0")
        return not said.isdecimal() or int(said) > 4 * MOST_BYTES + ROUND_IT  # pasted signs are written as %XX

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name) for name in ("code", "file", "words")) and not self.errors:
            raise forms.ValidationError(_("Fill in the number, or choose the file."), code="required")
        if given.get("code") and not as_written(given["code"]):
            self.add_error("code", _("A number has 12 letters and digits. Look once more."))
        return given

    def number(self) -> str:
        return as_written(self.cleaned_data["code"])

    def data_given(self) -> bytes:
        file = self.cleaned_data.get("file")
        return file.read(MOST_BYTES + 1) if file else self.cleaned_data["words"].encode()

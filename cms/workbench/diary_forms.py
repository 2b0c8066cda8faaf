"""The forms of the jobhunter's diary. No company reads a word of it; what is never kept is refused here too."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import PlainForm
from cms.workbench.pupil_forms import a_day
from marketplace.models import DiaryPromise
from neighbourhoods.forms import PhoneField
from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.queries import residents


class CompanyForm(PlainForm):
    """A company to write about, also one that does not take part here."""

    name = ShortText(
        label=_("Name of the company"), max_length=120, error_messages={"required": _("Enter the name of the company.")}
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=None, empty_label=_("Choose the neighbourhood"),
        error_messages={"required": _("Choose the neighbourhood.")},
    )  # fmt: skip
    phone = PhoneField(label=_("Phone number"), required=False)
    contact = FreeText(label=_("Whom to ask for"), required=False, max_length=120)

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["neighbourhood"].queryset = residents.neighbourhoods_to_choose(viewer)  # type: ignore[attr-defined]


class VisitForm(PlainForm):
    on_date = a_day(_("Which day?"), initial=timezone.localdate)
    about = FreeText(label=_("What about?"), required=False, max_length=200)


class TellForm(PlainForm):
    happened = FreeText(
        label=_("What happened?"), max_length=1000, rows=3,
        error_messages={"required": _("Write down what happened.")},
    )  # fmt: skip
    agreed = FreeText(label=_("What was agreed?"), required=False, max_length=600, rows=2)


class PromiseForm(PlainForm):
    promised_by = forms.ChoiceField(label=_("Who promised it?"), choices=DiaryPromise.By)
    name = ShortText(label=_("Their name"), required=False, max_length=120)
    what = FreeText(
        label=_("What was promised?"), max_length=300, rows=2,
        error_messages={"required": _("Write down what was promised.")},
    )  # fmt: skip
    before = a_day(_("Before the end of which day?"))


class LookForm(PlainForm):
    note = FreeText(
        label=_("How does it stand?"), max_length=300, rows=2,
        error_messages={"required": _("Write down how it stands.")},
    )  # fmt: skip
    before = a_day(_("Before the end of which day?"))

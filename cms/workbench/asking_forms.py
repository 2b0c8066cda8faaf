"""The forms about what work asks: a decision for a kind of work; what was seen of a person, and an exemption."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import DATE, PlainForm
from marketplace.actions.asks import Asked
from marketplace.models import Exemption, WorkPolicy
from marketplace.queries.asked import KindAsks, kinds_to_exempt
from neighbourhoods.free_text import ShortText
from neighbourhoods.models import User
from training.queries.to_choose import courses_to_choose

CHOOSE_DAY = {"required": _("Choose a day."), "invalid": _("Choose a day.")}


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(DATE, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=CHOOSE_DAY, **options)


class CodesField(ShortText):
    """Codes of screening profiles, of two digits: "45, 85"."""

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        codes = re.split(r"[\s,;/+&.]+|\ben\b|\band\b", written.strip()) if written.strip() else []
        if any(not re.fullmatch(r"[0-9]{2}", code) for code in codes if code):
            raise forms.ValidationError(_("Write the numbers of two digits, for example 45, 85."), code="codes")
        return ", ".join(sorted({code for code in codes if code}))


class PolicyForm(PlainForm):
    """What a kind of work asks from a day on."""

    conduct_check = forms.BooleanField(label=_("Asks a certificate of conduct (VOG)"), required=False)
    conduct_profile = CodesField(
        label=_("Screening profiles that must stand on it"),
        help_text=_("For example 45 for care, 84 for minors. Empty: any."),
        required=False,
        max_length=40,
    )
    conduct_months = forms.IntegerField(label=_("It counts for so many months"), min_value=1, max_value=120)
    renewal_weeks = forms.IntegerField(label=_("Ask for a new one so many weeks ahead"), min_value=0, max_value=26)
    course = forms.ModelChoiceField(
        label=_("Asks this course"), queryset=None, required=False, empty_label=_("No course")
    )
    youngest = forms.IntegerField(label=_("From the age of"), required=False, min_value=12, max_value=99)
    first_visit = forms.ChoiceField(label=_("The first time"), choices=WorkPolicy.FirstVisit)
    valid_from = day_field(_("From which day on?"), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses_to_choose()  # type: ignore[attr-defined]
        for name in ("conduct_months", "renewal_weeks", "youngest"):
            field: Any = self.fields[name]
            field.widget = forms.TextInput(attrs={"inputmode": "numeric"})
            bounds = _("Write a number from %(least)d to %(most)d.") % {
                "least": field.min_value,
                "most": field.max_value,
            }
            field.error_messages |= dict.fromkeys(("required", "invalid", "min_value", "max_value"), bounds)

    @classmethod
    def of(cls, asks: KindAsks, data: Any = None, **options: Any) -> "PolicyForm":
        """Filled with what holds today, so that one thing can be changed."""
        held = asks.policy
        initial = {name: getattr(held, name) for name in Asked.__dataclass_fields__} if held else vars(Asked())
        return cls(data, initial=initial, **options)

    def asked(self) -> Asked:
        answers = {name: self.cleaned_data[name] for name in Asked.__dataclass_fields__}
        return Asked(**answers)


class CheckForm(PlainForm):
    """A certificate of conduct that a coordinator saw. Never a copy."""

    profiles = CodesField(
        label=_("Which screening profiles stand on it?"),
        help_text=_("The numbers of two digits, for example 45, 85."),
        max_length=40,
        error_messages={"required": _("Write down which screening profiles stand on it.")},
    )
    issued_on = day_field(_("Which date stands on it?"))
    seen_on = day_field(_("When did you see it?"), initial=timezone.localdate)

    def noted(self) -> dict[str, Any]:
        answers = self.cleaned_data
        return answers | {"profiles": answers["profiles"].split(", ")}


class CertificateForm(PlainForm):
    """A course that somebody did."""

    course = forms.ModelChoiceField(
        label=_("Which course?"), queryset=None, empty_label=_("Choose a course"),
        error_messages={"required": _("Choose a course."), "invalid_choice": _("Choose a course.")},
    )  # fmt: skip
    awarded_on = day_field(_("Done on"), initial=timezone.localdate)
    valid_until = day_field(_("Counts until (empty: for good)"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses_to_choose()  # type: ignore[attr-defined]


class BirthDateForm(PlainForm):
    """Only where a kind of work asks an age."""

    birth_date = day_field(_("Date of birth"), help_text=_("For the age that work asks. For nothing else."))


class ExemptionForm(PlainForm):
    """Something need not be met yet, for one kind of work, until a day."""

    work_kind = forms.TypedChoiceField(
        label=_("For which work?"),
        error_messages={"required": _("Choose a kind of work."), "invalid_choice": _("Choose a kind of work.")},
    )
    requirement = forms.ChoiceField(label=_("What need not be met yet?"), choices=Exemption.Requirement)
    why = forms.ChoiceField(label=_("Why?"), choices=Exemption.Why)
    until = day_field(_("Last day"), help_text=_("At most 6 months ahead."))

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {str(kind.pk): kind for kind in kinds_to_exempt(person)}
        names = [(pk, kind.name) for pk, kind in self.kinds.items()]
        self.fields["work_kind"].choices = [("", _("Choose a kind of work")), *names]  # type: ignore[attr-defined]
        self.fields["work_kind"].coerce = self.kinds.__getitem__  # type: ignore[attr-defined]

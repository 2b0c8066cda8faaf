"""The desk's forms about a trial placement: the way back, a signature on paper, a code, an answer, what came of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.asking_forms import day_field
from cms.workbench.forms import PlainForm
from cms.workbench.path_forms import PlaceField
from marketplace.actions.trials_ending import Job
from marketplace.forms.trials import AnswerTrialForm
from marketplace.forms.trials_employer import TermsForm
from marketplace.models import TrialAgreement
from marketplace.models.trials import Role
from marketplace.queries.trials_desk import OnDesk
from neighbourhoods.free_text import FreeText
from neighbourhoods.models import User
from training.actions.path import WayBack

__all__ = ["AnswerTrialForm", "CodeForm", "JobForm", "LongerForm", "PaperForm", "TermsForm", "WayBackForm"]

HALF_A_YEAR = timedelta(days=182)
CHOOSE = {"required": _("Choose one of these.")}


class PersonField(forms.ChoiceField):
    """Somebody out of a short list."""

    def offer(self, people: Sequence[User]) -> None:
        self.people = {str(it.pk): it for it in people}
        self.choices = [("", "–"), *((pk, it.get_full_name()) for pk, it in self.people.items())]

    def person(self, chosen: str) -> User:
        return self.people[chosen]


class WayBackForm(PlainForm):
    """Where somebody can go back to, whom they ask for, until when."""

    back_place = PlaceField(label=_("Can go back to"), error_messages=CHOOSE)
    back_contact = PersonField(label=_("Asks for"), error_messages=CHOOSE)
    back_until = day_field(_("Can go back until"))

    def __init__(self, *args: Any, it: OnDesk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("back_place").offer(it.places, "–")
        self.field("back_contact").offer(it.guides)
        first = it.trial
        last = first.last_day or timezone.localdate()
        place, contact = it.place_now(), first.back_contact_id or (it.guides[0].pk if it.guides else "")
        self.initial = {
            "back_place": str(place or ""), "back_contact": str(contact),
            "back_until": first.back_until or last + HALF_A_YEAR,
        } | self.initial  # fmt: skip

    def field(self, name: str) -> Any:
        return self.fields[name]

    def way_back(self) -> WayBack:
        said = self.cleaned_data
        place = self.field("back_place").place(said["back_place"])
        return WayBack(place, self.field("back_contact").person(said["back_contact"]), said["back_until"])


class PaperForm(PlainForm):
    """Who signed on paper, in which role."""

    role = forms.ChoiceField(label=_("Signed as"), choices=Role, error_messages=CHOOSE)
    signer = PersonField(label=_("Who signed"), error_messages=CHOOSE)

    def __init__(self, *args: Any, it: OnDesk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, Role(role).label) for role in it.unsigned]  # type: ignore[attr-defined]
        self.fields["signer"].offer(it.may_have_signed)  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        field: Any = self.fields["signer"]
        return {"role": self.cleaned_data["role"], "signer": field.person(self.cleaned_data["signer"])}


class CodeForm(PlainForm):
    """The code that somebody said on the phone."""

    code = forms.RegexField(
        r"^[0-9]{3}\s?[0-9]{3}$",
        label=_("The code they say"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 8}),
        error_messages=dict.fromkeys(("required", "invalid"), _("A code has 6 digits.")),
    )


class JobForm(WayBackForm):
    """A job, with its place on the path and the way back."""

    job_hours = forms.IntegerField(
        label=_("Hours a week"), min_value=1, max_value=40, widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Enter a number from 1 to 40.")
        ),
    )  # fmt: skip
    job_days = forms.IntegerField(
        label=_("Days a week"), required=False, min_value=1, max_value=7,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Enter a number from 1 to 7.")),
    )  # fmt: skip
    job_contract = forms.ChoiceField(label=_("Contract"), choices=TrialAgreement.Contract, error_messages=CHOOSE)
    job_from = day_field(_("From which day?"), initial=timezone.localdate)
    job_place = PlaceField(label=_("Its place on the path"), error_messages=CHOOSE)
    field_order = ("job_hours", "job_days", "job_contract", "job_from", "job_place", "back_place", "back_contact")

    def __init__(self, *args: Any, it: OnDesk, **kwargs: Any) -> None:
        super().__init__(*args, it=it, **kwargs)
        jobs = it.places_with_a_job
        self.field("job_place").offer(jobs, "–")
        self.initial = {"job_place": str(jobs[0].pk) if jobs else ""} | self.initial

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("job_place") and said.get("job_place") == said.get("back_place"):
            self.add_error("back_place", _("Choose another place to go back to."))
        return said

    def job(self) -> Job:
        said = self.cleaned_data
        place = self.field("job_place").place(said["job_place"])
        return Job(said["job_hours"], said["job_contract"], said["job_from"], place, said["job_days"])


class LongerForm(PlainForm):
    """Until when it goes on, and why."""

    last_day = day_field(_("New last day"))
    why = FreeText(label=_("Why must it be longer?"), required=False, max_length=200, rows=2)

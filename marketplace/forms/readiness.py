"""The forms about paid work: which hours count, what stands on the card, what somebody wants us to look at again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.actions.candidate_cards import MOST_KINDS
from marketplace.models import CandidateProfile, WorkKind
from marketplace.queries.hours_to_count import Group
from neighbourhoods.free_text import FreeText, ShortText

from .helper import PlainForm

Name, Travel = CandidateProfile.Name, CandidateProfile.Travel
PARTS = {"morning": _("In the morning"), "afternoon": _("In the afternoon"), "evening": _("In the evening")}
CHANGED = _("Something was added meanwhile. Please look once more.")


class HoursForm(PlainForm):
    """A tick for each kind of work; what is new since the last time stands apart."""

    hours = forms.MultipleChoiceField(
        label=_("Which hours count?"),
        help_text=_("Tick what may count. Nothing counts by itself."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHANGED},
    )

    def __init__(self, *args: Any, groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, initial={"hours": [it.value for it in groups if it.counts]}, **kwargs)
        self.groups = {it.value: it for it in groups}
        field = self.fields["hours"]
        field.choices = [(it.value, it.name) for it in groups]  # type: ignore[attr-defined]
        field.hints = {it.value: it.words for it in groups}  # type: ignore[attr-defined]
        field.icons = {it.value: it.icon for it in groups}  # type: ignore[attr-defined]

    def visits(self) -> set[int]:
        return {visit for value in self.cleaned_data["hours"] for visit in self.groups[value].visits}


class CardForm(PlainForm):
    """Yes or no to each thing on the card. Without a yes it is not there."""

    name = forms.ChoiceField(
        label=_("Which name stands on it?"),
        choices=Name,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which name stands on it.")},
    )
    other_name = ShortText(label=_("Which other name?"), required=False, max_length=40)
    work = forms.ModelMultipleChoiceField(
        label=_("Which work would you like?"),
        help_text=_("At most three."),
        queryset=WorkKind.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shows_certificates = forms.BooleanField(label=_("Show my certificates"), required=False)
    shows_done = forms.BooleanField(
        label=_("Show what I did"), help_text=_("Only the hours that you let count."), required=False
    )
    hours_a_week = forms.IntegerField(
        label=_("How many hours a week?"),
        required=False,
        min_value=1,
        max_value=40,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Enter a number from 1 to 40.")),
        widget=forms.TextInput({"inputmode": "numeric", "size": 4, "class": "short"}),
    )
    parts = forms.MultipleChoiceField(
        label=_("When can you?"), choices=PARTS.items(), required=False, widget=forms.CheckboxSelectMultiple
    )
    travel = forms.ChoiceField(
        label=_("How do you come?"),
        choices=[("", _("I do not say that")), *Travel.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    travel_minutes = forms.IntegerField(
        label=_("At most how many minutes?"),
        required=False,
        min_value=1,
        max_value=120,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Enter a number from 1 to 120.")),
        widget=forms.TextInput({"inputmode": "numeric", "size": 4, "class": "short"}),
    )
    works_well = FreeText(
        label=_("How do you work well?"),
        help_text=_("In your own words. For example: a quiet place, or together with somebody."),
        required=False,
        max_length=80,
    )
    shows_likes = forms.BooleanField(
        label=_("Show what I like to do"), help_text=_("The first three things that you told us."), required=False
    )
    shows_coordinator = forms.BooleanField(label=_("Show who of the team knows me"), required=False)

    def __init__(self, *args: Any, card: CandidateProfile, **kwargs: Any) -> None:
        super().__init__(*args, initial=_filled(card), **kwargs)
        kinds = WorkKind.objects.filter(is_active=True)
        field = self.fields["work"]
        field.queryset = kinds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("name") == Name.OTHER and not said.get("other_name"):
            self.add_error("other_name", _("Fill in the name, or choose another answer."))
        if len(said.get("work") or ()) > MOST_KINDS:
            self.add_error("work", _("Choose at most three."))
        return said

    def chosen(self) -> dict[str, Any]:
        """What is not said is off."""
        said = dict(self.cleaned_data)
        parts = set(said.pop("parts"))
        said |= {part: part in parts for part in PARTS}
        if said["name"] != Name.OTHER:
            said["other_name"] = ""
        return said | {
            "shows_work": bool(said["work"]),
            "shows_hours": bool(said["hours_a_week"] or parts),
            "shows_travel": bool(said["travel"]),
            "shows_works_well": bool(said["works_well"]),
        }


def _filled(card: CandidateProfile) -> dict[str, Any]:
    fields = ("name", "other_name", "shows_certificates", "shows_done", "hours_a_week", "travel", "travel_minutes")
    own = {name: getattr(card, name) for name in (*fields, "works_well", "shows_coordinator", "shows_likes")}
    work = list(card.work.all()) if card.pk else []
    return own | {"work": work, "parts": [part for part in PARTS if getattr(card, part)]}


class AgainForm(PlainForm):
    words = FreeText(
        label=_("What shall we look at?"),
        help_text=_("You may leave it empty. Then we look at everything."),
        required=False,
        max_length=400,
        rows=3,
    )

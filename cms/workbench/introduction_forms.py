"""The desk's forms about an introduction: moments that suit, an appointment, what the company told on the phone."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import PlainForm
from marketplace.models import Introduction
from neighbourhoods.free_text import FreeText

Outcome, Reason = Introduction.Outcome, Introduction.Reason
NO_MOMENT = {"required": _("Choose a day and a time."), "invalid": _("Choose a day and a time.")}


class Moment(forms.DateTimeField):
    """A day with a time, as the browser's own field gives it."""

    def __init__(self, **how: Any) -> None:
        widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
        super().__init__(widget=widget, input_formats=formats, error_messages=NO_MOMENT, **how)


class Where(FreeText):
    def __init__(self) -> None:
        super().__init__(label=_("Where? Empty: at the company"), required=False, max_length=120)


class MomentsForm(PlainForm):
    """As the resident said them on the phone; the company chooses one."""

    first = Moment(label=_("First moment"))
    second = Moment(label=_("Second moment"), required=False)
    third = Moment(label=_("Third moment"), required=False)
    where = Where()

    def chosen(self) -> dict[str, Any]:
        said = self.cleaned_data
        moments: list[datetime] = [said[name] for name in ("first", "second", "third") if said.get(name)]
        return {"moments": moments, "where": said["where"]}


class MeetForm(PlainForm):
    at = Moment(label=_("Day and time"))
    where = Where()

    def chosen(self) -> dict[str, Any]:
        return {"meets_at": self.cleaned_data["at"], "where": self.cleaned_data["where"]}


class TellForm(PlainForm):
    """What the company said on the phone."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[(it.value, it.label) for it in (Outcome.TRIAL, Outcome.JOB, Outcome.NOT_NOW)],
    )
    reason = forms.ChoiceField(
        label=_("If not now: why?"), choices=[("", _("Choose")), *Reason.choices], required=False
    )
    words = FreeText(label=_("What else they said. You tell it"), required=False, max_length=400, rows=2)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("outcome") == Outcome.NOT_NOW and not said.get("reason"):
            self.add_error("reason", _("Choose a reason."))
        return said

    def chosen(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

"""What an employer fills in about an introduction: a message, a day, why not now. Own words always "(not needed)"."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from marketplace.models import Introduction, WorkKind
from neighbourhoods.free_text import FreeText

from .helper import DayForm, PlainForm
from .pairs import TellsRefusals

capfirst_lazy = lazy(capfirst, str)
Reason, Outcome = Introduction.Reason, Introduction.Outcome


class AskForm(PlainForm):
    """One tap; a kind of work and a message need not be."""

    work_kind = forms.ModelChoiceField(
        label=_("For which work?"), queryset=WorkKind.objects.none(), required=False, empty_label=_("I do not know yet")
    )
    message = FreeText(
        label=_("Message"),
        help_text=_("The resident reads it. For example: you may come and look first."),
        required=False,
        max_length=400,
        rows=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["work_kind"].queryset = WorkKind.objects.filter(is_active=True)  # type: ignore[attr-defined]


class MeetForm(DayForm, TellsRefusals):
    """When and where the two meet."""

    about = {"past": "on_date", "too_late": "on_date"}
    where = FreeText(label=_("Where?"), help_text=_("Empty: at your company."), required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at_time"].required = True
        self.fields["at_time"].error_messages["required"] = _("Fill in a time. For example 14:00.")

    def chosen(self) -> dict[str, Any]:
        said = self.cleaned_data
        moment = datetime.combine(said["on_date"], said["at_time"], timezone.get_current_timezone())
        return {"meets_at": moment, "where": said["where"]}


class WordsForm(TellsRefusals):
    """What a coordinator should know; the resident hears it from them."""

    words = FreeText(
        label=_("Would you like to add something?"),
        help_text=_("Our team reads it and tells it."),
        required=False,
        max_length=400,
        rows=3,
    )

    def chosen(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class NotNowForm(WordsForm):
    reason = forms.ChoiceField(
        label=_("Why not now?"),
        help_text=_("The resident hears it from us, in kind words."),
        choices=[(it.value, capfirst_lazy(it.label)) for it in Reason],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason. The person hears it from us, in kind words.")},
    )
    field_order = ("reason", "words")


# The address of each thing to tell: its heading, its form, and the outcome it means.
TELLS: dict[str, tuple[object, type[Any], str]] = {
    "afspraak": (_("We have an appointment"), MeetForm, Outcome.TALK),
    "proef": (_("We begin with a trial placement"), WordsForm, Outcome.TRIAL),
    "baan": (_("There is a job"), WordsForm, Outcome.JOB),
    "niet-nu": (_("Not at this moment"), NotNowForm, Outcome.NOT_NOW),
}

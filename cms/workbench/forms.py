"""The forms of the desk: a request, a visit, a thank-you, a person and how they hear from us, what is decided."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.actions.asking import Request
from marketplace.hours import PARTS
from marketplace.models import Opportunity, Thanks
from marketplace.models.agreements import HowItWent
from marketplace.queries import cases
from marketplace.queries.kinds import active_kinds
from neighbourhoods import places, reach
from neighbourhoods.forms import AmountField, PhoneField
from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.models.outreach import Channel
from neighbourhoods.models.people import Salutation
from neighbourhoods.queries import residents
from neighbourhoods.regulations import Part, Shape

PART_CHOICES = [("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("Evening"))]
DATE = {"type": "date"}


class PlainForm(forms.Form):
    """Our own sentences at the fields, not the browser's."""

    use_required_attribute = False
    errors: ErrorDict


class WhenFields(PlainForm):
    """Kind of work and when, as the intake and the request page both ask it."""

    kind = forms.ChoiceField(label=_("Kind of work"), required=False, widget=forms.RadioSelect)
    day = forms.ChoiceField(label=_("Day"), choices=Opportunity.Day, initial=Opportunity.Day.THIS_WEEK)
    on_date = forms.DateField(label=_("Which date?"), required=False, widget=forms.DateInput(DATE, format="%Y-%m-%d"))
    parts = forms.MultipleChoiceField(
        label=_("Part of the day"), choices=PART_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )
    wish = FreeText(label=_("In the neighbour's own words"), required=False, max_length=1000, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {str(kind.pk): kind for kind in active_kinds()}
        self.fields["kind"].choices = [(pk, kind.name) for pk, kind in self.kinds.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("day") == Opportunity.Day.DATE and not answers.get("on_date") and "on_date" not in self.errors:
            self.add_error("on_date", _("Choose a date."))
        return answers

    def asked(self) -> dict[str, Any]:
        """The answers as marketplace.actions.asking.Request takes them."""
        answers = self.cleaned_data
        on_date = answers["on_date"] if answers["day"] == Opportunity.Day.DATE else None
        return {
            "work_kind": self.kinds.get(answers["kind"]),
            "day": answers["day"],
            "on_date": on_date,
            "parts": frozenset(answers["parts"]),
            "wish": answers["wish"],
        }


class AmendForm(WhenFields):
    at_time = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Length in minutes"), required=False, min_value=15, max_value=480)
    good_to_know = forms.ModelMultipleChoiceField(
        label=_("Good to know"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["good_to_know"].queryset = cases.sentences_to_choose()  # type: ignore[attr-defined]

    @classmethod
    def of(cls, task: Opportunity) -> "AmendForm":
        """Filled with what was asked."""
        return cls(
            initial={
                "kind": task.work_kind_id,
                "day": task.day,
                "on_date": task.on_date,
                "at_time": task.at_time,
                "parts": [part for part in PARTS if getattr(task, part)],
                "minutes": task.minutes,
                "wish": task.wish,
                "good_to_know": task.good_to_know.all(),
            }
        )

    def clean_good_to_know(self) -> Any:
        chosen = self.cleaned_data["good_to_know"]
        if len(chosen) > 4:
            raise forms.ValidationError(_("Choose at most 4 sentences."))
        return chosen

    def request(self, task: Opportunity) -> Request:
        answers = self.cleaned_data
        return Request(
            **self.asked(),
            at_time=answers["at_time"],
            minutes=answers["minutes"],
            good_to_know=tuple(answers["good_to_know"]),
            asked_first=task.asked_first,
        )


class PlanForm(PlainForm):
    on_date = forms.DateField(error_messages={"required": _("Choose a date."), "invalid": _("Choose a date.")})
    at_time = forms.TimeField(required=False)


class MinutesForm(PlainForm):
    minutes = forms.IntegerField(required=False, min_value=5, max_value=600)


class ReportForm(MinutesForm):
    how = forms.ChoiceField(choices=HowItWent, error_messages={"required": _("Choose how it went.")})


class TalkForm(PlainForm):
    """Why a request is talked over. That a reason is needed is the action's to say."""

    reason = forms.ChoiceField(
        label=_("Why?"), choices=[("", _("Choose a reason")), *Opportunity.Reason.choices], required=False
    )
    words = FreeText(label=_("For your colleague"), required=False, max_length=300)


class ThanksForm(PlainForm):
    sentence = forms.ChoiceField(
        label=_("What did the neighbour say on the phone?"),
        choices=[("", ""), *Thanks.Sentence.choices],
        required=False,
    )
    own_words = FreeText(label=_("Or in own words"), required=False, max_length=200)


class ChannelForm(PlainForm):
    channel = forms.ChoiceField(label=_("Hears from us by"), choices=Channel)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [way for way in Channel.choices if way[0] != Channel.TEXT or reach.texts_are_sent()]
        self.fields["channel"].choices = ways  # type: ignore[attr-defined]


class PhoneForm(PlainForm):
    phone = PhoneField(label=_("Phone number"), required=False)


class EmailForm(PlainForm):
    email = forms.EmailField(label=_("E-mail"))


class ShownAsForm(PlainForm):
    salutation = forms.ChoiceField(label=_("Others read"), choices=Salutation)
    call_name = FreeText(label=_("How the helper may call them"), required=False, max_length=60)


class AddressForm(PlainForm):
    """Postcode and house number, or a neighbourhood chosen when the postcode is not known."""

    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=7)
    house_number = ShortText(label=_("House number"), required=False, max_length=12)
    neighbourhood = forms.ModelChoiceField(
        label=_("Or choose the neighbourhood"),
        queryset=None,
        required=False,
        empty_label=_("Follows from the postcode"),
    )

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["neighbourhood"].queryset = residents.neighbourhoods_to_choose(viewer)  # type: ignore[attr-defined]

    def clean_postcode(self) -> str:
        written = self.cleaned_data["postcode"]
        postcode = places.parse_postcode(written) if written else ""
        if postcode is None:
            raise forms.ValidationError(_("This is not a postcode. For example 1234 AB."))
        return postcode


class DecisionForm(PlainForm):
    """From which day on, and who decided that."""

    valid_from = forms.DateField(
        label=_("From which day on?"),
        initial=timezone.localdate,
        widget=forms.DateInput(DATE, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )
    source = ShortText(
        label=_("Who decided this?"),
        help_text=_("For example: team meeting of 12 May."),
        max_length=120,
        error_messages={"required": _("Write down who decided this.")},
    )


class BudgetForm(DecisionForm):
    """How many messages a week."""

    field_order = ("per_week",)
    per_week = forms.IntegerField(
        label=_("Messages a week, at most"),
        help_text=_("Leave it empty for as many as there are. With 0 all that can wait leaves on Monday."),
        required=False,
        min_value=0,
        max_value=50,
        error_messages={
            "invalid": _("Write a number, for example 5."),
            "min_value": _("Write a number from 0 to 50."),
            "max_value": _("Write a number from 0 to 50."),
        },
    )


class RegulationForm(DecisionForm):
    """The numbers of one rule with a date."""

    ends = forms.BooleanField(
        label=_("Stop our own rule"), help_text=_("From that day the rule for all holds again."), required=False
    )

    def __init__(self, shape: Shape, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        for name, part in shape.parts.items():
            self.fields[name] = _number(part)
        self.fields["source"].label = _("Where is this written?")
        self.fields["source"].help_text = _("For example the web address of the law, or a decision of the council.")
        self.fields["source"].error_messages["required"] = _("Write down where this comes from.")
        self.order_fields([*shape.parts, "valid_from", "source", "ends"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for name in self.shape.parts:
            if answers.get("ends"):
                self.errors.pop(name, None)
            elif answers.get(name) is None and name not in self.errors:
                self.add_error(name, _("Write a number."))
        return answers

    def decided(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        answers = self.cleaned_data
        value = None if answers["ends"] else {name: str(answers[name]) for name in self.shape.parts}
        return {"value": value, "valid_from": answers["valid_from"], "source": answers["source"]}


def _number(part: Part) -> forms.Field:
    if part.is_money:
        return AmountField(label=part.label, required=False, most=part.most)
    out_of_bounds = _("Write a number from 0 to %(most)d.") % {"most": part.most}
    return forms.IntegerField(
        label=part.label,
        required=False,
        min_value=0,
        max_value=part.most,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write a whole number."), "min_value": out_of_bounds, "max_value": out_of_bounds,
        },
    )  # fmt: skip

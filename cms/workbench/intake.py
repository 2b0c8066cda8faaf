"""The form of one phone call, its two tabs, and what is filled in for somebody we know."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench import addresses
from cms.workbench.forms import AddressForm, WhenFields
from marketplace.actions.asking import Request
from marketplace.actions.intake import PURPOSE, Caller
from marketplace.hours import PARTS
from marketplace.models import Opportunity
from marketplace.queries.kinds import active_kinds
from neighbourhoods import phones, reach, rules
from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.models.people import Salutation

CONSENT = gettext_lazy("May we keep this, so that a neighbour can help you?")
CONSENT_OF_HELPER = gettext_lazy("May we keep this, so that you can help a neighbour?")
CHANNELS = [
    (Channel.CALL, gettext_lazy("We call back")),
    (Channel.TEXT, gettext_lazy("Text message")),
    (Channel.EMAIL, gettext_lazy("E-mail")),
    (Channel.LETTER, gettext_lazy("Letter or card")),
]
ICONS = {"call": "phone", "text": "message-circle", "email": "mail", "letter": "file-text"}
AS_KNOWN = (
    "first_name",
    "last_name",
    "phone",
    "email",
    "call_name",
    "salutation",
    "channel",
    "postcode",
    "house_number",
)


class CallerFields(AddressForm):
    """Who calls. With `person` (somebody we know) the address may stay as it is."""

    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=24)
    first_name = ShortText(
        label=gettext_lazy("First name"), max_length=60, error_messages={"required": gettext_lazy("Ask for the name.")}
    )
    last_name = ShortText(label=gettext_lazy("Surname"), required=False, max_length=80)
    call_name = FreeText(label=gettext_lazy("How the helper may call them"), required=False, max_length=60)
    salutation = forms.ChoiceField(
        label=gettext_lazy("Others read"), choices=Salutation, initial=Salutation.NEIGHBOUR, required=False
    )
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("How do they hear from us?"),
        choices=CHANNELS,
        initial=Channel.CALL,
        widget=forms.RadioSelect,
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Yes, it is fine"),
        error_messages={"required": gettext_lazy("Read the sentence aloud. Tick only when the caller says yes.")},
    )

    def __init__(self, *args: Any, viewer: User, known: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.fields["channel"].choices = [way for way in CHANNELS if way[0] != Channel.TEXT or reach.texts_are_sent()]  # type: ignore[attr-defined]
        self.fields["channel"].icons = {
            "call": "phone",
            "text": "message-circle",
            "email": "mail",
            "letter": "file-text",
        }  # type: ignore[attr-defined]
        self.known = known
        if known is not None:
            self.fields["first_name"].required = False
            self.fields["consent"].required = not rules.has_said_yes(known, PURPOSE)

    def clean_phone(self) -> str:
        written = self.cleaned_data["phone"]
        if written and phones.normalise(written) is None:
            raise forms.ValidationError(_("This is no phone number. For example 06 12 34 56 78."))
        return written

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        channel = answers.get("channel")
        if channel == Channel.CALL and not answers.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Ask for the number. Or choose a letter."))
        if channel == Channel.TEXT and not phones.can_text(phones.normalise(answers.get("phone") or "") or ""):
            self.add_error("channel", _("Ask for a mobile number. Or choose to call back."))
        if channel == Channel.EMAIL and not answers.get("email") and "email" not in self.errors:
            self.add_error("email", _("Ask for the e-mail address. Or choose to call back."))
        return answers

    def caller(self, wording: str) -> Caller | None:
        """The caller with a place, or None with the sentence at the address. Somebody we know may have moved."""
        answers = self.cleaned_data
        moved = self.known is None or (any(answers[name] for name in ("postcode", "neighbourhood")) and self._moved())
        place = addresses.place_of(self) if moved else None
        if moved and place is None:
            return None
        said = {name: answers[name] for name in AS_KNOWN}
        return Caller(known=self.known, wording=wording, place=place, **said)

    def _moved(self) -> bool:
        answers, known = self.cleaned_data, self.known
        written = (answers["postcode"], answers["house_number"].strip())
        return known is None or bool(answers["neighbourhood"]) or written != (known.postcode, known.house_number)


class RequestCall(WhenFields, CallerFields):
    """Tab "Wil hulp"."""

    def request(self) -> Request:
        return Request(**self.asked())


class OfferCall(CallerFields):
    """Tab "Wil helpen"."""

    likes = forms.MultipleChoiceField(
        label=gettext_lazy("What do you like to do?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {str(kind.pk): kind for kind in active_kinds()}
        self.fields["likes"].choices = [(pk, kind.name) for pk, kind in self.kinds.items()]  # type: ignore[attr-defined]

    def liked(self) -> list[Any]:
        return [self.kinds[pk] for pk in self.cleaned_data["likes"]]


def filled_in(person: User | None, last: Opportunity | None = None) -> dict[str, Any]:
    """What the form shows for somebody we know, and with `last` also what they asked the last time."""
    if person is None:
        return {}
    known = {name: getattr(person, name) for name in AS_KNOWN} | {"phone": phones.display(person.phone)}
    if last is None:
        return known
    return known | {
        "kind": last.work_kind_id,
        "day": Opportunity.Day.THIS_WEEK,
        "parts": [part for part in PARTS if getattr(last, part)],
        "wish": last.wish,
    }

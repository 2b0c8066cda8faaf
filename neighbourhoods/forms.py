"""Forms about people and places, in plain words. What they ask is checked here; what may happen is not."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from neighbourhoods import phones
from neighbourhoods.addresses import AsksNeighbourhood
from neighbourhoods.contact_forms import WAYS
from neighbourhoods.free_text import ShortText
from neighbourhoods.models.outreach import Channel
from neighbourhoods.places import parse_postcode

THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")


class PhoneField(forms.CharField):
    """Any way of writing in, E.164 out."""

    default_error_messages = {
        "required": _("Enter your phone number. For example 06 12 34 56 78."),
        "invalid": _("This is not a phone number. For example 06 12 34 56 78."),
    }
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "maxlength": "30"})

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        if not written:
            return ""
        number = phones.normalise(written)
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class AmountField(forms.DecimalField):
    """Euros, as people here write them: "5,60", "5.60", "2.100" (a thousand), "€ 1.250,50"."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        wrong = _("Write an amount. For example 5,60.")
        errors = dict.fromkeys(("invalid", "max_decimal_places", "max_digits", "min_value", "max_value"), wrong)
        errors |= kwargs.pop("error_messages", {})
        super().__init__(min_value=0, max_value=most, decimal_places=2, error_messages=errors, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        written = re.sub(r"[€\s]", "", str(value or ""))
        if "," in written or THOUSANDS.fullmatch(written):
            written = written.replace(".", "").replace(",", ".")
        return super().to_python(written)


class PostcodeField(forms.CharField):
    """`1234 ab` in, `1234AB` out; four digits are welcome too."""

    default_error_messages = {
        "required": _("Enter your postcode. For example 1234 AB."),
        "invalid": _("This is not a postcode. For example 1234 AB."),
    }
    widget = forms.TextInput(attrs={"autocomplete": "postal-code", "maxlength": "10", "spellcheck": "false"})

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        code = parse_postcode(written)
        if written and code is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return code or ""


class AddressField(forms.EmailField):
    """An e-mail address in small letters."""

    default_error_messages = {
        "required": _("Enter your e-mail address. For example anna@voorbeeld.nl."),
        "invalid": _("This is not an e-mail address. For example anna@voorbeeld.nl."),
    }
    widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})

    def clean(self, value: Any) -> str:
        return super().clean(value).lower()


class EmailForm(forms.Form):
    """Where the code goes."""

    use_required_attribute = False

    email = AddressField(label=_("E-mail address"))


class NumberForm(forms.Form):
    """Where a code goes by text."""

    use_required_attribute = False

    phone = PhoneField(label=_("Mobile number"))

    def clean_phone(self) -> str:
        number = self.cleaned_data["phone"]
        if not phones.is_dutch_mobile(number):
            raise forms.ValidationError(_("Enter a mobile number. For example 06 12 34 56 78."), code="not_mobile")
        return number


class NameForm(forms.Form):
    """Screen 1 of joining: a name, and one way to reach the person."""

    first_name = ShortText(
        label=_("First name"),
        max_length=60,
        error_messages={"required": _("Enter your first name.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = ShortText(
        label=_("Surname"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    phone = PhoneField(label=_("Phone number"), required=False)
    email = AddressField(label=_("E-mail address"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (data.get("phone") or data.get("email")):
            self.add_error("phone", _("Enter your phone number or your e-mail address."))
        return data


def code_field(label: str | Promise, maxlength: int) -> forms.CharField:
    """For a code that was sent, or that an app shows."""
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": maxlength, "spellcheck": "false"}
    return forms.CharField(
        label=label, error_messages={"required": _("Enter the code.")}, widget=forms.TextInput(attrs=attrs)
    )


class SentCodeForm(forms.Form):
    """A code that was sent, and whether this device may be remembered."""

    code = code_field(_("Your code"), 11)
    remember = forms.BooleanField(
        label=_("Remember this phone"),
        help_text=_("Is this somebody else's computer? Then take the tick away."),
        required=False,
        initial=True,
    )


class JoinCodeForm(SentCodeForm):
    """Screen 2: the code must be the one we sent."""

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if not compare_user_code(actual=code, expected=self.expected):
            raise forms.ValidationError(_("This code is not right. Look at our message again."), code="incorrect_code")
        return code


class WhereForm(AsksNeighbourhood, forms.Form):
    """Screen 3: where, what the person likes (choices come from above), and how they hear from us."""

    postcode = PostcodeField(label=_("Postcode"))
    likes = forms.MultipleChoiceField(
        label=_("What do you like to do?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    channel = forms.ChoiceField(label=_("How do you want to hear from us?"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, likes: Iterable[tuple[int, str, str, str]], channels: Iterable[str], **kwargs: Any
    ) -> None:
        """`likes`: (id, name, icon, colour)."""
        super().__init__(*args, **kwargs)
        likes = list(likes)
        self.fields["likes"].choices = [(pk, name) for pk, name, *_picture in likes]
        self.fields["likes"].icons = {str(pk): icon for pk, _name, icon, _colour in likes}
        self.fields["likes"].palettes = {str(pk): colour for pk, _name, _icon, colour in likes}
        ways = [(way, words) for way, words in WAYS.items() if way in channels and way != Channel.LETTER]
        self.fields["channel"].choices = ways
        if len(ways) < 2:
            del self.fields["channel"]

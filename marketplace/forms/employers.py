"""Applying as a company, and asking for a colleague."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.actions.employer_moves import Applicant
from marketplace.actions.employers import Company
from marketplace.models import Employer
from neighbourhoods.addresses import AsksNeighbourhood
from neighbourhoods.forms import AddressField, PhoneField, PostcodeField
from neighbourhoods.free_text import ShortText
from neighbourhoods.geocoding import Address
from neighbourhoods.places import parse_house_number


class KvkField(forms.CharField):
    """A number of the chamber of commerce, by its shape only: nobody is looked up. Spaces and points are fine."""

    default_error_messages = {
        "required": _("Enter the KvK number. It has 8 digits."),
        "invalid": _("A KvK number has 8 digits. For example 12345678."),
    }
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "16"})

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        digits = "".join(sign for sign in written if sign not in " .-\u00a0")
        if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return digits


class PersonForm(forms.Form):
    """Somebody who would like to act for a company."""

    use_required_attribute = False

    name = ShortText(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name.")},
    )
    phone = PhoneField(label=_("Your phone number"))
    email = AddressField(label=_("Your e-mail address"), help_text=_("You log in with it later."))

    def applicant(self) -> Applicant:
        said = self.cleaned_data
        return Applicant(said["name"], said["email"], said["phone"])


class CompanyFields(AsksNeighbourhood, forms.Form):
    """What a company tells of itself."""

    use_required_attribute = False
    neighbourhood_after = ("company", "kvk_number", "postcode", "house_number")

    company = ShortText(
        label=_("Name of the company"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Enter the name of the company.")},
    )
    kvk_number = KvkField(label=_("KvK number"), help_text=_("8 digits, of the chamber of commerce."))
    postcode = PostcodeField(label=_("Postcode of the company"))
    house_number = ShortText(
        label=_("House number"), max_length=16, error_messages={"required": _("Enter the house number.")}
    )
    size = forms.ChoiceField(
        label=_("How many people work there?"),
        choices=Employer.Size,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how many people work there.")},
    )

    def clean_house_number(self) -> str:
        typed = self.cleaned_data["house_number"]
        if parse_house_number(typed) is None:
            raise forms.ValidationError(_("Start with a number. For example 12 or 12 A."))
        return typed.strip()

    def told(self, place: Address) -> Company:
        said = self.cleaned_data
        return Company(said["company"], said["kvk_number"], said["size"], place)


class ApplyForm(CompanyFields):
    """The one screen. `website` is left empty by people and filled in by machines."""

    name = PersonForm.base_fields["name"]
    phone = PersonForm.base_fields["phone"]
    email = PersonForm.base_fields["email"]
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def applicant(self) -> Applicant:
        said = self.cleaned_data
        return Applicant(said["name"], said["email"], said["phone"])


class ColleagueForm(PersonForm):
    """A colleague, asked for by who acts for the company already."""

    name = ShortText(label=_("Name"), max_length=120, error_messages={"required": _("Enter the name.")})
    email = AddressField(label=_("E-mail address"))
    phone = PhoneField(label=_("Phone number"))

"""The screen on which an employer says where the work is, who guides, and what can be different."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.models import Employer
from marketplace.vacancy_sheet import WHERE, Sheet, lines_of
from neighbourhoods import geocoding
from neighbourhoods.addresses import AsksNeighbourhood
from neighbourhoods.forms import PostcodeField
from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.geocoding import Address
from neighbourhoods.places import parse_house_number, spaced_postcode
from neighbourhoods.queries.people import neighbourhood_by_id
from neighbourhoods.rules import lead_of

from .vacancies import Screen, drop_error

ONE_THING = gettext_lazy("Choose at least one thing that can be different, or write one.")


class WhereForm(AsksNeighbourhood, Screen):
    screen = WHERE
    neighbourhood_after = ("place_name", "postcode", "house_number")

    place_name = FreeText(
        label=gettext_lazy("Name of the place"), max_length=80,
        error_messages={"required": gettext_lazy("Write the name of the place. People recognise it.")},
    )  # fmt: skip
    postcode = PostcodeField(label=gettext_lazy("Postcode"))
    house_number = ShortText(
        label=gettext_lazy("House number"), max_length=16,
        error_messages={"required": gettext_lazy("Enter the house number.")},
    )  # fmt: skip
    buddy = FreeText(
        label=gettext_lazy("Who guides? Write the first name."),
        help_text=gettext_lazy("Somebody who is there, explains and has time. The first name stands on the website."),
        max_length=30,
        error_messages={"required": gettext_lazy("Write the first name of who guides. For example: Fatima.")},
    )
    buddy_knows = forms.BooleanField(
        label=gettext_lazy("This person knows it and agrees"),
        error_messages={"required": gettext_lazy("Ask this person first. Then tick it.")},
    )
    companion_welcome = forms.BooleanField(
        label=gettext_lazy("Somebody may come along"),
        help_text=gettext_lazy("The first days, a coach or somebody they trust."), required=False,
    )  # fmt: skip
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("What can be different with you?"),
        help_text=gettext_lazy("Choose at least one, or write one below."),
        widget=forms.CheckboxSelectMultiple, error_messages={"required": ONE_THING, "invalid_choice": ONE_THING},
    )  # fmt: skip
    adaptations = FreeText(
        label=gettext_lazy("Or in your own words. One on each line."),
        help_text=gettext_lazy("For example: start later in winter. Write about the work, never about a person."),
        required=False, max_length=400, rows=3,
    )  # fmt: skip

    def __init__(self, *args: Any, conditions: list[tuple[str, str, str]], **kwargs: Any) -> None:
        """`conditions`: slug, sentence, icon."""
        super().__init__(*args, **kwargs)
        rows: Any = self.fields
        rows["conditions"].choices = [(slug, text) for slug, text, _icon in conditions]
        rows["conditions"].icons = {slug: icon for slug, _text, icon in conditions}

    def filled(self, kept: dict[str, Any]) -> dict[str, Any]:
        at = self.employer
        own = {"place_name": at.name[:80], "postcode": at.postcode, "house_number": at.house_number}
        return own | {"companion_welcome": True} | kept

    def clean_house_number(self) -> str:
        typed = self.cleaned_data["house_number"]
        if parse_house_number(typed) is None:
            raise forms.ValidationError(_("Start with a number. For example 12 or 12 A."))
        return typed.strip()

    def clean_buddy(self) -> str:
        name = self.cleaned_data["buddy"].strip()
        if len(name.split()) > 1:
            raise forms.ValidationError(_("Write only the first name, as one word. For example: Fatima or Jan-Willem."))
        return name

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if lines_of(answers.get("adaptations", "")) or "adaptations" in self.errors:
            drop_error(self, "conditions", "required")  # written is named
            answers.setdefault("conditions", [])
        return answers

    def find_place(self) -> Address | None:
        """As AsksNeighbourhood; where the employer has its own address, nobody needs to be asked."""
        found = own_place(self.employer, self.cleaned_data) or super().find_place()
        if found is not None and found.neighbourhood is not None and lead_of(found.neighbourhood.pk) is None:
            self.add_error("postcode", _("We do not work there yet. Call us, then we look together."))
            return None
        return found

    def kept(self) -> dict[str, Any]:
        hood = self.cleaned_data.get("neighbourhood")
        return super().kept() | {"neighbourhood": hood.pk if hood else None}


def place_of(sheet: Sheet, employer: Employer) -> Address:
    """Where the work is, looked up again. May ask another server: never call it in a transaction."""
    where = sheet[WHERE]
    if own := own_place(employer, where):
        return own
    found = geocoding.locate(where["postcode"], where["house_number"])
    return found.choose(neighbourhood_by_id(where["neighbourhood"])) if where.get("neighbourhood") else found


def own_place(employer: Employer, where: Mapping[str, Any]) -> Address | None:
    """The place that we know of the employer, when that is what was written."""
    if (where.get("postcode"), where.get("house_number")) != (employer.postcode, employer.house_number):
        return None
    return Address(
        employer.postcode, employer.house_number, employer.latitude, employer.longitude, employer.neighbourhood,
        street=employer.street,
    )  # fmt: skip


def address_of(sheet: Sheet, place: Address) -> str:
    """ "Dorpsstraat 3, 7200 AB Lindedaal": for who is matched. What is not known of it is left out."""
    where = sheet[WHERE]
    street = f"{place.street} {where['house_number']}" if place.street else ""
    town = f"{spaced_postcode(where['postcode'])} {place.place_name}".strip()
    return ", ".join(part for part in (street, town) if part)

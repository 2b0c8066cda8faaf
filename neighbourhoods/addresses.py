"""From what somebody typed to a place, and the way out when the postcode cannot tell: choose your neighbourhood."""

import copy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import geocoding
from .geocoding import Address
from .models import Neighbourhood
from .queries.people import neighbourhoods_by_id, served_neighbourhoods


class AsksNeighbourhood:
    """For a form with a postcode: adds the list of neighbourhoods only when it is needed."""

    neighbourhood_field = forms.ModelChoiceField(
        Neighbourhood.objects.none(),
        label=_("Your neighbourhood"),
        empty_label=_("Choose your neighbourhood"),
        error_messages={"required": _("Choose your neighbourhood."), "invalid_choice": _("Choose your neighbourhood.")},
    )
    neighbourhood_after = ("postcode",)  # the fields it stands behind

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "neighbourhood" in self.data:  # type: ignore[attr-defined]
            address = geocoding.locate(self.data.get("postcode", ""))  # type: ignore[attr-defined]
            if not address.is_settled:  # a postcode that was mended wins over the list
                self._add_neighbourhood(address)

    def find_place(self) -> Address | None:
        """Where the typed address lies; None when the form now asks for the neighbourhood. Never in a transaction."""
        answers = self.cleaned_data  # type: ignore[attr-defined]
        address = geocoding.locate(answers["postcode"], answers.get("house_number", ""))
        if address.is_settled:
            return address
        if answers.get("neighbourhood"):
            return address.choose(answers["neighbourhood"])
        self._add_neighbourhood(address)
        self.add_error("neighbourhood", address.sentence)  # type: ignore[attr-defined]
        return None

    def _add_neighbourhood(self, address: Address) -> None:
        """The few that the postcode may lie in, or all that have a coordinator when it is not known at all."""
        field = copy.deepcopy(self.neighbourhood_field)
        field.queryset = neighbourhoods_by_id(each.pk for each in address.candidates)
        if not address.candidates:
            field.queryset = served_neighbourhoods()
        self.fields["neighbourhood"] = field  # type: ignore[attr-defined]
        self.order_fields([*self.neighbourhood_after, "neighbourhood"])  # type: ignore[attr-defined]

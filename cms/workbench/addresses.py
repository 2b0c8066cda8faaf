"""From a form's postcode, house number or chosen neighbourhood to a place.

May ask another server: not in a transaction.
"""

from django import forms
from django.utils.translation import gettext as _

from neighbourhoods import geocoding
from neighbourhoods.geocoding import Address


def place_of(form: forms.Form) -> Address | None:
    """The place a valid form names, or None with the sentence at its field."""
    answers = form.cleaned_data
    if not answers["postcode"] and answers["neighbourhood"] is None:
        form.add_error("postcode", _("Enter a postcode, or choose the neighbourhood."))
        return None
    found = geocoding.locate(answers["postcode"], answers["house_number"]) if answers["postcode"] else Address()
    if answers["neighbourhood"] is not None:
        return found.choose(answers["neighbourhood"])
    if found.neighbourhood is None:
        form.add_error("neighbourhood", str(found.note.label))
        return None
    return found


def written(form: forms.Form) -> dict[str, str]:
    """What is kept of the address as it was said."""
    return {name: form.cleaned_data[name] for name in ("postcode", "house_number")}

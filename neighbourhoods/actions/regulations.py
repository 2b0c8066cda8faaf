"""What a municipality decides about an amount, an age or a term: a dated row with its source. Nothing is rewritten."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Municipality, Regulation, User
from neighbourhoods.regulations import SHAPES


@transaction.atomic
def set_regulation(
    municipality: Municipality, *, by: User, key: str, valid_from: date, value: Mapping[str, str] | None, source: str
) -> Regulation:
    """A municipality's own rule, from today at the earliest. For the same day the last word counts.

    value: the numbers of the rule's shape, as text; None: from that day the rule for all holds again.
    """
    if not rules.coordinates_in(by, municipality.pk):
        raise NotYours
    if valid_from < timezone.localdate():
        raise NotAllowedNow(_("Choose today or a later day."), "day")
    if value is not None and set(value) != set(SHAPES[key].parts):
        raise ValueError(key)
    said = {"value": value and dict(value), "source": source, "checked_on": timezone.localdate()}
    row, _is_new = Regulation.objects.update_or_create(
        municipality=municipality, key=key, valid_from=valid_from, defaults=said
    )
    journal.record(resident=by, actor=by, verb="regulation.set", about=row)
    return row

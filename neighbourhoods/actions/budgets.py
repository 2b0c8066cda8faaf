"""How many messages a week people get at most: a dated row of the municipality, with who decided it."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import MessageBudget, Municipality, User


@transaction.atomic
def set_budget(
    municipality: Municipality, *, by: User, per_week: int | None, valid_from: date, source: str
) -> MessageBudget:
    """From a day on, today at the earliest: what held before stays as it was. For the same day the last word counts."""
    if not rules.coordinates_in(by, municipality.pk):
        raise NotYours
    if valid_from < timezone.localdate():
        raise NotAllowedNow(_("Choose today or a later day."), "day")
    said = {"per_week": per_week, "source": source}
    budget, _is_new = MessageBudget.objects.update_or_create(
        municipality=municipality, valid_from=valid_from, defaults=said
    )
    journal.record(resident=by, actor=by, verb="budget.set", about=budget)
    return budget

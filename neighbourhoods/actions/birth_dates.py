"""When somebody was born. Asked and kept only where a rule needs it: whoever calls this knows which."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User

from .care import person_in_care_of

OLDEST = 120  # years


@transaction.atomic
def set_birth_date(person: User, *, by: User, birth_date: date) -> User:
    """Told to a coordinator, or corrected. The same one twice changes nothing."""
    person, today = person_in_care_of(by, person), timezone.localdate()
    if birth_date > today:
        raise NotAllowedNow(_("This day is still to come."), "birth_date")
    if birth_date.year < today.year - OLDEST:
        raise NotAllowedNow(_("Nobody is that old. Is the year right?"), "birth_date")
    if person.birth_date != birth_date:
        person.birth_date = birth_date
        person.save(update_fields=["birth_date"])
        journal.record(resident=person, actor=by, verb="person.birth_date")
    return person

"""A certificate of conduct was seen. Only that: never a copy, never what it says; a refused one is never written."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import ConductCheck, User

from .care import person_in_care_of


@transaction.atomic
def note_conduct_check(
    person: User, *, by: User, profiles: Iterable[str], issued_on: date, seen_on: date
) -> ConductCheck:
    """`profiles`: the codes of the screening profiles that stand on it, of two digits. The same one twice is one."""
    person = person_in_care_of(by, person)
    codes = ", ".join(sorted(set(profiles)))
    if not codes:
        raise NotAllowedNow(_("Write down which screening profiles stand on it."), "no_profile")
    if issued_on > seen_on:
        raise NotAllowedNow(_("It cannot be seen before the day that stands on it."), "order")
    if seen_on > timezone.localdate():
        raise NotAllowedNow(_("This day is still to come."), "future")
    same = person.conduct_checks.filter(profiles=codes, issued_on=issued_on).first()
    if same is not None:
        return same
    check = ConductCheck.objects.create(person=person, profiles=codes, issued_on=issued_on, seen_on=seen_on, seen_by=by)
    journal.record(resident=person, actor=by, verb="conduct_check.noted", about=check)
    return check


@transaction.atomic
def strike_conduct_check(check: ConductCheck, *, by: User) -> None:
    """It was written down by mistake: the row goes, the journal says who did it. Twice is once."""
    person = person_in_care_of(by, check.person)
    for row in person.conduct_checks.filter(pk=check.pk):
        journal.record(resident=person, actor=by, verb="conduct_check.struck", about=row)
        row.delete()

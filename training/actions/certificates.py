"""A certificate on a paper of before: a coordinator writes down that somebody did the course."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.actions.care import person_in_care_of
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from training.models import Certificate, Course

from .signing import let_go


@transaction.atomic
def note_certificate(
    person: User, *, by: User, course: Course, awarded_on: date, valid_until: date | None = None
) -> Certificate:
    """Somebody did a course. A newer certificate of the same course takes the place of the one that stands."""
    person = person_in_care_of(by, person)
    today = timezone.localdate()
    if awarded_on > today:
        raise NotAllowedNow(_("This day is still to come."), "future")
    if valid_until is not None and valid_until < max(awarded_on, today):
        raise NotAllowedNow(_("A certificate that no longer counts is not needed."), "over")
    standing = person.certificates.filter(course=course, withdrawn_at=None).first()
    if standing is not None:
        if (standing.awarded_on, standing.valid_until) == (awarded_on, valid_until):
            return standing
        _refuse_older(standing, awarded_on, today)
        let_go(standing, why=Certificate.Why.RENEWED, by=by)
    certificate = Certificate.objects.create(
        person=person, course=course, awarded_on=awarded_on, awarded_by=by, valid_until=valid_until, replaces=standing
    )
    journal.record(resident=person, actor=by, verb="certificate.noted", about=certificate)
    return certificate


def _refuse_older(standing: Certificate, awarded_on: date, today: date) -> None:
    """A paper of before does not put out what was given later, nor what we signed that day."""
    counts = standing.valid_until is None or standing.valid_until >= today
    is_older = awarded_on < standing.awarded_on or (awarded_on == standing.awarded_on and bool(standing.number))
    if counts and is_older:
        raise NotAllowedNow(_("There is a newer certificate of this course already."), "newer")

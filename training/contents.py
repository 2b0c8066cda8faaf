"""What a certificate says: the elements of an EU micro-credential, in the language that the course is given in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from neighbourhoods.models import User

from .credentials import badge, status
from .issuer import own_did
from .models import Course, CourseRun

LANGUAGE = "nl"  # of what is signed and printed: who reads it is an employer here
NAMES_OF_LANGUAGES = {"nl": "Nederlands", "en": "Engels"}
HOUR = 60
# The course's own page speaks to who takes part; this is read by somebody else.
LOOKED_AT = {
    Course.Assessment.PRACTICE: gettext_lazy("shown while working"),
    Course.Assessment.TALK: gettext_lazy("in a talk"),
    Course.Assessment.PORTFOLIO: gettext_lazy("by what was made"),
    Course.Assessment.PRESENCE: gettext_lazy("by being there"),
}


@dataclass(frozen=True)
class Award:
    """Who gets what, given by whom, from when until when."""

    person: User
    course: Course
    run: CourseRun | None
    number: str
    revision: int
    holder: str
    on: date
    until: date | None
    by: User | None


def name_wanted(person: User) -> str:
    return person.get_full_name() or person.call_name


def document_of(award: Award, place_in_list: int) -> dict[str, Any]:
    """The whole certificate, still to be signed."""
    with translation.override(LANGUAGE):
        return badge.credential(told_by(award), _around(award, place_in_list))


def told_by(award: Award) -> badge.Told:
    course = award.course
    return badge.Told(
        number=award.number,
        holder=award.holder,
        course=course.name,
        issuer=_issuer(award),
        outcomes=tuple(course.outcomes),
        facts=tuple(_facts(award)),
        closing=_("This is not a diploma."),
    )


def list_address(place_in_list: int) -> str:
    """Where the list of withdrawn certificates stands that this place is on."""
    number = place_in_list // status.SIZE + 1
    return settings.SITE_URL + reverse("training:status_list", args=[number])


def address_of(code: str) -> str:
    return settings.SITE_URL + reverse("training:certificate", args=[code])


def _around(award: Award, place: int) -> badge.Around:
    course = award.course
    return badge.Around(
        id=uuid4().urn,
        did=own_did(),
        course_address=f"{settings.SITE_URL}/leren/{course.slug}/",
        description=course.hint or course.name,
        language=LANGUAGE,
        alignments=tuple(dict.fromkeys(course.alignments.values_list("name", "url"))),  # the same line twice is one
        valid_from=_at(award.on, time.min),
        valid_until=_at(award.until, time(23, 59, 59)) if award.until else None,
        list_address=list_address(place),
        place_in_list=place % status.SIZE,
    )


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))


def _issuer(award: Award) -> str:
    town = award.run.neighbourhood.municipality if award.run else award.person.municipality
    return _("Municipality of %(name)s") % {"name": town.name} if town else "Dichtbij"


def _facts(award: Award) -> Iterator[tuple[str, str]]:
    course, run = award.course, award.run
    if run is not None and run.first_day and run.last_day:
        yield _("Course given"), _days(run.first_day, run.last_day)
    yield _("Certificate given on"), _day(award.on)
    yield _("Counts until"), _day(award.until) if award.until else _("it stays valid")
    yield _("Place"), _place(award)
    yield _("Time"), _hours(course)
    yield _("How it was looked at"), str(LOOKED_AT[Course.Assessment(course.assessment)])
    if run is not None and run.teacher and name_wanted(run.teacher):
        yield _("Looked at by"), name_wanted(run.teacher)
    yield _("How it was done"), str(course.get_participation_display())
    yield _("Language of the course"), NAMES_OF_LANGUAGES.get(course.given_in, course.given_in)
    if course.reviewed_by:
        yield _("Course checked by"), _checked(course)
    if course.nlqf_registration and course.nlqf_level:
        yield (
            "NLQF",
            _("level %(level)s, register number %(number)s")
            % {
                "level": course.nlqf_level,
                "number": course.nlqf_registration,
            },
        )
    if award.revision > 1:
        yield _("Version"), str(award.revision)
    yield _("Signed by"), (award.by.get_full_name() if award.by else "") or "Dichtbij"
    yield _("Who is"), _("coordinator of Dichtbij")


def _place(award: Award) -> str:
    parts = (award.run.place_name, award.run.neighbourhood.municipality.name) if award.run else ()
    return ", ".join((*parts, _("the Netherlands")))


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _days(first: date, last: date) -> str:
    return _day(first) if first == last else _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)}


def _hours(course: Course) -> str:
    said = _("%(hours)s of course") % {"hours": _length(course.minutes)}
    if course.practice_minutes:
        said += _(", %(hours)s of practice") % {"hours": _length(course.practice_minutes)}
    return said


def _length(minutes: int) -> str:
    hours = minutes / HOUR
    written = number_format(hours, 0 if hours.is_integer() else 1)
    return ngettext("%(n)s hour", "%(n)s hours", round(hours + 0.49)) % {"n": written}


def _checked(course: Course) -> str:
    return f"{course.reviewed_by}, {_day(course.reviewed_on)}" if course.reviewed_on else course.reviewed_by

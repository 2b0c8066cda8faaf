"""Schools that send pupils, their teachers, and the weeks without school."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Membership, Municipality, Organisation, SchoolHoliday, User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.queries.people import by_email

LONGEST = timedelta(days=70)


@transaction.atomic
def add_school(municipality: Municipality, *, by: User, name: str, phone: str = "") -> Organisation:
    """The same name in the same municipality is the same school."""
    if not rules.coordinates_in(by, municipality.pk):
        raise NotYours
    if not name.strip():
        raise NotAllowedNow(_("Enter the name of the school."), "name")
    mine = {"municipality": municipality, "kind": Organisation.Kind.SCHOOL}
    known = Organisation.objects.filter(name__iexact=name.strip(), **mine).first()
    if known is not None:
        return known
    school = Organisation.objects.create(name=name.strip(), phone=phone, **mine)
    journal.record(resident=by, actor=by, verb="school.added", about=school)
    return school


@transaction.atomic
def add_teacher(school: Organisation, *, by: User, first_name: str, last_name: str, email: str) -> User:
    """Somebody who signs off for a school. Reached by e-mail only; a person we know by that address is the same one."""
    if school.kind != Organisation.Kind.SCHOOL or not rules.coordinates_in(by, school.municipality_id):
        raise NotYours
    teacher = by_email(email)
    if teacher is None:
        teacher = User.objects.create_user(
            email=email, first_name=first_name, last_name=last_name, municipality=school.municipality,
            channel=Channel.EMAIL,
        )  # fmt: skip
        journal.record(resident=teacher, actor=by, verb="person.registered")
    _row, is_new = Membership.objects.get_or_create(organisation=school, user=teacher)
    if is_new:
        journal.record(resident=teacher, actor=by, verb="school.teacher", about=school)
    return teacher


@transaction.atomic
def set_school_holiday(
    municipality: Municipality, *, by: User, name: str, first_day: date, last_day: date
) -> SchoolHoliday:
    """Weeks without school. From the same first day it is the same holiday, with its last word."""
    if not rules.coordinates_in(by, municipality.pk):
        raise NotYours
    if last_day < first_day:
        raise NotAllowedNow(_("The last day lies before the first. Choose a later last day."), "days")
    if last_day - first_day > LONGEST:
        raise NotAllowedNow(_("A holiday takes 10 weeks at most. Choose an earlier last day."), "days")
    others = SchoolHoliday.objects.filter(municipality=municipality).exclude(first_day=first_day)
    other = others.filter(first_day__lte=last_day, last_day__gte=first_day).first()
    if other is not None:
        raise NotAllowedNow(
            _("On these days it is %(holiday)s already. Take that one away first.") % {"holiday": other.name}, "days"
        )
    holiday, _is_new = SchoolHoliday.objects.update_or_create(
        municipality=municipality, first_day=first_day, defaults={"name": name.strip(), "last_day": last_day}
    )
    journal.record(resident=by, actor=by, verb="holiday.set", about=holiday)
    return holiday


@transaction.atomic
def remove_school_holiday(holiday: SchoolHoliday, *, by: User) -> None:
    """It was written down by mistake. What was planned stays; hours are counted again from now on."""
    if not rules.coordinates_in(by, holiday.municipality_id):
        raise NotYours
    deleted, _rows = SchoolHoliday.objects.filter(pk=holiday.pk).delete()
    if deleted:
        journal.record(resident=by, actor=by, verb="holiday.removed", about=holiday)

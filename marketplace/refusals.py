"""Why a taster cannot be planned, or an internship cannot begin: the sentence that names the rule, and a way on."""

from dataclasses import replace
from datetime import date, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from neighbourhoods.models import Organisation, User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, holding

from . import minors, requirements, rules
from .load import Load, Slot, load_of
from .models import Opportunity, Taster
from .requirements import age_on
from .states import OpportunityState

SHORTEST, LONGEST = 15, 480
TO_TRY = {OpportunityState.OPEN, OpportunityState.AGREED}  # a place that is full may be tried too


def why_no_taster(
    person: User,
    opportunity: Opportunity,
    *,
    on_date: date,
    at_time: time | None,
    minutes: int,
    together_with: User | None = None,
    instead_of: Taster | None = None,
) -> str:
    """Empty: it can be planned. Else the sentence that names the rule, and a way on."""
    if sentence := _why_not_there(person, opportunity, together_with) or _why_not_then(on_date, minutes):
        return sentence
    if wanting := requirements.missing(person, opportunity, on_date):
        return wanting[0].sentence
    kind, slot = opportunity.work_kind, Slot(on_date, at_time, minutes)
    too_much = _rest(person, instead_of).why_not([slot], is_heavy=bool(kind and kind.is_heavy))
    if too_much:
        said = {"name": person.get_short_name(), "what": too_much.about}
        return _("%(name)s %(what)s. Choose another day or another place.") % said
    return minors.why_not_minor(
        person, opportunity, on=on_date, at_time=at_time, minutes=minutes, company=together_with, instead_of=instead_of
    )


def _why_not_there(person: User, opportunity: Opportunity, together_with: User | None) -> str:
    if opportunity.state not in TO_TRY:
        return _("This place cannot be tried now. Choose another place.")
    if rules.is_requester(person, opportunity) or not person.is_active:
        return _("This person cannot try this place. Choose another place.")
    if together_with is not None and together_with.pk == person.pk:
        return _("Choose somebody else to come along.")
    return ""


def _why_not_then(on_date: date, minutes: int) -> str:
    if on_date < timezone.localdate():
        return _("This day has passed. Choose today or later.")
    if not SHORTEST <= minutes <= LONGEST:
        return _("A taster takes 15 minutes to 8 hours. Choose another length.")
    return ""


def _rest(person: User, taster: Taster | None) -> Load:
    """What the person does beside this taster."""
    load = load_of(person)
    own = taster and Slot(taster.on_date, taster.at_time, taster.minutes)
    slots = list(load.slots)
    if own in slots:
        slots.remove(own)
    return replace(load, slots=tuple(slots))


def why_no_internship(
    school: Organisation, birth_date: date, minutes: int, starts_on: date, ends_on: date, parent_agreed_on: date | None
) -> str:
    """Empty: it can begin. Else the sentence that names the rule, and a way on."""
    if school.kind != Organisation.Kind.SCHOOL:
        return _("Choose a school.")
    if ends_on < starts_on or ends_on < timezone.localdate():
        return _("The last day lies before the first, or has passed. Choose a later last day.")
    if minutes <= 0:
        return _("Fill in how many hours. For example 30.")
    if parent_agreed_on is not None and parent_agreed_on > timezone.localdate():
        return _("The day of the parent's yes lies ahead. Choose today or a day before.")
    if not minors.is_child(birth_date, starts_on):
        return ""
    return _too_young(school, birth_date, starts_on) or (
        "" if parent_agreed_on else _("Under 16 a parent says yes first. Fill in on which day they did.")
    )


def _too_young(school: Organisation, birth_date: date, starts_on: date) -> str:
    try:
        value = holding(RuleKey.CHILD_WORK_HOURS, on=starts_on, municipality_id=school.municipality_id).value
    except NoRegulationForDate:
        return _("We do not know yet what holds then for under 16. Write the rule down first.")
    youngest = int(value["from_age"])
    if age_on(birth_date, starts_on) >= youngest:
        return ""
    return _("By law, helping starts at the age of %(age)s. Begin on %(day)s or later, or let a parent help along.") % {
        "age": youngest,
        "day": date_format(minors.birthday(birth_date, youngest), "j F Y"),
    }

"""Companies that take part: asking to, the call, the end and the way back. Who acts for them: actions/staff.py.

Everything locks the company first. Nobody decides about a company for which they act themselves.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import Employer, Introduction
from marketplace.rules import works_for
from marketplace.states import EmployerState
from neighbourhoods import rules
from neighbourhoods.actions.people import lock_neighbourhood
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.geocoding import Address
from neighbourhoods.holidays import next_working_day, working_days_ahead
from neighbourhoods.models import Organisation, User

from .employer_moves import (
    CALL_WITHIN,
    Applicant,
    fresh,
    in_care_of,
    let_act,
    may_see_to,
    members,
    move_to,
    note,
    note_colleague,
    require_state,
    tell,
)
from .introducing_moves import unfinished
from .introducing_outcome import end_with_company
from .moves import move

LONGEST = timedelta(days=366)
State = EmployerState


@dataclass(frozen=True)
class Company:
    """What a company tells of itself."""

    name: str
    kvk_number: str
    size: str
    place: Address


# ---------------------------------------------------------------- asking to take part
@transaction.atomic
def apply_to_take_part(company: Company, applicant: Applicant) -> Employer:
    """On the website, by anybody. The same company at the same address is one application, however often it is sent.

    Find the place before the transaction: geocoding may ask another server.
    """
    if company.place.neighbourhood is None:
        raise NotAllowedNow(_("Choose your neighbourhood."), "no_neighbourhood")
    lock_neighbourhood(company.place.neighbourhood)
    known = Employer.objects.select_for_update().filter(
        kvk_number=company.kvk_number, postcode=company.place.postcode, house_number=company.place.house_number
    )
    employer = known.select_related("organisation").first()
    if employer is None:
        return _write_down(company, applicant)
    if employer.state in {State.STOPPED, State.DECLINED}:
        return _ask_again(employer, applicant)
    if applicant.email not in {employer.contact_email, *(it.email for it in members(employer))}:
        note_colleague(employer, applicant, asked_by=None)
    return employer


def _write_down(company: Company, applicant: Applicant) -> Employer:
    organisation = Organisation(kind=Organisation.Kind.EMPLOYER, municipality=company.place.neighbourhood.municipality)  # type: ignore[union-attr]
    employer = Employer(organisation=organisation)
    _fill(employer, company, phone=applicant.phone)
    _wait_for_call(employer, applicant)
    organisation.save()
    employer.organisation = organisation
    employer.save()
    return employer


def _ask_again(employer: Employer, applicant: Applicant) -> Employer:
    """Who stopped, or heard "not yet", comes back by the same door."""
    _wait_for_call(employer, applicant)
    move(employer, State.APPLIED)
    return employer


def _wait_for_call(employer: Employer, applicant: Applicant) -> None:
    employer.contact_name, employer.contact_email = applicant.name.strip(), applicant.email
    employer.contact_phone = applicant.phone
    employer.applied_at = employer.changed_at = timezone.now()
    employer.owner = rules.lead_of(employer.neighbourhood_id)
    employer.call_by, employer.why = working_days_ahead(timezone.localdate(), CALL_WITHIN), ""


# ---------------------------------------------------------------- the call
@transaction.atomic
def verify_employer(employer: Employer, *, by: User) -> Employer:
    """Called, and it is right: the company takes part, and who applied may log in for it from now on."""
    employer = in_care_of(employer, by)
    if employer.state == State.VERIFIED:
        return employer
    if employer.state == State.OUT_OF_SIGHT:
        raise NotAllowedNow(_("This company is out of sight. Let it back instead."), "out_of_sight")
    applicant = Applicant(employer.contact_name, employer.contact_email, employer.contact_phone)
    employer.verified_by, employer.verified_at = by, timezone.now()
    employer.call_by, employer.why = None, ""
    employer.contact_name = employer.contact_email = employer.contact_phone = ""
    move_to(employer, State.VERIFIED)
    if applicant.email:
        let_act(employer, applicant, by=by)
    note(employer, "employer.verified", by=by)
    return employer


@transaction.atomic
def call_again(employer: Employer, *, by: User) -> Employer:
    """Nobody answered: once more on the next working day."""
    employer = in_care_of(employer, by)
    require_state(employer, State.APPLIED)
    tomorrow = next_working_day(timezone.localdate())
    if (employer.owner_id, employer.call_by) != (by.pk, tomorrow):
        employer.owner, employer.call_by = by, tomorrow
        employer.save()
        note(employer, "employer.called", by=by)
    return employer


@transaction.atomic
def say_not_yet(employer: Employer, *, by: User, why: str, again_on: date) -> Employer:
    """With the reason in words, which is said on the phone too, and the day on which we call again: never the end."""
    employer = in_care_of(employer, by)
    if employer.state == State.DECLINED and (employer.why, employer.call_by) == (why.strip(), again_on):
        return employer
    require_state(employer, State.APPLIED)
    if not why.strip():
        raise NotAllowedNow(_("Write down why not yet. Say it to them too."), "why")
    today = timezone.localdate()
    if not today < again_on <= today + LONGEST:
        raise NotAllowedNow(_("Choose a day after today, within a year."), "day")
    employer.why, employer.call_by, employer.owner = why.strip(), again_on, by
    move_to(employer, State.DECLINED)
    note(employer, "employer.not_yet", by=by, words=why)
    return employer


@transaction.atomic
def take_up_again(employer: Employer, *, by: User) -> Employer:
    """After "not yet" or after a stop: it waits for a call again."""
    employer = in_care_of(employer, by)
    if employer.state == State.APPLIED:
        return employer
    employer.owner, employer.why = by, ""
    employer.call_by = working_days_ahead(timezone.localdate(), CALL_WITHIN)
    move_to(employer, State.APPLIED)
    note(employer, "employer.taken_up", by=by)
    return employer


# ---------------------------------------------------------------- out of sight, back, the end
@transaction.atomic
def put_out_of_sight(employer: Employer, *, why: str) -> Employer:
    """By the clock: they did not answer. They see nobody until a coordinator lets them back, and can still answer."""
    return _out_of_sight(fresh(employer), why=why, by=None)


@transaction.atomic
def take_out_of_sight(employer: Employer, *, by: User, why: str) -> Employer:
    """The same by a coordinator, who says why."""
    return _out_of_sight(in_care_of(employer, by), why=why, by=by)


def _out_of_sight(employer: Employer, *, why: str, by: User | None) -> Employer:
    if employer.state == State.OUT_OF_SIGHT:
        return employer
    if not why.strip():
        raise NotAllowedNow(_("Write down why. They read it."), "why")
    employer.why = why.strip()[:300]
    move_to(employer, State.OUT_OF_SIGHT)
    tell(employer, "employer.out_of_sight", note(employer, "employer.out_of_sight", by=by, words=why))
    return employer


@transaction.atomic
def let_back(employer: Employer, *, by: User) -> Employer:
    """A coordinator spoke to them: they see people again."""
    employer = in_care_of(employer, by)
    if employer.state == State.VERIFIED:
        return employer
    require_state(employer, State.OUT_OF_SIGHT)
    employer.why = ""
    move_to(employer, State.VERIFIED)
    tell(employer, "employer.back", note(employer, "employer.back", by=by))
    return employer


@transaction.atomic
def stop_employer(employer: Employer, *, by: User) -> Employer:
    """By a coordinator or by the company itself, at once. Nobody is left waiting: whoever was asked hears it from us.

    It asks nothing about who said what: that would tell a company who said no.
    """
    employer = fresh(employer)
    if not (may_see_to(by, employer) or works_for(by, employer)):
        raise NotYours
    if employer.state == State.STOPPED:
        return employer
    employer.call_by, employer.why, employer.owner = None, "", None
    move_to(employer, State.STOPPED)
    note(employer, "employer.stopped", by=by)
    for row in Introduction.objects.filter(unfinished(), employer=employer).order_by("pk"):
        end_with_company(row)
    return employer


@transaction.atomic
def change_company(employer: Employer, *, by: User, company: Company, phone: str = "") -> Employer:
    """What it is called, how large it is, where it is. Another address may have another coordinator."""
    employer = in_care_of(employer, by)
    if company.place.neighbourhood is None:
        raise NotAllowedNow(_("Choose your neighbourhood."), "no_neighbourhood")
    same = Employer.objects.exclude(pk=employer.pk).filter(
        kvk_number=company.kvk_number, postcode=company.place.postcode, house_number=company.place.house_number
    )
    if company.place.house_number and same.exists():
        raise NotAllowedNow(_("This company stands in the list already, at this address."), "known")
    _fill(employer, company, phone=phone)
    employer.organisation.save()
    employer.save()
    note(employer, "employer.changed", by=by)
    return employer


def _fill(employer: Employer, company: Company, *, phone: str) -> None:
    place, organisation = company.place, employer.organisation
    organisation.name, organisation.phone = company.name.strip(), phone
    employer.kvk_number, employer.size = company.kvk_number, company.size
    employer.neighbourhood = place.neighbourhood  # type: ignore[assignment]
    employer.street, employer.house_number, employer.postcode = place.street, place.house_number, place.postcode
    employer.latitude, employer.longitude = place.latitude, place.longitude

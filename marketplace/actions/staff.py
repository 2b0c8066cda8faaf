"""Who acts for a company: let in by a coordinator who knows the company, taken off at once by either."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import ColleagueRequest, Employer
from marketplace.rules import works_for
from marketplace.states import EmployerState
from neighbourhoods import journal, outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Membership, User
from neighbourhoods.models.outreach import Channel

from .employer_moves import Applicant, fresh, in_care_of, let_act, may_see_to, note_colleague
from .moves import occasion

TAKES_PART = {EmployerState.VERIFIED, EmployerState.OUT_OF_SIGHT}


@transaction.atomic
def add_staff(employer: Employer, applicant: Applicant, *, by: User) -> User:
    """Somebody else who may act for it. A question for this colleague is answered by it."""
    employer = in_care_of(employer, by)
    if employer.state not in TAKES_PART:
        raise NotAllowedNow(_("Call the company first. Then people can be added."), "state")
    person = let_act(employer, applicant, by=by)
    asked = ColleagueRequest.objects.filter(employer=employer, email=applicant.email, answered_at=None)
    asked.update(answered_at=timezone.now(), answered_by=by)
    return person


@transaction.atomic
def ask_for_colleague(employer: Employer, applicant: Applicant, *, by: User) -> ColleagueRequest:
    """By who acts for the company already. A coordinator calls: whoever sees people is known to us by phone."""
    employer = fresh(employer)
    if not works_for(by, employer) or employer.state not in TAKES_PART:
        raise NotYours
    if employer.organisation.members.filter(email__iexact=applicant.email).exists():
        raise NotAllowedNow(_("This person acts for your company already."), "known")
    asked = note_colleague(employer, applicant, asked_by=by)
    journal.record(resident=by, actor=by, verb="employer.asked_colleague", about=employer)
    return asked


@transaction.atomic
def answer_colleague(request: ColleagueRequest, *, by: User, yes: bool, why_not: str = "") -> ColleagueRequest:
    """Yes lets them in. Not yet has a reason, which the company reads with whom it can call."""
    employer = in_care_of(request.employer, by)
    request = ColleagueRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_at is not None:
        if yes == (not request.why_not):
            return request
        raise NotAllowedNow(_("A colleague answered this already."), "answered")
    if yes:
        add_staff(employer, Applicant(request.name, request.email, request.phone), by=by)
    elif not why_not.strip():
        raise NotAllowedNow(_("Write down why not yet. The company reads it."), "why")
    request.answered_at, request.answered_by, request.why_not = timezone.now(), by, why_not.strip() * (not yes)
    request.save()
    return request


@transaction.atomic
def remove_staff(employer: Employer, person: User, *, by: User) -> None:
    """Nothing opens for them any more on their next request. The last one of a company stops it, or calls us."""
    employer = fresh(employer)
    if not (may_see_to(by, employer) or works_for(by, employer)):
        raise NotYours
    memberships = Membership.objects.filter(organisation=employer.organisation_id)
    if not memberships.filter(user=person).exists():
        return
    if by.pk == person.pk and memberships.count() == 1:
        raise NotAllowedNow(_("You are the only one here. Call us, or stop with your company."), "last")
    memberships.filter(user=person).delete()
    entry = journal.record(resident=person, actor=by, verb="employer.left", about=employer)
    if by.pk != person.pk:
        key = occasion("employer.left", entry, person)
        outreach.announce(person, "employer.left", about=employer, channel=Channel.EMAIL, key=key)

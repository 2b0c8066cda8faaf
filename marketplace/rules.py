"""Who may do what in the marketplace. An answer that is no carries its sentence and a way on."""

from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.models import User
from neighbourhoods.rules import looks_after

from . import load, requirements
from .minors import why_not_minor
from .models import Agreement, Employer, Job, Opportunity, Taster, Thanks, Visit
from .states import AgreementState, OpportunityState, TasterState, VisitState

ADDRESS_BY_TEXT = "address_by_text"  # the purpose of a neighbour's yes to their address in a text message
ADDRESS_DAYS = 3  # the helper keeps the address this many days after the last visit, for a forgotten umbrella


def may_moderate(user: User, opportunity: Opportunity) -> bool:
    """Coordinators of the neighbourhood where the work is, nobody else."""
    return looks_after(user, opportunity.neighbourhood_id)


def is_requester(user: User, opportunity: Opportunity) -> bool:
    return user.is_authenticated and user.pk == opportunity.requester_id


def works_for(user: User, employer: Employer) -> bool:
    """Somebody of this company, whatever its state: whether it takes part now is another question."""
    return user.is_active and user.memberships.filter(organisation=employer.organisation_id).exists()


def speaks_for_requester(user: User, opportunity: Opportunity) -> bool:
    """The neighbour, or a coordinator who does it for them by phone."""
    return is_requester(user, opportunity) or may_moderate(user, opportunity)


def speaks_for_host(user: User, opportunity: Opportunity) -> bool:
    """Who says whether the work was done: the neighbour, whoever guides at a place of work, or a coordinator."""
    guides = Job.objects.filter(opportunity=opportunity, supervisor=user.pk)
    return speaks_for_requester(user, opportunity) or (opportunity.kind == Opportunity.Kind.JOB and guides.exists())


def speaks_for_helper(user: User, agreement: Agreement) -> bool:
    """The helper, or a coordinator who does it for them by phone."""
    return user.pk == agreement.helper_id or may_moderate(user, agreement.opportunity)


def speaks_for_who_comes(user: User, visit: Visit) -> bool:
    """Whoever comes this time, or a coordinator who does it for them by phone."""
    return user.pk == visit.comes.pk or may_moderate(user, visit.agreement.opportunity)


def why_not_ask(person: User, opportunity: Opportunity) -> tuple[str, str]:
    """As why_not_help, for who wants to know more about a job. What the work asks is looked at together, later."""
    if is_requester(person, opportunity):
        return "own", _("This is your own request.")
    if not person.is_active:
        return "inactive", _("Call us. Then we look together at what is possible.")
    if not opportunity.is_job or opportunity.state != OpportunityState.OPEN or opportunity.band is None:
        return "gone", _("Somebody else does this work now. Thanks for looking.")
    return "", ""


def takes_part(user: User, agreement: Agreement) -> bool:
    """One of the pair, or a coordinator who does it for them by phone."""
    return speaks_for_helper(user, agreement) or is_requester(user, agreement.opportunity)


def rests_on(person: User, day: date) -> bool:
    """Did this person say "not now" for that day?"""
    return person.pauses_on(day)


def why_not_help(person: User, opportunity: Opportunity) -> tuple[str, str]:
    """("", "") when this person may say yes now; otherwise a code and the sentence to show.

    "minor": the rules for who is under 18. "locked": the work asks something first. "too_much": it does not fit beside
    what they do already.
    """
    if is_requester(person, opportunity):
        return "own", _("This is your own request.")
    if not person.is_active:
        return "inactive", _("Call us. Then we look together at what is possible.")
    if opportunity.state != OpportunityState.OPEN:
        return "gone", _("Someone else is already doing this. Thanks for looking.")
    if too_young := why_too_young(person, opportunity):
        return "minor", too_young
    if lacking := requirements.missing(person, opportunity):
        return "locked", requirements.in_a_sentence(lacking)
    too_much = load.why_too_much(person, opportunity)
    return ("too_much", too_much) if too_much else ("", "")


def why_too_young(person: User, opportunity: Opportunity) -> str:
    """By the rules for who is under 18; of work without a day yet the best of the days to come."""
    first = requirements.day_of(opportunity)
    days = [first] if opportunity.on_date == first else [first + timedelta(days=number) for number in range(7)]
    at_time = opportunity.at_time if len(days) == 1 else None
    sentence = ""
    for day in days:
        why = why_not_minor(person, opportunity, on=day, at_time=at_time, minutes=opportunity.minutes)
        if not why:
            return ""
        sentence = sentence or why
    return sentence


def may_be_thanked(agreement: Agreement) -> bool:
    """Once it is done, or as soon as the neighbour said so: a helper who stays silent is thanked all the same."""
    if agreement.state != AgreementState.AGREED:
        return agreement.state == AgreementState.DONE
    return any(visit.requester_said_done or visit.state == VisitState.DONE for visit in agreement.visits.all())


def visit_to_thank_for(agreement: Agreement) -> Visit | None:
    """The last time of which is said that it was done. Of what comes back only that one: cards are no duty."""
    done = [it for it in agreement.visits.all() if it.requester_said_done or it.state == VisitState.DONE]
    return max(done, key=lambda it: (it.on_date or date.min, it.at_time or time.min, it.pk), default=None)


def card_for(agreement: Agreement, visit: Visit | None) -> Thanks | None:
    """The card for that visit. One without a visit is for all that was before it was given."""
    cards = list(agreement.thanks.all())
    if visit is None:
        return next(iter(cards), None)
    return next((it for it in cards if it.visit_id == visit.pk or _is_for_all_before(it, visit)), None)


def _is_for_all_before(card: Thanks, visit: Visit) -> bool:
    return card.visit_id is None and (visit.on_date or date.min) <= timezone.localdate(card.given_at)


def address_is_open(agreement: Agreement) -> bool:
    """May the pair see each other's name, address and phone? From the agreement to ADDRESS_DAYS after the visit.

    Not while the helper's first time waits for somebody who comes along.
    """
    if agreement.state == AgreementState.AGREED:
        return not waits_for_company(agreement)
    if agreement.state == AgreementState.CALLED_OFF or agreement.ended_at is None:
        return False
    return timezone.now() < agreement.ended_at + timedelta(days=ADDRESS_DAYS)


def waits_for_company(agreement: Agreement) -> bool:
    """Does the helper come for the first time, with nobody named yet who comes along?"""
    return any(visit.waits_for_company and visit.stand_in_id is None for visit in agreement.visits.all())


def address_is_open_once(visit: Visit, person: User) -> bool:
    """Who stands in or comes along sees where it is: from then on to ADDRESS_DAYS after that one visit."""
    if person.pk not in {visit.stand_in_id, visit.company_id} or visit.agreement.state == AgreementState.CALLED_OFF:
        return False
    if visit.state not in {VisitState.PLANNED, VisitState.DONE} or visit.waits_for_company:
        return False
    return visit.on_date is None or timezone.localdate() <= visit.on_date + timedelta(days=ADDRESS_DAYS)


def address_is_open_to_try(taster: Taster) -> bool:
    """Who tries a place sees where it is from planning on, to ADDRESS_DAYS after that day."""
    is_off = taster.state == TasterState.CALLED_OFF
    return not is_off and timezone.localdate() <= taster.on_date + timedelta(days=ADDRESS_DAYS)

"""What all actions share: loading fresh and locked, moving along the table, noting it in both journals."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import (
    Agreement,
    Employer,
    Internship,
    Introduction,
    Offer,
    Opportunity,
    Readiness,
    StandInRequest,
    Taster,
    TrialAgreement,
    Vacancy,
    Visit,
)
from marketplace.states import (
    AGREEMENT_MOVES,
    EMPLOYER_MOVES,
    INTERNSHIP_MOVES,
    INTRODUCTION_MOVES,
    OFFER_MOVES,
    OPPORTUNITY_MOVES,
    READINESS_MOVES,
    STAND_IN_MOVES,
    TASTER_MOVES,
    TRIAL_MOVES,
    VISIT_MOVES,
    EmployerState,
    OpportunityState,
)
from neighbourhoods import journal, nearby, outreach
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import JournalEntry, User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.rules import lead_of

# What is said while a helper is looked for. It no longer holds once that is over.
ABOUT_THE_SEARCH = (
    "request.received",
    "request.published",
    "request.still_looking",
    "request.still_needed",
    "request.expired",
    "request.talk_over",
    "helper.invited",
)

# What is asked and told around a visit. The call that was promised after "not good" is made whatever follows.
ABOUT_THE_VISIT = (
    "helper.reminder",
    "visit.how_did_it_go",
    "visit.is_it_done",
    "visit.differs",
    "coordinator.silent_visit",
    "coordinator.no_day",
    "coordinator.seeking",
    "coordinator.nobody_left",
    "coordinator.company",
    "visit.nobody_yet",
    "visit.stand_in",
    "visit.comes_after_all",
    "visit.company",
    "stand_in.agreed",
    "helper.replaced",
    "company.goes",
    "helper.company",
    "coordinator.hours_differ",
)

_TABLES: dict[type[models.Model], dict[str, set[str]]] = {
    Opportunity: OPPORTUNITY_MOVES,
    Offer: OFFER_MOVES,
    Agreement: AGREEMENT_MOVES,
    Visit: VISIT_MOVES,
    StandInRequest: STAND_IN_MOVES,
    Taster: TASTER_MOVES,
    Internship: INTERNSHIP_MOVES,
    Readiness: READINESS_MOVES,
    Employer: EMPLOYER_MOVES,
    Introduction: INTRODUCTION_MOVES,
    TrialAgreement: TRIAL_MOVES,
}


def fresh(opportunity: Opportunity | int) -> Opportunity:
    """The opportunity, locked. Every action locks it first, so what hangs below it needs no lock of its own."""
    pk = opportunity if isinstance(opportunity, int) else opportunity.pk
    locked = Opportunity.objects.select_for_update(of=("self",))
    return locked.select_related("requester", "work_kind", "neighbourhood", "job").get(pk=pk)


def fresh_agreement(agreement: Agreement | int) -> Agreement:
    """The agreement as it is now, under the lock of its opportunity."""
    pk = agreement if isinstance(agreement, int) else agreement.pk
    opportunity = fresh(Agreement.objects.values_list("opportunity_id", flat=True).get(pk=pk))
    found = Agreement.objects.select_related("helper").get(pk=pk)
    found.opportunity = opportunity
    return found


def fresh_visit(visit: Visit | int) -> Visit:
    """The visit as it is now, under the lock of its opportunity."""
    pk = visit if isinstance(visit, int) else visit.pk
    agreement = fresh_agreement(Visit.objects.values_list("agreement_id", flat=True).get(pk=pk))
    found = Visit.objects.select_related("stand_in", "company").get(pk=pk)
    found.agreement = agreement
    return found


def fresh_request(request: StandInRequest) -> StandInRequest:
    """A question to stand in as it is now, under the lock of the opportunity."""
    visit = fresh_visit(StandInRequest.objects.values_list("visit_id", flat=True).get(pk=request.pk))
    found = StandInRequest.objects.select_related("person").get(pk=request.pk)
    found.visit = visit
    return found


def fresh_taster(taster: Taster | int) -> Taster:
    """As it is now, under the lock of its opportunity."""
    pk = taster if isinstance(taster, int) else taster.pk
    opportunity = fresh(Taster.objects.values_list("opportunity_id", flat=True).get(pk=pk))
    found = Taster.objects.select_related("person").get(pk=pk)
    found.opportunity = opportunity
    return found


def lock_person(person: User | int) -> User:
    """The person as they are now, locked after the opportunity: what they do at one moment goes one by one.

    A row that is made about them meanwhile does not wait, so that two who help each other never wait for one another.
    """
    pk = person if isinstance(person, int) else person.pk
    return User.objects.select_for_update(no_key=True).get(pk=pk)


Moving = (
    Opportunity
    | Offer
    | Agreement
    | Visit
    | StandInRequest
    | Taster
    | Internship
    | Readiness
    | Employer
    | Introduction
    | TrialAgreement
)


def move(thing: Moving, to: str, *, code: str = "moment") -> None:
    """Set the state if the table allows it and save the row. NotAllowedNow otherwise."""
    if to not in _TABLES[type(thing)][thing.state]:
        raise too_late(code)
    thing.state = to
    if isinstance(thing, Opportunity):
        nearby.place(thing, thing.latitude, thing.longitude, findable=findable(thing))
    if isinstance(thing, Agreement):
        thing.ended_at = timezone.now()
    thing.save()


def findable(opportunity: Opportunity) -> bool:
    """Open work, unless it is a vacancy of an employer who is out of sight or stopped."""
    if opportunity.state != OpportunityState.OPEN or not opportunity.is_job:
        return opportunity.state == OpportunityState.OPEN
    hidden = Vacancy.objects.filter(opportunity=opportunity).exclude(employer__state=EmployerState.VERIFIED)
    return not hidden.exists()


def too_late(code: str = "moment") -> NotAllowedNow:
    return NotAllowedNow(_("This can no longer be done. Somebody changed it before you."), code)


def note(
    opportunity: Opportunity, verb: str, *, by: User | None, helper: User | None = None, words: str = ""
) -> JournalEntry:
    """One line in the neighbour's journal and, where a helper is concerned, one in the helper's.

    The neighbour's line is returned: its id tells this occasion from the next one of the same kind.
    """
    entry = journal.record(resident=opportunity.requester, actor=by, verb=verb, about=opportunity, words=words)
    if helper is not None and helper.pk != opportunity.requester_id:
        journal.record(resident=helper, actor=by, verb=verb, about=opportunity)
    return entry


def tell_coordinator(
    opportunity: Opportunity, kind: str, *, about: models.Model, key: str | None = None, urgent: bool = False
) -> bool:
    """The lead coordinator of the neighbourhood hears it. False: there is none."""
    lead = lead_of(opportunity.neighbourhood_id)
    if lead is not None:
        outreach.announce(lead, kind, about=about, key=key, channel=Channel.EMAIL, urgent=urgent)
    return lead is not None


def occasion(kind: str, entry: JournalEntry, recipient: User) -> str:
    """The key of a message that may be sent again on a later occasion, but never twice on this one."""
    return f"{kind}:{entry.pk}:{recipient.pk}"

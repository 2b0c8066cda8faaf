""" "Ik kan toch niet", for one visit of a pair that lasts, and who comes instead. The first yes counts."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import rules, waves
from marketplace.matching import instead
from marketplace.minors import why_not_minor
from marketplace.models import Agreement, StandInRequest, Visit
from marketplace.states import AgreementState, StandInState, VisitState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User

from .company import decide_company, decide_for_stand_in
from .fitting import must_be_able
from .moves import (
    ABOUT_THE_VISIT,
    fresh_agreement,
    fresh_request,
    fresh_visit,
    lock_person,
    move,
    note,
    occasion,
    tell_coordinator,
)
from .searching import ask, ask_next, end_search, knows_of_the_search, let_company_go, nobody_comes, tell_nobody_yet


@transaction.atomic
def name_substitute(agreement: Agreement, *, by: User, person: User | None) -> Agreement:
    """Who is asked first when the helper cannot come. None takes the name away."""
    agreement = fresh_agreement(agreement)
    if not rules.may_moderate(by, agreement.opportunity):
        raise NotYours
    if agreement.substitute_id == (person.pk if person else None):
        return agreement
    if agreement.state != AgreementState.AGREED:
        raise NotAllowedNow(_("This agreement is over."), "moment")
    if person is not None:
        person = User.objects.get(pk=person.pk)
        _must_be_able(person, agreement)
    agreement.substitute = person
    agreement.save(update_fields=["substitute"])
    outreach.withdraw(agreement, kinds=["stand_in.named"])
    entry = note(agreement.opportunity, "agreement.substitute", by=by, helper=person)
    if person is not None:
        key = occasion("stand_in.named", entry, person)
        outreach.announce(person, "stand_in.named", about=agreement, key=key)
    return agreement


def _must_be_able(person: User, agreement: Agreement) -> None:
    if person.pk in {agreement.helper_id, agreement.opportunity.requester_id}:
        raise NotAllowedNow(_("The substitute is somebody else than the two of the pair."), "own")
    if not person.is_met or not person.is_active:
        raise NotAllowedNow(_("Get acquainted first. Then this person can come instead."), "not_met")
    task, today = agreement.opportunity, timezone.localdate()
    too_young = why_not_minor(person, task, on=today, at_time=None, minutes=task.minutes)
    if too_young:
        raise NotAllowedNow(too_young, "minor")


@transaction.atomic
def cannot_come(visit: Visit, *, by: User | None) -> Visit:
    """Whoever would come cannot, this once. We look for somebody else at once; no reason is asked.

    By nobody: the clock, while the helper rests.
    """
    visit = fresh_visit(visit)
    agreement, opportunity = visit.agreement, visit.agreement.opportunity
    is_helper = by is None or by.pk == agreement.helper_id
    if by is not None and not is_helper and not rules.speaks_for_who_comes(by, visit):
        raise NotYours
    if visit.state == VisitState.SEEKING or (is_helper and visit.stand_in_id):
        return visit  # they told us before
    _must_be_to_come(visit)
    gave_up = visit.stand_in
    if gave_up is not None:
        _step_aside(visit)
    move(visit, VisitState.SEEKING)
    outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
    entry = note(opportunity, "visit.cannot_come", by=by, helper=gave_up or agreement.helper)
    key = f"coordinator.seeking:{entry.pk}"
    tell_coordinator(opportunity, "coordinator.seeking", about=visit, key=key, urgent=True)
    ask_next(visit)
    if waves.neighbour_should_hear(visit):
        tell_nobody_yet(visit)
    return visit


def _must_be_to_come(visit: Visit) -> None:
    if not visit.comes_back or visit.agreement.state != AgreementState.AGREED:
        raise NotAllowedNow(_("This is for visits that come back. Do you want to stop? Call us."), "once")
    if visit.state != VisitState.PLANNED or visit.helper_said or visit.requester_said_done is not None:
        raise NotAllowedNow(_("This visit is over."), "moment")
    if waves.has_begun(visit):
        raise NotAllowedNow(_("This visit has begun already. Call us."), "past")


def _step_aside(visit: Visit) -> None:
    """The one who stood in cannot after all. They are not asked again for this visit."""
    for request in visit.stand_in_requests.filter(state=StandInState.YES):
        request.answered_at = timezone.now()
        move(request, StandInState.PASSED)
    visit.stand_in = None
    let_company_go(visit)
    visit.save(update_fields=["stand_in"])


@transaction.atomic
def come_after_all(visit: Visit, *, by: User) -> Visit:
    """The helper can come after all, as long as nobody else said yes: then that stays as it is."""
    visit = fresh_visit(visit)
    if not rules.speaks_for_helper(by, visit.agreement):
        raise NotYours
    if visit.stand_in_id is not None:
        raise NotAllowedNow(_("Somebody else comes this time already. Next time you go again."), "taken")
    if visit.state == VisitState.PLANNED:
        return visit
    if visit.state != VisitState.SEEKING:
        raise NotAllowedNow(_("This visit is over."), "moment")
    must_be_able(visit, visit.on_date, visit.at_time)
    end_search(visit)
    move(visit, VisitState.PLANNED)
    decide_company(visit.agreement)
    opportunity = visit.agreement.opportunity
    entry = note(opportunity, "visit.comes_after_all", by=by, helper=visit.agreement.helper)
    outreach.withdraw(visit, kinds=["coordinator.seeking", "coordinator.nobody_left"])
    if knows_of_the_search(visit):
        key = occasion("visit.comes_after_all", entry, opportunity.requester)
        outreach.announce(opportunity.requester, "visit.comes_after_all", about=visit, key=key)
    return visit


@transaction.atomic
def ask_somebody(visit: Visit, *, by: User, person: User) -> StandInRequest:
    """The coordinator asks one more. NotAllowedNow when that person answered already, or cannot."""
    visit = fresh_visit(visit)
    if not rules.may_moderate(by, visit.agreement.opportunity):
        raise NotYours
    _must_seek(visit)
    person = User.objects.get(pk=person.pk)
    sentence = instead.why_not(person, visit)
    if person.is_pausing:
        sentence = _("This person said: not now.")
    if sentence:
        raise NotAllowedNow(sentence, "not_fit")
    before = visit.stand_in_requests.filter(person=person).first()
    if before is not None and before.state == StandInState.ASKED:
        return before
    if before is not None and before.answered_at is not None:
        raise NotAllowedNow(_("This person answered already. Call them if you want to ask again."), "answered")
    wave = visit.stand_in_requests.aggregate(last=Max("wave"))["last"] or 1
    return ask(visit, person, by=by, wave=wave)


def _must_seek(visit: Visit) -> None:
    if visit.state != VisitState.SEEKING or waves.has_begun(visit):
        raise NotAllowedNow(_("Nobody is looked for now."), "moment")


@transaction.atomic
def answer(request: StandInRequest, *, by: User, yes: bool) -> StandInRequest:
    """Yes takes the visit, if nobody did before. NotAllowedNow code "gone": somebody was first."""
    request = fresh_request(request)
    visit, person = request.visit, request.person
    if by.pk != person.pk and not rules.may_moderate(by, visit.agreement.opportunity):
        raise NotYours
    if request.state == (StandInState.YES if yes else StandInState.NO):
        return request
    if yes:
        _say_yes(request, by)
    elif request.state == StandInState.YES:
        cannot_come(visit, by=by)
        request.refresh_from_db()
    elif request.state == StandInState.ASKED:
        _say_no(request, by)
    return request


def _say_yes(request: StandInRequest, by: User) -> None:
    visit, person = request.visit, request.person
    agreement, opportunity = visit.agreement, visit.agreement.opportunity
    if visit.state == VisitState.PLANNED:
        raise NotAllowedNow(_("Somebody comes already. Thank you for wanting to help."), "gone")
    if visit.state != VisitState.SEEKING or waves.has_begun(visit):
        raise NotAllowedNow(_("This is no longer needed. Thank you for wanting to help."), "gone")
    person = lock_person(person)
    sentence = instead.why_not(person, visit)
    if sentence:
        raise NotAllowedNow(sentence, "not_fit")
    if request.state == StandInState.PASSED:  # needed again
        move(request, StandInState.ASKED)
    request.answered_at = timezone.now()
    move(request, StandInState.YES)
    outreach.withdraw(request)
    visit.stand_in = person
    move(visit, VisitState.PLANNED)
    decide_for_stand_in(visit)
    end_search(visit)
    outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
    entry = note(opportunity, "visit.stand_in", by=by, helper=person)
    for whom, kind in (
        (person, "stand_in.agreed"), (opportunity.requester, "visit.stand_in"), (agreement.helper, "helper.replaced"),
    ):  # fmt: skip
        outreach.announce(whom, kind, about=visit, key=occasion(kind, entry, whom))


def _say_no(request: StandInRequest, by: User) -> None:
    visit = request.visit
    request.answered_at = timezone.now()
    move(request, StandInState.NO)
    outreach.withdraw(request)
    note(visit.agreement.opportunity, "visit.stand_in_no", by=by, helper=request.person)
    everybody_said_no = not visit.stand_in_requests.filter(state=StandInState.ASKED).exists()
    if visit.state == VisitState.SEEKING and everybody_said_no and not waves.has_begun(visit):
        ask_next(visit)


@transaction.atomic
def not_this_time(visit: Visit, *, by: User) -> Visit:
    """The coordinator stops looking: this visit does not take place, the next one does."""
    visit = fresh_visit(visit)
    if not rules.may_moderate(by, visit.agreement.opportunity):
        raise NotYours
    if visit.state == VisitState.SKIPPED:
        return visit
    if visit.state != VisitState.SEEKING:
        raise NotAllowedNow(_("Nobody is looked for now."), "moment")
    nobody_comes(visit, by=by)
    return visit

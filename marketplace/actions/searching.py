"""Looking for somebody who comes instead: the waves, and their end. Callers hold the opportunity's lock."""

from django.db.models import Max
from django.utils import timezone

from marketplace import waves
from marketplace.matching import instead
from marketplace.models import Opportunity, StandInRequest, Visit
from marketplace.states import StandInState, VisitState
from neighbourhoods import journal, outreach
from neighbourhoods.journal import label_of
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import Channel, MessageState

from .moves import ABOUT_THE_VISIT, move, note, tell_coordinator

GOOD_NEWS = ("visit.stand_in", "visit.comes_after_all")


# ---------------------------------------------------------------- asking
def ask_next(visit: Visit) -> int:
    """The next wave: first the named substitute, then the nearest who fit. How many were asked."""
    requests = visit.stand_in_requests
    wave = (requests.aggregate(last=Max("wave"))["last"] or 0) + 1
    people = _substitute(visit)
    if not people or waves.is_in_a_hurry(visit):
        people += _nearest(visit, but=people)
    for person in people:
        ask(visit, person, by=None, wave=wave)
    if people:
        note(visit.agreement.opportunity, "visit.stand_in_asked", by=None)
    elif not requests.filter(state=StandInState.ASKED).exists():
        key = f"coordinator.nobody_left:{visit.pk}:{wave}"
        tell_coordinator(visit.agreement.opportunity, "coordinator.nobody_left", about=visit, key=key)
    return len(people)


def _substitute(visit: Visit) -> list[User]:
    person = instead.substitute_of(visit)
    if person is None:
        return []
    was_asked = visit.stand_in_requests.filter(person=person).exclude(state=StandInState.PASSED, answered_at=None)
    return [] if was_asked.exists() else [person]


def _nearest(visit: Visit, *, but: list[User]) -> list[User]:
    """A wave of neighbours. For a place of work nobody is asked at random: its own substitute, or the coordinator."""
    if visit.agreement.opportunity.kind != Opportunity.Kind.TASK:
        return []
    asked = visit.stand_in_requests.exclude(state=StandInState.PASSED, answered_at=None).count()
    found = instead.nearest_who_fit(visit, limit=waves.size(asked) + len(but))
    return [person for person in found if person not in but][: waves.size(asked)]


def ask(visit: Visit, person: User, *, by: User | None, wave: int) -> StandInRequest:
    """One person, once. Whoever was told that it is no longer needed, without having answered, may be asked again."""
    request, is_new = visit.stand_in_requests.get_or_create(person=person, defaults={"wave": wave})
    if not is_new:
        request.wave, request.asked_at = wave, timezone.now()
        move(request, StandInState.ASKED)
    journal.record(resident=person, actor=by, verb="visit.stand_in_asked", about=visit.agreement.opportunity)
    outreach.announce(person, "stand_in.asked", about=request, key=f"stand_in.asked:{request.pk}:{wave}")
    return request


# ---------------------------------------------------------------- the end of it
def end_search(visit: Visit) -> None:
    """Whoever was asked hears kindly that it is no longer needed; who did not hear the question yet, hears nothing."""
    for request in visit.stand_in_requests.filter(state=StandInState.ASKED).select_related("person"):
        pass_over(request)


def pass_over(request: StandInRequest) -> None:
    move(request, StandInState.PASSED)
    if not outreach.withdraw(request, kinds=["stand_in.asked"]):
        key = f"stand_in.passed:{request.pk}:{request.wave}"
        outreach.announce(request.person, "stand_in.passed", about=request, key=key)


def let_go(visit: Visit) -> None:
    """The visit does not take place: whoever was asked, said yes or would come along hears it."""
    for request in visit.stand_in_requests.filter(state=StandInState.YES).select_related("person"):
        move(request, StandInState.PASSED)
        about = visit.agreement.opportunity
        entry = journal.record(resident=request.person, actor=None, verb="visit.stand_in_off", about=about)
        outreach.announce(request.person, "stand_in.passed", about=request, key=f"stand_in.off:{entry.pk}")
    end_search(visit)
    let_company_go(visit)
    visit.stand_in = None
    visit.save(update_fields=["stand_in"])


def let_company_go(visit: Visit) -> None:
    """Nobody needs to come along any more. Who would have, hears it."""
    person = visit.company
    visit.needs_company, visit.company = False, None
    visit.save(update_fields=["needs_company", "company"])
    outreach.withdraw(visit, kinds=["coordinator.company", "company.goes", "helper.company", "visit.company"])
    if person is not None:
        entry = journal.record(resident=person, actor=None, verb="visit.company_off", about=visit.agreement.opportunity)
        outreach.announce(person, "company.off", about=visit, key=f"company.off:{entry.pk}")


# ---------------------------------------------------------------- the neighbour
def tell_nobody_yet(visit: Visit) -> bool:
    """The neighbour hears that somebody is looked for; once, until there is good news again."""
    key = f"visit.nobody_yet:{visit.pk}:{_told(visit, GOOD_NEWS)}"
    if Message.objects.filter(key=key).exclude(state=MessageState.CANCELLED).exists():
        return False
    outreach.announce(visit.agreement.opportunity.requester, "visit.nobody_yet", about=visit, key=key)
    return True


def knows_of_the_search(visit: Visit) -> bool:
    """Was the neighbour told that nobody was found yet? A message that still waits is taken back instead."""
    return not outreach.withdraw(visit, kinds=["visit.nobody_yet"]) and _told(visit, ("visit.nobody_yet",)) > 0


def _told(visit: Visit, kinds: tuple[str, ...]) -> int:
    about_type, about_id = label_of(visit)
    said = Message.objects.filter(about_type=about_type, about_id=about_id, kind__in=kinds)
    return said.exclude(state=MessageState.CANCELLED).count()


# ---------------------------------------------------------------- not this time
def nobody_comes(visit: Visit, *, by: User | None) -> None:
    """Not this time. The next visit stays as it is."""
    let_go(visit)
    move(visit, VisitState.SKIPPED)
    outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
    requester = visit.agreement.opportunity.requester
    entry = note(visit.agreement.opportunity, "visit.nobody_comes", by=by, helper=visit.agreement.helper)
    channel = Channel.CALL if by is None else None
    outreach.announce(requester, "visit.nobody_comes", about=visit, key=f"visit.nobody:{entry.pk}", channel=channel)

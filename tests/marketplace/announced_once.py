"""How the messages about one visit come about: who comes instead, and who comes along the first time."""

from datetime import time, timedelta

import time_machine
from django.utils import timezone

from marketplace.actions import clock, company, standing_in
from marketplace.models import Visit, WorkPolicy
from neighbourhoods.models import Message, User
from tests.conftest import helper_of

from . import stories
from .pairs import pair, request_to, with_substitute


def policy(requester: User, first_visit: str = "new_pair") -> WorkPolicy:
    return WorkPolicy.objects.create(
        municipality=requester.municipality, work_kind=stories.shopping(), valid_from="2026-01-01",
        first_visit=first_visit,
    )  # fmt: skip


def another(requester: User, yvonne: User) -> User:
    """Rachid, who is met. Nobody asks him by himself: he offered no help."""
    known = User.objects.filter(email="rachid@example.org").first()
    return known or helper_of(requester.neighbourhood, "Rachid", "Ouali", met_by=yvonne)


def sought(requester, samira, yvonne, **how) -> Visit:
    """Samira cannot come; Rachid, the substitute, is asked."""
    visit = with_substitute(pair(requester, samira, **how), another(requester, yvonne), by=yvonne)
    return standing_in.cannot_come(visit, by=samira)


def taken(requester, samira, yvonne, **how) -> Visit:
    visit = sought(requester, samira, yvonne, **how)
    rachid = another(requester, yvonne)
    standing_in.answer(request_to(visit, rachid), by=rachid, yes=True)
    return Visit.objects.get(pk=visit.pk)


def first_time(requester, samira, yvonne) -> Visit:
    """Samira comes for the first time; nobody is named yet who comes along."""
    policy(requester)
    return stories.agreed(requester, samira, at_time=time(14)).visits.get()


def together(requester, samira, yvonne) -> Visit:
    return company.go_along(first_time(requester, samira, yvonne), by=yvonne, person=another(requester, yvonne))


def _not_needed(requester, samira, yvonne):
    standing_in.come_after_all(_after_it_left(sought(requester, samira, yvonne)), by=samira)


def _after_it_left(visit: Visit) -> Visit:
    """The question was heard, so it cannot be taken back quietly."""
    Message.objects.filter(kind__in=["stand_in.asked", "visit.nobody_yet"]).update(
        state="sent", settled_at=timezone.now()
    )
    return visit


def _nobody_yet(requester, samira, yvonne):
    visit = sought(requester, samira, yvonne)
    with time_machine.travel(timezone.now() + timedelta(days=1, hours=5), tick=False):
        clock.warn_neighbour(visit)


def _late_after_all(requester, samira, yvonne):
    _nobody_yet(requester, samira, yvonne)
    visit = _after_it_left(Visit.objects.get(state="seeking"))
    standing_in.come_after_all(visit, by=samira)


def _nobody_left(requester, samira, yvonne):
    standing_in.cannot_come(pair(requester, samira), by=samira)


def _nobody_comes(requester, samira, yvonne):
    standing_in.not_this_time(sought(requester, samira, yvonne), by=yvonne)


def _off(requester, samira, yvonne):
    company.go_along(together(requester, samira, yvonne), by=yvonne, person=None)


STORIES = {
    "stand_in.asked": sought,
    "stand_in.passed": _not_needed,
    "stand_in.named": sought,
    "stand_in.agreed": taken,
    "helper.replaced": taken,
    "visit.stand_in": taken,
    "visit.nobody_yet": _nobody_yet,
    "visit.comes_after_all": _late_after_all,
    "visit.nobody_comes": _nobody_comes,
    "coordinator.seeking": sought,
    "coordinator.nobody_left": _nobody_left,
    "coordinator.company": first_time,
    "company.goes": together,
    "company.off": _off,
    "helper.company": together,
    "visit.company": together,
}

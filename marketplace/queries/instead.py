"""For the desk: visits that look for somebody, first times that nobody comes along to yet, and one of them in full."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from marketplace import phrases
from marketplace.matching.fits import Fit
from marketplace.matching.instead import as_on_that_day
from marketplace.models import StandInRequest, Visit
from marketplace.states import AgreementState, StandInState, VisitState
from neighbourhoods import rules
from neighbourhoods.models import User

from .matches import best_helpers

SHOWN = 10
BELOW = (
    "agreement__helper", "agreement__substitute", "agreement__opportunity__requester", "stand_in", "company",
    "agreement__opportunity__work_kind", "agreement__opportunity__neighbourhood",
)  # fmt: skip
SHAPE = "agreement__opportunity__neighbourhood__geometry"


@dataclass(frozen=True)
class Asked:
    """Somebody who was asked to come instead, and how that stands."""

    request_id: int
    person_id: int
    name: str
    phone: str
    state: str
    label: str

    @property
    def is_open(self) -> bool:
        return self.state in {StandInState.ASKED, StandInState.NO}


@dataclass(frozen=True)
class Seeking:
    """A visit to which somebody must come, or come along: what the coordinator needs to act."""

    visit_id: int
    request_id: int
    title: str
    when: str
    neighbour_id: int
    neighbour: str
    phone: str
    helper_id: int
    helper: str
    asked: tuple[Asked, ...]

    @property
    def silent(self) -> int:
        return sum(1 for it in self.asked if it.state == StandInState.ASKED)

    @property
    def said_no(self) -> int:
        return sum(1 for it in self.asked if it.state == StandInState.NO)

    @property
    def people(self) -> set[int]:
        return {self.neighbour_id, self.helper_id, *(it.person_id for it in self.asked)}


@dataclass(frozen=True)
class Whole:
    """One visit in full."""

    seeking: Seeking
    state: str
    label: str
    goes_on: bool
    helper: str
    substitute_id: int | None
    substitute: str
    stand_in: str
    company: str
    needs_company: bool
    waits_for_company: bool
    matches: tuple[Fit, ...]
    people: frozenset[int]

    @property
    def is_sought(self) -> bool:
        return self.state == VisitState.SEEKING

    @property
    def is_planned(self) -> bool:
        return self.state == VisitState.PLANNED


def visits_of(viewer: User) -> QuerySet[Visit]:
    """Visits of the viewer's own neighbourhoods, with who was asked."""
    mine = Visit.objects.filter(agreement__opportunity__neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"))
    return mine.select_related(*BELOW).prefetch_related(who_was_asked()).defer(SHAPE)


def who_was_asked() -> Prefetch:
    return Prefetch("stand_in_requests", StandInRequest.objects.select_related("person").order_by("wave", "pk"))


def sought(viewer: User) -> QuerySet[Visit]:
    """Zoekt vervanger: the nearest day first."""
    visits = visits_of(viewer).filter(state=VisitState.SEEKING, agreement__state=AgreementState.AGREED)
    return visits.order_by("on_date", "at_time", "pk")[:SHOWN]


def alone(viewer: User) -> QuerySet[Visit]:
    """Wie gaat er mee?: first times that nobody comes along to yet."""
    visits = visits_of(viewer).filter(
        state=VisitState.PLANNED, needs_company=True, company=None, agreement__state=AgreementState.AGREED
    )
    return visits.order_by("on_date", "at_time", "pk")[:SHOWN]


def visit_in_care_of(viewer: User, pk: int) -> Visit:
    visit = visits_of(viewer).filter(pk=pk).first()
    if visit is None:
        raise Http404
    return visit


def request_about(visit: Visit, pk: int) -> StandInRequest:
    found = visit.stand_in_requests.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def whole(viewer: User, visit: Visit) -> Whole:
    """matches: helpers of the viewer's neighbourhoods, as they fit on that very day."""
    agreement = visit.agreement
    taken = {agreement.helper_id, visit.stand_in_id, visit.company_id, *(it.person_id for it in _requests(visit))}
    fits = best_helpers(viewer, as_on_that_day(visit), limit=8 + len(taken))
    matches = tuple([fit for fit in fits if fit.person_id not in taken][:5])
    shown = {agreement.opportunity.requester_id, agreement.substitute_id, *taken, *(it.person_id for it in matches)}
    return Whole(
        seeking=seeking_of(visit),
        state=visit.state,
        label=str(visit.get_state_display()),
        goes_on=visit.comes_back and agreement.state == AgreementState.AGREED,
        helper=agreement.helper.get_short_name(),
        substitute_id=agreement.substitute_id,
        substitute=agreement.substitute.get_short_name() if agreement.substitute else "",
        stand_in=visit.stand_in.get_short_name() if visit.stand_in else "",
        company=visit.company.get_short_name() if visit.company else "",
        needs_company=visit.needs_company,
        waits_for_company=visit.waits_for_company,
        matches=matches,
        people=frozenset(pk for pk in shown if pk is not None),
    )


def _requests(visit: Visit) -> list[StandInRequest]:
    return list(visit.stand_in_requests.all())


def seeking_of(visit: Visit) -> Seeking:
    """One line, with who was asked."""
    task = visit.agreement.opportunity
    neighbour, comes = task.requester, visit.comes
    return Seeking(
        visit_id=visit.pk,
        request_id=task.pk,
        title=task.title,
        when=phrases.moment(visit, task),
        neighbour_id=neighbour.pk,
        neighbour=neighbour.call_name or neighbour.get_full_name(),
        phone=neighbour.phone,
        helper_id=comes.pk,
        helper=comes.get_short_name(),
        asked=tuple(_asked(request) for request in _requests(visit)),
    )


def _asked(request: StandInRequest) -> Asked:
    person = request.person
    return Asked(
        request_id=request.pk,
        person_id=person.pk,
        name=person.get_short_name(),
        phone=person.phone,
        state=request.state,
        label=str(request.get_state_display()),
    )

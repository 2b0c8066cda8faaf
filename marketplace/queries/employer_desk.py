"""Companies as a coordinator sees them: those of the municipality, what each asks for, and one of them whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace.models import ColleagueRequest, Employer
from marketplace.states import EmployerState
from neighbourhoods import rules
from neighbourhoods.models import User

from .acting import HEAVY
from .employers import Colleague, Left, contacts_left, staff_of

State = EmployerState
SHOWN = 100
IN_ORDER = (State.APPLIED, State.OUT_OF_SIGHT, State.VERIFIED, State.DECLINED, State.STOPPED)
CAN: dict[str, frozenset[str]] = {
    State.APPLIED: frozenset({"verify", "no-answer", "not-yet", "stop"}),
    State.VERIFIED: frozenset({"out-of-sight", "stop", "staff"}),
    State.OUT_OF_SIGHT: frozenset({"back", "stop", "staff"}),
    State.DECLINED: frozenset({"verify", "again"}),
    State.STOPPED: frozenset({"verify", "again"}),
}


@dataclass(frozen=True)
class Row:
    """One company in the list. `by`: before the end of which day somebody calls, `who`: who does."""

    pk: int
    name: str
    where: str
    state: str
    size: str
    who: str
    by: date | None
    is_late: bool
    staff: int


@dataclass(frozen=True)
class Group:
    state: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Asked:
    """Somebody who would like to act for a company too. `asked_by` empty: they applied on the website."""

    pk: int
    employer_id: int
    company: str
    name: str
    email: str
    phone: str
    asked_by: str
    due: date


@dataclass(frozen=True)
class Card:
    """One company. `can`: what can be done with it now."""

    employer: Employer
    state: str
    can: frozenset[str]
    staff: tuple[Colleague, ...]
    asked: tuple[Asked, ...]
    left: Left
    acts_here: bool  # the viewer acts for it, so a colleague decides

    @property
    def people(self) -> list[int]:
        return [it.pk for it in self.staff]


def companies_in_care_of(viewer: User) -> QuerySet[Employer]:
    """Every company of the municipalities in which the viewer coordinates: nothing in it is about a resident."""
    places = rules.municipalities_of(viewer).order_by().values("pk")
    rows = Employer.objects.filter(organisation__municipality__in=places)
    return rows.select_related("organisation", "neighbourhood__municipality", "owner").defer(*HEAVY)


def employer_in_care_of(viewer: User, pk: int) -> Employer:
    """404 for everybody else."""
    found = companies_in_care_of(viewer).select_related("verified_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def listed(viewer: User) -> list[Group]:
    """By what they ask for, each group by its day and then by name. Two questions."""
    today = timezone.localdate()
    rows = companies_in_care_of(viewer).annotate(staff=Count("organisation__memberships"))
    shown = [_row(it, today) for it in rows.order_by("call_by", "organisation__name", "pk")[: SHOWN * 5]]
    groups = [Group(it, str(it.label), tuple(row for row in shown if row.state == it)[:SHOWN]) for it in IN_ORDER]
    return [it for it in groups if it.rows]


def _row(it: Employer, today: date) -> Row:
    return Row(
        pk=it.pk,
        name=it.name,
        where=it.neighbourhood.name,
        state=it.state,
        size=str(it.get_size_display()),
        who=it.owner.get_short_name() if it.owner else "",
        by=it.call_by,
        is_late=it.call_by is not None and it.call_by < today,
        staff=it.staff,  # type: ignore[attr-defined]
    )


def card_of_company(employer: Employer, viewer: User) -> Card:
    """For who may see it. Five questions."""
    staff = tuple(staff_of(employer, viewer))
    acts_here = any(it.is_you for it in staff)
    return Card(
        employer=employer,
        state=employer.state,
        can=frozenset() if acts_here else CAN[employer.state],
        staff=staff,
        asked=tuple(_asked(ColleagueRequest.objects.filter(employer=employer, answered_at=None))),
        left=contacts_left(employer),
        acts_here=acts_here,
    )


def request_of(employer: Employer, pk: int) -> ColleagueRequest:
    """A question about a colleague of this company, or 404."""
    found = ColleagueRequest.objects.filter(employer=employer, pk=pk).first()
    if found is None:
        raise Http404
    return found


# ---------------------------------------------------------------- on Vandaag
def to_call(viewer: User) -> list[Row]:
    """Who waits for a call, or asked to hear again by now; and who is out of sight. One question."""
    today = timezone.localdate()
    waits = Q(state=State.APPLIED) | Q(state=State.DECLINED, call_by__lte=today) | Q(state=State.OUT_OF_SIGHT)
    rows = (
        companies_in_care_of(viewer).filter(waits, near_to(viewer)).annotate(staff=Count("organisation__memberships"))
    )
    return [_row(it, today) for it in rows.order_by("call_by", "pk")[:SHOWN]]


def colleagues_to_answer(viewer: User) -> list[Asked]:
    """One question."""
    rows = ColleagueRequest.objects.filter(
        near_to(viewer, "employer__"), answered_at=None,
        employer__in=companies_in_care_of(viewer).order_by().values("pk"),
    )  # fmt: skip
    return _asked(rows)


def near_to(viewer: User, way: str = "") -> Q:
    """Companies for whom this coordinator calls: in their neighbourhoods, their own, or where nobody has a post."""
    mine = rules.neighbourhoods_of(viewer).order_by().values("pk")
    somebody = Exists(rules.current_posts().filter(neighbourhood=OuterRef(f"{way}neighbourhood")))
    return Q(**{f"{way}neighbourhood__in": mine}) | Q(**{f"{way}owner": viewer.pk}) | ~Q(somebody)


def _asked(rows: QuerySet[ColleagueRequest]) -> list[Asked]:
    found: Iterable[ColleagueRequest] = rows.select_related("employer__organisation", "asked_by").order_by("due", "pk")
    return [
        Asked(
            pk=it.pk,
            employer_id=it.employer_id,
            company=it.employer.name,
            name=it.name,
            email=it.email,
            phone=it.phone,
            asked_by=it.asked_by.get_short_name() if it.asked_by else "",
            due=it.due,
        )
        for it in found
    ]

"""One visit by somebody else: of who stands in, of who comes along, of who is asked; and of the helper who cannot."""

from dataclasses import dataclass, replace

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import phrases, rules, waves, words
from marketplace.matching.instead import substitute_of
from marketplace.models import StandInRequest, Visit
from marketplace.states import AgreementState, StandInState, VisitState
from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact

from .cards import Card, neighbour_words
from .detail import FactRow, alternatives, contact_of
from .my_task import HEAVY, RELATED, MyTask, described, has_been, may_report, moment, neighbour_of
from .rows import Moment, Row, by_day

BELOW = ("agreement__substitute", "stand_in", "company", *(f"agreement__{path}" for path in RELATED))
DEFERRED = tuple(f"agreement__{path}" for path in HEAVY)


def _visits() -> QuerySet[Visit]:
    return Visit.objects.select_related(*BELOW).defer(*DEFERRED)


def visit_of(viewer: User, pk: int) -> Visit | None:
    """The visit to which the viewer comes, as the helper or once."""
    who = Q(agreement__helper=viewer) | Q(stand_in=viewer) | Q(company=viewer)
    return _visits().filter(who, pk=pk).first()


def request_of(viewer: User, pk: int) -> StandInRequest | None:
    """The question that the viewer was asked."""
    return StandInRequest.objects.filter(person=viewer, pk=pk).first()


# ---------------------------------------------------------------- the page of one visit
@dataclass(frozen=True)
class OneVisit:
    """A visit of the viewer, once: in the helper's place, or along with somebody new."""

    pk: int
    task: MyTask
    is_company: bool
    with_whom: str
    waits_for_company: bool
    may_step_back: bool


def one_visit(viewer: User, pk: int) -> OneVisit | None:
    """None when the viewer does not come to it once; the helper has a page of the task."""
    visit = visit_of(viewer, pk)
    if visit is None or viewer.pk not in {visit.stand_in_id, visit.company_id}:
        return None
    is_company = visit.company_id == viewer.pk
    other = visit.comes if is_company else visit.company
    return OneVisit(
        pk=visit.pk,
        task=_task(visit, viewer, may_tell=not is_company),
        is_company=is_company,
        with_whom=other.get_short_name() if other else "",
        waits_for_company=visit.waits_for_company,
        may_step_back=visit.state == VisitState.PLANNED and not visit.helper_said and not waves.has_begun(visit),
    )


def _task(visit: Visit, viewer: User, *, may_tell: bool) -> MyTask:
    neighbour = neighbour_of(visit.agreement, viewer) if rules.address_is_open_once(visit, viewer) else None
    standing = {VisitState.DONE: "done", VisitState.CALLED_OFF: "called_off"}.get(VisitState(visit.state), "agreed")
    if visit.agreement.state == AgreementState.CALLED_OFF:
        standing = "called_off"
    return described(visit.agreement.opportunity, viewer, standing, visit, neighbour, may_tell=may_tell)


# ---------------------------------------------------------------- "Ik kan toch niet"
@dataclass(frozen=True)
class CannotCome:
    """standing: planned, sought (they told us), taken (somebody else comes) or over."""

    pk: int
    title: str
    who: str
    when: str
    standing: str
    asks_first: str
    back: str
    contact: Contact


def cannot_come(viewer: User, pk: int) -> CannotCome | None:
    """Of a visit that comes back, for who would come; None for anybody else."""
    visit = visit_of(viewer, pk)
    if visit is None or viewer.pk not in {visit.agreement.helper_id, visit.stand_in_id}:
        return None
    if not visit.comes_back:
        return None
    task, standing = visit.agreement.opportunity, _standing(visit, viewer)
    first = substitute_of(visit) if standing == "planned" and visit.comes.pk == visit.agreement.helper_id else None
    return CannotCome(
        pk=visit.pk,
        title=task.title,
        who=neighbour_words(task),
        when=capfirst(moment(visit, task)),
        standing=standing,
        asks_first=first.get_short_name() if first else "",
        back=phrases.my_visit(visit) if visit.stand_in_id == viewer.pk else phrases.my_task(task),
        contact=contact_of(task),
    )


def _standing(visit: Visit, viewer: User) -> str:
    if visit.stand_in_id not in {None, viewer.pk}:
        return "taken"
    if visit.state == VisitState.SEEKING:
        return "sought"
    is_to_come = visit.state == VisitState.PLANNED and not visit.helper_said and not waves.has_begun(visit)
    return "planned" if is_to_come else "over"


# ---------------------------------------------------------------- "Kunt u één keer komen?"
@dataclass(frozen=True)
class Question:
    """standing: asked, no (may become yes), yes, gone or off. Where it is, is only told after the yes."""

    pk: int
    visit_id: int
    title: str
    who: str
    icon: str
    palette: str
    standing: str
    facts: tuple[FactRow, ...]
    good_to_know: tuple[tuple[str, str], ...]
    is_first: bool
    contact: Contact
    others: tuple[Card, ...]


def question(viewer: User, pk: int) -> Question | None:
    """What the viewer was asked; to anybody else it does not exist."""
    request = request_of(viewer, pk)
    visit = _visits().filter(pk=request.visit_id).first() if request else None
    if request is None or visit is None:
        return None
    task = visit.agreement.opportunity
    kind, standing = task.work_kind, _answer(request, visit)
    is_open = standing in {"asked", "no"}
    return Question(
        pk=request.pk,
        visit_id=visit.pk,
        title=task.title,
        who=neighbour_words(task),
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        standing=standing,
        facts=_facts(visit) if is_open else (),
        good_to_know=tuple(("info", it.text) for it in task.good_to_know.all()[:4]) if is_open else (),
        is_first=visit.agreement.substitute_id == viewer.pk,
        contact=contact_of(task),
        others=tuple(alternatives(task, viewer, None)) if standing == "gone" else (),
    )


def _answer(request: StandInRequest, visit: Visit) -> str:
    if request.state == StandInState.YES:
        return "yes"
    if request.state == StandInState.PASSED and request.answered_at is not None:
        return "off"
    if visit.state != VisitState.SEEKING or waves.has_begun(visit):
        return "gone"
    return "no" if request.state == StandInState.NO else "asked"


def _facts(visit: Visit) -> tuple[FactRow, ...]:
    task = visit.agreement.opportunity
    length = words.length_words(visit.minutes)
    return (
        ("calendar", "ochre", _("When"), capfirst(moment(visit, task)), length),
        ("map-pin", "teal", _("Where"), task.neighbourhood.name, _("You get the address after we agree.")),
    )


# ---------------------------------------------------------------- on my page
@dataclass(frozen=True)
class Once:
    """What the viewer does once, each with its moment, and what we asked and nobody took yet."""

    rows: tuple[tuple[Moment, Row], ...]
    questions: tuple[Row, ...]


def once_for(viewer: User) -> Once:
    """One question for all of it."""
    asked = StandInRequest.objects.filter(visit=OuterRef("pk"), person=viewer, state=StandInState.ASKED)
    today, planned = timezone.localdate(), Q(state=VisitState.PLANNED)
    mine = planned & Q(stand_in=viewer, helper_said="")
    mine |= planned & Q(company=viewer) & (Q(on_date=None) | Q(on_date__gte=today))
    sought = Q(state=VisitState.SEEKING, on_date__gte=today, question__isnull=False)
    visits = _visits().annotate(question=Subquery(asked.values("pk")[:1])).filter(mine | sought)
    visits = visits.filter(agreement__state=AgreementState.AGREED).order_by("on_date", "at_time", "pk")[:20]
    rows, questions = [], []
    for visit in visits:
        if visit.state == VisitState.PLANNED:
            rows.append((by_day(visit, visit.pk), _row(visit, viewer)))
        elif not waves.has_begun(visit):
            questions.append(_question_row(visit))
    return Once(tuple(rows), tuple(questions))


def _row(visit: Visit, viewer: User) -> Row:
    opportunity, tells = visit.agreement.opportunity, visit.stand_in_id == viewer.pk
    is_open = rules.address_is_open_once(visit, viewer)
    return replace(
        _line(visit, phrases.my_visit(visit)),
        words=phrases.with_name(opportunity) if is_open else neighbour_words(opportunity),
        is_due=tells and may_report(visit) and has_been(visit),
        tell_href=reverse("marketplace:visit_told", args=[visit.pk]),
    )


def _question_row(visit: Visit) -> Row:
    return _line(visit, reverse("marketplace:stand_in", args=[visit.question]))  # type: ignore[attr-defined]


def _line(visit: Visit, href: str) -> Row:
    task = visit.agreement.opportunity
    kind = task.work_kind
    return Row(
        pk=task.pk,
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        when=capfirst(moment(visit, task)),
        title=task.title,
        words=neighbour_words(task),
        href=href,
    )

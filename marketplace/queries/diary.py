"""The jobhunter's diary, for coordinators of the municipality who do not act for that company. Nobody else reads it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace.models import DiaryCompany, DiaryPromise, DiaryVisit
from neighbourhoods import rules
from neighbourhoods.models import Membership, User

UNTOUCHED = timedelta(days=14)
SOON = timedelta(days=3)
SHOWN = 100


@dataclass(frozen=True)
class VisitShown:
    pk: int
    company_id: int
    company: str
    on: date
    who: str
    about: str
    is_past: bool  # and nobody wrote down what happened


@dataclass(frozen=True)
class PromiseShown:
    pk: int
    company_id: int
    company: str
    what: str
    by: str
    owner: str
    is_mine: bool  # or nobody's
    before: date
    note: str
    waits_since: date | None  # nobody looked at it for two weeks


def companies_in_reach(viewer: User) -> QuerySet[DiaryCompany]:
    places = rules.municipalities_of(viewer).order_by().values("pk")
    own = Membership.objects.filter(user=viewer.pk, organisation=OuterRef("employer__organisation"))
    rows = DiaryCompany.objects.filter(~Exists(own), neighbourhood__municipality__in=places)
    return rows.select_related("neighbourhood", "employer").defer("neighbourhood__geometry")


def company_in_reach(viewer: User, pk: int) -> DiaryCompany:
    """404 for everybody else."""
    found = companies_in_reach(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def companies_listed(viewer: User) -> list[DiaryCompany]:
    """By name. One question."""
    return list(companies_in_reach(viewer).order_by("name", "pk")[:SHOWN])


def visits_this_week(viewer: User) -> list[VisitShown]:
    """To come until Sunday, and those of before of which nobody wrote what happened. One question."""
    today = timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday())
    return [_visit(it, today) for it in _planned(viewer).filter(on_date__lte=sunday)[:SHOWN]]


def visits_to_tell(viewer: User) -> list[VisitShown]:
    """Own visits that were. One question."""
    today = timezone.localdate()
    return [_visit(it, today) for it in _planned(viewer).filter(on_date__lt=today, who=viewer.pk)[:SHOWN]]


def promises_that_stand(viewer: User) -> list[PromiseShown]:
    """What waits longest first. One question."""
    rows = DiaryPromise.objects.filter(end="", company__in=_ids(viewer)).select_related("company", "owner")
    shown = [_promise(it, viewer) for it in rows.order_by("before", "pk")[:SHOWN]]
    return sorted(shown, key=lambda it: (it.waits_since or date.max, it.before, it.pk))


def promises_to_see_to(viewer: User) -> list[PromiseShown]:
    """Own ones that come soon, and of everybody what nobody looked at for two weeks."""
    soon = timezone.localdate() + SOON
    return [it for it in promises_that_stand(viewer) if it.waits_since or (it.is_mine and it.before <= soon)]


def visits_of(company: DiaryCompany) -> list[DiaryVisit]:
    """The latest first; the caller may read this company."""
    return list(company.visits.filter(let_go_at=None).select_related("who").order_by("-on_date", "-pk")[:SHOWN])


def promises_of(company: DiaryCompany) -> list[DiaryPromise]:
    """What stands first."""
    rows = list(company.promises.select_related("owner").order_by("before", "pk")[:SHOWN])
    return sorted(rows, key=lambda it: bool(it.end))


def visit_in_reach(viewer: User, pk: int) -> DiaryVisit:
    found = DiaryVisit.objects.filter(pk=pk, company__in=_ids(viewer)).first()
    if found is None:
        raise Http404
    return found


def promise_in_reach(viewer: User, pk: int) -> DiaryPromise:
    found = DiaryPromise.objects.filter(pk=pk, company__in=_ids(viewer)).first()
    if found is None:
        raise Http404
    return found


def _ids(viewer: User) -> QuerySet:
    return companies_in_reach(viewer).order_by().values("pk")


def _planned(viewer: User) -> QuerySet[DiaryVisit]:
    rows = DiaryVisit.objects.filter(told_at=None, let_go_at=None, company__in=_ids(viewer))
    return rows.select_related("company", "who").order_by("on_date", "pk")


def _visit(it: DiaryVisit, today: date) -> VisitShown:
    who = it.who.get_short_name() if it.who else ""
    return VisitShown(it.pk, it.company_id, it.company.name, it.on_date, who, it.about, it.on_date < today)


def _promise(it: DiaryPromise, viewer: User) -> PromiseShown:
    waits = it.touched_at <= timezone.now() - UNTOUCHED
    return PromiseShown(
        pk=it.pk,
        company_id=it.company_id,
        company=it.company.name,
        what=it.what,
        by=it.name or str(it.get_by_display()),
        owner=it.owner.get_short_name() if it.owner else "",
        is_mine=it.owner_id in {None, viewer.pk},
        before=it.before,
        note=it.note,
        waits_since=timezone.localdate(it.touched_at) if waits else None,
    )

"""The jobhunter's diary: companies, visits to them and what was promised. For who works for the municipality only."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import DiaryCompany, DiaryPromise, DiaryVisit, Employer
from neighbourhoods import journal, rules
from neighbourhoods.actions.people import lock_neighbourhood
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Neighbourhood, User

from .employer_moves import in_care_of
from .moves import too_late

LONGEST = timedelta(days=366)
End = DiaryPromise.End


@transaction.atomic
def add_company(
    name: str, *, by: User, neighbourhood: Neighbourhood, phone: str = "", contact: str = ""
) -> DiaryCompany:
    """One that does not take part here, or not yet. The same name in the same neighbourhood is the same company."""
    if not rules.coordinates_in(by, neighbourhood.municipality_id):
        raise NotYours
    lock_neighbourhood(neighbourhood)
    known = DiaryCompany.objects.filter(name__iexact=name.strip(), neighbourhood=neighbourhood).first()
    if known is not None:
        return known
    company = DiaryCompany.objects.create(
        name=name.strip(), neighbourhood=neighbourhood, phone=phone, contact=contact.strip(), added_by=by
    )
    journal.record(resident=by, actor=by, verb="diary.company", about=company)
    return company


@transaction.atomic
def open_diary(employer: Employer, *, by: User) -> DiaryCompany:
    """Of a company that applied here. One diary each; who wrote about it before it applied goes on in the same one."""
    employer = in_care_of(employer, by)
    found = DiaryCompany.objects.filter(employer=employer).first()
    if found is not None:
        return found
    company = add_company(employer.name, by=by, neighbourhood=employer.neighbourhood)
    if company.employer_id is not None:  # of the same name, and another company
        company = DiaryCompany(name=employer.name, neighbourhood=employer.neighbourhood, added_by=by)
    company.employer = employer
    company.save()
    return company


@transaction.atomic
def plan_visit(company: DiaryCompany, *, by: User, on_date: date, about: str = "") -> DiaryVisit:
    """On the same day it is the same visit."""
    company = _fresh(company, by)
    if abs(on_date - timezone.localdate()) > LONGEST:
        raise NotAllowedNow(_("Choose a day within a year."), "day")
    standing = DiaryVisit.objects.filter(company=company, on_date=on_date, told_at=None, let_go_at=None).first()
    if standing is not None:
        return standing
    visit = DiaryVisit.objects.create(company=company, who=by, on_date=on_date, about=about.strip())
    journal.record(resident=by, actor=by, verb="diary.visit_planned", about=company)
    return visit


@transaction.atomic
def tell_visit(visit: DiaryVisit, *, by: User, happened: str, agreed: str = "") -> DiaryVisit:
    """What happened, and what was agreed."""
    visit = _fresh_visit(visit, by)
    if visit.told_at is not None and (visit.happened, visit.agreed) == (happened.strip(), agreed.strip()):
        return visit
    if visit.told_at is not None or visit.let_go_at is not None:
        raise too_late()
    if not happened.strip():
        raise NotAllowedNow(_("Write down what happened."), "happened")
    if visit.on_date > timezone.localdate():
        raise NotAllowedNow(_("This visit is still to come."), "day")
    visit.happened, visit.agreed, visit.told_at = happened.strip(), agreed.strip(), timezone.now()
    visit.save()
    journal.record(resident=by, actor=by, verb="diary.visit_told", about=visit.company)
    return visit


@transaction.atomic
def let_visit_go(visit: DiaryVisit, *, by: User) -> DiaryVisit:
    """It did not take place."""
    visit = _fresh_visit(visit, by)
    if visit.told_at is not None:
        raise too_late()
    if visit.let_go_at is None:
        visit.let_go_at = timezone.now()
        visit.save()
        journal.record(resident=by, actor=by, verb="diary.visit_let_go", about=visit.company)
    return visit


@transaction.atomic
def note_promise(
    company: DiaryCompany, *, by: User, promised_by: str, what: str, before: date, name: str = ""
) -> DiaryPromise:
    """Who promised what, before when. It stays on somebody's desk until it is kept or let go."""
    company = _fresh(company, by)
    if promised_by not in DiaryPromise.By.values:
        raise NotAllowedNow(_("Choose who promised it."), "who")
    if not what.strip():
        raise NotAllowedNow(_("Write down what was promised."), "what")
    _require_day(before)
    said = {"by": promised_by, "what": what.strip(), "before": before, "name": name.strip()}
    standing = DiaryPromise.objects.filter(company=company, end="", **said).first()
    if standing is not None:
        return standing
    promise = DiaryPromise.objects.create(company=company, owner=by, **said)
    journal.record(resident=by, actor=by, verb="diary.promised", about=company)
    return promise


@transaction.atomic
def look_at_promise(promise: DiaryPromise, *, by: User, note: str, before: date) -> DiaryPromise:
    """How it stands, and before when it is now. Whoever looks sees to it from now on."""
    promise = _standing(promise, by)
    if not note.strip():
        raise NotAllowedNow(_("Write down how it stands."), "note")
    _require_day(before)
    promise.note, promise.before, promise.owner, promise.touched_at = note.strip(), before, by, timezone.now()
    promise.save()
    journal.record(resident=by, actor=by, verb="diary.looked_at", about=promise.company)
    return promise


@transaction.atomic
def end_promise(promise: DiaryPromise, *, by: User, end: str) -> DiaryPromise:
    """Kept, or let go."""
    promise = _fresh_promise(promise, by)
    if promise.end == end:
        return promise
    if promise.end or end not in End.values:
        raise too_late()
    promise.end, promise.ended_at, promise.touched_at = end, timezone.now(), timezone.now()
    promise.save()
    journal.record(resident=by, actor=by, verb=f"diary.promise_{end}", about=promise.company)
    return promise


# ---------------------------------------------------------------- shared
def _fresh(company: DiaryCompany | int, by: User) -> DiaryCompany:
    """The company, locked, for who may write about it: a coordinator of the municipality who does not act for it."""
    pk = company if isinstance(company, int) else company.pk
    locked = DiaryCompany.objects.select_for_update(of=("self",)).select_related("neighbourhood", "employer")
    found = locked.get(pk=pk)
    of_it = found.employer and by.memberships.filter(organisation=found.employer.organisation_id).exists()
    if of_it or not rules.coordinates_in(by, found.neighbourhood.municipality_id):
        raise NotYours
    return found


def _fresh_visit(visit: DiaryVisit, by: User) -> DiaryVisit:
    company = _fresh(visit.company_id, by)
    found = DiaryVisit.objects.get(pk=visit.pk)
    found.company = company
    return found


def _fresh_promise(promise: DiaryPromise, by: User) -> DiaryPromise:
    company = _fresh(promise.company_id, by)
    found = DiaryPromise.objects.get(pk=promise.pk)
    found.company = company
    return found


def _standing(promise: DiaryPromise, by: User) -> DiaryPromise:
    found = _fresh_promise(promise, by)
    if found.end:
        raise too_late()
    return found


def _require_day(before: date) -> None:
    today = timezone.localdate()
    if not today <= before <= today + LONGEST:
        raise NotAllowedNow(_("Choose today or a later day, within a year."), "day")

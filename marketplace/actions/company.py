"""The first time together: who comes along with somebody new, as the municipality decided for that kind of work.

The first ones are called by the actions that plan a visit or lift what is asked; they hold the opportunity's lock.
"""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import coming, rules
from marketplace.load import busy
from marketplace.minors import is_minor
from marketplace.models import Agreement, Exemption, Visit, WorkPolicy
from marketplace.requirements import is_exempt, known_of, policy_on
from marketplace.states import AgreementState, VisitState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.rules import may_act_for

from .moves import fresh_visit, lock_person, note, occasion, tell_coordinator
from .searching import let_company_go

FirstVisit = WorkPolicy.FirstVisit
FIRST_VISIT = str(Exemption.Requirement.FIRST_VISIT)
TO_COME = [VisitState.PLANNED, VisitState.SEEKING]


def decide_company(agreement: Agreement) -> None:
    """Somebody comes along to the first of the helper's own visits, if that is asked; never to a later one."""
    own = agreement.visits.filter(state__in=TO_COME, stand_in=None).select_related("company")
    first = own.order_by(F("on_date").asc(nulls_last=True), "at_time", "pk").first()
    if first is None:
        return
    for later in own.filter(needs_company=True).exclude(pk=first.pk):
        let_company_go(later)
    if first.on_date is None or first.on_date >= timezone.localdate():
        _settle(first, is_needed=_is_first_time(agreement.helper, first))


def decide_for_stand_in(visit: Visit) -> None:
    """Whoever stands in may be new here too."""
    _settle(visit, is_needed=_is_first_time(visit.comes, visit))


def visits_of(person: User, work_kind_id: int) -> list[Visit]:
    """Where this may be decided again: a visit of each agreement, and each one they stand in for. Locked in order, so
    before the person is.
    """
    coming_up = Q(on_date=None) | Q(on_date__gte=timezone.localdate())
    visits = Visit.objects.filter(
        coming_up, coming.by([person]), state__in=TO_COME, agreement__state=AgreementState.AGREED,
        agreement__opportunity__work_kind=work_kind_id,
    )  # fmt: skip
    found = visits.order_by("agreement__opportunity", "pk").values_list("agreement", "stand_in", "pk")
    one_of_each = {(agreement, stand_in and pk): pk for agreement, stand_in, pk in found}
    return [fresh_visit(pk) for pk in one_of_each.values()]


def decide_again(visits: list[Visit]) -> None:
    """What a person need meet has changed."""
    for visit in visits:
        if visit.stand_in_id is None:
            decide_company(visit.agreement)
        else:
            decide_for_stand_in(visit)


def _settle(visit: Visit, *, is_needed: bool) -> None:
    if visit.needs_company == is_needed:
        return
    if not is_needed:
        let_company_go(visit)
        return
    visit.needs_company = True
    visit.save(update_fields=["needs_company"])
    entry = note(visit.agreement.opportunity, "visit.company_needed", by=None, helper=visit.comes)
    key = f"coordinator.company:{visit.pk}:{entry.pk}"
    tell_coordinator(visit.agreement.opportunity, "coordinator.company", about=visit, key=key)


def _is_first_time(person: User, visit: Visit) -> bool:
    """By what the municipality decided for that day, unless this person need not meet it yet."""
    opportunity, day = visit.agreement.opportunity, visit.on_date or timezone.localdate()
    if opportunity.is_job and opportunity.job.host_id:
        return False  # there the supervisor is
    policy = policy_on(opportunity.work_kind_id, opportunity.neighbourhood.municipality_id, day)
    if policy is None or policy.first_visit == FirstVisit.NONE:
        return False
    if is_exempt(known_of([person])[person.pk], policy.work_kind_id, FIRST_VISIT, day):
        return False
    done = Visit.objects.filter(coming.by([person]), state=VisitState.DONE)
    if policy.first_visit == FirstVisit.NEW_PAIR:
        done = done.filter(agreement__opportunity__requester=opportunity.requester_id)
    return not done.exists()


@transaction.atomic
def go_along(visit: Visit, *, by: User, person: User | None) -> Visit:
    """The coordinator says who comes along; all three hear it. None: that person does not come along after all."""
    visit = fresh_visit(visit)
    moderates = rules.may_moderate(by, visit.agreement.opportunity)
    if not moderates and not (person is None and by.pk == visit.company_id):
        raise NotYours
    if visit.company_id == (person.pk if person else None):
        return visit
    if person is None:
        return _stay_home(visit, visit.company, by) if visit.company else visit
    if visit.state != VisitState.PLANNED or not visit.needs_company:
        raise NotAllowedNow(_("Nobody needs to come along to this visit."), "moment")
    if visit.company is not None:
        sentence = _("%(name)s comes along already.") % {"name": visit.company.get_short_name()}
        raise NotAllowedNow(sentence, "gone")
    person = lock_person(person)
    if not may_act_for(by, person):
        raise NotYours
    _must_be_able(person, visit)
    visit.company = person
    visit.save(update_fields=["company"])
    _tell_everybody(visit, person, by)
    return visit


def _must_be_able(person: User, visit: Visit) -> None:
    task, day = visit.agreement.opportunity, visit.on_date or timezone.localdate()
    if person.pk in {visit.comes.pk, task.requester_id}:
        raise NotAllowedNow(_("Choose somebody else than the two of the pair."), "own")
    if not person.is_active or not (person.is_met or rules.may_moderate(person, task)):
        raise NotAllowedNow(_("Get acquainted first. Then this person can come along."), "not_met")
    if is_minor(person.birth_date, day):
        raise NotAllowedNow(_("Who comes along is 18 or older."), "minor")
    if visit.on_date is not None and busy(person, visit.on_date, visit.at_time, visit.minutes):
        raise NotAllowedNow(_("This person has another appointment at that hour."), "busy")


def _tell_everybody(visit: Visit, person: User, by: User) -> None:
    opportunity = visit.agreement.opportunity
    outreach.withdraw(visit, kinds=["coordinator.company"])
    entry = note(opportunity, "visit.company", by=by, helper=visit.comes)
    for whom, kind in (
        (person, "company.goes"), (visit.comes, "helper.company"), (opportunity.requester, "visit.company"),
    ):  # fmt: skip
        outreach.announce(whom, kind, about=visit, key=occasion(kind, entry, whom))


def _stay_home(visit: Visit, person: User, by: User) -> Visit:
    opportunity = visit.agreement.opportunity
    visit.company = None
    visit.save(update_fields=["company"])
    outreach.withdraw(visit, kinds=["company.goes", "helper.company", "visit.company"])
    entry = note(opportunity, "visit.company_off", by=by, helper=person)
    if by.pk == person.pk:
        key = f"coordinator.company:{visit.pk}:{entry.pk}"
        tell_coordinator(opportunity, "coordinator.company", about=visit, key=key, urgent=True)
    else:
        outreach.announce(person, "company.off", about=visit, key=f"company.off:{entry.pk}")
    return visit

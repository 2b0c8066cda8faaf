"""The check against displacement: answered by a coordinator, looked at again, and not by one person alone."""

from dataclasses import asdict, dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import displacement, rules
from marketplace.models import DisplacementCheck, Opportunity
from marketplace.states import AgreementState, OpportunityState
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.rules import coordinates_in

from .moderating import next_working_day, talk_over
from .moves import fresh, note, too_late

MOST_MONTHS = 12  # after a year at most somebody looks again
Reason = Opportunity.Reason


@dataclass(frozen=True)
class Answers:
    """Five times yes or no."""

    paid_before: bool
    open_vacancy: bool
    usually_paid: bool
    gives_advantage: bool
    is_guided: bool


@transaction.atomic
def check_displacement(
    opportunity: Opportunity, *, by: User, answers: Answers, review_on: date, explanation: str = ""
) -> DisplacementCheck:
    """Write down the answers. What may push out paid work is not refused: it is talked over, by this coordinator."""
    opportunity = fresh(opportunity)
    if not rules.may_moderate(by, opportunity):
        raise NotYours
    if not displacement.asked_of(opportunity):
        raise NotAllowedNow(_("This form of work does not ask for these answers."), "form")
    if opportunity.state in {OpportunityState.WITHDRAWN, OpportunityState.DONE}:
        raise too_late()
    check = DisplacementCheck(
        opportunity=opportunity, review_on=review_on, explanation=explanation.strip(), done_by=by, **asdict(answers)
    )
    _must_be_complete(check)
    check.save()
    note(opportunity, "displacement.checked", by=by)
    if displacement.has_objection(check):
        _talk_it_over(opportunity, by)
    else:
        _is_talked_over(opportunity)
    return check


@transaction.atomic
def second_check(check: DisplacementCheck, *, by: User) -> DisplacementCheck:
    """Another coordinator of the municipality read the answers and agrees."""
    opportunity = fresh(check.opportunity_id)
    check = DisplacementCheck.objects.get(pk=check.pk)
    if not coordinates_in(by, opportunity.neighbourhood.municipality_id):
        raise NotYours
    if check.seconded_at is not None:
        return check
    checks = list(opportunity.displacement_checks.all())
    if checks[0].pk != check.pk:
        raise NotAllowedNow(_("These answers were written down again. Look at the new ones."), "moment")
    if check.done_by_id == by.pk:
        raise NotAllowedNow(_("You gave these answers yourself. Ask a colleague to look."), "same")
    if not displacement.waits_for_second(checks):
        raise NotAllowedNow(_("These answers do not need a second person."), "moment")
    check.seconded_at, check.seconded_by = timezone.now(), by
    check.save()
    _is_talked_over(opportunity)
    note(opportunity, "displacement.seconded", by=by)
    return check


def _must_be_complete(check: DisplacementCheck) -> None:
    today = timezone.localdate()
    if check.review_on <= today:
        raise NotAllowedNow(_("Choose a day after today."), "review_on")
    if check.review_on > today + relativedelta(months=MOST_MONTHS):
        raise NotAllowedNow(_("Look again within a year. Choose an earlier day."), "review_on")
    if displacement.asks_explanation(check) and not check.explanation:
        raise NotAllowedNow(_("Write down why it is all right like this, or what you will talk over."), "explanation")


def _is_talked_over(opportunity: Opportunity) -> None:
    """Work that ran on meanwhile asks nobody any more."""
    if opportunity.state != OpportunityState.TO_TALK_OVER and opportunity.talk_reason == Reason.DISPLACEMENT:
        opportunity.talk_owner, opportunity.talk_by, opportunity.talk_reason = None, None, ""
        opportunity.save()


def _talk_it_over(opportunity: Opportunity, by: User) -> None:
    """Nobody who works there loses the place by it: with agreements only the owner and the date are set."""
    if opportunity.agreements.filter(state=AgreementState.AGREED).exists():
        opportunity.talk_owner, opportunity.talk_by = by, next_working_day(timezone.localdate())
        opportunity.talk_reason = Reason.DISPLACEMENT
        opportunity.save()
    elif opportunity.state in {OpportunityState.WAITING, OpportunityState.OPEN}:
        talk_over(opportunity, by=by, reason=Reason.DISPLACEMENT)

"""What must be so before a trial placement is signed: the dated rule, what was filled in, who stands where."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import rules
from neighbourhoods.models import User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, holding

from .models import Employer, Introduction, TrialAgreement
from .models.trials import Role
from .rules import works_for
from .states import EmployerState, IntroductionState, TrialState

NEEDED = (
    "first_day", "last_day", "weekdays", "hours_a_week", "place_address", "goals", "guide_name", "costs_paid_by",
    "insured_with", "intends_months", "intends_hours",
)  # fmt: skip
BEGUN = [TrialState.RUNNING, TrialState.ENDED, TrialState.DONE]
ON_WITH_IT = {Introduction.Outcome.TALK, Introduction.Outcome.TRIAL, Introduction.Outcome.JOB}


@dataclass(frozen=True)
class TrialRule:
    """What holds on the first day, for where the resident lives."""

    usual_months: int
    most_months: int
    intended_months: int
    source: str


class NoTrialRule(LookupError):
    """Nobody wrote down what holds on that day."""


def rule_on(day: date, municipality_id: int | None) -> TrialRule:
    try:
        holds = holding(RuleKey.TRIAL_PLACEMENT, on=day, municipality_id=municipality_id)
    except NoRegulationForDate as missing:
        raise NoTrialRule from missing
    usual, most, intended = (
        int(Decimal(holds.value[part])) for part in ("usual_months", "most_months", "intended_contract_months")
    )
    return TrialRule(usual, most, intended, holds.source)


def said_yes(introduction: Introduction) -> bool:
    """The person said yes to this employer, and did not take that back."""
    if introduction.yes is not None and introduction.yes.withdrawn_at is not None:
        return False
    if introduction.state == IntroductionState.OPEN:
        return introduction.open_until is not None and introduction.open_until >= timezone.localdate()
    return introduction.state == IntroductionState.ENDED and introduction.outcome in ON_WITH_IT


def why_not_yet(trial: TrialAgreement) -> str:
    """The sentence with which it cannot be offered to sign now; empty: it can."""
    if sentence := _what_is_missing(trial):
        return sentence
    first, last = trial.first_day or date.max, trial.last_day or date.min
    if first < timezone.localdate():
        return _("The first day is over already. Choose another one.")
    if last < first:
        return _("The last day comes before the first day.")
    try:
        rule = rule_on(first, trial.person.municipality_id)
    except NoTrialRule:
        return _("Nobody wrote down which rule holds on that day. Our team does that first. Call us.")
    return _what_the_rule_says(trial, rule, first, last)


def _what_is_missing(trial: TrialAgreement) -> str:
    if any(not getattr(trial, name) for name in NEEDED):
        return _("Something is still missing in the agreement. Fill it in first.")
    if trial.costs_paid_by != TrialAgreement.Payer.NOBODY and not trial.costs:
        return _("Say which costs are paid.")
    if trial.companion == TrialAgreement.Companion.NAMED and not trial.companion_name:
        return _("Write the name of who comes along.")
    if not trial.is_insured:
        return _("The employer insures the resident. Without that a trial placement cannot begin.")
    if not trial.not_worked_before:
        return _("A trial placement is only for who did not work there before. Talk about it with us.")
    return ""


def _what_the_rule_says(trial: TrialAgreement, rule: TrialRule, first: date, last: date) -> str:
    begins = first - timedelta(days=days_before(trial))
    if last >= begins + relativedelta(months=rule.most_months):
        return _("A trial placement lasts %(months)d months at most. Choose an earlier last day.") % {
            "months": rule.most_months
        }
    if last >= begins + relativedelta(months=rule.usual_months) and not trial.longer_why:
        return _("Usually it is %(months)d months at most. Say why it must be longer.") % {"months": rule.usual_months}
    if (trial.intends_months or 0) < rule.intended_months:
        return _("The employer means to give a contract of at least %(months)d months.") % {
            "months": rule.intended_months
        }
    if (trial.intends_hours or 0) < (trial.hours_a_week or 0):
        return _("The contract is for at least as many hours as the trial.")
    return ""


def days_before(trial: TrialAgreement) -> int:
    """How many days this person was on trial with this employer already."""
    earlier = TrialAgreement.objects.filter(employer=trial.employer_id, person=trial.person_id, state__in=BEGUN)
    spans = earlier.exclude(pk=trial.pk).values_list("first_day", "last_day", "ended_on")
    return sum((min(last, ended or last) - first).days + 1 for first, last, ended in spans)


# ---------------------------------------------------------------- who stands where
def acts_for(user: User, employer: Employer) -> bool:
    """Somebody of a company that we know. Also while it is out of sight: what was begun is still answered for."""
    known = employer.state in {EmployerState.VERIFIED, EmployerState.OUT_OF_SIGHT}
    return known and works_for(user, employer)


def coordinates(user: User, trial: TrialAgreement) -> bool:
    """A coordinator of the resident. Never the resident, nor somebody of the company."""
    if user.pk == trial.person_id or not rules.is_coordinator(user):
        return False
    return rules.may_act_for(user, trial.person) and not acts_for(user, trial.employer)


def may_witness(user: User, trial: TrialAgreement) -> bool:
    """Any coordinator of the municipality who is not of the company, and not the resident."""
    if user.pk == trial.person_id or acts_for(user, trial.employer):
        return False
    return rules.coordinates_in(user, trial.person.municipality_id)


def stands_as(user: User, trial: TrialAgreement, role: str) -> bool:
    """May this person sign in this role?"""
    match role:
        case Role.RESIDENT:
            return user.pk == trial.person_id
        case Role.EMPLOYER:
            return user.pk != trial.person_id and acts_for(user, trial.employer)
        case Role.COORDINATOR:
            return coordinates(user, trial)
    return False


def may_write(user: User, trial: TrialAgreement) -> bool:
    """Who writes the text: the employer, or a coordinator of the resident."""
    return stands_as(user, trial, Role.EMPLOYER) or coordinates(user, trial)

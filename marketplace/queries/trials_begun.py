"""What a company needs to write a trial placement: with whom it can begin, what stands there already, what to look
back on.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace import trial_rules
from marketplace.models import Employer, Introduction, TrialAgreement
from marketplace.models.trials import HOLDS_THE_PERSON
from marketplace.states import IntroductionState, TrialState

from .trials import TrialShown, trials_of_employer

SHOWN = 50
USUAL_MONTHS = 6


@dataclass(frozen=True)
class CanBegin:
    """Somebody who said yes to this company, and has no trial with it."""

    introduction_id: int
    name: str


def of_employer(employer: Employer) -> list[TrialAgreement]:
    """The newest first. What is not to be read any more is left out."""
    before = {TrialState.DRAFT, TrialState.TO_SIGN}
    rows = trials_of_employer(employer)[:SHOWN]
    return [it for it in rows if it.state not in before or trial_rules.said_yes(it.introduction)]


def _said_yes_to(employer: Employer) -> QuerySet[Introduction]:
    goes_on = Q(state=IntroductionState.OPEN, open_until__gte=timezone.localdate()) | Q(
        state=IntroductionState.ENDED, outcome__in=trial_rules.ON_WITH_IT
    )
    rows = Introduction.objects.filter(goes_on, employer=employer, yes__withdrawn_at=None)
    related = ("yes", "employer__organisation", "employer__neighbourhood__municipality", "person")
    return rows.exclude(yes=None).select_related(*related)


def can_begin(employer: Employer) -> list[CanBegin]:
    has_one = TrialAgreement.objects.filter(introduction=OuterRef("pk"))
    rows = _said_yes_to(employer).filter(~Exists(has_one)).order_by("-answered_at", "pk")
    return [CanBegin(it.pk, it.person.first_name) for it in rows[:SHOWN]]


def introduction_to_begin(employer: Employer, pk: int) -> Introduction:
    """That said yes to this company; to any other it does not exist."""
    begun = TrialAgreement.objects.filter(introduction=OuterRef("pk"), state__in=HOLDS_THE_PERSON)
    row = _said_yes_to(employer).filter(~Exists(begun), pk=pk).first()
    if row is None:
        raise Http404
    return row


def first_words(introduction: Introduction) -> dict[str, Any]:
    """What is known before anything is written: the draft as far as it came, else the address of the company."""
    draft = introduction.trials.filter(state=TrialState.DRAFT).first()
    if draft is not None and draft.first_day is not None:
        names = ("first_day", "last_day", "hours_a_week", "place_address", "longer_why")
        return {name: getattr(draft, name) for name in names} | {"weekdays": list(draft.weekdays)}
    employer = introduction.employer
    street = f"{employer.street} {employer.house_number}".strip()
    town = employer.neighbourhood.municipality.name
    return {"place_address": ", ".join(part for part in (street, town) if part)}


def draft_of(employer: Employer, pk: int) -> TrialAgreement:
    """Still being written by this company."""
    trial = trials_of_employer(employer).filter(pk=pk, state=TrialState.DRAFT).first()
    if trial is None or not trial_rules.said_yes(trial.introduction):
        raise Http404
    return trial


def to_look_back_on(shown: TrialShown) -> dict[str, Any]:
    """The goals of the agreement, with what was written about each."""
    if shown.text is None or not shown.may_assess:
        raise Http404
    goals, before = list(shown.text.goals), shown.assessed
    same = before is not None and [goal for goal, _words in before.goals] == goals
    said = [words for _goal, words in before.goals] if before is not None and same else []
    return {"goals": goals, "said": said, "initial": {"words": before.words if before else ""}}

"""Somebody on trial at a company, as far as the story goes. Built with the real actions."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import trials, trials_looking_back, trials_signing
from marketplace.models import Employer, Introduction, TrialAgreement
from marketplace.models.trials import Role
from marketplace.states import IntroductionState
from neighbourhoods.actions.people import give_consent
from neighbourhoods.models import User
from training.models import Place

TERMS: dict[str, Any] = {
    "weekdays": "135",
    "hours_a_week": 12,
    "place_address": "Kerkstraat 1, Lindedaal",
    "goals": "Klanten helpen\nBrood snijden",
    "guide_name": "Bas Smit",
    "companion": "welcome",
    "costs_paid_by": "employer",
    "costs": "de bus",
    "is_insured": True,
    "insured_with": "Met de verzekering voor het personeel.",
    "not_worked_before": True,
    "intends_months": 6,
    "intends_hours": 12,
}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def terms(*, begins_in: int = 7, days: int = 30, **others: Any) -> dict[str, Any]:
    """A whole agreement."""
    return TERMS | {"first_day": in_days(begins_in), "last_day": in_days(begins_in + days)} | others


def said_yes(employer: Employer, person: User, *, until: int = 30) -> Introduction:
    """As it stands after a yes: the name is open for this company, until a day."""
    yes = give_consent(person, by=person, purpose=f"introduction:{employer.pk}", wording="Ja.", medium="web")
    return Introduction.objects.create(
        employer=employer, person=person, state=IntroductionState.OPEN, answered_at=timezone.now(), yes=yes,
        open_until=in_days(until), asked_by=employer.organisation.members.first(),
    )  # fmt: skip


def place(slug: str) -> Place:
    return Place.objects.select_related("house").get(slug=slug, municipality=None)


def drafted(employer: Employer, person: User, *, by: User, **others: Any) -> TrialAgreement:
    return trials.draft_trial(said_yes(employer, person), by=by, **terms(**others))


def offered(employer: Employer, person: User, *, by: User, **others: Any) -> TrialAgreement:
    return trials.offer_to_sign(drafted(employer, person, by=by, **others), by=by)


def with_way_back(trial: TrialAgreement, *, by: User, to: str = "volunteer", days: int = 300) -> TrialAgreement:
    return trials.plan_way_back(trial, by=by, place=place(to), contact=by, until=in_days(days))


def sign_all(trial: TrialAgreement, *, contact: User, coordinator: User) -> TrialAgreement:
    with_way_back(trial, by=coordinator)
    number = trial.revisions.first().number
    for role, by in ((Role.RESIDENT, trial.person), (Role.EMPLOYER, contact), (Role.COORDINATOR, coordinator)):
        trials_signing.sign(trial, role=role, number=number, by=by)
    trial.refresh_from_db()
    return trial


def running(employer: Employer, person: User, *, by: User, coordinator: User, **others: Any) -> TrialAgreement:
    """From today on."""
    trial = offered(employer, person, by=by, **({"begins_in": 0} | others))
    return sign_all(trial, contact=by, coordinator=coordinator)


def assessed(trial: TrialAgreement, *, by: User, words: str = "Zij werkte rustig.") -> None:
    goals = ["Zij hielp klanten.", "Het snijden ging langzaam."]
    trials_looking_back.write_assessment(trial, by=by, words=words, goals=goals)


def verbs(person: User) -> list[str]:
    return [it.verb for it in person.journal.order_by("pk") if it.verb.startswith("trial.")]


def kinds(person: User) -> list[str]:
    return [it.kind for it in person.messages.order_by("pk") if it.kind.startswith("trial.")]

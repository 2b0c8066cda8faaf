"""Trial placements at Bakkerij Smit: one runs, one waits for a signature, one became a job after a disagreement."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import introducing, trials, trials_clock, trials_ending, trials_looking_back, trials_signing
from marketplace.actions.trials_ending import Job
from marketplace.models import Employer, TrialAgreement
from marketplace.models.trials import Role
from neighbourhoods.models import User
from training.actions.path import WayBack
from training.models import Place

from .moments import at, days_ago
from .people import Town
from .seen import Card, show
from .vacancies import BAKERY

RUNS, TO_SIGN, HAS_A_JOB = "Marek", "Anouk", "Femke"
TERMS: dict[str, Any] = {
    "guide_name": "Els Smit", "companion": "welcome", "costs_paid_by": "employer", "costs": "de bus, en werkkleren",
    "is_insured": True, "insured_with": "Met onze verzekering voor het personeel.", "not_worked_before": True,
    "intends_months": 6,
}  # fmt: skip


def tell_trials(town: Town) -> None:
    """By the bakery, the residents and their coordinators, with the actions of their own pages."""
    employer = Employer.objects.select_related("organisation").filter(organisation__name=BAKERY).first()
    contact = employer.organisation.members.order_by("pk").first() if employer is not None else None
    if employer is None or contact is None:
        return
    show(town, Card(HAS_A_JOB, ("boodschappen",), 24, ("morning",), "bike", 20), days=80)
    _became_a_job(town, employer, contact)
    _runs(town, employer, contact)
    _waits(town, employer, contact)


def _became_a_job(town: Town, employer: Employer, contact: User) -> None:
    person, by = _two(town, HAS_A_JOB)
    terms = {"weekdays": "125", "hours_a_week": 20, "intends_hours": 20, "goals": "Klanten helpen\nBrood snijden"}
    trial = _offered(employer, contact, person, asked=75, begins=64, lasts=44, **terms)
    _signed(trial, contact, by, days=66)
    with at(days_ago(64)):
        trials_clock.begin_trial(trial)
    with at(days_ago(19)):
        trials_clock.end_trial(trial)
    with at(days_ago(17)):
        goals = ["Femke is vriendelijk. Klanten vragen naar haar.", "Het snijden gaat nog langzaam."]
        trials_looking_back.write_assessment(trial, by=contact, words="Femke past bij ons team.", goals=goals)
    with at(days_ago(16)):
        words = "Het snijden ging net zo snel als bij de anderen. De machine was vaak stuk."
        trials_looking_back.answer_assessment(trial, by=person, answer="disagree", words=words)
    with at(days_ago(14)):
        job = Job(hours=24, days=3, contract="fixed", begins_on=timezone.localdate(), place=_place("regular_job"))
        until = timezone.localdate() + timedelta(days=182)
        trials_ending.note_job(trial, by=by, job=job, way_back=WayBack(_place("volunteer"), by, until))


def _runs(town: Town, employer: Employer, contact: User) -> None:
    person, by = _two(town, RUNS)
    terms = {"weekdays": "24", "hours_a_week": 8, "intends_hours": 12, "goals": "Deeg maken\nDe oven bedienen"}
    trial = _offered(employer, contact, person, asked=11, begins=6, lasts=18, **terms)
    _signed(trial, contact, by, days=7)
    with at(days_ago(6)):
        trials_clock.begin_trial(trial)
    with at(days_ago(0)):
        trials_clock.warn_of_end(trial)


def _waits(town: Town, employer: Employer, contact: User) -> None:
    """For her coordinator: it stands on Vandaag."""
    person, _by = _two(town, TO_SIGN)
    terms = {
        "weekdays": "135",
        "hours_a_week": 12,
        "intends_hours": 12,
        "goals": "Klanten helpen\nBestellingen inpakken",
    }
    trial = _offered(employer, contact, person, asked=9, begins=-8, lasts=44, **terms)
    with at(days_ago(2)):
        trials_signing.sign(trial, role=Role.EMPLOYER, number=1, by=contact)
    with at(days_ago(1)):
        trials_signing.sign(trial, role=Role.RESIDENT, number=1, by=person)


def _two(town: Town, name: str) -> tuple[User, User]:
    person = town.helpers[name]
    return person, town.coordinator_of(person)


def _place(slug: str) -> Place:
    return Place.objects.get(slug=slug, municipality=None)


def _offered(
    employer: Employer, contact: User, person: User, *, asked: int, begins: int, lasts: int, **terms: Any
) -> TrialAgreement:
    """Asked, said yes the day after, and an agreement some days later."""
    with at(days_ago(asked)):
        row = introducing.ask_introduction(employer, person, by=contact, message="Wij zoeken hulp in de bakkerij.")
    with at(days_ago(asked - 1)):
        row = introducing.answer_introduction(row, by=person, yes=True)
    first = timezone.localdate() - timedelta(days=begins)
    address = ", ".join(part for part in (f"{employer.street} {employer.house_number}".strip(), "Lindedaal") if part)
    with at(days_ago(max(begins + 2, 3))):
        days = {"first_day": first, "last_day": first + timedelta(days=lasts), "place_address": address}
        trial = trials.draft_trial(row, by=contact, **TERMS, **terms, **days)
        return trials.offer_to_sign(trial, by=contact)


def _signed(trial: TrialAgreement, contact: User, by: User, *, days: int) -> None:
    with at(days_ago(days)):
        until = timezone.localdate() + timedelta(days=365)
        trials.plan_way_back(trial, by=by, place=_place("volunteer"), contact=by, until=until)
        for role, signer in ((Role.RESIDENT, trial.person), (Role.EMPLOYER, contact), (Role.COORDINATOR, by)):
            trials_signing.sign(trial, role=role, number=1, by=signer)

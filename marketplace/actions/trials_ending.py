"""What comes of a trial: a job, once more, or back. The path moves in the same transaction; back needs no reason."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import trial_rules
from marketplace.models import Introduction, Readiness, TrialAgreement
from marketplace.states import ReadinessState, TrialState
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from training.actions.path import Move, Told, WayBack, return_to_fall_back, take_step
from training.models import Place, Step
from training.queries.path import map_of, steps_of
from training.walking import here_now, that_hold

from . import readiness
from .moves import too_late
from .trials import TERMS, offer_to_sign
from .trials_shared import fresh, note, require, step_to, tell, tell_introduction

Outcome = TrialAgreement.Outcome
WITHOUT_OUTCOME = {TrialState.RUNNING, TrialState.ENDED}


@dataclass(frozen=True)
class Job:
    """What was agreed. `place`: where that is on the path."""

    hours: int
    contract: str
    begins_on: date
    place: Place
    days: int | None = None


@transaction.atomic
def note_job(trial: TrialAgreement, *, by: User, job: Job, way_back: WayBack) -> TrialAgreement:
    """There is a job: one step on the path, with a way back; the introduction is over, and the card rests."""
    trial = fresh(trial)
    require(trial_rules.coordinates(by, trial))
    if trial.outcome == Outcome.JOB:
        return trial
    _without_outcome(trial)
    if job.hours < 1 or job.contract not in TrialAgreement.Contract.values:
        raise NotAllowedNow(_("Fill in the hours and the contract."), "job")
    trial.job_hours, trial.job_days, trial.job_contract = job.hours, job.days, job.contract
    trial.job_from = job.begins_on
    move = Move(job.place, _place_of(trial), min(job.begins_on, timezone.localdate()))
    told = Told(why=Step.Why.MORE, idea_of=Step.Idea.PERSON)
    take_step(trial.person, by=by, move=move, way_back=way_back, told=told)
    tell_introduction(trial, Introduction.Outcome.JOB, by=by)
    _close(trial, Outcome.JOB, by=by)
    _rest_card(trial.person, by=by)
    return trial


@transaction.atomic
def go_on_longer(trial: TrialAgreement, *, by: User, last_day: date, why: str = "") -> TrialAgreement:
    """Once more: a new agreement that follows this one, within the rule, for all three to sign. Returns that one."""
    trial = fresh(trial)
    require(trial_rules.coordinates(by, trial))
    if trial.outcome == Outcome.AGAIN:
        return TrialAgreement.objects.get(follows=trial)
    _without_outcome(trial)
    ended = min(trial.ended_on or trial.last_day or date.max, trial.last_day or date.max)
    terms = {name: getattr(trial, name) for name in TERMS}
    begins_on = max(ended.fromordinal(ended.toordinal() + 1), timezone.localdate())
    terms |= {"first_day": begins_on, "last_day": last_day, "longer_why": why.strip() or trial.longer_why}
    after = TrialAgreement(
        introduction=trial.introduction, employer=trial.employer, person=trial.person, contact=trial.contact,
        owner=trial.owner, follows=trial, back_place=trial.back_place, back_contact=trial.back_contact,
        back_until=trial.back_until, **terms,
    )  # fmt: skip
    _close(trial, Outcome.AGAIN, by=by)
    after.save()
    note(after, "trial.drafted", by=by)
    return offer_to_sign(after, by=by)


@transaction.atomic
def go_back(trial: TrialAgreement, *, by: User) -> TrialAgreement:
    """Back to the place of before, by the resident at any moment or written down for them. Nothing is lost."""
    trial = fresh(trial)
    require(by.pk == trial.person_id or trial_rules.coordinates(by, trial))
    if trial.outcome == Outcome.BACK:
        return trial
    _without_outcome(trial)
    if trial.step is not None and _place_of(trial) is not None:
        return_to_fall_back(trial.step, by=by)
    _close(trial, Outcome.BACK, by=by)
    return trial


def _without_outcome(trial: TrialAgreement) -> None:
    if trial.state not in WITHOUT_OUTCOME:
        raise too_late()


def _place_of(trial: TrialAgreement) -> Place | None:
    """The place of the trial, while the person is there. None: they went elsewhere already."""
    here = here_now(that_hold(steps_of(trial.person, map_of(trial.person.municipality_id))))
    return next((it.place for it in here if trial.step_id is not None and it.came.pk == trial.step_id), None)


def _close(trial: TrialAgreement, outcome: str, *, by: User) -> None:
    trial.outcome, trial.outcome_at, trial.outcome_by = outcome, timezone.now(), by
    trial.ended_on = trial.ended_on or timezone.localdate()
    trial.changed_at = timezone.now()
    step_to(trial, TrialState.DONE)
    entry = note(trial, f"trial.{outcome}", by=by)
    tell(trial, "trial.outcome", entry, but=by)


def _rest_card(person: User, *, by: User) -> None:
    """Employers do not see the card of who has a job. They are asked; one button brings it back."""
    row = Readiness.objects.filter(person=person).first()
    if row is not None and row.state == ReadinessState.VISIBLE:
        readiness.pause(person, by=by)

"""A trial placement is written, offered to sign, changed, or called off. Signing stands in trials_signing.py."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import trial_rules
from marketplace.models import Introduction, TrialAgreement, TrialRevision
from marketplace.models.trials import Role
from marketplace.states import TrialState
from marketplace.trial_text import digest_of, document_of
from marketplace.work_forms import WorkForm
from neighbourhoods import outreach, rules
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import Channel
from training.models import Place
from training.queries.path import may_guide

from .moderating import next_working_day
from .moves import lock_person, too_late
from .trials_shared import (
    ASKED_TO_SIGN,
    fresh,
    lock_employer,
    note,
    person_in,
    require,
    step_to,
    tell,
    tell_introduction,
    text_that_counts,
    withdraw_questions,
)

TERMS = frozenset({
    "first_day", "last_day", "weekdays", "hours_a_week", "place_address", "goals", "guide_name", "companion",
    "companion_name", "costs_paid_by", "costs", "is_insured", "insured_with", "not_worked_before", "intends_months",
    "intends_hours", "longer_why",
})  # fmt: skip
TO_CHANGE = {TrialState.DRAFT, TrialState.TO_SIGN}
TO_CALL_OFF = {TrialState.DRAFT, TrialState.TO_SIGN, TrialState.SIGNED}


@transaction.atomic
def draft_trial(introduction: Introduction, *, by: User, **terms: Any) -> TrialAgreement:
    """Begin, or go on with, the agreement of an introduction that said yes. What is not given stays as it was."""
    lock_employer(introduction.employer_id)
    person = lock_person(introduction.person_id)
    introduction = Introduction.objects.select_related("employer__organisation", "yes").get(pk=introduction.pk)
    trial = introduction.trials.filter(state=TrialState.DRAFT).first()
    if trial is None:
        trial = TrialAgreement(introduction=introduction, employer=introduction.employer, person=person)
        require(trial_rules.may_write(by, trial))
        _still_said_yes(introduction)
        if introduction.trials.filter(state__in=[TrialState.TO_SIGN, TrialState.SIGNED, TrialState.RUNNING]).exists():
            raise too_late("exists")
        trial.owner = rules.lead_of(person.neighbourhood_id) if person.neighbourhood_id else None
        trial.contact = by if trial_rules.acts_for(by, introduction.employer) else _who_writes_for(introduction)
        trial.save()
        note(trial, "trial.drafted", by=by)
    else:
        trial = fresh(trial)
        require(trial_rules.may_write(by, trial))
        _still_said_yes(introduction)
    _put(trial, terms)
    trial.save()
    return trial


@transaction.atomic
def offer_to_sign(trial: TrialAgreement, *, by: User) -> TrialAgreement:
    """The text is ready: all three are asked to read and sign it. Offered twice it is once."""
    trial = fresh(trial)
    require(trial_rules.may_write(by, trial))
    if trial.state == TrialState.TO_SIGN:
        return trial
    _still_said_yes(trial.introduction)
    if sentence := trial_rules.why_not_yet(trial):
        raise NotAllowedNow(sentence, "terms")
    step_to(trial, TrialState.TO_SIGN)
    entry = note(trial, "trial.offered", by=by)
    tell_introduction(trial, Introduction.Outcome.TRIAL, by=by)
    _ask_all(_write_text(trial, by=by), entry_key=str(entry.pk))
    return trial


@transaction.atomic
def change_trial(trial: TrialAgreement, *, by: User, **terms: Any) -> TrialAgreement:
    """Another text. Signatures of before are kept with the text they belong to, and count no more: all sign anew."""
    trial = fresh(trial)
    require(trial_rules.may_write(by, trial))
    if trial.state not in TO_CHANGE:
        raise too_late()
    _put(trial, terms)
    if trial.state == TrialState.DRAFT:
        trial.save()
        return trial
    if sentence := trial_rules.why_not_yet(trial):
        raise NotAllowedNow(sentence, "terms")
    trial.save()
    before = text_that_counts(trial)
    made = _write_text(trial, by=by)
    if before is not None and made.pk != before.pk:
        outreach.withdraw(before, kinds=ASKED_TO_SIGN)
        entry = note(trial, "trial.changed", by=by)
        _ask_all(made, entry_key=str(entry.pk))
    return trial


@transaction.atomic
def plan_way_back(trial: TrialAgreement, *, by: User, place: Place, contact: User, until: date) -> TrialAgreement:
    """Where the resident can go back to after the trial, whom they ask for, until when. The employer never sees it."""
    trial = fresh(trial)
    require(trial_rules.coordinates(by, trial))
    if trial.state not in {*TO_CALL_OFF, TrialState.RUNNING}:
        raise too_late()
    if trial.last_day is not None and until <= trial.last_day:
        raise NotAllowedNow(_("Choose a day after the last day of the trial."), "back_until")
    if place.slug == WorkForm.TRIAL_PLACEMENT:
        raise NotAllowedNow(_("Choose another place to go back to."), "back_place")
    if not may_guide(contact, trial.person):
        raise NotAllowedNow(_("Choose somebody who looks after this person."), "guide")
    trial.back_place, trial.back_contact, trial.back_until = place, contact, until
    trial.save()
    note(trial, "trial.way_back", by=by)
    return trial


@transaction.atomic
def call_off_trial(trial: TrialAgreement, *, by: User) -> TrialAgreement:
    """Before it began, by any of the three, without a reason. Nothing is lost; another one can be written."""
    trial = fresh(trial)
    require(by.pk == trial.person_id or trial_rules.may_write(by, trial))
    if trial.state == TrialState.CALLED_OFF:
        return trial
    if trial.state not in TO_CALL_OFF:
        raise too_late()
    was_seen = trial.state != TrialState.DRAFT
    step_to(trial, TrialState.CALLED_OFF)
    withdraw_questions(trial)
    entry = note(trial, "trial.called_off", by=by)
    if was_seen:
        tell(trial, "trial.called_off", entry, but=by)
    return trial


@transaction.atomic
def ask_to_talk(trial: TrialAgreement, *, by: User) -> Message:
    """ "I want to talk about it first." A call on the list; nobody else hears of it. Twice on a day is once."""
    trial = fresh(trial)
    require(by.pk == trial.person_id)
    today = timezone.localdate()
    key = f"trial.talk_asked:{trial.pk}:{today}"
    asked = Message.objects.filter(key=key).first()
    if asked is None:
        note(trial, "trial.talk_asked", by=by)
        due = next_working_day(today)
        asked = outreach.announce(
            trial.person, "trial.talk_asked", about=trial, channel=Channel.CALL, due_on=due, key=key
        )
    return asked


def _still_said_yes(introduction: Introduction) -> None:
    if not trial_rules.said_yes(introduction):
        raise NotAllowedNow(_("This person is not available now."), "closed")


def _who_writes_for(introduction: Introduction) -> User | None:
    """Written at the desk: who asked for the introduction, else the first of the company."""
    members = introduction.employer.organisation.members.filter(is_active=True).order_by("memberships__since", "pk")
    asked_by = introduction.asked_by_id
    return members.filter(pk=asked_by).first() or members.first()


def _put(trial: TrialAgreement, terms: Mapping[str, Any]) -> None:
    for name in TERMS & set(terms):
        value = terms[name]
        setattr(trial, name, value.strip() if isinstance(value, str) else value)
    if unknown := set(terms) - TERMS:
        raise TypeError(f"not a term of a trial: {sorted(unknown)}")


def _write_text(trial: TrialAgreement, *, by: User) -> TrialRevision:
    """A new revision, or the one that says the same."""
    last = text_that_counts(trial)
    rule = trial_rules.rule_on(trial.first_day or timezone.localdate(), trial.person.municipality_id)
    if last is not None and document_of(trial, number=last.number, rule=rule) == last.document:
        return last
    number = last.number + 1 if last else 1
    document = document_of(trial, number=number, rule=rule)
    return TrialRevision.objects.create(
        trial=trial, number=number, document=document, digest=digest_of(document), written_by=by
    )


def _ask_all(revision: TrialRevision, *, entry_key: str) -> None:
    for role in Role:
        person = person_in(revision.trial, role)
        if person is not None:
            key = f"trial.to_sign:{entry_key}:{role}:{person.pk}"
            outreach.announce(person, "trial.to_sign", about=revision, key=key)

"""How each kind of message about a trial placement comes about."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from marketplace.actions import trials, trials_clock, trials_ending, trials_looking_back, trials_signing
from marketplace.models import TrialAgreement

from . import on_trial
from .employing import bakery


def _offered(requester, samira, yvonne) -> TrialAgreement:
    employer, bas = bakery(requester.neighbourhood)
    return on_trial.offered(employer, samira, by=bas)


def _code(requester, samira, yvonne):
    trials_signing.send_code(_offered(requester, samira, yvonne), role="resident", by=yvonne)


def _talk(requester, samira, yvonne):
    trials.ask_to_talk(_offered(requester, samira, yvonne), by=samira)


def _running(requester, samira, yvonne) -> TrialAgreement:
    employer, bas = bakery(requester.neighbourhood)
    return on_trial.running(employer, samira, by=bas, coordinator=yvonne)


def _called_off(requester, samira, yvonne):
    trials.call_off_trial(_offered(requester, samira, yvonne), by=yvonne)


def _later(trial: TrialAgreement, days: int, act) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert act(trial)


def _ends_soon(requester, samira, yvonne):
    _later(_running(requester, samira, yvonne), 20, trials_clock.warn_of_end)


def _ended(requester, samira, yvonne):
    _later(_running(requester, samira, yvonne), 31, trials_clock.end_trial)


def _assessed(requester, samira, yvonne) -> TrialAgreement:
    trial = _running(requester, samira, yvonne)
    on_trial.assessed(trial, by=trial.contact)
    return trial


def _answered(requester, samira, yvonne):
    trials_looking_back.answer_assessment(_assessed(requester, samira, yvonne), by=samira, answer="disagree")


def _outcome(requester, samira, yvonne):
    trials_ending.go_back(_running(requester, samira, yvonne), by=yvonne)


STORIES = {
    "trial.to_sign": _offered,
    "trial.code": _code,
    "trial.talk_asked": _talk,
    "trial.sealed": _running,
    "trial.called_off": _called_off,
    "trial.ends_soon": _ends_soon,
    "trial.ended": _ended,
    "trial.assessed": _assessed,
    "trial.answered": _answered,
    "trial.outcome": _outcome,
}

"""How each kind of message about an introduction comes about."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from marketplace.actions import introducing, introducing_outcome
from marketplace.actions.introducing_clock import give_up_waiting, let_lapse, remind_employer
from marketplace.models import Employer, Introduction
from marketplace.states import EmployerState
from neighbourhoods.actions import people

from . import introduced
from .employing import bakery
from .seen import seen


def _asked(requester, samira, yvonne) -> Introduction:
    employer, bas = bakery(requester.neighbourhood)
    return introduced.asked(employer, bas, seen(samira, name="none"))


def _yes(requester, samira, yvonne) -> Introduction:
    return introducing.answer_introduction(_asked(requester, samira, yvonne), by=samira, yes=True)


def _bas(row: Introduction):
    return row.employer.organisation.members.get()


def _no(requester, samira, yvonne):
    introducing.answer_introduction(_asked(requester, samira, yvonne), by=samira, yes=False)


def _closed(requester, samira, yvonne):
    introducing.withdraw_introduction(_yes(requester, samira, yvonne), by=samira)


def _meets(requester, samira, yvonne):
    row = _yes(requester, samira, yvonne)
    introduced.meeting(row, by=_bas(row))


def _moments(requester, samira, yvonne):
    moments = [timezone.now() + timedelta(days=days) for days in (2, 3)]
    introducing_outcome.propose_moments(_yes(requester, samira, yvonne), by=yvonne, moments=moments)


def _told(outcome: str, **more: str):
    def story(requester, samira, yvonne):
        samira.phone = "+31611112222"
        samira.save()
        row = _yes(requester, samira, yvonne)
        introducing.tell_outcome(row, by=_bas(row), outcome=outcome, **more)

    return story


def _taken_back(requester, samira, yvonne):
    row = _asked(requester, samira, yvonne)
    introducing.take_back_question(row, by=_bas(row))


def _stopped(requester, samira, yvonne):
    row = _yes(requester, samira, yvonne)
    Employer.objects.update(state=EmployerState.STOPPED)
    introducing_outcome.end_with_company(row)


def _later(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def _lapsed(requester, samira, yvonne):
    row = _asked(requester, samira, yvonne)
    with _later(30):
        let_lapse(row)


def _away(requester, samira, yvonne):
    row = _asked(requester, samira, yvonne)
    people.pause_person(samira, by=samira)
    with _later(30):
        let_lapse(row)


def _reminded(requester, samira, yvonne) -> Introduction:
    row = _yes(requester, samira, yvonne)
    for days in (10, 20):
        with _later(days):
            remind_employer(row)
    return row


def _silent(requester, samira, yvonne):
    row = _reminded(requester, samira, yvonne)
    with _later(25):
        give_up_waiting(row)


STORIES = {
    "introduction.asked": _asked,
    "introduction.yes": _yes,
    "introduction.no": _no,
    "introduction.closed": _closed,
    "introduction.moment": _meets,
    "introduction.trial": _told("trial"),
    "introduction.job": _told("job"),
    "introduction.not_now": _told("not_now", reason="hours"),
    "introduction.stopped": _stopped,
    "introduction.taken_back": _taken_back,
    "introduction.no_answer": _lapsed,
    "introduction.cannot": _away,
    "introduction.silent": _silent,
    "introduction.call": _told("not_now", reason="filled", words="Wij namen een ander."),
    "employer.said_yes": _yes,
    "employer.cannot_now": _lapsed,
    "employer.tell_us": _reminded,
    "employer.moments": _moments,
    "employer.appointment": _meets,
}

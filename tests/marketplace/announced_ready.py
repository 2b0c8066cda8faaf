"""How each kind of message about paid work comes about."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from marketplace.actions import confirming, looking_again, proposing, readiness, readiness_clock
from marketplace.models import Readiness

from . import ready


def _with_rules(requester, yvonne):
    ready.rules_for(requester.municipality, by=yvonne)


def _proposed(requester, samira, yvonne):
    _with_rules(requester, yvonne)
    ready.proposed(samira, requester, by=yvonne)


def _visible(requester, samira, yvonne) -> Readiness:
    _with_rules(requester, yvonne)
    return ready.visible(samira, requester, by=yvonne)


def _later(row: Readiness, days: int, act) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert act(row)


def _renew(requester, samira, yvonne):
    _later(_visible(requester, samira, yvonne), 170, readiness_clock.ask_to_renew)


def _confirm(requester, samira, yvonne):
    _later(_visible(requester, samira, yvonne), 60, confirming.ask_if_right)


def _not_confirmed(requester, samira, yvonne):
    row = _visible(requester, samira, yvonne)
    _later(row, 60, confirming.ask_if_right)
    _later(row, 74, confirming.tell_it_rests)


def _over(requester, samira, yvonne):
    _later(_visible(requester, samira, yvonne), 190, readiness_clock.end_term)


def _taken_back(requester, samira, yvonne):
    _visible(requester, samira, yvonne)
    proposing.take_back(samira, by=yvonne, why="Het certificaat klopt niet.")


def _looked_again(requester, samira, yvonne):
    asked = looking_again.ask_to_look_again(samira, by=samira, words="Kijk nog eens naar mijn uren.")
    looking_again.answer_look_again(asked, by=yvonne, answer="U heeft gelijk. Uw uren kloppen.")


def _talk_asked(requester, samira, yvonne):
    readiness.ask_to_talk(requester, by=requester)


STORIES = {
    "readiness.talk_asked": _talk_asked,
    "readiness.proposed": _proposed,
    "readiness.visible": _visible,
    "readiness.renew": _renew,
    "readiness.confirm": _confirm,
    "readiness.not_confirmed": _not_confirmed,
    "readiness.over": _over,
    "readiness.taken_back": _taken_back,
    "readiness.looked_again": _looked_again,
}

"""Anybody does anything with a visit of a pair at any moment: what must always be true of it, stays true."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace import background
from marketplace.actions import company, helping, standing_in, visiting
from marketplace.models import StandInRequest, Visit, WorkPolicy
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message

from .announced_once import policy
from .pairs import NOON, helpers, pair, with_substitute

STEPS = 14


@pytest.mark.parametrize("seed", range(24))
def test_what_is_always_true_of_one_visit(mevrouw_de_wit, samira, yvonne, lindenkwartier, seed):
    dice = random.Random(seed)
    with time_machine.travel(NOON, tick=False) as clock:
        people = helpers(lindenkwartier, yvonne, 4)
        visit = with_substitute(pair(mevrouw_de_wit, samira, in_days=dice.choice([0, 1, 2])), people[3], by=yvonne)
        policy(mevrouw_de_wit, dice.choice(WorkPolicy.FirstVisit.values))
        everybody = [samira, mevrouw_de_wit, yvonne, *people]
        done = [_step(dice, visit, everybody, people, clock) for _step_number in range(STEPS)]
        assert len(done) == STEPS
        _holds(visit)


def _step(dice, visit, everybody, people, clock) -> str:
    by, person = dice.choice(everybody), dice.choice(people)
    asked = list(StandInRequest.objects.filter(visit=visit).select_related("person").order_by("pk"))
    request = dice.choice(asked) if asked else None
    acts = {
        "cannot": lambda: standing_in.cannot_come(visit, by=by),
        "after all": lambda: standing_in.come_after_all(visit, by=by),
        "yes": lambda: request and standing_in.answer(request, by=dice.choice([by, request.person]), yes=True),
        "no": lambda: request and standing_in.answer(request, by=dice.choice([by, request.person]), yes=False),
        "ask": lambda: standing_in.ask_somebody(visit, by=by, person=person),
        "stop": lambda: standing_in.not_this_time(visit, by=by),
        "along": lambda: company.go_along(visit, by=by, person=dice.choice([person, by, None])),
        "told": lambda: visiting.report_visit(visit, by=by, how="good"),
        "confirmed": lambda: visiting.confirm_visit(visit, by=by, done=True),
        "over": lambda: dice.random() < 0.1 and helping.call_off(visit.agreement, by=by),
        "later": lambda: clock.move_to(timezone.now() + timedelta(hours=dice.choice([1, 4, 9]))),
        "clock": background.instead,
    }
    name = dice.choice(["cannot", "yes", *acts])
    with suppress(NotAllowedNow, NotYours):
        acts[name]()
    _holds(visit)
    return name


def _holds(visit: Visit) -> None:
    now = Visit.objects.select_related("stand_in", "agreement").get(pk=visit.pk)
    said_yes = list(StandInRequest.objects.filter(visit=visit, state="yes").values_list("person", flat=True))
    assert said_yes == ([now.stand_in_id] if now.stand_in_id else [])
    assert now.stand_in_id is None or now.state in {"planned", "done"}
    waiting = StandInRequest.objects.filter(visit=visit, state="asked")
    assert now.state == "seeking" or not waiting.exists()
    assert now.company_id is None or now.company_id not in {now.stand_in_id, now.agreement.helper_id}
    assert not (now.helper_said and now.waits_for_company)
    asked = Message.objects.filter(kind="stand_in.asked").values_list("recipient", "key")
    assert len(asked) == len({key for _person, key in asked})
    assert Visit.objects.filter(agreement=now.agreement).count() == 2

"""Two steps of one person at the same moment, with real threads on PostgreSQL: one place, no error, nothing twice."""

import pytest

from neighbourhoods.errors import NotAllowedNow
from tests.threads import at_once
from training.actions.path import return_to_fall_back
from training.models import Step

from .walks import begin, go, now

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 5


def answered(act):
    try:
        return act()
    except NotAllowedNow as refusal:
        return refusal.code


def test_two_steps_at_once_from_one_place(samira, yvonne):
    begin(samira, yvonne, "volunteer", days_ago=2)
    for _ in range(ROUNDS):
        answers = at_once(
            2,
            lambda: answered(lambda: go(samira, yvonne, "volunteer", "day_activity")),
            lambda: answered(lambda: go(samira, yvonne, "volunteer", "course")),
        )
        steps = [it for it in answers if isinstance(it, Step)]
        assert (len(steps), [it for it in answers if it not in steps]) == (1, ["moment"])
        return_to_fall_back(steps[0], by=yvonne)
        assert len(now(samira)) == 1


def test_the_same_step_pressed_four_times(samira, yvonne):
    begin(samira, yvonne, "volunteer", days_ago=2)

    answers = at_once(4, lambda: go(samira, yvonne, "volunteer", "day_activity"))

    assert (len(set(answers)), Step.objects.count()) == (1, 2)


def test_back_pressed_by_two_people_at_once(samira, yvonne):
    begin(samira, yvonne, "volunteer", days_ago=2)
    step = go(samira, yvonne, "volunteer", "day_activity")

    answers = at_once(4, lambda: return_to_fall_back(step, by=samira), lambda: return_to_fall_back(step, by=yvonne))

    assert (len(set(answers)), Step.objects.filter(returns=step).count()) == (1, 1)

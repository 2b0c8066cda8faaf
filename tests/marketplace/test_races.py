"""Two people at the same moment, with real threads on PostgreSQL: one outcome, a sentence for the other, no error."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from marketplace.actions import asking, helping, moderating
from marketplace.models import Agreement, Offer
from neighbourhoods.errors import NotAllowedNow

from . import stories

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 10


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act answered, begun at the same moment in a thread and a connection of its own."""
    gate, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            gate.wait()
            answers[number] = act()
        except Exception as refusal:  # noqa: BLE001 the test looks at what came out
            answers[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def kinds(answers: list[object]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


def test_two_helpers_one_place(open_task, samira, fatma):
    for _ in range(ROUNDS):
        answers = at_once(lambda: helping.say_yes(open_task, by=samira), lambda: helping.say_yes(open_task, by=fatma))
        assert kinds(answers) == ["Agreement", "NotAllowedNow"]
        assert {answer.code for answer in answers if isinstance(answer, NotAllowedNow)} == {"gone"}
        winner = Agreement.objects.get(state="agreed")
        helping.step_back(winner, by=winner.helper)


def test_one_helper_presses_four_times(open_task, samira, henk):
    answers = at_once(*[lambda: helping.say_yes(open_task, by=henk)] * 4)
    assert (kinds(answers), Offer.objects.count()) == (["Offer"] * 4, 1)
    answers = at_once(*[lambda: helping.say_yes(open_task, by=samira)] * 4)
    assert (kinds(answers), Agreement.objects.count()) == (["Agreement"] * 4, 1)


def test_yes_while_it_is_taken_back(mevrouw_de_wit, shopping, yvonne, samira):
    for _ in range(ROUNDS):
        task = asking.ask_for_help(mevrouw_de_wit, by=mevrouw_de_wit, request=asking.Request(shopping))
        moderating.publish_opportunity(task, by=yvonne)
        yes, _back = at_once(
            lambda task=task: helping.say_yes(task, by=samira),
            lambda task=task: asking.withdraw_request(task, by=mevrouw_de_wit),
        )
        task.refresh_from_db()
        assert task.state == "withdrawn"
        assert not task.agreements.filter(state="agreed").exists()
        assert isinstance(yes, Agreement | NotAllowedNow)


def test_two_coordinators_approve(waiting, yvonne, karim, lindenkwartier):
    karim.posts.create(neighbourhood=lindenkwartier, since="2026-01-01")
    answers = at_once(
        lambda: moderating.publish_opportunity(waiting, by=yvonne),
        lambda: moderating.publish_opportunity(waiting, by=karim),
    )
    assert kinds(answers) == ["NotAllowedNow", "Opportunity"]


def test_an_offer_is_accepted_while_another_says_yes(offer, open_task, samira, yvonne):
    answers = at_once(lambda: helping.accept_offer(offer, by=yvonne), lambda: helping.say_yes(open_task, by=samira))
    assert kinds(answers) == ["Agreement", "NotAllowedNow"]
    assert Agreement.objects.filter(state="agreed").count() == 1


def test_helper_and_coordinator_end_it_together(agreement, samira, yvonne):
    answers = at_once(lambda: helping.step_back(agreement, by=samira), lambda: helping.call_off(agreement, by=yvonne))
    assert kinds(answers) == ["Agreement", "Agreement"]
    agreement.refresh_from_db()
    assert (agreement.state, agreement.opportunity.state) == ("called_off", "open")


def test_one_person_two_phones(samira, fatma, henk, yvonne):
    """Two tasks at the same hour, pressed at the same moment: the second is judged beside the first."""
    first, second = stories.open_task(fatma), stories.open_task(henk)
    for _ in range(ROUNDS):
        answers = at_once(lambda: helping.say_yes(first, by=samira), lambda: helping.say_yes(second, by=samira))
        assert kinds(answers) == ["Agreement", "NotAllowedNow"]
        assert {it.code for it in answers if isinstance(it, NotAllowedNow)} == {"too_much"}
        helping.step_back(Agreement.objects.get(state="agreed"), by=samira)


def test_two_who_help_each_other_never_wait_for_one_another(samira, fatma, yvonne):
    of_fatma, of_samira = stories.open_task(fatma), stories.open_task(samira)
    for _ in range(ROUNDS):
        answers = at_once(lambda: helping.say_yes(of_fatma, by=samira), lambda: helping.say_yes(of_samira, by=fatma))
        assert kinds(answers) == ["Agreement", "Agreement"]
        for agreement in Agreement.objects.filter(state="agreed"):
            helping.step_back(agreement, by=agreement.helper)

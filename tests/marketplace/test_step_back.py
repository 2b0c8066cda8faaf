"""Toch niet: two taps, no reason, and the address is closed again."""

import pytest

from marketplace.actions import helping
from marketplace.models import Agreement, Offer, Opportunity
from tests.entering import enter

from . import stories


@pytest.fixture
def task(mevrouw_de_wit, yvonne):
    return stories.open_task(mevrouw_de_wit)


def test_from_an_agreement(client, task, samira):
    helping.say_yes(task, by=samira)
    enter(client, samira)

    question = client.get(f"/mijn/klussen/{task.pk}/toch-niet/").content.decode()
    answer = client.post(f"/mijn/klussen/{task.pk}/toch-niet/")
    after = client.get(f"/mijn/klussen/{task.pk}/").content.decode()

    assert "U hoeft niet te zeggen waarom." in question
    assert answer["Location"] == "/mijn/"
    assert (Agreement.objects.get().state, Opportunity.objects.get(pk=task.pk).state) == ("called_off", "open")
    assert "Deze klus gaat niet door." in after
    assert "Kastanjelaan" not in after


def test_from_an_offer(client, task, henk):
    helping.say_yes(task, by=henk)

    answer = enter(client, henk).post(f"/mijn/klussen/{task.pk}/toch-niet/")

    assert answer["Location"] == "/mijn/"
    assert (Offer.objects.get().state, Opportunity.objects.get(pk=task.pk).state) == ("withdrawn", "open")


def test_twice_is_not_worse_than_once(client, task, samira):
    helping.say_yes(task, by=samira)
    enter(client, samira)

    answers = [client.post(f"/mijn/klussen/{task.pk}/toch-niet/").status_code for _time in range(2)]

    assert answers == [302, 302]
    assert Agreement.objects.get().state == "called_off"


def test_not_for_somebody_else(client, task, samira, fatma):
    helping.say_yes(task, by=samira)

    assert enter(client, fatma).post(f"/mijn/klussen/{task.pk}/toch-niet/").status_code == 404
    assert Agreement.objects.get().state == "agreed"

"""A visit that the desk says did not take place: whoever would come instead."""

from datetime import timedelta

import pytest
import time_machine

from marketplace.actions import standing_in, visiting
from marketplace.models import Visit
from neighbourhoods.models import JournalEntry

from .pairs import NOON, now, pair, request_to, sent, told, with_substitute


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def sought(mevrouw_de_wit, samira, fatma, yvonne) -> Visit:
    visit = with_substitute(pair(mevrouw_de_wit, samira), fatma, by=yvonne)
    return standing_in.cannot_come(visit, by=samira)


def test_when_the_desk_strikes_a_visit_ahead_who_stands_in_hears_it(sought, fatma, yvonne):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)
    before = sent()

    visiting.settle_visit(sought, by=yvonne, happened=False)

    assert (now(sought), told(fatma, since=before)) == (("called_off", ""), ["stand_in.passed"])
    settled = JournalEntry.objects.filter(verb="visit.settled").order_by("pk")
    assert [it.resident.first_name for it in settled] == ["Johanna", "Fatma"]


def test_of_a_visit_that_did_not_take_place_it_stays_known_who_would_have_come(sought, fatma, yvonne, clock):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)
    clock.shift(timedelta(days=4))
    before = sent()

    visiting.settle_visit(sought, by=yvonne, happened=False)

    assert (now(sought), told(fatma, since=before)) == (("called_off", "Fatma"), [])

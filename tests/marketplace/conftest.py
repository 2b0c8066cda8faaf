"""What the tests of text messages share: a Tuesday at noon, a gateway, and two people who answer by text."""

import pytest
import time_machine

from tests import texts

from . import stories
from .texted import FROM_DE_WIT, FROM_SAMIRA, NOON


@pytest.fixture
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def server(settings):
    with texts.gateway_for(settings) as server:
        yield server


@pytest.fixture
def by_text(samira, mevrouw_de_wit, yvonne):
    texts.by_text(samira, FROM_SAMIRA)
    texts.by_text(mevrouw_de_wit, FROM_DE_WIT)


# ---------------------------------------------------------------- what comes back
@pytest.fixture
def clock():
    """Tuesday 12 May 2026, noon. Ascension Day is that Thursday, Whit Monday the 25th."""
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as travel:
        yield travel


@pytest.fixture
def pair(clock, mevrouw_de_wit, samira, yvonne):
    """Samira comes to mevrouw De Wit every Tuesday at ten, from next week on."""
    return stories.pair(mevrouw_de_wit, samira, starts_in=7)

"""Yes and no by text to what employers may see: as that person, while it was asked, and kept as a permission."""

import pytest

from marketplace.actions import proposing, readiness, readiness_clock
from marketplace.models import Readiness
from marketplace.states import ReadinessState
from neighbourhoods import links

from . import ready, stories
from .texted import FROM_SAMIRA, answer, leave, outcome

pytestmark = pytest.mark.usefixtures("at_noon", "server", "by_text")


@pytest.fixture
def asked(samira, yvonne, lindedaal, server):
    ready.rules_for(lindedaal, by=yvonne)
    readiness.say_wish(samira, by=samira)
    proposing.propose(samira, by=yvonne, why="Kan het goed.")
    leave(server)


def state_of(samira) -> str:
    return Readiness.objects.get(person=samira).state


def test_ja_is_a_yes_with_its_sentence(samira, asked):
    assert outcome(answer("JA")) == ("done", "employers_may")

    assert state_of(samira) == ReadinessState.AGREED
    consent = samira.consents.get(purpose="seen_by_employers")
    assert (consent.recorded_by, consent.wording) == (
        samira,
        "Werkgevers mogen mijn kaart zien, voor 6 maanden. Ik kan altijd stoppen.",
    )


def test_nee_keeps_the_wish(samira, asked):
    assert outcome(answer("NEE")) == ("done", "employers_may_not")

    assert state_of(samira) == ReadinessState.WISH


def test_somebody_elses_ja_does_nothing(samira, asked):
    assert outcome(answer("JA", "+31622222222"))[0] != "done"

    assert state_of(samira) == ReadinessState.PROPOSED


def test_six_months_more_by_text(samira, yvonne, asked, server):
    answer("JA")
    proposing.sign(samira, by=yvonne)
    row = Readiness.objects.get()
    Readiness.objects.update(visible_until=stories.a_day(20))
    assert readiness_clock.ask_to_renew(row)
    leave(server)

    assert outcome(answer("JA", FROM_SAMIRA)) == ("done", "employers_may")
    row.refresh_from_db()
    assert row.visible_until > stories.a_day(100)


# ---------------------------------------------------------------- by the button in a message
def test_the_link_asks_first_acts_by_the_button_and_says_the_same_again(client, samira, asked):
    address = links.path("employers", Readiness.objects.get(), samira, days=30)

    assert "Mogen werkgevers uw kaart zien?" in client.get(address).content.decode()
    assert state_of(samira) == ReadinessState.PROPOSED
    client.post(address, {"choice": "yes"})
    assert state_of(samira) == ReadinessState.AGREED
    client.post(address, {"choice": "no"})  # the page says how it stands; an old button does nothing more
    assert state_of(samira) == ReadinessState.AGREED


def test_the_link_to_stop_works_at_once(client, samira, yvonne, asked):
    readiness.agree(samira, by=samira)
    proposing.sign(samira, by=yvonne)
    address = links.path("employers_stop", Readiness.objects.get(), samira, days=30)

    client.post(address, {"choice": "no"})
    assert (state_of(samira), ready.seen()) == (ReadinessState.WITHDRAWN, [])

"""1, 2, 3, JA and WEER by text: the right visit, as that person, once; and whatever else is texted harms nobody."""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from marketplace.actions import clock, helping, moderating, visiting
from marketplace.models import Agreement, Opportunity, Visit
from neighbourhoods.models import IncomingText, Message
from neighbourhoods.texting import gsm, inbox
from neighbourhoods.texting.replies import REPLIES

from . import stories
from .texted import FROM_DE_WIT, answer, asked_after, leave, outcome, reminded, states

pytestmark = pytest.mark.usefixtures("at_noon", "server", "by_text")


# ---------------------------------------------------------------- 1, 2, 3
@pytest.mark.parametrize(
    ("body", "said", "reply"),
    [
        ("1", "good", "thank_you"),
        ("1 goed", "good", "thank_you"),
        ("2", "okay", "thank_you"),
        ("3", "not_good", "we_call"),
        ("3 niet goed", "not_good", "we_call"),
    ],
)
def test_the_helper_says_how_it_went(mevrouw_de_wit, samira, server, body, said, reply):
    visit = asked_after(mevrouw_de_wit, samira, server)

    assert outcome(answer(body)) == ("done", reply)
    assert outcome(answer("2")) == ("unclear", "unclear")

    visit.refresh_from_db()
    assert (visit.helper_said, visit.requester_said_done) == (said, None)
    assert Message.objects.filter(kind="visit.not_good").count() == (said == "not_good")


@pytest.mark.parametrize(
    ("body", "done", "reply"),
    [
        ("1", True, "good_to_hear"),
        ("1 ja", True, "good_to_hear"),
        ("ja", True, "good_to_hear"),
        ("2", False, "we_call"),
    ],
)
def test_the_neighbour_says_whether_it_was_done(mevrouw_de_wit, samira, server, body, done, reply):
    visit = asked_after(mevrouw_de_wit, samira, server)

    assert outcome(answer(body, FROM_DE_WIT)) == ("done", reply)

    visit.refresh_from_db()
    assert (visit.helper_said, visit.requester_said_done) == ("", done)


@pytest.mark.parametrize("body", ["1 nee", "2 ja", "1 2 3", "1 goed 2 gaat wel 3 niet goed"])
def test_an_answer_that_says_two_things_is_asked_about(mevrouw_de_wit, samira, server, body):
    visit = asked_after(mevrouw_de_wit, samira, server)

    answer(body)
    answer(body, FROM_DE_WIT)

    visit.refresh_from_db()
    assert (visit.helper_said, visit.requester_said_done) == ("", None)


def test_3_is_no_answer_for_the_neighbour(mevrouw_de_wit, samira, server):
    asked_after(mevrouw_de_wit, samira, server)

    assert outcome(answer("3", FROM_DE_WIT)) == ("unclear", "unclear")


def test_1_before_the_visit_changes_nothing(mevrouw_de_wit, samira, server):
    reminded(mevrouw_de_wit, samira, server)

    assert outcome(answer("1")) == ("unclear", "unclear")
    assert list(Visit.objects.values_list("helper_said", flat=True)) == [""]


# ---------------------------------------------------------------- JA, WEER
def test_ja_to_an_invitation_makes_the_agreement_once(mevrouw_de_wit, samira, server, yvonne):
    moderating.invite_helper(stories.open_task(mevrouw_de_wit), by=yvonne, helper=samira)
    leave(server)

    assert outcome(answer("Ja graag")) == ("done", "")
    assert states() == ["agreed"]
    assert leave(server)[0].startswith("Boodschappen voor mevrouw De Wit")
    assert outcome(answer("ja")) == ("unclear", "unclear")


def test_ja_to_an_invitation_that_is_gone_says_so(mevrouw_de_wit, samira, fatma, server, yvonne):
    opportunity = stories.open_task(mevrouw_de_wit)
    moderating.invite_helper(opportunity, by=yvonne, helper=samira)
    leave(server)
    helping.say_yes(opportunity, by=fatma)

    assert outcome(answer("JA")) == ("unclear", "unclear")
    assert states() == ["agreed"]


@pytest.mark.parametrize(("body", "state"), [("JA", "open"), ("nee", "withdrawn")])
def test_the_neighbour_says_whether_help_is_still_needed(mevrouw_de_wit, server, at_noon, body, state):
    opportunity = stories.open_task(mevrouw_de_wit, in_days=0)
    at_noon.move_to("2026-05-13 12:00+02:00")
    clock.ask_if_still_needed(opportunity)
    leave(server)

    assert answer(body, FROM_DE_WIT).outcome == "done"

    opportunity.refresh_from_db()
    assert (opportunity.state, opportunity.still_needed_asked_on is None) == (state, body == "JA")


def test_weer_asks_the_same_once_more_and_only_once(mevrouw_de_wit, samira, server):
    asked_after(mevrouw_de_wit, samira, server)
    answer("1", FROM_DE_WIT)

    for _ in range(2):
        assert outcome(answer("weer", FROM_DE_WIT)) == ("done", "")

    assert Opportunity.objects.filter(asked_first=samira).count() == 1


def test_what_became_impossible_meanwhile_is_said(mevrouw_de_wit, samira, server, monkeypatch):
    visit = asked_after(mevrouw_de_wit, samira, server)
    matters = inbox.open_matters([mevrouw_de_wit])
    monkeypatch.setattr(inbox, "open_matters", lambda _people: matters)
    visiting.report_visit(visit, by=samira, how="good")
    visiting.settle_visit(visit, by=stories.coordinator(visit.agreement.opportunity), happened=True)

    assert outcome(answer("1", FROM_DE_WIT)) == ("unclear", "too_late")
    assert leave(server)[-1] == "Dat kan niet meer. Heeft u iets nodig? Bel 088 000 12 34. Dichtbij"


# ---------------------------------------------------------------- whatever is texted
WORDS = st.sampled_from(
    ["nee", "ja", "1", "2", "3", "a", "b", "c", "stop", "sorry", "goed", "weer", "niet", "hoor", "ik kom", "?", "", "é"]
)


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(body=st.lists(WORDS, max_size=4).map(" ".join) | st.text(max_size=40))
def test_no_text_touches_what_belongs_to_somebody_else(bystander, body):
    before = snapshot(bystander)

    answer(body)

    assert snapshot(bystander) == before


@pytest.fixture
def bystander(mevrouw_de_wit, samira, fatma, server):
    """Fatma's visit tomorrow for the same neighbour; Samira has one too, and one that is over."""
    reminded(mevrouw_de_wit, samira, server)
    asked_after(mevrouw_de_wit, samira, server)
    return reminded(mevrouw_de_wit, fatma, server)


def snapshot(agreement: Agreement) -> tuple:
    visits = agreement.visits.values_list("state", "helper_said", "requester_said_done")
    return (Agreement.objects.get(pk=agreement.pk).state, list(visits))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", sorted(set(REPLIES) - {"which"}))
def test_every_reply_fits(name, language, db):
    with translation.override(language):
        body = REPLIES[name](IncomingText(reply=name), {"phone": "088 000 12 34"})

    assert gsm.septets(body) <= gsm.ROOM

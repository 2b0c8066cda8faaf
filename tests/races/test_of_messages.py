"""A text that comes in twice at once, and a message that two workers take: it counts once, it leaves once."""

from collections import Counter
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from marketplace.actions import clock
from marketplace.models import Visit
from neighbourhoods.models import IncomingText, JournalEntry, Message
from tests import texts
from tests.marketplace import stories
from tests.neighbourhoods.text_server import signature

from .starting_line import Press

pytestmark = pytest.mark.slow
ROUNDS = [pytest.param(2, id="short"), pytest.param(40, id="many", marks=pytest.mark.long)]
DELIVER = "neighbourhoods.background.deliver"


@pytest.fixture
def samira_by_text(samira):
    return texts.by_text(samira)


def asked_how_it_went(neighbour, helper) -> Visit:
    """The question has left by text."""
    visit = stories.visited(neighbour, helper)
    clock.ask_how_it_went(visit)
    Message.objects.filter(kind="visit.how_did_it_go").update(state="sent", channel="text", settled_at=timezone.now())
    return visit


def brought(body: str, reference: str) -> Press:
    """As the gateway brings a text of Samira."""
    raw = urlencode({"id": reference, "originator": "31698765432", "recipient": "3197010205060", "body": body})
    header = signature("http://localhost:8000/sms/", raw.encode())
    return Press("/sms/", raw, headers={"MessageBird-Signature-JWT": header})


def reported(visit: Visit) -> int:
    about = {"about_type": "marketplace.opportunity", "about_id": visit.agreement.opportunity_id}
    return JournalEntry.objects.filter(verb="visit.reported", **about).count()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_one_text_is_brought_twice(race, rounds, mevrouw_de_wit, yvonne, samira_by_text):
    for number in range(rounds):
        visit = asked_how_it_went(mevrouw_de_wit, samira_by_text)

        outcomes = race(*[brought("1", f"in-{number}")] * 3)

        assert [(it.status, it.page) for it in outcomes] == [(200, "OK")] * 3
        text = IncomingText.objects.get(reference=f"in-{number}")
        assert (text.outcome, text.reply, text.said) == ("done", "thank_you", "1")
        visit.refresh_from_db()
        assert (visit.helper_said, reported(visit)) == ("good", 2)  # in the journals of both
        assert JournalEntry.objects.filter(verb="text.received", about_id=text.pk).count() == 1
        assert Message.objects.filter(kind="outbox.text_reply", about_id=text.pk).count() == 1


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_texts_answer_one_question(race, rounds, mevrouw_de_wit, yvonne, samira_by_text):
    for number in range(rounds):
        visit = asked_how_it_went(mevrouw_de_wit, samira_by_text)

        outcomes = race(brought("1", f"first-{number}"), brought("3", f"second-{number}"))

        assert [(it.status, it.page) for it in outcomes] == [(200, "OK")] * 2
        texts_in = IncomingText.objects.filter(reference__endswith=f"-{number}")
        assert Counter(texts_in.values_list("outcome", flat=True)) == {"done": 1, "unclear": 1}
        visit.refresh_from_db()
        said = {"1": "good", "3": "not_good"}[texts_in.get(outcome="done").said]
        assert (visit.helper_said, reported(visit)) == (said, 2)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_workers_take_one_message(start, race, rounds, mevrouw_de_wit, yvonne, samira):
    for _ in range(rounds):
        agreement = stories.agreed(mevrouw_de_wit, samira)
        message = Message.objects.get(kind="helper.agreed", about_id=agreement.pk)
        Message.objects.filter(pk=message.pk).update(urgent=True, send_after=timezone.now())  # also at night

        outcomes = race(*[Press(DELIVER, does=(message.pk,))] * 6)

        assert Counter(it.page for it in outcomes) == {"sent": 1, "nothing to do": 5}
        message.refresh_from_db()
        assert (start.mails, message.state, message.attempts) == (1, "sent", 1)

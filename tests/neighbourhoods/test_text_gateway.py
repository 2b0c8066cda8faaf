"""Sending a text: over real HTTP to a stand-in that fails in every way. Sure is tried again, a doubt never."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django_q.models import OrmQ

from neighbourhoods import background, outreach, texting
from neighbourhoods.models import Message
from neighbourhoods.outreach import Rendered, announce
from neighbourhoods.queries.calls import call_list
from neighbourhoods.queries.told import standing
from neighbourhoods.texting.gateways import Text
from tests import texts

from .text_server import NUMBER, signature

NOON = "2026-05-12 12:00+02:00"
REPORT = "/sms/verslag/"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def server(settings):
    with texts.gateway_for(settings) as server:
        yield server


@pytest.fixture(autouse=True)
def kind_of_news(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    monkeypatch.setattr(texting, "forms", dict(texting.forms))
    outreach.register("test.news", lambda _message: Rendered(("There is news.",)), title="news")
    texting.says("test.news")(lambda _message: "There is news.")


@pytest.fixture
def message(server, samira) -> Message:
    return announce(texts.by_text(samira), "test.news", about=samira)


def story() -> list[tuple[str, str, str, int]]:
    rows = Message.objects.order_by("pk").values_list("kind", "channel", "state", "attempts")
    return [tuple(row) for row in rows]


def test_a_text_leaves_under_our_name_with_the_number_of_its_message(message, server):
    assert background.deliver(message.pk) == "sent"

    assert server.sent == [
        {
            "originator": "Dichtbij",
            "recipients": ["31698765432"],
            "body": "There is news.",
            "reference": f"message-{message.pk}",
            "reportUrl": "http://localhost:8000/sms/verslag/",
            "datacoding": "plain",
        }
    ]
    assert story() == [("test.news", "text", "sent", 1)]


def test_a_text_that_asks_for_an_answer_leaves_from_a_number_that_takes_one(message, server):
    texting.says("test.news")(lambda _message: texting.Asking("Can you?"))

    background.deliver(message.pk)

    assert [text["originator"] for text in server.sent] == [NUMBER.lstrip("+")]


def test_delivered_twice_it_is_sent_once(message, server):
    assert [background.deliver(message.pk) for _ in range(2)] == ["sent", "nothing to do"]
    assert len(server.sent) == 1


@pytest.mark.parametrize(
    ("fault", "outcome", "taken"),
    [
        (400, "failed", 0),
        (422, "failed", 0),
        (401, "put back", 0),
        (402, "put back", 0),
        (403, "put back", 0),
        (429, "put back", 0),
        (503, "put back", 0),
        (302, "put back", 0),
        (500, "uncertain", 0),
        (502, "uncertain", 0),
        (504, "uncertain", 0),
        ("hang_up_before", "uncertain", 0),
        ("hang_up", "uncertain", 1),
        ("think", "uncertain", 1),
        ("nonsense", "uncertain", 1),
    ],
)
def test_what_the_gateway_answers_decides(message, server, fault, outcome, taken):
    server.fault = fault

    assert background.deliver(message.pk) == outcome
    assert background.deliver(message.pk) == "nothing to do"
    assert len(server.sent) == taken


def test_a_gateway_that_is_away_is_tried_again_and_then_a_person_calls(message, server, at_noon):
    server.stop()

    outcomes = []
    for _ in range(3):
        outcomes.append(background.deliver(message.pk))
        at_noon.shift(timedelta(minutes=30))

    assert outcomes == ["put back", "put back", "failed"]
    assert story() == [("test.news", "text", "failed", 3), ("outbox.not_delivered", "call", "waiting", 0)]


def test_the_call_that_replaces_a_text_says_so(message, server):
    server.fault = "hang_up"
    background.deliver(message.pk)

    call = Message.objects.get(kind="outbox.perhaps_sent")

    assert outreach.render(call).paragraphs == (
        "Wij stuurden u een sms. Misschien kwam die niet aan.",
        "There is news.",
    )


def test_a_gateway_that_was_taken_away_leaves_the_other_ways(message, settings):
    settings.TEXT_BACKEND = ""

    assert background.deliver(message.pk) == "sent"
    assert [letter.to for letter in mail.outbox] == [[message.recipient.email]]


@pytest.mark.parametrize("fault", [422, 500, "hang_up"])
def test_no_number_and_no_word_stands_in_log_queue_or_repr(message, server, fault, caplog):
    caplog.set_level(logging.DEBUG)
    server.fault = fault

    background.deliver(message.pk)

    said = caplog.text + repr(Text("+31698765432", "There is news.", "message-1"))
    said += "".join(str(task.task) for task in OrmQ.objects.all())
    assert [mark for mark in ("98765432", "There is news") if mark in said] == []


# ---------------------------------------------------------------- who is reached by text
@pytest.mark.parametrize(
    ("phone", "email", "channel"),
    [
        ("+31612345678", None, "text"),
        ("+491701234567", None, "text"),
        ("+31881234567", "samira@example.org", "email"),  # no mobile number
        ("", "samira@example.org", "email"),
        ("+31881234567", None, "call"),
    ],
)
def test_only_a_number_that_takes_texts_gets_one(server, samira, phone, email, channel):
    samira.email = email

    assert announce(texts.by_text(samira, phone), "test.news", about=samira).channel == channel


@pytest.mark.parametrize(("email", "channel"), [("samira@example.org", "email"), (None, "call")])
def test_without_a_gateway_it_goes_as_it_went(samira, email, channel):
    samira.email = email

    assert announce(texts.by_text(samira), "test.news", about=samira).channel == channel


# ---------------------------------------------------------------- what the gateway reports
def report(client, message, status, *, key=None, url=None, **said):
    query = f"id=mb1&reference=message-{message.pk}&recipient=31698765432&status={status}"
    path = f"{REPORT}?{query}"
    header = signature(url or f"http://localhost:8000{path}", **({"key": key} if key else {}), **said)
    return client.get(path, headers={"MessageBird-Signature-JWT": header}).status_code


@pytest.fixture
def sent(message) -> Message:
    background.deliver(message.pk)
    return message


def test_a_text_that_arrived_is_noted_once(client, sent, at_noon):
    assert [report(client, sent, "delivered") for _ in range(2)] == [200, 200]

    sent.refresh_from_db()
    assert (sent.state, sent.delivered_at is not None) == ("sent", True)
    assert story() == [("test.news", "text", "sent", 1)]


@pytest.mark.parametrize("status", ["delivery_failed", "expired"])
def test_a_text_that_did_not_arrive_becomes_one_call(client, sent, status):
    assert [report(client, sent, status) for _ in range(2)] == [200, 200]

    assert story() == [("test.news", "text", "failed", 1), ("outbox.not_delivered", "call", "waiting", 0)]


@pytest.mark.parametrize("status", ["something_new", "DELIVERED", "delivered_to_handset", "rejected"])
def test_a_word_we_do_not_know_is_never_taken_for_delivered_and_becomes_one_call(client, sent, status):
    assert [report(client, sent, status) for _ in range(2)] == [200, 200]

    assert story() == [("test.news", "text", "uncertain", 1), ("outbox.perhaps_sent", "call", "waiting", 0)]
    assert (standing(sent_now(sent)), sent_now(sent).delivered_at) == ("misschien niet aangekomen: bel", None)


def test_what_arrived_after_all_needs_no_call(client, sent, yvonne):
    for status in ("something_new", "delivered", "expired"):
        report(client, sent, status)

    assert (standing(sent_now(sent)), call_list(yvonne).calls, background.drop_moot_calls()) == ("aangekomen", (), 1)


def sent_now(message) -> Message:
    return Message.objects.get(pk=message.pk)


@pytest.mark.parametrize("status", ["sent", "buffered", "scheduled", ""])
def test_a_text_on_its_way_changes_nothing(client, sent, status):
    assert report(client, sent, status) == 200
    assert story() == [("test.news", "text", "sent", 1)]


def test_a_report_that_comes_before_the_worker_is_ready_must_come_again(client, message):
    Message.objects.update(state="sending")

    assert report(client, message, "delivery_failed") == 503
    assert story() == [("test.news", "text", "sending", 0)]


@pytest.mark.parametrize(
    "forged",
    [
        {"key": "another key"},
        {"iss": "Somebody"},
        {"age": 60},
        {"age": -60},
        {"payload_hash": "0" * 64},
        {"url": "http://localhost:8000/sms/verslag/?reference=message-1&status=delivered"},
        {"exp": "soon"},
        {"url_hash": None},
    ],
)
def test_a_report_of_anybody_else_is_not_there(client, sent, forged):
    assert report(client, sent, "delivery_failed", **forged) == 404
    assert story() == [("test.news", "text", "sent", 1)]


@pytest.mark.parametrize("header", ["", "x", "a.b", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "é.é.é", "." * 50])
def test_nonsense_for_a_signature_is_no_signature(client, sent, header):
    path = f"{REPORT}?reference=message-{sent.pk}&status=delivery_failed"

    assert client.get(path, headers={"MessageBird-Signature-JWT": header}).status_code == 404


@pytest.mark.parametrize("reference", ["message-999999", "message-", "message-x", "stranger-1", "message-1e5", ""])
def test_a_report_about_nothing_of_ours_changes_nothing(client, sent, reference):
    path = f"{REPORT}?reference={reference}&status=delivery_failed"
    header = signature(f"http://localhost:8000{path}")

    assert client.get(path, headers={"MessageBird-Signature-JWT": header}).status_code == 200
    assert story() == [("test.news", "text", "sent", 1)]


def test_without_a_gateway_there_is_no_door(client, sent, settings):
    settings.TEXT_BACKEND = ""

    assert report(client, sent, "delivery_failed") == 404


def test_a_call_is_never_reported_on(client, server, mevrouw_de_wit):
    call = announce(mevrouw_de_wit, "test.news", about=mevrouw_de_wit)

    assert report(client, call, "delivery_failed") == 200
    assert story() == [("test.news", "call", "waiting", 0)]

"""A text that comes in through the gateway's door: signed, once, and nothing revealed to a number nobody knows."""

import json
from urllib.parse import urlencode

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django_q.models import OrmQ

from neighbourhoods import background, outreach
from neighbourhoods.actions.people import set_channel
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import IncomingText, Message, User
from neighbourhoods.queries.calls import call_list
from neighbourhoods.registry import export_of
from neighbourhoods.texting import inbox, replies
from neighbourhoods.texting.gateways import Arrival
from tests import texts

from .text_server import signature

NOON = "2026-05-12 12:00+02:00"
DOOR = "/sms/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    cache.clear()
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def server(settings):
    with texts.gateway_for(settings) as server:
        yield server


@pytest.fixture
def samira_texts(samira):
    return texts.by_text(samira)


def bring(client, body: str, *, number="31698765432", reference="in-1", form=True, **forged) -> int:
    """As MessageBird brings a text: a form or JSON, signed."""
    said = {"id": reference, "originator": number, "recipient": "3197010205060", "body": body}
    raw = (urlencode(said) if form else json.dumps(said)).encode()
    kind = "application/x-www-form-urlencoded" if form else "application/json"
    header = signature(f"http://localhost:8000{DOOR}", raw, **forged)
    return client.post(DOOR, raw, content_type=kind, headers={"MessageBird-Signature-JWT": header}).status_code


def rows() -> list[tuple[str, str, str]]:
    return list(IncomingText.objects.order_by("pk").values_list("said", "outcome", "reply"))


def leave() -> None:
    """Everything that waits leaves."""
    for message in Message.objects.filter(state="waiting"):
        background.deliver(message.pk)


# ---------------------------------------------------------------- the door
@pytest.mark.parametrize("form", [True, False])
def test_a_text_is_taken_in_once(client, samira_texts, server, form):
    assert [bring(client, "hallo, mag ik iets vragen?", form=form) for _ in range(3)] == [200, 200, 200]
    leave()

    assert rows() == [("", "to_read", "read")]
    assert [text["body"] for text in server.sent] == [
        "Dank u. Wij lezen uw bericht. Heeft het haast? Bel 088 000 12 34. Dichtbij"
    ]


def test_a_flow_of_messagebird_says_it_in_other_words(client, samira_texts):
    raw = urlencode({"message_id": "in-2", "originator": "+31698765432", "payload": "STOP"}).encode()
    header = signature(f"http://localhost:8000{DOOR}", raw)
    kind = "application/x-www-form-urlencoded"

    client.post(DOOR, raw, content_type=kind, headers={"MessageBird-Signature-JWT": header})

    assert rows() == [("stop", "stopped", "stopped")]


@pytest.mark.parametrize("forged", [{"key": "another"}, {"age": 60}, {"payload_hash": "0" * 64}, {"iss": "x"}])
def test_anybody_else_finds_no_door(client, samira_texts, forged):
    assert bring(client, "STOP", **forged) == 404
    assert rows() == []


@pytest.mark.parametrize("number", ["", "Dichtbij", "12", "31000"])
def test_what_has_no_number_is_refused(client, number):
    assert bring(client, "NEE", number=number) == 400
    assert rows() == []


@pytest.mark.parametrize("raw", [b"[]", b"{", b'{"id": 1}', b"\xff"])
def test_nonsense_is_refused(client, raw):
    header = signature(f"http://localhost:8000{DOOR}", raw)
    response = client.post(DOOR, raw, content_type="application/json", headers={"MessageBird-Signature-JWT": header})
    assert response.status_code == 400


def test_nobody_reads_the_door(client):
    assert client.get(DOOR).status_code == 405


# ---------------------------------------------------------------- a stranger
def test_a_number_nobody_knows_gets_one_neutral_answer(client, samira_texts, server):
    for number in range(3):
        assert bring(client, "NEE", number="31611111111", reference=f"in-{number}") == 200
    tasks = [task.task for task in OrmQ.objects.all() if "stranger" in str(task.task)]
    assert len(tasks) == 1
    assert "11111111" not in str(tasks)

    outcomes = [replies.answer_stranger(text.pk) for text in IncomingText.objects.order_by("pk")]

    assert outcomes == ["answered", "nothing to do", "nothing to do"]
    assert [(text["recipients"], text["body"]) for text in server.sent] == [
        (["31611111111"], "Dit is Dichtbij. Wilt u iets vragen of zeggen? Bel 088 000 12 34.")
    ]
    assert set(IncomingText.objects.values_list("number", "words", "person")) == {("", "", None)}


def test_a_stranger_is_answered_once_though_the_gateway_fails(client, server):
    server.fault = "hang_up"
    bring(client, "hoi", number="31611111111")
    text = IncomingText.objects.get()

    assert [replies.answer_stranger(text.pk) for _ in range(2)] == ["answered", "nothing to do"]
    assert len(server.sent) == 1


# ---------------------------------------------------------------- STOP
def test_stop_ends_the_texts_and_the_coordinator_hears_it(client, samira_texts, server, yvonne):
    assert [bring(client, "Stop.", reference=f"in-{number}") for number in (1, 2)] == [200, 200]
    leave()

    samira_texts.refresh_from_db()
    assert samira_texts.channel == "email"
    assert [text["body"] for text in server.sent][:1] == [
        "U krijgt geen sms meer van ons. Wij bellen of mailen u. Dichtbij"
    ]
    [letter] = mail.outbox
    assert letter.to == [yvonne.email]
    assert "Samira" not in letter.body
    verbs = list(samira_texts.journal.order_by("pk").values_list("verb", "actor"))
    assert verbs == [
        ("person.no_texts", samira_texts.pk),
        ("text.received", samira_texts.pk),
        ("text.received", samira_texts.pk),
    ]


def test_what_waited_by_text_goes_another_way_after_stop(client, mevrouw_de_wit, yvonne):
    texts.by_text(mevrouw_de_wit)
    outreach.announce(mevrouw_de_wit, "outbox.perhaps_sent", channel="text")

    bring(client, "STOP")

    assert list(Message.objects.filter(kind="outbox.perhaps_sent").values_list("channel", "state")) == [
        ("call", "waiting")
    ]


def test_stop_counts_for_everybody_with_this_phone(client, samira_texts, mevrouw_de_wit):
    texts.by_text(mevrouw_de_wit, samira_texts.phone)

    bring(client, "STOP")

    assert set(User.objects.filter(phone=samira_texts.phone).values_list("channel", flat=True)) == {"email", "call"}


def test_text_is_chosen_only_where_it_reaches(samira, settings):
    with pytest.raises(NotAllowedNow):
        set_channel(samira, by=samira, channel="text")
    samira.phone = "+31698765432"
    samira.save()
    assert set_channel(samira, by=samira, channel="text").channel == "text"

    settings.TEXT_BACKEND = ""
    with pytest.raises(NotAllowedNow):
        set_channel(samira, by=samira, channel="text")


# ---------------------------------------------------------------- words to read
def test_free_words_are_read_by_the_coordinator_and_then_forgotten(client, samira_texts, yvonne):
    bring(client, "Ik ben mijn sleutel vergeten")

    [call] = call_list(yvonne).calls
    assert (call.person_id, call.script) == (
        samira_texts.pk,
        ("U stuurde ons een sms.", "‘Ik ben mijn sleutel vergeten’"),
    )
    assert replies.forget_words() == 0

    outreach.settle_call(Message.objects.get(pk=call.id), by=yvonne, result="done")
    assert [replies.forget_words(), replies.forget_words()] == [1, 0]
    assert list(IncomingText.objects.values_list("words", flat=True)) == [""]


def test_words_nobody_read_go_after_a_month(client, samira_texts, at_noon):
    bring(client, "Ik ben mijn sleutel vergeten")
    at_noon.move_to("2026-06-20 12:00+02:00")

    assert replies.forget_words() == 1


def test_the_coordinator_elsewhere_reads_nothing(client, samira_texts, karim):
    bring(client, "Ik ben mijn sleutel vergeten")

    assert call_list(karim).calls == ()


@pytest.mark.parametrize("private", ["mijn bsn is 111222333", "ik heb dementie", "wegens mijn uitkering kan ik niet"])
def test_what_may_never_be_kept_is_not_kept(client, samira_texts, yvonne, private, caplog):
    bring(client, private)

    assert list(IncomingText.objects.values_list("words", "outcome")) == [("", "not_kept")]
    [call] = call_list(yvonne).calls
    assert call.script == (
        "U stuurde ons een sms.",
        "Wij bewaarden uw woorden niet. Dat mogen wij niet.",
    )
    assert private not in caplog.text


def test_thanks_are_heard_and_not_answered(client, samira_texts, server, yvonne):
    bring(client, "Ok, dank u wel!")
    leave()

    assert rows() == [("", "done", "")]
    assert (server.sent, call_list(yvonne).calls) == ([], ())


@pytest.mark.parametrize("body", ["\0", "x" * 5000, "nee\0", "🙂🙂", "<script>", "\u202eNEE", "%(phone)s", "A"])
def test_whatever_is_texted_is_taken_in(client, samira_texts, body):
    assert bring(client, body) == 200
    leave()
    assert IncomingText.objects.count() == 1


def test_a_text_belongs_to_the_person_who_sent_it(client, samira_texts):
    bring(client, "Ik ben mijn sleutel vergeten")

    [row] = export_of(samira_texts)["neighbourhoods.incomingtext"]
    assert (row["words"], row["outcome"]) == ("Ik ben mijn sleutel vergeten", "to_read")
    samira_texts.delete()
    assert IncomingText.objects.count() == 0


def test_who_no_longer_takes_part_is_a_stranger(client, samira_texts):
    User.objects.filter(pk=samira_texts.pk).update(is_active=False)

    bring(client, "NEE")

    assert rows() == [("", "stranger", "")]


def test_a_crash_half_way_leaves_nothing_and_the_next_time_counts(samira_texts, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    arrival = Arrival("in-9", samira_texts.phone, "STOP")
    with monkeypatch.context() as patch:
        patch.setattr(inbox.texts, "stop_all", broken)
        with pytest.raises(ZeroDivisionError):
            inbox.receive(arrival)
    assert rows() == []

    inbox.receive(arrival)
    assert rows() == [("stop", "stopped", "stopped")]


def test_stop_also_ends_texts_that_somebody_chose_for_some_messages_only(client, samira_texts):
    User.objects.filter(pk=samira_texts.pk).update(
        channel="email", channels={"agreements": "text", "invitations": "text", "thanks": "letter"}
    )

    bring(client, "STOP")

    samira_texts.refresh_from_db()
    assert (samira_texts.channel, samira_texts.channels) == ("email", {"thanks": "letter"})
    assert [entry.verb for entry in samira_texts.journal.order_by("pk")] == ["person.no_texts", "text.received"]

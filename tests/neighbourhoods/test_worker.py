"""The worker: what is lost (nothing), what is sent twice (nothing), and what a person hears about when nobody knows."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_q.models import OrmQ

from neighbourhoods import background, delivery, outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, MessageState
from neighbourhoods.outreach import Rendered, announce

NOON = "2026-05-12 12:00+02:00"
FAULTY = "tests.neighbourhoods.test_worker.Faulty"


class Faulty(EmailBackend):
    """A mail server that breaks where a test wants it to."""

    on_open: Exception | None = None
    on_send: Exception | None = None
    on_close: Exception | None = None

    def open(self):
        if self.on_open:
            raise self.on_open

    def send_messages(self, messages):
        if self.on_send:
            raise self.on_send
        return super().send_messages(messages)

    def close(self):
        if self.on_close:
            raise self.on_close


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def news(_message: Message) -> Rendered:
    return Rendered(("There is news.",))


def nothing(_message: Message) -> None:
    return None


@pytest.fixture(autouse=True)
def kind_of_news(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.news", news, title="news")


@pytest.fixture
def message(samira) -> Message:
    return announce(samira, "test.news", about=samira)


@pytest.fixture
def faulty(settings, monkeypatch):
    """The mail server, to be broken by setting on_open, on_send or on_close."""
    settings.EMAIL_BACKEND = FAULTY

    def broken(**faults: Exception) -> None:
        for moment in ("on_open", "on_send", "on_close"):
            monkeypatch.setattr(Faulty, moment, faults.get(moment))

    return broken


def story() -> list[tuple[str, str, str, int]]:
    rows = Message.objects.order_by("pk").values_list("kind", "channel", "state", "attempts")
    return [tuple(row) for row in rows]


def test_a_message_is_sent_and_settled(message):
    assert background.deliver(message.pk) == "sent"

    assert story() == [("test.news", "email", "sent", 1)]
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [(["samira@example.org"], "Bericht van Dichtbij")]


@pytest.mark.parametrize("times", [2, 3])
def test_a_task_that_runs_again_sends_nothing_more(message, times):
    assert [background.deliver(message.pk) for _ in range(times)] == ["sent"] + ["nothing to do"] * (times - 1)

    assert len(mail.outbox) == 1


def test_a_task_for_a_message_that_is_gone_does_nothing(message, samira):
    samira.delete()

    assert background.deliver(message.pk) == "nothing to do"


def test_what_no_longer_holds_is_cancelled(message, monkeypatch):
    monkeypatch.setitem(outreach.kinds, "test.news", outreach.Kind("test.news", nothing, "news", None, None))

    assert background.deliver(message.pk) == "cancelled"
    assert mail.outbox == []


def test_what_was_taken_back_in_time_is_not_sent(message, samira):
    outreach.withdraw(samira)

    assert background.deliver(message.pk) == "nothing to do"
    assert (story(), mail.outbox) == ([("test.news", "email", "cancelled", 0)], [])


def test_text_and_html_say_the_same_sentences(message):
    background.deliver(message.pk)

    letter = mail.outbox[0]
    html, kind = letter.alternatives[0]
    sentences = ["Dag Samira,", "There is news.", "Vragen? Bel 088 000 12 34.", "Dichtbij"]
    assert kind == "text/html"
    assert [line for line in letter.body.splitlines() if line] == sentences
    assert [part.split("</p>")[0] for part in html.split("<p>")[1:]] == sentences
    assert 'lang="nl"' in html


def test_the_mail_is_in_the_language_of_its_reader(message, samira):
    samira.language = "en"
    samira.save()

    background.deliver(message.pk)

    assert mail.outbox[0].subject == "Message from Dichtbij"
    assert "Questions? Call 088 000 12 34." in mail.outbox[0].body


# ---------------------------------------------------------------- a mail server that breaks
def test_a_mail_server_that_is_away_is_tried_again_and_then_a_person_calls(message, faulty, at_noon):
    faulty(on_open=ConnectionRefusedError())

    outcomes = []
    for _ in range(3):
        outcomes.append(background.deliver(message.pk))
        at_noon.shift(timedelta(minutes=30))

    assert outcomes == ["put back", "put back", "failed"]
    assert story() == [
        ("test.news", "email", "failed", 3),
        ("outbox.not_delivered", "call", "waiting", 0),
    ]


def test_a_message_that_was_put_back_leaves_once_the_server_is_there(message, faulty, at_noon):
    faulty(on_open=ConnectionRefusedError())
    background.deliver(message.pk)
    faulty()
    assert background.deliver(message.pk) == "nothing to do"  # it waits a while first

    at_noon.shift(timedelta(minutes=5))

    assert background.deliver(message.pk) == "sent"
    assert story() == [("test.news", "email", "sent", 2)]
    assert OrmQ.objects.count() == 2


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (smtplib.SMTPRecipientsRefused({"samira@example.org": (550, b"unknown")}), "failed"),
        (smtplib.SMTPRecipientsRefused({"samira@example.org": (450, b"busy")}), "put back"),
        (smtplib.SMTPDataError(554, b"no"), "failed"),
        (smtplib.SMTPDataError(451, b"later"), "put back"),
        (smtplib.SMTPSenderRefused(421, b"later", "dichtbij@localhost"), "put back"),
        (ValueError("an address nobody can write"), "failed"),
        (smtplib.SMTPServerDisconnected("gone"), "uncertain"),
        (TimeoutError("slow"), "uncertain"),
        (ConnectionResetError(), "uncertain"),
    ],
)
def test_what_the_mail_server_answers_decides(message, faulty, answer, outcome):
    faulty(on_send=answer)

    assert background.deliver(message.pk) == outcome


def test_a_server_that_hangs_up_rudely_has_the_mail(message, faulty):
    faulty(on_close=smtplib.SMTPServerDisconnected("bye"))

    assert background.deliver(message.pk) == "sent"
    assert len(mail.outbox) == 1


def test_the_log_names_no_person(message, faulty, caplog):
    faulty(on_send=smtplib.SMTPRecipientsRefused({"samira@example.org": (550, b"samira@example.org unknown")}))

    background.deliver(message.pk)

    assert caplog.messages == [f"message {message.pk} was not sent, attempt 1: SMTPRecipientsRefused"]
    assert "samira" not in caplog.text.lower()


def test_a_renderer_that_breaks_loses_nothing(message, monkeypatch):
    def broken(_message):
        raise ZeroDivisionError

    monkeypatch.setitem(outreach.kinds, "test.news", outreach.Kind("test.news", broken, "news", None, None))

    assert background.deliver(message.pk) == "put back"
    assert story() == [("test.news", "email", "waiting", 1)]


# ---------------------------------------------------------------- a worker that dies
def test_what_a_dead_worker_left_goes_to_the_call_list_and_is_never_sent_again(message, at_noon):
    delivery.claim(message.pk)  # and then the worker is killed
    assert background.sweep() == {"uncertain": 0, "queued": 0}  # perhaps it is still busy

    at_noon.shift(timedelta(minutes=6))

    assert background.sweep() == {"uncertain": 1, "queued": 0}
    assert background.sweep() == {"uncertain": 0, "queued": 0}
    assert background.deliver(message.pk) == "nothing to do"
    assert story() == [
        ("test.news", "email", "uncertain", 1),
        ("outbox.perhaps_sent", "call", "waiting", 0),
    ]
    assert mail.outbox == []


def test_a_slow_worker_that_comes_back_after_the_sweep_changes_nothing(message, at_noon):
    delivery.claim(message.pk)
    at_noon.shift(timedelta(minutes=6))
    background.sweep()

    assert delivery.settle(message, MessageState.SENT) == "uncertain"


def test_the_script_of_such_a_call_is_what_the_message_would_have_said(message, samira):
    delivery.claim(message.pk)
    background._call_instead(message, MessageState.UNCERTAIN)

    call = Message.objects.get(kind="outbox.perhaps_sent")
    samira.language = "en"
    samira.save()
    assert outreach.render(Message.objects.get(pk=call.pk)) == Rendered(
        ("We sent you an e-mail. Perhaps it did not arrive.", "There is news.")
    )


def test_what_was_never_queued_is_queued_once(message, at_noon):
    OrmQ.objects.all().delete()
    Message.objects.update(queued_at=None)

    assert background.sweep() == {"uncertain": 0, "queued": 1}
    assert background.sweep() == {"uncertain": 0, "queued": 0}
    assert OrmQ.objects.count() == 1


def test_a_queue_row_that_vanished_is_written_again_after_a_while(message, at_noon):
    OrmQ.objects.all().delete()
    assert background.sweep()["queued"] == 0

    at_noon.shift(timedelta(minutes=36))

    assert background.sweep()["queued"] == 1


def test_what_waits_for_its_moment_is_left_alone(samira, at_noon):
    announce(samira, "test.news", send_after=timezone.now() + timedelta(hours=3))
    Message.objects.update(queued_at=None)

    assert background.sweep()["queued"] == 0
    at_noon.shift(timedelta(hours=3))
    assert background.sweep()["queued"] == 1


def test_calls_about_what_no_longer_holds_leave_the_list(mevrouw_de_wit, samira, monkeypatch):
    announce(mevrouw_de_wit, "test.news")
    announce(samira, "test.news", channel=Channel.LETTER)
    assert background.drop_moot_calls() == 0

    monkeypatch.setitem(outreach.kinds, "test.news", outreach.Kind("test.news", nothing, "news", None, None))

    assert background.drop_moot_calls() == 2
    assert {state for _, _, state, _ in story()} == {"cancelled"}

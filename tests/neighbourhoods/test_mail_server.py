"""A mail server that breaks: a refusal is tried again or called about, a doubt is never sent twice."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django_q.models import OrmQ

from neighbourhoods import background, outreach
from neighbourhoods.models import Message
from neighbourhoods.outreach import Rendered, announce

NOON = "2026-05-12 12:00+02:00"
FAULTY = "tests.neighbourhoods.test_mail_server.Faulty"


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


@pytest.fixture(autouse=True)
def kind_of_news(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.news", news, title="news")


@pytest.fixture
def message(samira) -> Message:
    return announce(samira, "test.news", about=samira)


def story() -> list[tuple[str, str, str, int]]:
    rows = Message.objects.order_by("pk").values_list("kind", "channel", "state", "attempts")
    return [tuple(row) for row in rows]


@pytest.fixture
def faulty(settings, monkeypatch):
    """The mail server, to be broken by setting on_open, on_send or on_close."""
    settings.EMAIL_BACKEND = FAULTY

    def broken(**faults: Exception) -> None:
        for moment in ("on_open", "on_send", "on_close"):
            monkeypatch.setattr(Faulty, moment, faults.get(moment))

    return broken


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

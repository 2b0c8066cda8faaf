"""Mail that comes back: hard, soft, forged, twice, and from an answering machine."""

import io
from datetime import date

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from neighbourhoods import background, bounces, outreach
from neighbourhoods.actions import people
from neighbourhoods.models import Message
from neighbourhoods.outreach import Haste, Rendered, announce

NOON = "2026-05-12 12:00+02:00"
REPORT = """From: MAILER-DAEMON@mail.example
To: {to}
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; {who}
Action: {action}
Status: {status}

--b
Content-Type: text/rfc822-headers

To: {who}
Message-ID: {header}

--b--
"""


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.news", lambda _message: Rendered(("There is news.",)), title="news", haste=Haste.CAN_WAIT)


@pytest.fixture
def sent(samira) -> Message:
    message = announce(samira, "test.news", key="sent")
    background.deliver(message.pk)
    return message


def take(text: str | bytes, monkeypatch) -> str:
    raw = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    out = io.StringIO()
    call_command("take_bounce", stdout=out)
    return out.getvalue().strip()


def report(message: Message, **parts: str) -> str:
    usual = {
        "to": "bounce@dichtbij.example",
        "who": "samira@example.org",
        "action": "failed",
        "status": "5.1.1",
        "header": bounces.message_header(message.pk),
    }
    return REPORT.format(**(usual | parts))


def story() -> list[tuple[str, str, str]]:
    return list(Message.objects.order_by("pk").values_list("kind", "channel", "state"))


def test_mail_that_does_not_arrive_becomes_a_call_and_later_messages_too(sent, samira, monkeypatch):
    waiting = announce(samira, "test.news", key="waiting", send_after=sent.send_after.replace(hour=15))

    assert take(report(sent), monkeypatch) == f"Message {sent.pk} did not arrive: somebody calls."

    samira.refresh_from_db()
    assert samira.email_failed_on == date(2026, 5, 12)
    assert story() == [
        ("test.news", "email", "failed"),
        ("test.news", "call", "waiting"),
        ("outbox.came_back", "call", "waiting"),
    ]
    assert announce(samira, "test.news", key="later").channel == "call"
    assert waiting.pk is not None
    script = outreach.render(Message.objects.get(kind="outbox.came_back")).paragraphs
    assert script == ("Wij stuurden u een e-mail. Die kwam terug.", "There is news.", "Klopt uw e-mailadres nog?")


def test_the_same_report_twice_is_one_call(sent, monkeypatch):
    take(report(sent), monkeypatch)

    assert take(report(sent), monkeypatch) == f"Message {sent.pk} was known not to have arrived."
    assert len(story()) == 2


def test_the_address_errors_are_sent_to_is_enough(sent, settings, monkeypatch):
    settings.BOUNCE_ADDRESS = "bounce@dichtbij.example"

    take(report(sent, to=bounces.return_address(sent.pk), header="<gone@x>"), monkeypatch)

    assert story()[0][2] == "failed"


def test_a_full_mailbox_is_called_about_but_the_address_is_right(sent, samira, monkeypatch):
    take(report(sent, status="5.2.2"), monkeypatch)

    samira.refresh_from_db()
    assert (samira.email_failed_on, story()[0][2]) == (None, "failed")


@pytest.mark.parametrize(
    "parts",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"action": "failed", "status": "4.2.2"},
        {"action": "relayed", "status": "2.0.0"},
        {"header": "<message-1@localhost>"},
        {"header": "<message-1.0123456789abcdef@localhost>"},
        {"header": ""},
    ],
)
def test_not_yet_and_what_is_not_from_us_change_nothing(sent, samira, parts, monkeypatch):
    assert take(report(sent, **parts), monkeypatch) == "Nothing about a message of ours."

    samira.refresh_from_db()
    assert (story(), samira.email_failed_on) == ([("test.news", "email", "sent")], None)


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\x00" * 300, b"Subject: I am away\nAuto-Submitted: auto-replied\n\nBack on Monday."]
)
def test_answering_machines_and_rubbish_change_nothing(sent, raw, monkeypatch):
    assert take(raw, monkeypatch) == "Nothing about a message of ours."


def test_an_address_that_was_changed_in_between_stays_good(sent, samira, monkeypatch):
    samira.email = "new@example.org"
    samira.save()

    take(report(sent), monkeypatch)

    samira.refresh_from_db()
    assert samira.email_failed_on is None


def test_another_address_lets_mail_through_again(sent, samira, yvonne, monkeypatch):
    take(report(sent), monkeypatch)

    person = people.set_email(samira, by=yvonne, email="samira@example.net")

    assert announce(person, "test.news", key="later").channel == "email"


def test_errors_go_to_the_bounce_address_and_the_sender_stays(sent, settings, samira):
    settings.BOUNCE_ADDRESS = "bounce@dichtbij.example"
    again = announce(samira, "test.news", key="again")
    background.deliver(again.pk)

    letter = mail.outbox[-1]
    assert letter.from_email == f"bounce+{bounces.mark(again.pk)}@dichtbij.example"
    assert letter.message()["From"] == settings.DEFAULT_FROM_EMAIL

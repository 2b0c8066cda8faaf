"""The worker: what is lost (nothing), what is sent twice (nothing), and what a person hears about when nobody knows."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from neighbourhoods import background, delivery, outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, MessageState
from neighbourhoods.outreach import Rendered, announce
from tests.threads import at_once

NOON = "2026-05-12 12:00+02:00"


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
    assert re.findall(r"<p[^>]*>(.*?)</p>", html) == sentences
    assert 'lang="nl"' in html


def test_the_mail_is_in_the_language_of_its_reader(message, samira):
    samira.language = "en"
    samira.save()

    background.deliver(message.pk)

    assert mail.outbox[0].subject == "Message from Dichtbij"
    assert "Questions? Call 088 000 12 34." in mail.outbox[0].body


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


def test_while_the_queue_is_behind_nothing_is_queued_again(message, at_noon):
    """The worker was down for an hour: every row is still there, and a second one only makes it later."""
    at_noon.shift(timedelta(hours=1))
    assert background.sweep() == {"uncertain": 0, "queued": 0}

    OrmQ.objects.all().delete()  # but when the queue is done and the message still waits, its row is gone
    assert background.sweep() == {"uncertain": 0, "queued": 1}
    assert background.sweep() == {"uncertain": 0, "queued": 0}


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


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_many_workers_with_one_message_send_it_once(samira):
    for number in range(10):
        with transaction.atomic():
            message = announce(samira, "test.news", key=f"race:{number}")
        outcomes = at_once(4, lambda: background.deliver(message.pk))  # noqa: B023
        assert sorted(outcomes) == ["nothing to do"] * 3 + ["sent"]

    assert len(mail.outbox) == 10


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_taking_back_and_sending_at_once_is_one_or_the_other(samira):
    for number in range(10):
        with transaction.atomic():
            message = announce(samira, "test.news", about=samira, key=f"race:{number}")
        outcomes = at_once(2, lambda: background.deliver(message.pk), lambda: outreach.withdraw(samira))  # noqa: B023
        assert (sorted(map(str, outcomes)), Message.objects.get(pk=message.pk).state) in (
            (["0", "sent"], "sent"),
            (["1", "nothing to do"], "cancelled"),
        )

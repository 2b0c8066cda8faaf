"""The number of messages a week: what is too many waits, and leaves together when the week is over. Nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone

from neighbourhoods import background, delivery, outreach
from neighbourhoods.models import Message, MessageBudget
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.outreach import Haste, Rendered, announce, withdraw
from tests.threads import at_once

WEDNESDAY = "2026-05-13 12:00+02:00"
MONDAY = "2026-05-18 08:00+02:00"
untrue: set[int] = set()


def words(message: Message) -> Rendered | None:
    return None if message.pk in untrue else Rendered((f"News {message.key}.",), button_label="Read", button_url="/n/")


def broken(_message: Message) -> Rendered:
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(WEDNESDAY, tick=False) as travel:
        yield travel


@pytest.fixture(autouse=True)
def kinds(monkeypatch, settings):
    settings.MESSAGES_PER_WEEK = 2
    untrue.clear()
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.news", words, title="news", haste=Haste.CAN_WAIT)
    outreach.register("test.tomorrow", words, title="tomorrow", haste=Haste.IN_TIME)
    outreach.register("test.answer", words, title="answer", haste=Haste.ANSWER)
    outreach.register("test.broken", broken, title="broken", haste=Haste.CAN_WAIT)
    outreach.register(
        "test.day", words, title="day", haste=Haste.CAN_WAIT, use_by=lambda _message: timezone.localdate(MONDAY_MOMENT)
    )


MONDAY_MOMENT = timezone.datetime.fromisoformat(MONDAY)


def tell(person, *keys: str, kind: str = "test.news", **manner) -> list[Message]:
    return [announce(person, kind, key=key, **manner) for key in keys]


def tick() -> None:
    """What the worker does with all that it finds in its queue, in order, and again."""
    for pk in list(Message.objects.order_by("pk").values_list("pk", flat=True)):
        background.deliver(pk)


def story() -> dict[str, str]:
    return dict(Message.objects.exclude(kind="outbox.bundle").values_list("key", "state"))


def said() -> list[list[str]]:
    """The news in each mail that left."""
    return [[line for line in letter.body.splitlines() if line.startswith("News ")] for letter in mail.outbox]


def test_what_is_too_many_waits_and_leaves_together_on_monday(samira, clock):
    tell(samira, "a", "b", "c", "d")
    tick()

    assert (said(), story()) == ([["News a."], ["News b."]], {"a": "sent", "b": "sent", "c": "waiting", "d": "waiting"})
    bundle = Message.objects.get(kind="outbox.bundle")
    assert (bundle.key, bundle.channel, bundle.send_after) == (
        f"outbox.bundle:{samira.pk}:2026-21", "email", MONDAY_MOMENT,
    )  # fmt: skip

    clock.move_to(MONDAY)
    tick()
    tick()

    assert said() == [["News a."], ["News b."], ["News c.", "News d."]]
    assert story() == dict.fromkeys("abcd", "sent")
    assert mail.outbox[-1].body.count("/n/") == 2  # each part keeps its button


def test_a_bundle_counts_as_one_message_of_the_new_week(samira, clock):
    tell(samira, "a", "b", "c", "d")
    tick()
    clock.move_to(MONDAY)
    tick()
    tell(samira, "e", "f")
    tick()

    assert story() == dict.fromkeys("abcde", "sent") | {"f": "waiting"}


def test_a_reminder_of_tomorrow_leaves_however_full_the_week_is(samira):
    tell(samira, "a", "b", "c")
    tell(samira, "tomorrow", kind="test.tomorrow")
    tick()

    assert story() == {"a": "sent", "b": "sent", "c": "waiting", "tomorrow": "sent"}


def test_what_is_of_no_use_on_monday_leaves_too(samira):
    tell(samira, "a", "b")
    tell(samira, "c", kind="test.day")
    tick()

    assert story() == dict.fromkeys("abc", "sent")


def test_urgent_messages_and_answers_do_not_count(samira):
    tell(samira, "code", urgent=True)
    tell(samira, "received", kind="test.answer")
    tell(samira, "a", "b", "c")
    tick()

    assert story() == {"code": "sent", "received": "sent", "a": "sent", "b": "sent", "c": "waiting"}


def test_each_person_has_a_week_of_their_own(samira, fatma):
    tell(samira, "a", "b", "c")
    tell(fatma, "x", "y")
    tick()

    assert story() == {"a": "sent", "b": "sent", "c": "waiting", "x": "sent", "y": "sent"}


@pytest.mark.parametrize(
    ("rows", "sent"),
    [
        ([("2026-01-01", 1)], 1),
        ([("2026-01-01", 1), ("2026-05-13", 3)], 3),  # the newest that has begun
        ([("2026-01-01", 1), ("2026-05-14", 3)], 1),
        ([("2026-01-01", 0)], 0),
        ([("2026-01-01", None)], 4),  # as many as there are
    ],
)
def test_a_municipality_has_its_own_number_from_a_day_on(samira, lindedaal, rows, sent):
    for day, number in rows:
        MessageBudget.objects.create(municipality=lindedaal, valid_from=day, per_week=number, source="college")
    tell(samira, "a", "b", "c", "d")
    tick()

    assert list(story().values()).count("sent") == sent


def test_what_was_taken_back_or_is_no_longer_true_is_not_in_the_bundle(samira, henk, clock):
    tell(samira, "a", "b", "c", "d", "e", about=None)
    back = tell(samira, "f", about=henk)
    tick()
    assert withdraw(henk) == 1
    untrue.add(Message.objects.get(key="d").pk)

    clock.move_to(MONDAY)
    tick()

    assert said()[2:] == [["News c.", "News e."]]
    assert story() == dict.fromkeys("abce", "sent") | {"d": "cancelled", "f": "cancelled"}
    assert Message.objects.get(pk=back[0].pk).bundle is not None


def test_a_bundle_of_nothing_is_not_sent(samira, clock):
    tell(samira, "a", "b", "c")
    tick()
    untrue.update(Message.objects.filter(key="c").values_list("pk", flat=True))

    clock.move_to(MONDAY)
    tick()

    assert len(mail.outbox) == 2
    assert Message.objects.get(kind="outbox.bundle").state == MessageState.CANCELLED


def test_words_that_cannot_be_made_do_not_stop_the_others(samira, clock, caplog):
    tell(samira, "a", "b", "c")
    tell(samira, "broken", kind="test.broken")
    tick()
    clock.move_to(MONDAY)
    tick()

    assert said()[2:] == [["News c."]]
    calls = Message.objects.filter(kind="outbox.not_delivered").values_list("about_id", flat=True)
    assert list(calls) == [Message.objects.get(key="broken").pk]


def test_a_worker_that_dies_with_a_bundle_makes_one_call_and_sends_nothing_again(samira, clock):
    tell(samira, "a", "b", "c", "d")
    tick()
    clock.move_to(MONDAY)
    bundle = Message.objects.get(kind="outbox.bundle")
    delivery.claim(bundle.pk)  # and then the worker is killed
    clock.shift(timedelta(minutes=6))

    assert [background.sweep(), background.sweep()] == [{"uncertain": 1, "queued": 0}, {"uncertain": 0, "queued": 0}]
    tick()

    assert said() == [["News a."], ["News b."]]
    assert story() == {"a": "sent", "b": "sent", "c": "uncertain", "d": "uncertain"} | {
        f"outbox.perhaps_sent:neighbourhoods.message:{bundle.pk}:{samira.pk}": "waiting"
    }
    script = outreach.render(Message.objects.get(kind="outbox.perhaps_sent"))
    assert [line for line in script.paragraphs if line.startswith("News")] == ["News c.", "News d."]


def test_a_mail_server_that_is_away_keeps_the_bundle_whole(samira, clock, settings):
    tell(samira, "a", "b", "c")
    tick()
    clock.move_to(MONDAY)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    bundle = Message.objects.get(kind="outbox.bundle")

    assert background.deliver(bundle.pk) == "put back"
    assert story()["c"] == "waiting"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.shift(timedelta(minutes=10))
    tick()

    assert said()[2:] == [["News c."]]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_messages_at_once_are_not_both_the_last_of_the_week(samira):
    for number in range(8):
        with transaction.atomic():
            Message.objects.all().delete()
            first, second, third = tell(samira, f"{number}:1", f"{number}:2", f"{number}:3")
        acts = [lambda pk=message.pk: background.deliver(pk) for message in (first, second, third)]
        assert sorted(at_once(3, *acts)) == ["nothing to do", "sent", "sent"]

"""Announcing: inside the action's transaction, once per key, by a channel that reaches the person."""

import pytest
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from neighbourhoods import outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, MessageState
from neighbourhoods.outreach import Rendered, announce, withdraw
from neighbourhoods.states import MESSAGE_MOVES
from tests.threads import at_once

KIND = "test.news"


def plain(message: Message) -> Rendered | None:
    return Rendered(("There is news.",))


@pytest.fixture(autouse=True)
def news(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register(KIND, plain, title="news")


def rows() -> list[tuple[str, str, int]]:
    return [
        (m.recipient.first_name, m.state, OrmQ.objects.count()) for m in Message.objects.select_related("recipient")
    ]


def test_a_message_and_its_queue_row_stand_together(samira):
    message = announce(samira, KIND, about=samira)

    assert rows() == [("Samira", MessageState.WAITING, 1)]
    assert message.key == f"test.news:neighbourhoods.user:{samira.pk}:{samira.pk}"
    task = OrmQ.objects.get().task
    assert (task["func"], task["args"], task["kwargs"]) == ("neighbourhoods.background.deliver", (message.pk,), {})


def test_announcing_twice_is_one_message(samira):
    first, second = announce(samira, KIND, about=samira), announce(samira, KIND, about=samira)

    assert first == second
    assert rows() == [("Samira", MessageState.WAITING, 1)]


def test_what_was_taken_back_can_be_announced_again(samira):
    announce(samira, KIND, about=samira)
    assert withdraw(samira) == 1
    assert rows() == [("Samira", MessageState.CANCELLED, 1)]

    announce(samira, KIND, about=samira)

    assert rows() == [("Samira", MessageState.WAITING, 2)]


def test_taking_back_is_about_one_thing_one_kind_one_person(samira, henk):
    announce(samira, KIND, about=samira)
    announce(henk, KIND, about=samira)

    assert withdraw(henk) == 0
    assert withdraw(samira, kinds=["test.other"]) == 0
    assert withdraw(samira, recipient=henk) == 1
    assert withdraw(samira) == 1
    assert withdraw(samira) == 0


def test_an_unknown_kind_is_refused(samira):
    with pytest.raises(LookupError):
        announce(samira, "test.unknown")

    assert rows() == []


def test_a_kind_has_one_renderer():
    with pytest.raises(ValueError, match="two renderers"):
        outreach.register(KIND, print, title="other news")


@pytest.mark.parametrize(
    ("wish", "email", "asked", "reached_by"),
    [
        (Channel.EMAIL, "samira@example.org", None, Channel.EMAIL),
        (Channel.EMAIL, None, None, Channel.CALL),
        (Channel.CALL, "samira@example.org", None, Channel.CALL),
        (Channel.CALL, "samira@example.org", Channel.EMAIL, Channel.EMAIL),
        (Channel.CALL, None, Channel.EMAIL, Channel.CALL),
        (Channel.LETTER, None, None, Channel.LETTER),
    ],
)
def test_the_channel_is_one_that_reaches_the_person(samira, wish, email, asked, reached_by):
    samira.channel, samira.email = wish, email
    samira.save()

    assert announce(samira, KIND, channel=asked).channel == reached_by


def test_a_call_waits_for_a_person_and_not_in_the_queue(mevrouw_de_wit):
    message = announce(mevrouw_de_wit, KIND)

    assert rows() == [("Johanna", MessageState.WAITING, 0)]
    assert message.due_on == timezone.localdate()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_can_be_announced(samira):
    with pytest.raises(RuntimeError):
        announce(samira, KIND)


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_action_leaves_nothing(samira):
    def broken_action():
        with transaction.atomic():
            announce(samira, KIND)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_action()

    assert rows() == []
    assert OrmQ.objects.count() == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_one_key_make_one_message(samira):
    rounds = 15
    for number in range(rounds):
        at_once(4, lambda: _announce_in_own_transaction(samira, f"race:{number}"))  # noqa: B023

    assert Message.objects.count() == rounds
    assert OrmQ.objects.count() == rounds


def _announce_in_own_transaction(person, key: str) -> None:
    with transaction.atomic():
        announce(person, KIND, key=key)


@pytest.mark.parametrize("now", list(MessageState))
@pytest.mark.parametrize("to", list(MessageState))
def test_a_message_moves_along_the_table_and_no_other_way(now, to):
    from neighbourhoods.actions.outbox import move_message
    from neighbourhoods.errors import NotAllowedNow

    message = Message(state=now)
    if to in MESSAGE_MOVES[now]:
        move_message(message, to)
        assert message.state == to
    else:
        with pytest.raises(NotAllowedNow):
            move_message(message, to)

"""What people do with a message that was announced: take it back, say how a call went, put letters in the post."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import BY_HAND, Channel, MessageState
from neighbourhoods.queueing import queue
from neighbourhoods.states import MESSAGE_MOVES

RESULTS = {"done", "no_answer", "later", "wrong_number"}


def move_message(message: Message, to: MessageState) -> None:
    """The one place where a message changes state. Saves nothing."""
    if to not in MESSAGE_MOVES[message.state]:
        raise NotAllowedNow(_("This message can no longer change."), code="settled")
    message.state = to


def move_together(message: Message, to: MessageState, **fields: object) -> None:
    """Move a message and its parts that are as far as it is. The caller has the lock of the message."""
    parts = Message.objects.select_for_update().filter(bundle=message, state=message.state)
    for one in (message, *parts):
        move_message(one, to)
        for name, value in fields.items():
            setattr(one, name, value)
        one.save()


def put_off(message: Message, until: datetime) -> None:
    """It waits for another moment. The caller has the lock."""
    message.send_after = until
    message.save(update_fields=["send_after"])
    queue(message)


def call_instead(message: Message) -> None:
    """What would have left by itself becomes a call of today. The caller has the lock."""
    message.channel, message.send_after, message.due_on = Channel.CALL, timezone.now(), timezone.localdate()
    message.save(update_fields=["channel", "send_after", "due_on"])


def revive(message: Message, fields: dict[str, object]) -> None:
    """A cancelled message is announced again, perhaps for another moment: it waits as if it were new."""
    move_message(message, MessageState.WAITING)
    for name, value in (fields | {"attempts": 0, "claimed_at": None, "settled_at": None, "bundle": None}).items():
        setattr(message, name, value)
    message.save()


def withdraw(about: models.Model, *, kinds: Iterable[str] | None = None, recipient: User | None = None) -> int:
    """Cancel what still waits about this thing; answers how many. What is being sent cannot be stopped."""
    about_type, about_id = journal.label_of(about)
    waiting = Message.objects.filter(about_type=about_type, about_id=about_id, state=MessageState.WAITING)
    if kinds is not None:
        waiting = waiting.filter(kind__in=list(kinds))
    if recipient is not None:
        waiting = waiting.filter(recipient=recipient)
    return waiting.update(state=MessageState.CANCELLED, settled_at=timezone.now())


@transaction.atomic
def settle_call(message: Message, *, by: User, result: str, until: datetime | None = None) -> Message:
    """Say how a call went: "done" settles it; "no_answer", "later" and "wrong_number" bring it back at `until`
    (default tomorrow). A wrong number is marked, so that somebody looks for the right one.
    """
    if result not in RESULTS:
        raise ValueError(f"unknown result of a call: {result}")
    message = Message.objects.select_for_update().get(pk=message.pk)
    recipient = User.objects.get(pk=message.recipient_id)
    if not rules.may_call(by, recipient):
        raise NotYours
    if message.channel not in BY_HAND or message.state != MessageState.WAITING:
        raise NotAllowedNow(_("Somebody already made this call."), code="settled")
    if result == "done":
        move_together(message, MessageState.SENT, settled_at=timezone.now(), settled_by=by)
    else:
        message.attempts += result == "no_answer"
        message.send_after = until or _tomorrow_morning()
        message.due_on = timezone.localdate(message.send_after)
        message.save()
    if result == "wrong_number":
        _look_for_number(recipient)
    journal.record(resident=recipient, actor=by, verb=f"call.{result}", about=message)
    return message


def _look_for_number(person: User) -> None:
    """Mark the number, and put looking for the right one on the list: once for each number that is wrong."""
    today = timezone.localdate()
    if person.phone_wrong_on is None:
        User.objects.filter(pk=person.pk, phone_wrong_on=None).update(phone_wrong_on=today)
    key = f"outbox.find_number:{person.pk}:{person.phone_wrong_on or today}"
    task = {"recipient": person, "kind": "outbox.find_number", "channel": Channel.CALL, "due_on": today}
    Message.objects.get_or_create(key=key, defaults=task)


@transaction.atomic
def post_letters(letters: Iterable[int], *, by: User) -> int:
    """ "Gedrukt en verstuurd": these letters are in the post. Answers how many; pressed twice nothing more happens."""
    mine = Message.objects.select_for_update(of=("self",)).filter(
        pk__in=list(letters),
        channel=Channel.LETTER,
        state=MessageState.WAITING,
        recipient__in=rules.people_to_call(by).values("pk"),
    )
    posted = list(mine.order_by("pk"))
    for letter in posted:
        move_together(letter, MessageState.SENT, settled_at=timezone.now(), settled_by=by)
        journal.record(resident=letter.recipient, actor=by, verb="letter.posted", about=letter)
    return len(posted)


def _tomorrow_morning() -> datetime:
    tomorrow = timezone.localtime() + timedelta(days=1)
    return tomorrow.replace(hour=9, minute=0, second=0, microsecond=0)

"""What people do with a message that was announced: take it back, say how a call went."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import BY_HAND, MessageState
from neighbourhoods.states import MESSAGE_MOVES

RESULTS = {"done", "no_answer", "later"}


def move_message(message: Message, to: MessageState) -> None:
    """The one place where a message changes state. Saves nothing."""
    if to not in MESSAGE_MOVES[message.state]:
        raise NotAllowedNow(_("This message can no longer change."), code="settled")
    message.state = to


def revive(message: Message, fields: dict[str, object]) -> None:
    """A cancelled message is announced again, perhaps for another moment: it waits as if it were new."""
    move_message(message, MessageState.WAITING)
    for name, value in (fields | {"attempts": 0, "claimed_at": None, "settled_at": None}).items():
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
    """Say how a call went: "done" settles it, "no_answer" and "later" bring it back at `until` (default tomorrow)."""
    if result not in RESULTS:
        raise ValueError(f"unknown result of a call: {result}")
    message = Message.objects.select_for_update().get(pk=message.pk)
    recipient = User.objects.get(pk=message.recipient_id)
    if not rules.may_call(by, recipient):
        raise NotYours
    if message.channel not in BY_HAND or message.state != MessageState.WAITING:
        raise NotAllowedNow(_("Somebody already made this call."), code="settled")
    if result == "done":
        move_message(message, MessageState.SENT)
        message.settled_at, message.settled_by = timezone.now(), by
    else:
        message.attempts += result == "no_answer"
        message.send_after = until or _tomorrow_morning()
        message.due_on = timezone.localdate(message.send_after)
    message.save()
    journal.record(resident=recipient, actor=by, verb=f"call.{result}", about=message)
    return message


def _tomorrow_morning() -> datetime:
    tomorrow = timezone.localtime() + timedelta(days=1)
    return tomorrow.replace(hour=9, minute=0, second=0, microsecond=0)

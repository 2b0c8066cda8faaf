"""The steps of a message in the worker's hands, each a transaction of its own: a crash leaves a clear state."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .actions.outbox import move_message
from .models import Message
from .models.outreach import BY_HAND, Channel, MessageState
from .queueing import after_quiet_hours, is_quiet, queue

ATTEMPTS = 3  # then a person calls


@transaction.atomic(durable=True)
def claim(message_id: int) -> Message | None:
    """Take a message in hand and commit that, counting the attempt, before anything is sent. None: there is no need.

    A worker that was down during the day does not make up for it at night.
    """
    message = Message.objects.select_for_update().filter(pk=message_id).first()
    now = timezone.now()
    if message is None or message.channel in BY_HAND or message.state != MessageState.WAITING:
        return None
    if message.send_after > now:
        return None
    if not message.urgent and is_quiet(now):
        message.send_after = after_quiet_hours(now)
        message.save(update_fields=["send_after"])
        queue(message)
        return None
    move_message(message, MessageState.SENDING)
    message.attempts, message.claimed_at = message.attempts + 1, now
    message.save()
    return Message.objects.select_related("recipient__municipality").get(pk=message_id)


@transaction.atomic
def drop(message: Message) -> bool:
    """What a waiting message tells no longer holds."""
    if not still_in(message, MessageState.WAITING):
        return False
    move_message(message, MessageState.CANCELLED)
    message.settled_at = timezone.now()
    message.save(update_fields=["state", "settled_at"])
    return True


def still_in(message: Message, state: MessageState) -> bool:
    """Lock the row and look again: did nobody change it since it was read?"""
    return Message.objects.select_for_update().filter(pk=message.pk, state=state).exists()


@transaction.atomic
def take_in_doubt(message: Message) -> bool:
    """As if a dead worker had it in hand. False: it no longer waits."""
    if not still_in(message, MessageState.WAITING):
        return False
    move_message(message, MessageState.SENDING)
    message.claimed_at = timezone.now()
    message.save(update_fields=["state", "claimed_at"])
    return True


@transaction.atomic
def settle(message: Message, end: MessageState) -> str:
    """The end of a message in hand: sent, cancelled, perhaps sent, or not delivered. What was settled stays so."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.state != MessageState.SENDING:
        return message.state
    move_message(message, end)
    message.settled_at = timezone.now()
    message.save()
    return message.state


def is_in_hand(message_id: int) -> bool:
    return Message.objects.filter(pk=message_id, state=MessageState.SENDING).exists()


@transaction.atomic
def report(message_id: int, *, arrived: bool) -> Message | None:
    """What the phone network says of a text that was handed over, or perhaps. None: it says nothing new."""
    message = Message.objects.select_for_update(of=("self",)).select_related("recipient").filter(pk=message_id).first()
    if message is None or message.channel != Channel.TEXT or message.delivered_at is not None:
        return None
    if arrived and message.state in {MessageState.SENT, MessageState.UNCERTAIN}:
        message.delivered_at = timezone.now()
        message.save(update_fields=["delivered_at"])
        return message
    if arrived or message.state != MessageState.SENT:
        return None
    move_message(message, MessageState.FAILED)
    message.save(update_fields=["state"])
    return message


@transaction.atomic
def put_back(message: Message) -> Message:
    """The other side surely has nothing: wait a while and try again, later after each attempt."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    move_message(message, MessageState.WAITING)
    pause = timedelta(seconds=settings.RETRY_SECONDS * message.attempts)
    message.send_after, message.claimed_at = timezone.now() + pause, None
    message.save()
    queue(message)
    return message

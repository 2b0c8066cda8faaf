"""The steps of a message in the worker's hands, each a transaction of its own: a crash leaves a clear state."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from . import outreach
from .actions.outbox import call_instead, move_message, move_together, put_off
from .bundling import BUNDLE, keep_for_bundle
from .channels import channel_for
from .handover import Fate
from .models import Message, User
from .models.outreach import BY_HAND, Channel, MessageState
from .outreach import Haste
from .queueing import after_quiet_hours, after_rest, is_quiet, queue

ATTEMPTS = 3  # then a person calls


@transaction.atomic(durable=True)
def claim(message_id: int) -> Message | None:
    """Take a message in hand and commit that, counting the attempt, before anything is sent. None: there is no need.

    The person is locked first, so that two messages at once cannot both be the last of the week.
    """
    waiting = Message.objects.filter(pk=message_id, state=MessageState.WAITING, bundle=None)
    waiting = waiting.exclude(channel__in=BY_HAND)
    people = User.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=waiting.values("recipient"))
    person = people.first()
    message = waiting.select_for_update(of=("self",)).first() if person else None
    now = timezone.now()
    if person is None or message is None or message.send_after > now or _stays(message, person, now):
        return None
    move_together(message, MessageState.SENDING, attempts=message.attempts + 1, claimed_at=now)
    return Message.objects.select_related("recipient__municipality").get(pk=message_id)


def _stays(message: Message, person: User, now: datetime) -> bool:
    """It goes another way, or later: by a call when the mail does not arrive, and when there is a rest from messages;
    after the night, also when the worker was down all day; with the others of a week that is full.
    """
    way = channel_for(person, message.channel)
    if way in BY_HAND:
        call_instead(message)
        return True
    if way != message.channel:
        message.channel = way
        message.save(update_fields=["channel"])
    haste = outreach.kinds[message.kind].haste if message.kind in outreach.kinds else Haste.IN_TIME
    if person.hears_nothing_now and not message.urgent and haste != Haste.WORK:
        if haste == Haste.IN_TIME and message.kind != BUNDLE:
            call_instead(message)
        else:
            put_off(message, after_rest(person))
        return True
    if not message.urgent and is_quiet(now):
        put_off(message, after_quiet_hours(now))
        return True
    return keep_for_bundle(message, person, now)


@transaction.atomic
def drop(message: Message) -> bool:
    """What a waiting message tells no longer holds."""
    if not still_in(message, MessageState.WAITING):
        return False
    move_message(message, MessageState.CANCELLED)
    message.settled_at = timezone.now()
    message.save(update_fields=["state", "settled_at"])
    return True


@transaction.atomic
def call_now(message: Message) -> None:
    """A letter that cannot be printed: somebody calls instead."""
    if still_in(message, MessageState.WAITING):
        call_instead(message)


def still_in(message: Message, state: MessageState) -> bool:
    """Lock the row and look again: did nobody change it since it was read?"""
    return Message.objects.select_for_update().filter(pk=message.pk, state=state).exists()


@transaction.atomic
def take_in_doubt(message: Message) -> bool:
    """As if a dead worker had it in hand. False: it no longer waits."""
    if not still_in(message, MessageState.WAITING):
        return False
    move_together(message, MessageState.SENDING, claimed_at=timezone.now())
    return True


@transaction.atomic
def settle(message: Message, end: MessageState) -> str:
    """The end of a message in hand: sent, cancelled, perhaps sent, or not delivered. What was settled stays so.
    The parts of a bundle share its end.
    """
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.state != MessageState.SENDING:
        return message.state
    move_together(message, end, settled_at=timezone.now())
    return message.state


def is_in_hand(message_id: int) -> bool:
    return Message.objects.filter(pk=message_id, state=MessageState.SENDING).exists()


@transaction.atomic
def report(message_id: int, fate: Fate) -> Message | None:
    """What the phone network says of a text that was handed over, or perhaps. None: it says nothing new."""
    message = Message.objects.select_for_update(of=("self",)).select_related("recipient").filter(pk=message_id).first()
    if message is None or message.channel != Channel.TEXT or message.delivered_at is not None:
        return None
    if fate == Fate.ARRIVED and message.state in {MessageState.SENT, MessageState.UNCERTAIN}:
        message.delivered_at = timezone.now()
        message.save(update_fields=["delivered_at"])
        return message
    if fate == Fate.ARRIVED or message.state != MessageState.SENT:
        return None
    move_together(message, MessageState.FAILED if fate == Fate.LOST else MessageState.UNCERTAIN)
    return message


@transaction.atomic
def put_back(message: Message) -> Message:
    """The other side surely has nothing: wait a while and try again, later after each attempt."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    pause = timedelta(seconds=settings.RETRY_SECONDS * message.attempts)
    move_together(message, MessageState.WAITING, send_after=timezone.now() + pause, claimed_at=None)
    queue(message)
    return message

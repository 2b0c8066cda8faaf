"""What may happen to a message that was announced: taken back, called, and the steps of the worker."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Exists, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import BY_HAND, MessageState
from neighbourhoods.queueing import after_quiet_hours, is_quiet, queue
from neighbourhoods.states import MESSAGE_MOVES

ATTEMPTS = 3  # then a person calls
RETRY_MINUTES = 5
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
def settle(message: Message, end: MessageState) -> str:
    """The end of a message in hand: sent, cancelled, perhaps sent, or not delivered. What was settled stays so."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.state != MessageState.SENDING:
        return message.state
    move_message(message, end)
    message.settled_at = timezone.now()
    message.save()
    return message.state


@transaction.atomic
def put_back(message: Message) -> Message:
    """The mail server surely has nothing: wait a while and try again, later after each attempt."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    move_message(message, MessageState.WAITING)
    pause = timedelta(minutes=RETRY_MINUTES * message.attempts)
    message.send_after, message.claimed_at = timezone.now() + pause, None
    message.save()
    queue(message)
    return message


@transaction.atomic
def settle_call(message: Message, *, by: User, result: str, until: datetime | None = None) -> Message:
    """Say how a call went: "done" settles it, "no_answer" and "later" bring it back at `until` (default tomorrow)."""
    if result not in RESULTS:
        raise ValueError(f"unknown result of a call: {result}")
    message = Message.objects.select_for_update().get(pk=message.pk)
    recipient = User.objects.get(pk=message.recipient_id)
    if not may_call(by, recipient):
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


def may_call(caller: User, person: User) -> bool:
    """Calls are made by a coordinator of the person's neighbourhood; colleagues call each other."""
    return people_to_call(caller).filter(pk=person.pk).exists()


def people_to_call(caller: User) -> QuerySet[User]:
    """Residents of the caller's neighbourhoods, coordinators there, and who joined without saying where they live."""
    posts = rules.current_posts()
    mine = rules.neighbourhoods_of(caller).values("pk")
    colleagues = posts.filter(neighbourhood__in=mine).values("user")
    newcomers = Q(Exists(posts.filter(user=caller.pk))) & ~Q(pk__in=posts.values("user"))
    return User.objects.filter(Q(neighbourhood__in=mine) | Q(neighbourhood=None) & (Q(pk__in=colleagues) | newcomers))


def _tomorrow_morning() -> datetime:
    tomorrow = timezone.localtime() + timedelta(days=1)
    return tomorrow.replace(hour=9, minute=0, second=0, microsecond=0)

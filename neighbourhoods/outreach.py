"""The outbox: a message is announced inside the action's transaction and leaves when that is kept.

Higher apps register a renderer per kind of message. It runs when the message leaves, so a message about something that
no longer holds is cancelled instead of sent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, models
from django.utils import timezone
from django.utils.functional import Promise
from django_q.brokers.orm import ORM
from django_q.models import OrmQ
from django_q.tasks import async_task

from .actions.outbox import move_message, settle_call, withdraw
from .journal import label_of
from .models import Message, User
from .models.outreach import BY_HAND, Channel, MessageState

__all__ = ["Rendered", "announce", "register", "settle_call", "withdraw"]


@dataclass(frozen=True)
class Rendered:
    """A message in words. For a call the paragraphs are the sentences to say, and there is no button."""

    paragraphs: tuple[str, ...]
    subject: str = ""  # empty: the neutral subject of every message
    button_label: str = ""
    button_url: str = ""  # a path on this site


Renderer = Callable[[Message], Rendered | None]


@dataclass(frozen=True)
class Kind:
    name: str
    renderer: Renderer
    title: str | Promise


kinds: dict[str, Kind] = {}


def register(kind: str, renderer: Renderer, *, title: str | Promise) -> None:
    """Make a kind of message known. A renderer that answers None cancels the message."""
    if kind in kinds and kinds[kind].renderer is not renderer:
        raise ValueError(f"two renderers for {kind}")
    kinds[kind] = Kind(kind, renderer, title)


def announce(
    recipient: User,
    kind: str,
    *,
    about: models.Model | None = None,
    key: str | None = None,
    channel: str | None = None,
    send_after: datetime | None = None,
    due_on: date | None = None,
    urgent: bool = False,
) -> Message:
    """Promise a message to a person, inside the transaction of what it tells about.

    The same key twice is one message, also when two processes announce at once. One that was cancelled waits again.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("announce() belongs inside the transaction of an action")
    if kind not in kinds:
        raise LookupError(f"no renderer is registered for {kind}")
    about_type, about_id = label_of(about)
    moment = send_after or timezone.now()
    by = channel_for(recipient, channel)
    fields = {
        "recipient": recipient,
        "kind": kind,
        "channel": by,
        "about_type": about_type,
        "about_id": about_id,
        "urgent": urgent,
        "send_after": moment if urgent or by in BY_HAND else after_quiet_hours(moment),
        "due_on": due_on or (timezone.localdate(moment) if by in BY_HAND else None),
    }
    key = key or f"{kind}:{about_type}:{about_id}:{recipient.pk}"
    message, is_new = Message.objects.get_or_create(key=key, defaults=fields)
    if not is_new:
        message = Message.objects.select_for_update().get(pk=message.pk)
        if message.state != MessageState.CANCELLED:
            return message
        move_message(message, MessageState.WAITING)
        for name, value in (fields | {"attempts": 0, "claimed_at": None, "settled_at": None}).items():
            setattr(message, name, value)
        message.save()
    queue(message)
    return message


def channel_for(person: User, wish: str | None = None) -> str:
    """How a message can reach this person: as they wish, and by a call when there is no e-mail."""
    channel = wish or person.channel
    return Channel.CALL if channel == Channel.EMAIL and not person.email else channel


def is_quiet(moment: datetime) -> bool:
    hour = timezone.localtime(moment).hour
    return hour >= settings.QUIET_FROM or hour < settings.QUIET_UNTIL


def after_quiet_hours(moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours it falls in."""
    if not is_quiet(moment):
        return moment
    local = timezone.localtime(moment)
    day = local + timedelta(days=1) if local.hour >= settings.QUIET_FROM else local
    return day.replace(hour=settings.QUIET_UNTIL, minute=0, second=0, microsecond=0)


class _From(ORM):
    """A queue whose row is first handed out at a chosen moment: for django-q2 it is locked until then."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment

    def enqueue(self, task: str) -> int:
        return OrmQ.objects.create(key=self.list_key, payload=task, lock=self.moment).pk


def queue(message: Message) -> None:
    """Write the queue row, in the caller's transaction. It holds the message's id and nothing else."""
    if message.channel not in BY_HAND:
        async_task("neighbourhoods.background.deliver", message.pk, broker=_From(message.send_after))
        message.queued_at = timezone.now()
        message.save(update_fields=["queued_at"])

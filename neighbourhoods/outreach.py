"""The outbox: a message is announced inside the action's transaction and leaves when that is kept.

Higher apps register a renderer per kind of message. It runs when the message leaves, so a message about something that
no longer holds is cancelled instead of sent.
"""

from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from django.db import connection, models
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.functional import Promise

from .actions.outbox import revive, settle_call, withdraw
from .channels import channel_for
from .journal import label_of
from .languages import spoken_by
from .models import Message, User
from .models.outreach import BY_HAND, Channel, Group, MessageState
from .queueing import after_quiet_hours, queue

__all__ = ["Haste", "Rendered", "announce", "channel_for", "register", "render", "route", "settle_call", "withdraw"]


@dataclass(frozen=True)
class Rendered:
    """A message in words. For a call the paragraphs are the sentences to say, and there is no button."""

    paragraphs: tuple[str, ...]
    subject: str = ""  # empty: the neutral subject that every message has
    button_label: str = ""
    button_url: str = ""  # a path on this site
    parts: tuple["Rendered", ...] = ()  # what was bundled, each with its own button

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it without buttons, as a call says it."""
        return (*self.paragraphs, *(sentence for part in self.parts for sentence in part.sentences))


Renderer = Callable[[Message], Rendered | None]


class Haste(Enum):
    """What a full week and a rest from messages do to a kind of message."""

    ANSWER = auto()  # to what the person did just now: never counted; after a rest it is looked at again
    IN_TIME = auto()  # counted but never kept waiting: later it is of no use. During a rest somebody calls instead
    CAN_WAIT = auto()  # beyond the number of the week it waits for the bundle; during a rest for its end
    WORK = auto()  # for who works here: never counted, never kept waiting


@dataclass(frozen=True)
class Kind:
    name: str
    renderer: Renderer
    title: str | Promise
    things: Callable[[], QuerySet] | None
    channel: str | None  # how this kind goes, unless the action says otherwise; None: as the person wishes
    group: str = Group.AGREEMENTS
    haste: Haste = Haste.IN_TIME
    use_by: Callable[[Message], date | None] | None = None  # the last day on which reading it makes sense


kinds: dict[str, Kind] = {}
on_paper: ContextVar[bool] = ContextVar("on_paper", default=False)  # words for paper do not know what "today" is


def register(
    kind: str,
    renderer: Renderer,
    *,
    title: str | Promise,
    things: Callable[[], QuerySet] | None = None,
    channel: str | None = None,
    group: str = Group.AGREEMENTS,
    haste: Haste = Haste.IN_TIME,
    use_by: Callable[[Message], date | None] | None = None,
) -> None:
    """Make a kind of message known. A renderer that answers None cancels the message.

    `things` is the query of what such messages are about; a renderer finds its row in `message.thing`, and a message
    whose thing is gone is never rendered.
    """
    if kind in kinds and kinds[kind].renderer is not renderer:
        raise ValueError(f"two renderers for {kind}")
    kinds[kind] = Kind(kind, renderer, title, things, channel, group, haste, use_by)


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
    moment, by = send_after or timezone.now(), route(recipient, kind, channel)
    fields: dict[str, object] = {
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
        revive(message, fields)
    queue(message)
    return message


def route(person: User, kind: str, wish: str | None = None) -> str:
    """How a message of this kind goes to this person now. During a rest what cannot wait becomes a call."""
    entry = kinds[kind]
    channel = channel_for(person, wish or entry.channel, entry.group)
    resting = person.hears_nothing_now and entry.haste == Haste.IN_TIME
    return Channel.CALL if resting and channel not in BY_HAND else channel


def render(message: Message) -> Rendered | None:
    """The words in the recipient's language, or None when the message no longer holds."""
    return render_all([message])[0]


def render_all(messages: Sequence[Message]) -> list[Rendered | None]:
    """The words of many messages, with one query for each sort of thing they are about."""
    load_things(messages)
    return [render_loaded(message) for message in messages]


def load_things(messages: Iterable[Message]) -> None:
    """Read again what the messages are about, and what those things are about if they are messages themselves."""
    by_query: dict[Callable[[], QuerySet], list[Message]] = {}
    for message in messages:
        message.thing = None
        if (query := kinds[message.kind].things) is not None:
            by_query.setdefault(query, []).append(message)
    for query, about in by_query.items():
        found = query().in_bulk({message.about_id for message in about})
        for message in about:
            message.thing = found.get(message.about_id)
        load_things([thing for thing in found.values() if isinstance(thing, Message)])


def render_loaded(message: Message) -> Rendered | None:
    """The words of a message whose thing was read a moment ago."""
    kind = kinds[message.kind]
    if kind.things is not None and message.thing is None:
        return None
    was = on_paper.set(message.channel == Channel.LETTER)
    try:
        with translation.override(spoken_by(message.recipient)):
            return kind.renderer(message)
    finally:
        on_paper.reset(was)

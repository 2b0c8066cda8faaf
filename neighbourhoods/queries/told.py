"""What was said to somebody, and how each message stands: kind, way and moment, never the words themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from neighbourhoods import outreach
from neighbourhoods.bundling import BUNDLE
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import Channel, MessageState


@dataclass(frozen=True)
class Told:
    """One message: `standing` says in words how it is, `needs_call` that somebody calls because of it."""

    at: datetime
    title: str
    who: str
    way: str
    standing: str
    needs_call: bool


def told_to(person: User, *, limit: int = 20) -> list[Told]:
    """The last messages to a person. The caller has the person from resident_in_care_of."""
    messages = Message.objects.filter(recipient=person).select_related("recipient")
    return lines_of(messages.order_by("-created_at", "-pk")[:limit])


def lines_of(messages: Iterable[Message]) -> list[Told]:
    return [_line(message) for message in messages]


def _line(message: Message) -> Told:
    kind = outreach.kinds.get(message.kind)
    return Told(
        at=message.settled_at or message.claimed_at or message.created_at,
        title=str(kind.title) if kind else message.kind,
        who=message.recipient.get_short_name(),
        way=str(message.get_channel_display()),
        standing=standing(message),
        needs_call=message.state in {MessageState.FAILED, MessageState.UNCERTAIN} and message.delivered_at is None,
    )


def standing(message: Message) -> str:
    """How a message stands, as a coordinator says it."""
    state = MessageState(message.state)
    if state == MessageState.WAITING:
        return _waits(message)
    if message.delivered_at is not None and state in {MessageState.SENT, MessageState.UNCERTAIN}:
        return _("arrived")
    if state == MessageState.SENT:
        return _left(message)
    return {
        MessageState.SENDING: _("leaves now"),
        MessageState.CANCELLED: _("no longer needed"),
        MessageState.UNCERTAIN: _("perhaps not arrived: call"),
        MessageState.FAILED: _("did not arrive: call"),
    }[state]


def _waits(message: Message) -> str:
    if message.channel == Channel.LETTER:
        return _("waits for the printer")
    if message.channel == Channel.CALL:
        return _("stands on the call list")
    if message.bundle_id is not None:
        return _("enough this week: waits until %(when)s") % {"when": _when(message.send_after)}
    if message.recipient.hears_nothing_now and message.send_after.date() > (message.recipient.quiet_until or _today()):
        return _("rest from messages: waits until %(when)s") % {"when": _when(message.send_after)}
    if message.send_after > timezone.now():
        return _("waits until %(when)s") % {"when": _when(message.send_after)}
    return _("leaves now")


def _left(message: Message) -> str:
    if message.channel == Channel.CALL:
        return _("called")
    if message.channel == Channel.LETTER:
        return _("printed and posted")
    return _("sent together with others") if message.bundle_id is not None or message.kind == BUNDLE else _("sent")


def _today() -> date:
    return timezone.localdate()


def _when(moment: datetime) -> str:
    """ "8.00", or "18 mei 8.00" when that is not today."""
    local = timezone.localtime(moment)
    return date_format(local, "G.i" if local.date() == timezone.localdate() else "j F G.i")

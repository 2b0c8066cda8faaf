"""What the worker does alone: deliver one message, and each minute sweep up what was left behind.

Exactly once over SMTP does not exist. A message is claimed in its own committed transaction before anything is sent, so
a task that runs twice finds nothing to do; what a crash leaves half-way is never sent again but goes to the call list.
"""

import logging
from typing import Any, cast

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import bundling, delivery, mail, outreach, schedules, texting
from .handover import Fate, NotSent, PerhapsSent
from .models import Message
from .models.outreach import BY_HAND, Channel, MessageState
from .outreach import Rendered
from .queueing import GONE_AFTER, LEFT_AFTER, queue, since_when_the_oldest_waits

log = logging.getLogger(__name__)

BATCH = 500
INSTEAD = {MessageState.UNCERTAIN: "outbox.perhaps_sent", MessageState.FAILED: "outbox.not_delivered"}  # the call
CARRIERS: dict[str, Any] = {Channel.EMAIL: mail, Channel.TEXT: texting}  # who makes and takes what leaves by itself


schedules.every(1, "neighbourhoods.background.sweep")
schedules.every(60, "neighbourhoods.background.drop_moot_calls")
schedules.every(24 * 60, "neighbourhoods.background.forget_sessions")


def deliver(message_id: int) -> str:
    """Send one message if it is time and it still holds. Safe to run twice, late, or for nothing."""
    message = delivery.claim(message_id)
    if message is None:
        return "nothing to do"
    try:
        _leave_out(message)
        rendered = outreach.render(message)
        letter = CARRIERS[message.channel].compose(message, rendered) if rendered else None
    except Exception as error:  # noqa: BLE001  whatever breaks here, the message is not lost and its words stay here
        return _try_again(message, NotSent(error))
    if letter is None:
        return delivery.settle(message, MessageState.CANCELLED)
    try:
        CARRIERS[message.channel].hand_over(letter)
    except NotSent as error:
        return _try_again(message, error)
    except PerhapsSent as error:
        log.warning("message %s was perhaps sent: %s", message.pk, error)
        return _call_instead(message, MessageState.UNCERTAIN)
    return delivery.settle(message, MessageState.SENT)


def _leave_out(message: Message) -> None:
    """Parts of a bundle that no longer hold are cancelled; one whose words cannot be made does not stop the others."""
    for part in bundling.parts_of(message) if message.kind == bundling.BUNDLE else ():
        try:
            holds = outreach.render(part) is not None
        except Exception:
            log.exception("the words of message %s cannot be made", part.pk)
            _call_instead(part, MessageState.FAILED)
        else:
            if not holds:
                delivery.settle(part, MessageState.CANCELLED)


def _try_again(message: Message, error: NotSent) -> str:
    log.warning("message %s was not sent, attempt %s: %s", message.pk, message.attempts, error)
    if error.for_good or message.attempts >= delivery.ATTEMPTS:
        return _call_instead(message, MessageState.FAILED)
    delivery.put_back(message)
    return "put back"


@transaction.atomic
def note_report(message_id: int, fate: Fate) -> str:
    """A text gateway tells afterwards what became of a text. One that did not arrive, or of which it says something we
    do not know, becomes a call; twice is once.
    """
    if delivery.is_in_hand(message_id):
        return "too early"
    message = delivery.report(message_id, fate)
    if message is None:
        return "nothing to do"
    if fate != Fate.ARRIVED:
        log.warning("message %s did not arrive, or perhaps not", message.pk)
        outreach.announce(message.recipient, INSTEAD[MessageState(message.state)], about=message)
    return message.state


@transaction.atomic
def _call_instead(message: Message, end: MessageState) -> str:
    """Machines give up here: a person calls."""
    outcome = delivery.settle(message, end)
    outreach.announce(message.recipient, INSTEAD[end], about=message)
    return outcome


def sweep() -> dict[str, int]:
    """Each minute: what a dead worker left in SENDING goes to the call list, what was never queued is queued."""
    return {"uncertain": _sweep_sending(), "queued": _sweep_waiting()}


def _sweep_sending() -> int:
    left = Message.objects.filter(
        state=MessageState.SENDING, bundle=None, claimed_at__lt=timezone.now() - LEFT_AFTER
    ).select_related("recipient")
    swept = 0
    for message in left[:BATCH]:
        with transaction.atomic():
            if delivery.still_in(message, MessageState.SENDING):
                log.warning("message %s was left half-way", message.pk)
                _call_instead(message, MessageState.UNCERTAIN)
                swept += 1
    return swept


def _sweep_waiting() -> int:
    """Never queued, or so late that its row must be gone; not while the queue still holds what was due before it."""
    now = timezone.now()
    reached = since_when_the_oldest_waits() or now
    late = min(now - GONE_AFTER, reached)
    due = Message.objects.filter(state=MessageState.WAITING, bundle=None, send_after__lte=now)
    due = due.exclude(channel__in=BY_HAND)
    missed = due.filter(queued_at=None) | due.filter(queued_at__lt=now - GONE_AFTER, send_after__lt=late)
    swept = 0
    for message in missed.order_by("send_after", "pk")[:BATCH]:
        with transaction.atomic():
            if delivery.still_in(message, MessageState.WAITING):
                queue(message)
                swept += 1
    return swept


def doubt_what_was_due() -> int:
    """After a backup was put back: what should have left by now perhaps did, before the loss. A person calls."""
    due = Message.objects.filter(state=MessageState.WAITING, bundle=None, send_after__lte=timezone.now())
    doubted = 0
    for message in due.exclude(channel__in=BY_HAND).select_related("recipient"):
        with transaction.atomic():
            if delivery.take_in_doubt(message):
                _call_instead(message, MessageState.UNCERTAIN)
                doubted += 1
    return doubted


def drop_moot_calls() -> int:
    """Each hour: calls and letters about something that no longer holds leave the list. A letter whose words cannot be
    made becomes a call, so that a person finds out what it should have said.
    """
    dropped = 0
    waiting = _messages().filter(state=MessageState.WAITING, channel__in=BY_HAND)
    for start in range(0, waiting.count(), BATCH):
        page = list(waiting.order_by("-pk")[start : start + BATCH])
        outreach.load_things(page)
        for message in page:
            dropped += _drop_if_moot(message)
    return dropped


def _drop_if_moot(message: Message) -> bool:
    try:
        words = outreach.render_loaded(message)
    except Exception:
        log.exception("the words of message %s cannot be made", message.pk)  # it must not stop the others
        if message.channel == Channel.LETTER:
            delivery.call_now(message)
        return False
    return words is None and delivery.drop(message)


def forget_sessions() -> int:
    """Each day: sessions that are over go, with the half-written requests in them and the devices they came from."""
    SessionStore.clear_expired()
    gone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    return gone.delete()[0]


def _messages() -> QuerySet[Message]:
    return Message.objects.select_related("recipient__municipality")


def _say_it(message: Message, openings: dict[str, Promise]) -> Rendered | None:
    """The script of the call that replaces a message: the words that message would have today."""
    original = cast(Message, message.thing)
    opening = str(openings[original.channel])
    original.channel = Channel.CALL  # only here: a call has its own words
    rendered = outreach.render_loaded(original)
    return rendered and Rendered((opening, *rendered.sentences))


PERHAPS = {
    Channel.EMAIL: gettext_lazy("We sent you an e-mail. Perhaps it did not arrive."),
    Channel.TEXT: gettext_lazy("We sent you a text message. Perhaps it did not arrive."),
}
NOT_DELIVERED = {
    Channel.EMAIL: gettext_lazy("We could not send you an e-mail. So we call you."),
    Channel.TEXT: gettext_lazy("We could not send you a text message. So we call you."),
}


def perhaps_sent(message: Message) -> Rendered | None:
    arrived = cast(Message, message.thing).delivered_at is not None  # the network said so afterwards
    return None if arrived else _say_it(message, PERHAPS)


CAME_BACK = gettext_lazy("We sent you an e-mail. It came back.")


def came_back(message: Message) -> Rendered | None:
    """A mail that came back: the address is asked after, also when what the mail told no longer holds."""
    script = _say_it(message, {Channel.EMAIL: CAME_BACK})
    sentences = script.paragraphs if script else (str(CAME_BACK),)
    return Rendered((*sentences, _("Is your e-mail address still right?")))


def not_delivered(message: Message) -> Rendered | None:
    return _say_it(message, NOT_DELIVERED)


def find_number(message: Message) -> Rendered | None:
    """For the desk: the number is wrong, and calls to this person wait for the right one."""
    if message.recipient.phone_wrong_on is None:
        return None
    return Rendered((_("The number that we have is wrong."), _("Ask for the right one at the door or by letter.")))


outreach.register(
    "outbox.find_number",
    find_number,
    title=gettext_lazy("look for the right number"),
    channel=Channel.CALL,
    haste=outreach.Haste.WORK,
)
for _kind, _renderer, _title in (
    ("outbox.perhaps_sent", perhaps_sent, gettext_lazy("a message perhaps arrived")),
    ("outbox.came_back", came_back, gettext_lazy("an e-mail came back")),
    ("outbox.not_delivered", not_delivered, gettext_lazy("a message did not arrive")),
):
    outreach.register(_kind, _renderer, title=_title, things=_messages, channel=Channel.CALL)

"""The messages of the demo: what waits, what a person does by hand, and sending what waits for the morning."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from neighbourhoods import background, outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import BY_HAND, MessageState

MOST = 40


@dataclass(frozen=True)
class Waiting:
    recipient: str
    channel: str
    title: str
    paragraphs: tuple[str, ...]
    send_after: datetime


def waiting() -> list[Waiting]:
    """Messages that leave by themselves and did not go out yet, with the words they would have now."""
    return _in_words(_machine_sends())


def by_hand() -> list[Waiting]:
    """Calls and letters that a coordinator still does."""
    return _in_words(_waits().filter(channel__in=BY_HAND))


def waiting_count() -> int:
    return _machine_sends().count()


def _waits() -> QuerySet[Message]:
    return Message.objects.filter(state=MessageState.WAITING)


def _machine_sends() -> QuerySet[Message]:
    return _waits().exclude(channel__in=BY_HAND)


def _in_words(rows: QuerySet[Message]) -> list[Waiting]:
    messages = list(rows.select_related("recipient__municipality").order_by("send_after", "pk")[:MOST])
    return [
        Waiting(
            recipient=message.recipient.get_full_name(),
            channel=message.get_channel_display(),
            title=str(outreach.kinds[message.kind].title),
            paragraphs=words.paragraphs,
            send_after=message.send_after,
        )
        for message, words in zip(messages, outreach.render_all(messages), strict=True)
        if words
    ]


def send_now() -> int:
    """Deliver every e-mail that waits, whatever the hour. Answers how many there were."""
    rows = _machine_sends()
    numbers = list(rows.values_list("pk", flat=True))
    rows.filter(pk__in=numbers).update(send_after=timezone.now())
    with _broad_daylight():
        for number in numbers:
            background.deliver(number)
    return len(numbers)


@contextmanager
def _broad_daylight() -> Iterator[None]:
    """No quiet hours for a moment, in this process of the demo only."""
    hours = settings.QUIET_FROM, settings.QUIET_UNTIL
    settings.QUIET_FROM, settings.QUIET_UNTIL = 24, 0
    try:
        yield
    finally:
        settings.QUIET_FROM, settings.QUIET_UNTIL = hours

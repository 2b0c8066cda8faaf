"""The past of the demo: the clock stands at the moment that is told, and the real actions run."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import time_machine
from django.db.models import Max, QuerySet
from django.utils import timezone
from django_q.models import OrmQ

from neighbourhoods import rules
from neighbourhoods.actions.outbox import move_message
from neighbourhoods.models import JournalEntry, Message, User
from neighbourhoods.models.outreach import BY_HAND, Channel, MessageState

DAY_BEGINS, DAY_ENDS = 8, 18
VERBS: dict[str, str] = {Channel.CALL: "call.done", Channel.LETTER: "letter.posted"}
chance = random.Random()  # noqa: S311 (drawing, not secrets)


def days_ago(days: int, hour: int = 10) -> datetime:
    """That hour, so many days before today. Never later than a minute ago."""
    then = timezone.localtime().replace(hour=hour, minute=chance.randrange(60), second=0, microsecond=0) - timedelta(
        days=days
    )
    return min(then, timezone.now() - timedelta(minutes=1))


def hours_ago(hours: float) -> datetime:
    """So many hours ago, but by day: what falls in the night happened early in the evening, in the same order."""
    then = timezone.localtime() - timedelta(hours=hours)
    if DAY_BEGINS <= then.hour < DAY_ENDS:
        return then
    evening = then if then.hour >= DAY_ENDS else then - timedelta(days=1)
    dusk = evening.replace(hour=DAY_ENDS, minute=0, second=0, microsecond=0)
    into_the_night = (then - dusk) / timedelta(hours=24 - DAY_ENDS + DAY_BEGINS)
    return dusk + timedelta(hours=1) * into_the_night


@contextmanager
def at(moment: datetime, *, calls_made: bool = True) -> Iterator[None]:
    """Do what the block does at `moment`: its e-mails and texts leave and its calls are made then.

    calls_made=False leaves the calls on the coordinators' list. Letters are printed once a day: those of the last day
    still wait for that.
    """
    last = Message.objects.aggregate(last=Max("pk"))["last"] or 0
    wait = {Channel.CALL: not calls_made, Channel.LETTER: moment > timezone.now() - timedelta(days=1)}
    with time_machine.travel(moment.astimezone(UTC), tick=False):
        yield
        _hand_over(Message.objects.filter(pk__gt=last).exclude(channel__in=[way for way in wait if wait[way]]))


@contextmanager
def the_past() -> Iterator[None]:
    """The same minutes every time; what was sent in the past leaves no row for the worker of today."""
    chance.seed("minutes in lindedaal")
    last = OrmQ.objects.aggregate(last=Max("pk"))["last"] or 0
    yield
    OrmQ.objects.filter(pk__gt=last).delete()


def _hand_over(announced: QuerySet[Message]) -> None:
    """E-mails and texts count as sent; calls as made and letters as posted by the coordinator of that neighbourhood.

    Writes what settle_call and post_letters write, for all messages at once: a test compares them.
    """
    over = list(announced.filter(state=MessageState.WAITING).select_related("recipient"))
    calls = [message for message in over if message.channel in BY_HAND]
    leads = _leads() if calls else {}
    for message in over:
        move_message(message, MessageState.SENT)
        message.settled_at = timezone.now()
        message.settled_by = leads[message.recipient.neighbourhood_id] if message.channel in BY_HAND else None
        message.save(update_fields=["state", "settled_at", "settled_by"])
    JournalEntry.objects.bulk_create(
        JournalEntry(
            resident=call.recipient, actor=call.settled_by, verb=VERBS[call.channel],
            about_type=Message._meta.label_lower, about_id=call.pk,
        )
        for call in calls
    )  # fmt: skip


def _leads() -> dict[int | None, User]:
    """Who hears first what happens in each neighbourhood, as rules.lead_of says of one."""
    posts = rules.current_posts().select_related("user")
    leads: dict[int | None, User] = {}
    for post in posts:
        leads.setdefault(post.neighbourhood_id, post.user)
    return leads

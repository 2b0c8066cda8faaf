"""The past of the demo: real actions run now, then what they wrote is put at the moment it tells about."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django_q.models import OrmQ

from marketplace.models import Agreement, Offer, Opportunity, Thanks, Visit
from neighbourhoods import rules
from neighbourhoods.actions.outbox import move_message, settle_call
from neighbourhoods.models import Consent, JournalEntry, Message, User
from neighbourhoods.models.outreach import BY_HAND, MessageState

DAY_BEGINS, DAY_ENDS = 8, 18
chance = random.Random("minutes in lindedaal")  # noqa: S311 (the same every time)

STAMPS: dict[type[models.Model], tuple[str, ...]] = {
    User: ("date_joined", "met_at"),
    Consent: ("given_at",),
    Opportunity: ("asked_at", "published_at"),
    Offer: ("made_at",),
    Agreement: ("made_at", "ended_at"),
    Visit: ("helper_said_at", "requester_said_at"),
    Thanks: ("given_at",),
    Message: ("created_at", "send_after", "queued_at", "settled_at"),
    JournalEntry: ("at",),
}


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
    """Put everything the block writes at `moment`, as if its e-mails left and its calls were made then.

    calls_made=False leaves the calls on the coordinators' list.
    """
    started = timezone.now()
    last_queued = OrmQ.objects.aggregate(last=models.Max("pk"))["last"] or 0
    yield
    hand_over(started, calls_made=calls_made)
    OrmQ.objects.filter(pk__gt=last_queued).delete()
    backdate(started, moment)


def hand_over(since: datetime, *, calls_made: bool) -> None:
    """Messages announced since then count as sent; calls as made by the coordinator of that neighbourhood."""
    new = Message.objects.filter(created_at__gte=since, state=MessageState.WAITING).select_related("recipient")
    for message in new:
        if message.channel not in BY_HAND:
            move_message(message, MessageState.SENT)
            message.settled_at = timezone.now()
            message.save()
        elif calls_made:
            settle_call(message, by=_caller_of(message.recipient), result="done")


def backdate(since: datetime, moment: datetime) -> None:
    """Shift every moment written since `since` to `moment`: the one place where the demo rewrites time."""
    made = Message.objects.filter(created_at__gte=since, due_on=timezone.localdate(), state=MessageState.SENT)
    made.update(due_on=timezone.localdate(moment))
    Opportunity.objects.filter(still_needed_asked_on=timezone.localdate(since)).update(
        still_needed_asked_on=timezone.localdate(moment)
    )
    for model, stamps in STAMPS.items():
        for stamp in stamps:
            model.objects.filter(**{f"{stamp}__gte": since}).update(**{stamp: moment})


def _caller_of(person: User) -> User:
    caller = rules.lead_of(person.neighbourhood_id) if person.neighbourhood_id else None
    if caller is None:
        raise LookupError(f"nobody looks after the neighbourhood of person {person.pk}")
    return caller

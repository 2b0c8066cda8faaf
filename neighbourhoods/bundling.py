"""The number of messages a week, and the one message in which the rest of them leaves when the week is over.

A message that is kept waiting becomes a part of its bundle and shares its fate: in one transaction the two are taken in
hand, and in one they are settled. Until then it can be taken back as ever.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import outreach
from .actions.outbox import revive
from .channels import channel_for
from .models import Message, MessageBudget, User
from .models.outreach import BY_HAND, MessageState
from .outreach import Haste, Rendered
from .queueing import queue

BUNDLE = "outbox.bundle"


def per_week(person: User) -> int | None:
    """How many messages a week this person gets at most; None: as many as there are."""
    return most_by(holding(MessageBudget.objects.filter(municipality=person.municipality_id)))


def most_by(row: MessageBudget | None) -> int | None:
    """What the row says; where nobody decided, the standard."""
    return row.per_week if row else settings.MESSAGES_PER_WEEK


def holding(rows: Iterable[MessageBudget]) -> MessageBudget | None:
    """Of the rows of a municipality the one that holds today: the newest that has begun."""
    begun = [row for row in rows if row.valid_from <= timezone.localdate()]
    return max(begun, key=lambda row: row.valid_from, default=None)


def is_full(person: User, now: datetime) -> bool:
    """Did this person get all messages of this week?"""
    most = per_week(person)
    return most is not None and sent_since(person, monday_before(now)) >= most


def sent_since(person: User, moment: datetime) -> int:
    """What left for this person by itself; a bundle is one message, an answer to their own act is none."""
    uncounted = [name for name, kind in outreach.kinds.items() if kind.haste in {Haste.ANSWER, Haste.WORK}]
    left = Message.objects.filter(recipient=person, claimed_at__gte=moment, urgent=False, bundle=None)
    left = left.exclude(state__in=[MessageState.WAITING, MessageState.CANCELLED])
    return left.exclude(channel__in=BY_HAND).exclude(kind__in=uncounted).count()


def monday_before(now: datetime) -> datetime:
    """When the week of this moment began."""
    local = timezone.localtime(now)
    return (local - timedelta(days=local.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)


def end_of_week(now: datetime) -> datetime:
    """The first moment after this week at which somebody may hear from us."""
    return (monday_before(now) + timedelta(days=7)).replace(hour=settings.QUIET_UNTIL)


def keep_for_bundle(message: Message, person: User, now: datetime) -> bool:
    """Let a message wait for the end of the week. False: it is not too many, or of no use by then.

    The caller holds the locks of the person and of the message.
    """
    kind = outreach.kinds[message.kind]
    if message.urgent or kind.haste != Haste.CAN_WAIT or not is_full(person, now):
        return False
    leaves = end_of_week(now)
    if _is_too_late(message, leaves):
        return False
    bundle = _bundle_of(person, message, leaves)
    if bundle is None:
        return False
    message.bundle, message.send_after = bundle, leaves
    message.save(update_fields=["bundle", "send_after"])
    return True


def _is_too_late(message: Message, leaves: datetime) -> bool:
    use_by = outreach.kinds[message.kind].use_by
    if use_by is None:
        return False
    outreach.load_things([message])
    last_day = use_by(message)
    return last_day is not None and last_day <= timezone.localdate(leaves)


def _bundle_of(person: User, message: Message, leaves: datetime) -> Message | None:
    """The bundle of this person and this week, which waits; None when it has left already."""
    general = channel_for(person)
    fields = {
        "recipient": person,
        "kind": BUNDLE,
        "channel": message.channel if general in BY_HAND else general,
        "send_after": leaves,
    }
    key = f"{BUNDLE}:{person.pk}:{leaves:%G-%V}"
    bundle, is_new = Message.objects.get_or_create(key=key, defaults=fields)
    if not is_new:
        bundle = Message.objects.select_for_update().get(pk=bundle.pk)
        if bundle.state == MessageState.WAITING:
            return bundle
        if bundle.state != MessageState.CANCELLED:
            return None
        revive(bundle, fields)
    queue(bundle)
    return bundle


def parts_of(bundle: Message) -> list[Message]:
    """The messages that leave in this one: they are as far as it is. In the order in which they were announced."""
    parts = Message.objects.filter(bundle=bundle, state=bundle.state)
    return list(parts.select_related("recipient__municipality").order_by("created_at", "pk"))


def parts_in_words(bundle: Message) -> list[tuple[Message, Rendered]]:
    """Every part with the words it has today, said in the way of the bundle; one that no longer holds is left out."""
    parts = parts_of(bundle)
    for part in parts:
        part.channel = bundle.channel  # only here: a call and a letter have their own words
    return [(part, words) for part, words in zip(parts, outreach.render_all(parts), strict=True) if words is not None]


def bundle(message: Message) -> Rendered | None:
    said = tuple(words for _part, words in parts_in_words(message))
    return Rendered((_("Here is the news of the past week."),), parts=said) if said else None


outreach.register(BUNDLE, bundle, title=gettext_lazy("messages of a week together"))

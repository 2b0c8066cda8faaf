"""When a message may leave, and its row in the worker's queue."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django_q.brokers.orm import ORM
from django_q.models import OrmQ
from django_q.tasks import async_task

from .models import Message, User
from .models.outreach import BY_HAND

LEFT_AFTER = timedelta(seconds=2.5 * settings.Q_CLUSTER["timeout"])  # beyond the time limit: who had it in hand is dead
GONE_AFTER = timedelta(seconds=settings.Q_CLUSTER["retry"]) + LEFT_AFTER  # it would have come again: its row is gone


def is_quiet(moment: datetime) -> bool:
    """Does this moment fall in the hours in which nobody hears from us?"""
    hour = timezone.localtime(moment).hour
    return hour >= settings.QUIET_FROM or hour < settings.QUIET_UNTIL


def after_quiet_hours(moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours it falls in."""
    if not is_quiet(moment):
        return moment
    local = timezone.localtime(moment)
    day = local + timedelta(days=1) if local.hour >= settings.QUIET_FROM else local
    return day.replace(hour=settings.QUIET_UNTIL, minute=0, second=0, microsecond=0)


def after_rest(person: User) -> datetime:
    """The morning after the last day of somebody's rest from messages."""
    day = (person.quiet_until or timezone.localdate()) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(settings.QUIET_UNTIL)))


class _From(ORM):
    """A queue whose row is first handed out at a chosen moment: for django-q2 it is locked until then."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment

    def enqueue(self, task: str) -> int:
        return OrmQ.objects.create(key=self.list_key, payload=task, lock=self.moment).pk


def queue(message: Message) -> None:
    """Write the queue row, in the caller's transaction. It holds the message's id and nothing else."""
    if message.channel in BY_HAND:
        return
    queue_call("neighbourhoods.background.deliver", message.pk, moment=message.send_after)
    message.queued_at = timezone.now()
    message.save(update_fields=["queued_at"])


def queue_call(func: str, *args: object, moment: datetime) -> None:
    """Let the worker call a function from this moment on: ids and names only, in the caller's transaction."""
    async_task(func, *args, broker=_From(moment))


def since_when_the_oldest_waits() -> datetime | None:
    """Of what the worker may take from its queue now. None: it has nothing to do."""
    due = OrmQ.objects.filter(lock__lte=timezone.now())
    return due.order_by("lock").values_list("lock", flat=True).first()

"""The turns of what runs by the clock, each behind a row that is counted and committed before it runs.

Two workers at once, or a task that is handed out again, find the turn taken. A function that breaks off is tried again
a few times; one that kills its worker stops after as many, rests, and shows up for an operator.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.exceptions import TimeoutException

from .models import BackgroundRun
from .queueing import LEFT_AFTER, queue_call

log = logging.getLogger(__name__)

ATTEMPTS = 3
REST = timedelta(hours=1)  # after it killed its worker that often: perhaps it was the machine, and all is well again
KEPT = timedelta(days=1)  # the turns that went well
KEPT_FAILED = timedelta(days=30)


def run(name: str, due: str) -> str:
    """One turn of a function, by its dotted name. Safe to run twice, late, or for nothing."""
    turn = claim(name, datetime.fromisoformat(due))
    if turn is None:
        return "nothing to do"
    try:
        import_string(name)()
    except (Exception, TimeoutException) as error:  # noqa: BLE001  whatever it is, its text stays here
        log.warning("%s broke off, attempt %s: %s", name, turn.attempts, type(error).__name__)
        return break_off(turn, error)
    return finish(turn)


@transaction.atomic(durable=True)
def claim(name: str, due: datetime) -> BackgroundRun | None:
    """Take a turn and commit that, counting the attempt, before anything happens. None: there is no need."""
    last = BackgroundRun.objects.select_for_update().filter(name=name).order_by("-due_at").first()
    if last is None or (last.ended_at is not None and last.due_at < due and not _rests(last)):
        turn, is_new = BackgroundRun.objects.get_or_create(name=name, due_at=due)
        return _begin(turn) if is_new else None
    if last.ended_at is not None or is_at_work(last):
        return None
    if last.attempts >= ATTEMPTS:  # not ended and nobody is at it: each time its worker was killed
        _end(last, BackgroundRun.DIED)
        log.error("%s killed its worker %s times and stops", name, last.attempts)
        return None
    return _begin(last)


def is_at_work(turn: BackgroundRun) -> bool:
    """Begun within the time that one task may take, and not ended."""
    return turn.ended_at is None and turn.started_at is not None and turn.started_at > timezone.now() - LEFT_AFTER


def _rests(turn: BackgroundRun) -> bool:
    return turn.error == BackgroundRun.DIED and turn.ended_at is not None and turn.ended_at > timezone.now() - REST


def _begin(turn: BackgroundRun) -> BackgroundRun:
    turn.attempts, turn.started_at = turn.attempts + 1, timezone.now()
    turn.save()
    return turn


def _end(turn: BackgroundRun, error: str) -> None:
    turn.ended_at, turn.error = timezone.now(), error
    turn.save()


@transaction.atomic
def break_off(turn: BackgroundRun, error: BaseException) -> str:
    """Try it again in a while, or give it up; the function's next turn comes all the same."""
    turn = BackgroundRun.objects.select_for_update().get(pk=turn.pk)
    if turn.attempts >= ATTEMPTS:
        _end(turn, type(error).__name__[:60])
        return "failed"
    turn.started_at, turn.error = None, type(error).__name__[:60]
    turn.save()
    moment = timezone.now() + timedelta(seconds=settings.RETRY_SECONDS * turn.attempts)
    queue_call("neighbourhoods.runs.run", turn.name, turn.due_at.isoformat(), moment=moment)
    return "put back"


@transaction.atomic
def finish(turn: BackgroundRun) -> str:
    """It went well; the older turns that went well are thrown away."""
    _end(turn, "")
    ended = BackgroundRun.objects.filter(name=turn.name).exclude(pk=turn.pk)
    ended.filter(error="", ended_at__lt=timezone.now() - KEPT).delete()
    ended.filter(ended_at__lt=timezone.now() - KEPT_FAILED).delete()
    return "done"


def try_again(name: str) -> BackgroundRun | None:
    """Now, also when it rests. None: it is at work already. Inside the transaction of an operator's action."""
    last = BackgroundRun.objects.select_for_update().filter(name=name).order_by("-due_at").first()
    if last is not None and is_at_work(last):
        return None
    if last is None or last.ended_at is not None:
        last = BackgroundRun(name=name, due_at=timezone.now())
    last.attempts, last.started_at = 0, None
    last.save()
    queue_call("neighbourhoods.runs.run", name, last.due_at.isoformat(), moment=timezone.now())
    return last

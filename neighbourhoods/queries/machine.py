"""What an operator sees of the machine: queue, turns of the clock, failures, uncertain messages. No person's data."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django_q.models import Failure, OrmQ, Schedule
from django_q.status import Stat

from neighbourhoods import schedules
from neighbourhoods.actions.machine import RUN
from neighbourhoods.models import BackgroundRun, Message
from neighbourhoods.models.outreach import BY_HAND, MessageState
from neighbourhoods.queueing import since_when_the_oldest_waits

LATELY = timedelta(days=7)
LATE = timedelta(minutes=5)  # the queue looks at its schedules twice a minute
MOST = 50


@dataclass(frozen=True)
class Cluster:
    """One worker with its children, as its own heart last said."""

    host: str
    since: datetime | None
    children: int


@dataclass(frozen=True)
class Queue:
    due: int
    later: int
    oldest: datetime | None  # since when the oldest of those that are due waits


@dataclass(frozen=True)
class TurnOfTheClock:
    func: str
    minutes: int
    next_at: datetime | None
    is_late: bool
    ended_at: datetime | None = None  # its last turn
    error: str = ""


@dataclass(frozen=True)
class Failed:
    """A task that ended with an error. Of the error only its class: its words may hold somebody's data."""

    id: str
    func: str
    stopped: datetime
    attempts: int
    error: str


@dataclass(frozen=True)
class Messages:
    waiting: int
    late: int
    by_hand: int
    uncertain: int
    failed: int


@dataclass(frozen=True)
class Machine:
    clusters: tuple[Cluster, ...]
    queue: Queue
    turns: tuple[TurnOfTheClock, ...]
    failures: tuple[Failed, ...]
    messages: Messages


def machine() -> Machine:
    return Machine(_clusters(), _queue(), _turns(), failures(), _messages())


def _clusters() -> tuple[Cluster, ...]:
    return tuple(Cluster(stat.host, stat.tob, len(stat.workers)) for stat in Stat.get_all())


def _queue() -> Queue:
    now = timezone.now()
    counts = OrmQ.objects.aggregate(due=Count("pk", filter=Q(lock__lte=now)), later=Count("pk", filter=Q(lock__gt=now)))
    return Queue(counts["due"], counts["later"], since_when_the_oldest_waits())


def _turns() -> tuple[TurnOfTheClock, ...]:
    """Every turn that is registered, also one that the table does not know: that one is late for good."""
    rows = {row.name: row for row in Schedule.objects.all()}
    ran = last_runs()
    late = timezone.now() - LATE
    found = []
    for name, turn in sorted(schedules.turns.items()):
        row = rows.get(name)
        next_at = row.next_run if row else None
        last = ran.get(turn.func)
        how = (last.ended_at, last.error) if last else ()
        found.append(TurnOfTheClock(turn.func, turn.minutes, next_at, next_at is None or next_at < late, *how))
    return tuple(found)


def last_runs() -> dict[str, BackgroundRun]:
    """The newest turn of each function."""
    newer = BackgroundRun.objects.filter(name=OuterRef("name"), due_at__gt=OuterRef("due_at"))
    return {run.name: run for run in BackgroundRun.objects.filter(~Exists(newer))}


def failures() -> tuple[Failed, ...]:
    """Tasks that failed, and turns of the clock that were given up and since when none went well."""
    rows = Failure.objects.order_by("-stopped")[:MOST]
    tasks = [Failed(row.id, row.func, row.stopped, row.attempt_count, _class_of(row.result)) for row in rows]
    turns = [
        Failed(f"{RUN}{run.pk}", run.name, run.ended_at, run.attempts, run.error)
        for run in last_runs().values()
        if run.error and run.ended_at and not run.put_away
    ]
    return (*turns, *tasks)


def _class_of(result: object) -> str:
    """The last line of a traceback begins with the class of the error."""
    last = str(result or "").strip().splitlines()[-1:] or [""]
    name = last[0].partition(":")[0].strip()
    return name if name.replace(".", "").replace("_", "").isalnum() else ""


def _messages() -> Messages:
    now, lately = timezone.now(), timezone.now() - LATELY
    waiting = Q(state=MessageState.WAITING)
    counts = Message.objects.aggregate(
        waiting=Count("pk", filter=waiting & ~Q(channel__in=BY_HAND)),
        late=Count("pk", filter=waiting & ~Q(channel__in=BY_HAND) & Q(send_after__lt=now - 2 * LATE)),
        by_hand=Count("pk", filter=waiting & Q(channel__in=BY_HAND, send_after__lte=now)),
        uncertain=Count("pk", filter=Q(state=MessageState.UNCERTAIN, settled_at__gte=lately)),
        failed=Count("pk", filter=Q(state=MessageState.FAILED, settled_at__gte=lately)),
    )
    return Messages(**counts)

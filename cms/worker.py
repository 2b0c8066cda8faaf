"""The worker of django-q2, made so that nothing of it goes on alone or hangs when a part is killed.

A killed child may hold a lock that the others share, and then they wait for it for ever, their guard too. So when a
child is killed the whole worker stops, and whoever started it starts it again: `manage.py serve`, systemd, a container.
"""

import logging
import os
import signal
import time
from functools import partial
from multiprocessing import Event, Process, RawValue
from typing import Any, NoReturn

from django_q.cluster import Cluster, Sentinel, get_mp_context

from cms.orphans import FELL, end_children_with_us

log = logging.getLogger(__name__)

SILENT_SECONDS = 90.0  # the guard looks at its children twice a second; a locked database may hold it up a while
FINISH_SECONDS = 30.0  # what the other children get to finish the task they have in hand
LEAVE_SECONDS = 2.0  # what a child gets to end by itself after its time was up


class ChildKilled(BaseException):
    """Raised wherever the guard is at that moment, also while it waits for a lock that died with the child."""


class Guard(Sentinel):
    """Starts the children and looks at them; stops with all of them when one was killed."""

    def __init__(self, beat: Any, *args: Any) -> None:
        self.beat = beat
        super().__init__(*args)

    def status(self) -> str:
        """Asked twice a second by the loop that guards: so long it is alive."""
        self.beat.value = time.monotonic()
        return super().status()

    def guard(self) -> None:
        os.register_at_fork(after_in_child=partial(signal.signal, signal.SIGCHLD, signal.SIG_DFL))
        signal.signal(signal.SIGCHLD, self.look_at_children)
        try:
            super().guard()
        except ChildKilled as killed:
            self.fall(killed)
        finally:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)

    def look_at_children(self, *_signal: object) -> None:
        """The system says at once that a child ended. The loop would come to it only when no lock stands in its way."""
        for child in (*self.pool, self.monitor, self.pusher):
            if was_killed(child):
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # once is enough
                raise ChildKilled(child.exitcode)

    def reincarnate(self, process: Process) -> None:
        """One that ended by itself is replaced; one whose time is up may first tell what it did, and is then ended."""
        if was_killed(process):
            raise ChildKilled(process.exitcode)
        process.join(LEAVE_SECONDS)
        super().reincarnate(process)

    def fall(self, killed: ChildKilled) -> NoReturn:
        """End with all children, the tasks in hand done. Nothing here may wait for a lock."""
        log.error("a part of the worker was killed (%s): all of it starts again", killed)
        self.pusher.kill()  # nothing new is taken
        until = time.monotonic() + FINISH_SECONDS
        while time.monotonic() < until and any(is_at_work(child) for child in self.pool):
            self.beat.value = time.monotonic()
            time.sleep(0.05)
        os._exit(FELL)  # the children die with their parent


def was_killed(child: Process) -> bool:
    return (child.exitcode or 0) < 0


def is_at_work(child: Process) -> bool:
    return child.is_alive() and child.timer.get_obj().value > 0


class Worker(Cluster):
    """django-q2's cluster, with our guard."""

    def start(self) -> int:
        self.stop_event, self.start_event = Event(), Event()
        self.beat = RawValue("d", time.monotonic())
        self.sentinel = get_mp_context().Process(
            target=Guard,
            args=(self.beat, self.stop_event, self.start_event, self.cluster_id, self.broker, self.timeout),
        )
        self.sentinel.start()
        return self.pid

    def sig_handler(self, signum: int, frame: object) -> None:  # noqa: ARG002 (the shape of a signal handler)
        """Ask it to finish; watch() waits. Joining here, as django-q2 does, would wait for ever on one that hangs."""
        if self.stop_event is not None:
            self.stop_event.set()

    def watch(self) -> int:
        """Until it ended: 0 when that was asked, otherwise FELL. One that hangs is killed."""
        while self.sentinel.is_alive():
            if time.monotonic() - self.beat.value > SILENT_SECONDS:
                log.error("the worker hangs: it is killed, to be started again")
                self.sentinel.kill()
            self.sentinel.join(0.5)
        return 0 if self.sentinel.exitcode == 0 else FELL


def run() -> int:
    """The worker in this process, until it is asked to stop or a part of it was killed."""
    end_children_with_us()
    worker = Worker()
    worker.start()
    return worker.watch()

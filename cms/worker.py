"""The worker of django-q2, made so that nothing of it goes on alone or hangs when a part is killed.

A killed child may hold a lock of the queue between them, and then the others wait for it for ever. So when a child is
killed the whole worker stops, and whoever started it starts it again: `manage.py serve`, systemd, a container.
"""

import logging
import os
import time
from multiprocessing import Event, Process, RawValue
from typing import Any

from django_q.cluster import Cluster, Sentinel, get_mp_context

from cms.orphans import FELL, end_children_with_us

log = logging.getLogger(__name__)

SILENT_SECONDS = 90.0  # the guard looks at its children twice a second; a locked database may hold it up a while
FINISH_SECONDS = 30.0  # what the other children get to finish the task they have in hand


class Guard(Sentinel):
    """Starts the children and looks at them; stops with all of them when one was killed."""

    def __init__(self, beat: Any, *args: Any) -> None:
        self.beat = beat
        super().__init__(*args)

    def status(self) -> str:
        """Asked twice a second by the loop that guards: so long it is alive."""
        self.beat.value = time.monotonic()
        return super().status()

    def reincarnate(self, process: Process) -> None:
        """One that ended by itself is replaced. One that was killed takes the others along, their tasks done."""
        if process.exitcode is None or process.exitcode >= 0:
            super().reincarnate(process)
            return
        log.error("a part of the worker was killed (%s): all of it starts again", process.exitcode)
        self.event_out.set()  # nothing new is taken
        until = time.monotonic() + FINISH_SECONDS
        while time.monotonic() < until and any(is_at_work(child) for child in self.pool):
            self.beat.value = time.monotonic()
            time.sleep(0.05)
        os._exit(FELL)  # the children die with their parent


def is_at_work(child: Process) -> bool:
    return child.is_alive() and child.timer.value > 0


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

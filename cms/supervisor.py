"""Runs a few programs side by side and stops them together, with every process they started."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType

from cms.orphans import end_with

PATIENCE = 15.0  # seconds a program gets to finish what it is doing
RESTARTS = 5  # in a minute; after that something is really wrong
READY_WITHIN = 60.0  # seconds a program that was renewed gets to answer


@dataclass
class Program:
    name: str
    command: list[str]
    is_ready: Callable[[], bool] = lambda: True  # asked again until it is, before the next one is renewed
    process: subprocess.Popen | None = None
    started: list[float] = field(default_factory=list)

    def start(self, folder: Path) -> None:
        """In a process group of its own, so that what it forks can be ended with it."""
        self.process = subprocess.Popen(  # noqa: S603 (our own programs)
            self.command,
            cwd=folder,
            start_new_session=True,
            preexec_fn=partial(end_with, os.getpid(), signal.SIGTERM),  # noqa: PLW1509 (it has one thread)
        )
        self.started.append(time.monotonic())

    @property
    def has_stopped(self) -> bool:
        return self.process is None or self.process.poll() is not None

    @property
    def keeps_falling(self) -> bool:
        return sum(moment > time.monotonic() - 60 for moment in self.started) > RESTARTS

    def ask_to_stop(self) -> None:
        if self.process and not self.has_stopped:
            self.process.terminate()

    def end(self) -> None:
        """End what is left of the group, also when its leader is gone."""
        if self.process:
            _kill_group(self.process.pid)
            self.process.wait()


class Supervisor:
    """Starts the programs, starts again what falls, and on SIGINT or SIGTERM stops them all.

    On SIGHUP it renews them one by one: each finishes what it is doing, and the next waits until it answers again.
    """

    def __init__(self, programs: list[Program], *, folder: Path, say: Callable[[str], object]) -> None:
        self.programs, self.folder, self.say = programs, folder, say
        self.greet: Callable[[], bool] = lambda: True  # asked again until it has greeted
        self.stopping = self.renewing = False

    def run(self) -> int:
        """Until asked to stop (0), or until a program keeps falling (1)."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGHUP, self._renew_soon)
        try:
            for program in self.programs:
                program.start(self.folder)
            return self._watch()
        finally:
            self._end_all()

    def _watch(self) -> int:
        greeted = False
        while not self.stopping:
            greeted = greeted or self.greet()
            if self.renewing:
                self._renew()
            for program in self.programs:
                if program.has_stopped and not self.stopping:
                    program.end()
                    if program.keeps_falling:
                        self.say(f"The {program.name} keeps stopping. Read what it said above.")
                        return 1
                    self.say(f"The {program.name} stopped; starting it again.")
                    program.start(self.folder)
            time.sleep(0.2)
        return 0

    def _stop(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 (the shape of a signal handler)
        self.stopping = True

    def _renew_soon(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 (the shape of a signal handler)
        self.renewing = True

    def _renew(self) -> None:
        """One that does not come back ends the round: the others go on as they are."""
        self.renewing = False
        for program in self.programs:
            _stop_in_peace([program])
            if self.stopping:
                return
            program.start(self.folder)
            if not _happens(program.is_ready, READY_WITHIN):
                self.say(f"The {program.name} does not answer; the rest is left as it is.")
                return
        self.say("Everything was renewed.")

    def _end_all(self) -> None:
        _stop_in_peace(self.programs)


def _stop_in_peace(programs: list[Program]) -> None:
    """Ask, wait until they have finished what they were doing, end what is left of each group."""
    for program in programs:
        program.ask_to_stop()
    _happens(lambda: all(program.has_stopped for program in programs), PATIENCE)
    for program in programs:
        program.end()


def _happens(what: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return

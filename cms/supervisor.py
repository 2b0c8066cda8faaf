"""Runs a few programs side by side and stops them together, with every process they started."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType

PATIENCE = 15.0  # seconds a program gets to finish what it is doing
RESTARTS = 5  # in a minute; after that something is really wrong
DIE_WITH_PARENT = 1  # prctl(PR_SET_PDEATHSIG, ...)


@dataclass
class Program:
    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    started: list[float] = field(default_factory=list)

    def start(self, folder: Path) -> None:
        """In a process group of its own, so that what it forks can be ended with it."""
        self.process = subprocess.Popen(  # noqa: S603 (our own programs)
            self.command,
            cwd=folder,
            start_new_session=True,
            preexec_fn=partial(_end_with, os.getpid()),  # noqa: PLW1509 (the supervisor has one thread)
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
    """Starts the programs, starts again what falls, and on SIGINT or SIGTERM stops them all."""

    def __init__(self, programs: list[Program], *, folder: Path, say: Callable[[str], object]) -> None:
        self.programs, self.folder, self.say = programs, folder, say
        self.greet: Callable[[], bool] = lambda: True  # asked again until it has greeted
        self.stopping = False

    def run(self) -> int:
        """Until asked to stop (0), or until a program keeps falling (1)."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
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

    def _end_all(self) -> None:
        for program in self.programs:
            program.ask_to_stop()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not all(program.has_stopped for program in self.programs):
            time.sleep(0.05)
        for program in self.programs:
            program.end()


def _end_with(parent: int) -> None:
    """When the supervisor itself is killed, its programs are told to stop (Linux)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
    if os.getppid() != parent:  # killed before we could ask to be told
        os._exit(1)


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return

"""Starts what runs in production, starts it again when it falls (as systemd does), and kills parts of it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random

from django.conf import settings

from cms.orphans import end_with
from tests import databases
from tests.cms.test_serve import family, is_alive

# Short times: whoever had a message in hand counts as dead after 7.5 seconds, a lost task comes back after 9.
QUICKLY = {
    "TASK_SECONDS": "3", "TASK_RETRY_SECONDS": "9", "RETRY_SECONDS": "1", "EMAIL_TIMEOUT": "2", "UNDO_SECONDS": "0",
    "QUIET_FROM": "24", "QUIET_UNTIL": "0", "LOG_LEVEL": "WARNING", "SITE_URL": "http://localhost",
}  # fmt: skip
WORKER = """
import pathlib, sys
from cms.supervisor import Program, Supervisor
program = Program("worker", [sys.executable, "manage.py", "qcluster"])
sys.exit(Supervisor([program], folder=pathlib.Path("."), say=print).run())
"""


class Programs:
    """One command that is kept running, with everything it started."""

    def __init__(self, command: list[str], **environment: str) -> None:
        more = {"SECRET_KEY": settings.SECRET_KEY} | QUICKLY | environment  # tasks and sessions are signed with it
        self.command, self.environment = command, databases.environment(**more)
        self.log = databases.RUN / f"programs-{os.getpid()}-{id(self)}.log"
        self.starts = 0
        self.ending = threading.Event()
        self.process = self._start()
        self.keeper = threading.Thread(target=self._keep, daemon=True)
        self.keeper.start()

    def _start(self) -> subprocess.Popen:
        self.starts += 1
        with self.log.open("ab") as out:
            return subprocess.Popen(
                self.command, cwd=databases.ROOT, env=self.environment, stdout=out, stderr=out, start_new_session=True,
                preexec_fn=partial(end_with, os.getpid(), signal.SIGKILL),  # noqa: PLW1509 (it calls the kernel only)
            )  # fmt: skip

    def _keep(self) -> None:
        while not self.ending.wait(0.2):
            if self.process.poll() is not None:
                self.process = self._start()

    def end(self) -> None:
        self.ending.set()
        self.keeper.join()
        for pid in family(self.process.pid):
            kill(pid)
        self.process.wait()

    def parts(self) -> dict[str, list[int]]:
        """Who lives now: the supervisor, and of web and worker the main process, its children, and all of it."""
        found: dict[str, list[int]] = {"supervisor": [self.process.pid], "everything": family(self.process.pid)}
        for pid in children(self.process.pid):
            name = "worker" if "qcluster" in words(pid) else "web"
            found[name], found[f"all of the {name}"] = [pid], family(pid)
            found[f"child of the {name}"] = family(pid)[1:]
        alive = {name: list(filter(is_alive, pids)) for name, pids in found.items()}
        return {name: pids for name, pids in alive.items() if pids}

    def strike(self, whom: str, dice: Random) -> bool:
        """kill -9: of a group all at once, else one of those. False: there is none now."""
        pids = self.parts().get(whom, [])
        if not whom.startswith(("all", "every")):
            pids = pids and [dice.choice(pids)]
        return bool(list(filter(kill, pids)))

    def said(self) -> str:
        return self.log.read_text(errors="replace")


def words(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def kill(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False


@contextmanager
def running(command: list[str], **environment: str) -> Iterator[Programs]:
    programs = Programs(command, **environment)
    try:
        yield programs
    finally:
        programs.end()


def worker(**environment: str):
    """The worker alone, under the supervisor."""
    return running([sys.executable, "-c", WORKER], **environment)


def site(port: int, **environment: str):
    """Web and worker, as `make demo` and a small installation run them."""
    return running([sys.executable, "manage.py", "serve", "--port", str(port)], **environment)


def until(answer, seconds: float, pause: float = 0.1):
    """What it answers as soon as that is true, or at last."""
    end = time.monotonic() + seconds
    while not (found := answer()) and time.monotonic() < end:
        time.sleep(pause)
    return found

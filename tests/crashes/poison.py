"""What the worker is given to run in these tests. Each run leaves a line in a file."""

import os
import signal
from multiprocessing import current_process
from pathlib import Path

FILE = "DICHTBIJ_TEST_LINES"


def note() -> None:
    with Path(os.environ[FILE]).open("a") as file:
        file.write(f"{os.getpid()}\n")


def strike() -> None:
    """As when it takes all memory: the kernel kills the process it runs in."""
    note()
    os.kill(os.getpid(), signal.SIGKILL)


def strike_at_a_bad_moment() -> None:
    """The same while it holds the lock of its timer, as after each task: nobody will ever let go of that."""
    current_process().timer.get_lock().acquire()
    strike()

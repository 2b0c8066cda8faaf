"""Nobody goes on alone: a process that dies when the one that started it does (Linux)."""

import ctypes
import os
import signal
import sys

DIE_WITH_PARENT = 1  # prctl(PR_SET_PDEATHSIG, ...)
FELL = 1  # exit code


def end_with(parent: int, number: int) -> None:
    """In a new process: when its parent is killed it gets this signal."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, number)
    if os.getppid() != parent:  # killed before we could ask to be told
        os._exit(FELL)


def end_children_with_us() -> None:
    """Whatever this process forks, and what that forks, dies when its parent does, and when it is asked to.

    How its parent answers when asked to stop is not for a child: that would go on as if nothing was said.
    """
    parents: list[int] = []

    def before() -> None:
        parents[:] = [os.getpid()]

    def after_in_child() -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        end_with(parents[0], signal.SIGKILL)

    os.register_at_fork(before=before, after_in_child=after_in_child)

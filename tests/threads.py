"""Several threads that begin at the same moment, each with its own database connection."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections


def at_once(count: int, *acts: Callable[[], object]) -> list[object]:
    """What each of `count` threads answered; the acts are dealt round. A thread that breaks breaks the test."""
    ready = Barrier(count)
    answers: list[object] = []
    broken: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait(10)
            answers.append(act())
        except BaseException as error:  # noqa: BLE001  whatever it is, the test must say it
            broken.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[acts[number % len(acts)]]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert broken == []
    assert len(answers) == count
    return answers

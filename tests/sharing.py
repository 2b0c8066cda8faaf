"""What the tests of one file share: made once, in a transaction in which each test works and undoes its own part."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import translation


def made_once(
    make: Callable[..., Any], at: datetime | str | None = None, each: Sequence[Any] | None = None
) -> Callable[..., Iterator[Any]]:
    """A fixture for one file with what `make` gives, made at that moment. Only for tests that need no real commit.

    each: `make` is given one of these at a time, and every test runs with each of them.

    Every test of the file that runs while it is there finds it in the database, also when it does not ask for it.
    Whoever changes the objects themselves takes them from the database, or a copy.
    """

    @pytest.fixture(scope="module", params=each)
    def made(request, django_db_setup, django_db_blocker) -> Iterator[Any]:
        around = transaction.atomic()
        with django_db_blocker.unblock(), time_machine.travel(at, tick=False) if at else nullcontext():
            translation.deactivate()
            around.__enter__()
            try:
                given = make() if each is None else make(request.param)
            except BaseException:
                undo(around)
                raise
        yield given
        with django_db_blocker.unblock():
            undo(around)

    return made


def undo(around: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    around.__exit__(None, None, None)

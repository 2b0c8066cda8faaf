"""The clock of the suite: every test begins at the same moment, a Wednesday in June, and the clock goes on from there.

So no test passes or fails by the hour, the day or the year on which it is run, and the rows it writes never grow old.
What it finds was made half a minute before. CLOCK="2026-12-31T23:59:59.9+01:00" tries another moment: midnight falls in
the middle of each test. Other processes keep the real time, and so does a test that works with them or walks for long.
"""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

MOMENT = datetime.fromisoformat(os.environ.get("CLOCK", "2026-06-03T12:00:00+02:00"))
BEFORE = timedelta(seconds=30)
SINCE = time.time() - time.monotonic()  # of the real time, which goes on beside it
REAL = {"browser", "slow", "real_time"}
SHARED = {"live_server", "transactional_db"}  # committed, so that others see it

moved = time_machine.travel(MOMENT - BEFORE, tick=True).start()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    begins_at(item, MOMENT - BEFORE)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    begins_at(item, MOMENT)  # a test that has a clock of its own keeps that


def begins_at(item: pytest.Item, moment: datetime) -> None:
    moved.move_to(datetime.fromtimestamp(SINCE + time.monotonic(), UTC) if keeps_real_time(item) else moment)


def keeps_real_time(item: pytest.Item) -> bool:
    commits = (item.get_closest_marker("django_db") or pytest.mark.django_db).kwargs.get("transaction", False)
    return commits or bool(SHARED & set(item.fixturenames)) or any(map(item.get_closest_marker, REAL))

"""Turns of the clock: each once, tried again a few times, and stopped when they take the worker along."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_q.exceptions import TimeoutException
from django_q.models import OrmQ

from neighbourhoods import runs
from neighbourhoods.actions.machine import dismiss_failure, retry_failure
from neighbourhoods.models import BackgroundRun, JournalEntry, User
from neighbourhoods.queries.machine import machine
from tests.threads import at_once

pytestmark = pytest.mark.django_db
NAME = "tests.neighbourhoods.test_runs.work"
done: list[str] = []
faults: list[BaseException] = []


def work() -> None:
    if faults:
        raise faults[0]
    done.append("done")


@pytest.fixture(autouse=True)
def clock():
    done.clear()
    faults.clear()
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as clock:
        yield clock


@pytest.fixture
def olga(db) -> User:
    return User.objects.create_superuser("olga@lindedaal.example", first_name="Olga")


def now() -> str:
    return timezone.now().isoformat()


def story() -> list[tuple[int, str, bool]]:
    rows = BackgroundRun.objects.order_by("due_at").values_list("attempts", "error", "ended_at")
    return [(attempts, error, ended is not None) for attempts, error, ended in rows]


def killed(times: int, clock) -> None:
    """Its worker is killed, and the task handed out again."""
    for _ in range(times):
        assert runs.claim(NAME, timezone.now()) is not None
        clock.shift(timedelta(minutes=6))


def test_one_turn_runs_once(clock):
    due = now()

    assert [runs.run(NAME, due) for _ in range(3)] == ["done", "nothing to do", "nothing to do"]
    assert (done, story()) == (["done"], [(1, "", True)])


def test_a_turn_that_comes_late_is_not_run_after_a_newer_one(clock):
    early = now()
    clock.shift(timedelta(minutes=1))
    runs.run(NAME, now())

    assert runs.run(NAME, early) == "nothing to do"


def test_the_next_turn_waits_while_one_is_at_work(clock):
    runs.claim(NAME, timezone.now())
    clock.shift(timedelta(minutes=1))

    assert runs.run(NAME, now()) == "nothing to do"
    assert story() == [(1, "", False)]


def test_what_breaks_off_is_tried_again_and_then_given_up(clock, caplog):
    faults.append(ValueError("Samira, 06 12 34 56 78"))
    due = now()

    assert [runs.run(NAME, due) for _ in range(4)] == ["put back", "put back", "failed", "nothing to do"]
    assert (story(), OrmQ.objects.count()) == ([(3, "ValueError", True)], 2)
    assert "Samira" not in caplog.text


def test_what_takes_too_long_is_tried_again(clock):
    faults.append(TimeoutException("too long"))

    assert runs.run(NAME, now()) == "put back"


def test_what_went_wrong_once_goes_well_the_next_time(clock):
    faults.append(ValueError())
    runs.run(NAME, now())
    faults.clear()
    clock.shift(timedelta(minutes=1))

    assert runs.run(NAME, now()) == "done"
    assert story() == [(2, "", True)]


def test_what_kills_its_worker_stops_rests_and_shows_up(clock):
    killed(3, clock)

    assert runs.run(NAME, now()) == "nothing to do"
    clock.shift(timedelta(minutes=50))
    assert runs.run(NAME, now()) == "nothing to do"
    assert (done, story()) == ([], [(3, "WorkerDied", True)])
    assert [(it.func, it.attempts, it.error) for it in machine().failures] == [(NAME, 3, "WorkerDied")]

    clock.shift(timedelta(minutes=15))  # perhaps it was the machine: once an hour it may try
    assert runs.run(NAME, now()) == "done"
    assert machine().failures == ()


def test_an_operator_lets_it_run_again_at_once(clock, olga):
    killed(3, clock)
    runs.run(NAME, now())
    [failure] = machine().failures

    retry_failure(failure.id, by=olga)

    [row] = OrmQ.objects.all()
    assert (row.task["func"], runs.run(*row.task["args"]), done) == ("neighbourhoods.runs.run", "done", ["done"])
    assert ([entry.verb for entry in JournalEntry.objects.all()], machine().failures) == (["task.retried"], ())


def test_what_is_put_away_still_rests(clock, olga):
    killed(3, clock)
    runs.run(NAME, now())

    dismiss_failure(machine().failures[0].id, by=olga)

    clock.shift(timedelta(minutes=5))
    assert (machine().failures, runs.run(NAME, now())) == ((), "nothing to do")


def test_old_turns_are_thrown_away_and_failures_kept_for_a_month(clock):
    runs.run(NAME, now())
    faults.append(ValueError())
    clock.shift(timedelta(minutes=1))
    for _ in range(3):
        runs.run(NAME, now())
    faults.clear()
    clock.shift(timedelta(days=2))
    runs.run(NAME, now())
    assert story() == [(3, "ValueError", True), (1, "", True)]

    clock.shift(timedelta(days=31))
    runs.run(NAME, now())
    assert story() == [(1, "", True)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_four_workers_with_one_turn_run_it_once(clock):
    for number in range(8):
        due = (timezone.now() + timedelta(minutes=number)).isoformat()
        assert sorted(at_once(4, lambda: runs.run(NAME, due))) == ["done"] + ["nothing to do"] * 3  # noqa: B023
    assert len(done) == 8

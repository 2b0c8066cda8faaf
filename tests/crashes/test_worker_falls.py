"""The worker that is killed: by its own task, by somebody, by half; and two workers with one clock."""

import os
import signal
import sys
import time
from contextlib import suppress
from datetime import timedelta
from io import StringIO
from multiprocessing import Value

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from django_q.brokers import get_broker
from django_q.cluster import get_mp_context
from django_q.models import OrmQ, Schedule
from django_q.scheduler import scheduler

from cms.worker import SILENT_SECONDS, Guard
from neighbourhoods import runs
from neighbourhoods.models import BackgroundRun, User
from neighbourhoods.queueing import queue_call
from neighbourhoods.schedules import turns
from tests.cms.test_serve import at_least, is_alive
from tests.entering import enter
from tests.threads import at_once

from . import poison
from .programs import kill, running, until, worker

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
WITHIN = 45  # seconds; a guard that waits for a dead child's lock is found out only after 90
STRIKE, NOTE = "tests.crashes.poison.strike", "tests.crashes.poison.note"


@pytest.fixture
def lines(tmp_path, monkeypatch):
    """What the tasks wrote down, one line for each run."""
    call_command("createcachetable", "cache", verbosity=0)
    file = tmp_path / "lines"
    file.touch()
    monkeypatch.setenv(poison.FILE, str(file))
    return lambda: file.read_text().split()


def turn(name: str) -> None:
    queue_call("neighbourhoods.runs.run", name, timezone.now().isoformat(), moment=timezone.now())


def what_the_doctor_says() -> str:
    out = StringIO()
    with suppress(SystemExit):
        call_command("doctor", stdout=out)
    return out.getvalue()


def test_a_task_that_kills_its_worker_stops_after_its_attempts_and_an_operator_sees_it(lines, client):
    turn(STRIKE)
    with worker():
        given_up = until(lambda: BackgroundRun.objects.filter(name=STRIKE, ended_at__isnull=False).first(), 150, 0.5)
        turn(NOTE)
        assert until(lambda: len(lines()) == runs.ATTEMPTS + 1, 60)  # the worker lives, and does the next thing

    assert (given_up.attempts, given_up.error) == (runs.ATTEMPTS, BackgroundRun.DIED)
    enter(client, User.objects.create_superuser("olga@lindedaal.example"))
    page = BeautifulSoup(client.get("/cms/techniek/").content, "html.parser")
    assert [code.text for code in page.select("section:has(#fout) li code")] == [STRIKE, BackgroundRun.DIED]
    assert f"MEND   tasks: Failed: {STRIKE}. → See /cms/techniek/" in what_the_doctor_says()


@pytest.mark.parametrize("whom", ["worker", "child of the worker", "supervisor"])
def test_whatever_is_killed_nothing_goes_on_alone_and_the_work_goes_on(lines, whom):
    with worker() as programs:
        assert until(lambda: len(programs.parts().get("child of the worker", [])) >= 5, 60), programs.said()
        parts = programs.parts()
        kill(parts[whom][-1])

        gone = parts["everything"] if whom == "supervisor" else parts["all of the worker"]
        assert until(lambda: not any(map(is_alive, gone)), 45), [pid for pid in gone if is_alive(pid)]
        turn(NOTE)
        assert until(lambda: len(lines()) == 1, 60), programs.said()


def test_the_children_of_a_killed_worker_die_with_it_also_when_nobody_ends_its_group(lines):
    with running([sys.executable, "manage.py", "qcluster"]) as programs:
        everything = until(lambda: at_least(6, programs.parts().get("everything", [])), 60)
        kill(everything[0])

        assert until(lambda: not any(map(is_alive, everything)), 20), programs.said()


def test_a_child_that_takes_a_lock_into_its_grave_holds_nobody_up(lines):
    with worker() as programs:
        assert until(lambda: len(programs.parts().get("child of the worker", [])) >= 5, 60), programs.said()
        before = programs.parts()["child of the worker"]
        queue_call("tests.crashes.poison.strike_at_a_bad_moment", moment=timezone.now())
        assert until(lambda: len(lines()) == 1, 30), programs.said()
        for _ in range(3):  # the other child still does some of them
            queue_call(NOTE, moment=timezone.now())

        assert until(lambda: not any(map(is_alive, before)), WITHIN), [pid for pid in before if is_alive(pid)]
        assert until(lambda: len(lines()) == 4, 60), programs.said()


def test_a_worker_that_hangs_is_killed_and_starts_again(lines):
    with worker() as programs:
        assert until(lambda: len(programs.parts().get("child of the worker", [])) >= 5, 60), programs.said()
        guard, *others = programs.parts()["child of the worker"]
        os.kill(guard, signal.SIGSTOP)

        assert until(lambda: not any(map(is_alive, [guard, *others])), SILENT_SECONDS + 30), programs.said()
        turn(NOTE)
        assert until(lambda: len(lines()) == 1, 60), programs.said()


def test_a_child_whose_time_is_up_may_first_tell_what_it_did(tmp_path):
    """Ended in the midst of that it would take along the lock that all need for it."""
    told = tmp_path / "told"
    guard = Guard.__new__(Guard)  # not begun: it would guard
    guard.spawn_worker, guard.monitor, guard.pusher, guard.reincarnations = list, None, None, 0
    child = get_mp_context().Process(target=lambda: (time.sleep(0.3), told.touch()))
    child.timer = Value("f", 0)
    guard.pool = [child]
    child.start()

    guard.reincarnate(child)

    assert (guard.pool, told.exists()) == ([], True)


def test_two_clusters_that_look_at_the_clock_at_once_queue_each_turn_once():
    Schedule.objects.update(next_run=timezone.now() - timedelta(minutes=3))
    names = sorted(Schedule.objects.values_list("name", flat=True))

    at_once(2, lambda: scheduler(broker=get_broker()))

    assert sorted(row.task["group"] for row in OrmQ.objects.all()) == names


def test_two_clusters_run_each_turn_once(lines):
    """Also one that was queued twice: whichever cluster comes second finds it taken."""
    for name in ("each minute", "each minute, again"):
        Schedule.objects.create(
            name=name, func="neighbourhoods.runs.run", args=repr((NOTE,)), intended_date_kwarg="due",
            schedule_type=Schedule.MINUTES, minutes=1,
        )  # fmt: skip
    Schedule.objects.update(next_run=timezone.now())
    with worker(), worker():
        until(lambda: BackgroundRun.objects.filter(name=NOTE, ended_at__isnull=False).count() >= 2, 200, 1)
        until(lambda: not OrmQ.objects.filter(lock__lte=timezone.now()).exists(), 30)

    assert len(lines()) == BackgroundRun.objects.filter(name=NOTE).count() == 2
    assert {run.attempts for run in BackgroundRun.objects.all()} == {1}
    assert {run.name for run in BackgroundRun.objects.all()} == {NOTE} | {turn.func for turn in turns.values()}

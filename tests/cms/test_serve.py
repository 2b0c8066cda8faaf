"""Web and worker from one command: they start, stop together, and leave nothing running."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.supervisor import Program, Supervisor
from tests import databases

SLEEPER = [sys.executable, "-c", "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"]
KEEPS_ONE = """
import pathlib, sys
from cms.supervisor import Program, Supervisor
program = Program("website", [sys.executable, "-c", "import time; time.sleep(120)"])
Supervisor([program], folder=pathlib.Path("."), say=print).run()
"""
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def serve(port):
    started = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        process = subprocess.Popen(
            command, cwd=databases.ROOT, env=databases.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_it_answers_and_stops_without_orphans(serve, port):
    process = serve()
    answered = wait_for(lambda: status(port), 60)
    everybody = wait_for(lambda: at_least(8, family(process.pid)), 60)  # two programs and what they forked

    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[0].decode()

    assert (answered, process.returncode) == (200, 0)
    assert f"http://localhost:{port}/demo/" in said
    assert [pid for pid in everybody if is_alive(pid)] == []


def test_the_demo_listens_on_this_computer_only(settings):
    settings.DEMO = True

    with pytest.raises(CommandError, match="only listens on this computer"):
        call_command("serve", host="0.0.0.0")  # noqa: S104


def test_a_taken_port_is_refused_in_a_sentence(serve, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        process = serve()
        said = process.communicate(timeout=60)[0].decode()

    assert process.returncode == 1
    assert f"Something else is using port {port}. Stop that, or choose another port: make demo PORT={port + 1}" in said


def test_what_falls_is_started_again_and_what_keeps_falling_ends_it(tmp_path):
    said = []
    falls = Program("worker", [sys.executable, "-c", "raise SystemExit"])

    code = in_a_child(Supervisor([falls, Program("website", SLEEPER)], folder=tmp_path, say=said.append).run)

    assert code == 1


def test_killing_the_supervisor_ends_its_programs(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", KEEPS_ONE], cwd=databases.ROOT)
    everybody = wait_for(lambda: at_least(2, family(process.pid)), 60)

    process.kill()
    process.wait()

    assert len(everybody) == 2
    assert wait_for(lambda: not any(is_alive(pid) for pid in everybody), 30)


# ---------------------------------------------------------------- small helpers
def in_a_child(run) -> int:
    """Signals are the supervisor's own there."""
    pid = os.fork()
    if pid == 0:
        os._exit(run())
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def status(port: int) -> int | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/inloggen/", timeout=20) as response:
            return response.status
    except OSError:
        return None


def wait_for(answer, seconds: float):
    until = time.monotonic() + seconds
    while not (found := answer()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def at_least(number: int, found: list[int]) -> list[int]:
    return found if len(found) >= number else []


def family(pid: int) -> list[int]:
    """A process and everything it started, from /proc."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = children.read_text().split() if children.exists() else []
    return [pid, *(member for child in found for member in family(int(child)))]


def is_alive(pid: int) -> bool:
    """A zombie that waits to be counted is not alive."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(") ")[2][0] != "Z"

"""Web and worker from one command: they start, stop together, and leave nothing running."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
import requests
from django.core.management import CommandError, call_command

from cms.management.commands.serve import website
from cms.supervisor import Program, Supervisor
from tests import databases

SLEEPER = [sys.executable, "-c", "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"]
KEEPS_ONE = """
import pathlib, sys
from cms.supervisor import Program, Supervisor
program = Program("website", [sys.executable, "-c", "import time; time.sleep(120)"])
Supervisor([program], folder=pathlib.Path("."), say=print).run()
"""
pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def serve(port):
    started = []

    def start(*more: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", "serve", "--port", str(port), *more]
        process = subprocess.Popen(
            command, cwd=databases.ROOT, env=databases.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def alone(port):
    """A website without a supervisor that begins to start: its main process and the number of the one that answers."""
    command = website("127.0.0.1", port, 1).command
    with subprocess.Popen(command, cwd=databases.ROOT, env=databases.environment()) as process:
        everybody: list[int] = []

        def start() -> tuple[subprocess.Popen, int]:
            everybody[:] = wait_for(lambda: at_least(2, family(process.pid)), 60)
            return process, everybody[1]

        yield start
        for pid in filter(is_alive, everybody):
            os.kill(pid, signal.SIGKILL)


def test_it_answers_and_stops_without_orphans(serve, port):
    process = serve()
    answered = wait_for(lambda: status(port), 60)
    everybody = wait_for(lambda: at_least(8, family(process.pid)), 60)  # two programs and what they forked

    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[0].decode()

    assert (answered, process.returncode) == (200, 0)
    assert f"http://localhost:{port}/demo/" in said
    assert [pid for pid in everybody if is_alive(pid)] == []


def test_renewing_loses_no_request(serve, port):
    """As behind our proxy: what one website does not answer goes to the other. Reading and writing, all the while."""
    process = serve("--websites", "2")
    assert wait_for(lambda: status(port) and status(port + 1), 90)
    before = set(family(process.pid))
    visitors = [Visitor((port, port + 1)) for _ in range(3)]
    for visitor in visitors:
        visitor.start()

    process.send_signal(signal.SIGHUP)
    said = wait_for_line(process, "Everything was renewed.")
    for visitor in visitors:
        visitor.leave()
    after = set(family(process.pid))

    assert said
    assert before & after == {process.pid}
    assert [visitor.lost for visitor in visitors] == [[]] * 3
    assert all(visitor.answered > 5 for visitor in visitors)


def test_a_website_that_is_asked_to_stop_while_it_starts_stops(alone):
    """It would keep its port, and then neither website nor worker could start again."""
    process, child = alone()
    time.sleep(0.5)  # it loads the site, which takes seconds

    process.terminate()

    assert wait_for(lambda: process.poll() is not None, 8)  # after ten it would be killed
    assert not is_alive(child)


def test_no_part_of_a_website_goes_on_alone(alone):
    process, child = alone()

    process.kill()

    assert wait_for(lambda: not is_alive(child), 8)


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
class Visitor(threading.Thread):
    """Asks and sends without a pause, as our proxy passes it on: to the other website when the first does not answer.
    A connection that still waited when a website closed its door is reset; the form goes once more, and is done once.
    """

    def __init__(self, ports: tuple[int, ...]) -> None:
        super().__init__(daemon=True)
        self.ports, self.answered, self.lost, self.leaving = ports, 0, [], threading.Event()

    def run(self) -> None:
        while not self.leaving.is_set():
            with requests.Session() as session:
                page = self.pass_on(session, "get", "/hulp-vragen/wat/")
                sent = page and self.pass_on(session, "post", "/grote-letters/", next="/klussen/")
                if not (page and sent and sent.status_code == 302):
                    self.lost.append(f"{page and page.status_code} {sent and sent.status_code}")
                self.answered += 1

    def pass_on(self, session: requests.Session, method: str, path: str, **form: str) -> requests.Response | None:
        token = session.cookies.get("csrftoken", "")
        for port in self.ports:
            with suppress(requests.exceptions.ConnectionError):
                return session.request(
                    method, f"http://127.0.0.1:{port}{path}", timeout=20, allow_redirects=False,
                    data={**form, "csrfmiddlewaretoken": token} if form else None, headers={"Connection": "close"},
                )  # fmt: skip
        return None

    def leave(self) -> None:
        self.leaving.set()
        self.join(60)


def wait_for_line(process: subprocess.Popen, words: str) -> bool:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        line = process.stdout.readline().decode()
        if words in line or not line:
            return bool(line)
    return False


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

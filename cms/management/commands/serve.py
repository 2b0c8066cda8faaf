"""Web and worker together, from one command: what `make demo` runs, and a municipality's server too."""

import socket
import sys
import urllib.error
import urllib.request
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.refusals import is_this_computer
from cms.supervisor import Program, Supervisor


class Command(BaseCommand):
    help = "Run the website and the worker until Ctrl+C. SIGHUP renews them one by one, after an update."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web-workers", type=int, default=1)
        parser.add_argument("--websites", type=int, default=1, help="on this port and the next ones, for a proxy")

    def handle(self, *args: object, host: str, port: int, web_workers: int, websites: int, **options: object) -> None:
        if settings.DEMO and not is_this_computer(host):
            raise CommandError("In demo mode everybody may become anybody: it only listens on this computer.")
        ports = range(port, port + websites)
        for each in ports:
            if is_taken(host, each):
                raise CommandError(
                    f"Something else is using port {each}. Stop that, or choose another port: make demo PORT={each + 1}"
                )
        worker = Program("worker", [sys.executable, "manage.py", "qcluster"])
        programs = [*(website(host, each, web_workers) for each in ports), worker]
        supervisor = Supervisor(programs, folder=settings.BASE_DIR, say=self.stderr.write)
        supervisor.greet = lambda: self.greet(host, port)
        failed = supervisor.run()
        self.stdout.write("Dichtbij has stopped.")
        if failed:
            sys.exit(failed)

    def greet(self, host: str, port: int) -> bool:
        """Once the website answers: where it is and who can log in."""
        if not is_taken(host, port):
            return False
        address = f"http://localhost:{port}"
        self.stdout.write(f"\nDichtbij is at {address}/ (stop with Ctrl+C)")
        if settings.DEMO:
            self.stdout.write(f"Log in: open {address}/demo/ and tap a helper, a neighbour or a coordinator.")
            self.stdout.write(f"Messages that were sent: {address}/demo/berichten/")
        self.stdout.flush()  # also when it is read from a file
        return True


def website(host: str, port: int, workers: int) -> Program:
    command = [sys.executable, "-m", "cms.website", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "4", "--no-access-log", "--log-level", "warning"]
    command += ["--workers-kill-timeout", "10"]  # one that hangs would keep the port for ever
    return Program(f"website at {port}", [*command, "cms.wsgi:application"], partial(answers, host, port))


def answers(host: str, port: int) -> bool:
    """Also when it says that something is wrong: then it runs."""
    named = settings.ALLOWED_HOSTS[0].replace("*", "localhost") if settings.ALLOWED_HOSTS else "localhost"
    question = urllib.request.Request(f"http://{host}:{port}/health/?database", headers={"Host": named})
    try:
        with urllib.request.urlopen(question, timeout=5):  # noqa: S310  our own website
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def is_taken(host: str, port: int) -> bool:
    """Somebody listens there already. A connection that only lingers does not count."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return True
    return False

"""Web and worker together, from one command: what `make demo` runs, and a small installation too."""

import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.refusals import is_this_computer
from cms.supervisor import Program, Supervisor


class Command(BaseCommand):
    help = "Run the website and the worker until Ctrl+C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web-workers", type=int, default=1)

    def handle(self, *args: object, host: str, port: int, web_workers: int, **options: object) -> None:
        if settings.DEMO and not is_this_computer(host):
            raise CommandError("In demo mode everybody may become anybody: it only listens on this computer.")
        if is_taken(host, port):
            raise CommandError(
                f"Something else is using port {port}. Stop that, or choose another port: make demo PORT={port + 1}"
            )
        web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
        web += ["--workers", str(web_workers), "--blocking-threads", "4", "--no-access-log", "--log-level", "warning"]
        worker = [sys.executable, "manage.py", "qcluster"]
        programs = [Program("website", [*web, "cms.wsgi:application"]), Program("worker", worker)]
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


def is_taken(host: str, port: int) -> bool:
    """Somebody listens there already. A connection that only lingers does not count."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return True
    return False

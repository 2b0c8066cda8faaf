"""One process that presses buttons of the site when it is told to. Started by tests/races/starting_line.py.

A line of JSON names the database and the presses; it answers "set" when each press stands ready in a thread of its
own, waits for "go", and answers what came of each.
"""

import json
import logging
import sys
import threading
from typing import Any

import django
from django.conf import settings
from django.core import mail
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from tests.crawl import body_of

FORM = "application/x-www-form-urlencoded"


class Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(logging.Formatter().format(record))


def press(button: dict[str, Any], gate: threading.Barrier, answers: list[Any], at: int) -> None:
    """A button, and the page that it leads to; or what a worker does, and what it answers."""
    try:
        client = Client(headers={"accept-language": "nl"} | button["headers"])
        client.cookies.load(button["cookies"])
        connection.ensure_connection()
        gate.wait(60)
        if button["does"]:
            said = import_string(button["path"])(*button["does"])
            answers[at] = {"status": 200, "path": button["path"], "page": str(said)}
            return
        kind = {"content_type": FORM} if isinstance(button["data"], str) else {}
        answer = client.post(button["path"], button["data"], follow=True, **kind)
        answers[at] = {
            "status": answer.status_code,
            "path": answer.request["PATH_INFO"],
            "page": body_of(answer),
        }
    except BaseException as error:  # noqa: BLE001  whatever it is, the test must say it
        answers[at] = {"status": 0, "path": button["path"], "page": f"{type(error).__name__}: {error}"}
    finally:
        connections.close_all()


def say(what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def run(job: dict[str, Any], complaints: Complaints) -> None:
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = job["database"]
    presses, complaints.heard, mail.outbox = job["presses"], [], []
    answers: list[Any] = [None] * len(presses)
    gate = threading.Barrier(len(presses) + 1)
    threads = [
        threading.Thread(target=press, args=(button, gate, answers, at), daemon=True)
        for at, button in enumerate(presses)
    ]
    for thread in threads:
        thread.start()
    say("set")
    sys.stdin.readline()  # go
    gate.wait(60)
    for thread in threads:
        thread.join(60)
    say({"answers": answers, "complaints": complaints.heard, "mails": len(mail.outbox)})


def main() -> None:
    django.setup()
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    for name in ("django.request", "neighbourhoods", "marketplace", "cms"):
        logging.getLogger(name).addHandler(complaints)
    reverse("marketplace:tasks")  # whatever is read once is read now
    say("ready")
    for line in sys.stdin:
        run(json.loads(line), complaints)


if __name__ == "__main__":
    main()

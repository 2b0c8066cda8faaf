"""Buttons of the site pressed at the same moment: in processes of their own on one database, in threads within each.

The processes are started once for a run of the tests; a race is dealt round them, so that two presses are always in
two processes.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection
from django.test import Client

from neighbourhoods.models import User
from tests import databases
from tests.entering import enter

RACERS = 3


@dataclass(frozen=True)
class Press:
    """Whoever holds these cookies sends this form, or this body. `does`: the function of that name, given these."""

    path: str
    data: dict[str, Any] | str = field(default_factory=dict)
    cookies: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    does: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """Where the press led, and all that stood there."""

    status: int
    path: str
    page: str

    def says(self, sentence: str) -> bool:
        return sentence in self.page


def cookies_of(client: Client) -> str:
    return client.cookies.output(header="", sep=";").strip()


def of(somebody: User, path: str, /, **data: Any) -> Press:
    """Somebody who is logged in presses a button."""
    return Press(path, data, cookies_of(enter(Client(), somebody)))


class StartingLine:
    """The processes that wait for a race."""

    races = 0  # run so far
    mails = 0  # that left in the last one

    def __init__(self) -> None:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.races.settings"}
        start = [sys.executable, "-m", "tests.races.racer"]
        self.racers = [
            subprocess.Popen(
                start, cwd=databases.ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for _ in range(RACERS)
        ]
        for racer in self.racers:
            assert self._hear(racer) == "ready"

    def race(self, *presses: Press) -> list[Outcome]:
        """What came of each press, in the order given. A page that breaks breaks the test."""
        connection.close()  # what the test wrote is kept, and nothing of it is locked
        hands = [racer for racer, _share in zip(self.racers, presses, strict=False)]
        shares = [list(presses[number :: len(hands)]) for number in range(len(hands))]
        for racer, share in zip(hands, shares, strict=True):
            buttons = [asdict(it) for it in share]
            self._tell(racer, json.dumps({"database": str(connection.settings_dict["NAME"]), "presses": buttons}))
        assert [self._hear(racer) for racer in hands] == ["set"] * len(hands)
        for racer in hands:
            self._tell(racer, "go")
        told = [self._hear(racer) for racer in hands]
        assert [complaint for each in told for complaint in each["complaints"]] == []
        self.races, self.mails = self.races + 1, sum(each["mails"] for each in told)
        answers: list[Any] = [None] * len(presses)
        for number, each in enumerate(told):
            answers[number :: len(hands)] = each["answers"]
        outcomes = [Outcome(**answer) for answer in answers]
        assert [it.page[:300] for it in outcomes if not 200 <= it.status < 500] == []
        return outcomes

    def close(self) -> None:
        for racer in self.racers:
            racer.stdin.close()  # type: ignore[union-attr]
            racer.wait(20)
            racer.stdout.close()  # type: ignore[union-attr]

    def _tell(self, racer: "subprocess.Popen[str]", line: str) -> None:
        racer.stdin.write(f"{line}\n")  # type: ignore[union-attr]
        racer.stdin.flush()  # type: ignore[union-attr]

    def _hear(self, racer: "subprocess.Popen[str]") -> Any:
        line = racer.stdout.readline()  # type: ignore[union-attr]
        assert line, "a process that races has stopped"
        return json.loads(line)

"""Where the text messages of the demo go: files under var/, to be read and answered at /demo/berichten/."""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from neighbourhoods.texting.gateways import Arrival, Report, Text


def folder() -> Path:
    return Path(settings.VAR_DIR) / "demo-texts"


class TextBox:
    """Keeps every text as a file; the name is the moment. Nothing comes in but by the page of the demo."""

    def send(self, text: Text) -> None:
        folder().mkdir(parents=True, exist_ok=True)
        kept = {"to": text.to, "body": text.body, "asks": text.asks}
        (folder() / f"{time.time_ns()}.json").write_text(json.dumps(kept), "utf-8")

    def is_genuine(self, request: HttpRequest) -> bool:  # noqa: ARG002 (the shape of a gateway)
        return False

    def report(self, request: HttpRequest) -> Report | None:  # noqa: ARG002
        return None

    def arrival(self, request: HttpRequest) -> Arrival | None:  # noqa: ARG002
        return None


@dataclass(frozen=True)
class Sent:
    sent_at: datetime
    to: str
    body: str
    asks: bool


def newest(limit: int) -> list[Sent]:
    return [_read(file) for file in sorted(folder().glob("*.json"), reverse=True)[:limit]]


def _read(file: Path) -> Sent:
    moment = datetime.fromtimestamp(int(file.stem) / 1e9, tz=timezone.get_current_timezone())
    return Sent(moment, **json.loads(file.read_text("utf-8")))


def answer(number: str, body: str) -> Arrival:
    """A text as if it came from this number."""
    return Arrival(f"demo-{time.time_ns()}", number, body)

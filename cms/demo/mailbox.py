"""Where the e-mails of the demo go: files under var/, to be read at /demo/berichten/."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Letter
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


def folder() -> Path:
    return Path(settings.VAR_DIR) / "demo-mail"


class Mailbox(BaseEmailBackend):
    """Keeps every e-mail as a file; the name is the moment, so that the newest is last."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder().mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            (folder() / f"{time.time_ns()}.eml").write_bytes(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True)
class Mail:
    sent_at: datetime
    to: str
    subject: str
    text: str


def newest(limit: int) -> list[Mail]:
    files = sorted(folder().glob("*.eml"), reverse=True)[:limit]
    return [_read(file) for file in files]


def _read(file: Path) -> Mail:
    letter = cast(Letter, message_from_bytes(file.read_bytes(), policy=policy.default))
    body = letter.get_body(("plain",))
    moment = datetime.fromtimestamp(int(file.stem) / 1e9, tz=timezone.get_current_timezone())
    return Mail(moment, str(letter["To"]), str(letter["Subject"]), body.get_content().strip() if body else "")

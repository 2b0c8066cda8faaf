"""Mail that comes back (RFC 3464), matched to our message by a sign nobody else can make.

The sign stands in the Message-ID and, when a bounce address is set, in the address that errors are sent to (VERP). A
report without it, an answering machine and a "not yet" change nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

# Full or refused for what it says: this message did not arrive, but the address may well be right.
ADDRESS_IS_FINE = ("5.2.2", "5.2.3", "5.3.", "5.6.", "5.7.")
MARK = re.compile(r"(\d{1,18})\.([0-9a-f]{16})\b")


@dataclass(frozen=True)
class Return:
    """A message that surely did not arrive, for whom it was, and whether it is the address that is wrong."""

    message_id: int
    was_for: str
    address_is_bad: bool


def mark(message_id: int) -> str:
    """The number of a message with our sign."""
    return f"{message_id}.{_sign(message_id)}"


def message_header(message_id: int) -> str:
    """The same message is the same mail: a mail program shows a double once."""
    return f"<message-{mark(message_id)}@{urlsplit(settings.SITE_URL).hostname}>"


def return_address(message_id: int) -> str:
    """Where the mail server sends errors about this message: bounce+12.abc...@; empty when there is no such address."""
    name, at, domain = settings.BOUNCE_ADDRESS.partition("@")
    return f"{name}+{mark(message_id)}@{domain}" if at else ""


def read_return(mail: bytes) -> Return | None:
    """What a mail that came to the bounce address says, or None when it says nothing sure about a message of ours."""
    try:
        report = message_from_bytes(mail, policy=policy.default)
        return _read(report) if isinstance(report, EmailMessage) else None
    except Exception:  # noqa: BLE001  the parser of the standard library stumbles over what strangers write
        return None


def _read(report: EmailMessage) -> Return | None:
    if report.get_content_type() != "multipart/report":
        return None
    if str(report.get_param("report-type", "")).lower() != "delivery-status":
        return None
    failed = [block for block in _blocks(report) if str(block.get("Action", "")).strip().lower() == "failed"]
    codes = [(block, str(block.get("Status", "")).strip()) for block in failed]
    final = next(((block, code) for block, code in codes if code.startswith("5.")), None)
    message_id = _message_id(report)
    if final is None or message_id is None:
        return None
    block, code = final
    return Return(message_id, _recipient(block), not code.startswith(ADDRESS_IS_FINE))


def _blocks(report: EmailMessage) -> Iterator[EmailMessage]:
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status" and isinstance(part.get_payload(), list):
            yield from part.get_payload()  # type: ignore[misc]


def _recipient(block: EmailMessage) -> str:
    """The address we wrote to: what it was before somebody forwarded it, if that is known."""
    named = block.get("Original-Recipient") or block.get("Final-Recipient") or ""
    return str(named).partition(";")[2].strip().strip("<>")


def _message_id(report: EmailMessage) -> int | None:
    """From the address it came back to, or from the mail that was sent along; only with our sign."""
    headers = ("To", "Delivered-To", "X-Original-To")
    written = [address for _name, address in getaddresses([str(report.get(name, "")) for name in headers])]
    for part in report.walk():
        if part.get_content_type() in {"text/rfc822-headers", "message/rfc822"}:
            inner = part.get_payload(0) if part.is_multipart() else message_from_bytes(_bytes_of(part))
            written.append(str(inner.get("Message-ID", "")))  # type: ignore[union-attr]
    for found in (MARK.search(text) for text in written):
        if found and constant_time_compare(found[2], _sign(int(found[1]))):
            return int(found[1])
    return None


def _bytes_of(part: EmailMessage) -> bytes:
    return bytes(part.get_payload(decode=True) or b"")


def _sign(message_id: int) -> str:
    return salted_hmac("neighbourhoods.bounces", str(message_id), algorithm="sha256").hexdigest()[:16]

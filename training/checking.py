"""Is this file one of our certificates, unchanged? Looked at without any network, and with limits before reading."""

import json
from dataclasses import dataclass, field
from typing import Any

from . import issuer
from .credentials import badge, proof
from .credentials.errors import NotGenuine
from .queries.certificates import UNKNOWN, Look, by_number, look_at

MOST_BYTES = 64 * 1024  # a certificate is 3 kB
DEEPEST, MOST_PARTS = 30, 500  # it has some 50 parts; of very many the vocabularies take minutes

# What is wrong with a file. What the reader can do about it, the page says.
LARGE, EMPTY, PAPER, BINARY, ENCODING, BROKEN, OTHER, FOREIGN, CHANGED, FORGOTTEN = (
    "large", "empty", "paper", "binary", "encoding", "broken", "other", "foreign", "changed", "forgotten"
)  # fmt: skip
_WHY = {"form": OTHER, "context": OTHER, "key": FOREIGN, "field": CHANGED, "proof": CHANGED}


class Unreadable(ValueError):
    """No certificate can be read from it; `code` says why."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Verdict:
    """`problem` is empty when the file is genuine; then `look` says how it stands with the certificate now."""

    problem: str = ""
    look: Look = field(default_factory=lambda: Look(UNKNOWN))


def judge(data: bytes) -> Verdict:
    try:
        document = parse(data)
        proof.check(document, issuer.key_behind)
        told = badge.read(document)
    except Unreadable as fault:
        return Verdict(fault.code)
    except NotGenuine as fault:
        return Verdict(_WHY[fault.code])
    except (KeyError, IndexError, ValueError, TypeError):  # we signed it, and it is no certificate: a list
        return Verdict(OTHER)
    row = by_number(told.number)
    return Verdict(look=look_at(row, shows_name=True)) if row else Verdict(FORGOTTEN)


def parse(data: bytes) -> dict[str, Any]:
    """The document in a file. Names that stand there twice are refused: another reader may take the other one."""
    if len(data) > MOST_BYTES:
        raise Unreadable(LARGE)
    if data.startswith(b"%PDF"):
        raise Unreadable(PAPER)
    if not data.strip():
        raise Unreadable(EMPTY)
    try:
        document = json.loads(_text(data), object_pairs_hook=_once_each, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise fault if isinstance(fault, Unreadable) else Unreadable(BROKEN) from fault
    if not isinstance(document, dict) or _is_tangled(document):
        raise Unreadable(OTHER)
    return document


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable(
            BINARY if b"\0" in data and data[:2] not in {b"\xff\xfe", b"\xfe\xff"} else ENCODING
        ) from fault
    if "\0" in text:
        raise Unreadable(BINARY)
    return text


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable(BROKEN)
    return found


def _refuse(_constant: str) -> Any:
    raise Unreadable(BROKEN)


def _is_tangled(document: dict[str, Any]) -> bool:
    """Deeper, or with more parts, than any certificate."""
    level: list[Any] = [document]
    depth = parts = 0
    while level and depth <= DEEPEST and parts <= MOST_PARTS:
        groups = [it.values() if isinstance(it, dict) else it for it in level if isinstance(it, dict | list)]
        level = [part for group in groups for part in group]
        depth, parts = depth + 1, parts + len(level)
    return depth > DEEPEST or parts > MOST_PARTS


TOO_LARGE = Verdict(LARGE)

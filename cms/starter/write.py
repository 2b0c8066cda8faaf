"""Small words to write a page with, and the page they make."""

from dataclasses import dataclass, field
from typing import Any

Block = tuple[str, Any]


@dataclass(frozen=True)
class Text:
    """A page: titles and introductions as (Dutch, English), the body once for each language."""

    slug: str
    title: tuple[str, str]
    intro: tuple[str, str]
    dutch: tuple[Block, ...]
    english: tuple[Block, ...]
    checked: bool = False  # carries a day on which somebody checked that it is still true
    kind: str = "PlainPage"
    more: dict[str, Any] = field(default_factory=dict)  # what only this kind of page has


def heading(words: str) -> Block:
    return "heading", words


def text(html: str) -> Block:
    return "text", html


def steps(*each: tuple[str, str, str]) -> Block:
    return "steps", [{"icon": icon, "title": title, "words": words} for icon, title, words in each]


def note(words: str, *, kind: str = "info", icon: str = "info", title: str = "") -> Block:
    return "note", {"kind": kind, "icon": icon, "title": title, "words": words}


def call() -> Block:
    return "contact", None


def kept(what: str, why: str, ground: str, how_long: str, who_sees: str) -> Block:
    """One kind of data in the table of what is kept."""
    return "row", {"what": what, "why": why, "ground": ground, "how_long": how_long, "who_sees": who_sees}

"""A line of the gallery: who looks at what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Sent = tuple[str, dict[str, Any]]  # an address, and what was filled in


@dataclass(frozen=True)
class Line:
    """`{t.open.slug}` in an address or answer is the town's, `{code}` the code in the last mail."""

    name: str
    address: str = ""
    who: str = ""  # somebody of the town; empty: a visitor
    data: dict[str, Any] | None = None  # None: the page is opened; otherwise sent with this
    before: tuple[Sent, ...] = ()  # what was sent earlier
    status: int = 200
    state: str = "full"  # or "empty": a town on its first day
    once: bool = False  # nobody's words stand on it: one kind of names is enough
    follow: bool = False
    unproven: bool = False  # no second proof was given yet
    strict: bool = False  # the form's own token is asked
    demo: bool = False  # as in demo mode
    language: str = "nl"
    cookies: dict[str, str] = field(default_factory=dict)
    scene: Callable[[Any], Any] | None = None  # what happens in the town before
    make: Callable[[Any], Any] | None = None  # for what has no address: a mail


def looked_at(who: str, pages: dict[str, str], **same: Any) -> Iterator[Line]:
    """Lines of pages that somebody only opens."""
    for name, address in pages.items():
        yield Line(name, address, who, **same)

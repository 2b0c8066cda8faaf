"""One line of what asks for a coordinator. Its sources stand in due.py."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Due:
    """`by`: the day before whose end it should be done. `people`: who stands on the line; a look is written down.
    `leads`: somebody has waited for us too long; that comes before all else.
    """

    icon: str
    title: str
    words: str
    action: str
    href: str
    by: date | None = None
    people: frozenset[int] = frozenset()
    leads: bool = False

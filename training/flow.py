"""What may be told of how many people went which way: nobody can be counted back out of it.

Fewer than ten people are never told, and what is told is rounded to five: of two reports that differ by one person
nobody learns that with certainty. A number for the whole municipality is left out when it would tell how few there are
in the neighbourhoods that are not told.
"""

from collections.abc import Iterable

LEAST, TO = 10, 5


def told(people: int) -> int | None:
    """None: not told."""
    return None if people < LEAST else (people + TO // 2) // TO * TO


def told_together(people: int, parts: Iterable[int]) -> int | None:
    """The same of the whole that these parts are of. What is left may not be so few or many that it tells them."""
    parts = list(parts)
    few = [part for part in parts if 0 < part < LEAST]
    left, most = people - sum(part for part in parts if part >= LEAST), (LEAST - 1) * len(few)
    return told(people) if left == 0 or LEAST <= left <= most - TO else None

"""Where words go on the map so that no pin hides them. Measured as on a phone, in percentages of the map's width."""

from collections.abc import Iterable, Sequence

Patch = tuple[float, float, float, float]  # left, top, right, bottom
Spot = tuple[float, float]

PHONE = 350  # pixels: the narrowest usual map; on a wider one there is more room
LETTER, HALF_LINE, PIN_ACROSS, PIN_UP, DOT = (100 * pixels / PHONE for pixels in (8.5, 11, 22, 50, 14))


def words_at(words: str, x: float, y: float) -> Patch:
    half = len(words) * LETTER / 2
    return x - half, y - HALF_LINE, x + half, y + HALF_LINE


def pin_at(x: float, y: float) -> Patch:
    return x - PIN_ACROSS, y - PIN_UP, x + PIN_ACROSS, y


def dot_at(x: float, y: float) -> Patch:
    return x - DOT, y - DOT, x + DOT, y + DOT


def freest(words: str, spots: Sequence[Spot], things: Iterable[Patch]) -> Spot:
    """The first of the spots where these things hide the words least."""
    drawn = list(things)
    return min(spots, key=lambda spot: _hidden(words_at(words, *spot), drawn))


def _hidden(label: Patch, things: list[Patch]) -> float:
    """How much of the label lies under something; outside the picture is worse: there it is cut off."""
    left, top, right, bottom = label
    outside = max(0.0, -left) + max(0.0, right - 100)
    return 9 * outside * (bottom - top) + sum(_shared(label, thing) for thing in things)


def _shared(one: Patch, other: Patch) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return round(across * down, 1) if across > 0 and down > 0 else 0.0

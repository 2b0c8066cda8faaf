"""The contrast gate: a municipality's colours as they will be, each change with its old and new value.

Grounds come first and become lighter, then letters, links and edges become darker, until every pair of our stylesheets
holds. The hue is kept. Letters and button that look alike are refused: which of the two was meant nobody can tell.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from .contrast import BLACK, WHITE, contrast, distance, luminance, moved, shaded
from .palette import EDGE, TEXT, own, partners

GROUNDS = ("bg", "soft")
ORDER = (*GROUNDS, "ink", "link", "line-2", "focus")
BUTTON = ("on-primary", "primary", "primary-h")
ALIKE = 1.6  # letters and button below this were hardly meant for each other
HOVER = 0.07  # how much darker a button becomes under the pointer
LETTERS = {True: WHITE, False: "#12262B"}


@dataclass(frozen=True)
class Change:
    """This colour became that one."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Refusal:
    """Letters on a button that nobody can read, and a button on which they can be read."""

    letters: str
    button: str
    better: str


@dataclass(frozen=True)
class Gated:
    """Only colours that hold. `added` were chosen by us to go with the rest."""

    values: dict[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    added: tuple[str, ...] = ()
    refusal: Refusal | None = None

    def full(self) -> dict[str, str]:
        """Every colour of a light page."""
        return _page(self.values)


def pass_through(wanted: dict[str, str]) -> Gated:
    """Values of `tokens.read`, with what an editor chose on top. Passing twice changes nothing more."""
    refusal = _refused(wanted)
    if refusal is not None:
        return Gated(refusal=refusal)
    page = _page(wanted)
    done = {name for name in page if name not in wanted}
    for name in ORDER:
        if name in wanted:
            page[name] = _nearest(page[name], _holds(name, page, done), darker=name not in GROUNDS)
            done.add(name)
    added = _button(wanted, page)
    if "focus-halo" in wanted:
        page["focus-halo"] = _halo(page)
    values = {name: wanted[name] if name == "radius" else page[name] for name in (*wanted, *added)}
    changes = tuple(Change(name, before, values[name]) for name, before in wanted.items() if values[name] != before)
    return Gated(values, changes, added)


def _page(theirs: dict[str, str]) -> dict[str, str]:
    names = {name for pair in map(partners, ORDER) for name, _least in pair} | {*ORDER, *BUTTON, "focus-halo"}
    return {name: theirs.get(name) or own("light", name) for name in names}


def _holds(name: str, page: dict[str, str], done: set[str]) -> Callable[[str], bool]:
    """With everything that is ours or settled already; what comes later settles itself with this one."""
    met = [(page[other], least) for other, least in partners(name) if other in done and other in page]
    return lambda colour: all(contrast(colour, other) >= least for other, least in met)


def _nearest(colour: str, holds: Callable[[str], bool], *, darker: bool) -> str:
    """Everything ours holds on white, and black holds on all that is light enough for ours: there is an end."""
    return moved(colour, holds, darker=darker) or (BLACK if darker else WHITE)


# ---------------------------------------------------------------- buttons: three colours that only meet each other
def _refused(wanted: dict[str, str]) -> Refusal | None:
    if "primary" not in wanted or "on-primary" not in wanted:
        return None
    letters, button = wanted["on-primary"], wanted["primary"]
    if contrast(letters, button) >= ALIKE:
        return None
    return Refusal(letters, button, _away_from(letters, button, darker=_is_light(letters)))


def _button(wanted: dict[str, str], page: dict[str, str]) -> tuple[str, ...]:
    """Settle the three in `page`; which of them we had to add."""
    if not wanted.keys() & set(BUTTON):
        return ()
    added = []
    if "primary" in wanted and "on-primary" not in wanted:
        best = max(LETTERS.values(), key=lambda letters: contrast(letters, page["primary"]))
        if best != page["on-primary"]:
            added.append("on-primary")
        page["on-primary"] = best
    if "primary" in wanted:
        _part(page, darker=luminance(page["on-primary"]) > luminance(page["primary"]))
    else:
        page["on-primary"] = _away_from(page["primary"], page["on-primary"], darker=_is_light(page["primary"]))
    light_letters = luminance(page["on-primary"]) > luminance(page["primary"])
    if "primary-h" not in wanted and "primary" in wanted:
        added.append("primary-h")
        page["primary-h"] = shaded(page["primary"], -HOVER if light_letters else HOVER)
    page["primary-h"] = _away_from(page["on-primary"], page["primary-h"], darker=light_letters)
    return tuple(added)


def _part(page: dict[str, str], *, darker: bool) -> None:
    """The button moves away from its letters; where that is not enough, the letters move first."""
    if contrast(page["on-primary"], BLACK if darker else WHITE) < TEXT:
        page["on-primary"] = _away_from(page["primary"], page["on-primary"], darker=not darker)
    page["primary"] = _away_from(page["on-primary"], page["primary"], darker=darker)


def _away_from(fixed: str, colour: str, *, darker: bool) -> str:
    return _nearest(colour, lambda tried: contrast(tried, fixed) >= TEXT, darker=darker)


def _is_light(colour: str) -> bool:
    """Black is the better contrast."""
    return contrast(colour, BLACK) > contrast(colour, WHITE)


def _halo(page: dict[str, str]) -> str:
    """Round the ring of the focus, and seen on the bar at the top, where that ring has the colour of the letters."""

    def holds(colour: str) -> bool:
        on_bar = max(contrast(colour, page["primary"]), contrast(colour, page["on-primary"]))
        return contrast(colour, page["focus"]) >= EDGE and on_bar >= EDGE

    halo = page["focus-halo"]
    found = [moved(halo, holds, darker=darker) for darker in (True, False)]
    return min((colour for colour in found if colour), key=lambda colour: distance(colour, halo))

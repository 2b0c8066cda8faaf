"""Our own colours, read from tokens.css, and which of them meet: the same list for our tests and for a municipality."""

import functools
import re
from pathlib import Path

TOKENS = Path(__file__).parent.parent / "static" / "cms" / "tokens.css"
PALETTES = ("green", "blue", "purple", "olive", "terracotta", "ochre", "slate", "teal")
TEXT, EDGE = 7.0, 3.0

# (words, ground): they hold 7 to 1.
WORDS = (
    ("ink", "bg"), ("ink", "soft"), ("ink", "sky"), ("ink", "sun"), ("ink", "tint"), ("ink", "info-bg"),
    ("ink", "ok-bg"), ("ink", "warn-bg"), ("ink", "map-here"), ("ink-2", "bg"), ("ink-2", "soft"), ("ink-2", "sky"),
    ("ink-2", "tint"), ("ink-2", "map-area"), ("link", "bg"), ("link", "soft"), ("link", "sky"), ("link", "tint"),
    ("link", "sun"), ("link", "info-bg"), ("link", "ok-bg"), ("link", "warn-bg"), ("on-primary", "primary"),
    ("on-primary", "primary-h"), ("on-band", "band"), ("on-util", "util"), ("on-accent", "accent"), ("err", "bg"),
    ("ok", "bg"), ("ok", "ok-bg"), ("warn", "warn-bg"), ("info", "info-bg"), ("c-terracotta", "bg"), ("c-ochre", "bg"),
    *((f"c-{name}", f"t-{name}") for name in PALETTES),
    *(("on-pin", f"c-{name}") for name in PALETTES),
)  # fmt: skip
# Borders, the ring of the focus, spots on a map: they hold 3 to 1.
EDGES = (
    ("line-2", "bg"), ("line-2", "soft"), ("focus", "bg"), ("focus", "soft"), ("focus", "sky"), ("focus", "sun"),
    ("focus", "tint"), ("focus", "map-land"), ("focus", "map-area"), ("focus", "focus-halo"), ("err", "bg"),
    ("link", "map-area"), ("link", "map-here"), ("link", "map-land"),
)  # fmt: skip


@functools.cache
def themes() -> dict[str, dict[str, str]]:
    """Every declaration of tokens.css, for light and for dark."""
    light, _, rest = TOKENS.read_text().partition("@media screen and (prefers-color-scheme: dark)")
    day = _declared(light)
    return {"light": day, "dark": {**day, **_declared(rest.partition("html.groot")[0])}}


def _declared(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (.+);", css))


def own(theme: str, name: str) -> str:
    """Our own colour: the last fallback, through other tokens of ours."""
    value = themes()[theme][name]
    other = re.fullmatch(r"var\(--([\w-]+)\)", value)
    if other:
        return own(theme, other[1])
    digits = str(re.findall(r"#([0-9A-F]{6}|[0-9A-F]{3})\b", value)[-1])
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def partners(name: str) -> list[tuple[str, float]]:
    """What a colour meets, and how much contrast that takes."""
    met = [(one, other, TEXT) for one, other in WORDS] + [(one, other, EDGE) for one, other in EDGES]
    return [(other if one == name else one, least) for one, other, least in met if name in (one, other)]

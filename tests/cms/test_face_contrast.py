"""The colours: every pair of words on ground holds 7 to 1, light and dark; edges hold 3 to 1."""

import re

import pytest

from cms.assets import SOURCE

PALETTES = ("green", "blue", "purple", "olive", "terracotta", "ochre", "slate", "teal")
WORDS = [
    ("ink", "bg"), ("ink", "soft"), ("ink", "sky"), ("ink", "sun"), ("ink", "tint"), ("ink", "info-bg"),
    ("ink", "ok-bg"), ("ink", "warn-bg"), ("ink-2", "bg"), ("ink-2", "soft"), ("ink-2", "sky"), ("ink-2", "tint"),
    ("link", "bg"), ("link", "soft"), ("link", "tint"), ("link", "sun"), ("link", "info-bg"), ("on-primary", "primary"),
    ("on-primary", "primary-h"), ("on-band", "band"), ("on-util", "util"), ("on-accent", "accent"), ("err", "bg"),
    ("ok", "ok-bg"), ("warn", "warn-bg"), ("info", "info-bg"), ("ink-2", "map-area"), ("ink", "map-here"),
    *((f"c-{name}", f"t-{name}") for name in PALETTES),
    *(("on-pin", f"c-{name}") for name in PALETTES),
]  # fmt: skip
EDGES = [("line-2", "bg"), ("line-2", "soft"), ("focus", "bg"), ("focus", "focus-halo"), ("err", "bg")]


def themes() -> dict[str, dict[str, str]]:
    light, _, dark = (SOURCE / "tokens.css").read_text().partition("@media screen and (prefers-color-scheme: dark)")
    dark = dark.partition("html.groot")[0]
    day = dict(re.findall(r"--([\w-]+): (.+);", light))
    return {"light": day, "dark": {**day, **dict(re.findall(r"--([\w-]+): (.+);", dark))}}


THEMES = themes()


def colour(theme: str, name: str) -> str:
    """Our own value: the last fallback, through other tokens of ours."""
    value = THEMES[theme][name]
    own = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return colour(theme, own[1]) if own else re.findall(r"#[0-9A-F]{3,6}", value)[-1]


def light_of(hexadecimal: str) -> float:
    parts = [int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: str, one: str, other: str) -> float:
    high, low = sorted((light_of(colour(theme, one)), light_of(colour(theme, other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_hold_seven_to_one(theme):
    weak = {f"{a} on {b}": round(contrast(theme, a, b), 2) for a, b in WORDS if contrast(theme, a, b) < 7}

    assert weak == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_focus_hold_three_to_one(theme):
    weak = {f"{a} beside {b}": round(contrast(theme, a, b), 2) for a, b in EDGES if contrast(theme, a, b) < 3}

    assert weak == {}

"""Contrast as WCAG 2 counts it, and moving a colour until it holds: lighter or darker, its hue kept (OKLCH)."""

from collections.abc import Callable

BLACK, WHITE = "#000000", "#FFFFFF"
STEP = 0.004  # of lightness: too little to see, so the first that holds is the nearest that holds
ROUNDS = 12
Three = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """From 1 (alike) to 21 (black on white), for colours such as #08544F."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def moved(colour: str, holds: Callable[[str], bool], *, darker: bool) -> str | None:
    """The nearest colour of this hue that holds, itself when it does; None when even black or white does not."""
    lightness = _oklab(colour)[0]
    steps = int((lightness if darker else 1 - lightness) / STEP) + 1
    for step in range(steps):
        tried = with_lightness(colour, lightness + (-step if darker else step) * STEP) if step else colour
        if holds(tried):
            return tried
    end = BLACK if darker else WHITE
    return end if holds(end) else None


def shaded(colour: str, by: float) -> str:
    """A little lighter, or darker when `by` is below zero."""
    return with_lightness(colour, _oklab(colour)[0] + by)


def distance(one: str, other: str) -> float:
    """How much lighter or darker the one looks than the other, from 0 to 1."""
    return abs(_oklab(one)[0] - _oklab(other)[0])


def with_lightness(colour: str, lightness: float) -> str:
    """The same hue, as colourful as before or as a screen can show it."""
    if lightness <= 0 or lightness >= 1:
        return BLACK if lightness <= 0 else WHITE
    _old, a, b = _oklab(colour)
    rgb = _rgb((lightness, a, b))
    if not _shown(rgb):
        least, most = 0.0, 1.0
        for _round in range(ROUNDS):
            share = (least + most) / 2
            least, most = (share, most) if _shown(_rgb((lightness, a * share, b * share))) else (least, share)
        rgb = _rgb((lightness, a * least, b * least))
    return "#" + "".join(f"{round(255 * _curved(min(max(part, 0.0), 1.0))):02X}" for part in rgb)


# ---------------------------------------------------------------- sRGB and OKLab (Björn Ottosson's matrices)
def _linear(colour: str) -> Three:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _curved(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _oklab(colour: str) -> Three:
    r, g, b = _linear(colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _rgb(lab: Three) -> Three:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(rgb: Three) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in rgb)

"""One value of a stylesheet, read strictly: a colour as #RRGGBB, a length in pixels. Anything else is nothing."""

import colorsys
import re
from collections.abc import Iterable

from PIL.ImageColor import colormap, getrgb

LONGEST = 60
HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
NUMBER = r"(\d{1,3}(?:\.\d{1,6})?)"
ALPHA = r"(?:\s*[,/]\s*(1(?:\.0{1,6})?|100%))?"  # what shines through cannot be judged
RGB = re.compile(rf"rgba?\(\s*{NUMBER}(%?)\s*[, ]\s*{NUMBER}\2\s*[, ]\s*{NUMBER}\2{ALPHA}\s*\)", re.IGNORECASE)
HSL = re.compile(rf"hsla?\(\s*{NUMBER}(?:deg)?\s*[, ]\s*{NUMBER}%\s*[, ]\s*{NUMBER}%{ALPHA}\s*\)", re.IGNORECASE)
LENGTH = re.compile(rf"{NUMBER}(px|rem|em)|0", re.IGNORECASE)
PIXELS = {"px": 1, "rem": 16, "em": 16}


def colour(text: str) -> str | None:
    """ "#abc", "rgb(0 82 79)", "hsl(176, 82%, 18%)" or "teal" as #RRGGBB; None for all else."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if HEX.fullmatch(text):
        return _from_hex(text[1:])
    if found := RGB.fullmatch(text):
        whole = 100 if found[2] else 255
        return _joined(float(found[at]) / whole for at in (1, 3, 4))
    if found := HSL.fullmatch(text):
        hue, full, light = (float(found[at]) for at in (1, 2, 3))
        return _joined(colorsys.hls_to_rgb(hue % 360 / 360, min(light, 100) / 100, min(full, 100) / 100))
    name = text.lower()
    return _joined(part / 255 for part in getrgb(name)[:3]) if name in colormap else None


def length(text: str) -> float | None:
    """ "8px", "0.5rem" or "0" in pixels."""
    found = LENGTH.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        return None
    return float(found[1]) * PIXELS[found[2].lower()] if found[1] else 0.0


def _from_hex(digits: str) -> str | None:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    opaque = digits[6:].lower() in {"", "ff"}
    return f"#{digits[:6].upper()}" if opaque else None


def _joined(parts: Iterable[float]) -> str | None:
    shares = list(parts)
    return "#" + "".join(f"{round(255 * part):02X}" for part in shares) if max(shares) <= 1 else None

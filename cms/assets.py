"""Builds var/built from our own stylesheets, script and drawings, and from the packaged font. Nothing is fetched."""

import gzip
import hashlib
import logging
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import brotli
import font_manrope
from django.conf import settings
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from cms import street, street_houses, street_scenes
from cms.findable import cards
from cms.street_of import street_of

SOURCE = Path(__file__).parent / "static" / "cms"
FONT = Path(font_manrope.__file__).parent / "files" / "Manrope-VariableFont_wght.ttf"
SCRIPTS = ("site.js", "read_aloud.js", "offline.js")
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    0x132,
    0x133,
    0x20AC,
    0x2013,
    0x2014,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
]
LETTERS += [0x201E, 0x2022, 0x2026, 0x2190, 0x2191, 0x2192, 0x2193]


def build(folder: Path | None = None) -> list[tuple[str, int]]:
    """Every file, written only when it changed, each with compressed twins. Returns (name, bytes)."""
    folder = folder or settings.VAR_DIR / "built"
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "site.css": stylesheet().encode(),
        "site.js": b"".join((SOURCE / name).read_bytes() for name in SCRIPTS),
        "street.svg": street.wide().encode(),
        "street-small.svg": street.small().encode(),
        "street-dusk.svg": street.dusk().encode(),
        "street-long.svg": street_of("my path", width=2320).encode(),
        "houses.svg": street_houses.sheet().encode(),
        "logo.svg": street.logo(standalone=True).encode(),
        "icon.svg": street.app_icon().encode(),
        "manrope.woff2": _font(folder),
        **{name: drawing.encode() for name, drawing in street_scenes.drawings().items()},
    }
    for name, content in made.items():
        _write(folder / name, content)
    made["card.png"] = cards.build_default(folder).read_bytes()
    return [(name, len(content)) for name, content in made.items()]


def stylesheet() -> str:
    """All our CSS in the order of its layers, without comments and needless spaces."""
    return squeezed("".join(path.read_text() for path in _sheets()))


def _sheets() -> Iterator[Path]:
    yield SOURCE / "tokens.css"
    yield SOURCE / "base.css"
    yield from sorted((SOURCE / "components").glob("*.css"))
    yield from sorted((SOURCE / "pages").glob("*.css"))
    yield SOURCE / "utilities.css"


def squeezed(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*|(?<=[\w)]): (?=[^{}]*[;}])", lambda m: m[1] or ":", css).replace(";}", "}").strip()


def _font(folder: Path) -> bytes:
    """Manrope's Latin letters, weights 400 to 700, as woff2; made again only when the packaged font changed."""
    stamp = folder / "manrope.stamp"
    wanted = hashlib.sha256(FONT.read_bytes() + repr(LETTERS).encode()).hexdigest()
    ready = folder / "manrope.woff2"
    if ready.exists() and stamp.exists() and stamp.read_text() == wanted:
        return ready.read_bytes()
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with TTFont(FONT) as font:
        cutter = subset.Subsetter(
            subset.Options(layout_features=["kern", "mark", "ccmp", "locl", "tnum"], hinting=False)
        )
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        instancer.instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)
        font.flavor = "woff2"
        out = BytesIO()
        font.save(out)
    stamp.write_text(wanted)
    return out.getvalue()


def _write(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
    if path.suffix == ".woff2":
        return
    for suffix, packed in ((".gz", gzip.compress(content, 9, mtime=0)), (".br", brotli.compress(content))):
        twin = path.with_name(path.name + suffix)
        if not twin.exists() or twin.read_bytes() != packed:
            twin.write_bytes(packed)

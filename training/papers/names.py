"""A name as a paper can show it: in its own letters where a font draws them, otherwise in Latin letters."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import font_manrope
import justmytype_intl_africa
import justmytype_intl_rtl
import typst
from anyascii import anyascii
from fontTools.ttLib import TTFont

FONTS = [
    Path(font_manrope.__file__).parent / "files",
    Path(justmytype_intl_africa.__file__).parent / "fonts",
    Path(justmytype_intl_rtl.__file__).parent / "fonts",
]
LETTERS = '("Manrope", "DejaVu Sans", "Noto Sans Ethiopic", "Noto Sans Arabic", "Noto Sans Hebrew")'
JOINERS = "\u200c\u200d"
KEPT = 4096


def on_paper(name: str) -> tuple[str, bool]:
    """The name, and whether it is written in other letters than the holder's own. Pictures in it are left out."""
    own = unicodedata.normalize("NFC", "".join(sign for sign in name if not _is_picture(sign)))
    own = " ".join(word.strip(JOINERS) for word in own.split()).strip()
    if own and can_be_drawn(own):
        return own, False
    latin = " ".join(_spaced(own).split())
    return (latin or "–"), True


def _is_picture(sign: str) -> bool:
    """Emoji, and the signs that join and colour them; not the joiners between letters."""
    is_chosen = "\ufe00" <= sign <= "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff" or sign >= "\U000e0000"
    return is_chosen or unicodedata.category(sign) in {"So", "Cc", "Co", "Cn", "Cs"}


def _spaced(own: str) -> str:
    """Sign by sign, so that only what cannot be drawn is rewritten; syllables of Chinese stand apart."""
    return "".join(anyascii(sign) + (" " if unicodedata.category(sign) == "Lo" and ord(sign) > 0x2E80 else "")
                   for sign in own)  # fmt: skip


@cache
def _usual() -> set[int]:
    """The letters of the font that nearly everything is written in."""
    file = next(FONTS[0].glob("*.ttf"))
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())


@lru_cache(maxsize=KEPT)
def can_be_drawn(words: str) -> bool:
    """PDF/UA refuses a paper on which one letter is a box; so it is tried. The system's own fonts take part."""
    if not set(map(ord, words)) - _usual():
        return True
    source = f"#set document(title: sys.inputs.words)\n#set text(font: {LETTERS})\n#sys.inputs.words"
    try:
        typst.compile(source.encode(), font_paths=FONTS, format="pdf", pdf_standards=["ua-1"],
                      sys_inputs={"words": words})  # fmt: skip
    except typst.TypstError:
        return False
    return True

"""What a page says to who reads it: its pieces of text with their language, and its pictures beside their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag

BLOCKS = ["h1", "h2", "h3", "p", "li", "dt", "dd", "legend", "label", "td", "th", "summary", "figcaption", "a"]
BLOCKS += ["button"]
SILENT = {"script", "style", "template", "title", "svg", "noscript"}
CONTROLS = ["a", "button", "label", "summary"]


@dataclass(frozen=True)
class Piece:
    """A text that is read in one go, and the language it says it is in."""

    words: str
    language: str


def pieces(html: str) -> list[Piece]:
    """What stands in the page for people, each piece once; code of the page and what is drawn is left out."""
    soup = BeautifulSoup(html, "html.parser")
    found: dict[int, tuple[Tag, list[str]]] = {}
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and text.strip() and not any(up.name in SILENT for up in text.parents):
            around = text.find_parent(BLOCKS) or text.parent
            found.setdefault(id(around), (around, []))[1].append(text.strip())
    said = [Piece(re.sub(r"\s+", " ", " ".join(texts)), language_of(tag)) for tag, texts in found.values()]
    said += [Piece(" ".join(tag[name].split()), language_of(tag)) for tag, name in _labels(soup)]
    return list(dict.fromkeys(said))


def _labels(soup: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    """What only a screen reader says."""
    for name in ("aria-label", "alt", "placeholder"):
        yield from ((tag, name) for tag in soup.find_all(attrs={name: True}) if tag[name].strip())


def language_of(tag: Tag) -> str:
    around = tag if tag.has_attr("lang") else tag.find_parent(attrs={"lang": True})
    return str(around["lang"]) if around else ""


# ---------------------------------------------------------------- every icon has its word
def icons_without_a_word(html: str) -> list[str]:
    """Icons that a screen reader would read, and icons without words in their own control, or else in their line."""
    soup = BeautifulSoup(html, "html.parser")
    faults = []
    for icon in soup.select("svg.i"):
        control = icon.find_parent(CONTROLS)
        if icon.get("aria-hidden") != "true":
            faults.append(f"not hidden for screen readers: {_short(icon.parent)}")
        elif control is not None and not _says(control):
            faults.append(f"a control of only an icon: {_short(control)}")
        elif control is None and not any(_says(up) for up in list(icon.parents)[:3]):
            faults.append(f"no word beside it: {_short(icon.parent)}")
    return faults


def _says(tag: Tag) -> bool:
    """Visible words in it: a name for screen readers alone helps nobody who sees."""
    return any(
        text.strip() and re.search(r"\w", text)
        for text in tag.find_all(string=True)
        if not any(up.name in SILENT or "sr" in (up.get("class") or []) for up in text.parents)
    )


def _short(tag: Tag) -> str:
    return re.sub(r"\s+", " ", str(tag))[:140]


def as_drawn(template: str) -> str:
    """A template as a page: icons are icons, whatever else is put in is a word. Other tags say nothing."""
    drawn = re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", template, flags=re.DOTALL)
    drawn = re.sub(r"{% (?:icon|icon_again) .*?%}", '<svg class="i" aria-hidden="true"></svg>', drawn)
    drawn = re.sub(r'{% include "components/pictogram.html".*?%}', '<svg class="i" aria-hidden="true"></svg>', drawn)
    drawn = re.sub(r"{% (?:translate|phone_link|include|firstof|blocktranslate|element|plural)\b.*?%}", " word ", drawn)
    drawn = re.sub(r"{{.*?}}", " word ", drawn)
    return re.sub(r"{%.*?%}", "", drawn, flags=re.DOTALL)

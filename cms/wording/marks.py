"""What a sentence carries besides words: places for a name or number, and markup. A correction keeps each of them."""

import re
from collections import Counter

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

PLACE = r"%\(\w+\)[-#0 +]*\d*[a-zA-Z]|%%|%s|%d|{\w*}"
TAG = r"<[^<>]*>"
MARK = re.compile(rf"{PLACE}|{TAG}")
SIGNS = '%{}<>"'  # what would open another place or tag, or end an attribute
SPACE = re.compile(r"\s+")


def tidy(correction: str, original: str) -> str:
    """With the spaces at the ends that the original has, and on one line where that is one line."""
    within = correction.strip().replace("\r\n", "\n")
    if "\n" not in original.strip():
        within = SPACE.sub(" ", within)
    start = original[: len(original) - len(original.lstrip())]
    return f"{start}{within}{original[len(original.rstrip()) :]}" if within else ""


def fault(correction: str, original: str) -> str:
    """The sentence that says which mark is missing, strange or out of its place; nothing when all is well."""
    missing = Counter(_places(original)) - Counter(_places(correction))
    strange = Counter(_places(correction)) - Counter(_places(original))
    tags = _tags(original)
    if missing:
        return _("Keep %(mark)s in the text. The site puts a name, number or date there.") % {"mark": min(missing)}
    if strange:
        return _("Leave %(mark)s out. The site has nothing to put there.") % {"mark": min(strange)}
    if _tags(correction) != tags:
        if not tags:
            return _("Leave the signs < and > out. This text has no markup.")
        return _("Keep the markup as it was, in this order: %(tags)s") % {"tags": " ".join(tags)}
    return _strange_sign(MARK.sub("", correction), MARK.sub("", original))


def _strange_sign(bare: str, was: str) -> str:
    for sign in SIGNS:
        if bare.count(sign) != was.count(sign):
            if sign == '"':
                return _("Write “ and ” in place of straight quotation marks.")
            return _("Leave the sign %(sign)s out.") % {"sign": sign}
    return ""


def marks_of(text: str) -> list[str]:
    """Each of them once, in order."""
    return list(dict.fromkeys(MARK.findall(text)))


def _places(text: str) -> list[str]:
    return re.findall(PLACE, text)


def _tags(text: str) -> list[str]:
    return re.findall(TAG, text)


def seen(text: str) -> str:
    """As it is read on the screen: without markup, with the name of a place in it."""
    return SPACE.sub(" ", MARK.sub(lambda mark: _named(mark.group()), text)).strip()


def drawn(text: str) -> SafeString:
    """The same for a page, with the places as chips."""
    parts, at = [], 0
    for mark in MARK.finditer(text):
        parts.append(format_html("{}", text[at : mark.start()]))
        name = _named(mark.group())
        parts.append(format_html('<span class="tag">{}</span>', name.strip("[]")) if "[" in name else SafeString(name))
        at = mark.end()
    return format_html_join("", "{}", ((part,) for part in [*parts, text[at:]]))


def _named(mark: str) -> str:
    if mark.startswith("<"):
        return " "
    name = re.sub(r"\)[^)]*$|[%({}]", "", mark)
    return "%" if mark == "%%" else f"[{name if len(name) > 1 else '…'}]"


def reads_like(text: str, wanted: str) -> bool:
    """Does somebody who reads this on the screen mean this text? Names and numbers in its places may be anything."""
    plain, wanted = seen(text).casefold(), SPACE.sub(" ", wanted).strip().casefold()
    if wanted in plain:
        return True
    pieces = [SPACE.sub(" ", piece).casefold() for piece in MARK.split(text)]
    if len(pieces) < 2 or sum(map(len, pieces)) < 8:
        return False
    pattern = ".{0,60}?".join(r"\s*".join(map(re.escape, piece.split(" "))) for piece in pieces)
    return re.search(pattern, wanted) is not None

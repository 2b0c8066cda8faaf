"""The letters of a text message (GSM 03.38, seven bits): what is not among them is written as people would write it.

One letter outside the alphabet would make the whole text twice as long, and dear.
"""

import re
import unicodedata

ONE_TEXT = 160  # septets; more becomes two texts
ONE_OF_MORE = 153  # of each of those a little goes to what holds them together
ROOM = 123  # what we write at most: an old phone shows it without scrolling
SHORTEST = 8  # a name or a job is never cut shorter than this

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€")  # two septets each
_AS_WRITTEN = {
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("–—‐‑‒―−", "-"),
    "…": "...", "•": "-", "·": "-", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "OE", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ẞ": "SS",
}  # fmt: skip
_PARTICLES = frozenset(["van", "der", "den", "de", "het", "ten", "ter", "te", "la", "le", "el", "op", "in", "'t"])


def plain(text: str) -> str:
    """The same words in the alphabet of text messages: "Joëlle Yılmaz" -> "Joelle Yilmaz". Other scripts fall out."""
    written = "".join(_letter(char) for char in unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", written).strip()


def _letter(char: str) -> str:
    if char in _BASIC or char in _EXTENDED:
        return char
    if char in _AS_WRITTEN:
        return _AS_WRITTEN[char]
    if char.isspace():
        return " "
    base = (part for part in unicodedata.normalize("NFKD", char) if unicodedata.category(part) != "Mn")
    return "".join(_AS_WRITTEN.get(part, part if part in _BASIC or part in _EXTENDED else "") for part in base)


def septets(text: str) -> int:
    """How much room a text takes; ValueError for a letter that is not in the alphabet."""
    if strange := {char for char in text if char not in _BASIC and char not in _EXTENDED}:
        raise ValueError(f"{len(strange)} letters outside the alphabet")
    return len(text) + sum(char in _EXTENDED for char in text)


def fit(sentence: str, *, room: int = ROOM, keep: dict[str, str] | None = None, **parts: str) -> str:
    """A sentence with its parts filled in, in the alphabet and short enough: the longest part gives way, until another
    is as long. What stands in `keep` (a phone number, an address) is never cut.
    """
    fixed, soft = keep or {}, {name: plain(words) for name, words in parts.items()}
    text = plain(sentence % (fixed | soft))
    while (over := septets(text) - room) > 0 and soft:
        longest, *others = sorted(soft, key=lambda name: len(soft[name]), reverse=True)
        length = len(soft[longest])
        as_long_as_another = min(length - 1, max((len(soft[name]) for name in others), default=0))
        shorter = cut(soft[longest], max(length - over, as_long_as_another))
        if shorter == soft[longest]:
            break
        soft[longest] = shorter
        text = plain(sentence % (fixed | soft))
    return text


def cut(words: str, length: int) -> str:
    """At the end of a word where there is one: "mevrouw Van der Meulen-Zandstra" -> "mevrouw Van der Meulen"."""
    length = max(length, SHORTEST)
    if len(words) <= length:
        return words
    head, following = words[:length], words[length]
    if following.isalnum() and (at := max(head.rfind(" "), head.rfind("-"))) >= SHORTEST - 1:
        head = head[:at]
    kept = head.strip(" ,.;:-'").split(" ")
    while len(kept) > 1 and kept[-1].lower() in _PARTICLES:
        kept.pop()
    return " ".join(kept)

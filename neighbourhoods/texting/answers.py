"""What people text back, understood: NEE, JA, 1, 2, 3, WEER, KAARTJE, STOP, a choice, or only thanks; else it is not.

No tables here. A word that is not known makes the whole text something for a person to read: "nee hoor, ik kom" is
no NEE.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

STOP = "stop"
LONGEST = 80  # an answer is short
SHORTEST_VISIT, LONGEST_VISIT = 5, 720  # minutes

_MEANINGS = {
    "nee": "nee|neen|no|nope|ik kan niet|ik kan toch niet|ik kan helaas niet|ik kan morgen niet|kan niet"
    "|toch niet|ik kom niet|het lukt niet|lukt niet|het gaat niet|gaat niet|i cannot|i cannot come|i can't"
    "|i can't come",
    "ja": "ja|jazeker|ja hoor|yes|ja graag|yes please",
    "1": "1|een",
    "2": "2|twee",
    "3": "3|drie",
    "weer": "weer|weer nodig|again",
    "kaartje": "kaartje|een kaartje|kaartje graag|card|a card",
    STOP: "stop|stoppen|afmelden|uitschrijven|unsubscribe|geen sms meer|no more texts",
    "goed": "goed|good",
    "gaat wel": "gaat wel|het gaat wel",
    "niet goed": "niet goed|not good",
    "": "sorry|helaas|jammer|bedankt|dank u|dank u wel|dank je|dank je wel|dankjewel|dankuwel|dank|hartelijk dank"
    "|thanks|thank you|thank you very much|prima|top|fijn|ok|oke|okay|is goed|tot morgen|tot dan|groet|groetjes|hallo"
    "|hoi|dag|hi|hello|antwoord|answer|mvg|graag gedaan",
}
_WORDS = {phrase: meaning for meaning, phrases in _MEANINGS.items() for phrase in phrases.split("|")}
_PHRASE = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})(?![\w'])")
_CHOICE = re.compile(r"([a-c])$")
_HOW_LONG = re.compile(r"(\d{2,3})(?: ?(?:minuten|minutes|minuut|mins?|m))?(?![\w'])")  # after a word: "1, 45 minuten"
_ONLY_BESIDE = frozenset({"goed", "gaat wel", "niet goed"})  # they explain a number; alone they may be about anything


@dataclass(frozen=True)
class Said:
    """The words that count, each once, which of our choices was meant, and how long it took when that was said.
    No words, no choice: only thanks.
    """

    words: tuple[str, ...] = ()
    choice: str = ""
    minutes: int | None = None

    @property
    def text(self) -> str:
        """So that it is understood in the same way again."""
        how_long = f"{self.minutes} min" if self.minutes else ""
        return " ".join(filter(None, (*self.words, how_long, self.choice)))


def understand(body: str) -> Said | None:
    """What a text says; None when a person must read it."""
    rest, words, minutes = _normal(body), list[str](), None
    if not rest or len(rest) > LONGEST:
        return None
    while rest:
        if choice := _CHOICE.match(rest):
            return _whole(words, choice[1], minutes)
        if words and minutes is None and (said := _HOW_LONG.match(rest)):
            minutes = int(said[1])
            if not SHORTEST_VISIT <= minutes <= LONGEST_VISIT:
                return None
            rest = rest[said.end() :].lstrip()
            continue
        phrase = _PHRASE.match(rest)
        if phrase is None:
            return None
        words.append(_WORDS[phrase[0]])
        rest = rest[phrase.end() :].lstrip()
    return _whole(words, "", minutes)


def _whole(words: list[str], choice: str, minutes: int | None) -> Said | None:
    meant = tuple(dict.fromkeys(word for word in words if word))
    explained = {*meant} - _ONLY_BESIDE
    if meant == ("goed",):
        return Said()  # "goed" under a reminder only says that it was read
    if minutes is not None and not meant:
        return None  # how long what took?
    return Said(meant, choice, minutes) if explained or not meant else None


def _normal(body: str) -> str:
    """Small letters without accents; every sign but an apostrophe between letters is a space."""
    folded = unicodedata.normalize("NFKD", body[: LONGEST * 4].casefold().replace("’", "'"))
    letters = "".join(char for char in folded if unicodedata.category(char) not in {"Mn", "Cf"})
    plain = re.sub(r"(?<!\w)'|'(?!\w)|[^\w']|_", " ", letters)
    plain = re.sub(r"\b(ne)e+n?\b|\b(j)a+\b", lambda it: "nee" if it[1] else "ja", plain)
    return " ".join(plain.split())


def answer_in(answers: Mapping[str, str], words: tuple[str, ...]) -> str | None:
    """What the words mean where these answers are asked for; None when they do not all mean one thing there."""
    meant = {answers.get(word) for word in words}
    return meant.pop() if len(meant) == 1 else None

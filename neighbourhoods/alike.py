"""Words as people type them: capitals, accents, plurals and a slip of the finger make no difference."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
LONGEST = 100  # letters of a question that are read
MOST_WORDS = 10
CLOSE = 0.8
# They stand in every sentence, so they say nothing about what is looked for.
SMALL_WORDS = """
    de het een en of ik u je wij is zijn te in op bij van voor met aan naar om hoe wat waar wie kan wil mijn uw
    the a an and or i you we to in on at of for with how what where who can my your
"""
SMALL = frozenset(SMALL_WORDS.split())


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: their own text, and the words in it that matter."""

    text: str
    words: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Asked":
        """Only the beginning of an endless text; signs that no keyboard has are left out."""
        plain = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * LONGEST])
        short = " ".join(plain.split())[:LONGEST].strip()
        found = tuple(dict.fromkeys(words_of(short)))
        return cls(short, (tuple(word for word in found if word not in SMALL) or found)[:MOST_WORDS])

    def shared_with(self, known: frozenset[str]) -> int:
        """How many of the words are among these forms, or begin one of them."""
        return sum(1 for word in self.words if forms(word) & known or begins_one(word, known))


def fold(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    return WORD.findall(fold(text))


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """A folded word without its endings, in Dutch and in English: boodschappen and boodschap share one."""
    return frozenset(snowballstemmer.stemmer(language).stemWord(word) for language in ("dutch", "english"))


def forms_in(*texts: str) -> frozenset[str]:
    return frozenset(form for text in texts for word in words_of(text) for form in (word, *forms(word)))


def begins_one(word: str, known: Iterable[str]) -> bool:
    return len(word) > 2 and any(it.startswith(word) for it in known)


def is_close(word: str, other: str) -> bool:
    """A slip of the finger apart. Short words are all close to each other, so those never are."""
    if min(len(word), len(other)) < 4 or abs(len(word) - len(other)) > 2:
        return False
    pair = SequenceMatcher(None, word, other, autojunk=False)
    return pair.real_quick_ratio() >= CLOSE and pair.quick_ratio() >= CLOSE and pair.ratio() >= CLOSE


def closeness(asked: Asked, *texts: str) -> int:
    """How many of the words are a slip away from a word of these texts."""
    known = {word for text in texts for word in words_of(text)}
    return sum(1 for word in asked.words if any(is_close(word, other) for other in known))

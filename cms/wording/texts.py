"""Every text of the site as an editor meets it: in both languages, as it came and as it is now."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from django.http import Http404
from polib import POEntry

from cms import catalogues, plain_words
from neighbourhoods.models import User

from . import marks, usage
from .corrections import correct_text, newest

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Text:
    """`original` and `now`: one form, or the one for one thing and the one for more."""

    language: str
    context: str
    english: str
    original: tuple[str, ...]
    now: tuple[str, ...]
    readers: frozenset[str]

    @property
    def key(self) -> str:
        """For its address: the text itself would be far too long there."""
        return hashlib.sha256(f"{self.context}\x04{self.english}".encode()).hexdigest()[:16]

    @property
    def is_corrected(self) -> bool:
        return self.now != self.original

    @property
    def seen(self) -> list[str]:
        return [marks.seen(form) for form in self.now]

    @property
    def was_seen(self) -> list[str]:
        return [marks.seen(form) for form in self.original]

    @property
    def must_be_plain(self) -> bool:
        """Residents read it, in Dutch: short sentences and no words of the office."""
        return self.language == "nl" and self.readers != {usage.STAFF}


@cache
def as_released() -> tuple[Text, ...]:
    """From the catalogue of this release, once for each process."""
    [dutch] = [source for source in catalogues.sources() if catalogues.language_of(source) == "nl"]
    return tuple(_text(entry, language) for language in LANGUAGES for entry in catalogues.read(dutch))


def _text(entry: POEntry, language: str) -> Text:
    context = entry.msgctxt or ""
    readers = usage.readers_of(usage.files_by_text().get((context, entry.msgid), frozenset()), comment=entry.comment)
    if language == "nl":
        forms = tuple(entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)) or (entry.msgstr,)
    else:
        forms = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    return Text(language, context, entry.msgid, forms, forms, readers)


def every_text() -> list[Text]:
    """As they are now."""
    corrected = newest()
    return [
        replace(text, now=corrected.get((text.language, text.context, text.english)) or text.original)
        for text in as_released()
    ]


def one_text(language: str, key: str) -> Text:
    for text in every_text():
        if text.language == language and text.key == key:
            return text
    raise Http404


def say(text: Text, forms: tuple[str, ...], *, by: User, seen: int | None = None) -> None:
    """From now on, everywhere. What it says already is no news; what it said when it came is no correction."""
    if forms != text.now:
        kept = () if forms == text.original else forms
        correct_text(text.language, text.context, text.english, kept, by=by, seen=seen)


def orphans() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Corrections of texts that the site no longer says: (language, context, English, as corrected)."""
    known = {(text.language, text.context, text.english): len(text.original) for text in as_released()}
    return [(*key, forms) for key, forms in newest().items() if forms and known.get(key) != len(forms)]


def looked_for(texts: Iterable[Text], words: str, readers: str = "", language: str = "") -> list[Text]:
    """With these words in them as they are, as they were or in English; those that begin alike first."""
    found = [
        text
        for text in texts
        if (not readers or (text.is_corrected if readers == "corrected" else readers in text.readers))
        and (not language or text.language == language)
        and (not words or any(marks.reads_like(form, words) for form in (*text.now, *text.original, text.english)))
    ]
    wanted = words.casefold()
    return sorted(
        found, key=lambda text: (wanted not in text.seen[0].casefold()[: len(wanted)], text.seen[0].casefold())
    )


def new_words(text: Text, forms: Iterable[str]) -> list[str]:
    """Words that residents read nowhere else on the site."""
    known = {
        word
        for other in as_released()
        if other.must_be_plain
        for form in other.original
        for word in plain_words.words_of(form)
    }
    return sorted({word for form in forms for word in plain_words.words_of(form)} - known) if text.must_be_plain else []

"""Reads every text of the site: what the code and templates say in English, and its Dutch."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import polib

from cms import catalogues
from cms.wording import usage

from . import databases
from .architecture import APPS, ROOT

LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.po", "*.mo", "static")
Key = tuple[str | None, str]


@dataclass(frozen=True)
class Text:
    """One text of the site, where it is used, and its Dutch (singular and plural)."""

    english: str
    dutch: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def is_for_residents(self) -> bool:
        """Used on at least one page, or in a message, that is not only for staff."""
        return usage.readers_of(frozenset(self.files)) != {usage.STAFF}


def used(folder: Path) -> polib.POFile:
    """Every text that code and templates hold, by Django's makemessages on a copy (it writes beside its sources)."""
    if not shutil.which("xgettext"):
        raise RuntimeError("The test of the words needs gettext. Run: sudo apt install gettext")
    for app in APPS:
        shutil.copytree(
            ROOT / app, folder / app, ignore=shutil.ignore_patterns("__pycache__", "*.po", "*.mo", "static")
        )
    shutil.copy(ROOT / "manage.py", folder)
    (folder / "cms" / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "manage.py", "makemessages", "-l", "nl", "--keep-pot", "-v0", "-e", "html,txt,py"]
    done = subprocess.run(command, cwd=folder, env=databases.environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return polib.pofile(str(folder / "cms" / "locale" / "django.pot"))


def texts(found: polib.POFile, dutch: polib.POFile) -> list[Text]:
    words = {_key(entry): entry for entry in dutch}
    return [
        Text(entry.msgid, _all(words[_key(entry)]), tuple(file for file, _line in entry.occurrences))
        for entry in found
        if _key(entry) in words
    ]


def faults(found: polib.POFile, dutch: polib.POFile) -> list[str]:
    """What a catalogue lacks, has too much, or translates with other placeholders."""
    needed, present = {_key(entry): entry for entry in found}, {_key(entry): entry for entry in dutch}
    told = [
        f"untranslated: {_short(entry)} ({entry.occurrences[0][0]})"
        for key, entry in needed.items()
        if key not in present or not all(_all(present[key]))
    ]
    told += [f"fuzzy: {_short(entry)}" for entry in dutch if entry.fuzzy]
    told += [
        f"no longer used: {_short(entry)}"
        for key, entry in present.items()
        if entry.obsolete or (key not in needed and "of a package" not in entry.comment)
    ]
    told += [f"other placeholders: {_short(entry)}" for entry in present.values() if not _fits(entry)]
    return told


def _fits(entry: polib.POEntry) -> bool:
    """The Dutch uses the placeholders of the English; a singular may leave its number out."""
    english = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
    return all(_placeholders(words) <= english for words in _all(entry)) and (
        bool(entry.msgid_plural) or _placeholders(entry.msgid) == _placeholders(entry.msgstr)
    )


def _placeholders(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|{\w+}", words))


def catalogue() -> polib.POFile:
    [dutch] = [source for source in catalogues.sources() if catalogues.language_of(source) == "nl"]
    return catalogues.read(dutch)


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def _all(entry: polib.POEntry) -> tuple[str, ...]:
    return tuple(entry.msgstr_plural.values()) or (entry.msgstr,)


def _short(entry: polib.POEntry) -> str:
    return repr(entry.msgid if len(entry.msgid) < 90 else f"{entry.msgid[:87]}...")

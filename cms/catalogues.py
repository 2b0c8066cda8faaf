"""The words of the site in other languages: read, put together and compiled without gettext's programs."""

from collections.abc import Iterable
from pathlib import Path

import polib

LOCALE = Path(__file__).parent / "locale"
Key = tuple[str | None, str, str]


class TwoTranslations(Exception):
    """One English text with two translations, in two files."""


def main_file(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def parts_of(language: str, locale: Path = LOCALE) -> list[Path]:
    """Catalogues in the making, one for each part of the site."""
    return sorted((locale / "parts").glob(f"*.{language}.po"))


def merge(language: str, locale: Path = LOCALE) -> polib.POFile:
    """The main catalogue with the parts in it, in the order of the English. A part wins from the main catalogue."""
    entries: dict[Key, polib.POEntry] = {}
    written_in: dict[Key, Path] = {}
    main = main_file(language, locale)
    for path in [main] if main.exists() else []:
        entries = {_key(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}
    for path in parts_of(language, locale):
        for entry in polib.pofile(str(path)):
            key = _key(entry)
            if key in written_in and _words(entries[key]) != _words(entry):
                raise TwoTranslations(f"“{entry.msgid}” differs in {written_in[key].name} and {path.name}")
            entries[key], written_in[key] = entry, path
    return _catalogue(language, entries.values())


def is_compiled(locale: Path = LOCALE) -> bool:
    """Whether what Django reads is as new as what people wrote."""
    written = [*locale.glob("*/LC_MESSAGES/*.po"), *(locale / "parts").glob("*.po")]
    made = [path.stat().st_mtime for path in locale.glob("*/LC_MESSAGES/*.mo")]
    return bool(made) and min(made) >= max(path.stat().st_mtime for path in written)


def compile_all(locale: Path = LOCALE) -> list[tuple[str, int]]:
    """Merge and compile every language. Returns (language, number of texts)."""
    languages = {path.parent.parent.name for path in locale.glob("*/LC_MESSAGES/django.po")}
    languages |= {path.name.split(".")[-2] for path in (locale / "parts").glob("*.*.po")}
    done = []
    for language in sorted(languages):
        catalogue = merge(language, locale)
        target = main_file(language, locale)
        target.parent.mkdir(parents=True, exist_ok=True)
        if parts_of(language, locale):
            catalogue.save(str(target))
        catalogue.save_as_mofile(str(target.with_suffix(".mo")))
        done.append((language, len(catalogue)))
    return done


def _catalogue(language: str, entries: Iterable[polib.POEntry]) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.extend(sorted(entries, key=lambda entry: (entry.msgid.casefold(), entry.msgid, entry.msgctxt or "")))
    return catalogue


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _words(entry: polib.POEntry) -> tuple[str, dict[int, str]]:
    return entry.msgstr, entry.msgstr_plural

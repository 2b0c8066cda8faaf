"""The words of the site in other languages, compiled without gettext's programs."""

from pathlib import Path

import polib

LOCALE = Path(__file__).parent / "locale"


def sources(locale: Path = LOCALE) -> list[Path]:
    """What people write: one catalogue for each language."""
    return sorted(locale.glob("*/LC_MESSAGES/django.po"))


def language_of(source: Path) -> str:
    return source.parent.parent.name


def read(source: Path) -> polib.POFile:
    """ValueError when a text stands in it twice: nobody would know which translation holds."""
    return polib.pofile(str(source), encoding="utf-8", check_for_duplicates=True)


def is_compiled(source: Path) -> bool:
    """Whether what Django reads is as new as what people wrote."""
    made = source.with_suffix(".mo")
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def compile_all(locale: Path = LOCALE) -> list[tuple[str, int]]:
    """Compile every language. Returns (language, number of texts)."""
    done = []
    for source in sources(locale):
        catalogue = read(source)
        catalogue.save_as_mofile(str(source.with_suffix(".mo")))
        done.append((language_of(source), len(catalogue)))
    return done

"""Translations are compiled without gettext's programs."""

import gettext
import os

import pytest

from cms import catalogues

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
HOUSE = 'msgid "house"\nmsgstr "huis"\n'
TREE = (
    'msgid "%(count)d tree"\nmsgid_plural "%(count)d trees"\nmsgstr[0] "%(count)d boom"\nmsgstr[1] "%(count)d bomen"\n'
)


def written(locale, text: str):
    source = locale / "nl" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(HEAD + text, encoding="utf-8")
    return source


def test_what_people_wrote_is_what_django_reads(tmp_path):
    source = written(tmp_path, f"{HOUSE}\n{TREE}")
    before = source.read_text("utf-8")

    assert catalogues.compile_all(tmp_path) == [("nl", 2)]

    with source.with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    found = (words.gettext("house"), words.ngettext("%(count)d tree", "%(count)d trees", 2))
    assert (found, source.read_text("utf-8")) == (("huis", "%(count)d bomen"), before)


def test_a_text_that_stands_there_twice_is_refused(tmp_path):
    written(tmp_path, f"{HOUSE}\n{HOUSE.replace('huis', 'woning')}")
    with pytest.raises(ValueError, match="house"):
        catalogues.compile_all(tmp_path)


def test_it_knows_whether_it_is_compiled(tmp_path):
    source = written(tmp_path, HOUSE)
    before = catalogues.is_compiled(source)
    catalogues.compile_all(tmp_path)
    after = catalogues.is_compiled(source)
    later = source.stat().st_mtime + 60
    os.utime(source, (later, later))
    assert (before, after, catalogues.is_compiled(source)) == (False, True, False)

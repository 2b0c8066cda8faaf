"""Translations are put together and compiled without gettext's programs."""

import gettext
import os
import time

import polib
import pytest

from cms import catalogues

HOUSE = 'msgid "house"\nmsgstr "huis"\n'
TREE = (
    'msgid "%(count)d tree"\nmsgid_plural "%(count)d trees"\nmsgstr[0] "%(count)d boom"\nmsgstr[1] "%(count)d bomen"\n'
)


@pytest.fixture
def locale(tmp_path):
    (tmp_path / "parts").mkdir()
    return tmp_path


def part(locale, name: str, text: str) -> None:
    (locale / "parts" / f"{name}.nl.po").write_text(text, encoding="utf-8")


def test_the_parts_become_one_catalogue_that_django_reads(locale):
    part(locale, "trees", TREE)
    part(locale, "houses", HOUSE)

    assert catalogues.compile_all(locale) == [("nl", 2)]

    with catalogues.main_file("nl", locale).with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert (words.gettext("house"), words.ngettext("%(count)d tree", "%(count)d trees", 2)) == (
        "huis",
        "%(count)d bomen",
    )


def test_the_same_words_twice_are_one_entry(locale):
    part(locale, "a", HOUSE)
    part(locale, "b", HOUSE + "\n" + TREE)
    assert [entry.msgid for entry in catalogues.merge("nl", locale)] == ["%(count)d tree", "house"]


def test_two_translations_of_one_text_are_refused_by_name(locale):
    part(locale, "a", HOUSE)
    part(locale, "b", HOUSE.replace("huis", "woning"))
    with pytest.raises(catalogues.TwoTranslations, match=r"“house” differs in a\.nl\.po and b\.nl\.po"):
        catalogues.merge("nl", locale)


def test_a_part_wins_from_the_main_catalogue_and_a_second_time_changes_nothing(locale):
    part(locale, "a", HOUSE)
    catalogues.compile_all(locale)
    part(locale, "a", HOUSE.replace("huis", "woning"))
    catalogues.compile_all(locale)
    main = catalogues.main_file("nl", locale)
    first = main.read_text("utf-8")
    catalogues.compile_all(locale)
    assert ([entry.msgstr for entry in polib.pofile(str(main))], main.read_text("utf-8")) == (["woning"], first)


def test_it_knows_whether_it_is_compiled(locale):
    part(locale, "a", HOUSE)
    before = catalogues.is_compiled(locale)
    catalogues.compile_all(locale)
    after = catalogues.is_compiled(locale)
    later = time.time() + 60
    os.utime(locale / "parts" / "a.nl.po", (later, later))
    assert (before, after, catalogues.is_compiled(locale)) == (False, True, False)


def test_without_parts_the_main_catalogue_is_left_as_it_is(locale):
    main = catalogues.main_file("nl", locale)
    main.parent.mkdir(parents=True)
    main.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n# ours\n' + HOUSE, "utf-8")
    before = main.read_text("utf-8")
    assert (catalogues.compile_all(locale), main.read_text("utf-8")) == ([("nl", 1)], before)

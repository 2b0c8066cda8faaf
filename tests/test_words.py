"""The site speaks complete and plain Dutch: everything translated, short sentences, no office words."""

from pathlib import Path

import polib
import pytest
import wagtail

from cms import plain_words
from cms.wording import usage

from . import words
from .words import Text

# Sentences that may be long or hold such a word, and why.
EXCEPTIONS: dict[str, str] = {}


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    return words.used(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def for_residents(used) -> list[Text]:
    found = words.texts(used, words.catalogue())
    return [text for text in found if text.is_for_residents and text.english not in EXCEPTIONS]


def holds(found: list[str]) -> None:
    assert not found, f"{len(found)}\n" + "\n".join(found)


def test_every_text_has_its_dutch_and_no_other(used):
    holds(words.faults(used, words.catalogue()))


def test_our_own_scan_finds_what_gettext_finds(used):
    theirs = {(entry.msgctxt or "", entry.msgid): {file for file, _line in entry.occurrences} for entry in used}
    assert {key: set(files) for key, files in usage.files_by_text().items()} == theirs


def test_residents_read_at_most_twelve_words_in_a_sentence(for_residents):
    holds(
        [
            f"{plain_words.length(part)}: {part} ({text.files[0]})"
            for text in for_residents
            for words_said in text.dutch
            for part in plain_words.too_long(words_said)
        ]
    )


def test_residents_read_no_office_words(for_residents):
    hard = [(text, word) for text in for_residents for said in text.dutch for word in plain_words.hard_words(said)]
    holds([f"{word}: {text.dutch[0]} ({text.files[0]})" for text, word in hard])


def test_no_exception_is_stale(used):
    assert set(EXCEPTIONS) - {entry.msgid for entry in used} == set()


# ---------------------------------------------------------------- seen to fail when broken on purpose
def po(**entry: object) -> polib.POFile:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(**{"occurrences": [("marketplace/views/helper.py", "1")], **entry}))
    return catalogue


@pytest.mark.parametrize(
    ("dutch", "fault"),
    [
        (polib.POFile(), "untranslated: 'Hello %(name)s' (marketplace/views/helper.py)"),
        (po(msgid="Hello %(name)s", msgstr=""), "untranslated: 'Hello %(name)s' (marketplace/views/helper.py)"),
        (po(msgid="Hello %(name)s", msgstr="Dag %(name)s", flags=["fuzzy"]), "fuzzy: 'Hello %(name)s'"),
        (po(msgid="Hello %(name)s", msgstr="Dag %(naam)s"), "other placeholders: 'Hello %(name)s'"),
    ],
)
def test_a_fault_in_a_catalogue_is_seen(dutch, fault):
    assert fault in words.faults(po(msgid="Hello %(name)s"), dutch)


def test_what_is_no_longer_used_is_seen_unless_it_is_a_packages():
    assert words.faults(polib.POFile(), po(msgid="Hello", msgstr="Dag")) == ["no longer used: 'Hello'"]
    assert words.faults(polib.POFile(), po(msgid="Hello", msgstr="Dag", comment="of a package: allauth")) == []


def test_a_long_sentence_and_an_office_word_are_seen():
    long = "Dit is een zin van wel dertien woorden en dat is er een te veel."
    said = f"<p>Kort.</p> {long} U kunt annuleren."
    assert (plain_words.too_long(said), plain_words.hard_words(said)) == ([long], ["annuleren"])


def test_staff_may_read_more():
    text = Text("x", ("y",), ("cms/workbench/views.py",))
    assert not text.is_for_residents
    assert Text("x", ("y",), ("cms/workbench/views.py", "marketplace/forms.py")).is_for_residents


def test_wagtails_words_that_we_say_otherwise_are_still_wagtails():
    folder = Path(wagtail.__file__).parent
    theirs = {entry.msgid for path in folder.glob("**/nl/LC_MESSAGES/django.po") for entry in polib.pofile(str(path))}
    ours = [entry.msgid for entry in words.catalogue() if "of a package: Wagtail" in entry.comment]

    assert ours
    assert [words_of for words_of in ours if words_of not in theirs] == []

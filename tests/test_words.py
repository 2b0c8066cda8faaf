"""The site speaks complete and plain Dutch: everything translated, short sentences, no office words."""

import polib
import pytest

from . import words
from .words import Text

# Read by staff only: B1, and no limit to the length of a sentence.
STAFF = (
    "cms/workbench/*",
    "cms/templates/workbench/*",
    "cms/management/*",
    "cms/models/*",
    "cms/blocks.py",
    "cms/demo/*",
    "cms/templates/demo/*",
    "marketplace/actions/intake.py",
    "marketplace/actions/moderating.py",
    "neighbourhoods/actions/outbox.py",
    "neighbourhoods/actions/posts.py",
    "*/management/*",
    "*/models/*",
    "*/apps.py",
    "*/importing/*",
)
# Words of the office (ux.md): residents get the plain one.
HARD = (
    r"participati\w*",
    r"indicaties?",
    r"re-?integrati\w*",
    "optioneel",
    r"annul\w+",
    r"coördinator\w*",
    "aanmelden",
    "bewerken",
    "volgende stap",
    r"hulpbehoevend\w*",
    r"cliënt\w*",
    r"doelgroep\w*",
    "middels",
    "alsmede",
    "je",
    "jij",
    "jou",
    "jouw",
    "jullie",
)
# Sentences that may be long or hold such a word, and why.
EXCEPTIONS: dict[str, str] = {}


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    return words.used(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def for_residents(used) -> list[Text]:
    found = words.texts(used, words.catalogue())
    return [text for text in found if text.is_for_residents(STAFF) and text.english not in EXCEPTIONS]


def holds(found: list[str]) -> None:
    assert not found, f"{len(found)}\n" + "\n".join(found)


def test_every_text_has_its_dutch_and_no_other(used):
    holds(words.faults(used, words.catalogue()))


def test_residents_read_at_most_twelve_words_in_a_sentence(for_residents):
    holds(
        [f"{words.length(part)}: {part} ({text.files[0]})" for text in for_residents for part in words.too_long(text)]
    )


def test_residents_read_no_office_words(for_residents):
    hard = [(text, word) for text in for_residents for word in words.hard_words(text, HARD)]
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
    text = Text("x", (f"<p>Kort.</p> {long} U kunt annuleren.",), ("marketplace/views/helper.py",))
    assert (words.too_long(text), words.hard_words(text, HARD)) == ([long], ["annuleren"])


def test_staff_may_read_more():
    text = Text("x", ("y",), ("cms/workbench/views.py",))
    assert not text.is_for_residents(STAFF)
    assert Text("x", ("y",), ("cms/workbench/views.py", "marketplace/forms.py")).is_for_residents(STAFF)

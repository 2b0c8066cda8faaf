"""The pages as they are read: written by editors and by the program together, in Dutch and in English."""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from cms import plain_words
from cms.demo_data import names
from cms.demo_data.kinds import fill_kinds
from cms.demo_data.site import build_site
from cms.wording import texts
from neighbourhoods.models import Municipality

from . import said, words
from .architecture import ROOT, sources
from .conftest import coordinator_of, neighbourhood_of
from .said import Piece

pytestmark = pytest.mark.once

PLAIN = Path(__file__).parent / "plain_words.txt"
ADDRESSES = (
    "/klussen/", "/klussen/soort/", "/klussen/dag/", "/klussen/waar/", "/hulp-vragen/wat/", "/meedoen/naam/",
    "/inloggen/", "/zoeken/", "/hulp/", "/buurt/", "/bestaat-niet/",
)  # fmt: skip
# Words that are hard and must be said, each with the words that explain it on the same page.
EXPLAINED = {"burgerservicenummer": "BSN", "feed-lezer": "nieuws"}
# Names of laws, and what the register of accessibility statements asks word for word.
OFFICIAL = {
    "algoritme", "artikel", "bijstand", "cookies", "eisen", "gedeeltelijk", "gevolg", "maatregel", "maatregelen",
    "niveau", "norm", "ombudsman", "ondertekend", "oorzaak", "overheid", "publicatie", "rapport", "register",
    "status", "thema", "toegankelijkheid",
    "toegankelijkheidsverklaring", "verklaring", "voldoet", "volledig", "wajong", "wao", "wcag", "wet", "wia", "ww",
    "ziektewet",
}  # fmt: skip
NAMES = {"lindenkwartier", "sjaak", "wim"} | {
    person.first_name.lower() for person in (*names.HELPERS, *names.NEIGHBOURS, *names.COORDINATORS)
}
# Said in Dutch on purpose, in every language.
SAID_IN_DUTCH = ("Ik kom van Dichtbij.",)
# Pictures that stand alone in their file, and why.
ALONE = {
    "cms/templates/components/pictogram.html": "the picture itself: whoever shows it has the words",
    "cms/templates/workbench/_search.html": "the field says what to type, and its button what it does",
}
HOW_TO_GO_ON = """
New words for residents, each with where it stands. Does everybody who learns Dutch know it (A2)?
Yes: add it to tests/plain_words.txt, on a line of its own.  No: say it plainer; or explain it on the same page, and
put both in EXPLAINED of tests/test_site_words.py.
"""


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> dict[str, dict[str, str]]:
    """What a visitor can open when a municipality has just begun, in each language. Read once; nothing stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = Municipality.objects.create(code="GM9901", name="Lindedaal", service_phone="088 000 12 34")
        coordinator_of(neighbourhood_of(town, "BU99010000", "Lindenkwartier", 52.14, 6.196), "Yvonne", "Jansen")
        fill_kinds()
        build_site()
        written = [page.get_url() for page in Page.objects.live().filter(depth__gt=1)]
        pages = {language: read({*written, *ADDRESSES}, language) for language in ("nl", "en")}
        transaction.set_rollback(True)
    return pages


def read(addresses: set[str], language: str) -> dict[str, str]:
    client = Client(headers={"accept-language": language})
    return {address: client.get(address, follow=True).content.decode() for address in sorted(addresses)}


def read_in(language: str, pages: dict[str, str]) -> list[tuple[str, Piece]]:
    found = [(address, piece) for address, html in pages.items() for piece in said.pieces(html)]
    return [(address, piece) for address, piece in found if piece.language == language]


def holds(found: list[str], else_say: str = "") -> None:
    assert not found, else_say + "\n".join(dict.fromkeys(found))


# ---------------------------------------------------------------- Dutch, as it is read
def test_written_pages_are_as_plain_as_the_program(site):
    pieces = read_in("nl", site["nl"])
    faults = [f"too long: {part} ({where})" for where, it in pieces for part in plain_words.too_long(it.words)]
    faults += [f"office: {word}: {it.words} ({where})" for where, it in pieces
               for word in plain_words.hard_words(it.words)]  # fmt: skip
    faults += other_words([(where, it.words) for where, it in pieces])
    faults += unknown([(where, it.words) for where, it in pieces if it.language == "nl"])
    holds(faults, HOW_TO_GO_ON)


def other_words(texts: list[tuple[str, str]]) -> list[str]:
    return [
        f"not “{other}”, everywhere else we say “{ours}”: {text} ({where})"
        for where, text in texts
        for other, ours in plain_words.other_words(text)
    ]


def unknown(texts: list[tuple[str, str]]) -> list[str]:
    """Words that are in no list; an ending of a known word is known."""
    known = set(PLAIN.read_text("utf-8").split())
    explained = {word for word, by in EXPLAINED.items() if any(by in text for _where, text in texts)}
    return [
        f"{word}: {text[:90]} ({where})"
        for where, text in texts
        for word in sorted(plain_words.words_of(text) - known - explained - OFFICIAL - NAMES)
        if not any(word.removesuffix(ending) in known for ending in ("s", "'s", "e", "n", "en", "t", "je", "tje"))
    ]


def for_residents() -> list[tuple[str, str]]:
    return [(f"“{text.english[:40]}”", form) for text in texts.as_released() if text.must_be_plain for form in text.now]


def test_residents_read_plain_words_only():
    holds(unknown(for_residents()), HOW_TO_GO_ON)


def test_no_exception_for_a_word_is_stale(site):
    said_words = {word for _where, it in read_in("nl", site["nl"]) for word in plain_words.words_of(it.words)}
    said_words |= {word for _where, text in for_residents() for word in plain_words.words_of(text)}
    assert {*EXPLAINED, *OFFICIAL} - said_words == set()


def test_one_thing_has_one_word():
    holds(other_words(for_residents()))


def test_the_list_of_plain_words_is_in_order_and_says_each_once():
    listed = PLAIN.read_text("utf-8").split()
    assert listed == sorted(set(listed))


# ---------------------------------------------------------------- English, complete
def dutch_marks() -> set[str]:
    """Words that only a Dutch text has."""
    english = {
        word for entry in words.catalogue() for word in plain_words.words_of(f"{entry.msgid} {entry.msgid_plural}")
    }
    return set(PLAIN.read_text("utf-8").split()) - english


def in_dutch(pieces: list[tuple[str, Piece]], marks: set[str]) -> list[str]:
    meant = re.compile("|".join(map(re.escape, SAID_IN_DUTCH)))
    return [
        f"{piece.words[:100]} ({where})"
        for where, piece in pieces
        if len(marks & set(re.findall(r"[\w'-]+", meant.sub("", piece.words)))) > 1
    ]


def test_who_reads_english_meets_no_dutch_that_does_not_say_so(site):
    holds(in_dutch(read_in("en", site["en"]), dutch_marks()))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_says_its_language_and_every_part_that_is_in_another(site, language):
    for address, html in site[language].items():
        assert re.search(r'<html[^>]* lang="(\w+)"', html).group(1) == language, address
        assert {piece.language for piece in said.pieces(html)} <= {"nl", "en"}, address


# ---------------------------------------------------------------- icons
def test_every_icon_of_every_template_has_its_word():
    templates = [source for source in sources("templates/**/*.html") if source.path not in ALONE]
    holds([
        f"{source.path}: {fault}"
        for source in templates
        for fault in said.icons_without_a_word(said.as_drawn(source.text))
    ])  # fmt: skip


def test_every_icon_of_every_page_has_its_word(site):
    holds([f"{where}: {it}" for where, html in site["nl"].items() for it in said.icons_without_a_word(html)])


def test_no_exception_for_a_picture_is_stale():
    assert [path for path in ALONE if not said.icons_without_a_word(said.as_drawn((ROOT / path).read_text()))] == []


# ---------------------------------------------------------------- seen to fail when broken on purpose
def test_a_word_that_nobody_knows_and_another_word_for_the_same_are_seen():
    text = [("/", "Een vrijwilliger doet de klus. Dat is een prerogatief, zei Yvonne.")]
    assert [it.partition(":")[0] for it in unknown(text)] == ["prerogatief", "vrijwilliger"]
    assert [it.partition(":")[0] for it in other_words(text)] == ["not “vrijwilliger”, everywhere else we say “helper”"]


def test_dutch_on_an_english_page_is_seen_unless_it_says_so():
    html = '<html lang="en"><main><p>U krijgt het adres na de afspraak.</p><p lang="nl">Wij bellen u niet.</p></main>'
    assert in_dutch(read_in("en", {"/": html}), dutch_marks()) == ["U krijgt het adres na de afspraak. (/)"]


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ('<button>{% icon "x" %}</button>', "a control of only an icon"),
        ('<a href="/">{% icon "x" %}<span class="sr">{% translate "Away" %}</span></a>', "a control of only an icon"),
        ('<div><div><div>{% icon "x" %}</div></div></div><p>Far away</p>', "no word beside it"),
        ('<p><svg class="i"></svg> Word</p>', "not hidden for screen readers"),
    ],
)
def test_an_icon_without_its_word_is_seen(template, fault):
    assert [it.partition(":")[0] for it in said.icons_without_a_word(said.as_drawn(template))] == [fault]


def test_an_icon_beside_its_word_is_fine():
    for template in ('<a>{% icon "x" %} {% translate "Away" %}</a>', '<li>{% icon "x" %}<div>{{ words }}</div></li>'):
        assert said.icons_without_a_word(said.as_drawn(template)) == []

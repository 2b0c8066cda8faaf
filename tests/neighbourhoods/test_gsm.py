"""The alphabet of text messages: what is written how, what it counts, and where a name is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.texting import gsm


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("café à la crème", "café à la crème"),  # é, à and è are in the alphabet
        ("Joëlle Yılmaz", "Joelle Yilmaz"),
        ("Çelikoğlu, Łukasz Wójcik", "Çelikoglu, Lukasz Wojcik"),
        ("Østergård, Müller, Straße", "Østergård, Müller, Straße"),
        ("‘ik kom’ – “van Dichtbij”…", "'ik kom' - \"van Dichtbij\"..."),
        ("ĳsje voor 5\u00a0€", "ijsje voor 5 €"),
        ("فاطمة 🧺 Fatma", "Fatma"),
        ("twee\n regels\t", "twee regels"),
        ("e\u0301e\u0308n", "éen"),
    ],
)
def test_it_is_written_as(written, plain):
    assert gsm.plain(written) == plain


@given(st.text())
def test_whatever_is_written_can_be_counted_and_stays_so(text):
    plain = gsm.plain(text)
    assert gsm.septets(plain) >= len(plain)
    assert gsm.plain(plain) == plain


def test_what_takes_two_places_counts_twice():
    assert [gsm.septets(text) for text in ("", "abc", "€ [x]")] == [0, 3, 8]


def test_a_strange_letter_is_refused_without_being_named():
    with pytest.raises(ValueError, match=r"^1 letters outside the alphabet$"):
        gsm.septets("Łukas")


@pytest.mark.parametrize(
    ("words", "length", "kept"),
    [
        ("mevrouw De Wit", 20, "mevrouw De Wit"),
        ("mevrouw Van der Meulen-Zandstra", 26, "mevrouw Van der Meulen"),
        ("mevrouw Van der Meulen", 16, "mevrouw"),
        ("Wojciechowskaaaaaaaaa", 12, "Wojciechowsk"),
        ("boodschappen, deze week", 14, "boodschappen"),
        ("koffie", 2, "koffie"),
    ],
)
def test_it_is_cut_at_a_word(words, length, kept):
    assert gsm.cut(words, length) == kept


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_sentence_fits_whatever_is_filled_in(name, task):
    text = gsm.fit("Dag %(name)s: %(task)s. Bel %(phone)s", keep={"phone": "088 000 12 34"}, name=name, task=task)
    assert gsm.septets(text) <= gsm.ROOM
    assert text.endswith("Bel 088 000 12 34")


def test_three_long_parts_give_way_alike():
    sentence = "Bedoelt u A %(one)s, B %(two)s of C %(three)s? Antwoord JA A, B of C."
    parts = {
        "one": "gezelschap, morgen 15 uur",
        "two": "kleine klus voor een buurman, deze week",
        "three": "boodschappen voor een buurvrouw, vandaag",
    }

    assert gsm.fit(sentence, **parts) == (
        "Bedoelt u A gezelschap, morgen 15 uur, B kleine klus voor een buurman of C boodschappen voor een? "
        "Antwoord JA A, B of C."
    )
    assert gsm.fit(sentence, room=gsm.ONE_TEXT, **parts) == sentence % parts

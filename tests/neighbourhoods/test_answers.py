"""What people text back: many ways to say NEE, and no way to be misunderstood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.texting.answers import Said, answer_in, understand


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("NEE", ("nee",)),
        ("nee", ("nee",)),
        (" Nee. ", ("nee",)),
        ("Neeee!!!", ("nee",)),
        ("nee sorry", ("nee",)),
        ("Nee, helaas. Sorry!", ("nee",)),
        ("nee ik kan niet, dank u wel", ("nee",)),
        ("Ik kan toch niet", ("nee",)),
        ("I can’t come, sorry", ("nee",)),
        ("nee\n\ngroetjes", ("nee",)),
        ("‘Nee’", ("nee",)),
        ("ＮＥＥ", ("nee",)),
        ("neé", ("nee",)),
        ("no thanks", ("nee",)),
        ("1", ("1",)),
        ("1.", ("1",)),
        ("Antwoord 1", ("1",)),
        ("1 goed", ("1", "goed")),
        ("2 gaat wel", ("2", "gaat wel")),
        ("3, niet goed", ("3", "niet goed")),
        ("2 nee", ("2", "nee")),
        ("１", ("1",)),
        ("ja", ("ja",)),
        ("Jaaa graag", ("ja",)),
        ("ja graag", ("ja",)),
        ("weer", ("weer",)),
        ("STOP", ("stop",)),
        ("stop aub", None),
        ("Geen sms meer", ("stop",)),
        ("ok", ()),
        ("Dank u wel, tot morgen!", ()),
        ("goed", ()),
        ("", None),
        ("🙂", None),
        ("niet goed", None),
        ("gaat wel", None),
        ("nee hoor, ik kom gewoon", None),
        ("nee geen probleem", None),
        ("niet nee", None),
        ("neem 1 brood mee", None),
        ("13", None),
        ("1 euro", None),
        ("stoplicht", None),
        ("ik ben er om 1", None),
        ("nee " * 40, None),
    ],
)
def test_it_is_understood_as(body, words):
    said = understand(body)
    assert (said and said.words) == words


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("NEE A", Said(("nee",), "a")),
        ("nee b.", Said(("nee",), "b")),
        ("A", Said((), "a")),
        ("c", Said((), "c")),
        ("1 B", Said(("1",), "b")),
        ("A B", None),
        ("D", None),
        ("nee a sorry", None),
    ],
)
def test_a_letter_chooses(body, said):
    assert understand(body) == said


@pytest.mark.parametrize(
    ("words", "answer"),
    [(("1",), "yes"), (("1", "ja"), "yes"), (("2", "nee"), "no"), (("1", "nee"), None), (("3",), None), ((), None)],
)
def test_words_that_say_two_things_say_nothing(words, answer):
    assert answer_in({"1": "yes", "ja": "yes", "2": "no", "nee": "no"}, words) == answer


@given(st.text() | st.text(alphabet="nejasortpwdik123abc '.\n’é", max_size=30))
def test_no_text_breaks_it_and_only_whole_answers_count(body):
    said = understand(body)

    if said not in {None, Said()}:  # only thanks: no word is left
        assert understand(said.text) == said


@given(st.text(alphabet="bcdefghijklmnopqrstuvwxyz ", min_size=1).filter(str.strip))
def test_a_word_more_makes_it_something_to_read(more):
    said = understand(f"nee qq{more}")
    assert said is None

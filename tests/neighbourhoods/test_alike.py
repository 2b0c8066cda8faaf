"""Words as people type them: what is the same word, what is a slip, and what is asked at all."""

import pytest

from neighbourhoods.alike import Asked, closeness, fold, forms, is_close


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("boodschap", "boodschappen"),
        ("wassen", "was"),
        ("ramen", "raam"),
        ("honden", "hond"),
        ("wandeling", "wandelen"),
        ("uitkering", "uitkeringen"),
        ("neighbour", "neighbours"),
        ("cafe", fold("Café")),
    ],
)
def test_the_same_word_with_another_ending_shares_a_form(typed, written):
    assert forms(typed) & forms(written)


def test_another_word_shares_none():
    assert not forms("tuin") & forms("trein")


@pytest.mark.parametrize(
    ("word", "other", "close"),
    [
        ("lindenkwartir", "lindenkwartier", True),
        ("moolenwijk", "molenwijk", True),
        ("boodshappen", "boodschappen", True),
        ("tuin", "ruin", False),
        ("was", "wax", False),
        ("molenwijk", "kastanjehof", False),
    ],
)
def test_a_slip_of_the_finger_is_close_and_another_word_is_not(word, other, close):
    assert is_close(word, other) is close


def test_small_words_are_left_out_unless_there_is_nothing_else():
    assert Asked.read("Hoe kan ik hulp vragen?").words == ("hulp", "vragen")
    assert Asked.read("de het een").words == ("de", "het", "een")


@pytest.mark.parametrize("nothing", ["", "   ", "\x00", "??!", "\u202e\u200b", "👩‍👩‍👧"])
def test_what_holds_no_words_asks_nothing(nothing):
    assert Asked.read(nothing).words == ()


def test_of_an_endless_text_only_the_beginning_is_read():
    asked = Asked.read("hulp " * 250_000)

    assert (len(asked.text), asked.words) == (99, ("hulp",))
    assert len(Asked.read(" ".join(f"w{n}" for n in range(50))).words) == 10


def test_signs_that_no_keyboard_has_are_spaces():
    assert Asked.read("was\x00en\u202estrijk").text == "was en strijk"


def test_closeness_counts_the_words_that_are_a_slip_away():
    assert closeness(Asked.read("boodshappen in moolenwijk"), "Boodschappen doen", "Molenwijk") == 2

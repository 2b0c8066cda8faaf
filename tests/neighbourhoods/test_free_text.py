"""A field for free words: a number is refused, a word raises its sentence once, and the list is the municipality's."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.models import SensitiveWord

NUMBER = "Dit lijkt een burgerservicenummer (BSN). Laat het weg. Wij bewaren dat nooit."

HINT = (
    "Dit gaat misschien over gezondheid. Laat dat liever weg. Schrijf wat de klus vraagt. Bijvoorbeeld: rustig praten, "
    "of zittend werk. Wilt u het toch zo zeggen? Druk dan nog een keer op de knop."
)


class WordsForm(forms.Form):
    words = FreeText(required=False, rows=3)
    name = ShortText(required=False)


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


def errors(form: forms.Form) -> dict[str, list[str]]:
    return {name: list(sentences) for name, sentences in form.errors.items()}


@pytest.mark.parametrize("field", ["words", "name"])
def test_a_number_is_refused_however_often_and_stays_in_sight(db, field):
    answers = {field: "Mijn nummer: 123 456 782.", "words-read": "health benefit"}
    form = WordsForm(answers)

    assert errors(form) == {field: [NUMBER]}
    assert "123 456 782" in str(form[field])
    assert errors(WordsForm(answers)) == {field: [NUMBER]}


def test_a_word_raises_its_sentence_once(db):
    form = WordsForm({"words": "Ik ben dement."})

    assert errors(form) == {"words": [HINT]}
    box = str(form["words"])
    assert "Ik ben dement." in box
    assert '<input type="hidden" name="words-read" value="health">' in box

    again = WordsForm({"words": "Ik ben dement.", "words-read": "health"})
    assert again.is_valid()
    assert again.cleaned_data["words"] == "Ik ben dement."


def test_another_subject_raises_its_own_sentence_and_the_first_is_not_asked_again(db):
    form = WordsForm({"words": "Ik ben dement en heb schulden.", "words-read": "health"})

    assert [sentence.split(".")[0] for sentence in errors(form)["words"]] == ["Dit gaat misschien over schulden"]
    assert 'value="debts health"' in str(form["words"])


def test_a_page_that_is_only_looked_at_carries_nothing(db):
    assert "words-read" not in str(WordsForm()["words"])
    assert "words-read" not in str(WordsForm({"words": "Ik heb een hond."})["words"])


def test_what_the_page_says_was_read_is_not_written_back_unseen(db):
    form = WordsForm({"words": "hallo", "words-read": '"><script> health'})
    assert form.is_valid()
    assert 'value="health"' in str(form["words"])
    assert "script" not in str(form["words"])


def test_a_name_may_sound_like_anything(db):
    assert WordsForm({"name": "Joods van den Drugs"}).is_valid()


def test_two_forms_do_not_share_what_was_read(db):
    WordsForm({"words": "dement", "words-read": "health"}).is_valid()
    assert not WordsForm({"words": "dement"}).is_valid()


# ---------------------------------------------------------------- the municipality's own words
def test_the_municipality_adds_a_word(db):
    assert WordsForm({"words": "Hij zit in de soosgroep."}).is_valid()
    SensitiveWord.objects.create(word="soos*", subject="addiction")
    assert not WordsForm({"words": "Hij zit in de soosgroep."}).is_valid()


def test_the_municipality_switches_a_word_off(db):
    SensitiveWord.objects.create(word="halal*", subject="religion", is_hint=False)
    assert WordsForm({"words": "Graag halalvlees."}).is_valid()
    assert not WordsForm({"words": "Zij is gelovig."}).is_valid()


def test_a_word_that_finds_nearly_everything_is_refused(db):
    with pytest.raises(ValidationError):
        SensitiveWord(word="*a*", subject="health").full_clean()


def test_checking_words_asks_one_question(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        WordsForm({"words": "Ik heb een hond.", "name": "Anna"}).is_valid()
    with django_assert_num_queries(0):
        WordsForm({"words": ""}).is_valid()

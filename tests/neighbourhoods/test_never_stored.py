"""A citizen service number is found in any writing, nothing else is taken for one, and words hint at a subject."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from neighbourhoods.never_stored import WORDS, Subject, has_citizen_number, passes_eleven_test, subjects_in
from neighbourhoods.phones import display

GROUPINGS = [(9,), (3, 3, 3), (4, 2, 3), (2, 2, 2, 3), (1,) * 9, (2, 3, 4), (5, 4), (1, 8), (8, 1)]
BETWEEN = [" ", ".", "-", "/", " - ", "\u00a0", "\u2011", "\u2013", "\n"]
AROUND = ["", "mijn bsn is ", "BSN:", "Ik woon op 12, 7299 AB. ", "bel 06 12 34 56 78 of ", "huis 2 ", "(", "é"]
AFTER = ["", ".", " en bel 0575 51 23 45", "x", " 12", ", dank u"]
SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９"]


def completed(first: int) -> str | None:
    """Eight digits and the ninth that makes it a citizen service number, when there is one."""
    eight = f"{first:08d}"
    last = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), eight, strict=True)) % 11
    return f"{eight}{last}" if last < 10 else None


NUMBERS = st.integers(1_000_000, 99_999_999).map(completed).filter(bool)
NOT_NUMBERS = st.integers(1, 999_999_999).map("{:09d}".format).filter(lambda digits: not passes_eleven_test(digits))


def written(digits: str, grouping: tuple[int, ...], between: str) -> str:
    parts, at = [], 0
    for size in grouping:
        parts.append(digits[at : at + size])
        at += size
    return between.join(parts)


# ---------------------------------------------------------------- numbers
@example("100100004", (1,) * 9, " ", "", " 12", SCRIPTS[0])  # "0 0 1 0 0 0 0 4 12" is no number abroad
@given(
    NUMBERS, st.sampled_from(GROUPINGS), st.sampled_from(BETWEEN), st.sampled_from(AROUND), st.sampled_from(AFTER),
    st.sampled_from(SCRIPTS),
)  # fmt: skip
def test_every_number_is_found_in_any_writing(number, grouping, between, before, after, script):
    if len(grouping) > 1 and before in {"bel 06 12 34 56 78 of ", "huis 2 "}:
        after = "."  # what stands before is text or one group of its own
    if grouping[-1] == 8 and after == " 12":
        after = "."  # "7 04117496 12" ends in a phone number, 0411 749612, as people write one
    in_script = number.translate(str.maketrans("0123456789", script))
    assert has_citizen_number(f"{before}{written(in_script, grouping, between)}{after}")


@given(NUMBERS, st.sampled_from([(3, 3, 3), (4, 2, 3), (2, 2, 2, 3)]), st.data())
def test_a_number_is_found_when_its_spaces_and_hyphens_are_mixed(number, grouping, data):
    text, at = number[: grouping[0]], grouping[0]
    for size in grouping[1:]:
        text += data.draw(st.sampled_from([" ", "-", " - "])) + number[at : at + size]
        at += size
    assert has_citizen_number(text)


@given(st.integers(1_000_000, 9_999_999).map(completed).filter(bool))
def test_a_number_without_its_leading_zero_is_found(number):
    assert has_citizen_number(f"bsn {number[1:]}.")
    assert has_citizen_number(written(number[1:], (2, 3, 3), " "))


@given(NUMBERS, st.sampled_from(["\u200b", "\u00ad", "\u2060"]))
def test_signs_that_take_no_room_hide_nothing(number, unseen):
    assert has_citizen_number(unseen.join(number))


@given(NOT_NUMBERS, st.sampled_from([(9,), (3, 3, 3), (4, 2, 3)]), st.sampled_from([" ", ".", "-"]))
def test_another_number_of_nine_digits_is_left_alone(number, grouping, between):
    assert not has_citizen_number(f"polis {written(number, grouping, between)}.")


@given(st.integers(100_000_000, 999_999_999))
def test_a_phone_number_never_is_one(national):
    kept = f"+31{national}"
    writings = [
        kept, f"0{national}", f"0031{national}", f"+31 {national}", f"0031 {national}", f"+31 (0){national}",
        display(kept), display(kept).replace(" ", "-"), f"06-{national % 10**8:08d}", f"06 {national % 10**8:08d}",
        f"(0{national // 10**6}) {national % 10**6:06d}",
    ]  # fmt: skip
    assert [text for text in writings if has_citizen_number(f"Bel {text} of kom langs.")] == []


@given(st.dates(), st.times(), st.times())
def test_a_day_and_an_hour_never_are_one(day, start, end):
    hours = f"{start:%H.%M}-{end:%H.%M}"
    days = [f"{day.day}-{day.month}-20{day:%y}", f"{day:%d-%m-}19{day:%y}", f"20{day:%y-%m-%d}"]
    texts = [f"Op {written_day} {hours} uur" for written_day in days] + [f"{hours} {start:%H.%M} uur"]
    assert [text for text in texts if has_citizen_number(text)] == []


@given(st.integers(0, 9_999_999_999))
def test_a_bank_account_never_is_one(account):
    digits = f"{account:010d}"
    check = 98 - int(f"{11102311}{digits}232100") % 97  # ABNA, NL, 00 as numbers
    iban = f"NL{check:02d}ABNA{digits}"
    grouped = " ".join(iban[at : at + 4] for at in range(0, 18, 4))
    assert [text for text in (iban, grouped, grouped.lower()) if has_citizen_number(f"Op {text} graag")] == []


@pytest.mark.parametrize(
    "text",
    [
        "", "geen cijfers", "000000000", "7299 AB 12", "DE89 3704 0044 0532 0130 00", "+32 470 12 34 56",
        "1234567820", "1112223330", "Klus 4012 en 4013", "088 000 12 35", "BE68 5390 0754 7034",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text):
    assert not has_citizen_number(text)


def test_what_follows_a_bank_account_is_still_read():
    assert has_citizen_number("NL91 ABNA 0417 1643 00 en 123456782")
    assert has_citizen_number("BE68 5390 0754 7034 123456782")


@given(st.text())
def test_any_text_can_be_read(text):
    assert has_citizen_number(text) in {True, False}
    assert set(subjects_in(text)) <= set(Subject)


def test_a_very_long_row_of_digits_takes_no_time_to_speak_of():
    assert not has_citizen_number("1 " * 20_000)


# ---------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Mijn man is DEMENT.", [Subject.HEALTH]),
        ("Zij heeft vasculaire dementie en diabetes", [Subject.HEALTH]),
        ("een licht verstandelijke beperking", [Subject.HEALTH]),
        ("Na mijn burn out", [Subject.HEALTH]),
        ("een bijstandsuitkering", [Subject.BENEFIT]),
        ("zijn uitkeringen", [Subject.BENEFIT]),
        ("Ik heb schulden en ben verslaafd", [Subject.DEBTS, Subject.ADDICTION]),
        ("een verslaafde buurman", [Subject.ADDICTION]),
        ("gokverslaving", [Subject.ADDICTION]),
        ("zonder verblijfsvergunning", [Subject.RESIDENCE]),
        ("statushouders", [Subject.RESIDENCE]),
        ("van allochtone afkomst, Etniciteit", [Subject.ORIGIN]),
        ("Wij zijn moslims", [Subject.RELIGION]),
        ("he has debts and is a refugee", [Subject.DEBTS, Subject.RESIDENCE]),
        ("hij heeft een strafblad", [Subject.CRIME]),
        ("psy\u00adchiater", [Subject.HEALTH]),
    ],
)
def test_a_word_hints_at_its_subject(text, subjects):
    assert subjects_in(text) == subjects


@pytest.mark.parametrize(
    "text",
    [
        "", "Rustig praten en zittend werk.", "Ik heb een hond.", "Dat is niet mijn schuld.",
        "Ik geloof dat het dinsdag is.", "Medicijnen halen bij de apotheek.", "Ik zit in een rolstoel.",
        "Mee naar de kerk.", "De Turkse bakker.", "De bel doet het niet.", "Keer de was om",
        "I believe so, it would benefit us",
    ],
)  # fmt: skip
def test_what_a_task_asks_raises_nothing(text):
    assert subjects_in(text) == []


@pytest.mark.parametrize("subject", Subject)
def test_every_word_of_the_list_finds_itself_and_its_plural(subject):
    plain = [word.replace("*", "") for word, its in WORDS.items() if its == subject]
    assert plain
    assert [word for word in plain if subject not in subjects_in(f"Zij, {word.upper()}!")] == []
    assert [word for word in plain if subject not in subjects_in(f"de {word}e")] == []


def test_the_list_can_be_another():
    assert subjects_in("Hij is doof.", {"doof": Subject.HEALTH}) == [Subject.HEALTH]
    assert subjects_in("Hij is dement.", {}) == []

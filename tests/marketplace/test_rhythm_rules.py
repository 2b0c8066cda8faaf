"""Rules of what comes back: what we offer, in words, and on which days; the public holidays of the Netherlands."""

from datetime import date, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from marketplace import rhythm
from marketplace.rhythm import NTH, BadRule, Choice
from neighbourhoods import holidays

pytestmark = pytest.mark.once

TUESDAY = "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"
WORDS = [
    (TUESDAY, time(10), "elke dinsdag om 10 uur", "every Tuesday at 10 o'clock"),
    ("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,WE,FR", None, "elke maandag, woensdag en vrijdag",
     "every Monday, Wednesday and Friday"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR", time(9, 30), "om de week op dinsdag en vrijdag om 9.30 uur",
     "every other week on Tuesday and Friday at 9.30"),
    ("FREQ=WEEKLY;INTERVAL=4;BYDAY=SU", None, "elke 4 weken op zondag", "every 4 weeks on Sunday"),
    ("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR,SA,SU", time(8), "elke dag om 8 uur", "every day at 8 o'clock"),
    ("FREQ=MONTHLY;BYDAY=1MO", None, "elke eerste maandag van de maand", "every first Monday of the month"),
    ("FREQ=MONTHLY;BYDAY=-1FR", time(14), "elke laatste vrijdag van de maand om 14 uur",
     "every last Friday of the month at 14 o'clock"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "at", "dutch", "english"), WORDS)
def test_a_rule_is_said_in_words(rule, at, dutch, english):
    for language, words in (("nl", dutch), ("en", english)):
        with translation.override(language):
            assert rhythm.in_words(rule, at) == words


choices = st.one_of(
    st.builds(Choice, st.sampled_from(["1", "2", "4"]), st.sets(st.integers(0, 6), min_size=1).map(sorted).map(tuple)),
    st.builds(Choice, st.just("month"), st.integers(0, 6).map(lambda day: (day,)), st.sampled_from(list(NTH))),
)


@given(choices)
def test_what_is_chosen_is_read_back(choice):
    assert rhythm.read(rhythm.build(choice.every, choice.weekdays, choice.nth)) == choice


@pytest.mark.parametrize(
    "rule",
    ["", "FREQ=SECONDLY", "FREQ=DAILY;COUNT=1000000", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=3", "FREQ=WEEKLY;BYDAY=TU",
     "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=1;BYDAY=", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TU",
     "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,MO", "FREQ=MONTHLY;BYDAY=5MO", "FREQ=MONTHLY;BYDAY=1MO,1TU",
     "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY;BYDAY=1MO", "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU",
     "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU\nEXDATE:20260601", "freq=weekly;interval=1;byday=tu", "BYDAY=TU=WE", "x" * 200],
)  # fmt: skip
def test_only_what_we_offer_is_a_rule(rule):
    with pytest.raises(BadRule):
        rhythm.read(rule)


@pytest.mark.parametrize(
    ("every", "weekdays", "nth"),
    [
        ("1", [], None),
        ("1", [7], None),
        ("3", [1], None),
        ("month", [1, 2], 1),
        ("month", [1], None),
        ("month", [1], 5),
    ],
)
def test_a_choice_that_cannot_be_has_a_sentence(every, weekdays, nth):
    with pytest.raises(BadRule) as refusal:
        rhythm.build(every, weekdays, nth)
    assert str(refusal.value).startswith("Kies ")


def test_every_other_week_counts_from_the_first_day():
    days = rhythm.occurrences(
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
        starts_on=date(2026, 5, 15),
        first=date(2026, 5, 1),
        last=date(2026, 6, 12),
    )
    assert days == [date(2026, 5, 15), date(2026, 5, 26), date(2026, 5, 29), date(2026, 6, 9), date(2026, 6, 12)]


@given(choices, st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(0, 200))
def test_two_halves_of_a_time_hold_the_same_days_as_the_whole(choice, starts_on, length, cut):
    rule = rhythm.build(choice.every, choice.weekdays, choice.nth)
    last = date.fromordinal(starts_on.toordinal() + length)
    middle = date.fromordinal(starts_on.toordinal() + min(cut, length))
    whole = rhythm.occurrences(rule, starts_on=starts_on, first=starts_on, last=last)
    first = rhythm.occurrences(rule, starts_on=starts_on, first=starts_on, last=middle)
    after = date.fromordinal(middle.toordinal() + 1)
    assert first + rhythm.occurrences(rule, starts_on=starts_on, first=after, last=last) == whole
    assert {day.weekday() for day in whole} <= set(choice.weekdays)
    assert len(set(whole)) == len(whole)


def test_the_first_and_the_last_day_count():
    day = date(2026, 5, 12)
    assert rhythm.occurrences(TUESDAY, starts_on=day, first=day, last=day) == [day]
    assert rhythm.occurrences(TUESDAY, starts_on=day, first=day, last=date(2026, 5, 11)) == []


# ---------------------------------------------------------------- public holidays, from the calendars of those years
OF_2025 = {
    "2025-01-01": "Nieuwjaar", "2025-04-20": "Eerste Paasdag", "2025-04-21": "Tweede Paasdag",
    "2025-04-26": "Koningsdag", "2025-05-05": "Bevrijdingsdag", "2025-05-29": "Hemelvaartsdag",
    "2025-06-08": "Eerste Pinksterdag", "2025-06-09": "Tweede Pinksterdag", "2025-12-25": "Eerste Kerstdag",
    "2025-12-26": "Tweede Kerstdag",
}  # fmt: skip
OF_2026 = {
    "2026-01-01", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-24", "2026-05-25", "2026-12-25",
    "2026-12-26",
}  # fmt: skip


def days_of(year):
    first = date(year, 1, 1).toordinal()
    return [date.fromordinal(first + number) for number in range(366)]


def test_the_holidays_of_a_lustrum_year_with_a_kings_day_on_saturday():
    with translation.override("nl"):
        found = {day.isoformat(): holidays.holiday(day) for day in days_of(2025) if day.year == 2025}
    assert {day: name for day, name in found.items() if name} == OF_2025


def test_another_year_has_no_liberation_day():
    assert {day.isoformat() for day in days_of(2026) if day.year == 2026 and holidays.is_holiday(day)} == OF_2026

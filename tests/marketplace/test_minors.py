"""Pupils and their hours: the table of the law is the test, ages are those on the day, and a naive count agrees."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from marketplace.minors import Asked, Calendar, Spell, age_on, refusal

# The table of design/domain-rules.md 2.5.
RULE = {
    "from_age": 13, "school_day": 2, "free_day": 7, "free_day_older": 8, "school_week": 12, "school_week_days": 5,
    "free_week": 35, "free_week_older": 40, "free_weeks": 4, "free_weeks_older": 6, "free_weeks_in_a_row": 3,
    "free_weeks_in_a_row_older": 4, "earliest": 7, "latest": 19,
}  # fmt: skip
VALUE = {name: Decimal(number) for name, number in RULE.items()}
MONDAY = date(2026, 5, 11)  # a week of school
HOLIDAY = date(2026, 7, 6)  # and weeks without, to the middle of August
SUMMER = Calendar(((date(2026, 7, 4), date(2026, 8, 16)),))
TEN = time(10)

NO_RULE = "We do not know yet what holds then for under 16. Call us."
TOO_YOUNG = "By law, helping starts at the age of 13. Call us: we think along."
FOR_ADULTS = "This work is for adults. Call us: there is other work too."
ALONE = "Under 18 nobody helps alone in a home. Come with two, or choose another place."
HEAVY = "Heavy work is allowed from the age of 18. Choose something lighter, or call us."
MONEY = "Under 16 no money goes along. Choose other work, or call us."
GUIDE = "At 13 or 14 somebody is always there who guides. Come with two, or call us."
SUNDAY = "Under 16 nobody works on a Sunday. Choose another day."
CLOCK = "Under 16 it is between 7 and 19 o'clock. Choose another time."
SCHOOL_DAY = "Under 16 it is at most 2 hours on a school day. Choose another day, or shorter."
FREE_DAY = "Under 16 it is at most {} hours on a free day. Choose another day, or shorter."
SCHOOL_WEEK = "Under 16 it is at most 12 hours in a school week. Choose another week."
SCHOOL_DAYS = "Under 16 it is at most 5 days in a school week. Choose a day that you come already."
FREE_WEEK = "Under 16 it is at most {} hours in a holiday week. Choose another week."
FREE_WEEKS = "Under 16 it is at most {} holiday weeks in a year. Choose a school week."
IN_A_ROW = "Under 16 it is at most {} holiday weeks in a row. Choose another week."


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def aged(years: int, on: date = MONDAY) -> date:
    """The date of birth of who is this old on that day, and half a year more."""
    return on.replace(year=on.year - years) - timedelta(days=183)


def answer(years, hours=1, on=MONDAY, at=TEN, work=(), value=VALUE, **asked):
    spells = [Spell(day, int(hours * 60)) for day, hours in work]
    asked = Asked(on, at, int(hours * 60), **asked)
    return refusal(aged(years, on), asked, value=value, work=spells, calendar=SUMMER)


def days(first: date, number: int, hours: float) -> list[tuple[date, float]]:
    return [(first + timedelta(days=count), hours) for count in range(number)]


# ---------------------------------------------------------------- the table of the law
@pytest.mark.once
@pytest.mark.parametrize(("years", "said"), [(12, TOO_YOUNG), (13, ""), (14, ""), (15, ""), (16, ""), (17, "")])
def test_under_13_there_is_nothing_yet(years, said):
    assert answer(years) == said


@pytest.mark.once
@pytest.mark.parametrize(
    ("years", "hours", "day", "said"),
    [
        (13, 2, MONDAY, ""), (13, 2.25, MONDAY, SCHOOL_DAY),
        (15, 2, MONDAY, ""), (15, 2.25, MONDAY, SCHOOL_DAY),
        (14, 7, MONDAY + timedelta(days=5), ""), (14, 7.25, MONDAY + timedelta(days=5), FREE_DAY.format(7)),
        (15, 8, MONDAY + timedelta(days=5), ""), (15, 8.25, MONDAY + timedelta(days=5), FREE_DAY.format(8)),
        (14, 7, HOLIDAY, ""), (14, 7.25, HOLIDAY, FREE_DAY.format(7)),
        (15, 8, HOLIDAY, ""), (15, 8.25, HOLIDAY, FREE_DAY.format(8)),
        (16, 9, MONDAY, ""),
    ],
)  # fmt: skip
def test_so_many_hours_on_a_day(years, hours, day, said):
    assert answer(years, hours, day) == said


@pytest.mark.once
@pytest.mark.parametrize(
    ("years", "work", "hours", "said"),
    [
        (13, days(MONDAY, 4, 2), 2, ""),
        (13, [*days(MONDAY, 3, 2), (MONDAY + timedelta(days=5), 5)], 1, ""),
        (13, [*days(MONDAY, 3, 2), (MONDAY + timedelta(days=5), 5)], 1.25, SCHOOL_WEEK),
        (15, [*days(MONDAY, 3, 2), (MONDAY + timedelta(days=5), 5)], 1.25, SCHOOL_WEEK),
        (13, [*days(MONDAY, 4, 1), (MONDAY + timedelta(days=5), 1)], 1, SCHOOL_DAYS),
        (16, [*days(MONDAY, 4, 4), (MONDAY + timedelta(days=5), 8)], 8, ""),
    ],
)
def test_so_many_hours_and_days_in_a_week_of_school(years, work, hours, said):
    assert answer(years, hours, MONDAY + timedelta(days=4), work=work) == said


@pytest.mark.once
@pytest.mark.parametrize(
    ("years", "work", "hours", "said"),
    [
        (14, days(HOLIDAY, 4, 7), 7, ""),
        (14, [*days(HOLIDAY, 4, 7), (HOLIDAY + timedelta(days=5), 6)], 1.25, FREE_WEEK.format(35)),
        (15, days(HOLIDAY, 4, 8), 8, ""),
        (15, [*days(HOLIDAY, 4, 8), (HOLIDAY + timedelta(days=5), 7)], 1.25, FREE_WEEK.format(40)),
        (14, [*days(HOLIDAY, 4, 1), (HOLIDAY + timedelta(days=5), 1)], 1, ""),
    ],
)
def test_so_many_hours_in_a_week_without_school(years, work, hours, said):
    assert answer(years, hours, HOLIDAY + timedelta(days=4), work=work) == said


@pytest.mark.once
@pytest.mark.parametrize(
    ("years", "weeks", "said"),
    [
        (14, (1, 2), ""), (14, (1, 2, 3), IN_A_ROW.format(3)), (14, (1, 2, 4), ""),
        (14, (1, 2, 4, 5), FREE_WEEKS.format(4)),
        (15, (1, 2, 3), ""), (15, (1, 2, 3, 4), IN_A_ROW.format(4)), (15, (1, 2, 3, 5), ""),
        (16, (1, 2, 3, 4, 5), ""),
    ],
)  # fmt: skip
def test_so_many_holiday_weeks_in_a_year_and_in_a_row(years, weeks, said):
    assert answer(years, 1, HOLIDAY, work=[(HOLIDAY + timedelta(weeks=number), 1) for number in weeks]) == said


@pytest.mark.once
def test_the_seventh_holiday_week_of_a_year_is_too_many_at_15():
    autumn = Calendar((*SUMMER.holidays, (date(2026, 10, 19), date(2026, 10, 23))))
    six = [Spell(HOLIDAY + timedelta(weeks=number), 60) for number in (0, 1, 2, 4, 5)]
    before = [Spell(date(2026, 2, 16), 60)]
    autumn = Calendar((*autumn.holidays, (date(2026, 2, 16), date(2026, 2, 20))))
    asked = Asked(date(2026, 10, 20), TEN, 60)

    born = aged(15, asked.on) + timedelta(days=60)
    assert refusal(born, asked, value=VALUE, work=six, calendar=autumn) == ""
    assert refusal(born, asked, value=VALUE, work=six + before, calendar=autumn) == FREE_WEEKS.format(6)


@pytest.mark.once
@pytest.mark.parametrize(("years", "said"), [(13, SUNDAY), (15, SUNDAY), (16, "")])
def test_not_on_a_sunday(years, said):
    assert answer(years, on=MONDAY + timedelta(days=6)) == said


@pytest.mark.once
@pytest.mark.parametrize(
    ("years", "at", "hours", "said"),
    [
        (13, time(7), 1, ""), (13, time(6, 45), 1, CLOCK), (15, time(18), 1, ""), (15, time(18, 15), 1, CLOCK),
        (15, None, 1, ""), (16, time(18, 15), 1, ""), (15, time(23, 30), 2, CLOCK),
    ],
)  # fmt: skip
def test_between_seven_and_seven(years, at, hours, said):
    assert answer(years, hours, at=at) == said


@pytest.mark.once
@pytest.mark.parametrize(
    ("years", "asked", "said"),
    [
        (14, {"is_guided": False}, GUIDE), (15, {"is_guided": False}, ""),
        (15, {"handles_money": True}, MONEY), (16, {"handles_money": True}, ""),
        (13, {"is_heavy": True}, HEAVY), (17, {"is_heavy": True}, HEAVY), (18, {"is_heavy": True}, ""),
        (17, {"alone_in_a_home": True}, ALONE), (18, {"alone_in_a_home": True}, ""),
        (17, {"from_age": None}, FOR_ADULTS), (18, {"from_age": None}, ""), (15, {"from_age": 16}, FOR_ADULTS),
    ],
)  # fmt: skip
def test_what_the_work_may_ask_of_whom(years, asked, said):
    assert answer(years, **asked) == said


@pytest.mark.once
@pytest.mark.parametrize(("years", "said"), [(12, NO_RULE), (15, NO_RULE), (16, ""), (30, "")])
def test_where_nobody_wrote_the_rule_down_it_is_refused_not_guessed(years, said):
    assert answer(years, value=None) == said


# ---------------------------------------------------------------- the age on the day
@pytest.mark.once
@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2012, 2, 29), date(2026, 2, 28), 13), (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2012, 2, 29), date(2028, 2, 28), 15), (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2012, 5, 13), date(2026, 5, 12), 13), (date(2012, 5, 13), date(2026, 5, 13), 14),
    ],
)  # fmt: skip
def test_the_age_is_that_of_the_day(born, on, age):
    assert age_on(born, on) == age


@pytest.mark.once
def test_a_birthday_in_the_middle_of_a_week_counts_from_that_day():
    wednesday = MONDAY + timedelta(days=2)
    thirteen, sixteen = wednesday.replace(year=2013), wednesday.replace(year=2010)

    def said(born, day, hours=1, work=()):
        asked, spells = Asked(day, TEN, hours * 60), [Spell(when, 120) for when in work]
        return refusal(born, asked, value=VALUE, work=spells, calendar=SUMMER)

    tuesday, thursday = wednesday - timedelta(days=1), wednesday + timedelta(days=1)
    assert (said(thirteen, tuesday), said(thirteen, wednesday)) == (TOO_YOUNG, "")
    assert (said(sixteen, tuesday, 3), said(sixteen, wednesday, 3)) == (SCHOOL_DAY, "")
    assert said(sixteen, tuesday, 2, [MONDAY, thursday, thursday, thursday, thursday, thursday]) == ""


# ---------------------------------------------------------------- against a naive count
def turns(born: date, age: int) -> date:
    day = date(2026, 3, 1) if (born.month, born.day) == (2, 29) else born
    return day.replace(year=born.year + age)


def is_off(day: date) -> bool:
    return day.weekday() >= 5 or date(2026, 7, 4) <= day <= date(2026, 8, 16)


def longest_run(busy: list[bool], at: int) -> int:
    """How many in a row, with this one among them."""
    return len("".join("x" if it else " " for it in busy[:at]).split(" ")[-1]) + len(
        "".join("x" if it else " " for it in busy[at:]).split(" ")[0]
    )


def naive(born: date, asked: Asked, work: list[Spell]) -> bool:
    """Day by day through the table, as somebody with a calendar and a pencil would."""
    if asked.on >= turns(born, 16):
        return True
    if asked.on < turns(born, 13) or asked.on.weekday() == 6:
        return False
    older, worked = asked.on >= turns(born, 15), {}
    for spell in [*work, Spell(asked.on, asked.minutes)]:
        if spell.on < turns(born, 16):
            worked[spell.on] = worked.get(spell.on, 0) + spell.minutes
    if worked[asked.on] > ((480 if older else 420) if is_off(asked.on) else 120):
        return False
    weeks = [[MONDAY + timedelta(weeks=number, days=day) for day in range(7)] for number in range(26)]
    at = next(number for number, week in enumerate(weeks) if asked.on in week)
    total = sum(worked.get(day, 0) for day in weeks[at])
    if not all(is_off(day) for day in weeks[at]):
        return total <= 720 and sum(day in worked for day in weeks[at]) <= 5
    busy = [all(is_off(day) for day in week) and any(day in worked for day in week) for week in weeks]
    within = sum(busy) <= (6 if older else 4) and longest_run(busy, at) <= (4 if older else 3)
    return within and total <= (2400 if older else 2100)


dates = st.dates(date(2026, 6, 15), date(2026, 8, 30))
spells = st.builds(Spell, dates, st.integers(1, 10).map(lambda quarter: quarter * 60))
births = st.dates(date(2010, 6, 1), date(2013, 9, 1)) | st.just(date(2012, 2, 29))


@pytest.mark.once
@given(births, dates, st.integers(1, 9), st.lists(spells, max_size=25))
@settings(max_examples=400, deadline=None)
def test_a_naive_count_says_the_same(born, on, hours, work):
    asked = Asked(on, TEN, hours * 60)
    said = refusal(born, asked, value=VALUE, work=work, calendar=SUMMER)
    assert (said == "") == naive(born, asked, work)

"""The words of a task: the same on every page, and never more than may be said."""

from datetime import date, time

import pytest
from django.utils import translation

from marketplace import words
from marketplace.models import Opportunity, WorkKind
from neighbourhoods.models.people import Salutation

WEDNESDAY = date(2026, 5, 13)
Day = Opportunity.Day


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"day": Day.SOON}, "as soon as possible"),
        ({"day": Day.THIS_WEEK, "morning": True}, "this week, morning"),
        ({"day": Day.THIS_WEEK, "morning": True, "evening": True}, "this week, morning or evening"),
        ({"day": Day.FLEXIBLE, "morning": True, "afternoon": True, "evening": True}, "whenever you can"),
        ({"day": Day.DATE, "on_date": date(2026, 5, 13), "at_time": time(14)}, "today, afternoon"),
        ({"day": Day.DATE, "on_date": date(2026, 5, 14), "at_time": time(9, 30)}, "tomorrow, morning"),
        ({"day": Day.DATE, "on_date": date(2026, 5, 12), "at_time": time(19)}, "yesterday, evening"),
        ({"day": Day.DATE, "on_date": date(2026, 5, 19)}, "Tuesday"),
        ({"day": Day.DATE, "on_date": date(2026, 5, 20)}, "Wednesday 20 May"),
        ({"day": Day.DATE, "on_date": date(2026, 5, 11)}, "Monday 11 May"),
        ({"day": Day.DATE, "on_date": date(2025, 5, 13)}, "Tuesday 13 May 2025"),
    ],
)
def test_when(asked, said):
    assert words.when_words(Opportunity(**asked), WEDNESDAY) == said


@pytest.mark.parametrize(("at", "said"), [(time(14), "today, 14 o'clock"), (time(9, 30), "today, 9.30")])
def test_the_exact_time_is_for_whom_we_have_met(at, said):
    task = Opportunity(day=Day.DATE, on_date=WEDNESDAY, at_time=at)

    assert words.when_words(task, WEDNESDAY, exact=True) == said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"day": Day.DATE, "on_date": WEDNESDAY, "at_time": time(14)}, "Wednesday 13 May, afternoon"),
        ({"day": Day.THIS_WEEK, "morning": True}, "this week, morning"),
        ({"day": Day.SOON, "on_date": WEDNESDAY}, "as soon as possible"),
    ],
)
def test_paper_does_not_know_what_today_is(asked, said):
    assert words.paper_words(Opportunity(**asked)) == said


def test_for_whom_says_no_more_than_a_salutation():
    shopping, company = WorkKind(), WorkKind(together=True)

    assert [words.for_whom(each, shopping) for each in Salutation] == [
        "for a neighbour", "for a woman next door", "for a man next door", "for a family",
    ]  # fmt: skip
    assert words.for_whom(Salutation.MAN, company) == "with a man next door"
    assert words.for_whom(Salutation.WOMAN, None) == "for a woman next door"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (90, "an hour and a half"),
        (120, "2 hours"), (150, "2 and a half hours"), (130, "2 hours"),
    ],
)  # fmt: skip
def test_length(minutes, said):
    assert words.length_words(minutes) == said


@pytest.mark.parametrize(("minutes", "said"), [(1, "1 minute's walk"), (6, "6 minutes' walk")])
def test_walk(minutes, said):
    assert words.walk_words(minutes) == said

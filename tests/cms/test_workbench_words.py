"""The words of the desk: how long somebody waits reads as a time that passed, never as a time of the clock."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils.translation import override

from cms.workbench import words
from marketplace.told import SENTENCES

NOW = datetime(2026, 5, 14, 18, 0, tzinfo=UTC)  # eight in the evening


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (datetime(2026, 5, 14, 18, 5, tzinfo=UTC), "wacht al 1 minuut"),
        (datetime(2026, 5, 14, 17, 59, tzinfo=UTC), "wacht al 1 minuut"),
        (datetime(2026, 5, 14, 17, 20, tzinfo=UTC), "wacht al 40 minuten"),
        (datetime(2026, 5, 14, 9, 0, tzinfo=UTC), "wacht al 9 uur"),
        (datetime(2026, 5, 13, 9, 0, tzinfo=UTC), "wacht sinds gisteren"),
        (datetime(2026, 5, 12, 9, 0, tzinfo=UTC), "wacht sinds 12 mei"),
    ],
)
def test_how_long_somebody_waits(then, said):
    with time_machine.travel(NOW, tick=False), override("nl"):
        assert words.waiting_since(then) == said


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (timedelta(seconds=20), "1 minuut"),
        (timedelta(minutes=25), "25 minuten"),
        (timedelta(minutes=40), "1 uur"),
        (timedelta(hours=6, minutes=40), "7 uur"),
        (timedelta(hours=35), "35 uur"),
        (timedelta(hours=36), "2 dagen"),
        (timedelta(days=9, hours=2), "9 dagen"),
    ],
)
def test_how_long_something_took_is_said_roughly(time, said):
    with override("nl"):
        assert words.lasted(time) == said


def test_all_that_a_person_reads_of_themselves_has_words_at_the_desk():
    assert set(SENTENCES) - set(words.VERBS) == set()

"""The words of the desk: how long somebody waits reads as a time that passed, never as a time of the clock."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils.translation import override

from cms.workbench import words

NOW = datetime(2026, 5, 14, 18, 0, tzinfo=UTC)  # eight in the evening


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (datetime(2026, 5, 14, 18, 5, tzinfo=UTC), "wacht al 0 minuten"),
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

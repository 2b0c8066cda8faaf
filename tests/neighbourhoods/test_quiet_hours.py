"""Between 20.00 and 8.00 nobody hears from us, except for a code somebody waits for."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django_q.models import OrmQ

from neighbourhoods import background, outreach
from neighbourhoods.models import Message
from neighbourhoods.outreach import Rendered, announce
from neighbourhoods.queueing import after_quiet_hours

HERE = ZoneInfo("Europe/Amsterdam")


def news(_message: Message) -> Rendered:
    return Rendered(("There is news.",))


@pytest.fixture(autouse=True)
def kind_of_news(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.news", news, title="news")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("announced", "leaves"),
    [
        ("2026-05-12 19:59", "2026-05-12 19:59"),
        ("2026-05-12 20:00", "2026-05-13 08:00"),
        ("2026-05-12 23:59", "2026-05-13 08:00"),
        ("2026-05-13 00:00", "2026-05-13 08:00"),
        ("2026-05-13 07:59", "2026-05-13 08:00"),
        ("2026-05-13 08:00", "2026-05-13 08:00"),
        ("2026-12-31 21:00", "2027-01-01 08:00"),
        ("2026-03-28 22:00", "2026-03-29 08:00"),  # the clock goes forward that night
        ("2026-10-24 22:00", "2026-10-25 08:00"),  # and back
    ],
)
def test_a_message_waits_for_the_end_of_the_night(announced, leaves):
    assert after_quiet_hours(at(announced)) == at(leaves)


def test_the_hours_are_those_of_the_place_and_not_of_the_server():
    assert after_quiet_hours(datetime(2026, 5, 12, 18, 30, tzinfo=UTC)) == at("2026-05-13 08:00")
    assert after_quiet_hours(datetime(2026, 1, 12, 18, 30, tzinfo=UTC)) == at("2026-01-12 19:30")


def test_the_queue_hands_it_out_in_the_morning(samira):
    with time_machine.travel(at("2026-05-12 21:00"), tick=False):
        message = announce(samira, "test.news")

        assert background.deliver(message.pk) == "nothing to do"
    assert (message.send_after, OrmQ.objects.get().lock) == (at("2026-05-13 08:00"), at("2026-05-13 08:00"))

    with time_machine.travel(at("2026-05-13 08:00"), tick=False):
        assert background.deliver(message.pk) == "sent"
    assert [letter.to for letter in mail.outbox] == [["samira@example.org"]]


def test_what_somebody_waits_for_leaves_at_night(samira):
    with time_machine.travel(at("2026-05-12 21:00"), tick=False):
        message = announce(samira, "test.news", urgent=True)

        assert background.deliver(message.pk) == "sent"


def test_a_worker_that_was_down_all_day_does_not_make_up_for_it_at_night(samira):
    with time_machine.travel(at("2026-05-12 10:00"), tick=False):
        message = announce(samira, "test.news")
    with time_machine.travel(at("2026-05-12 22:00"), tick=False):
        assert background.deliver(message.pk) == "nothing to do"

    assert mail.outbox == []
    assert Message.objects.get().send_after == at("2026-05-13 08:00")
    assert {row.lock for row in OrmQ.objects.all()} == {at("2026-05-12 10:00"), at("2026-05-13 08:00")}


def test_a_call_is_put_on_the_list_at_once(mevrouw_de_wit):
    with time_machine.travel(at("2026-05-12 21:00"), tick=False):
        assert announce(mevrouw_de_wit, "test.news").send_after == at("2026-05-12 21:00")

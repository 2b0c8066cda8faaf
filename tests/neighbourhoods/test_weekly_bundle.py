"""The bundle of a week under anything at all: announced, taken back, killed, late, in whatever order."""

from datetime import timedelta

import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neighbourhoods import background, delivery
from neighbourhoods.models import Message, MessageBudget
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.outreach import announce, withdraw

from .test_weekly_budget import WEDNESDAY, kinds, said, story, tick, untrue  # noqa: F401 (kinds is a fixture)

DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("tell"), st.integers(0, 5)),
        st.tuples(st.just("take back"), st.integers(0, 5)),
        st.tuples(st.just("untrue"), st.integers(0, 5)),
        st.tuples(st.just("tick"), st.just(0)),
        st.tuples(st.just("die"), st.just(0)),
        st.tuples(st.just("hours"), st.integers(1, 90)),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_happens_in_whatever_order_nothing_is_lost_and_nothing_doubled(samira, fatma, deeds):
    mail.outbox.clear()
    untrue.clear()
    before = transaction.savepoint()
    try:
        with time_machine.travel(WEDNESDAY, tick=False) as travel:
            play(samira, deeds, travel)
            nothing_is_lost_or_doubled(travel)
    finally:
        transaction.savepoint_rollback(before)


def play(person, deeds, travel) -> None:
    things = {number: MessageBudget(pk=number + 1) for number in range(6)}
    for deed, number in deeds:
        if deed == "tell":
            announce(person, "test.news", about=things[number], key=f"n{number}")
        elif deed == "take back":
            withdraw(things[number])
        elif deed == "untrue":
            untrue.update(Message.objects.filter(key=f"n{number}").values_list("pk", flat=True))
        elif deed == "tick":
            tick()
        elif deed == "die":
            for pk in Message.objects.filter(state="waiting").values_list("pk", flat=True)[:1]:
                delivery.claim(pk)
        else:
            travel.shift(timedelta(hours=number))
            background.sweep()


def nothing_is_lost_or_doubled(travel) -> None:
    for week in range(5):  # at noon, until everything that could leave has left
        travel.move_to(timezone.datetime.fromisoformat("2026-07-01 12:00+02:00") + timedelta(weeks=week))
        background.sweep()
        tick()
    sent = [line.removeprefix("News ").rstrip(".") for letter in said() for line in letter]
    states = story()
    assert len(sent) == len(set(sent)), "doubled"
    assert set(sent) == {key for key, state in states.items() if state == "sent"}
    calls = Message.objects.filter(kind="outbox.perhaps_sent").values_list("about_id", flat=True)
    for message in Message.objects.filter(kind="test.news"):
        if message.state == MessageState.UNCERTAIN:
            assert {message.pk, message.bundle_id} & set(calls), "uncertain and nobody calls"
        else:
            assert message.state in {"sent", "cancelled"}, f"lost: {message.key} is {message.state}"

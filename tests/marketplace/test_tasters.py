"""Trying a place out: planned, called off, told about; by the right person, at the right moment, once."""

from datetime import time, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from marketplace import background
from marketplace.actions import clock as actions_by_clock
from marketplace.actions import tasters
from marketplace.models import Offer, Taster
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message
from neighbourhoods.models.outreach import Channel
from tests import texts

from . import stories
from . import stories_of_pupils as places
from .texted import FROM_SAMIRA, answer, leave
from .texted import outcome as told_back

NOON = "2026-05-12 12:00+02:00"  # a Tuesday
NINE = time(9)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel, translation.override("en"):
        yield travel


@pytest.fixture
def workshop(mevrouw_de_wit, yvonne, lindenkwartier):
    return places.place_of_work(mevrouw_de_wit, places.supervisor(lindenkwartier))


@pytest.fixture
def taster(workshop, samira, yvonne):
    """Samira tries the workshop the day after tomorrow at nine."""
    return places.taster(workshop, samira, by=yvonne)


@pytest.fixture
def been(taster, clock):
    clock.shift(timedelta(days=2))
    return taster


def waits(*kinds: str) -> list[tuple[str, str]]:
    rows = Message.objects.filter(kind__in=kinds, state="waiting").select_related("recipient").order_by("kind", "pk")
    return [(row.recipient.first_name, row.kind) for row in rows]


def refused(**said: object) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        tasters.plan_taster(**said)
    return str(refusal.value)


# ---------------------------------------------------------------- planning
def test_a_coordinator_plans_it_and_both_sides_hear(taster, samira, yvonne):
    assert (taster.person, taster.on_date, taster.at_time, taster.made_by) == (samira, stories.a_day(2), NINE, yvonne)
    assert waits("taster.planned", "taster.comes") == [("Johanna", "taster.comes"), ("Samira", "taster.planned")]
    lines = JournalEntry.objects.filter(verb="taster.planned").values_list("resident__first_name", "actor__first_name")
    assert sorted(lines) == [("Johanna", "Yvonne"), ("Samira", "Yvonne")]


def test_the_same_again_is_the_same_and_another_moment_moves_it(taster, workshop, samira, yvonne):
    assert places.taster(workshop, samira, by=yvonne) == taster
    assert len(waits("taster.planned")) == 1

    moved = places.taster(workshop, samira, by=yvonne, at_time=time(9, 30))
    assert (moved.pk, Taster.objects.get().at_time) == (taster.pk, time(9, 30))


def test_only_a_coordinator_of_that_neighbourhood_plans(workshop, samira, karim, mevrouw_de_wit):
    for stranger in (samira, karim, mevrouw_de_wit):
        with pytest.raises(NotYours):
            places.taster(workshop, samira, by=stranger)


def test_what_cannot_be_is_said_with_a_way_on(workshop, samira, mevrouw_de_wit, yvonne):
    def said(person=samira, **more):
        moment = {"on_date": stories.a_day(2), "at_time": NINE, "minutes": 120}
        return refused(opportunity=workshop, by=yvonne, person=person, **(moment | more))

    assert said(on_date=stories.a_day(-1)) == "This day has passed. Choose today or later."
    assert said(minutes=10) == "A taster takes 15 minutes to 8 hours. Choose another length."
    assert said(person=mevrouw_de_wit) == "This person cannot try this place. Choose another place."
    assert said(together_with=samira) == "Choose somebody else to come along."
    places.helps(samira, places.place_of_work(mevrouw_de_wit), stories.a_day(2), at=time(10))
    assert said() == "Samira helps somebody else at that time. Choose another day or another place."


def test_a_place_that_is_no_longer_there_cannot_be_tried(agreement, fatma, yvonne, workshop, samira):
    workshop.state = "withdrawn"
    type(workshop).objects.filter(pk=workshop.pk).update(state="withdrawn", band=None)
    moment = {"on_date": stories.a_day(2), "at_time": NINE, "minutes": 120}

    assert refused(opportunity=workshop, by=yvonne, person=samira, **moment) == (
        "This place cannot be tried now. Choose another place."
    )


def test_a_pupil_tries_within_the_hours_of_the_law(workshop, lindenkwartier, yvonne):
    noor = places.pupil(lindenkwartier, 14)
    moment = {"on_date": stories.a_day(2), "at_time": NINE}

    assert refused(opportunity=workshop, by=yvonne, person=noor, minutes=180, **moment) == (
        "Under 16 it is at most 2 hours on a school day. Choose another day, or shorter."
    )
    assert places.taster(workshop, noor, by=yvonne, minutes=120).minutes == 120


# ---------------------------------------------------------------- calling off
@pytest.mark.parametrize("who", ["samira", "mevrouw_de_wit", "yvonne", "bea"])
def test_either_side_calls_it_off_without_a_reason_and_the_other_hears(taster, workshop, who, request):
    by = workshop.job.supervisor if who == "bea" else request.getfixturevalue(who)

    assert [tasters.call_off_taster(taster, by=by).state for _ in range(2)] == ["called_off", "called_off"]

    heard = {"samira": ["Johanna"], "mevrouw_de_wit": ["Samira"]}.get(who, ["Samira", "Johanna"])
    assert waits("taster.called_off", "taster.planned", "taster.comes") == [
        (name, "taster.called_off") for name in heard
    ]


def test_nobody_else_calls_it_off(taster, fatma, karim):
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            tasters.call_off_taster(taster, by=stranger)


# ---------------------------------------------------------------- how it was
def test_again_becomes_a_call_tomorrow(been, samira):
    told = tasters.say_how_it_was(been, by=samira, outcome="again", own_words="Het rook lekker.")

    assert (told.state, told.outcome, told.own_words) == ("been", "again", "Het rook lekker.")
    call = Message.objects.get(kind="taster.again")
    assert (call.recipient, call.channel, call.due_on) == (samira, Channel.CALL, stories.a_day(1))
    assert Offer.objects.count() == 0


def test_liking_it_is_an_offer_that_waits_for_the_call(been, samira, yvonne):
    for _ in range(2):
        tasters.say_how_it_was(been, by=samira, outcome="like")

    offer = Offer.objects.get()
    assert (offer.helper, offer.opportunity_id, offer.state) == (samira, been.opportunity_id, "standing")
    assert waits("coordinator.interest") == [("Yvonne", "coordinator.interest")]


def test_liking_a_task_is_an_offer_too(open_task, samira, yvonne, clock):
    taster = places.taster(open_task, samira, by=yvonne, in_days=0)

    tasters.say_how_it_was(taster, by=samira, outcome="like")

    assert [(it.helper, it.state) for it in open_task.offers.all()] == [(samira, "standing")]
    assert waits("coordinator.offer") == [("Yvonne", "coordinator.offer")]


def test_liking_a_place_that_is_full_is_told_to_the_coordinator(been, samira):
    type(been.opportunity).objects.filter(pk=been.opportunity_id).update(state="agreed", band=None)

    tasters.say_how_it_was(been, by=samira, outcome="like")

    assert (Offer.objects.count(), waits("coordinator.likes_it")) == (0, [("Yvonne", "coordinator.likes_it")])


def test_by_phone_the_coordinator_says_it_for_them_and_the_first_answer_stays(been, samira, yvonne):
    tasters.say_how_it_was(been, by=yvonne, outcome="not")

    assert tasters.say_how_it_was(been, by=samira, outcome="like").outcome == "not"
    assert (Offer.objects.count(), waits("coordinator.interest", "taster.again")) == (0, [])


def test_not_before_the_day_not_when_it_was_off_and_only_in_three_words(taster, samira, clock):
    with pytest.raises(NotAllowedNow, match="It has not been yet"):
        tasters.say_how_it_was(taster, by=samira, outcome="like")
    with pytest.raises(NotAllowedNow, match="Choose how it was"):
        tasters.say_how_it_was(taster, by=samira, outcome="great")
    tasters.call_off_taster(taster, by=samira)
    clock.shift(timedelta(days=2))
    with pytest.raises(NotAllowedNow, match="was called off"):
        tasters.say_how_it_was(taster, by=samira, outcome="like")


def test_nobody_else_says_how_it_was(been, fatma, karim, mevrouw_de_wit):
    for stranger in (fatma, karim, mevrouw_de_wit):
        with pytest.raises(NotYours):
            tasters.say_how_it_was(been, by=stranger, outcome="like")


# ---------------------------------------------------------------- by the clock
def test_a_reminder_the_day_before_and_the_question_afterwards_each_once(taster, clock):
    runs = [background.after_visits()]
    clock.shift(timedelta(days=1))
    runs += [background.after_visits() for _ in range(2)]
    reminder = Message.objects.get(kind="taster.reminder")
    clock.shift(timedelta(days=1))
    runs += [background.after_visits() for _ in range(2)]

    assert [(run["reminded"], run["asked"]) for run in runs] == [(0, 0), (1, 0), (0, 0), (0, 1), (0, 0)]
    assert f"{timezone.localtime(reminder.send_after):%d %H.%M}" == "13 17.00"
    assert Message.objects.get(kind="taster.how_was_it").recipient == taster.person


# ---------------------------------------------------------------- by text
@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("body", "outcome", "reply"), [("1", "like", "we_call_you"), ("2", "again", "we_call_you"), ("3", "not", "tried")]
)
def test_how_it_was_by_text(workshop, samira, yvonne, server, body, outcome, reply):
    texts.by_text(samira, FROM_SAMIRA)
    actions_by_clock.ask_how_taster_was(places.taster(workshop, samira, by=yvonne, in_days=0))
    leave(server)

    assert told_back(answer(body)) == ("done", reply)
    assert told_back(answer("1")) == ("unclear", "unclear")
    assert Taster.objects.get().outcome == outcome

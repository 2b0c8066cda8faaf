"""How somebody hears from us: a way for each kind of message, a rest from messages, a number that is wrong."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail

from neighbourhoods import background, outreach
from neighbourhoods.actions import contact, people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, Group
from neighbourhoods.outreach import Haste, Rendered, announce, settle_call

NOON = "2026-05-12 12:00+02:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    for name, group, haste in (
        ("test.agreed", Group.AGREEMENTS, Haste.IN_TIME),
        ("test.invited", Group.INVITATIONS, Haste.CAN_WAIT),
        ("test.thanks", Group.THANKS, Haste.CAN_WAIT),
        ("test.desk", Group.AGREEMENTS, Haste.WORK),
    ):
        outreach.register(name, lambda _message: Rendered(("Dag.",)), title=name, group=group, haste=haste)


def standing() -> list[tuple[str, str, str]]:
    return list(Message.objects.order_by("pk").values_list("kind", "channel", "state"))


# ---------------------------------------------------------------- a way for each kind
def test_each_kind_goes_the_way_that_was_chosen_for_it(samira):
    chosen = contact.choose_ways(samira, by=samira, ways={"invitations": "call", "thanks": "letter", "agreements": ""})

    for kind in ("test.agreed", "test.invited", "test.thanks"):
        announce(chosen, kind)
    assert [channel for _kind, channel, _state in standing()] == ["email", "call", "letter"]
    assert [(it.verb, it.actor) for it in samira.journal.all()] == [("person.channel", samira)]


def test_choosing_the_same_again_changes_nothing(samira, yvonne):
    for _time in range(2):
        contact.choose_ways(samira, by=yvonne, ways={"thanks": "letter"})

    assert samira.journal.count() == 1


def test_a_way_that_leads_nowhere_is_refused(mevrouw_de_wit):
    with pytest.raises(NotAllowedNow):
        contact.choose_ways(mevrouw_de_wit, by=mevrouw_de_wit, ways={"thanks": "email"})


def test_a_way_that_no_longer_leads_anywhere_becomes_a_call(samira):
    samira.channels = {"thanks": "letter"}
    samira.street = samira.house_number = ""

    assert announce(samira, "test.thanks").channel == Channel.CALL


# ---------------------------------------------------------------- a rest
def rest(samira, yvonne, until=date(2026, 5, 20)):
    return contact.begin_rest(samira, by=yvonne, reason="asked", until=until)


def test_during_a_rest_nothing_leaves_and_what_cannot_wait_is_a_call_at_once(samira, yvonne):
    reminder = announce(samira, "test.agreed", key="before", send_after=contact.timezone.now() + timedelta(hours=5))
    resting = rest(samira, yvonne)
    announce(resting, "test.agreed", key="after")
    invited = announce(resting, "test.invited")

    assert [background.deliver(it.pk) for it in (reminder, invited)] == ["nothing to do"] * 2
    assert standing() == [
        ("test.agreed", "call", "waiting"),
        ("test.agreed", "call", "waiting"),
        ("test.invited", "email", "waiting"),
    ]
    assert set(Message.objects.filter(channel="call").values_list("due_on", flat=True)) == {date(2026, 5, 12)}
    assert mail.outbox == []


def test_a_rest_ends_by_itself(samira, yvonne, clock):
    invited = announce(rest(samira, yvonne), "test.invited")
    background.deliver(invited.pk)

    clock.move_to("2026-05-20 19:00+02:00")  # the last day of it
    assert background.deliver(invited.pk) == "nothing to do"
    clock.move_to("2026-05-21 08:00+02:00")
    assert background.deliver(invited.pk) == "sent"


def test_who_rests_may_have_messages_again_and_hears_what_waited(samira, yvonne):
    invited = announce(rest(samira, yvonne), "test.invited")
    background.deliver(invited.pk)

    for _time in range(2):
        contact.end_rest(samira, by=samira)

    assert background.deliver(invited.pk) == "sent"
    assert [it.verb for it in samira.journal.order_by("pk")] == ["person.rest_began", "person.rest_ended"]


def test_who_works_here_hears_about_the_work(samira, yvonne):
    assert background.deliver(announce(rest(samira, yvonne), "test.desk").pk) == "sent"


@pytest.mark.parametrize("until", [date(2026, 5, 11), date(2026, 9, 1)])
def test_a_rest_is_not_over_already_and_not_for_ever(samira, yvonne, until):
    with pytest.raises(NotAllowedNow):
        rest(samira, yvonne, until)


def test_only_a_coordinator_of_where_they_live_lets_somebody_rest(samira, fatma, karim):
    for stranger in (samira, fatma, karim):
        with pytest.raises(NotYours):
            rest(samira, stranger)
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            contact.end_rest(samira, by=stranger)
        with pytest.raises(NotYours):
            contact.choose_ways(samira, by=stranger, ways={})


# ---------------------------------------------------------------- a wrong number
def test_a_wrong_number_is_marked_looked_for_and_the_call_comes_back(mevrouw_de_wit, yvonne, clock):
    call = announce(mevrouw_de_wit, "test.agreed")

    for _time in range(2):
        settle_call(call, by=yvonne, result="wrong_number")

    mevrouw_de_wit.refresh_from_db()
    assert mevrouw_de_wit.phone_wrong_on == date(2026, 5, 12)
    assert standing() == [("test.agreed", "call", "waiting"), ("outbox.find_number", "call", "waiting")]
    call.refresh_from_db()
    assert (call.due_on, call.attempts) == (date(2026, 5, 13), 0)

    people.set_phone(mevrouw_de_wit, by=yvonne, phone="+31687654321")
    assert background.drop_moot_calls() == 1
    assert standing()[0] == ("test.agreed", "call", "waiting")

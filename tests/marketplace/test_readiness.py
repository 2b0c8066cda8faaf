"""From a wish to a card that employers see: each step, by whom, at the wrong moment, twice; and two people for it."""

from datetime import timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.actions import proposing, readiness
from marketplace.models import Readiness, ReadinessExplanation
from marketplace.readiness_words import WISH_SENTENCE, YES_SENTENCE
from marketplace.states import READINESS_MOVES, ReadinessState
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import CoordinatorPost, Message

from . import ready
from .test_states import moves_as_the_table_says, pairs

State = ReadinessState


@pytest.fixture(autouse=True)
def rules(lindedaal, yvonne):
    ready.rules_for(lindedaal, by=yvonne)


# ---------------------------------------------------------------- the table
@pytest.mark.parametrize(("start", "end"), pairs(ReadinessState))
def test_readiness_moves_along_the_table_only(samira, start, end):
    day, moment = timezone.localdate(), timezone.now()
    row = Readiness.objects.create(
        person=samira, state=start, agreed_on=day, signed_at=moment, visible_until=day + timedelta(days=9)
    )
    moves_as_the_table_says(row, end, READINESS_MOVES)


def test_whoever_stopped_or_pauses_is_never_without_a_way_back():
    assert all(READINESS_MOVES[it] for it in ReadinessState)


# ---------------------------------------------------------------- the whole way
def test_somebody_says_the_wish_is_proposed_agrees_and_is_seen(samira, mevrouw_de_wit, yvonne):
    row = ready.visible(samira, mevrouw_de_wit, by=yvonne)

    assert row.state == State.VISIBLE
    assert row.visible_until == timezone.localdate() + relativedelta(months=6)
    assert ready.seen() == [samira]
    assert ready.consents(samira) == [
        ("paid_work", "web", samira, True),
        ("seen_by_employers", "web", samira, True),
    ]
    assert [str(it.wording) for it in samira.consents.order_by("pk")] == [str(WISH_SENTENCE), str(YES_SENTENCE)]
    assert ready.verbs(samira) == [
        "readiness.hours_chosen", "readiness.talked", "readiness.wished", "readiness.proposed", "readiness.agreed",
        "readiness.signed",
    ]  # fmt: skip
    told = Message.objects.filter(recipient=samira, kind__startswith="readiness.").order_by("pk")
    assert [it.kind for it in told] == ["readiness.proposed", "readiness.visible"]


def test_nobody_is_seen_before_the_signature(samira, mevrouw_de_wit, yvonne):
    ready.agreed(samira, mevrouw_de_wit, by=yvonne)

    assert ready.seen() == []


def test_each_step_twice_is_the_same_step(samira, mevrouw_de_wit, yvonne):
    ready.meets_all(samira, mevrouw_de_wit, by=yvonne)
    steps = [
        lambda: readiness.say_wish(samira, by=samira),
        lambda: proposing.confirm_talk(samira, by=yvonne),
        lambda: proposing.propose(samira, by=yvonne),
        lambda: readiness.agree(samira, by=samira),
        lambda: proposing.sign(samira, by=yvonne),
        lambda: readiness.pause(samira, by=samira),
        lambda: readiness.withdraw(samira, by=samira),
    ]
    for step in steps:
        step()
        once = (ready.verbs(samira), ready.consents(samira), ready.state_of(samira))
        step()
        assert (ready.verbs(samira), ready.consents(samira), ready.state_of(samira)) == once


@pytest.mark.parametrize("step", ["agree", "not_now", "pause", "come_back", "renew"])
def test_a_step_at_the_wrong_moment_is_refused_with_a_sentence(samira, step):
    with pytest.raises(NotAllowedNow) as refusal:
        getattr(readiness, step)(samira, by=samira)

    assert refusal.value.code == "moment"
    assert ready.state_of(samira) == State.NOT_ASKED


@pytest.mark.parametrize("step", ["say_wish", "agree", "not_now", "pause", "withdraw", "come_back", "renew"])
def test_nobody_speaks_for_somebody_else(samira, fatma, karim, mevrouw_de_wit, yvonne, step):
    ready.proposed(samira, mevrouw_de_wit, by=yvonne)
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            getattr(readiness, step)(samira, by=stranger)

    assert ready.state_of(samira) == State.PROPOSED


# ---------------------------------------------------------------- proposing
def test_only_a_coordinator_of_the_neighbourhood_proposes_and_never_oneself(
    samira, fatma, karim, yvonne, lindenkwartier
):
    readiness.say_wish(samira, by=samira)
    CoordinatorPost.objects.create(user=samira, neighbourhood=lindenkwartier, since="2026-01-01")
    for somebody in (fatma, karim, samira):
        with pytest.raises(NotYours):
            proposing.propose(samira, by=somebody, why="Kan het goed.")
        with pytest.raises(NotYours):
            proposing.confirm_talk(samira, by=somebody)

    assert ready.state_of(samira) == State.WISH


def test_without_a_wish_nobody_is_proposed(samira, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        proposing.propose(samira, by=yvonne, why="Kan het goed.")

    assert refusal.value.code == "moment"


def test_an_unmet_rule_asks_for_a_reason_and_a_reason_is_enough(samira, yvonne):
    readiness.say_wish(samira, by=samira)
    with pytest.raises(NotAllowedNow) as refusal:
        proposing.propose(samira, by=yvonne)
    assert refusal.value.code == "why"

    row = proposing.propose(samira, by=yvonne, why="Deed dit werk al tien jaar.")
    assert (row.state, row.proposed_why) == (State.PROPOSED, "Deed dit werk al tien jaar.")
    assert samira.journal.get(verb="readiness.proposed").words.text == "Deed dit werk al tien jaar."


def test_where_nobody_wrote_rules_nothing_is_proposed(samira, yvonne, lindedaal):
    readiness.say_wish(samira, by=samira)
    lindedaal.readiness_rules.all().delete()

    with pytest.raises(NotAllowedNow) as refusal:
        proposing.propose(samira, by=yvonne, why="Kan het goed.")
    assert refusal.value.code == "no_rules"


def test_whoever_pauses_is_not_asked(samira, yvonne):
    readiness.say_wish(samira, by=samira)
    people.pause_person(samira, by=samira)

    with pytest.raises(NotAllowedNow) as refusal:
        proposing.propose(samira, by=yvonne, why="Kan het goed.")
    assert refusal.value.code == "pausing"


def test_not_now_keeps_the_wish_and_leaves_somebody_alone_for_a_while(samira, mevrouw_de_wit, yvonne):
    ready.proposed(samira, mevrouw_de_wit, by=yvonne)
    row = readiness.not_now(samira, by=samira)

    assert (row.state, row.rests_until) == (State.WISH, timezone.localdate() + relativedelta(weeks=8))
    assert Message.objects.get(kind="readiness.proposed").state == "cancelled"
    assert readiness.say_wish(samira, by=samira).rests_until is None


# ---------------------------------------------------------------- two different people
def test_a_coordinator_who_is_a_resident_too_cannot_sign_for_herself(samira, mevrouw_de_wit, yvonne, lindenkwartier):
    ready.agreed(samira, mevrouw_de_wit, by=yvonne)
    CoordinatorPost.objects.create(user=samira, neighbourhood=lindenkwartier, since="2026-01-01")

    with pytest.raises(NotYours):
        proposing.sign(samira, by=samira)
    assert proposing.sign(samira, by=yvonne).signed_by == yvonne


def test_the_database_refuses_it_too(samira):
    with pytest.raises(IntegrityError), transaction.atomic():
        Readiness.objects.create(person=samira, signed_by=samira, signed_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Readiness.objects.create(person=samira, state=State.VISIBLE)


def test_whoever_wrote_down_the_yes_of_a_phone_call_does_not_sign(samira, mevrouw_de_wit, yvonne, karim, fatma):
    ready.proposed(samira, mevrouw_de_wit, by=yvonne)
    readiness.agree(samira, by=yvonne, medium="phone")
    assert ready.consents(samira)[-1] == ("seen_by_employers", "phone", yvonne, True)

    with pytest.raises(NotAllowedNow) as refusal:
        proposing.sign(samira, by=yvonne)
    assert refusal.value.code == "two_people"
    with pytest.raises(NotYours):
        proposing.sign(samira, by=fatma)
    assert proposing.sign(samira, by=karim).state == State.VISIBLE  # a colleague elsewhere in the municipality


def test_a_yes_of_more_than_six_months_ago_is_asked_once_more(samira, mevrouw_de_wit, yvonne):
    ready.agreed(samira, mevrouw_de_wit, by=yvonne)
    with time_machine.travel(timezone.now() + timedelta(days=190)), pytest.raises(NotAllowedNow) as refusal:
        proposing.sign(samira, by=yvonne)

    assert refusal.value.code == "over"


# ---------------------------------------------------------------- what is kept of the rules
def test_an_explanation_is_added_when_something_changed_and_only_then(samira, mevrouw_de_wit, yvonne):
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    made = list(ReadinessExplanation.objects.filter(person=samira))

    assert len(made) == 1
    assert [(it["key"], it["is_met"]) for it in made[0].rules] == [
        ("wish", True), ("certificate", True), ("hours", True), ("talk", True),
    ]  # fmt: skip

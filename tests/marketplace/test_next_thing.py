"""Every state of a person: there is always a next thing with a name on it, and a day or a number to call."""

from datetime import date, timedelta
from itertools import combinations

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from marketplace.models import Agreement, HelperProfile
from marketplace.queries.next_thing import next_thing_for
from marketplace.queries.standing import KINDS, KNOWN_FOR
from marketplace.states import (
    AgreementState,
    InternshipState,
    OfferState,
    OpportunityState,
    TasterState,
)
from marketplace.thinking_along import nobody_left_out
from neighbourhoods.models import CoordinatorPost, JournalEntry, User
from tests.conftest import coordinator_of, neighbourhood_of, person_of
from training.actions.tailor_made import close_with
from training.actions.tailor_made_clock import MOST_OPEN
from training.models import TailorMade
from training.states import EnrolmentState, TailorMadeState

from .states_of_a_person import LONG_AGO, SOON, STATES, TODAY, agreed, thought_along


@pytest.fixture(autouse=True)
def _a_tuesday():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as clock:
        yield clock


PAUSES = ({}, {"paused": True}, {"paused": True, "paused_until": SOON})


@pytest.fixture
def town(lindenkwartier, lindedaal, yvonne, fatma, mevrouw_de_wit):
    return {
        "looked after": lindenkwartier,
        "nobody coordinates": neighbourhood_of(lindedaal, "BU99010200", "De Hoven", 52.16, 6.23),
        "no address": None,
    }


def somebody(where, *, met: bool, helps: bool = True, **fields) -> User:
    known = timezone.now() - KNOWN_FOR - timedelta(days=1)
    fields |= {"date_joined": known, "met_at": known if met else None}
    if where is None:
        person = User.objects.create_user(first_name="Kim", **fields)
    else:
        person = person_of(where, "Kim", "", **fields)
    if helps:
        HelperProfile.objects.create(user=person)
    return person


CASES = [
    *(("looked after", met, pause) for met in (True, False) for pause in PAUSES),
    ("nobody coordinates", True, {}),
    ("nobody coordinates", False, PAUSES[1]),
    ("no address", False, {}),
    ("no address", True, PAUSES[2]),
]


@pytest.mark.parametrize("name", list(STATES))
def test_in_every_state_there_is_a_next_thing_with_a_name_and_a_day_or_a_number(town, name):
    make, expected = STATES[name]
    for where, met, pause in CASES:
        with transaction.atomic():
            person = somebody(town[where], met=met, **pause)
            make(person)
            found = next_thing_for(User.objects.get(pk=person.pk))
            nobody_left_out()
            after = next_thing_for(User.objects.get(pk=person.pk))
            transaction.set_rollback(True)

        case = f"{where}, met {met}, {pause}"
        assert found.kind == ("pause" if pause else expected or "nothing"), case
        assert (bool(found.who), bool(found.phone)) == (True, True), case
        cared_for = found.kind == "nothing" and where == "looked after"
        assert after.kind == ("thinking_along" if cared_for else found.kind), case
        assert (after.by is not None, after.who) == (True, "Yvonne") if cared_for else after == found, case


ONE_OF_EACH = {kind: name for name, (_make, kind) in STATES.items() if kind not in {"", "not_now"}}


def test_of_two_things_the_nearest_at_hand_comes_first(town):
    order = [kind.name for kind in KINDS]
    assert set(ONE_OF_EACH) == set(order)
    for pair in combinations(ONE_OF_EACH, 2):
        with transaction.atomic():
            person = somebody(town["looked after"], met=True)
            for kind in pair:
                STATES[ONE_OF_EACH[kind]][0](person)
            found = next_thing_for(person).kind
            transaction.set_rollback(True)
        assert found == min(pair, key=order.index), pair


def test_an_owner_who_left_gives_way_to_the_lead_at_once_and_by_night_for_good(town, lindenkwartier, yvonne):
    lotte = coordinator_of(lindenkwartier, "Lotte", "Bos")
    person = somebody(town["looked after"], met=True)
    thought_along("open")(person)
    TailorMade.objects.update(owner=lotte)
    assert next_thing_for(person).who == "Lotte"

    CoordinatorPost.objects.filter(user=lotte).update(until=TODAY - timedelta(days=1))

    assert next_thing_for(person).who == "Yvonne"
    assert [nobody_left_out()["fallen to the lead"] for _again in range(2)] == [1, 0]
    assert TailorMade.objects.get().owner == yvonne


# ---------------------------------------------------------------- the night
def test_the_night_opens_one_for_everybody_without_anything_and_twice_is_the_same(town):
    people = [somebody(town["looked after"], met=True) for _each in range(3)]
    assert [nobody_left_out()["opened"] for _again in range(2)] == [3, 0]
    assert sorted(TailorMade.objects.values_list("person_id", flat=True)) == [it.pk for it in people]
    assert set(TailorMade.objects.values_list("why", "due", "opened_by")) == {
        ("nothing_stands", date(2026, 5, 20), None)
    }
    assert JournalEntry.objects.filter(verb="tailor_made.opened", actor=None).count() == 3


def test_the_night_opens_no_more_in_a_neighbourhood_than_somebody_can_call(town, yvonne):
    people = [somebody(town["looked after"], met=True) for _each in range(MOST_OPEN + 2)]
    assert [nobody_left_out()["opened"] for _again in range(2)] == [MOST_OPEN, 0]

    first = TailorMade.objects.order_by("pk").first()
    assert first.person == people[0]
    close_with(first, by=yvonne, outcome="not_now")
    assert nobody_left_out()["opened"] == 1
    assert list(TailorMade.objects.order_by("pk").values_list("person", flat=True)) == [it.pk for it in people[:-1]]


@pytest.mark.parametrize("who", ["who asks for help only", "who is known since this week", "a colleague", "who left"])
def test_the_night_leaves_alone(town, lindenkwartier, who):
    person = somebody(town["looked after"], met=True, helps=who != "who asks for help only")
    if who == "who is known since this week":
        User.objects.filter(pk=person.pk).update(met_at=timezone.now() - timedelta(days=5))
    if who == "a colleague":
        CoordinatorPost.objects.create(user=person, neighbourhood=lindenkwartier, since=LONG_AGO)
    if who == "who left":
        User.objects.filter(pk=person.pk).update(is_active=False)
    assert nobody_left_out()["opened"] == 0


def test_who_said_not_now_is_asked_again_only_after_they_came_back(town):
    person = somebody(town["looked after"], met=True)
    thought_along("not_now")(person)
    assert nobody_left_out()["opened"] == 0
    agreed(AgreementState.DONE)(person)  # helped since, and that was weeks ago
    Agreement.objects.filter(helper=person).update(made_at=timezone.now() - timedelta(days=50))
    assert nobody_left_out()["opened"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_asks_as_often_whatever_its_size(town, count, django_assert_num_queries):
    for _each in range(count):
        somebody(town["looked after"], met=True)
    with django_assert_num_queries(13):
        nobody_left_out()


def test_batches_follow_each_other(town, monkeypatch):
    for _each in range(5):
        somebody(town["looked after"], met=True)
    monkeypatch.setattr("training.actions.tailor_made_clock.AT_ONCE", 2)
    assert nobody_left_out()["opened"] == 5
    assert TailorMade.objects.filter(state=TailorMadeState.OPEN).count() == 5


def test_every_state_of_everything_is_among_those_walked():
    walked = {
        OfferState: 3, AgreementState: 3, TasterState: 3, InternshipState: 3, OpportunityState: 8,
        EnrolmentState: 5, TailorMadeState: 3,
    }  # fmt: skip
    left = {OfferState.TAKEN: "became an agreement"}
    assert {states: len(states) - sum(it in left for it in states) for states in walked} == walked

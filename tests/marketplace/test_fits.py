"""One person beside one task: reasons for and against in sentences, the same order every time, near and bounded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from marketplace.actions import asking, helping, moderating, tasters
from marketplace.actions.asking import Request
from marketplace.hours import task_hours
from marketplace.matching.fits import Candidate, Fit, fit, in_order
from marketplace.models import Agreement, HelperProfile, Opportunity, WorkKind
from marketplace.queries.matches import best_helpers
from neighbourhoods.models import User
from neighbourhoods.places import WHOLE_WEEK
from tests.conftest import helper_of

from . import stories_of_pupils as places

SATURDAY = date(2026, 5, 16)
SHOPPING = WorkKind(pk=1, slug="boodschappen", name_nl="Boodschappen")
SAMIRA = Candidate(
    person_id=7, name="Samira", is_met=True, minutes=6, reach_minutes=20, likes=frozenset({1}), hours=WHOLE_WEEK
)


def task(**fields) -> Opportunity:
    opportunity = Opportunity(pk=1, work_kind=SHOPPING, **fields)
    days = [opportunity.on_date.weekday()] if opportunity.on_date else range(7)
    opportunity.hours_0, opportunity.hours_1, opportunity.hours_2 = task_hours(days, [])
    return opportunity


@pytest.mark.parametrize(
    ("known", "asked", "why", "but"),
    [
        ({}, {}, ("6 minuten lopen", "doet dit graag"), ()),
        ({"times": 1}, {}, ("6 minuten lopen", "was er al 1 keer", "doet dit graag"), ()),
        ({"times": 3}, {}, ("6 minuten lopen", "was er al 3 keer", "doet dit graag"), ()),
        ({}, {"on_date": SATURDAY}, ("6 minuten lopen", "doet dit graag", "kan zaterdag"), ()),
        ({}, {"asked_first_id": 7}, ("6 minuten lopen", "de buur vroeg om deze helper", "doet dit graag"), ()),
        ({"likes": frozenset()}, {}, ("6 minuten lopen",), ()),
        ({"likes": frozenset({2})}, {}, ("6 minuten lopen",), ("koos ander werk",)),
        ({"minutes": 25}, {}, ("25 minuten lopen", "doet dit graag"), ("loopt hooguit 20 minuten",)),
        ({"tried": "like"}, {}, ("6 minuten lopen", "doet dit graag", "probeerde dit en vond het leuk"), ()),
        ({"tried": "again"}, {}, ("6 minuten lopen", "doet dit graag", "wil dit nog eens proberen"), ()),
        ({"tried": "not"}, {}, ("6 minuten lopen", "doet dit graag"), ("probeerde dit, liever niet",)),
        ({"is_met": False}, {}, ("6 minuten lopen", "doet dit graag"), ("nog niet kennisgemaakt",)),
        (
            {"hours": task_hours([0], ["morning"])},
            {"on_date": SATURDAY},
            ("6 minuten lopen", "doet dit graag"),
            ("kan dan niet",),
        ),
        (
            {"busy_on": SATURDAY},
            {"on_date": SATURDAY},
            ("6 minuten lopen", "doet dit graag"),
            ("helpt die dag al iemand",),
        ),
    ],
)
def test_the_reasons_are_sentences(known, asked, why, but):
    assert fit(replace(SAMIRA, **known), task(**asked)) == Fit(7, "Samira", why, but, was_asked=False)


def test_the_order_is_by_objections_then_by_what_binds_the_two():
    far = replace(SAMIRA, person_id=1, minutes=40)
    near = replace(SAMIRA, person_id=2, minutes=3)
    came = replace(SAMIRA, person_id=3, times=1)
    wanted = replace(SAMIRA, person_id=4, minutes=19)
    asked = replace(SAMIRA, person_id=5, minutes=1, was_asked=True)

    found = in_order([asked, far, near, came, wanted], task(asked_first_id=4))

    assert [candidate.person_id for candidate in found] == [4, 3, 2, 1, 5]


# ---------------------------------------------------------------- who is found
@pytest.fixture
def shopping(db) -> WorkKind:
    return WorkKind.objects.create(slug="boodschappen", name_nl="Boodschappen", icon="shopping-basket", palette="green")


@pytest.fixture
def request_of_de_wit(mevrouw_de_wit, yvonne, shopping) -> Opportunity:
    return asking.ask_for_help(mevrouw_de_wit, by=yvonne, request=Request(work_kind=shopping))


def helps(person: User, **fields) -> User:
    HelperProfile.objects.create(user=person)
    User.objects.filter(pk=person.pk).update(**fields)
    return person


def names(viewer, opportunity) -> list[str]:
    return [match.name for match in best_helpers(viewer, opportunity, limit=5)]


def test_the_nearest_of_the_own_neighbourhoods_are_found(request_of_de_wit, samira, fatma, henk, molenwijk, yvonne):
    helps(samira, latitude=52.1450)
    helps(fatma)
    helps(henk)
    helps(helper_of(molenwijk, "Bram", "Vos", met_by=yvonne))

    assert names(yvonne, request_of_de_wit) == ["Fatma", "Samira", "Henk"]


@pytest.mark.parametrize(
    "fields", [{"paused": True}, {"is_active": False}, {"latitude": None, "longitude": None}, {"latitude": 53.0}]
)
def test_who_cannot_be_asked_is_not_suggested(request_of_de_wit, samira, yvonne, fields):
    helps(samira, **fields)

    assert names(yvonne, request_of_de_wit) == []


def test_the_neighbour_is_not_asked_to_help_herself(request_of_de_wit, mevrouw_de_wit, yvonne):
    helps(mevrouw_de_wit)

    assert names(yvonne, request_of_de_wit) == []


def test_who_called_this_one_off_is_left_alone(request_of_de_wit, samira, yvonne):
    helps(samira)
    moderating.publish_opportunity(request_of_de_wit, by=yvonne)
    helping.step_back(helping.say_yes(request_of_de_wit, by=samira), by=samira)

    assert names(yvonne, request_of_de_wit) == []


def test_a_coordinator_of_elsewhere_gets_nobody_of_here(request_of_de_wit, samira, karim):
    helps(samira)

    assert names(karim, request_of_de_wit) == []


def test_having_come_before_and_being_busy_are_seen(request_of_de_wit, samira, yvonne, mevrouw_de_wit, shopping):
    helps(samira)
    moderating.publish_opportunity(request_of_de_wit, by=yvonne)
    agreement = helping.say_yes(request_of_de_wit, by=samira)
    Agreement.objects.filter(pk=agreement.pk).update(state="done")
    tomorrow = timezone.localdate() + timedelta(days=1)
    agreement.visits.update(on_date=tomorrow)
    again = asking.ask_for_help(
        mevrouw_de_wit, by=yvonne, request=Request(work_kind=shopping, day="date", on_date=tomorrow)
    )

    match = best_helpers(yvonne, again)[0]
    assert ("was er al 1 keer" in match.why, match.but) == (True, ("helpt die dag al iemand",))


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_five_questions_however_many_help(
    request_of_de_wit, lindenkwartier, yvonne, count, django_assert_num_queries
):
    for number in range(count):
        helps(helper_of(lindenkwartier, f"Helper{number}", "Vos", met_by=yvonne))

    with django_assert_num_queries(5):
        assert len(best_helpers(yvonne, request_of_de_wit, limit=5)) == count


def test_the_last_word_after_trying_counts(mevrouw_de_wit, samira, shopping, yvonne):
    helps(samira)
    place = places.place_of_work(mevrouw_de_wit)
    for outcome in ("like", "not"):
        taster = places.taster(place, samira, by=yvonne, in_days=0)
        tasters.say_how_it_was(taster, by=samira, outcome=outcome)

    assert [it.but for it in best_helpers(yvonne, place)] == [("probeerde dit, liever niet",)]

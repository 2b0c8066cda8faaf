"""Steps on the path: any place to any other, a way back that is named, and nothing that is ever changed afterwards."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from neighbourhoods.errors import NotYours
from tests.conftest import coordinator_of
from training import walking
from training.actions.path import (
    Move,
    WayBack,
    correct_step,
    return_to_fall_back,
    take_step,
)
from training.models import Place, Step
from training.queries.path import map_of, steps_of, street_of

from .walks import PLACES, begin, go, in_days, now, place, refusal, verbs


# ---------------------------------------------------------------- the street
@pytest.mark.django_db
def test_the_standard_street_has_six_houses_and_the_places_of_the_chain():
    street = map_of(None)

    assert [(it.slug, it.name_nl) for it in street.houses.values()] == [
        ("meedoen", "Meedoen"), ("helpen", "Helpen"), ("samen-werken", "Samen werken"),
        ("beschut-werk", "Beschut werk"), ("baan-met-hulp", "Baan met hulp"), ("betaald-werk", "Betaald werk"),
    ]  # fmt: skip
    assert list(street.places) == PLACES


def test_a_municipality_has_its_own_words_and_its_own_places(samira, yvonne, lindedaal, helping):
    Place.objects.create(municipality=lindedaal, slug="volunteer", name_nl="Buurthulp", house=place("volunteer").house)
    Place.objects.create(municipality=lindedaal, slug="course", name_nl="Cursus", is_active=False)
    Place.objects.create(municipality=lindedaal, slug="tuin", name_nl="De buurttuin", position=90)

    mine = map_of(lindedaal.pk)

    assert (mine.places["volunteer"].name, "course" in mine.places, "tuin" in mine.places) == ("Buurthulp", False, True)
    assert set(map_of(None).places) == set(PLACES)
    assert [it.here for it in street_of(samira, samira).houses if it.is_here] == [("Buurthulp",)]


# ---------------------------------------------------------------- every pair
@pytest.mark.parametrize("start", PLACES)
def test_from_every_place_to_every_other_and_back(samira, yvonne, start):
    for to in PLACES:
        if to == start:
            continue
        with transaction.atomic():
            begin(samira, yvonne, start, days_ago=2)
            step = go(samira, yvonne, start, to, days_ago=1)

            there = return_to_fall_back(step, by=samira)

            assert there is not None
            assert [it.place.slug for it in walking.here_now(walking.that_hold(steps_of(samira, map_of(None))))] == [
                start
            ]
            assert (step.way == walking.way_of(place(start), place(to))) is True
            transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("start", "to", "way"),
    [
        ("volunteer", "day_activity", "on"),
        ("day_activity", "volunteer", "back"),
        ("day_activity", "work_experience", "beside"),
        ("at_home", "social_contacts", "on"),
        ("regular_job", "at_home", "back"),
    ],
)
def test_which_way_a_step_goes(samira, yvonne, start, to, way):
    begin(samira, yvonne, start, days_ago=2)

    assert go(samira, yvonne, start, to).way == way


# ---------------------------------------------------------------- a step
def test_a_step_on_is_written_down_with_who_when_why_and_the_guide_who_stays(samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity", why="more", words="Ik wil meer doen.")

    assert (step.taken_on, step.recorded_by, step.why, step.words.text, step.guide, step.neighbourhood) == (
        timezone.localdate(), yvonne, "more", "Ik wil meer doen.", yvonne, samira.neighbourhood,
    )  # fmt: skip
    assert (step.fall_back_place.slug, step.fall_back_contact, step.fall_back_name, step.fall_back_until) == (
        "volunteer", yvonne, "Yvonne Jansen", in_days(180),
    )  # fmt: skip
    assert (now(samira), verbs(samira)) == (("Samen werken",), ["path.stepped", "path.stepped"])


def test_the_guide_stays_unless_somebody_else_is_named(samira, yvonne, karim, lindenkwartier, helping):
    other = coordinator_of(lindenkwartier, "Sanne", "Mulder")
    assert begin(samira, yvonne, "course", guide=other).guide == other

    assert go(samira, yvonne, "volunteer", "day_activity").guide == yvonne
    assert go(samira, yvonne, "course", "organised_activity").guide == other
    assert refusal(lambda: go(samira, yvonne, "day_activity", "volunteer", guide=karim)) == "guide"


def test_nobody_goes_on_without_a_way_back(samira, yvonne, helping):
    on = Move(place("day_activity"), place("volunteer"))

    assert refusal(lambda: take_step(samira, by=yvonne, move=on)) == "back"
    late = WayBack(place("volunteer"), yvonne, timezone.localdate())
    assert refusal(lambda: take_step(samira, by=yvonne, move=on, way_back=late)) == "back_until"
    same = WayBack(place("day_activity"), yvonne, in_days(90))
    assert refusal(lambda: take_step(samira, by=yvonne, move=on, way_back=same)) == "back_place"
    nobody = WayBack(place("volunteer"), samira, in_days(90))
    assert refusal(lambda: take_step(samira, by=yvonne, move=on, way_back=nobody)) == "guide"
    beside = Move(place("day_activity"))  # and keeps helping: also a step on
    assert refusal(lambda: take_step(samira, by=yvonne, move=beside)) == "back"
    assert now(samira) == ("Helpen",)


@pytest.mark.parametrize("missing", ["fall_back_place", "fall_back_name", "fall_back_until"])
def test_the_database_refuses_it_too(samira, yvonne, helping, missing):
    way_back = {"fall_back_place": place("volunteer"), "fall_back_name": "Yvonne", "fall_back_until": in_days(90)}
    way_back[missing] = "" if missing == "fall_back_name" else None

    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(person=samira, start=place("volunteer"), place=place("day_activity"), way="on", **way_back)


def test_back_and_beside_need_no_way_back(samira, yvonne, helping):
    back = Move(place("course"), place("volunteer"))

    assert take_step(samira, by=yvonne, move=back).way == "back"
    assert now(samira) == ("Meedoen",)


def test_somebody_can_be_at_two_places_and_stop_at_one(samira, yvonne, helping):
    go(samira, yvonne, None, "day_activity")
    assert now(samira) == ("Helpen", "Samen werken")

    stop = take_step(samira, by=yvonne, move=Move(None, place("volunteer")))

    assert (stop.way, now(samira), verbs(samira)[-1]) == ("stops", ("Samen werken",), "path.stopped")


def test_the_same_step_twice_is_one(samira, yvonne, helping):
    assert begin(samira, yvonne, "volunteer", days_ago=30) == helping
    step = go(samira, yvonne, "volunteer", "day_activity")

    assert go(samira, yvonne, "volunteer", "day_activity") == step
    assert (Step.objects.count(), verbs(samira)) == (2, ["path.stepped"] * 2)


def test_only_a_coordinator_of_theirs_writes_a_step_down(samira, yvonne, karim, fatma, helping):
    for by in (karim, fatma, samira):
        with pytest.raises(NotYours):
            go(samira, by, "volunteer", "course")
        with pytest.raises(NotYours):
            correct_step(helping, by=by, move=None)


def test_a_step_that_cannot_be_is_refused_with_a_sentence(samira, yvonne, helping, lindedaal):
    tomorrow = Move(place("course"), place("volunteer"), in_days(1))
    before = Move(place("course"), place("volunteer"), in_days(-40))
    nowhere = Move(None)
    elsewhere = Place.objects.create(municipality=lindedaal, slug="weg", name_nl="Weg", is_active=False)

    codes = [
        refusal(lambda move=move: take_step(samira, by=yvonne, move=move))
        for move in (tomorrow, before, nowhere, Move(elsewhere), Move(place("volunteer")))
    ]
    assert codes == ["future", "moment", "nowhere", "place", "place"]
    assert refusal(lambda: go(samira, yvonne, "course", "organised_activity")) == "moment"


def test_a_step_of_before_must_fit_what_came_after(samira, yvonne, helping):
    go(samira, yvonne, "volunteer", "course", days_ago=10)
    between = Move(place("social_contacts"), place("volunteer"), in_days(-20))

    assert refusal(lambda: take_step(samira, by=yvonne, move=between)) == "order"

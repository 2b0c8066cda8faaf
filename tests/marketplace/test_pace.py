"""How much somebody wants to do, and where they work best: on their own page."""

import pytest

from marketplace.actions.profiles import set_pace
from marketplace.models import Condition, HelperProfile
from neighbourhoods.errors import NotAllowedNow, NotYours
from tests.entering import enter


@pytest.fixture
def quiet(db) -> Condition:
    return Condition.objects.create(slug="rustig", text_nl="rustig", icon="leaf")


def pace(person) -> tuple:
    profile = HelperProfile.objects.get(user=person)
    places = [it.slug for it in profile.works_best.all()]
    return profile.most_minutes_a_week, profile.nothing_heavy, places


def send(client, person, **answers):
    return enter(client, person).post("/mijn/over-mij/", {"part": "pace", **answers})


def test_a_helper_says_how_much_and_where(client, samira, quiet):
    answer = send(client, samira, most="240", nothing_heavy="on", works_best=[quiet.pk])

    assert (answer.status_code, pace(samira)) == (302, (240, True, ["rustig"]))
    assert [(it.verb, it.actor) for it in samira.journal.all()] == [("person.pace", samira)]
    assert 'value="240"' in client.get("/mijn/over-mij/").content.decode()


def test_no_limit_is_no_number_and_without_places_there_is_no_question(client, samira):
    set_pace(samira, by=samira, most_minutes_a_week=60, nothing_heavy=True)
    send(client, samira, most="0")

    assert pace(samira) == (None, False, [])
    assert "Ik werk het best op een plek" not in client.get("/mijn/over-mij/").content.decode()


@pytest.mark.parametrize("most", ["", "x", "99999"])
def test_something_else_is_asked_again(client, samira, most):
    page = send(client, samira, most=most).content.decode()

    assert "Fout:" in page
    assert not HelperProfile.objects.exists()


def test_a_coordinator_says_it_for_them_and_nobody_else(samira, yvonne, karim, fatma):
    set_pace(samira, by=yvonne, most_minutes_a_week=120, nothing_heavy=False)
    for stranger in (karim, fatma):
        with pytest.raises(NotYours):
            set_pace(samira, by=stranger, most_minutes_a_week=60, nothing_heavy=False)
    assert pace(samira) == (120, False, [])


@pytest.mark.parametrize("most", [0, 29, 40 * 60 + 1])
def test_an_impossible_number_is_refused(samira, most):
    with pytest.raises(NotAllowedNow) as refusal:
        set_pace(samira, by=samira, most_minutes_a_week=most, nothing_heavy=False)
    assert refusal.value.code == "most"

""" "Denk met mij mee": one tap from every dead end, and the resident sees who, and before which day."""

import pytest
import time_machine

from marketplace.models import HelperProfile
from neighbourhoods.models import CoordinatorPost, User
from training.actions.tailor_made import open_tailor_made
from training.models import TailorMade

PAGE = "/meedenken/"
ASK, NOT_NOW = {"do": "ask"}, {"do": "not_now"}


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False):
        yield


def actions() -> list[tuple]:
    return list(TailorMade.objects.values_list("person__first_name", "state", "owner__first_name", "why"))


def test_one_tap_gives_a_name_and_a_day(client, samira, yvonne):
    client.force_login(samira)
    assert 'value="ask"' in client.get(PAGE).content.decode()

    for _again in range(2):
        page = client.post(PAGE, ASK, follow=True).content.decode()

    assert actions() == [("Samira", "open", "Yvonne", "nothing_fits")]
    assert "Yvonne denkt met u mee" in page
    assert "Voor het eind van maandag 18 mei hoort u van Yvonne." in page  # Ascension Day is no working day
    assert "088 000 12 35" in page


def test_it_stands_on_my_path_while_nothing_else_does(client, samira, yvonne):
    client.force_login(samira)
    assert PAGE in client.get("/mijn/").content.decode()
    open_tailor_made(samira, by=samira, why="asked")
    page = client.get("/mijn/").content.decode()
    assert ("Yvonne denkt met u mee" in page, "Er staat niets klaar." in page) == (True, False)


def test_not_now_is_fine_and_the_way_back_stays(client, samira, yvonne):
    client.force_login(samira)
    client.post(PAGE, NOT_NOW)  # nothing to say it about
    client.post(PAGE, ASK)
    page = client.post(PAGE, NOT_NOW, follow=True).content.decode()
    assert ("U kunt ons altijd bellen." in page, 'value="ask"' in page) == (True, True)

    client.post(PAGE, ASK)
    assert sorted(state for _name, state, *_rest in actions()) == ["not_now", "open"]


def test_a_visitor_says_who_they_are_first_and_comes_back(client, yvonne):
    page = client.post(PAGE, ASK).content.decode()
    assert ("/meedoen/?next=/meedenken/" in page, actions()) == (True, [])


def test_whose_home_is_unknown_tells_that_first(client, yvonne):
    kim = User.objects.create_user("kim@example.org", first_name="Kim")
    client.force_login(kim)
    assert client.post(PAGE, ASK).url == "/meedoen/waar/"
    assert (client.session["joining_return_to"], actions()) == (PAGE, [])


def test_where_nobody_coordinates_the_number_of_the_team_is_said(client, samira, yvonne):
    CoordinatorPost.objects.update(until="2026-05-11")
    client.force_login(samira)
    page = client.post(PAGE, ASK, follow=True).content.decode()
    assert ("Bel ons. Dan denken wij mee: 088 000 12 34." in page, actions()) == (True, [])


# ---------------------------------------------------------------- from every dead end
DEAD_ENDS = ("/klussen/", "/werk/", "/klussen/?dag=vandaag", "/leren/", "/klussen/99999-weg/", "/werk/99999-weg/")


@pytest.mark.parametrize("path", DEAD_ENDS)
@pytest.mark.parametrize("known", [True, False])
def test_a_dead_end_leads_to_somebody_who_thinks_along(client, samira, yvonne, path, known):
    HelperProfile.objects.create(user=samira, reach_minutes=10)
    if known:
        client.force_login(samira)
    page = client.get(path).content.decode()
    assert f'action="{PAGE}"' in page if known else f'href="{PAGE}"' in page

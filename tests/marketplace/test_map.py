"""The map of tasks: links with all their words, points that are no doors, and nobody else's home."""

import pytest
from bs4 import BeautifulSoup

from marketplace.map import around, coarse, map_of_cards, map_of_task
from marketplace.models import Opportunity
from marketplace.queries import areas
from marketplace.queries.whereabouts import Place
from neighbourhoods.places import metres_between
from tests.entering import enter

from . import stories

HOME = Place(52.14123, 6.19671, "Lindenkwartier", is_home=True)


def figure_of(page):
    return BeautifulSoup(page.content, "html.parser").find(id="kaart")


def test_every_pin_is_a_link_that_says_what_the_card_says(client, mevrouw_de_wit, samira, yvonne):
    task = stories.open_task(mevrouw_de_wit)

    figure = figure_of(enter(client, samira).get("/klussen/"))
    pins = figure.select("a.pin")

    assert [pin["href"] for pin in pins] == [task.get_absolute_url()]
    assert pins[0]["aria-label"].startswith("Klus 1: Boodschappen voor een buurvrouw in Lindenkwartier, ")
    assert pins[0]["aria-label"].endswith("lopen")
    assert "U bent hier" in figure.get_text()


def test_only_a_home_is_where_somebody_is(client, mevrouw_de_wit, yvonne, lindenkwartier):
    stories.open_task(mevrouw_de_wit)
    client.cookies["plek"] = lindenkwartier.code

    assert "U bent hier" not in figure_of(client.get("/klussen/")).get_text()


def test_the_point_of_a_task_is_not_the_door(mevrouw_de_wit, yvonne):
    task = Opportunity.objects.get(pk=stories.open_task(mevrouw_de_wit).pk)

    metres = metres_between((task.latitude, task.longitude), (mevrouw_de_wit.latitude, mevrouw_de_wit.longitude))

    assert 99 < metres < 201


def test_here_is_a_square_and_not_a_door():
    spot = coarse(HOME)

    assert 0 < metres_between(spot, (HOME.latitude, HOME.longitude)) < 200
    assert coarse(Place(52.14001, 6.19601, "", is_home=True)) == spot


def test_the_frame_holds_all_points_and_never_comes_close():
    points = [(52.14, 6.19), (52.15, 6.21)]

    box = around(points, 1.06)
    close = around(points[:1], 1.06)

    assert all(box.holds(*point) for point in points)
    assert metres_between((close.south, close.west), (close.south, close.east)) > 1100


def test_without_tasks_and_without_a_place_there_is_no_map(db):
    assert map_of_cards([], [], None) is None


def test_a_task_without_a_point_has_no_map(db):
    assert map_of_task(None, None, HOME) is None


def test_an_outline_is_read_once(lindenkwartier, molenwijk, django_assert_num_queries):
    areas._kept.clear()
    box = around([(52.145, 6.205)], 1.06)

    with django_assert_num_queries(2):
        first = areas.shapes_in(box)
    with django_assert_num_queries(1):
        assert areas.shapes_in(box) == first
    assert {shape.name for shape in first} == {"Lindenkwartier", "Molenwijk"}


@pytest.mark.parametrize("standing", ["open", "agreed"])
def test_one_task_is_a_soft_circle_while_it_is_open(client, mevrouw_de_wit, samira, fatma, yvonne, standing):
    task = stories.open_task(mevrouw_de_wit)
    if standing == "agreed":
        stories.helping.say_yes(task, by=samira)

    figure = figure_of(enter(client, fatma).get(task.get_absolute_url()))

    assert (figure is not None and figure.select_one("circle.around") is not None) is (standing == "open")

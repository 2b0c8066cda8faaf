"""The picture of neighbourhoods with pins."""

import math
from itertools import combinations
from types import SimpleNamespace

from neighbourhoods import map_labels
from neighbourhoods.map_figure import SQUARE, WIDE, MapFigure, Pin, draw


def square(code: str, latitude: float, longitude: float):
    """About 1.1 by 1.1 kilometre, its south-west corner given."""
    wide = 0.01 / math.cos(math.radians(latitude))
    ring = [[longitude, latitude], [longitude + wide, latitude], [longitude + wide, latitude + 0.01]]
    ring += [[longitude, latitude + 0.01], [longitude, latitude]]
    return SimpleNamespace(code=code, name=code, geometry={"type": "Polygon", "coordinates": [ring]})


LINDEN = square("Lindenkwartier", 52.14, 6.19)
MOLEN = square("Molenwijk", 52.15, 6.19)


def pin(number: int, latitude: float, longitude: float) -> Pin:
    return Pin(latitude, longitude, number, f"Klus {number}", f"/klussen/{number}/", "green")


def test_one_square_stands_in_the_middle_of_the_frame():
    figure = draw([LINDEN], here="Lindenkwartier")

    assert isinstance(figure, MapFigure)
    (area,) = figure.areas
    assert (area.name, area.is_here, figure.frame) == ("Lindenkwartier", True, "0 0 600 636")
    assert area.transform.startswith("translate(48.0 66.0)")
    assert (abs(area.x - 50) < 1, abs(area.y - 50) < 1) == (True, True)
    assert area.path == "M0 1111.9L1111.8 1111.9L1111.8 0L0 0Z"


def test_north_is_up_and_east_is_right():
    figure = draw([LINDEN, MOLEN], [pin(1, 52.142, 6.192), pin(2, 52.158, 6.203)])

    south_west, north_east = figure.pins
    assert south_west.x < north_east.x
    assert south_west.y > north_east.y
    assert figure.areas[0].y > figure.areas[1].y


def test_pins_on_one_spot_are_drawn_beside_each_other_and_inside():
    figure = draw([LINDEN], [pin(number, 52.1449, 6.1981) for number in range(1, 8)])

    assert all(4 <= each.x <= 96 and 4 <= each.y <= 96 for each in figure.pins)
    nearest = min(math.hypot(a.x - b.x, (a.y - b.y) * SQUARE / 600) for a, b in combinations(figure.pins, 2))
    assert nearest > 8
    assert [each.number for each in figure.pins] == list(range(1, 8))
    assert figure == draw([LINDEN], [pin(number, 52.1449, 6.1981) for number in range(1, 8)])


def test_a_name_steps_aside_for_pins_and_stays_in_its_neighbourhood():
    (free,) = draw([LINDEN]).areas
    figure = draw([LINDEN], [pin(1, 52.1449, 6.1981)])
    (area,), (only,) = figure.areas, figure.pins
    shape = SQUARE / 600
    label = map_labels.words_at(area.name, area.x, area.y * shape)
    head = map_labels.pin_at(only.x, only.y * shape)

    assert (area.x, area.y) != (free.x, free.y)
    assert label[1] >= head[3] or label[3] <= head[1] or label[0] >= head[2] or label[2] <= head[0]
    assert 8 < area.x < 92
    assert 8 < area.y < 92


def test_the_words_at_the_visitors_dot_stand_where_no_pin_is():
    below = draw([LINDEN], spot=(52.145, 6.198))
    above = draw([LINDEN], [pin(1, 52.1436, 6.198)], spot=(52.145, 6.198))

    assert (below.spot_words_above, above.spot_words_above) == (False, True)


def test_a_pin_far_off_stays_on_the_edge():
    (far,) = draw([LINDEN], [pin(1, 53.0, 7.0)]).pins

    assert (far.x, far.y) == (96.0, 4.0)


def test_one_task_is_a_circle_on_a_wide_map():
    figure = draw([LINDEN, MOLEN], circle=(52.145, 6.19815), height=WIDE)

    assert figure.shape == "wide"
    assert (figure.pins, figure.circle) == ([], (50.0, 71.0, 5.3))


def test_without_outlines_there_is_no_map():
    assert draw([SimpleNamespace(code="A", name="A", geometry=None)], [pin(1, 52.1, 6.1)]) is None


def test_an_outline_that_changed_is_drawn_again():
    before = draw([LINDEN]).areas[0].path
    smaller = square("Lindenkwartier", 52.14, 6.19)
    smaller.geometry["coordinates"][0] = [[6.19, 52.14], [6.195, 52.14], [6.195, 52.145], [6.19, 52.14]]

    assert draw([smaller]).areas[0].path != before

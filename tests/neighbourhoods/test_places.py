"""Geometry, postcodes, house numbers, the week and the point that may be shown."""

import math
import random

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods import outlines, places

SQUARE = {"type": "Polygon", "coordinates": [[[6.0, 52.0], [6.1, 52.0], [6.1, 52.1], [6.0, 52.1], [6.0, 52.0]]]}
HOLE = [[6.04, 52.04], [6.06, 52.04], [6.06, 52.06], [6.04, 52.06], [6.04, 52.04]]
RING = {"type": "Polygon", "coordinates": [SQUARE["coordinates"][0], HOLE]}
TWO_ISLANDS = {
    "type": "MultiPolygon",
    "coordinates": [
        SQUARE["coordinates"],
        [[[6.3, 52.0], [6.4, 52.0], [6.4, 52.1], [6.3, 52.0]]],
    ],
}
EAST_OF_SQUARE = {
    "type": "Polygon",
    "coordinates": [[[6.1, 52.0], [6.2, 52.0], [6.2, 52.1], [6.1, 52.1], [6.1, 52.0]]],
}

latitudes = st.floats(-89, 89)
longitudes = st.floats(-180, 180)
dutch = st.tuples(st.floats(50.7, 53.6), st.floats(3.3, 7.3))


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("3891AB", "3891AB"),
        (" 3891 ab ", "3891AB"),
        ("38 91 A B", "3891AB"),
        ("1000AA", "1000AA"),
        ("0891AB", None),
        ("3891SA", None),
        ("3891 sd", None),
        ("3891SS", None),
        ("3891A", None),
        ("3891", None),
        ("3891A1", None),
        ("٣891AB", None),
        ("3891ABC", None),
        ("", None),
    ],
)
def test_a_postcode_is_four_digits_and_two_letters_that_were_issued(text, postcode):
    assert places.parse_postcode(text) == postcode


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("12", (12, "")),
        (" 12a ", (12, "A")),
        ("12 A-3", (12, "A3")),
        ("12-2", (12, "2")),
        ("12 bis", (12, "BIS")),
        ("12/3", (12, "3")),
        ("12-", (12, "")),
        ("3 k i30", (3, "KI30")),
        ("0", None),
        ("a12", None),
        ("123456", None),
        ("", None),
    ],
)
def test_a_house_number_is_a_number_and_a_rest_in_capitals(text, door):
    assert places.parse_house_number(text) == door


def test_a_house_number_reads_as_on_the_door():
    assert [str(places.DoorNumber(*door)) for door in [(12, ""), (12, "A"), (12, "3"), (12, "A3")]] == [
        "12", "12A", "12-3", "12A3",
    ]  # fmt: skip


@given(latitudes, longitudes, latitudes, longitudes)
def test_the_chord_gives_the_metres_of_geopy(lat1, lon1, lat2, lon2):
    ours = places.metres_of_chord(math.dist(places.unit_vector(lat1, lon1), places.unit_vector(lat2, lon2)) ** 2)

    # Two points on opposite sides of the globe are the one place where a chord says little.
    assert ours == pytest.approx(great_circle((lat1, lon1), (lat2, lon2)).meters, rel=1e-9, abs=0.2)


@given(st.floats(0, 2_000_000))
def test_chord_and_metres_are_each_others_inverse(metres):
    assert places.metres_of_chord(places.squared_chord(metres)) == pytest.approx(metres, rel=1e-9, abs=1e-6)


@given(latitudes, longitudes, st.floats(1, 3_000_000), st.floats(0, 360), st.floats(0, 1))
def test_no_point_within_reach_falls_outside_the_box_or_the_bands(latitude, longitude, metres, bearing, share):
    point = places.point_at(latitude, longitude, metres=metres * share, bearing=bearing)
    box = places.box_around(latitude, longitude, metres)

    assert box.holds(*point)
    assert places.band_of(point.latitude) in places.bands_of(box)


@pytest.mark.parametrize(("metres", "minutes"), [(0, 1), (1, 1), (61, 1), (62, 2), (400, 7), (1000, 17)])
def test_walking_minutes_are_rounded_up(metres, minutes):
    assert places.walking_minutes(metres) == minutes


def test_the_settings_say_how_fast_people_walk(settings):
    settings.WALK_DETOUR, settings.WALK_METRES_PER_MINUTE = 1.0, 50

    assert (places.walking_minutes(500), places.walking_metres(10)) == (10, 500)


@given(dutch)
def test_the_point_shown_lies_100_to_200_metres_away(home):
    assert 99.99 <= places.metres_between(home, places.offset_point(*home)) <= 200.01


def test_the_point_shown_may_lie_anywhere_in_the_ring_with_equal_chance():
    draw = random.Random(1)
    points = [places.offset_point(52.1, 6.2, chance=draw.random) for _ in range(4000)]
    metres = [places.metres_between((52.1, 6.2), point) for point in points]

    # Half of the ring's land lies beyond sqrt((100² + 200²) / 2) = 158 m.
    assert sum(m > 158.1 for m in metres) / 4000 == pytest.approx(0.5, abs=0.03)
    assert sum(p.latitude > 52.1 for p in points) / 4000 == pytest.approx(0.5, abs=0.03)
    assert sum(p.longitude > 6.2 for p in points) / 4000 == pytest.approx(0.5, abs=0.03)


# ---------------------------------------------------------------- the week
def test_the_week_is_three_integers_of_56_hours():
    assert places.week_hours([(0, 8, 10)]) == (0b11 << 8, 0, 0)
    assert places.week_hours([(2, 7, 9)]) == (1 << 55, 1, 0)
    assert places.week_hours((day, 0, 24) for day in range(7)) == places.WHOLE_WEEK


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 23))))
def test_what_goes_into_the_week_comes_out(hours):
    week = places.week_hours((day, hour, hour + 1) for day, hour in hours)

    assert places.hours_in_week(week) == sorted(hours)


@pytest.mark.parametrize("slot", [(7, 8, 9), (-1, 8, 9), (0, 9, 9), (0, 20, 25)])
def test_a_part_of_no_week_is_refused(slot):
    with pytest.raises(ValueError, match="not a part of the week"):
        places.week_hours([slot])


# ---------------------------------------------------------------- outlines
@pytest.mark.parametrize(
    ("outline", "latitude", "longitude", "inside"),
    [
        (SQUARE, 52.05, 6.05, True),
        (SQUARE, 52.05, 6.15, False),
        (RING, 52.05, 6.05, False),
        (RING, 52.03, 6.05, True),
        (TWO_ISLANDS, 52.03, 6.38, True),
        (TWO_ISLANDS, 52.05, 6.25, False),
    ],
)
def test_inside_an_outline(outline, latitude, longitude, inside):
    assert outlines.contains(outline, latitude, longitude) is inside


@given(st.floats(52.0, 52.0999), st.sampled_from([6.1, 6.05, 6.15]))
def test_a_point_on_a_shared_border_lies_in_exactly_one(latitude, longitude):
    holders = [o for o in (SQUARE, EAST_OF_SQUARE) if outlines.contains(o, latitude, longitude)]

    assert len(holders) == 1


@pytest.mark.parametrize(
    ("outline", "latitude", "longitude", "nearest"),
    [
        (SQUARE, 52.05, 6.2, (52.05, 6.1)),
        (SQUARE, 52.2, 6.05, (52.1, 6.05)),
        (SQUARE, 51.9, 5.9, (52.0, 6.0)),
        (RING, 52.05, 6.05, (52.05, 6.04)),
    ],
)
def test_metres_to_an_outline(outline, latitude, longitude, nearest):
    expected = places.metres_between((latitude, longitude), nearest)

    assert outlines.metres_to(outline, latitude, longitude) == pytest.approx(expected, rel=2e-3)


def test_inside_an_outline_is_no_distance():
    assert outlines.metres_to(SQUARE, 52.05, 6.05) == 0.0


@pytest.mark.parametrize("outline", [SQUARE, RING, TWO_ISLANDS])
def test_the_point_inside_lies_inside(outline):
    assert outlines.contains(outline, *outlines.point_inside(outline))


def test_many_outlines_are_searched_at_once():
    land = outlines.OutlineMap([("west", SQUARE), ("east", EAST_OF_SQUARE)])

    assert [land.at(52.05, lon) for lon in (5.95, 6.05, 6.15, 6.25)] == [None, "west", "east", None]
    assert [land.near(52.05, lon, 500) for lon in (5.99, 5.994, 6.05, 6.204)] == [None, "west", "west", "east"]


def test_an_outline_becomes_a_path():
    box = outlines.box_of_outline(SQUARE)

    assert box == (52.0, 6.0, 52.1, 6.1)
    assert outlines.svg_outline(SQUARE, box, 100) == "M0 162.6L100 162.6L100 0L0 0Z"
    assert outlines.svg_outline(RING, box, 100).count("M") == 2


def test_corners_that_nobody_sees_are_dropped():
    assert outlines.simplify([(0, 0), (10, 0.4), (20, -0.4), (30, 0), (30, 9)], 0.5) == [(0, 0), (30, 0), (30, 9)]


def test_a_line_is_no_outline():
    with pytest.raises(ValueError, match="not an outline"):
        outlines.contains({"type": "LineString", "coordinates": []}, 52.0, 6.0)

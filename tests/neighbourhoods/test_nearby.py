"""Nearest first: the same rows in the same order as geopy's great circle over all of them, on either database."""

import math
import random
from dataclasses import dataclass

import pytest
from django.db import connection
from geopy.distance import great_circle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.models import Opportunity
from marketplace.states import OpportunityState
from neighbourhoods import nearby, places
from neighbourhoods.models import Municipality, Neighbourhood, User
from neighbourhoods.nearby import count_within, nearest, place

pytestmark = pytest.mark.django_db

MARKET_SQUARE = (52.14, 6.2)


@dataclass
class Town:
    """Where the rows of these tests are put."""

    neighbour: User
    neighbourhood: Neighbourhood

    def put(self, points, *, findable=True, **fields):
        rows = [self.row(point, findable=findable, **fields) for point in points]
        return [row.pk for row in Opportunity.objects.bulk_create(rows)]

    def row(self, point, *, findable=True, **fields):
        state = OpportunityState.OPEN if findable else OpportunityState.WAITING
        row = Opportunity(requester=self.neighbour, neighbourhood=self.neighbourhood, state=state, **fields)
        place(row, *point, findable=findable)
        return row


@pytest.fixture
def town(db):
    town = Municipality.objects.create(code="GM9999", name="Testdam")
    return Town(
        neighbour=User.objects.create_user(first_name="Wil"),
        neighbourhood=Neighbourhood.objects.create(code="BU99990000", name="Centrum", municipality=town),
    )


def around(centre, metres, *, count, seed):
    """Points scattered around a centre, dense in the middle as towns are."""
    draw = random.Random(seed)
    return [
        places.point_at(*centre, metres=metres * draw.random() ** 2, bearing=360 * draw.random()) for _ in range(count)
    ]


def brute_force(rows, here, *, reach, fits=lambda _row: True):
    """(id, metres) of what fits within reach, by geopy, nearest first."""
    found = [
        (great_circle(here, (row.latitude, row.longitude)).meters, row.pk)
        for row in rows
        if row.band is not None and fits(row)
    ]
    return [(pk, metres) for metres, pk in sorted(found) if metres <= reach]


def assert_same(found, expected):
    """Same rows, same order; rows less than a micrometre apart in distance may change places."""
    assert [near.metres for near in found] == pytest.approx([metres for _, metres in expected], abs=1e-6)
    swapped = [
        (near, pk) for near, (pk, metres) in zip(found, expected, strict=True)
        if near.id != pk and abs(near.metres - metres) > 1e-6
    ]  # fmt: skip
    assert swapped == []
    assert len({near.id for near in found}) == len(found)


def look(here=MARKET_SQUARE, *, reach=3000, **options):
    return nearest(Opportunity, latitude=here[0], longitude=here[1], reach_metres=reach, **options)


# ---------------------------------------------------------------- exactly what geopy says
@pytest.mark.parametrize("seed", range(3))
def test_the_twenty_nearest_are_those_of_brute_force(town, seed):
    draw = random.Random(seed)
    villages = [(52 + draw.random() / 4, 6 + draw.random() / 3) for _ in range(6)]
    points = [p for n, village in enumerate(villages) for p in around(village, 4000, count=120, seed=seed * 100 + n)]
    town.put(points)
    rows = list(Opportunity.objects.all())

    for _ in range(25):
        here = (51.98 + draw.random() / 3.5, 5.98 + draw.random() / 2.7)
        reach = draw.choice([300, 1500, 5000, 40_000])
        assert_same(look(here, reach=reach), brute_force(rows, here, reach=reach)[:20])


@pytest.mark.parametrize("reach", [900, 40_000])
def test_a_short_list_that_is_measured_row_by_row_has_the_same_order(town, reach):
    town.put(around(MARKET_SQUARE, 4000, count=80, seed=7))
    town.put(around(MARKET_SQUARE, 500, count=5, seed=8), findable=False)
    here = {"latitude": MARKET_SQUARE[0], "longitude": MARKET_SQUARE[1]}

    found = nearby.by_distance(Opportunity.objects.all(), **here, reach_metres=reach)

    assert [row.pk for row in found] == [near.id for near in look(reach=reach, limit=100)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    points=st.lists(st.tuples(st.floats(51.9, 52.3), st.floats(5.8, 6.6)), max_size=30),
    here=st.tuples(st.floats(51.9, 52.3), st.floats(5.8, 6.6)),
    reach=st.floats(1, 60_000),
    limit=st.integers(1, 8),
)
def test_whatever_the_points(town, points, here, reach, limit):
    Opportunity.objects.all().delete()
    town.put(points)
    expected = brute_force(Opportunity.objects.all(), here, reach=reach)
    edge = [metres for _, metres in expected if abs(metres - reach) < 1e-6]

    if not edge:  # on the very edge of reach, rounding may say either
        assert_same(look(here, reach=reach, limit=limit), expected[:limit])


@pytest.mark.parametrize("here", [(89.9, 20.0), (-89.99, 0.0), (0.0, 179.99), (0.0, -179.99), (52.0, 0.0)])
def test_also_at_the_poles_and_over_the_date_line(town, here):
    town.put(around(here, 30_000, count=80, seed=5))

    assert_same(look(here, reach=20_000), brute_force(Opportunity.objects.all(), here, reach=20_000)[:20])


def test_minutes_on_foot_come_with_the_row(town):
    town.put([places.point_at(*MARKET_SQUARE, metres=400, bearing=90)])

    [near] = look()
    assert (round(near.metres), near.minutes) == (400, 7)


def test_nothing_near_is_an_empty_list(town):
    town.put(around((53.2, 6.6), 500, count=5, seed=1))

    assert look() == []


def test_equal_distances_come_in_order_of_id(town):
    ids = town.put([(52.1405, 6.2)] * 50)

    assert [near.id for near in look(limit=50)] == ids


# ---------------------------------------------------------------- page after page
@pytest.mark.parametrize("limit", [1, 7, 20])
def test_pages_go_on_without_gap_or_double(town, limit):
    town.put(around(MARKET_SQUARE, 2500, count=90, seed=3) + [(52.1405, 6.2)] * 9)
    expected = brute_force(Opportunity.objects.all(), MARKET_SQUARE, reach=2000)

    pages, after = [], None
    while page := look(reach=2000, limit=limit, after=after):
        pages += page
        after = page[-1].cursor
    assert_same(pages, expected)


def test_what_comes_and_goes_between_two_pages_moves_nobody(town):
    town.put(around(MARKET_SQUARE, 2500, count=60, seed=4))
    first, later = look(limit=20), look(limit=40)[20:]

    Opportunity.objects.filter(pk__in=[near.id for near in first[:5]]).delete()
    town.put([MARKET_SQUARE] * 3)

    assert look(limit=20, after=first[-1].cursor) == later


# ---------------------------------------------------------------- filters
def test_only_what_may_be_found_is_found(town):
    town.put([(52.1401, 6.2)], findable=False)
    [open_one] = town.put([(52.141, 6.2)])

    assert [near.id for near in look()] == [open_one]


def test_filters_together_are_those_of_brute_force(town):
    draw = random.Random(8)
    rows = []
    for point in around(MARKET_SQUARE, 4000, count=500, seed=8):
        hours = places.week_hours([(draw.randrange(7), begin := draw.randrange(6, 20), begin + 2)])
        rows.append(
            town.row(
                point, kind_bit=1 << draw.randrange(8), certificate_mask=draw.choice([0, 0, 1, 2, 3, 1 << 62]),
                hours_0=hours.first, hours_1=hours.second, hours_2=hours.third,
            )
        )  # fmt: skip
    rows = Opportunity.objects.bulk_create(rows)
    evening = places.week_hours((day, 17, 22) for day in range(7))
    wanted = {"kinds": 0b1011, "certificates": 0b01, "hours": evening}

    def fits(row):
        own = set(places.hours_in_week(places.Hours(row.hours_0, row.hours_1, row.hours_2)))
        return row.kind_bit & 0b1011 and not row.certificate_mask & ~0b01 and own & set(places.hours_in_week(evening))

    expected = brute_force(rows, MARKET_SQUARE, reach=3500, fits=fits)
    assert len(expected) > 20
    assert_same(look(reach=3500, limit=200, **wanted), expected)
    counted = count_within(Opportunity, latitude=52.14, longitude=6.2, reach_metres=3500, **wanted)
    assert counted == len(expected)


def test_the_highest_bits_work_too(town):
    [key] = town.put([MARKET_SQUARE], kind_bit=1 << 62, certificate_mask=1 << 62)

    assert [near.id for near in look(kinds=1 << 62, certificates=1 << 62)] == [key]
    assert look(kinds=1 << 61) == look(certificates=0) == []


def test_what_names_no_hour_suits_any_hour(town):
    town.put([MARKET_SQUARE])

    assert len(look(hours=places.week_hours([(6, 23, 24)]))) == 1


def test_a_queryset_narrows_the_search(town):
    ids = town.put(around(MARKET_SQUARE, 1500, count=30, seed=6))
    keep = ids[::3]

    found = look(among=Opportunity.objects.filter(pk__in=keep).order_by("asked_at"), limit=50)
    assert_same(found, brute_force(Opportunity.objects.filter(pk__in=keep), MARKET_SQUARE, reach=3000))
    assert len(found) == 10
    assert look(among=Opportunity.objects.none()) == []


def test_counting_stops_where_it_is_told(town):
    town.put([MARKET_SQUARE] * 30)

    options = {"latitude": 52.14, "longitude": 6.2, "reach_metres": 100}
    assert count_within(Opportunity, **options) == 30
    assert count_within(Opportunity, at_most=12, **options) == 12


# ---------------------------------------------------------------- the price
@pytest.mark.parametrize("count", [1, 3, 300])
def test_a_page_is_one_question(town, django_assert_num_queries, count):
    town.put([MARKET_SQUARE] * count)

    with django_assert_num_queries(1):
        look(limit=1)


def test_an_empty_country_is_one_question(town, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert look(reach=10_000) == []


def test_the_index_alone_answers(town):
    town.put([p for n in range(40) for p in around((51 + n / 20, 5 + n / 25), 9000, count=60, seed=n)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    search = nearby.Search(Opportunity, *MARKET_SQUARE, kinds=1, certificates=0, hours=places.WHOLE_WEEK)
    sql, params = nearby._statement(search, 500)

    assert plan(f"SELECT located.id {sql}", params).count("opportunity_nearby") == 1


def plan(sql, params):
    """The database's own words about how it would answer, as long as it visits no table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # these few rows would be read whole
            cursor.execute(f"EXPLAIN {sql}", params)
            words = "\n".join(row[0] for row in cursor.fetchall())
            assert "Index Only Scan" in words
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            words = "\n".join(row[3] for row in cursor.fetchall())
            assert "USING COVERING INDEX" in words
    return words


# ---------------------------------------------------------------- putting a thing on the map
def test_place_writes_the_point_the_vector_and_the_band(town):
    row = town.row((52.14, 6.2))

    assert (row.latitude, row.longitude, row.band) == (52.14, 6.2, 5214)
    assert math.isclose(row.x**2 + row.y**2 + row.z**2, 1)


def test_place_takes_a_thing_out_of_the_search(town):
    row = town.row((52.14, 6.2))
    place(row, 52.14, 6.2, findable=False)
    assert (row.band, row.latitude) == (None, 52.14)

    place(row, None, None, findable=False)
    assert [getattr(row, field) for field in nearby.PLACE_FIELDS] == [None] * 6


@pytest.mark.parametrize(("point", "findable"), [((None, None), True), ((52.0, None), False), ((None, 6.0), False)])
def test_half_a_point_is_refused(town, point, findable):
    with pytest.raises(ValueError, match="point"):
        place(Opportunity(), *point, findable=findable)

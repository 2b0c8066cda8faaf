"""The real country: official files from outside the repository, when DICHTBIJ_GEO says where they are.

Nine municipalities, all of Zeewolde's addresses. Without the files these tests are left out with a sentence.
"""

import csv
import gzip
import os
import random
from pathlib import Path

import pytest
from django.db import connection
from geopy.distance import great_circle

from marketplace.models import Opportunity
from marketplace.states import OpportunityState
from neighbourhoods import places
from neighbourhoods.geocoding import OUTSIDE_METRES, locate, neighbourhood_at
from neighbourhoods.importing import import_places
from neighbourhoods.models import Neighbourhood, PostcodeArea, User
from neighbourhoods.nearby import nearest, place
from neighbourhoods.outlines import OutlineMap

GEO = Path(os.environ.get("DICHTBIJ_GEO", "/nowhere"))
pytestmark = [
    pytest.mark.geo,
    pytest.mark.django_db,
    pytest.mark.skipif(not GEO.is_dir(), reason="DICHTBIJ_GEO names no folder with the official files of places"),
]

FILES = [
    "buurten_seed_2024.geojson",
    "gemeenten_seed_2024.geojson",
    "pc4_nl.csv",
    "pc4_buurt_seed.csv",
    "pc6_zeewolde_2026.csv",
    "adressen_zeewolde_2026.csv.gz",
]


@pytest.fixture
def seeds(db):
    """Nine municipalities as their files say. What lies outside them is refused, line by line."""
    refusals = []
    outcomes = import_places([GEO / name for name in FILES], refuse=refusals.append)
    return outcomes, refusals


@pytest.fixture(scope="module")
def addresses():
    with gzip.open(GEO / "adressen_zeewolde_2026.csv.gz", "rt", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def share(right, of):
    return sum(right) / len(of)


def test_every_address_of_zeewolde_is_found(seeds, addresses):
    """By house number all of them; by postcode alone 97% land in the neighbourhood of the file."""
    assert len(addresses) == 14_679
    if connection.vendor == "postgresql":  # the same words to a slower ear: one in five
        addresses = addresses[::5]
    doors = [locate(a["pc6"], f"{a['huisnummer']}{a['huisletter']} {a['toevoeging']}") for a in addresses]
    by_postcode = {code: locate(code).neighbourhood.code for code in {a["pc6"] for a in addresses}}

    assert {door.precision for door in doors} == {"house"}
    assert [door.neighbourhood.code for door in doors] == [a["buurt_code"] for a in addresses]
    assert share([by_postcode[a["pc6"]] == a["buurt_code"] for a in addresses], addresses) >= 0.97


def test_what_the_files_say_is_what_came_in(seeds):
    outcomes, refusals = seeds

    assert {one.kind: (one.new + one.changed + one.same) for one in outcomes} == {
        "municipalities": 9,
        "outlines": 326,
        "areas": 4_086,
        "shares": 414,
        "postcodes": 656,
        "house numbers": 14_679 - 12,
    }
    assert sum("the same place as line" in refusal.reason for refusal in refusals) == 12
    assert len(refusals) == sum(one.refused for one in outcomes)


def test_outlines_alone_put_addresses_in_the_right_neighbourhood(seeds, addresses):
    """98.5% of all addresses in memory; and the database says of a draw of them what the memory says."""
    land = OutlineMap(Neighbourhood.objects.values_list("code", "geometry"))
    points = [(float(a["lat"]), float(a["lon"])) for a in addresses]
    codes = [land.near(*point, OUTSIDE_METRES) for point in points]

    assert share([code == a["buurt_code"] for code, a in zip(codes, addresses, strict=True)], addresses) >= 0.985
    for n in random.Random(1).sample(range(len(points)), 500):
        assert neighbourhood_at(*points[n])[0].code == codes[n]


def test_the_nearest_of_a_postcode_of_zutphen_is_what_geopy_says(seeds):
    draw = random.Random(7201)
    neighbour = User.objects.create_user(first_name="Wil")
    zutphen = list(Neighbourhood.objects.filter(municipality__code="GM0301"))
    rows = []
    for neighbourhood in zutphen * 20:
        row = Opportunity(requester=neighbour, neighbourhood=neighbourhood, state=OpportunityState.OPEN)
        point = places.point_at(
            neighbourhood.latitude, neighbourhood.longitude, metres=600 * draw.random(), bearing=360 * draw.random()
        )
        place(row, *point, findable=True)
        rows.append(row)
    rows = Opportunity.objects.bulk_create(rows)

    areas = PostcodeArea.objects.filter(candidates__in=zutphen).distinct()
    assert len(areas) >= 6
    for area in areas:
        here = (area.latitude, area.longitude)
        near = nearest(Opportunity, latitude=here[0], longitude=here[1], reach_metres=5000, limit=40)
        brute = sorted((great_circle(here, (row.latitude, row.longitude)).meters, row.pk) for row in rows)
        expected = [(metres, pk) for metres, pk in brute if metres <= 5000][:40]
        assert [one.id for one in near] == [pk for _metres, pk in expected]
        assert [one.metres for one in near] == pytest.approx([metres for metres, _pk in expected], abs=1e-6)

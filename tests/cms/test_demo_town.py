"""Lindedaal on the map: neighbourhoods that fit together, front doors inside them, files the importer reads."""

from collections import Counter

import pytest

from cms.demo_data import geography, names
from neighbourhoods.places import parse_postcode

EVERY_DOOR = [door for hood in geography.HOODS for door in geography.doors(hood)]


def sides(hood: geography.Hood) -> list[frozenset]:
    ring = geography.outline(hood)
    return [frozenset(pair) for pair in zip(ring, ring[1:] + ring[:1], strict=True)]


def test_neighbourhoods_share_their_borders_to_the_metre():
    times = Counter(side for hood in geography.HOODS for side in sides(hood))

    assert set(times.values()) == {1, 2}
    assert sum(1 for count in times.values() if count == 2) == 7 * 8  # seven borders of eight pieces


def test_no_ground_is_lost_or_counted_twice():
    around = "".join(("abcd", "h", "lkji", "e"))
    ring = []
    for start, end in zip(around, around[1:] + around[0], strict=True):
        ring += [geography.CORNERS[start], *geography.edge(start, end)]

    town = sum(geography.size(geography.outline(hood)) for hood in geography.HOODS)

    assert town == pytest.approx(geography.size(ring))
    assert town == pytest.approx(11_000_000, rel=0.05)  # square metres


def test_every_door_is_in_its_own_neighbourhood_and_no_other():
    rings = {hood.name: geography.outline(hood) for hood in geography.HOODS}

    for door in EVERY_DOOR[::7]:
        assert [name for name, ring in rings.items() if geography.inside(door.at, ring)] == [door.hood.name]


def test_addresses_follow_the_rules_and_are_unique():
    assert {door.postcode for door in EVERY_DOOR} == {parse_postcode(door.postcode) for door in EVERY_DOOR}
    assert {door.postcode[:4] for door in EVERY_DOOR} == {"8991", "8992", "8993"}
    assert set(Counter((door.postcode, door.number) for door in EVERY_DOOR).values()) == {1}
    assert len({street for hood in geography.HOODS for street in hood.streets}) == 36


def test_everybody_lives_at_a_door_of_their_own():
    doors = {(door.street, door.number) for door in EVERY_DOOR}
    homes = [(person.street, person.number) for person in (*names.HELPERS, *names.NEIGHBOURS)]

    assert set(homes) <= doors
    assert set(Counter(homes).values()) == {1}


def test_the_same_town_every_time(tmp_path):
    first = [path.read_text() for path in geography.write_files(tmp_path / "first")]

    assert first == [path.read_text() for path in geography.write_files(tmp_path / "again")]

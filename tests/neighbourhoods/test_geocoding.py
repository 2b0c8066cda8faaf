"""An address becomes a point and a neighbourhood: from the imported files, else from a server that may fail."""

import logging
import socket
import time

import pytest
from django.db import transaction
from django.utils.translation import override

from neighbourhoods import geocoders
from neighbourhoods.geocoding import Address, Note, locate, neighbourhood_at
from neighbourhoods.models import HouseNumber, Postcode, PostcodeArea
from neighbourhoods.models.places import PostcodeShare

from .address_server import AddressServer, nominatim_place, pdok_document


@pytest.fixture
def kastanjelaan(lindenkwartier):
    """Its postcode, and the doors 12, 12A and 14."""
    place = {"neighbourhood": lindenkwartier, "street": "Kastanjelaan", "place_name": "Lindedaal"}
    Postcode.objects.create(code="7299AB", latitude=52.1401, longitude=6.1961, **place)
    HouseNumber.objects.bulk_create(
        HouseNumber(
            postcode="7299AB", number=number, suffix=suffix, latitude=52.141 + n / 1e4, longitude=6.197, **place
        )
        for n, (number, suffix) in enumerate([(12, ""), (12, "A"), (14, "B")])
    )


@pytest.fixture
def area(lindenkwartier, molenwijk):
    """7299 lies in both neighbourhoods, most of its people in Molenwijk."""
    area = PostcodeArea.objects.create(digits="7299", place_name="Lindedaal", latitude=52.1405, longitude=6.1965)
    PostcodeShare.objects.create(area=area, neighbourhood=lindenkwartier, share=0.9, addresses=40)
    PostcodeShare.objects.create(area=area, neighbourhood=molenwijk, share=0.1, addresses=90)
    return area


@pytest.fixture
def server(settings):
    """PDOK on this machine."""
    server = AddressServer()
    settings.GEOCODER, settings.GEOCODER_DOMAIN, settings.GEOCODER_SCHEME = "pdok", server.domain, "http"
    geocoders.rest.until = 0.0
    yield server
    geocoders.rest.until = 0.0
    server.stop()


# ---------------------------------------------------------------- from the imported files
@pytest.mark.parametrize(
    ("house_number", "latitude"),
    [("12", 52.141), ("12a", 52.1411), ("12 A", 52.1411), ("12-9", 52.141), ("14", 52.1412)],
)
def test_a_house_number_is_found_at_its_door_or_in_its_building(kastanjelaan, lindenkwartier, house_number, latitude):
    found = locate("7299 ab", house_number)

    assert (found.precision, found.latitude, found.neighbourhood) == ("house", latitude, lindenkwartier)


def test_an_address_says_all_that_is_known(kastanjelaan, lindenkwartier):
    assert locate(" 7299ab", "12a") == Address(
        postcode="7299AB",
        house_number="12A",
        latitude=52.1411,
        longitude=6.197,
        neighbourhood=lindenkwartier,
        street="Kastanjelaan",
        place_name="Lindedaal",
        precision="house",
    )
    assert locate("7299AB", "12a").line == "Kastanjelaan 12A"


@pytest.mark.parametrize("house_number", ["", "99", "no number"])
def test_an_unknown_door_is_somewhere_in_its_postcode(kastanjelaan, lindenkwartier, house_number):
    found = locate("7299AB", house_number)

    assert (found.precision, found.latitude, found.neighbourhood) == ("postcode", 52.1401, lindenkwartier)


def test_four_digits_leave_a_choice_likeliest_first(area, lindenkwartier, molenwijk, yvonne):
    found = locate("7299XY", "3")

    assert (found.precision, found.note, found.is_settled) == ("area", Note.CHOOSE, False)
    assert found.candidates == (molenwijk, lindenkwartier)
    with override("nl"):
        assert found.sentence == "Wij kennen deze postcode niet precies. Kies uw buurt."


def test_four_digits_where_nobody_coordinates_may_lie_outside(area):
    found = locate("7299XY", "3")

    assert found.note == Note.ELSEWHERE
    with override("nl"):
        assert found.sentence == (
            "Wij kennen deze postcode niet precies. Kies uw buurt. "
            "Misschien ligt die buiten ons gebied. Bel dan 088 000 12 34."
        )


def test_who_chooses_stays_at_the_point_if_it_lies_there(area, lindenkwartier, molenwijk):
    found = locate("7299XY", "3")
    near, far = found.choose(lindenkwartier), found.choose(molenwijk)

    assert (near.neighbourhood, near.precision, near.latitude, near.note) == (lindenkwartier, "area", 52.1405, "")
    assert (far.neighbourhood, far.precision, far.latitude) == (molenwijk, "chosen", molenwijk.latitude)


def test_four_digits_in_one_neighbourhood_where_nobody_coordinates_are_not_taken_in_silence(
    area, molenwijk, lindenkwartier
):
    area.shares.filter(neighbourhood=molenwijk).delete()
    found = locate("7299XY")

    assert (found.neighbourhood, found.candidates, found.note) == (None, (lindenkwartier,), Note.ELSEWHERE)


def test_four_digits_in_one_neighbourhood_need_no_choice(area, molenwijk, lindenkwartier, yvonne):
    area.shares.filter(neighbourhood=molenwijk).delete()

    assert locate("7299XY").neighbourhood == lindenkwartier


def test_an_unknown_postcode_says_so(db):
    found = locate("9999ZZ", "1")

    assert found == Address(postcode="9999ZZ", house_number="1", note=Note.UNKNOWN)
    with override("nl"):
        assert found.sentence == (
            "Wij kennen deze postcode niet. Kies uw buurt. Misschien ligt die buiten ons gebied. Bel dan 088 000 12 34."
        )


@pytest.mark.parametrize("text", ["", "7299", "0299AB", "7299SS"])
def test_what_is_no_postcode_asks_nobody(db, django_assert_num_queries, text):
    with django_assert_num_queries(0):
        assert locate(text, "1").note == Note.NOT_A_POSTCODE


def test_an_address_costs_the_same_whatever_there_is(kastanjelaan, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert locate("7299AB", "12").neighbourhood.municipality.name == "Lindedaal"


def test_a_point_lies_in_its_neighbourhood(lindenkwartier, molenwijk):
    assert neighbourhood_at(52.1401, 6.1961) == (lindenkwartier, False)
    assert neighbourhood_at(52.1521, 6.2141) == (molenwijk, False)


def test_a_point_outside_goes_to_the_nearest_within_500_metres_and_says_so(lindenkwartier, molenwijk):
    assert neighbourhood_at(52.1346, 6.196) == (lindenkwartier, True)
    assert neighbourhood_at(52.1300, 6.196) == (None, True)


# ---------------------------------------------------------------- from a server
def test_the_server_is_asked_for_what_the_files_do_not_hold(server, area, lindenkwartier):
    found = locate("7299AB", "12")

    assert (found.precision, found.latitude, found.longitude) == ("house", 52.141, 6.197)
    assert (found.neighbourhood, found.line, found.place_name) == (lindenkwartier, "Kastanjelaan 12", "Lindedaal")
    assert [question["q"] for question in server.asked] == [["7299 AB 12"]]


def test_the_server_is_not_asked_for_what_the_files_hold(server, kastanjelaan):
    assert (locate("7299AB", "12").precision, locate("7299AB", "99").precision) == ("house", "postcode")
    assert server.asked == []


@pytest.mark.parametrize(
    ("changes", "precision"),
    [
        ({"huisnummer": 13}, "postcode"),
        ({"huisletter": "A"}, "postcode"),
        ({"type": "postcode", "huisnummer": None}, "postcode"),
        ({"postcode": "7299AC"}, "area"),
        ({"centroide_ll": "POINT(52.141 6.197)"}, "area"),
    ],
)
def test_what_the_server_guesses_is_compared_with_what_was_typed(server, area, changes, precision):
    server.documents = [pdok_document(**changes)]

    assert locate("7299AB", "12").precision == precision


def test_a_server_without_an_answer_is_not_at_fault(server, area):
    server.documents = []

    assert (locate("7299AB", "12").precision, locate("7299AB", "12").precision) == ("area", "area")
    assert len(server.asked) == 2


def test_a_neighbourhood_code_of_another_year_gives_way_to_our_outlines(server, area, lindenkwartier, molenwijk):
    server.documents = [pdok_document(buurtcode=molenwijk.code)]
    assert locate("7299AB", "12").neighbourhood == lindenkwartier

    server.documents = [pdok_document(buurtcode="BU99019999")]
    assert locate("7299AB", "12").neighbourhood == lindenkwartier


def test_an_address_just_outside_is_told_so(server, lindenkwartier):
    server.documents = [pdok_document(buurtcode="", centroide_ll="POINT(6.196 52.1346)")]

    assert (locate("7299AB", "12").neighbourhood, locate("7299AB", "12").note) == (lindenkwartier, Note.OUTSIDE)


@pytest.mark.parametrize(
    ("url", "answers"),
    [
        ("/mijn/over-mij/", {"part": "home"}),
        ("/meedoen/waar/", {"channel": "call"}),
    ],
)
def test_who_lives_just_outside_reads_so_on_the_next_page(client, server, samira, lindenkwartier, url, answers):
    server.documents = [pdok_document(buurtcode="", centroide_ll="POINT(6.196 52.1346)")]
    client.force_login(samira)
    page = client.post(url, {"postcode": "7299AB", "house_number": "12", **answers}, follow=True)

    assert page.content.decode().count("Dit adres ligt net buiten alle buurten.") == 1


@pytest.mark.parametrize("fault", ["busy", "broken", "html", "nonsense", "slow", "drip"])
def test_a_server_that_fails_is_not_waited_for_and_not_asked_again(server, area, settings, caplog, fault):
    server.fault = fault
    settings.GEOCODER_SECONDS = 0.3 if fault in {"slow", "drip"} else 2.0
    caplog.set_level(logging.DEBUG, logger="neighbourhoods")
    start = time.monotonic()

    assert [locate("7299AB", "12").precision for _ in range(3)] == ["area"] * 3
    assert time.monotonic() - start < 5  # it would be 10, or 7 for each time that it is busy
    assert len(server.asked) == 1
    assert len(caplog.records) == 1
    assert not any(word in caplog.text for word in ("7299", "Kastanjelaan", "12,"))


def test_a_server_that_is_not_there_is_no_trouble(server, area, settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.GEOCODER_DOMAIN = f"127.0.0.1:{free.getsockname()[1]}"

    assert locate("7299AB", "12").precision == "area"


def test_a_busy_server_is_left_alone_as_long_as_it_asks(server, area):
    server.fault = "busy"
    locate("7299AB", "12")
    assert 29 < geocoders.rest.until - time.monotonic() <= 30

    server.fault, geocoders.rest.until = "", 0.0
    assert locate("7299AB", "12").precision == "house"


def test_no_server_is_asked_inside_a_transaction(server, area):
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        locate("7299AB", "12")
    assert server.asked == []


def test_nominatim_does_it_too(server, area, settings, lindenkwartier):
    settings.GEOCODER = "nominatim"
    found = locate("7299AB", "12")

    assert (found.precision, found.neighbourhood, found.line) == ("house", lindenkwartier, "Kastanjelaan 12")
    assert found.place_name == "Lindedaal"


@pytest.mark.parametrize(
    ("address", "precision"),
    [({"postcode": "7299 AB", "road": "Kastanjelaan"}, "postcode"), ({"postcode": "7299 AC"}, "area"), ({}, "area")],
)
def test_what_nominatim_guesses_is_compared_too(server, area, settings, address, precision):
    settings.GEOCODER = "nominatim"
    server.places = [nominatim_place(address=address)]

    assert locate("7299AB", "12").precision == precision

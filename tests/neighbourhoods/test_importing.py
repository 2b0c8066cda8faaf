"""Official files become places: recognised, in order, repeatable, and no refused line without a name."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from neighbourhoods.importing import import_places
from neighbourhoods.models import District, HouseNumber, Municipality, Neighbourhood, Postcode, PostcodeArea

from .place_files import FULL, NAMELESS, TABLE

pytestmark = pytest.mark.django_db


def counts(outcomes):
    return [(one.kind, one.new, one.changed, one.same, one.elsewhere, one.refused) for one in outcomes]


# ---------------------------------------------------------------- what comes in
def test_every_kind_is_recognised_and_imported_in_order(country):
    assert counts(import_places(country)) == [
        ("municipalities", 1, 0, 0, 0, 0),
        ("neighbourhoods", 3, 0, 0, 0, 0),
        ("outlines", 0, 2, 1, 0, 0),
        ("areas", 2, 0, 0, 0, 0),
        ("shares", 4, 0, 0, 0, 0),
        ("postcodes", 2, 0, 0, 0, 0),
        ("house numbers", 2, 0, 0, 0, 0),
    ]

    lindenkwartier = Neighbourhood.objects.select_related("district", "municipality").get(code="BU99010000")
    assert (lindenkwartier.name, lindenkwartier.district.name, lindenkwartier.municipality.name) == (
        "Lindenkwartier", "Binnenstad", "Lindedaal",
    )  # fmt: skip
    assert (lindenkwartier.latitude, lindenkwartier.inhabitants, lindenkwartier.year) == (52.14, 2100, 2024)
    assert (lindenkwartier.south, lindenkwartier.west) == (52.135, 6.19)
    assert Municipality.objects.get(code="GM9901").geometry["type"] == "Polygon"
    assert [str(door) for door in HouseNumber.objects.order_by("id")] == ["7299AB 12", "7299AB 12A3B"]
    assert [(s.neighbourhood.code, s.addresses) for s in PostcodeArea.objects.get(digits="7299").shares.all()] == [
        ("BU99010000", 120), ("BU99010MK1", 0),
    ]  # fmt: skip


def test_the_second_time_changes_nothing(country):
    import_places(country)

    assert {(new, changed) for _kind, new, changed, *_ in counts(import_places(country))} == {(0, 0)}


def test_a_change_in_a_file_changes_that_row_only(put, country):
    import_places(country)
    before = dict(Neighbourhood.objects.values_list("code", "pk"))
    Municipality.objects.update(service_phone="088 000 12 34")

    put("table.csv.gz", TABLE.replace("Lindenkwartier", "Lindenbuurt"))
    assert [one.changed for one in import_places(country)] == [0, 1, 0, 0, 0, 0, 0]
    assert dict(Neighbourhood.objects.values_list("code", "pk")) == before
    assert Neighbourhood.objects.get(code="BU99010000").name == "Lindenbuurt"
    assert Neighbourhood.objects.get(code="BU99010000").geometry is not None
    assert set(Municipality.objects.values_list("service_phone", flat=True)) == {"088 000 12 34"}


def test_one_municipality_leaves_the_others_out(country):
    outcomes = import_places(country, municipality="GM9901")

    assert {one.elsewhere for one in outcomes} == {0, 1}
    assert set(Municipality.objects.values_list("code", flat=True)) == {"GM9901"}
    assert set(Neighbourhood.objects.values_list("code", flat=True)) == {"BU99010000", "BU99010MK1"}
    assert [str(postcode) for postcode in Postcode.objects.all()] == ["7299AB"]
    assert sum(one.refused for one in outcomes) == 0


def test_outlines_with_full_properties_need_no_table(put):
    assert counts(import_places([put("buurten.geojson", FULL)])) == [("outlines", 2, 0, 0, 0, 0)]

    rows = Neighbourhood.objects.order_by("code").values_list("name", "district__name", "year", "latitude", "longitude")
    assert list(rows) == [
        ("Lindenkwartier", "Binnenstad", 2024, pytest.approx(52.14), pytest.approx(6.195)),
        ("Molenwijk", "Binnenstad", None, pytest.approx(52.14), pytest.approx(6.205)),
    ]
    assert District.objects.count() == 1


def test_outlines_with_a_code_only_find_the_table_beside_them(put):
    put("table.csv", TABLE)
    put("readme.csv", "not,a,table\n1,2,3\n")

    outcomes = import_places([put("outlines.geojson", NAMELESS)])
    assert [one.kind for one in outcomes] == ["neighbourhoods", "outlines"]


def test_outlines_with_a_code_only_find_their_names_in_the_database(put):
    import_places([put("table.csv", TABLE)])
    (put("table.csv", "")).unlink()

    assert counts(import_places([put("outlines.geojson", NAMELESS)])) == [("outlines", 0, 2, 1, 0, 0)]


def test_names_repeat_and_codes_decide(country):
    import_places(country)

    assert sorted(Neighbourhood.objects.filter(name="Centrum").values_list("code", flat=True)) == [
        "BU99010MK1",
        "BU99020000",
    ]


def test_an_address_without_a_neighbourhood_gets_the_one_it_lies_in(put, country):
    import_places(country)
    lines = "pc6,lat,lon,buurt_code\n7299AC,52.14,6.205,\n7299AD,52.1449,6.2101,BU99019999\n"

    import_places([put("more.csv", lines)])
    assert list(Postcode.objects.filter(code__gt="7299AB", code__lt="73").values_list("neighbourhood__code")) == [
        ("BU99010MK1",),
        ("BU99010MK1",),
    ]


# ---------------------------------------------------------------- the command
def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("import_places", *arguments, stdout=out, stderr=err)
    lines = [line for line in out.getvalue().splitlines() if not line.startswith("Done in")]
    return lines, err.getvalue().splitlines()


def test_the_command_says_what_became_of_every_file(put):
    table = put("table.csv", TABLE + "BU1,X,,,GM9901,Lindedaal,,,,\n")
    expected = [f"{table}:5: neighbourhood_code is not a code: BU1"]

    lines, refused = run(table, "--municipality", "GM9901")
    assert lines == ["table.csv: neighbourhoods, 4 lines: 2 new, 0 changed, 0 as they were, 2 of elsewhere"]
    assert refused == []

    lines, refused = run(table)
    assert lines == ["table.csv: neighbourhoods, 4 lines: 1 new, 0 changed, 2 as they were, 1 refused"]
    assert refused == expected

    lines, refused = run(table, "--refused", report := table.with_name("refused.txt"))
    assert lines[1:] == ["Nothing has changed."]
    assert (refused, report.read_text().splitlines()) == ([], expected)


def test_the_command_refuses_in_a_sentence(put):
    with pytest.raises(CommandError, match="--municipality is a code such as GM0301, not Zutphen"):
        run(put("table.csv", TABLE), "--municipality", "Zutphen")
    with pytest.raises(CommandError, match="cannot be read"):
        run(put("table.csv", TABLE).with_name("gone.csv"))


def test_a_terminal_gets_a_bar(put):
    class Terminal(StringIO):
        def isatty(self):
            return True

    call_command("import_places", put("table.csv", TABLE), stdout=(out := Terminal()), no_color=True)
    assert f"\r{'█' * 30} 100% table.csv\x1b[K" in out.getvalue()

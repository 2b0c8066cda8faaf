"""Every line that is not imported is named with its file, its place and the reason."""

import gzip
import json
import random

import pytest

from neighbourhoods.importing import NotRecognised, import_places

from .place_files import collection, feature, square

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "text", "reasons"),
    [
        ("pc6.csv", "pc6,lat,lon,buurt_code\n7299SS,52.1,6.1,BU99010000\n", ["2: not a postcode: 7299SS"]),
        ("pc6.csv", "pc6,lat,lon,buurt_code\n7299AB,,,BU99010000\n", ["2: the point is missing"]),
        ("pc6.csv", "pc6,lat,lon,buurt_code\n7299AB,x,6.1,BU99010000\n", ["2: latitude is not a number: x"]),
        (
            "pc6.csv",
            "pc6,lat,lon,buurt_code\n7299AB,6.1,52.1,BU99010000\n",
            ["2: the point lies outside the Netherlands (degrees are needed): 6.1, 52.1"],
        ),
        (
            "pc6.csv",
            "pc6,lat,lon,buurt_code\n7299AB,53.1,5.1,BU12345678\n",
            ["2: neighbourhood BU12345678 is unknown and its point lies in no outline"],
        ),
        ("pc6.csv", "pc6,lat,lon,buurt_code\n\n7299AB,1\n", ["3: 2 columns where the first line has 4"]),
        (
            "houses.csv",
            "pc6,huisnummer,lat,lon,buurt_code\n" + "7299AB,12,52.14,6.19,BU99010000\n" * 2,
            ["3: the same place as line 2"],
        ),
        (
            "houses.csv",
            "pc6,huisnummer,lat,lon,buurt_code\n7299AB,,52.14,6.19,BU99010000\n7299AB,1.5,52.14,6.19,BU99010000\n",
            ["2: the house number is missing", "3: number is not a whole number: 1.5"],
        ),
        (
            "houses.csv",
            "pc6,huisnummer,straat,lat,lon,buurt_code\n7299AB,1,La\x00n,52.14,6.19,BU99010000\n",
            ["2: street holds a zero byte"],
        ),
        (
            "pc6.csv",
            f"pc6,lat,lon,buurt_code\n7299AB,52.14,6.19,{'B' * 121}\n",
            ["2: neighbourhood_code is longer than 120 characters"],
        ),
        (
            "pc6.csv",
            f"pc6,lat,lon,buurt_code\n7299AB,52.14,6.19,{'B' * 140_000}\n",
            ["2: the file cannot be read from here on: field larger than field limit (131072)"],
        ),
        ("pc4.csv", "pc4,lat,lon,buurt_code_punt\n0299,52.1,6.1,\n", ["2: pc4 is not a code: 0299"]),
        (
            "shares.csv",
            "pc4,buurt_code,aandeel_pc4_opp\n7299,BU99010000,1.5\n7299,BU12345678,0.5\n",
            ["2: share is not between 0 and 1: 1.5", "3: neighbourhood BU12345678 is unknown"],
        ),
        (
            "table.csv",
            "buurt_code,buurt_naam,gemeente_code,gemeente_naam\nBU9901,X,GM9901,L\nBU99010009,,GM9901,L\n",
            ["2: neighbourhood_code is not a code: BU9901", "3: neighbourhood_name is empty"],
        ),
        (
            "table.csv",
            f"buurt_code,buurt_naam,gemeente_code,gemeente_naam\nBU99010009,{'x' * 81},GM9901,L\n",
            ["2: neighbourhood_name is longer than 80 characters"],
        ),
        (
            "outlines.geojson",
            collection(
                feature(square(52.1, 6.1), code="BU55550000", n="Nergens"),
                feature({"type": "Point", "coordinates": [6.1, 52.1]}, code="BU99010000"),
                feature({"type": "Polygon", "coordinates": [[[6.1, 52.1], [6.2, 52.1]]]}, code="BU99010000"),
                feature(square(470000.0, 210000.0), code="BU99010000"),
            ),
            [
                "1: municipality GM5555 is unknown: import the table of neighbourhoods too",
                "2: the outline is not a Polygon or MultiPolygon",
                "3: the outline has a ring of fewer than 4 points",
                "4: the point lies outside the Netherlands (degrees are needed): 470000.0, 210000.0",
            ],
        ),
    ],
)
def test_every_refused_line_is_named(country, put, tmp_path, name, text, reasons):
    import_places(country)
    for path in country:
        path.unlink()
    refusals = []

    [outcome] = import_places([put(name, text)], refuse=refusals.append)
    assert [str(refusal) for refusal in refusals] == [f"{tmp_path / name}:{reason}" for reason in reasons]
    assert (outcome.refused, outcome.new) == (len(reasons), 0)


def test_a_line_that_is_not_utf8_is_refused(country, put):
    import_places(country)
    refusals = []
    path = put("latin.csv", "")
    path.write_bytes("pc6,lat,lon,buurt_code,straat\n7299AC,52.14,6.19,BU99010000,Caf\u00e9straat\n".encode("latin-1"))

    import_places([path], refuse=refusals.append)
    assert [(refusal.line, refusal.reason) for refusal in refusals] == [(2, "not UTF-8")]


def test_an_outline_that_is_not_utf8_is_refused(country, put):
    import_places(country)
    refusals = []
    path = put("latin.geojson", "")
    named = feature(None, code="BU99010000", n="Caf\u00e9buurt", gemeente_code="GM9901", gemeente_naam="Lindedaal")
    path.write_bytes(json.dumps(json.loads(collection(named)), ensure_ascii=False).encode("latin-1"))

    import_places([path], refuse=refusals.append)
    assert [(refusal.line, refusal.reason) for refusal in refusals] == [(1, "not UTF-8")]


def test_a_file_that_was_cut_off_gives_what_came_through_and_says_where_it_ends(country, put):
    import_places(country)
    refusals = []
    codes = (f"7299{first}{second}" for first in "BCEFGHJKLM" for second in "BCEFGHJKLM")
    draw = random.Random(8)
    lines = [f"{code},52.14{draw.randrange(10**9)},6.19{draw.randrange(10**9)},BU99010000\n" for code in codes]
    whole = gzip.compress("".join(["pc6,lat,lon,buurt_code\n", *lines]).encode())
    path = put("cut.csv.gz", "")
    path.write_bytes(whole[: len(whole) // 2])

    [outcome] = import_places([path], refuse=refusals.append)
    assert (outcome.refused, 0 < outcome.new < 100) == (1, True)
    assert [(refusal.line, refusal.reason) for refusal in refusals] == [
        (outcome.new + 2, "the file cannot be read from here on (EOFError)")
    ]


@pytest.mark.parametrize("name", ["cut.geojson.gz", "cut.csv.gz"])
def test_a_file_without_a_readable_beginning_is_refused_whole(put, name):
    path = put(name, "")
    text = collection(feature(None, code="BU99010000")) if "json" in name else "pc6,lat,lon\n"
    path.write_bytes(gzip.compress(text.encode())[:-12])

    with pytest.raises(NotRecognised, match=r"cannot be read \(EOFError\)"):
        import_places([path])


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("words.csv", "name,age\nWil,7\n", "not a file of places that we know (no known column)"),
        ("half.csv", "pc6,straat\n", "not a file of places that we know (pc6, street)"),
        ("empty.csv", "", "not a file of places that we know (no known column)"),
        ("list.json", "[1, 2]", "not a GeoJSON collection of features"),
        ("broken.geojson", '{"type": ', "not a GeoJSON collection of features"),
        ("none.geojson", collection(), "not a GeoJSON collection of features"),
    ],
)
def test_a_file_of_something_else_is_refused_whole(put, name, text, sentence):
    path = put(name, text)

    with pytest.raises(NotRecognised) as refusal:
        import_places([path])
    assert str(refusal.value) == f"{path}: {sentence}"

"""What each kind of file leads to: how a line becomes rows, in the order in which they need each other."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from neighbourhoods.models.places import (
    District,
    HouseNumber,
    Municipality,
    Neighbourhood,
    Postcode,
    PostcodeArea,
    PostcodeShare,
)
from neighbourhoods.outlines import box_of_outline, point_inside, rings
from neighbourhoods.places import NETHERLANDS, parse_postcode, plain_suffix

from .files import Refused, Row
from .gazetteer import Gazetteer
from .kinds import Kind

Columns = dict[str, Any]
IF_EMPTY = "if_empty"  # columns that are only filled in where the row has nothing yet


@dataclass(frozen=True)
class Step:
    """Rows of one table that a file leads to. `make` gives the columns of a row, or none at all."""

    model: type[models.Model]
    key: tuple[str, ...]
    make: Callable[[Row, Gazetteer], Columns]


# ---------------------------------------------------------------- parts of a line
def code_in(row: Row, name: str, pattern: str) -> str:
    code = row.text(name)
    if not re.fullmatch(pattern, code):
        raise Refused(f"{name} is not a code: {code or '(empty)'}")
    return code


def neighbourhood_code(row: Row) -> str:
    return code_in(row, "neighbourhood_code", r"BU\d{4}[0-9A-Z]{4}")


def name_in(row: Row, name: str) -> str:
    words = row.text(name, longest=80)
    if not words:
        raise Refused(f"{name} is empty")
    return words


def point_in(row: Row) -> tuple[float, float]:
    latitude, longitude = row.number("latitude"), row.number("longitude")
    if latitude is None or longitude is None:
        raise Refused("the point is missing")
    return on_the_map(latitude, longitude)


def on_the_map(latitude: float, longitude: float) -> tuple[float, float]:
    if not NETHERLANDS.holds(latitude, longitude):
        raise Refused(f"the point lies outside the Netherlands (degrees are needed): {latitude}, {longitude}")
    return latitude, longitude


def outline_in(row: Row) -> dict[str, Any] | None:
    geometry = row.values.get("geometry")
    if geometry is None:
        return None
    try:
        corners = [(point[1], point[0]) for ring in rings(geometry) for point in ring]
        closed = all(len(ring) >= 4 for ring in rings(geometry))
    except (ValueError, LookupError, TypeError) as error:
        raise Refused("the outline is not a Polygon or MultiPolygon") from error
    if not corners or not closed:
        raise Refused("the outline has a ring of fewer than 4 points")
    for corner in corners:
        on_the_map(*corner)
    return {"type": geometry["type"], "coordinates": geometry["coordinates"]}


# ---------------------------------------------------------------- lines
def municipality(row: Row, _gazetteer: Gazetteer) -> Columns:
    if "municipality_name" not in row.values:
        return {}
    return {"code": code_in(row, "municipality_code", r"GM\d{4}"), "name": name_in(row, "municipality_name")}


def municipality_outline(row: Row, _gazetteer: Gazetteer) -> Columns:
    outline = outline_in(row)
    return {
        "code": code_in(row, "municipality_code", r"GM\d{4}"),
        "name": name_in(row, "municipality_name"),
        **({"geometry": outline} if outline else {}),
    }


def district(row: Row, gazetteer: Gazetteer) -> Columns:
    if not row.text("district_code"):
        return {}
    code = code_in(row, "district_code", r"WK\d{4}[0-9A-Z]{2}")
    name = row.text("district_name", longest=80)
    named = {"name": name} if name else {IF_EMPTY: {"name": code}}
    return {"code": code, "municipality_id": municipality_of(row, gazetteer), **named}


def municipality_of(row: Row, gazetteer: Gazetteer) -> int:
    code = row.text("municipality_code") or f"GM{neighbourhood_code(row)[2:6]}"
    if code not in gazetteer.municipalities:
        raise Refused(f"municipality {code} is unknown: import the table of neighbourhoods too")
    return gazetteer.municipalities[code]


def neighbourhood(row: Row, gazetteer: Gazetteer) -> Columns:
    columns: Columns = {
        "code": neighbourhood_code(row),
        "name": name_in(row, "neighbourhood_name"),
        "municipality_id": municipality_of(row, gazetteer),
    }
    if row.text("district_code"):
        columns["district_id"] = gazetteer.districts[row.text("district_code")]
    if row.text("latitude"):
        columns["latitude"], columns["longitude"] = point_in(row)
    for name in ("inhabitants", "year"):
        if (number := row.whole(name)) is not None:
            columns[name] = number
    return columns


def neighbourhood_outline(row: Row, gazetteer: Gazetteer) -> Columns:
    """With the full properties it is a table as well; with a code only, the names stay as they are."""
    code = neighbourhood_code(row)
    columns: Columns = {"code": code}
    if row.text("municipality_code") or code not in gazetteer.neighbourhoods:
        columns = neighbourhood(row, gazetteer)
    outline = outline_in(row)
    if outline:
        south, west, north, east = box_of_outline(outline)
        columns |= {"geometry": outline, "south": south, "west": west, "north": north, "east": east}
        if "latitude" not in columns:
            latitude, longitude = point_inside(outline)
            columns[IF_EMPTY] = {"latitude": latitude, "longitude": longitude}
    return columns


def area(row: Row, gazetteer: Gazetteer) -> Columns:
    """Also where its point lies in no neighbourhood that is here: four digits may reach over a border."""
    latitude, longitude = point_in(row)
    return {
        "digits": digits_in(row),
        "latitude": latitude,
        "longitude": longitude,
        "neighbourhood_id": gazetteer.neighbourhoods.get(row.text("point_code")),
        "place_name": row.text("place_name", longest=80),
    }


def digits_in(row: Row) -> str:
    return code_in(row, "pc4", r"[1-9]\d{3}")


def area_of_share(row: Row, gazetteer: Gazetteer) -> Columns:
    """Four digits that were in no file of their own still lead to their neighbourhoods."""
    digits = digits_in(row)
    return {} if digits in gazetteer.areas else {"digits": digits}


def share(row: Row, gazetteer: Gazetteer) -> Columns:
    code = neighbourhood_code(row)
    if code not in gazetteer.neighbourhoods:
        raise Refused(f"neighbourhood {code} is unknown")
    part = row.number("share")
    if part is None or not 0 <= part <= 1:
        raise Refused(f"share is not between 0 and 1: {row.text('share')}")
    return {
        "area_id": gazetteer.areas[digits_in(row)],
        "neighbourhood_id": gazetteer.neighbourhoods[code],
        "share": part,
        "addresses": row.whole("addresses") or 0,
    }


def address(row: Row, gazetteer: Gazetteer) -> Columns:
    latitude, longitude = point_in(row)
    return {
        "latitude": latitude,
        "longitude": longitude,
        "neighbourhood_id": gazetteer.neighbourhood_of(row, latitude, longitude),
        "street": row.text("street"),
        "place_name": row.text("place_name", longest=80),
    }


def postcode_in(row: Row) -> str:
    postcode = parse_postcode(row.text("pc6"))
    if postcode is None:
        raise Refused(f"not a postcode: {row.text('pc6') or '(empty)'}")
    return postcode


def postcode(row: Row, gazetteer: Gazetteer) -> Columns:
    return {"code": postcode_in(row), **address(row, gazetteer)}


def house_number(row: Row, gazetteer: Gazetteer) -> Columns:
    number = row.whole("number")
    if not number:
        raise Refused("the house number is missing")
    suffix = plain_suffix(row.text("letter") + row.text("addition"))
    return {"postcode": postcode_in(row), "number": number, "suffix": suffix, **address(row, gazetteer)}


CODE = ("code",)
STEPS = {
    Kind.MUNICIPALITIES: [Step(Municipality, CODE, municipality_outline)],
    Kind.TABLE: [
        Step(Municipality, CODE, municipality),
        Step(District, CODE, district),
        Step(Neighbourhood, CODE, neighbourhood),
    ],
    Kind.OUTLINES: [
        Step(Municipality, CODE, municipality),
        Step(District, CODE, district),
        Step(Neighbourhood, CODE, neighbourhood_outline),
    ],
    Kind.AREAS: [Step(PostcodeArea, ("digits",), area)],
    Kind.SHARES: [
        Step(PostcodeArea, ("digits",), area_of_share),
        Step(PostcodeShare, ("area_id", "neighbourhood_id"), share),
    ],
    Kind.POSTCODES: [Step(Postcode, CODE, postcode)],
    Kind.HOUSE_NUMBERS: [Step(HouseNumber, ("postcode", "number", "suffix"), house_number)],
}

"""Lindedaal drawn by a program: six neighbourhoods, their streets and front doors, as the files a municipality has.

The town lies on open water in the Markermeer and its postcodes (8991 to 8993) were never issued, so nothing here
can be mistaken for somebody's home. Lengths are metres east and north of the town's south-west corner.
"""

import csv
import json
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Point = tuple[float, float]

MUNICIPALITY_CODE, MUNICIPALITY, PROVINCE, YEAR = "GM9901", "Lindedaal", "Lindeland", 2026
SOUTH, WEST = 52.540, 5.200
METRES_PER_DEGREE = 111_250.0
POSTCODE_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"

# Where neighbourhoods meet. Edges between two corners are drawn once, so neighbours share them to the metre.
CORNERS: dict[str, Point] = {
    "a": (60, 2850), "b": (1420, 3000), "c": (2760, 2930), "d": (3980, 2700),
    "e": (0, 1480), "f": (1300, 1610), "g": (2700, 1420), "h": (4050, 1560),
    "i": (190, 120), "j": (1480, 0), "k": (2620, 90), "l": (3830, 260),
}  # fmt: skip


@dataclass(frozen=True)
class Hood:
    code: str
    name: str
    district: str
    corners: str
    digits: str
    inhabitants: int
    degrees: float
    streets: tuple[str, ...]


HOODS = (
    Hood("BU99010001", "Lindenkwartier", "Lindedaal-Noord", "abfe", "8991", 3120, 8,
         ("Lindelaan", "Kastanjelaan", "Beukenstraat", "Berkenstraat", "Esdoornstraat", "Lindepark")),
    Hood("BU99010002", "De Hoven", "Lindedaal-Noord", "bcgf", "8991", 2460, -14,
         ("Hofplein", "Appelhof", "Perenhof", "Kersenhof", "Pruimenhof", "Kweetuin")),
    Hood("BU99010003", "Molenwijk", "Lindedaal-Noord", "cdhg", "8992", 3890, 21,
         ("Molenweg", "Wiekstraat", "Korenstraat", "Maalderij", "Zeilstraat", "Vijzelpad")),
    Hood("BU99010101", "Oude Dorp", "Lindedaal-Zuid", "efji", "8992", 1740, -6,
         ("Dorpsstraat", "Kerkpad", "Brink", "Smidsstraat", "Schoolstraat", "Achterom")),
    Hood("BU99010102", "Kastanjehof", "Lindedaal-Zuid", "fgkj", "8993", 2210, 12,
         ("Kastanjeplein", "Hazelaarstraat", "Notenlaan", "Iepenweg", "Elzenpad", "Meidoorn")),
    Hood("BU99010103", "Waterkant", "Lindedaal-Zuid", "ghlk", "8993", 1980, -19,
         ("Vliet", "Kade", "Steigerpad", "Rietoever", "Sluisweg", "Veerpad")),
)  # fmt: skip


@dataclass(frozen=True)
class Door:
    """One front door and the postcode of its side of the street."""

    postcode: str
    number: int
    street: str
    hood: Hood
    at: Point


def to_degrees(at: Point) -> tuple[float, float]:
    """Metres east and north -> (latitude, longitude)."""
    east, north = at
    return SOUTH + north / METRES_PER_DEGREE, WEST + east / (METRES_PER_DEGREE * math.cos(math.radians(SOUTH)))


def edge(start: str, end: str) -> list[Point]:
    """The bends between two corners, the same whichever way you walk: streams and old paths are never straight."""
    first, last = sorted((start, end))
    (x1, y1), (x2, y2) = CORNERS[first], CORNERS[last]
    length = math.dist((x1, y1), (x2, y2))
    bends = random.Random(f"lindedaal {first}{last}")  # noqa: S311 (drawing, not secrets)
    points = []
    for step in range(1, 8):
        along = step / 8
        aside = bends.uniform(-0.03, 0.03) * length * math.sin(math.pi * along)
        points.append(
            (x1 + (x2 - x1) * along - (y2 - y1) / length * aside, y1 + (y2 - y1) * along + (x2 - x1) / length * aside)
        )
    return points if start == first else points[::-1]


def outline(hood: Hood) -> list[Point]:
    """The neighbourhood's ring, open (the first point is not repeated)."""
    ring = []
    for start, end in zip(hood.corners, hood.corners[1:] + hood.corners[0], strict=True):
        ring += [CORNERS[start], *edge(start, end)]
    return ring


def inside(at: Point, ring: list[Point]) -> bool:
    east, north = at
    within = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > north) != (y2 > north) and east < x1 + (north - y1) / (y2 - y1) * (x2 - x1):
            within = not within
    return within


def middle(hood: Hood) -> Point:
    corners = [CORNERS[name] for name in hood.corners]
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def doors(hood: Hood) -> Iterator[Door]:
    """Parallel streets with a door on either side, odd numbers north; a postcode for each side of each street."""
    ring, (x0, y0) = outline(hood), middle(hood)
    turn = math.radians(hood.degrees)
    for row, street in enumerate(hood.streets):
        across = (row - (len(hood.streets) - 1) / 2) * 185
        for side in (1, 2):
            letters = POSTCODE_LETTERS[HOODS.index(hood) * 3 + row // 4] + POSTCODE_LETTERS[row % 4 * 2 + side]
            number = side
            for along in range(-560, 561, 32):
                x, y = along + (5 if side == 2 else 0), across + (9 if side == 1 else -9)
                at = (x0 + x * math.cos(turn) - y * math.sin(turn), y0 + x * math.sin(turn) + y * math.cos(turn))
                if all(inside((at[0] + dx, at[1] + dy), ring) for dx in (-25, 25) for dy in (-25, 25)):
                    yield Door(f"{hood.digits}{letters}", number, street, hood, at)
                    number += 2


def district_code(hood: Hood) -> str:
    return "WK" + hood.code[2:8]


def area_share(hood: Hood) -> float:
    """How much of its four-digit postcode a neighbourhood takes up."""
    same = [size(outline(other)) for other in HOODS if other.digits == hood.digits]
    return size(outline(hood)) / sum(same)


def size(ring: list[Point]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def write_files(folder: Path) -> list[Path]:
    """Write the town as six files of the kinds `import_places` reads; the list is in the order to read them."""
    folder.mkdir(parents=True, exist_ok=True)
    every_door = [door for hood in HOODS for door in doors(hood)]
    return [
        _write_outlines(folder / "lindedaal_buurten.geojson"),
        _write_table(folder / "lindedaal_buurten.csv", _hood_rows()),
        _write_table(folder / "lindedaal_pc4.csv", _area_rows()),
        _write_table(folder / "lindedaal_pc4_buurt.csv", _share_rows()),
        _write_table(folder / "lindedaal_pc6.csv", _postcode_rows(every_door)),
        _write_table(folder / "lindedaal_adressen.csv", (_door_row(door) for door in every_door)),
    ]


def _write_outlines(path: Path) -> Path:
    features = []
    for hood in HOODS:
        ring = [[round(lon, 6), round(lat, 6)] for lat, lon in map(to_degrees, outline(hood))]
        properties = {
            "buurt_code": hood.code, "buurt_naam": hood.name,
            "wijk_code": district_code(hood), "wijk_naam": hood.district,
            "gemeente_code": MUNICIPALITY_CODE, "gemeente_naam": MUNICIPALITY,
            "provincie": PROVINCE, "jaar": YEAR,
        }  # fmt: skip
        geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        features.append({"type": "Feature", "id": hood.code, "properties": properties, "geometry": geometry})
    path.write_text(json.dumps({"type": "FeatureCollection", "name": MUNICIPALITY, "features": features}))
    return path


def _write_table(path: Path, rows: Iterator[dict[str, object]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        first = next(rows)
        writer = csv.DictWriter(file, first, lineterminator="\n")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)
    return path


def _degrees(at: Point) -> dict[str, str]:
    latitude, longitude = to_degrees(at)
    return {"lat": f"{latitude:.6f}", "lon": f"{longitude:.6f}"}


def _hood_rows() -> Iterator[dict[str, object]]:
    for hood in HOODS:
        yield {
            "buurt_code": hood.code, "buurt_naam": hood.name,
            "wijk_code": district_code(hood), "wijk_naam": hood.district,
            "gemeente_code": MUNICIPALITY_CODE, "gemeente_naam": MUNICIPALITY, "provincie": PROVINCE,
            **_degrees(middle(hood)), f"inwoners_{YEAR}": hood.inhabitants, "pc4_meest_voorkomend": hood.digits,
        }  # fmt: skip


def _area_rows() -> Iterator[dict[str, object]]:
    for hood in HOODS[::2]:  # two neighbourhoods share four digits; the first holds the point
        yield {
            "pc4": hood.digits, "plaats": MUNICIPALITY,
            "gemeente_code": MUNICIPALITY_CODE, "gemeente_naam": MUNICIPALITY,
            **_degrees(middle(hood)), "buurt_code_punt": hood.code, "bron": "demo",
        }  # fmt: skip


def _share_rows() -> Iterator[dict[str, object]]:
    for hood in HOODS:
        yield {
            "pc4": hood.digits, "buurt_code": hood.code, "aandeel_pc4_opp": f"{area_share(hood):.3f}",
            "aandeel_buurt_opp": "1.000", "pc4_meest_voorkomend_in_buurt": 1, "adressen_bag": len(list(doors(hood))),
        }  # fmt: skip


def _postcode_rows(every_door: list[Door]) -> Iterator[dict[str, object]]:
    by_postcode: dict[str, list[Door]] = {}
    for door in every_door:
        by_postcode.setdefault(door.postcode, []).append(door)
    for postcode, side in by_postcode.items():
        half_way = side[len(side) // 2]
        yield {
            "pc6": postcode, **_degrees(half_way.at), "buurt_code": half_way.hood.code,
            "aandeel_adressen_in_buurt": "1.00", "adressen": len(side), "straat": half_way.street,
            "woonplaats": MUNICIPALITY, "gemeente_naam": MUNICIPALITY,
        }  # fmt: skip


def _door_row(door: Door) -> dict[str, object]:
    return {
        "pc6": door.postcode, "huisnummer": door.number, "huisletter": "", "toevoeging": "", "straat": door.street,
        "woonplaats": MUNICIPALITY, **_degrees(door.at), "buurt_code": door.hood.code,
    }  # fmt: skip

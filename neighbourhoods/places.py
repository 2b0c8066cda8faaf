"""Points on the map without the database: distance, walking, bands and boxes, the offset point, postcodes, the week.

All coordinates are WGS84 degrees, latitude first. Distance is geopy's great circle, everywhere. Outlines: outlines.py.
"""

import math
import re
from collections.abc import Callable, Iterable
from random import SystemRandom
from typing import NamedTuple

from django.conf import settings
from geopy.distance import EARTH_RADIUS, great_circle

EARTH_METRES = EARTH_RADIUS * 1000
BAND_DEGREES = 0.01  # about 1.1 km
BOX_MARGIN = 1e-9  # degrees: a tenth of a millimetre, more than rounding can lose

OFFSET_METRES = (100.0, 200.0)
chance_of_the_system = SystemRandom().random

HOURS_IN_PART = 56
EVERY_HOUR = (1 << HOURS_IN_PART) - 1

POSTCODE = re.compile(r"([1-9][0-9]{3})([A-Z]{2})")
NEVER_ISSUED = {"SA", "SD", "SS"}
HOUSE_NUMBER = re.compile(r"([1-9][0-9]{0,4})(?:[^0-9A-Z]*|[^0-9A-Z]+([0-9A-Z].*)|([A-Z].*))")


class Point(NamedTuple):
    latitude: float
    longitude: float


class Box(NamedTuple):
    south: float
    west: float
    north: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


NETHERLANDS = Box(50.7, 3.2, 53.7, 7.3)


class Vector(NamedTuple):
    """A point of the unit sphere."""

    x: float
    y: float
    z: float


class DoorNumber(NamedTuple):
    """A house number as the gazetteer keeps it: 12 A-3 is (12, "A3")."""

    number: int
    suffix: str

    def __str__(self) -> str:
        return f"{self.number}{'-' if self.suffix[:1].isdigit() else ''}{self.suffix}"


# ---------------------------------------------------------------- distance
def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(great_circle(a, b).meters)


def walking_minutes(metres: float) -> int:
    """Minutes on foot, rounded up and at least 1: streets are longer than a straight line."""
    return max(1, math.ceil(metres * settings.WALK_DETOUR / settings.WALK_METRES_PER_MINUTE))


def walking_metres(minutes: float) -> float:
    """How far, in a straight line, someone gets in so many minutes on foot."""
    return minutes * settings.WALK_METRES_PER_MINUTE / settings.WALK_DETOUR


def unit_vector(latitude: float, longitude: float) -> Vector:
    lat, lon = math.radians(latitude), math.radians(longitude)
    return Vector(math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def squared_chord(metres: float) -> float:
    """The square of the straight line through the sphere that belongs to a walk of so many metres over it."""
    return (2 * math.sin(min(metres / EARTH_METRES, math.pi) / 2)) ** 2


def metres_of_chord(squared: float) -> float:
    return 2 * EARTH_METRES * math.asin(min(1.0, math.sqrt(squared) / 2))


# ---------------------------------------------------------------- bands and boxes
def band_of(latitude: float) -> int:
    return math.floor(latitude / BAND_DEGREES)


def box_around(latitude: float, longitude: float, metres: float) -> Box:
    """The smallest box that surely holds every point within so many metres."""
    angle = metres / EARTH_METRES
    dlat = math.degrees(angle) + BOX_MARGIN
    south, north = max(-90.0, latitude - dlat), min(90.0, latitude + dlat)
    ratio = math.sin(min(angle, math.pi / 2)) / max(math.cos(math.radians(latitude)), 1e-12)
    if ratio >= 1:
        return Box(south, -180.0, north, 180.0)
    dlon = math.degrees(math.asin(ratio)) + BOX_MARGIN
    west, east = longitude - dlon, longitude + dlon
    if west < -180 or east > 180:  # over the date line: all longitudes is right too, only slower
        west, east = -180.0, 180.0
    return Box(south, west, north, east)


def bands_of(box: Box) -> list[int]:
    return list(range(band_of(box.south), band_of(box.north) + 1))


def box_of(points: Iterable[tuple[float, float]]) -> Box:
    """The box around (latitude, longitude) points."""
    latitudes, longitudes = zip(*points, strict=True)
    return Box(min(latitudes), min(longitudes), max(latitudes), max(longitudes))


# ---------------------------------------------------------------- the point that may be shown
def point_at(latitude: float, longitude: float, *, metres: float, bearing: float) -> Point:
    """Where one arrives after so many metres in a direction (degrees, 0 is north)."""
    arrival = great_circle(meters=metres).destination((latitude, longitude), bearing=bearing)
    return Point(arrival.latitude, arrival.longitude)


def offset_point(latitude: float, longitude: float, *, chance: Callable[[], float] = chance_of_the_system) -> Point:
    """A point 100 to 200 m away, anywhere in that ring with equal chance.

    Call it once per address and keep the answer: the average of many answers would give the address away.
    """
    nearest, farthest = OFFSET_METRES
    metres = math.sqrt(nearest**2 + (farthest**2 - nearest**2) * chance())
    return point_at(latitude, longitude, metres=metres, bearing=360 * chance())


# ---------------------------------------------------------------- postcodes and house numbers
def parse_postcode(text: str) -> str | None:
    """ "3891 ab" is 3891AB. None for what was never issued: a leading 0, or the letters SA, SD or SS."""
    match = POSTCODE.fullmatch("".join(text.split()).upper())
    return match.group() if match and match.group(2) not in NEVER_ISSUED else None


def spaced_postcode(postcode: str) -> str:
    return f"{postcode[:4]} {postcode[4:]}".strip()


def parse_house_number(text: str) -> DoorNumber | None:
    """ "12", "12a", "12 A-3", "12-2", "12 bis": the number, and the rest in capitals without signs."""
    match = HOUSE_NUMBER.fullmatch(text.strip().upper())
    if match is None:
        return None
    return DoorNumber(int(match.group(1)), plain_suffix(match.group(2) or match.group(3) or ""))


def plain_suffix(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", text.upper())[:10]


# ---------------------------------------------------------------- the week
class Hours(NamedTuple):
    """The 168 hours of a week as bits in three integers; bit 0 is Monday 0 h. PostgreSQL's integers hold 63 bits."""

    first: int
    second: int
    third: int


WHOLE_WEEK = Hours(EVERY_HOUR, EVERY_HOUR, EVERY_HOUR)


def week_hours(slots: Iterable[tuple[int, int, int]]) -> Hours:
    """Bits of (weekday, from hour, until hour): (0, 8, 12) is Monday morning."""
    week = 0
    for weekday, begin, end in slots:
        if not (0 <= weekday <= 6 and 0 <= begin < end <= 24):
            raise ValueError(f"not a part of the week: {(weekday, begin, end)}")
        week |= ((1 << (end - begin)) - 1) << (weekday * 24 + begin)
    return Hours(*(week >> (HOURS_IN_PART * part) & EVERY_HOUR for part in range(3)))


def hours_in_week(hours: Hours) -> list[tuple[int, int]]:
    """(weekday, hour) of every bit that is set."""
    week = hours.first | hours.second << HOURS_IN_PART | hours.third << 2 * HOURS_IN_PART
    return [divmod(hour, 24) for hour in range(7 * 24) if week >> hour & 1]

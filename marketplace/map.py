"""Which land, pins and spots a map of tasks shows. The picture itself is drawn by neighbourhoods.map_figure."""

import math
from collections.abc import Sequence

from marketplace.queries.areas import Shape, shapes_in
from marketplace.queries.cards import Card
from marketplace.queries.whereabouts import Place
from neighbourhoods import map_figure
from neighbourhoods.map_figure import SQUARE, WIDE, WIDTH, MapFigure, Pin
from neighbourhoods.places import EARTH_METRES, Box, box_of

LEAST_METRES = 1200.0  # never closer than this: the points are only good to 200 m
AIR = 1.35  # so that no pin stands at the edge
SQUARE_DEGREES = 0.002  # "you are here" is the middle of a square of about 200 m, not a door


def map_of_cards(cards: Sequence[Card], labels: Sequence[str], place: Place | None) -> MapFigure | None:
    """The list as a map: a pin for each card, with the card's number. None when there is nothing to show."""
    pins = [
        Pin(card.latitude, card.longitude, number, label, card.href, card.palette)
        for number, (card, label) in enumerate(zip(cards, labels, strict=True), 1)
        if card.latitude is not None and card.longitude is not None
    ]
    spot = coarse(place) if place and place.is_home else None
    points = [(pin.latitude, pin.longitude) for pin in pins] + ([coarse(place)] if place else [])
    if not points:
        return None
    frame = around(points, SQUARE / WIDTH)
    shapes = shapes_in(frame)
    return map_figure.draw(shapes, pins, here=_code(shapes, place), spot=spot, frame=frame, height=SQUARE)


def map_of_task(latitude: float | None, longitude: float | None, place: Place | None) -> MapFigure | None:
    """A soft circle somewhere around the task. The point was offset once, so its middle is not the door."""
    if latitude is None or longitude is None:
        return None
    spot = coarse(place) if place and place.is_home else None
    frame = around([(latitude, longitude), *([coarse(place)] if place else [])], WIDE / WIDTH)
    shapes = shapes_in(frame)
    return map_figure.draw(
        shapes, here=_code(shapes, place), circle=(latitude, longitude), spot=spot, frame=frame, height=WIDE
    )


def coarse(place: Place) -> tuple[float, float]:
    """The middle of the square a point lies in."""
    latitude, longitude = (
        math.floor(it / SQUARE_DEGREES) * SQUARE_DEGREES + SQUARE_DEGREES / 2
        for it in (place.latitude, place.longitude)
    )
    return latitude, longitude


def around(points: Sequence[tuple[float, float]], shape: float) -> Box:
    """The land around the points with some air; shape: height to width."""
    tight = box_of(points)
    latitude, longitude = (tight.south + tight.north) / 2, (tight.west + tight.east) / 2
    north = math.degrees(1 / EARTH_METRES)  # degrees in a metre
    east = north / math.cos(math.radians(latitude))
    wide, high = (tight.east - tight.west) / east, (tight.north - tight.south) / north
    half = max(AIR * wide, AIR * high / shape, LEAST_METRES) / 2
    return Box(
        latitude - half * shape * north,
        longitude - half * east,
        latitude + half * shape * north,
        longitude + half * east,
    )


def _code(shapes: Sequence[Shape], place: Place | None) -> str | None:
    return next((shape.code for shape in shapes if place and shape.pk == place.neighbourhood_id), None)

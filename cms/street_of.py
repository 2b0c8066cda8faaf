"""A row of houses for each neighbourhood: the same one every time, another one next door."""

from random import Random

from cms import street
from cms.street import House

WIDTH = 1160
GABLES = ("step", "bell", "neck", "cut", "cornice", "point")
WALLS = (street.BRICK, street.CREAM, street.OCHRE, street.BLUE, street.PINK, street.GREEN)
DOORS = (street.DARK, street.BRICK, "#0A5A55", "#F5B83D")
GAP = 64  # between houses: room for a tree
TOGETHER = 3  # houses that touch, at most


def street_of(code: str, width: int = WIDTH) -> str:
    """As SVG."""
    chance = Random(f"street of {code}")  # noqa: S311 (a picture, not a secret)
    houses: list[House] = []
    trees: list[float] = []
    x, in_this_row = -30.0, 0
    while x < width:
        house = _house(chance, x, houses[-1] if houses else None)
        houses.append(house)
        x, in_this_row = x + house.width, in_this_row + 1
        if in_this_row == TOGETHER or (in_this_row > 1 and chance.random() < 0.4):
            trees.append(x + GAP / 2)
            x, in_this_row = x + GAP, 0
    things = [chance.uniform(60, width - 60) for _ in range(3)]
    return street.row(width, houses, trees=trees, lamps=things[:2], bicycle=things[2])


def _house(chance: Random, x: float, beside: House | None) -> House:
    """Another gable and another colour than the house beside it."""
    gable = chance.choice([kind for kind in GABLES if beside is None or kind != beside.gable])
    colour = chance.choice([wall for wall in WALLS if beside is None or wall != beside.colour])
    return House(
        x=x,
        width=float(chance.randrange(84, 114, 2)),
        top=float(chance.randrange(108, 136, 2)),
        gable=gable,
        colour=colour,
        lit=tuple(sorted(chance.sample(range(5), chance.choice((0, 1, 2))))),
        door=chance.choice([door for door in DOORS if door != colour]),
        door_left=chance.random() < 0.5,
        shop=gable == "cornice" and chance.random() < 0.6,
    )

"""The six houses of the path on one sheet, each dark, with the light on, and with whoever is there at the door.

One file for all of them: a page names the part it wants, `houses.svg#neck-here`.
"""

from dataclasses import replace

from cms import street
from cms import street_people as people
from cms.street import GROUND, House
from training.models import House as HouseOfPath

Drawing = HouseOfPath.Drawing
WIDTH, HEIGHT = 132, 160
ACROSS, DOWN = 140, 320  # of a cell of the sheet; a house stands on street.GROUND in it
LIT = (1, 2, 4)

_LEFT, _TOP = 14.0, GROUND - 94.5
HOUSES: dict[Drawing, House] = {
    Drawing.BELL: House(_LEFT, 104, _TOP, "bell", street.PINK, door_left=False),
    Drawing.NECK: House(_LEFT, 104, _TOP, "neck", street.OCHRE, door_left=False),
    Drawing.POINT: House(_LEFT, 104, _TOP, "point", street.GREEN, door_left=False),
    Drawing.STEP: House(_LEFT, 104, _TOP, "step", street.BLUE, door_left=False),
    Drawing.ROUND: House(_LEFT, 104, _TOP, "bell", street.CREAM, door_left=False),
    Drawing.CUT: House(_LEFT, 104, _TOP, "cut", street.BRICK, door_left=False),
}


def sheet() -> str:
    views, cells = [], []
    for column, (drawing, house) in enumerate(HOUSES.items()):
        at_home = replace(house, lit=LIT, door="#F5B83D")
        one, two = people.at_the_door(63, GROUND), people.at_the_door(38, GROUND)
        pictures = {
            "": street.house(house),
            "-lit": street.house(replace(house, lit=LIT)),
            "-here": street.house(at_home) + one,
            "-two": street.house(at_home) + two + one,
        }
        for row, (how, picture) in enumerate(pictures.items()):
            x, y = column * ACROSS, row * DOWN
            views.append(f'<view id="{drawing.value}{how}" viewBox="{x} {y + GROUND - HEIGHT:g} {WIDTH} {HEIGHT}"/>')
            cells.append(f'<g transform="translate({x} {y})">{picture}</g>')
    size = f'viewBox="0 0 {ACROSS * len(HOUSES)} {DOWN * 4}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(views)}{"".join(cells)}</svg>'

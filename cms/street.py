"""The Dutch street that is our picture everywhere: one drawing grammar, house(gable, colour, lit windows), as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cms import street_people as people

GROUND = 266.0
BRICK, CREAM, OCHRE, BLUE, PINK, GREEN = "#B85C45", "#F3E4C8", "#E3B25E", "#6F97AE", "#D99A86", "#8FB59F"
NIGHT = "<style>@media(prefers-color-scheme:dark){.far *{fill:#2A4448}.pave{fill:#3B5257}.stone{fill:#33484D}}</style>"
FAR, DARK, LEAF, LEAF_DARK, STEEL = "#BFD8D8", "#2C4A52", "#7FAF86", "#6A9A6B", "#3E5058"


@dataclass(frozen=True)
class House:
    """`lit` numbers its windows: 0 attic, 1 to 3 first floor, 4 ground floor."""

    x: float
    width: float
    top: float
    gable: str
    colour: str
    lit: tuple[int, ...] = ()
    door: str = DARK
    door_left: bool = True
    shop: bool = False


@dataclass(frozen=True)
class Hour:
    """What the time of day does to paint."""

    glass: str = "#CFE6EA"
    lamp: str = "#FFE3A3"
    trim: str = "#FFFFFF"
    night: float = 0.0

    def paint(self, colour: str) -> str:
        return _mix(colour, "#14242C", self.night)


DAY = Hour()
DUSK = Hour(glass="#2B4350", lamp="#FFD98A", trim="#8FA3A9", night=0.5)


def _mix(colour: str, other: str, share: float) -> str:
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _rect(x: float, y: float, w: float, h: float, fill: str, rx: float = 0) -> str:
    corner = f' rx="{_n(rx)}"' if rx else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"{corner} fill="{fill}"/>'


def gable(kind: str, x: float, y: float, w: float, h: float, fill: str) -> str:
    """The roof line above a wall of width w whose top is at y: step, bell, neck, point or cut."""

    def at(part: float, rise: float) -> str:
        return f"{_n(x + part * w)} {_n(y - rise * h)}"

    if kind == "step":
        up = "".join(f"V{_n(y - i * h / 4)}H{_n(x + i * 0.09 * w)}" for i in range(1, 5))
        down = "".join(f"H{_n(x + w - i * 0.09 * w)}V{_n(y - (i - 1) * h / 4)}" for i in range(4, 0, -1))
        path = f"M{at(0, 0)}{up}{down}H{_n(x + w)}z"
    elif kind == "bell":
        path = (
            f"M{at(0, 0)}C{at(0.06, 0.35)} {at(0.26, 0.3)} {at(0.28, 0.72)}Q{at(0.3, 1)} {at(0.5, 1)}"
            f"Q{at(0.7, 1)} {at(0.72, 0.72)}C{at(0.74, 0.3)} {at(0.94, 0.35)} {at(1, 0)}z"
        )
    elif kind == "neck":
        path = (
            f"M{at(0, 0)}Q{at(0.2, 0)} {at(0.24, 0.5)}L{at(0.24, 0.86)}L{at(0.5, 1)}L{at(0.76, 0.86)}"
            f"L{at(0.76, 0.5)}Q{at(0.8, 0)} {at(1, 0)}z"
        )
    elif kind == "point":
        path = f"M{at(0, 0)}L{at(0.5, 1)}L{at(1, 0)}z"
    else:
        path = f"M{at(0, 0)}L{at(0.4, 1)}L{at(0.6, 1)}L{at(1, 0)}z"
    return f'<path d="{path}" fill="{fill}"/>'


def _window(x: float, y: float, w: float, h: float, hour: Hour, lit: bool, bars: bool = True) -> str:
    glass = hour.lamp if lit else hour.glass
    parts = [_rect(x, y, w, h, hour.trim, 1.5), _rect(x + 2, y + 2, w - 4, h - 4, glass, 1)]
    if bars:
        parts.append(_rect(x + w / 2 - 1, y + 2, 2, h - 4, hour.trim))
        parts.append(_rect(x + 2, y + 2 + (h - 4) * 0.34, w - 4, 2, hour.trim))
    parts.append(_rect(x - 2, y + h, w + 4, 3, hour.trim, 1))
    return "".join(parts)


def _flowers(x: float, y: float, w: float, hour: Hour) -> str:
    colours = (LEAF_DARK, "#E0705A", LEAF_DARK, "#F5B83D", LEAF_DARK)
    blooms = "".join(
        f'<circle cx="{_n(x + 4 + i * (w - 8) / 4)}" cy="{_n(y)}" r="3.2" fill="{hour.paint(colour)}"/>'
        for i, colour in enumerate(colours)
    )
    return blooms + _rect(x, y + 1.3, w, 5, STEEL, 1.5)


def _awning(x: float, y: float, w: float, hour: Hour) -> str:
    stripe = w / 6
    return "".join(
        f'<path d="M{_n(x + i * stripe)} {_n(y)}h{_n(stripe)}v9q{_n(-stripe / 2)} 6 {_n(-stripe)} 0z" '
        f'fill="{hour.paint(BRICK) if i % 2 == 0 else hour.trim}"/>'
        for i in range(6)
    )


def _door(x: float, y: float, w: float, colour: str, hour: Hour, lit: bool) -> str:
    high = GROUND - y
    return "".join(
        (
            _rect(x, y, w, high, hour.trim, 2),
            _rect(x + 3, y + 9, w - 6, high - 9, hour.paint(colour), 1),
            _rect(x + 3, y + 3, w - 6, 5, hour.lamp if lit else hour.glass),
            f'<g opacity=".2">{_rect(x + 6, y + 13, w - 12, high * 0.27, "#FFFFFF", 1)}</g>',
            f'<circle cx="{_n(x + w - 7)}" cy="{_n(y + high * 0.62)}" r="1.5" fill="{hour.lamp}"/>',
            _rect(x - 2, GROUND - 3, w + 4, 3, hour.paint("#C9D3D1"), 1),
        )
    )


def house(of: House, hour: Hour = DAY) -> str:
    """One house, its door and windows, standing on the ground line."""
    x, w, y = of.x, of.width, of.top
    wall, rise = GROUND - y, 0.43 * w
    colour = hour.paint(of.colour)
    parts = []
    if of.gable == "cornice":
        parts += [_rect(x + 3, y - 18, w - 6, 18, hour.paint(DARK), 2), _rect(x, y - 0.5, w, wall + 0.5, colour)]
        parts.append(_rect(x - 2, y - 3, w + 4, 7, hour.trim, 1))
    else:
        parts += [gable(of.gable, x, y, w, rise, colour), _rect(x, y - 0.5, w, wall + 0.5, colour)]
        if of.gable in {"step", "bell", "cut"}:
            cap = 0.24 if of.gable == "cut" else 0.32
            parts.append(_rect(x + (1 - cap) / 2 * w, y - rise - 4, cap * w, 5, hour.trim, 1.5))
        attic = 0.17 * w
        parts.append(_window(x + (w - attic) / 2, y - 0.62 * rise, attic, 1.25 * attic, hour, 0 in of.lit, bars=False))
    places = (0.085, 0.39, 0.695) if w >= 110 else (0.187, 0.593)
    parts += [
        _window(x + p * w, y + 0.071 * wall, 0.22 * w, 0.275 * wall, hour, i in of.lit) for i, p in enumerate(places, 1)
    ]
    pane, door = (0.48, 0.1) if of.door_left else (0.12, 0.61)
    parts.append(_door(x + door * w, y + 0.557 * wall, 0.287 * w, of.door, hour, 4 in of.lit))
    glass_top, glass_high = y + 0.605 * wall, 0.258 * wall
    parts.append(_window(x + pane * w, glass_top, 0.38 * w, glass_high, hour, 4 in of.lit, bars=not of.shop))
    if of.shop:
        parts.append(_awning(x + pane * w - 3, glass_top - 4, 0.38 * w + 6, hour))
    parts.append(_flowers(x + pane * w, glass_top + glass_high, 0.38 * w, hour))
    return "".join(parts)


def _far(xs: Sequence[tuple[float, float, float, str]], fill: str = FAR) -> str:
    """The grey roofs behind: x, width, top, gable."""
    roofs = "".join(gable(g, x, y, w, 30, fill) + _rect(x, y - 1, w, GROUND - y + 1, fill) for x, w, y, g in xs)
    return f'<g class="far">{roofs}</g>'


def _tree(x: float, size: float, hour: Hour = DAY) -> str:
    trunk = _rect(x - 3 * size, GROUND - 45 * size, 6 * size, 48 * size, hour.paint("#7B5B45"), 1)
    crown = f'<ellipse cx="{_n(x)}" cy="{_n(GROUND - 71 * size)}" rx="{_n(29 * size)}" ry="{_n(36 * size)}" '
    inner = (
        f'<ellipse cx="{_n(x + 10 * size)}" cy="{_n(GROUND - 59 * size)}" rx="{_n(17 * size)}" ry="{_n(20 * size)}" '
    )
    return f'{trunk}{crown}fill="{hour.paint(LEAF)}"/>{inner}fill="{hour.paint(LEAF_DARK)}"/>'


def _bush(x: float, hour: Hour = DAY) -> str:
    return (
        f'<ellipse cx="{x}" cy="264" rx="14" ry="9" fill="{hour.paint(LEAF_DARK)}"/>'
        f'<ellipse cx="{x + 10}" cy="265" rx="10" ry="7" fill="{hour.paint(LEAF)}"/>'
    )


def _lamp(x: float, hour: Hour = DAY) -> str:
    light = f'<path d="M{x - 6} 208h12l-2-12h-8z" fill="{hour.lamp}"/>'
    return _rect(x - 1.5, 208, 3, 64, STEEL) + light + _rect(x - 5, 193, 10, 3, STEEL, 1)


def _bicycle(x: float) -> str:
    wheels = f'<circle cx="{x}" cy="264" r="10"/><circle cx="{x + 31}" cy="264" r="10"/>'
    tubes = f"M{x} 264l9-17h15l7 17M{x + 9} 247l6 17h-15M{x + 15} 264l9-17M{x + 24} 247l-2-7h6M{x + 9} 247l-2-5h-4h7"
    frame = f'<path d="{tubes}" stroke="#0A5A55" stroke-width="2.6"/>'
    return f'<g fill="none" stroke="{STEEL}" stroke-width="2.2">{wheels}{frame}</g>'


def _ground(width: int, hour: Hour = DAY) -> str:
    stones = "".join(f'<path d="M{x} 276h1.5v24h-1.5z"/>' for x in range(0, width, 46))
    kerb = f'<path class="pave" d="M0 266h{width}v34H0z" fill="{hour.paint("#C9DAD5")}"/>'
    street = f'<path class="stone" d="M0 276h{width}v24H0z" fill="{hour.paint("#B5CBC5")}"/>'
    return f'{kerb}{street}<g class="pave" fill="{hour.paint("#A8C0BA")}">{stones}</g>'


def _svg(width: int, *parts: str) -> str:
    inner = "".join(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 300" width="{width}" height="300" '
    return f'{head}preserveAspectRatio="xMidYMax slice">{NIGHT}{inner}</svg>'


WIDE = (
    House(-30, 104, 116, "step", BRICK, (), DARK),
    House(74, 92, 132, "bell", CREAM, (1,), BRICK, door_left=False),
    House(166, 104, 122, "cornice", GREEN, (), "#F5B83D", shop=True),
    House(328, 96, 110, "neck", OCHRE, (2, 4), "#F3E4C8"),
    House(424, 84, 134, "cut", BLUE, (), DARK, door_left=False),
    House(508, 112, 124, "step", PINK, (2, 4), "#0A5A55", door_left=False),
    House(684, 92, 122, "bell", CREAM, (), "#0A5A55"),
    House(776, 104, 132, "bell", BRICK, (2, 4), DARK),
    House(880, 90, 110, "neck", BLUE, (1,), BRICK, door_left=False),
    House(970, 110, 128, "cornice", OCHRE, (), DARK, shop=True),
    House(1140, 94, 120, "step", GREEN, (), BRICK, door_left=False),
    House(1234, 90, 134, "bell", PINK, (1,), DARK, door_left=False),
)
SMALL = (
    House(-30, 104, 116, "step", BRICK, (2,), DARK),
    House(74, 100, 130, "bell", CREAM, (4,), BRICK, door_left=False),
    House(232, 104, 108, "neck", OCHRE, (4,), "#0A5A55", door_left=False),
    House(336, 92, 134, "cut", BLUE, (), "#F5B83D"),
    House(428, 110, 124, "step", PINK, (2,), "#0A5A55", door_left=False),
)
FAR_SMALL = (
    (-10, 70, 126, "cut"), (70, 60, 110, "bell"), (166, 70, 128, "point"), (240, 64, 124, "step"),
    (300, 72, 116, "point"), (420, 66, 118, "cut"), (470, 60, 128, "bell"),
)  # fmt: skip


def wide() -> str:
    """The hero of wide screens."""
    kinds = ("point", "bell", "step", "cut")
    roofs = [(x, 58 + 14 * (i % 2), 114 + 7 * (i % 4), kinds[i % 4]) for i, x in enumerate(range(-20, 1280, 66))]
    houses = "".join(house(each) for each in WIDE)
    green = _tree(300, 0.96) + _tree(656, 1.04) + _tree(1108, 0.92) + _bush(150) + _bush(420) + _bush(1090)
    things = _lamp(470) + _lamp(878) + _bicycle(560)
    meeting = people.neighbour_with_stick(392, 270) + people.helper_with_bag(338, 271)
    greeting = people.waving_man(806, 271) + people.old_man(850, 270)
    return _svg(1280, _far(roofs), houses, _ground(1280), green, things, meeting, greeting)


def row(width: int, houses: Sequence[House], *, trees: Sequence[float], lamps: Sequence[float], bicycle: float) -> str:
    """Any other street of these houses, with nobody in it."""
    kinds = ("point", "bell", "step", "cut")
    roofs = [(x, 58 + 14 * (i % 2), 114 + 7 * (i % 4), kinds[i % 4]) for i, x in enumerate(range(-20, width, 66))]
    green = "".join(_tree(x, 0.9 + 0.02 * (i % 5)) for i, x in enumerate(trees))
    things = "".join(map(_lamp, lamps)) + _bicycle(round(bicycle))
    return _svg(width, _far(roofs), "".join(map(house, houses)), _ground(width), green, things)


def small() -> str:
    """The hero of phones."""
    houses = "".join(house(each) for each in SMALL)
    things = _tree(203, 1) + _lamp(420) + _bush(60) + _bicycle(440)
    meeting = people.neighbour_with_stick(324, 270) + people.helper_with_bag(264, 272)
    return _svg(520, _far(FAR_SMALL), houses, _ground(520), things, meeting, people.waving_man(104, 272))


def dusk() -> str:
    """Nothing here now: the street in the evening, one window still lit."""
    sky = _rect(0, 0, 520, 300, "#22384A") + '<circle cx="204" cy="94" r="17" fill="#FFE3A3"/>'
    dark = (replace(each, lit=(4,) if each.gable == "neck" else ()) for each in SMALL)
    houses = "".join(house(each, DUSK) for each in dark)
    things = _tree(203, 1, DUSK) + _lamp(420, DUSK) + _bush(60, DUSK)
    return _svg(520, sky, _far(FAR_SMALL, "#2B4556"), houses, _ground(520, DUSK), things)


def vignette(row: Sequence[House], hour: Hour, standing: str) -> str:
    """A small picture of these houses, with somebody before them."""
    evening = hour == DUSK
    sky = _rect(0, 0, 520, 300, "#22384A") + '<circle cx="204" cy="94" r="17" fill="#FFE3A3"/>' if evening else ""
    far = _far(FAR_SMALL, "#2B4556" if evening else FAR)
    return _svg(520, sky, far, "".join(house(each, hour) for each in row), _ground(520, hour), standing)


def logo(*, standalone: bool = False) -> str:
    """Three gables. Inline beside the name, or as a picture of its own."""
    head = 'xmlns="http://www.w3.org/2000/svg" ' if standalone else ""
    return (
        f'<svg {head}viewBox="0 0 46 40" aria-hidden="true" focusable="false">'
        f'<path d="M2 38V19l4-5V9h5v5l4 5v19z" fill="{BRICK}"/>'
        f'<path d="M16 38V15c0-4 3-4 3-8 0-2 2-4 4-4s4 2 4 4c0 4 3 4 3 8v23z" fill="{OCHRE}"/>'
        '<path class="logo__third" d="M31 38V21l6.5-9L44 21v17z" fill="#08544F"/>'
        '<path d="M20 38V28a3 3 0 0 1 6 0v10z" fill="#12262B"/>'
        '<path d="M6 22h5v6H6zM34.5 24h6v6h-6z" fill="#fff" opacity=".9"/></svg>'
    )


def app_icon() -> str:
    """The logo on a plate, for a phone's first screen; what matters is inside the circle that phones cut out."""
    gables = logo().replace("<svg ", '<svg x="12" y="14" width="40" height="35" ', 1)
    plate = '<path fill="#F2F7F5" d="M0 0h64v64H0z"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{plate}{gables}</svg>'

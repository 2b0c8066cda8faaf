"""The people in the street: no faces; different skins, ages and clothes. Drawn in a box, then put on the ground."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clothes:
    skin: str
    top: str
    legs: str
    hair: str


def _limb(path: str, colour: str, width: float) -> str:
    line = 'stroke-linecap="round" stroke-linejoin="round" fill="none"'
    return f'<path d="{path}" stroke="{colour}" stroke-width="{width}" {line}/>'


def _arm_down(wear: Clothes, side: int) -> str:
    limb = _limb(f"M{32 + side * 11.4:.1f} 32.4L{32 + side * 15} 43.7L{32 + side * 14.2:.1f} 52.3", wear.top, 7.1)
    return f'{limb}<circle cx="{32 + side * 14.2:.1f}" cy="55.1" r="4.1" fill="{wear.skin}"/>'


def _arm_up(wear: Clothes, side: int) -> str:
    limb = _limb(f"M{32 + side * 10} 32.4L{32 + side * 20} 23.8L{32 + side * 23} 11", wear.top, 7.1)
    return f'{limb}<circle cx="{32 + side * 23.6:.1f}" cy="8.2" r="4.3" fill="{wear.skin}"/>'


def _body(wear: Clothes, *, skirt: bool = False) -> str:
    shoes = _limb("M22.1 90.6h8.5M36.3 90.6h8.5", "#1E2F35", 4.8)
    if skirt:
        lower = (
            _limb("M26.4 79V88M37.6 79V88", wear.skin, 5.4)
            + f'<path d="M20.7 48.5h22.6l3.5 31H17.2z" fill="{wear.legs}"/>'
        )
    else:
        lower = _limb("M26 52.3L24.9 87.7M38 52.3L39.1 87.7", wear.legs, 9.1)
    torso = f'<path d="M19.9 53.7V35.2Q19.9 26 32 26Q44.1 26 44.1 35.2V53.7Q32 56.5 19.9 53.7z" fill="{wear.top}"/>'
    neck = f'<path d="M32 20V28" stroke="{wear.skin}" stroke-width="7.1"/>'
    head = f'<circle cx="32" cy="15.4" r="9.7" fill="{wear.skin}"/>'
    return shoes + lower + torso + neck + head


def _stand(x: float, ground: float, size: float, inner: str) -> str:
    return f'<g transform="translate({x - 32 * size:.1f} {ground - 88 * size:.1f}) scale({size})">{inner}</g>'


STICK = _limb("M46.5 53V91M46.5 53q1.4-5.6 6.4-2.8", "#6B4A2F", 2.8)
BAG = (
    '<path d="M42 61q6-14 12 0" stroke="#6B4A2F" stroke-width="2.4" fill="none"/>'
    '<path d="M42 61q-1.5-10 3-12q4.5 3 3 12z" fill="#6A9A6B"/><path d="M49 61v-9h5v9z" fill="#E3B25E"/>'
    '<path d="M37.5 61h21l-1.5 21H39z" fill="#F3E4C8"/>'
)


def helper_with_bag(x: float, ground: float) -> str:
    wear = Clothes(skin="#9A6341", top="#2F6E9B", legs="#22343B", hair="#0A5A55")
    scarf = (
        f'<path d="M20.8 16.8Q20 3.5 32 3.2Q44 3.5 43.2 16.8Q45 28.5 39 31.5H23.5Q19 28.5 20.8 16.8z" '
        f'fill="{wear.hair}"/><ellipse cx="34" cy="16.3" rx="6.8" ry="8" fill="{wear.skin}"/>'
    )
    return _stand(x, ground, 0.98, _body(wear) + scarf + _arm_down(wear, -1) + _arm_down(wear, 1) + BAG)


def neighbour_with_stick(x: float, ground: float) -> str:
    wear = Clothes(skin="#F0C7A4", top="#A8432D", legs="#4A5C75", hair="#E6E8EA")
    hair = (
        f'<path d="M42.4 17Q43 4.2 32 4.7Q21.4 4.7 22.6 12.7Q32 7 37.6 14.2z" fill="{wear.hair}"/>'
        f'<circle cx="40" cy="6.9" r="5.1" fill="{wear.hair}"/>'
    )
    return _stand(x, ground, 0.88, _arm_up(wear, -1) + _body(wear, skirt=True) + hair + _arm_down(wear, 1) + STICK)


def waving_man(x: float, ground: float) -> str:
    wear = Clothes(skin="#E5B48F", top="#F5B83D", legs="#33464E", hair="#5A3A22")
    hair = f'<path d="M22 15.4Q21.5 4.3 32 4.6Q42.5 4.3 41.7 12.6Q32 8.3 24.8 11.9z" fill="{wear.hair}"/>'
    return _stand(x, ground, 0.98, _arm_up(wear, 1) + _body(wear) + hair + _arm_down(wear, -1))


def old_man(x: float, ground: float) -> str:
    wear = Clothes(skin="#F0C7A4", top="#E9F1EE", legs="#3C4A5E", hair="#8A9297")
    hair = f'<path d="M22 15.4Q21.5 4.3 32 4.6Q42.5 4.3 41.7 12.6Q32 8.3 24.8 11.9z" fill="{wear.hair}"/>'
    return _stand(x, ground, 0.86, _body(wear) + hair + _arm_down(wear, -1) + _arm_down(wear, 1) + STICK)


def at_the_door(x: float, ground: float) -> str:
    """Whoever the path is of: no age, no dress that is somebody's."""
    wear = Clothes(skin="#B97F58", top="#2F6E9B", legs="#22343B", hair="#2B1F1A")
    hair = f'<path d="M22 15.4Q21.5 4.3 32 4.6Q42.5 4.3 41.7 12.6Q32 8.3 24.8 11.9z" fill="{wear.hair}"/>'
    return _stand(x, ground, 0.7, _body(wear) + hair + _arm_down(wear, -1) + _arm_up(wear, 1))

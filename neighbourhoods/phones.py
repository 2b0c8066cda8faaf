"""Phone numbers: any way of writing in, E.164 to keep, groups of digits to read."""

import re

# Area codes of two digits after the 0 (010, 020, 088 ...); every other area code has three.
_SHORT_AREA = re.compile(r"1[0345]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[4578]|91")
_WRITING = re.compile(r"[\s().\-/\u2010-\u2015]")
_DUTCH = re.compile(r"\+31[1-9]\d{8}")
_FOREIGN = re.compile(r"\+(?!31)[1-9]\d{7,14}")


def normalise(written: str) -> str | None:
    """`06-12 34 56 78` -> `+31612345678`; None when it is no number a person can be called on."""
    digits = _WRITING.sub("", written.strip().replace("(0)", ""))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+31" + digits[1:]
    elif re.fullmatch(r"31[1-9]\d{8}", digits):
        digits = "+" + digits
    elif re.fullmatch(r"6[1-9]\d{7}", digits):  # a mobile number without its 0
        digits = "+31" + digits
    if digits.startswith("+310"):
        digits = "+31" + digits[4:]
    if not digits.isascii():
        return None
    return digits if _DUTCH.fullmatch(digits) or _FOREIGN.fullmatch(digits) else None


def is_dutch_mobile(number: str) -> bool:
    return bool(re.fullmatch(r"\+316\d{8}", number))


def can_text(number: str) -> bool:
    """Does a text message reach this number (E.164)? A Dutch one must be mobile; of others nobody can tell."""
    return is_dutch_mobile(number) or bool(_FOREIGN.fullmatch(number))


def display(number: str) -> str:
    """`+31612345678` -> `06 12 34 56 78`, `0880001234` -> `088 000 12 34`; anything unknown stays as it is."""
    number = normalise(number) or number
    if not _DUTCH.fullmatch(number):
        return number
    national = number[3:]
    if national.startswith("6"):
        return f"06 {_in_pairs(national[1:])}"
    if _SHORT_AREA.match(national):
        return f"0{national[:2]} {national[2:5]} {_in_pairs(national[5:])}"
    return f"0{national[:3]} {_in_pairs(national[3:])}"


def link(number: str) -> str:
    """The address behind a phone number on a page."""
    return "tel:" + (normalise(number) or number).replace(" ", "")


def _in_pairs(digits: str) -> str:
    return " ".join(digits[start : start + 2] for start in range(0, len(digits), 2))

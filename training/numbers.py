"""The numbers and codes of certificates: easy to type over, impossible to guess."""

import secrets

ALPHABET = "2346789ACDEFGHJKMNPQRTVWXY"  # no letter that looks like a digit, or like another letter
PARTS, LETTERS = 3, 4
_MISREAD = str.maketrans({"Z": "2", "B": "8", "5": "6", "S": "8", "0": "Q", "O": "Q", "U": "V"})


def new_code(parts: int = PARTS) -> str:
    """ "7K4M-9PXR-2TQA": 56 bits; each part more adds 19."""
    return "-".join("".join(secrets.choice(ALPHABET) for _letter in range(LETTERS)) for _part in range(parts))


def as_written(text: str, parts: int = PARTS) -> str:
    """What somebody typed or pasted, as we write it: with or without dashes, in any case. Empty: no such number."""
    signs = "".join(sign for sign in text.rstrip("/").rpartition("/")[2].upper() if sign.isalnum())
    signs = signs.translate(_MISREAD)
    if len(signs) != parts * LETTERS or set(signs) - set(ALPHABET):
        return ""
    return "-".join(signs[start : start + LETTERS] for start in range(0, len(signs), LETTERS))

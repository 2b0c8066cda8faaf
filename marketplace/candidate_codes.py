"""The code in the address of a candidate: one employer and one person, sealed so that neither can be read or guessed.

The same person has another code for every employer, so that codes cannot be compared or passed on.
"""

import base64
import binascii
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings
from django.utils.crypto import salted_hmac

_SALT = "dichtbij.candidates"
_LENGTH = 32  # of every code: 16 bytes of seal and 8 of the person, as letters


def seal(employer_id: int, person_id: int) -> str:
    """Always the same code for the two of them, so that an address that was kept still works."""
    sealed = next(_keys()).encrypt(person_id.to_bytes(8, "big"), [_of(employer_id)])
    return base64.urlsafe_b64encode(sealed).decode()


def open_code(employer_id: int, code: str) -> int | None:
    """The id of the person, or None: forged, of another employer, or no code at all."""
    if len(code) != _LENGTH:
        return None
    try:
        sealed = base64.b64decode(code, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    for key in _keys():
        try:
            return int.from_bytes(key.decrypt(sealed, [_of(employer_id)]), "big")
        except InvalidTag:
            continue
    return None


def _of(employer_id: int) -> bytes:
    return f"employer {employer_id}".encode()


def _keys() -> Iterator[AESSIV]:
    """Of the secret of now, then of those before it."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield AESSIV(salted_hmac(_SALT, "seal", secret=secret, algorithm="sha512").digest())

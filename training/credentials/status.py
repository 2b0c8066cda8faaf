"""Which certificates were withdrawn, as a list of bits without names (W3C Bitstring Status List 1.0)."""

import base64
import gzip
from collections.abc import Iterable
from typing import Any

from .contexts import LIST

SIZE = 131_072  # bits: the least that hides one among many
PURPOSE = "revocation"


def encoded(withdrawn: Iterable[int]) -> str:
    """Multibase base64url of the zipped bits; the first bit is the left one of the first byte."""
    bits = bytearray(SIZE // 8)
    for number in withdrawn:
        bits[number // 8] |= 0x80 >> number % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def entry(list_address: str, number: int) -> dict[str, Any]:
    """What a certificate says about where its status stands."""
    return {
        "id": f"{list_address}#{number}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": PURPOSE,
        "statusListIndex": str(number),
        "statusListCredential": list_address,
    }


def listing(list_address: str, issuer: str, withdrawn: Iterable[int], valid_from: str) -> dict[str, Any]:
    """The list as a credential, still to be signed."""
    return {
        "@context": LIST,
        "id": list_address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": valid_from,
        "credentialSubject": {
            "id": f"{list_address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": PURPOSE,
            "encodedList": encoded(withdrawn),
        },
    }

"""The vocabularies of certificate files: pinned by hash, read from an installed package, never from the network."""

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from pyld import jsonld
from pyld.documentloader.frozen import FrozenDocumentLoader

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CERTIFICATE, LIST = [CREDENTIALS, BADGES], [CREDENTIALS]  # in this order
CONTEXTS = [CERTIFICATE, LIST]
# address: the file in openbadgeslib, SHA-256 of what was published
PINNED = {
    CREDENTIALS: ("credentials-v2.json", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
    BADGES: ("ob-v3p0-context-3.0.3.json", "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84"),
}


class ContextChanged(RuntimeError):
    """The installed vocabulary is not the one that we sign with."""


@cache
def loader() -> FrozenDocumentLoader:
    return FrozenDocumentLoader({address: _pinned(*where) for address, where in PINNED.items()})


def _pinned(name: str, digest: str) -> dict[str, Any]:
    text = files("openbadgeslib.ob3").joinpath("contexts", name).read_bytes()
    if hashlib.sha256(text).hexdigest() != digest:
        raise ContextChanged(name)
    return json.loads(text)


def dropped(document: dict[str, Any]) -> list[str]:
    """Fields that no pinned vocabulary knows: what is written there would not be signed."""
    found: list[str | None] = []
    jsonld.expand(document, {"documentLoader": loader()}, on_property_dropped=found.append)
    return sorted(str(name) for name in found)


def canonical(document: dict[str, Any]) -> bytes:
    """The document as N-Quads in their one order (RDFC-1.0)."""
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": loader()}
    return jsonld.normalize(document, options).encode()

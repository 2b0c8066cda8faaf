"""The vocabularies of certificate files: pinned by hash, read from an installed package, never from the network."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from pyld import jsonld
from pyld.canon import URDNA2015
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


class Alike(ValueError):
    """Two parts without an id say the same: to put many of these in order takes hours, so nobody has to."""


def dropped(document: dict[str, Any]) -> list[str]:
    """Fields that would not be signed: no pinned vocabulary knows them, they hold nothing, or they steer the reader."""
    found: list[str | None] = [*_silent({name: it for name, it in document.items() if name != "@context"})]
    if not found:
        jsonld.expand(document, {"documentLoader": loader()}, on_property_dropped=found.append)
    return sorted(str(name) for name in found)


def _silent(part: Any, name: str = "") -> Iterator[str]:
    """Null, an empty list, and words of JSON-LD itself: "@index" may hold a sentence that is in no proof."""
    if part is None or part == []:
        yield name
    elif isinstance(part, list):
        for it in part:
            yield from _silent(it, name)
    elif isinstance(part, dict):
        for inner, it in part.items():
            if inner.startswith("@"):
                yield inner
            yield from _silent(it, inner)


def canonical(document: dict[str, Any]) -> bytes:
    """The document as N-Quads in their one order (RDFC-1.0). Alike when that order is not plain at once."""
    triples = jsonld.to_rdf(document, {"documentLoader": loader()})
    if _alike(triples):
        raise Alike
    return URDNA2015().main(triples, {"format": "application/n-quads"}).encode()


def _alike(graphs: dict[str, list[dict[str, Any]]]) -> bool:
    """Does what is said about one nameless part hold for another one as well?"""
    said: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for graph, triples in graphs.items():
        for triple in triples:
            ends = {it["value"] for it in triple.values() if it["type"] == "blank node"}
            for nameless in ends:
                said[nameless].add((graph, *(_seen_from(nameless, it) for it in triple.values())))
    return any(number > 1 for number in Counter(map(frozenset, said.values())).values())


def _seen_from(nameless: str, it: dict[str, Any]) -> str:
    if it["type"] == "blank node":
        return "_:this" if it["value"] == nameless else "_:other"
    return repr(sorted(it.items()))

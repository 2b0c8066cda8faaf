"""The embedded proof: Data Integrity, cryptosuite eddsa-rdfc-2022 (W3C vc-di-eddsa 3.3)."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pyld.jsonld import JsonLdError

from .contexts import CONTEXTS, canonical, dropped
from .errors import NotGenuine, WouldNotBeSigned
from .keys import PublicKey, SigningKey, from_multibase, method_of, to_multibase

Document = dict[str, Any]
Resolve = Callable[[str], PublicKey | None]  # the key behind a verification method, None when it is none of ours
SUITE = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod"}
PARTS = {*SUITE, "created", "verificationMethod", "proofValue"}


def sign(document: Document, *, key: SigningKey, did: str, at: datetime) -> Document:
    """The document with its proof. WouldNotBeSigned when a field would not be covered by it."""
    if document["@context"] not in CONTEXTS or "proof" in document:
        raise WouldNotBeSigned("@context")
    if lost := dropped(document):
        raise WouldNotBeSigned(", ".join(lost))
    made = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    proof = {**SUITE, "created": made, "verificationMethod": method_of(did, key.public)}
    return {**document, "proof": {**proof, "proofValue": to_multibase(key.sign(_message(document, proof)))}}


def check(signed: Document, resolve: Resolve) -> None:
    """Raises NotGenuine unless every field of the document is covered by a proof of a key that we know."""
    proof = signed.get("proof")
    if not isinstance(proof, dict) or set(proof) != PARTS or any(proof[name] != it for name, it in SUITE.items()):
        raise NotGenuine("form")
    if not all(isinstance(value, str) for value in proof.values()):
        raise NotGenuine("form")
    if signed.get("@context") not in CONTEXTS:
        raise NotGenuine("context")
    key = resolve(proof["verificationMethod"])
    if key is None:
        raise NotGenuine("key")
    document = {name: value for name, value in signed.items() if name != "proof"}
    stated = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        if dropped(document):
            raise NotGenuine("field")
        message, signature = _message(document, stated), from_multibase(proof["proofValue"])
    except (JsonLdError, ValueError, TypeError, OverflowError, RecursionError) as fault:
        raise fault if isinstance(fault, NotGenuine) else NotGenuine("form") from fault
    if not key.holds(signature, message):
        raise NotGenuine("proof")


def _message(document: Document, proof: Document) -> bytes:
    options = {"@context": document["@context"], **proof}
    return b"".join(hashlib.sha256(canonical(part)).digest() for part in (options, document))

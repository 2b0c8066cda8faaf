"""A certificate to sign in tests, its key, and the vocabularies that readers from outside need."""

import base64
import gzip
import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from training.credentials import contexts, proof, status
from training.credentials.keys import PublicKey, SigningKey

KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
DID = KEY.public.did
AT = datetime(2026, 5, 13, 12, tzinfo=UTC)
LIST = "https://dichtbij.example/certificaat/lijst/1/"


def certificate(**other: Any) -> dict[str, Any]:
    """Unsigned: Samira did the ironing course."""
    return {
        "@context": contexts.CERTIFICATE,
        "id": "urn:uuid:3f5c0f7e-54a1-4b3a-9a51-0c6c5b1f2a01",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": DID, "type": ["Profile"], "name": "Gemeente Lindedaal"},
        "validFrom": "2026-05-13T12:00:00Z",
        "name": "Was en strijk",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": "Samira", "identityType": "name"}
            ],
            "achievement": {
                "id": "https://dichtbij.example/leren/was-en-strijk/",
                "type": ["Achievement"],
                "achievementType": "Certificate",
                "name": "Was en strijk",
                "description": "Drie ochtenden in buurthuis De Linde.",
                "criteria": {"narrative": "Kan een overhemd strijken. Dit is geen diploma."},
                "inLanguage": "nl",
            },
        },
        "credentialStatus": status.entry(LIST, 7),
        **other,
    }


def signed(**other: Any) -> dict[str, Any]:
    return proof.sign(certificate(**other), key=KEY, did=DID, at=AT)


def by_did_key(method: str) -> PublicKey | None:
    """Every did:key names its own key."""
    did, _hash, key = method.partition("#")
    return PublicKey(key) if did == f"did:key:{key}" else None


@cache
def vocabularies() -> dict[str, Any]:
    """What readers from outside may look up, by address; all of it installed."""
    badges, json_ld = files("openbadgeslib.ob3") / "contexts", files("pyld.documentloader.frozen") / "bundled"
    where = {
        contexts.BADGES: badges / "ob-v3p0-context-3.0.3.json",
        "https://w3id.org/security/multikey/v1": badges / "security-multikey-v1.json",
        "https://www.w3.org/ns/did/v1": json_ld / "did-v1.jsonld",
    }
    return {address: json.loads(file.read_text()) for address, file in where.items()}


def is_withdrawn(encoded_list: str, number: int) -> bool:
    """As a reader of the list does it: the number-th bit from the left."""
    text = encoded_list.removeprefix("u")
    bits = gzip.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return bool(bits[number // 8] & 0x80 >> number % 8)

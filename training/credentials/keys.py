"""Ed25519 keys as multibase text, and the two ways to name who holds them: did:key (tests) and did:web (production)."""

from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PUBLIC, PRIVATE = bytes([0xED, 0x01]), bytes([0x80, 0x26])  # multicodec ed25519-pub and ed25519-priv
LONGEST = 200  # characters of multibase text that we read


def to_multibase(data: bytes) -> str:
    """Base58btc behind a z."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = ALPHABET[rest] + text
    return "z" + "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def from_multibase(text: str) -> bytes:
    """ValueError when it is not base58btc behind a z."""
    if not isinstance(text, str) or not text.startswith("z") or len(text) > LONGEST:
        raise ValueError("multibase")
    number = 0
    for letter in text[1:]:
        number = number * 58 + ALPHABET.index(letter)
    zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


@dataclass(frozen=True)
class PublicKey:
    """multibase: "z6Mk..."."""

    multibase: str

    def holds(self, signature: bytes, message: bytes) -> bool:
        data = from_multibase(self.multibase)
        if data[:2] != PUBLIC or len(data) != 34:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(data[2:]).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    @property
    def did(self) -> str:
        """The key as its own name."""
        return f"did:key:{self.multibase}"


@dataclass(frozen=True)
class SigningKey:
    """The private half. Its text is a secret of the installation, never of the database."""

    private: Ed25519PrivateKey

    @classmethod
    def new(cls) -> "SigningKey":
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, text: str) -> "SigningKey":
        """From `text`. ValueError when it is no private Ed25519 key."""
        data = from_multibase(text)
        if data[:2] != PRIVATE or len(data) != 34:
            raise ValueError("not an Ed25519 private key")
        return cls(Ed25519PrivateKey.from_private_bytes(data[2:]))

    @property
    def text(self) -> str:
        return to_multibase(PRIVATE + self.private.private_bytes_raw())

    @property
    def public(self) -> PublicKey:
        return PublicKey(to_multibase(PUBLIC + self.private.public_key().public_bytes_raw()))

    def sign(self, message: bytes) -> bytes:
        return self.private.sign(message)


def method_of(did: str, key: PublicKey) -> str:
    """What a proof names: the key within the document of its holder."""
    return f"{did}#{key.multibase}"


def did_web(host: str) -> str:
    """ "dichtbij.lindedaal.example" or "localhost:8000", where /.well-known/did.json answers."""
    return f"did:web:{host.replace(':', '%3A')}"


def did_document(did: str, keys: list[PublicKey]) -> dict[str, Any]:
    """Every key that once signed, so that what it signed can be checked for ever."""
    methods = [
        {"id": method_of(did, key), "type": "Multikey", "controller": did, "publicKeyMultibase": key.multibase}
        for key in keys
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }

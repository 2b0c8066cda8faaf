"""A certificate as an Open Badge 3.0: what it says about somebody, still to be signed, and reading it back.

Whatever has no field of its own stands in the narrative, a labelled line for each: the elements of an EU
micro-credential. What a context does not know is not signed, so nothing else is added.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from . import status
from .contexts import CERTIFICATE

DONE = "- "  # how a line begins that says what the holder can do


@dataclass(frozen=True)
class Told:
    """What a certificate says. `facts`: (label, words); the last two say who signed it, and as what."""

    number: str
    holder: str
    course: str
    issuer: str
    outcomes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    closing: str


@dataclass(frozen=True)
class Around:
    """What a program needs beside it. `alignments`: (name, address) of the same skill described elsewhere."""

    id: str
    did: str
    course_address: str
    description: str
    language: str
    alignments: tuple[tuple[str, str], ...]
    valid_from: datetime
    valid_until: datetime | None
    list_address: str
    place_in_list: int


def credential(told: Told, around: Around) -> dict[str, Any]:
    """No identifier but the name that the holder wants on it."""
    ends = {"validUntil": _moment(around.valid_until)} if around.valid_until else {}
    return {
        "@context": CERTIFICATE,
        "id": around.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": around.did, "type": ["Profile"], "name": told.issuer},
        "validFrom": _moment(around.valid_from),
        **ends,
        "name": told.course,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": told.holder, "identityType": "name"}
            ],
            "licenseNumber": told.number,
            "achievement": _achievement(told, around),
        },
        "credentialStatus": status.entry(around.list_address, around.place_in_list),
    }


def _achievement(told: Told, around: Around) -> dict[str, Any]:
    elsewhere = [
        {"type": ["Alignment"], "targetName": name, "targetUrl": address} for name, address in around.alignments
    ]
    return {
        "id": around.course_address,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": told.course,
        "description": around.description,
        "criteria": {"narrative": narrative(told)},
        "inLanguage": around.language,
        **({"alignment": elsewhere} if elsewhere else {}),
    }


def narrative(told: Told) -> str:
    can = [f"{DONE}{_line(words)}" for words in told.outcomes]
    facts = [f"{_line(label)}: {_line(words)}" for label, words in told.facts]
    return "\n\n".join(["\n".join(can), "\n".join(facts), _line(told.closing)])


def _line(words: str) -> str:
    return " ".join(words.split())


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(document: dict[str, Any]) -> Told:
    """What a certificate that we signed says."""
    subject = document["credentialSubject"]
    can, facts, closing = subject["achievement"]["criteria"]["narrative"].split("\n\n")
    labelled = (line.partition(": ") for line in facts.split("\n"))
    return Told(
        number=subject["licenseNumber"],
        holder=subject["identifier"][0]["identityHash"],
        course=document["name"],
        issuer=document["issuer"]["name"],
        outcomes=tuple(line.removeprefix(DONE) for line in can.split("\n") if line),
        facts=tuple((label, words) for label, _colon, words in labelled),
        closing=closing,
    )

"""Certificates as we really give them, with our own published keys and list, in the hands of readers from outside."""

import json
import subprocess
from typing import Any

import pytest
from django.test import Client
from openvc.proof.errors import ProofError
from openvc.status.status_list import check_credential_status

from tests import node
from training.actions.issuing import issue_certificate
from training.actions.withdrawing import withdraw_certificate
from training.credentials import keys, proof

from .badges import AT, vocabularies
from .test_independent_proof import NAMES, python_accepts


@pytest.fixture
def around(client: Client, certificate) -> dict[str, Any]:
    """What we publish, by address: the document of our keys, each key in it, the list of what was withdrawn."""
    document = client.get("/.well-known/did.json").json()
    multikey = "https://w3id.org/security/multikey/v1"
    methods = {method["id"]: {"@context": multikey, **method} for method in document["verificationMethod"]}
    return {document["id"]: document, **methods, **lists(client)}


def lists(client: Client) -> dict[str, Any]:
    listed = client.get("/certificaat/lijst/1/").json()
    return {listed["id"]: listed}


def javascript(around: dict[str, Any], *certificates: Any) -> list[str]:
    """What Digital Bazaar's reader says of each; empty when it accepts it."""
    asked = json.dumps({"certificates": certificates, "vocabularies": {**vocabularies(), **around}})
    line = node.command("certificates.mjs", str(node.packages()), folder=node.CHECKERS)
    done = subprocess.run(line, input=asked, capture_output=True, text=True, check=True, env=node.SURROUNDINGS)
    return [answer["words"] for answer in json.loads(done.stdout)]


def python(around: dict[str, Any], *certificates: Any) -> list[bool]:
    """openvc: the proof, and the bit in the list, whose own proof is checked first."""
    return [python_accepts(it) and not python_withdrawn(around, it) for it in certificates]


def python_withdrawn(around: dict[str, Any], certificate: Any) -> bool:
    def resolve(address: str) -> Any:
        if not python_accepts(around[address]):
            raise ProofError("the list is not genuine")
        return around[address]

    return check_credential_status(certificate, resolve_status_list=resolve).revoked


def false_ones(good: dict[str, Any]) -> dict[str, Any]:
    stranger = keys.SigningKey.new()
    bare = {name: value for name, value in good.items() if name != "proof"}
    foreign = proof.sign(bare, key=stranger, did=good["issuer"]["id"], at=AT)
    foreign["proof"]["verificationMethod"] = good["proof"]["verificationMethod"]
    renamed = json.loads(json.dumps(good))
    renamed["credentialSubject"]["identifier"][0]["identityHash"] = "Henk Smit"
    return {"a changed name": renamed, "an added field": {**good, "nlqfLevel": 4}, "a foreign key": foreign}


def test_both_accept_what_we_issue_and_nothing_that_was_touched(certificate, around):
    good, false = certificate.document, false_ones(certificate.document)
    said = javascript(around, good, *false.values())
    assert said == ["", "Invalid signature.", "Safe mode validation error.", "Invalid signature."]
    assert python(around, good, *false.values()) == [True, False, False, False]


def test_both_see_that_it_was_withdrawn(client, certificate, around, yvonne):
    withdraw_certificate(certificate, by=yvonne, why="mistake")
    after = {**around, **lists(client)}
    assert (javascript(around, certificate.document), python(around, certificate.document)) == ([""], [True])
    assert (javascript(after, certificate.document), python(after, certificate.document)) == (["withdrawn"], [False])


def test_a_list_that_was_touched_is_not_believed(client, certificate, around, yvonne):
    address = certificate.document["credentialStatus"]["statusListCredential"]
    before = around[address]["credentialSubject"]["encodedList"]
    withdraw_certificate(certificate, by=yvonne, why="mistake")
    after = lists(client)[address]
    hidden = {**after, "credentialSubject": {**after["credentialSubject"], "encodedList": before}}
    assert javascript({**around, address: hidden}, certificate.document) == [
        '"BitstringStatusListCredential" not verified; reason: Verification error(s).'
    ]
    with pytest.raises(ProofError):
        python({**around, address: hidden}, certificate.document)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_issued_and_accepted(finished, samira, yvonne, client, name):
    samira.first_name, samira.last_name = name[:60], ""
    samira.save()
    made = issue_certificate(finished, by=yvonne)
    assert python_accepts(made.document)
    assert made.document["credentialSubject"]["identifier"][0]["identityHash"] == name

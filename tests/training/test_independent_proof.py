"""What we sign is accepted by two readers that we did not write, in JavaScript and in Python; neither is fooled."""

import base64
import json
import subprocess

import pytest
from openvc.proof.data_integrity import DataIntegrityProofSuite
from openvc.proof.errors import ProofError

from tests import node
from training.credentials import contexts, keys, proof

from .badges import AT, KEY, certificate, signed, vocabularies

GOOD = signed()
STRANGER = keys.SigningKey.new()
FORGED = proof.sign(certificate(), key=STRANGER, did=STRANGER.public.did, at=AT)
FOREIGN = {**FORGED, "proof": {**FORGED["proof"], "verificationMethod": GOOD["proof"]["verificationMethod"]}}
FALSE = {
    "a changed name": {**GOOD, "name": "Verpleegkundige"},
    "an added field": {**GOOD, "nlqfLevel": 4},
    "a foreign key": FOREIGN,
    "a field that was taken out": {name: value for name, value in GOOD.items() if name != "credentialStatus"},
}

NAMES = ["Zoë Ĳsbrandĳ-Müller", "ሳሙኤል ተስፋይ", "فاطمة الزهراء", "李小龙", "Наталія", "O'Neill <b>& Co</b>"]


def javascript(*certificates) -> list[bool]:
    asked = json.dumps({"certificates": certificates, "vocabularies": vocabularies()})
    line = node.command("certificates.mjs", str(node.packages()), folder=node.CHECKERS)
    done = subprocess.run(line, input=asked, capture_output=True, text=True, check=True, env=node.SURROUNDINGS)
    return [answer["verified"] for answer in json.loads(done.stdout)]


def python(*certificates) -> list[bool]:
    return [python_accepts(certificate) for certificate in certificates]


def python_accepts(certificate) -> bool:
    number = base64.urlsafe_b64encode(keys.from_multibase(KEY.public.multibase)[2:]).decode().rstrip("=")
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": number}
    more = {contexts.BADGES: vocabularies()[contexts.BADGES]}
    try:
        DataIntegrityProofSuite().verify(certificate, public_key_jwk=jwk, extra_contexts=more)
    except ProofError:
        return False
    return True


@pytest.mark.parametrize("reader", [javascript, python])
def test_a_reader_from_outside_accepts_what_we_sign_and_nothing_that_was_touched(reader):
    assert reader(GOOD, *FALSE.values()) == [True, *[False] * len(FALSE)]


@pytest.mark.parametrize("reader", [javascript, python])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_accepted(reader, name):
    subject = certificate()["credentialSubject"]
    subject["identifier"] = [{**subject["identifier"][0], "identityHash": name}]
    assert reader(signed(credentialSubject=subject)) == [True]

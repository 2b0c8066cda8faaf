"""Signing and checking a certificate file: every field is covered, in every script, and nothing else is believed."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.credentials import contexts, keys, proof, status
from training.credentials.errors import NotGenuine, WouldNotBeSigned

from .badges import AT, DID, KEY, LIST, by_did_key, certificate, is_withdrawn, signed

GOOD = signed()
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def code_of(document: Any) -> str:
    """Why it is not believed; empty when it is."""
    try:
        proof.check(document, by_did_key)
    except NotGenuine as fault:
        return fault.code
    return ""


def places_in(document: Any, here: tuple = ()) -> list[tuple]:
    """The way to every plain value."""
    if isinstance(document, dict):
        return [way for name, value in document.items() for way in places_in(value, (*here, name))]
    if isinstance(document, list):
        return [way for number, value in enumerate(document) for way in places_in(value, (*here, number))]
    return [here]


def changed(way: tuple, value: Any) -> dict[str, Any]:
    other = copy.deepcopy(GOOD)
    inner = other
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    return other


def objects_in(document: Any, here: tuple = ()) -> list[tuple]:
    if isinstance(document, dict):
        return [here, *(way for name, value in document.items() for way in objects_in(value, (*here, name)))]
    if isinstance(document, list):
        return [way for number, value in enumerate(document) for way in objects_in(value, (*here, number))]
    return []


# ---------------------------------------------------------------- what was signed is believed
def test_what_was_signed_is_believed_also_after_a_walk_through_a_file():
    assert code_of(GOOD) == ""
    assert code_of(json.loads(json.dumps(GOOD, indent=3, sort_keys=True))) == ""


@settings(deadline=None)
@given(TEXT)
def test_a_name_in_any_script_is_signed_as_it_is(name):
    subject = {**certificate()["credentialSubject"]}
    subject["identifier"] = [{**subject["identifier"][0], "identityHash": name}]
    assert code_of(json.loads(json.dumps(signed(credentialSubject=subject)))) == ""


def test_a_key_survives_being_written_down():
    again = keys.SigningKey.read(KEY.text)
    assert (again.public, again.text) == (KEY.public, KEY.text)
    assert KEY.public.multibase == "z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd"


@given(st.binary(max_size=40))
def test_multibase_reads_back_what_it_wrote(data):
    assert keys.from_multibase(keys.to_multibase(data)) == data


@pytest.mark.parametrize("text", ["", "z", "m6Mk", "z0", "z" + "1" * 300, KEY.public.multibase])
def test_what_is_no_private_key_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        keys.SigningKey.read(text)


# ---------------------------------------------------------------- nothing else is
@pytest.mark.parametrize("way", places_in(GOOD), ids=str)
def test_a_change_of_any_value_is_seen(way):
    assert code_of(changed(way, "iets anders")) != ""


@pytest.mark.parametrize("way", places_in(GOOD), ids=str)
def test_a_value_that_was_taken_out_is_seen(way):
    other = copy.deepcopy(GOOD)
    inner = other
    for step in way[:-1]:
        inner = inner[step]
    del inner[way[-1]]
    assert code_of(other) != ""


@pytest.mark.parametrize("way", objects_in(GOOD), ids=str)
@pytest.mark.parametrize(
    ("name", "value"), [("nlqfLevel", 4), ("description", "Diploma"), ("@id", "https://a.example")]
)
def test_a_field_that_was_added_anywhere_is_seen(way, name, value):
    other = copy.deepcopy(GOOD)
    inner = other
    for step in way:
        inner = inner[step]
    if inner.get(name) == value or name in inner:
        name = f"{name}2"
    inner[name] = value
    assert code_of(other) != ""


@pytest.mark.parametrize(
    "hidden",
    [
        {"@index": "Diploma mbo 4"},
        {"name": {"@value": "Was en strijk", "@index": "Diploma mbo 4"}},
        {"description": None},
        {"evidence": []},
        {"evidence": [[]]},
        {"@graph": []},
        {"issuer": {**GOOD["issuer"], "@context": {"level": {"@id": "@index"}}, "level": "Diploma mbo 4"}},
    ],
    ids=str,
)
def test_what_a_proof_leaves_out_is_neither_believed_nor_signed(hidden):
    assert code_of({**GOOD, **hidden}) == "field"
    with pytest.raises(WouldNotBeSigned):
        signed(**hidden)


def test_a_sentence_in_the_proof_itself_is_seen():
    created = {"@value": GOOD["proof"]["created"], "@index": "Diploma mbo 4"}
    assert code_of({**GOOD, "proof": {**GOOD["proof"], "created": created}}) == "form"


@pytest.mark.parametrize("number", [10**400, float("inf")])
def test_a_number_without_measure_is_no_certificate(number):
    assert code_of({**GOOD, "validUntil": number}) in {"form", "proof"}


def test_parts_that_are_alike_do_not_keep_us_busy_for_hours():
    """Nine of these in each of two achievements took PyLD more than five minutes."""
    achievement = {"type": ["Achievement"], "alignment": [{"type": ["Alignment"], "targetName": "x"}] * 9}
    subject = {**GOOD["credentialSubject"], "achievement": [achievement, {**achievement}]}
    assert code_of({**GOOD, "credentialSubject": subject}) == "form"


def test_a_key_that_is_not_ours_is_not_believed():
    other = keys.SigningKey.new()
    forged = proof.sign(certificate(), key=other, did=other.public.did, at=AT)
    ours = {keys.method_of(DID, KEY.public): KEY.public}
    with pytest.raises(NotGenuine) as fault:
        proof.check(forged, ours.get)
    assert fault.value.code == "key"
    proof.check(GOOD, ours.get)

    borrowed = {**forged, "proof": {**forged["proof"], "verificationMethod": keys.method_of(DID, KEY.public)}}
    assert code_of(borrowed) == "proof"


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({}, "form"),
        ({**GOOD, "proof": None}, "form"),
        ({**GOOD, "proof": [GOOD["proof"]]}, "form"),
        ({**GOOD, "proof": {**GOOD["proof"], "cryptosuite": "eddsa-jcs-2022"}}, "form"),
        ({**GOOD, "proof": {**GOOD["proof"], "expires": "2027-01-01T00:00:00Z"}}, "form"),
        ({**GOOD, "proof": {**GOOD["proof"], "proofValue": "zzz"}}, "proof"),
        ({**GOOD, "proof": {**GOOD["proof"], "proofValue": 7}}, "form"),
        ({**GOOD, "proof": {**GOOD["proof"], "proofValue": "u" + GOOD["proof"]["proofValue"]}}, "form"),
        ({**GOOD, "@context": [*contexts.CERTIFICATE, {"nlqfLevel": "https://a.example/nlqf"}]}, "context"),
        ({**GOOD, "@context": contexts.CREDENTIALS}, "context"),
        ({**GOOD, "@context": contexts.LIST}, "field"),
        ({**GOOD, "issuer": {**GOOD["issuer"], "@context": "https://a.example/context"}}, "field"),
    ],
)
def test_what_is_no_certificate_of_ours_says_why(broken, code):
    assert code_of(broken) == code


# ---------------------------------------------------------------- and what would not be covered is not signed
@pytest.mark.parametrize("field", ["nlqfLevel", "bsn", "eqf"])
def test_a_field_that_would_be_dropped_is_not_signed(field):
    with pytest.raises(WouldNotBeSigned, match=field):
        signed(**{field: 4})


def test_a_signed_certificate_is_not_signed_again():
    with pytest.raises(WouldNotBeSigned):
        proof.sign(GOOD, key=KEY, did=DID, at=AT)


def test_another_vocabulary_is_noticed(monkeypatch):
    monkeypatch.setitem(contexts.PINNED, contexts.BADGES, ("ob-v3p0-context-3.0.2.json", "0" * 64))
    contexts.loader.cache_clear()
    with pytest.raises(contexts.ContextChanged):
        contexts.loader()
    monkeypatch.undo()
    contexts.loader.cache_clear()
    assert code_of(GOOD) == ""


# ---------------------------------------------------------------- the list of what was withdrawn
@given(st.sets(st.integers(0, status.SIZE - 1), max_size=5))
def test_the_list_holds_what_was_withdrawn_and_nothing_else(withdrawn):
    text = status.encoded(withdrawn)
    around = withdrawn | {number + 1 for number in withdrawn if number + 1 < status.SIZE} | {0, status.SIZE - 1}
    assert {number for number in around if is_withdrawn(text, number)} == withdrawn


def test_the_list_itself_is_signed():
    listed = proof.sign(status.listing(LIST, DID, {7}, "2026-05-13T12:00:00Z"), key=KEY, did=DID, at=AT)
    assert code_of(listed) == ""
    listed["credentialSubject"]["encodedList"] = status.encoded([])
    assert code_of(listed) == "proof"


def test_every_key_that_once_signed_stays_published():
    old, new = keys.SigningKey.new().public, KEY.public
    did = keys.did_web("localhost:8000")
    document = keys.did_document(did, [old, new])
    assert (did, document["id"]) == ("did:web:localhost%3A8000", did)
    assert document["assertionMethod"] == [keys.method_of(did, key) for key in (old, new)]
    assert [it["publicKeyMultibase"] for it in document["verificationMethod"]] == [old.multibase, new.multibase]

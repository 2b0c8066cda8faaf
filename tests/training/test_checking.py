"""/certificaat/: by a number, by a file, by what was pasted. Every answer is clear, and shows what is shared."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from training import checking, status_lists
from training.actions.sharing import share_certificate, stop_sharing
from training.actions.withdrawing import correct_certificate, withdraw_certificate
from training.credentials import keys, proof
from training.models import Certificate, SigningKey

from .badges import AT, is_withdrawn
from .badges import certificate as a_document

DEEP = b"[" * 5000 + b"]" * 5000


def heading(response) -> str:
    """The bold sentence of the answer."""
    found = BeautifulSoup(response.content, "html.parser").select_one(".note .b")
    return found.get_text() if found else ""


def sent(client, data: bytes, **more):
    return client.post("/certificaat/", {"file": SimpleUploadedFile("certificaat.json", data), **more})


def file_of(certificate) -> bytes:
    return json.dumps(certificate.document, indent=2, ensure_ascii=False).encode()


# ---------------------------------------------------------------- by a number
@pytest.mark.parametrize("typed", ["{}", " {} ", "http://localhost:8000/certificaat/{}/"])
def test_a_number_leads_to_its_certificate(client, certificate, typed):
    response = client.post("/certificaat/", {"code": typed.format(certificate.number.lower())}, follow=True)
    page = BeautifulSoup(response.content, "html.parser").main.get_text(" ")
    assert heading(response) == "Dit certificaat is echt"
    assert [words in page for words in ("Samira Haddad", "Was en strijk", "Gemeente Lindedaal", "Yvonne")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_program_may_ask_whether_a_link_still_answers(client, certificate):
    ways = [f"/certificaat/{certificate.number}/", "/certificaat/lijst/1/", "/.well-known/did.json"]
    assert [client.head(way).status_code for way in ways] == [200, 200, 200]


def test_without_dashes_and_misread_letters_it_is_found(client, certificate):
    Certificate.objects.filter(pk=certificate.pk).update(number="2ACD-EFGH-8JKM")
    certificate.links.update(code="2ACD-EFGH-8JKM")
    response = client.post("/certificaat/", {"code": "zacdefghbjkm"}, follow=True)
    assert heading(response) == "Dit certificaat is echt"


@pytest.mark.parametrize("happens", ["nothing", "over", "corrected", "withdrawn", "stopped"])
def test_a_link_without_a_name_tells_nobody_whose_it_is_whatever_happens(client, certificate, samira, yvonne, happens):
    """An employer's card links to this: not in the page, not in a header, not in a cookie."""
    link = share_certificate(certificate, by=samira, shows_name=False)
    codes = [certificate.number]
    if happens == "over":
        Certificate.objects.filter(pk=certificate.pk).update(valid_until="2026-01-01")
    if happens == "corrected":
        codes.append(correct_certificate(certificate, by=yvonne, holder_name="Samira El Haddad").number)
    if happens == "withdrawn":
        withdraw_certificate(certificate, by=yvonne, why="asked")
    if happens == "stopped":
        stop_sharing(link, by=samira)
    answer = client.get(f"/certificaat/{link.code}/")
    told = f"{answer.content.decode()} {answer.headers} {answer.cookies}"
    run = certificate.run
    theirs = ["Samira", "Haddad", samira.email, *codes, run.place_name, "Yvonne Jansen",
              certificate.document["id"]]  # fmt: skip
    assert [mark for mark in theirs if mark and mark in told] == []
    assert ("Was en strijk" in told) == (happens in {"nothing", "over", "corrected"})


def test_a_link_without_a_name_shows_no_name_and_no_number(client, certificate, samira):
    link = share_certificate(certificate, by=samira, shows_name=False)
    page = client.get(f"/certificaat/{link.code}/").content.decode()
    assert [words in page for words in ("Samira", "Haddad", certificate.number, "Was en strijk")] == [
        False, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["ACDE-FGHJ-KMNP", "x", "lijst"])
def test_an_unknown_number_is_not_found(client, db, code):
    response = client.get(f"/certificaat/{code}/")
    assert (response.status_code, heading(response)) == (404, "Dit nummer kennen wij niet")


@pytest.mark.parametrize("typed", [{}, {"code": "12"}, {"code": "x" * 300}])
def test_no_number_says_what_to_do(client, db, typed):
    page = BeautifulSoup(client.post("/certificaat/", typed).content, "html.parser")
    assert page.select_one(".errsum") is not None


def test_who_tries_many_numbers_waits(client, certificate):
    answers = [client.get("/certificaat/ACDE-FGHJ-KMNP/").status_code for _time in range(31)]
    assert answers == [404] * 30 + [429]


# ---------------------------------------------------------------- by a file
def test_the_file_is_genuine_also_pasted(client, certificate):
    assert heading(sent(client, file_of(certificate))) == "Dit certificaat is echt"
    assert heading(sent(client, b"\xef\xbb\xbf" + file_of(certificate))) == "Dit certificaat is echt"
    pasted = client.post("/certificaat/", {"words": file_of(certificate).decode()})
    assert heading(pasted) == "Dit certificaat is echt"


def test_a_withdrawn_or_expired_file_says_so(client, certificate, yvonne):
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=timezone.localdate() - timezone.timedelta(1))
    assert heading(sent(client, file_of(certificate))) == "Echt, maar het telt niet meer"
    withdraw_certificate(certificate, by=yvonne, why="mistake")
    page = sent(client, file_of(certificate))
    assert heading(page) == "Dit certificaat telt niet meer"
    assert "Samira" not in page.content.decode()


def test_one_whose_holder_left_is_not_known_any_more(client, certificate, samira):
    file = file_of(certificate)
    samira.delete()
    assert heading(sent(client, file)) == "Wij kennen dit certificaat niet meer"


def forged(certificate, change) -> bytes:
    document = json.loads(file_of(certificate))
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.update(name="Verpleegkundige"),
        lambda it: it["credentialSubject"]["identifier"][0].update(identityHash="Henk Smit"),
        lambda it: it.update(nlqfLevel=4),
        lambda it: it.pop("credentialStatus"),
        lambda it: it.update(validFrom="2020-01-01T00:00:00Z"),
    ],
)
def test_a_changed_file_is_not_believed(client, certificate, change):
    assert heading(sent(client, forged(certificate, change))) == "Dit is niet wat wij hebben ondertekend"


@pytest.mark.parametrize("method", ["did:web:x#\0", "did:web:x#z6Mk\ud800", "did:web:x#" + "z" * 9000, "x"])
def test_a_key_that_cannot_be_one_is_not_looked_for(client, certificate, method):
    file = forged(certificate, lambda it: it["proof"].update(verificationMethod=method))
    assert heading(sent(client, file)) == "Wij hebben dit certificaat niet gegeven"


def test_a_file_that_somebody_else_signed_is_not_believed(client, certificate):
    stranger = keys.SigningKey.new()
    theirs = {name: value for name, value in certificate.document.items() if name != "proof"}
    signed = proof.sign(theirs, key=stranger, did=certificate.document["issuer"]["id"], at=AT)
    assert heading(sent(client, json.dumps(signed).encode())) == "Wij hebben dit certificaat niet gegeven"
    by_itself = proof.sign(a_document(), key=stranger, did=stranger.public.did, at=AT)
    assert heading(sent(client, json.dumps(by_itself).encode())) == "Wij hebben dit certificaat niet gegeven"


def test_our_own_list_is_no_certificate(client, certificate):
    listed = status_lists.signed_list(1)
    assert heading(sent(client, json.dumps(listed).encode())) == "Dit is geen certificaat van ons"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b" \n", checking.EMPTY),
        (b"%PDF-1.7 ...", checking.PAPER),
        (b"\x89PNG\r\n\x1a\n\0\0", checking.BINARY),
        ("{}".encode("utf-16"), checking.ENCODING),
        ('{"name": "Zoë"}'.encode("latin-1"), checking.ENCODING),
        (DEEP, checking.BROKEN),
        (b"[" * 40 + b"]" * 40, checking.OTHER),
        (b'{"a":' * 40 + b"1" + b"}" * 40, checking.OTHER),
        (b'{"evidence":[' + b"{}," * 15_000 + b"{}]}", checking.OTHER),
        (b"{}", checking.OTHER),
        (b"[]", checking.OTHER),
        (b"null", checking.OTHER),
        (b'{"proof": NaN}', checking.BROKEN),
        (b'{"proof": {}, "proof": {}}', checking.BROKEN),
        (b'{"n": ' + b"9" * 5000 + b"}", checking.BROKEN),
        (b'{"a": 1' + b" " * checking.MOST_BYTES, checking.LARGE),
    ],
)
def test_what_is_no_certificate_is_told_apart(db, data, problem):
    assert checking.judge(data).problem == problem


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_misses_a_part(client, certificate, part):
    file = file_of(certificate)
    assert heading(sent(client, file[: int(len(file) * part)])) == "Er mist een stuk van dit bestand"


def test_twenty_megabytes_are_refused_before_they_are_read(client, certificate):
    class Unread:
        def read(self, *_size):
            raise AssertionError("it was read")

        readline = read

    response = client.generic("POST", "/certificaat/", content_type="multipart/form-data; boundary=x",
                              CONTENT_LENGTH=20_000_000, **{"wsgi.input": Unread()})  # fmt: skip
    assert (response.status_code, heading(response)) == (413, "Dit bestand is te groot")


def test_looking_costs_the_same_for_every_file(client, certificate, django_assert_num_queries):
    file = file_of(certificate)
    sent(client, file)
    with django_assert_num_queries(2):  # the key, the certificate
        checking.judge(file)


# ---------------------------------------------------------------- for programs
def test_the_list_tells_what_was_withdrawn_and_nothing_about_anybody(client, certificate, yvonne):
    number = certificate.place_in_list
    before = client.get("/certificaat/lijst/1/").json()
    withdraw_certificate(certificate, by=yvonne, why="mistake")
    after = client.get("/certificaat/lijst/1/").json()

    entry = certificate.document["credentialStatus"]
    assert (entry["statusListCredential"], entry["statusListIndex"]) == (after["id"], str(number))
    bits = [is_withdrawn(it["credentialSubject"]["encodedList"], number) for it in (before, after)]
    assert (bits, set(after["credentialSubject"])) == ([False, True], {"id", "type", "statusPurpose", "encodedList"})
    for listed in (before, after):
        proof.check(listed, lambda _method: keys.PublicKey(SigningKey.objects.get().public))


def test_after_a_change_of_key_the_list_and_what_the_old_key_signed_can_be_checked(client, certificate, settings):
    settings.CERTIFICATE_KEY = keys.SigningKey.new().text
    listed, known = client.get("/certificaat/lijst/1/").json(), client.get("/.well-known/did.json").json()
    methods = {it["id"]: keys.PublicKey(it["publicKeyMultibase"]) for it in known["verificationMethod"]}
    assert len(methods) == 2
    for document in (listed, certificate.document):
        proof.check(document, methods.get)


def test_the_list_is_made_once_until_it_changes(client, certificate, monkeypatch):
    first = client.get("/certificaat/lijst/1/").content
    monkeypatch.setattr(proof, "sign", None)
    assert client.get("/certificaat/lijst/1/").content == first
    assert client.get("/certificaat/lijst/2/").status_code == 404

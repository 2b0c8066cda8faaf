"""Is a sealed agreement genuine? By its code, by its file, also when its content was changed behind our back."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from marketplace.models import TrialSeal

from . import on_trial
from .test_trials import bas, smit  # noqa: F401 (fixtures)


@pytest.fixture
def seal(smit, bas, samira, yvonne) -> TrialSeal:  # noqa: F811
    on_trial.running(smit[0], samira, by=bas, coordinator=yvonne)
    return TrialSeal.objects.get()


def upload(client, data: bytes):
    file = SimpleUploadedFile("afspraak.pdf", data)
    return client.post("/afspraak/", {"file": file}).context["look"].status


def test_the_code_says_genuine_and_names_nobody(client, seal, samira, bas, yvonne):  # noqa: F811
    html = client.get(f"/afspraak/{seal.code.lower().replace('-', '')}/").content.decode()

    assert "Deze afspraak is echt" in html
    assert "Bakkerij Smit" in html
    marks = [name for it in (samira, bas, yvonne) for name in (it.first_name, it.last_name)]
    assert [mark for mark in marks if mark in html.replace("Bakkerij Smit", "")] == []
    assert client.post("/afspraak/", {"code": seal.code}).url == f"/afspraak/{seal.code}/"


def test_the_file_is_genuine_changed_or_not_ours(client, seal):
    pdf = bytes(seal.pdf)
    said = [upload(client, data) for data in (pdf, pdf + b"\n% more", b"%PDF-1.7 of somebody else", b" ")]
    assert said == ["genuine", "changed", "foreign", "empty"]


def test_content_that_was_changed_behind_our_back_is_seen(client, seal):
    document = seal.document | {"code": "other"}
    TrialSeal.objects.filter(pk=seal.pk)._raw_delete(using="default")
    TrialSeal.objects.create(trial=seal.trial, code=seal.code, document=document, digest=seal.digest, pdf=seal.pdf,
                             pdf_digest=seal.pdf_digest)  # fmt: skip
    assert client.get(f"/afspraak/{seal.code}/").context["look"].status == "changed"


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA", "x"])
def test_a_code_that_nobody_knows_is_a_clear_page(client, db, code):
    answer = client.get(f"/afspraak/{code}/")
    assert (answer.status_code, answer.context["look"].status) == (HTTPStatus.NOT_FOUND, "unknown")

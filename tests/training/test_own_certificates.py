"""/mijn/certificaten/ and the desk: one's own certificates, and what a coordinator does with them."""

import json
from io import BytesIO

import pypdf
import pytest
from bs4 import BeautifulSoup

from neighbourhoods import outreach
from neighbourhoods.mail import compose
from neighbourhoods.models import AccessEntry, Message
from neighbourhoods.models.outreach import Channel
from tests.entering import enter
from training.actions.issuing import issue_certificate
from training.models import Certificate, ExternalProof
from training.queries.certificates import certificates_of

from .classes import class_in, did_it, ironing


def pages_of(response) -> list[str]:
    pdf = pypdf.PdfReader(BytesIO(response.content))
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


# ---------------------------------------------------------------- the holder
def test_the_holder_prints_and_saves_it(client, certificate, samira):
    client.force_login(samira)
    [paper] = pages_of(client.get(f"/mijn/certificaten/{certificate.pk}/papier.pdf"))
    told = ["Gemeente Lindedaal", "Samira Haddad", "Was en strijk", "Kan een overhemd strijken.", certificate.number,
            "Yvonne Jansen", "Dit is geen diploma.", "6 uur praktijk"]  # fmt: skip
    assert [part for part in told if part not in paper] == []
    file = client.get(f"/mijn/certificaten/{certificate.pk}/bestand.json")
    assert json.loads(file.content) == certificate.document
    assert file.headers["Content-Disposition"] == f'attachment; filename="certificaat-{certificate.number}.json"'


def test_the_holder_shares_and_stops(client, certificate, samira):
    client.force_login(samira)
    client.post(f"/mijn/certificaten/{certificate.pk}/delen/", {"do": "nameless"})
    [own] = certificates_of(samira)
    [link] = own.links
    assert (link.shows_name, own.paper.code) == (False, certificate.number)
    page = BeautifulSoup(client.get("/mijn/certificaten/").content, "html.parser")
    assert page.select_one(f"#link-{link.pk}")["value"] == f"http://localhost:8000/certificaat/{link.code}/"

    client.post(f"/mijn/certificaten/link/{link.pk}/", {"do": "stop"})
    client.post(f"/mijn/certificaten/link/{own.paper.pk}/", {"do": "stop"})
    [own] = certificates_of(samira)
    assert (own.links, own.paper.stopped_at is None) == ((), False)
    client.post(f"/mijn/certificaten/link/{own.paper.pk}/", {"do": "begin"})
    assert certificates_of(samira)[0].paper.stopped_at is None


@pytest.mark.parametrize("who", ["henk", "yvonne"])
def test_nobody_else_has_it(client, certificate, who, request):
    enter(client, request.getfixturevalue(who))
    link = certificate.links.get()
    answers = [
        client.get(f"/mijn/certificaten/{certificate.pk}/papier.pdf"),
        client.get(f"/mijn/certificaten/{certificate.pk}/bestand.json"),
        client.post(f"/mijn/certificaten/{certificate.pk}/delen/", {"do": "named"}),
        client.post(f"/mijn/certificaten/link/{link.pk}/", {"do": "stop"}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert client.get("/mijn/certificaten/").content.decode().count(certificate.number) == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same(count, lindenkwartier, samira, yvonne, django_assert_num_queries):
    for number in range(count):
        course = ironing() if not number else type(ironing()).objects.create(slug=f"c{number}", name_nl="Koken")
        issue_certificate(did_it(class_in(lindenkwartier, course), samira), by=yvonne)
    with django_assert_num_queries(2):
        assert len(certificates_of(samira)) == count


# ---------------------------------------------------------------- the desk
def test_a_class_is_made_shown_and_printed(client, ironing_class, finished, fatma, yvonne):
    did_it(ironing_class, fatma)
    enter(client, yvonne)
    address = f"/cms/certificaten/klas/{ironing_class.pk}/"
    assert "2 certificaten te maken" in client.get("/cms/").content.decode()
    asked = client.post(f"{address}maken/", follow=True)
    assert asked.headers["Refresh"] == "4"
    assert "Refresh" not in client.get(f"{address}?stil").headers

    from training.background import go_on_issuing

    go_on_issuing()
    done = client.get(address)
    assert "Refresh" not in done.headers
    bar = BeautifulSoup(done.content, "html.parser").progress
    assert (bar["value"], bar["max"]) == ("2", "2")
    papers = pages_of(client.get(f"{address}papier.pdf"))
    assert [("Fatma" in papers[0]), ("Samira" in papers[1]), len(papers)] == [True, True, 2]
    assert {it.resident for it in AccessEntry.objects.filter(screen="certificates")} == {samira_of(finished), fatma}


def samira_of(enrolment):
    return enrolment.person


def test_a_coordinator_elsewhere_finds_nothing(client, certificate, ironing_class, karim):
    enter(client, karim)
    addresses = [
        f"/cms/certificaten/klas/{ironing_class.pk}/",
        f"/cms/certificaten/klas/{ironing_class.pk}/papier.pdf",
        f"/cms/certificaten/{certificate.pk}/papier.pdf",
    ]
    posts = [f"/cms/certificaten/{certificate.pk}/{deed}/" for deed in ("intrekken", "verbeteren", "verlengen",
                                                                                "opnieuw")]  # fmt: skip
    posts += [f"/cms/certificaten/klas/{ironing_class.pk}/maken/", f"/cms/mensen/{certificate.person_id}/bewijs/"]
    said = {"why": "mistake", "name": "Henk", "kind": "practice", "given_by": "ROC", "given_on": "2026-01-01"}
    assert [client.get(address).status_code for address in addresses] == [404] * 3
    assert [client.post(address, said).status_code for address in posts] == [404] * 6
    assert "Was en strijk" not in client.get("/cms/certificaten/").content.decode()


def test_a_coordinator_corrects_and_withdraws_from_the_card(client, certificate, samira, yvonne):
    enter(client, yvonne)
    client.post(f"/cms/certificaten/{certificate.pk}/verbeteren/", {"name": "Samira El Haddad"})
    new = Certificate.objects.get(replaces=certificate)
    assert new.holder_name == "Samira El Haddad"
    assert client.post(f"/cms/certificaten/{new.pk}/intrekken/", {}).status_code == 200
    client.post(f"/cms/certificaten/{new.pk}/intrekken/", {"why": "asked"})
    new.refresh_from_db()
    assert (new.withdrawn_why, new.withdrawn_by) == ("asked", yvonne)

    card = BeautifulSoup(client.get(f"/cms/mensen/{samira.pk}/").content, "html.parser")
    [again] = card.select("form[action$='/opnieuw/']")
    answer = client.post(again["action"], follow=True)
    assert (again["action"], answer.redirect_chain) == (
        f"/cms/certificaten/{new.pk}/opnieuw/", [(f"/cms/mensen/{samira.pk}/", 302)],
    )  # fmt: skip
    assert "Er is een nieuw certificaat. De eigenaar hoort het van ons." in answer.content.decode()
    assert ("/opnieuw/" in answer.content.decode(), samira.certificates.get(withdrawn_at=None).replaces) == (False, new)


def test_withdrawing_again_from_an_old_page_is_a_clear_answer(client, certificate, yvonne):
    enter(client, yvonne)
    address = f"/cms/certificaten/{certificate.pk}/intrekken/"
    told = [client.post(address, {"why": why}, follow=True).content.decode() for why in ("mistake", "asked")]
    sentences = ["De eigenaar hoort het van ons.", "Het was al ingetrokken. Er verandert niets."]
    assert [[sentence in page for sentence in sentences] for page in told] == [[True, False], [False, True]]
    certificate.refresh_from_db()
    assert (certificate.withdrawn_why, Message.objects.filter(kind="certificate.withdrawn").count()) == ("mistake", 1)


def test_the_message_leads_to_the_paper_and_carries_nothing(certificate, samira):
    """Neither the row that waits, nor the subject, nor an attachment says who it is or what they learned."""
    [message] = Message.objects.all()
    words = outreach.render(message)
    mail = compose(message, words)
    assert (words.button_url, mail.attachments) == ("/mijn/certificaten/", [])
    kept = " ".join(str(value) for value in Message.objects.values().get().values())
    marks = ["Samira", "Haddad", "strijk", certificate.number]
    assert [mark for mark in marks if mark in mail.subject or mark in kept] == []


def test_a_proof_from_elsewhere_is_noted_once_and_never_issued(client, samira, yvonne):
    enter(client, yvonne)
    said = {"kind": "mbo_certificate", "name": "Textielverzorging", "given_by": "ROC Lindedaal",
            "given_on": "2026-03-01"}  # fmt: skip
    for _time in range(2):
        client.post(f"/cms/mensen/{samira.pk}/bewijs/", said)
    client.post(f"/cms/mensen/{samira.pk}/bewijs/", {**said, "given_on": "2999-01-01"})
    [noted] = ExternalProof.objects.all()
    assert (noted.person, noted.seen_by, Certificate.objects.count()) == (samira, yvonne, 0)
    assert [entry.verb for entry in samira.journal.all()] == ["proof.seen"]
    client.force_login(samira)
    assert "Textielverzorging" in client.get("/mijn/certificaten/").content.decode()


def test_a_letter_brings_the_paper(client, finished, samira, yvonne):
    samira.channel = Channel.LETTER
    samira.save()
    issue_certificate(finished, by=yvonne)
    enter(client, yvonne)
    assert "/cms/papier/certificaten.pdf" in client.get("/cms/papier/").content.decode()
    assert "Het zit bij deze brief." in client.get("/cms/papier/print/").content.decode()
    assert len(pages_of(client.get("/cms/papier/certificaten.pdf"))) == 1
    assert [(it.kind, it.channel) for it in Message.objects.all()] == [("certificate.issued", "letter")]

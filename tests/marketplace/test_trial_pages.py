"""The pages and links of a trial placement: for the right person only, the whole text, never half a look back."""

from datetime import timedelta
from http import HTTPStatus
from io import BytesIO

import pypdf
import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from marketplace import trial_links
from marketplace.actions import introducing, trials, trials_looking_back, trials_signing
from marketplace.models import TrialAgreement, TrialAssessment, TrialSeal, TrialSignature
from marketplace.states import TrialState
from neighbourhoods import links
from neighbourhoods.models import AccessEntry
from tests.entering import enter

from . import on_trial
from .employing import bakery
from .test_trials import bas, smit  # noqa: F401 (fixtures)

GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


@pytest.fixture
def offered(smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.offered(smit[0], samira, by=bas)
    return on_trial.with_way_back(trial, by=yvonne)


@pytest.fixture
def looked_back(smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.running(smit[0], samira, by=bas, coordinator=yvonne)
    on_trial.assessed(trial, by=bas)
    return trial


def link_for(trial, person, role: str, *, days: int = 3) -> str:
    token = links.make(trial_links.SIGN[role], trial.revisions.first(), person, days=days)
    return reverse("marketplace:trial_sign", args=[token])


def signers() -> list[tuple]:
    return [(it.role, it.signer, it.how) for it in TrialSignature.objects.order_by("pk")]


# ---------------------------------------------------------------- by a link
def test_the_link_shows_the_whole_text_and_only_the_button_signs(client, offered, samira):
    address = link_for(offered, samira, "resident")
    html = client.get(address).content.decode()

    said = [words for _key, label, words in offered.revisions.get().document["lines"] for words in (label, words)]
    assert [words for words in said if "\n" not in words and words not in html] == []
    assert signers() == []
    client.post(address, {"number": "1"})
    assert signers() == [("resident", samira, "link")]


def test_a_link_used_twice_shows_the_same_and_signs_once(client, offered, samira):
    address = link_for(offered, samira, "resident")
    for _ in range(2):
        html = client.post(address, {"number": "1"}, follow=True).content.decode()
        assert "U heeft getekend. Dank u wel." in html
    assert signers() == [("resident", samira, "link")]


def test_a_link_of_another_role_or_person_tells_nothing(client, offered, samira, bas, fatma, yvonne):  # noqa: F811
    wrong = [(samira, "employer"), (bas, "resident"), (fatma, "resident"), (fatma, "coordinator"), (yvonne, "employer")]
    for person, role in wrong:
        address = link_for(offered, person, role)
        for answer in (client.get(address), client.post(address, {"number": "1"})):
            assert answer.status_code == HTTPStatus.NOT_FOUND
            assert "Bakkerij" not in answer.content.decode()
    assert signers() == []


def test_a_forged_an_old_and_a_foreign_link_are_a_clear_page(client, offered, samira, settings):
    good = link_for(offered, samira, "resident")
    foreign = reverse("marketplace:trial_sign", args=[links.make("employers", 1, samira, days=3)])
    for address in (good[:-4] + "abc/", foreign, link_for(offered, samira, "resident", days=-1)):
        answer = client.post(address, {"number": "1"})
        assert answer.status_code in GONE
        assert "Bakkerij" not in answer.content.decode()
    assert signers() == []


def test_a_link_of_before_shows_the_new_text_and_does_not_sign_the_old_one(client, offered, samira, bas):  # noqa: F811
    address = link_for(offered, samira, "resident")
    trials.change_trial(offered, by=bas, hours_a_week=8)

    assert "De tekst is later veranderd." in client.get(address).content.decode()
    html = client.post(address, {"number": "1"}, follow=True).content.decode()
    assert ("De tekst is veranderd. Lees hem nog eens" in html, signers()) == (True, [])


def test_after_a_yes_is_taken_back_the_company_reads_nothing_more(client, offered, samira, bas):  # noqa: F811
    address, page = link_for(offered, bas, "employer"), reverse("marketplace:trial", args=[offered.pk])
    introducing.withdraw_introduction(offered.introduction, by=samira)
    enter(client, bas)

    assert [client.get(it).status_code for it in (address, page)] == [HTTPStatus.NOT_FOUND] * 2
    assert "Samira" not in client.get(reverse("marketplace:trials")).content.decode()


# ---------------------------------------------------------------- the resident's own page
def test_the_resident_signs_on_her_own_page(client, offered, samira):
    client.force_login(samira)
    page = reverse("marketplace:my_trial", args=[offered.pk])
    assert "Lees het eerst. Neem de tijd." in client.get(page).content.decode()
    client.post(page, {"do": "sign", "number": "1"})
    assert signers() == [("resident", samira, "site")]
    client.post(page, {"do": "no"})
    offered.refresh_from_db()
    assert offered.state == TrialState.CALLED_OFF


def test_to_anybody_else_it_does_not_exist(client, offered, fatma, molenwijk):
    bol = bakery(molenwijk, name="Bakkerij Bol")[1]
    names = ("my_trial", "my_trial_paper"), ("trial", "change_trial", "look_back_on_trial", "trial_paper_of_company")
    for person, pages in zip((fatma, bol), names, strict=True):
        enter(client, person)
        for name in pages:
            assert client.get(reverse(f"marketplace:{name}", args=[offered.pk])).status_code == HTTPStatus.NOT_FOUND


def test_a_draft_is_not_the_residents_to_read_yet(client, smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.drafted(smit[0], samira, by=bas)
    client.force_login(samira)
    assert client.get(reverse("marketplace:my_trial", args=[trial.pk])).status_code == HTTPStatus.NOT_FOUND


# ---------------------------------------------------------------- the company
def test_a_company_writes_it_in_three_screens(client, smit, bas, samira, yvonne):  # noqa: F811
    introduction = on_trial.said_yes(smit[0], samira)
    enter(client, bas)
    terms = on_trial.terms()
    days = {"first_day": terms["first_day"], "last_day": terms["last_day"], "weekdays": ["1", "3", "5"]}
    answer = client.post(reverse("marketplace:begin_trial", args=[introduction.pk]), terms | days)
    for _screen in range(2):
        answer = client.post(answer.url, terms | {"is_insured": "on", "not_worked_before": "on"})

    trial = TrialAgreement.objects.get()
    assert (trial.state, answer.url) == (TrialState.TO_SIGN, reverse("marketplace:trial", args=[trial.pk]))
    on_trial.with_way_back(trial, by=yvonne)
    html = client.get(answer.url).content.decode()
    assert [words for words in ("Vrijwilligerswerk", "weg terug", "Yvonne Jansen") if words in html] == []


def test_each_look_of_the_company_is_written_down(client, offered, bas, samira):  # noqa: F811
    enter(client, bas)
    client.get(reverse("marketplace:trial", args=[offered.pk]))
    assert [(it.resident, it.screen) for it in AccessEntry.objects.filter(viewer=bas)] == [(samira, "trials")]


@pytest.fixture
def three(samira, fatma, henk):
    return [samira, fatma, henk]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_a_company_asks_the_same_for_one_and_for_three(
    client, smit, bas, three, yvonne, count, django_assert_num_queries  # noqa: F811
):  # fmt: skip
    for person in three[:count]:
        on_trial.offered(smit[0], person, by=bas)
    enter(client, bas)
    client.get(reverse("marketplace:trials"))
    with django_assert_num_queries(LIST_OF_COMPANY):
        html = client.get(reverse("marketplace:trials")).content.decode()
    assert html.count("Nog te tekenen") == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_at_the_desk_asks_the_same_for_one_and_for_three(
    client, smit, bas, three, yvonne, count, django_assert_num_queries  # noqa: F811
):  # fmt: skip
    for person in three[:count]:
        on_trial.offered(smit[0], person, by=bas)
    enter(client, yvonne)
    client.get(reverse("workbench:trials"))
    with django_assert_num_queries(LIST_AT_DESK):
        html = client.get(reverse("workbench:trials")).content.decode()
    assert html.count("Nog te tekenen") == count


LIST_OF_COMPANY, LIST_AT_DESK = 9, 8


# ---------------------------------------------------------------- looking back
def pages_with_it(trial, samira, bas, yvonne) -> dict:  # noqa: F811
    own = reverse("marketplace:my_trial", args=[trial.pk])
    token = trial_links.path_to_answer(trial.assessment, samira)
    return {own: samira, token: None, reverse("marketplace:trial", args=[trial.pk]): bas,
            reverse("workbench:trial", args=[trial.pk]): yvonne}  # fmt: skip


def test_wherever_the_employers_words_stand_the_residents_stand_beside_them(
    client, looked_back, samira, bas, yvonne  # noqa: F811
):  # fmt: skip
    written, answer = "Zij werkte rustig.", "Ik deed meer dan hier staat."
    trial = TrialAgreement.objects.select_related("assessment").get(pk=looked_back.pk)
    for said in ("Nog niet gelezen door de inwoner.", "De inwoner is het niet eens."):
        for address, person in pages_with_it(trial, samira, bas, yvonne).items():
            client.logout()
            if person is not None:
                enter(client, person)
            html = client.get(address).content.decode()
            assert (written in html, said in html) == (True, True), address
            assert (answer in html) == ("niet eens" in said)
        trials_looking_back.answer_assessment(looked_back, by=samira, answer="disagree", words=answer)
    sealed = b"".join(page.extract_text().encode() for page in pypdf.PdfReader(BytesIO(bytes(trial.seal.pdf))).pages)
    everything = [str(row) for row in samira.messages.values()] + [sealed.decode()]
    assert [text for text in everything if written in text] == []


def test_the_resident_answers_by_link_once(client, looked_back, samira):
    address = trial_links.path_to_answer(looked_back.assessment, samira)
    client.post(address, {"answer": "disagree", "words": "Ik deed meer."})
    client.post(address, {"answer": "agree"})

    row = TrialAssessment.objects.get()
    assert (row.answer, row.answer_words, row.answered_how, row.answered_by) == (
        "disagree", "Ik deed meer.", "link", samira,
    )  # fmt: skip
    assert client.get(trial_links.path_to_answer(row, looked_back.contact)).status_code == HTTPStatus.NOT_FOUND


# ---------------------------------------------------------------- the desk
def test_a_coordinator_signs_names_the_way_back_and_it_is_sealed(client, offered, samira, bas, yvonne):  # noqa: F811
    trials_signing.sign(offered, role="resident", number=1, by=samira)
    trials_signing.sign(offered, role="employer", number=1, by=bas)
    enter(client, yvonne)
    way = {"back_place": on_trial.place("volunteer").pk, "back_contact": yvonne.pk, "back_until": on_trial.in_days(200)}
    client.post(reverse("workbench:trial", args=[offered.pk]), {"do": "sign", "number": "1", **way})

    offered.refresh_from_db()
    assert (offered.state, offered.back_contact, TrialSeal.objects.count()) == (TrialState.SIGNED, yvonne, 1)


def test_a_colleague_elsewhere_is_a_witness_and_sees_no_way_back(client, offered, samira, karim):
    enter(client, karim)
    page = reverse("workbench:trial", args=[offered.pk])
    html = client.get(page).content.decode()
    assert ("Ik zag deze handtekening" in html, "Ik teken voor het team" in html, "De weg terug" in html) == (
        True, False, False,
    )  # fmt: skip
    client.post(page, {"do": "paper", "number": "1", "role": "resident", "signer": samira.pk})
    assert [(it.role, it.witness) for it in TrialSignature.objects.all()] == [("resident", karim)]


def test_on_vandaag_stands_what_waits_with_its_owner(client, offered, yvonne):
    enter(client, yvonne)
    html = client.get("/cms/").content.decode()
    assert "Samira: een afspraak wacht op handtekeningen" in html
    assert "Yvonne doet dit." in html


def test_before_the_end_and_after_it_the_desk_is_asked_too(client, looked_back, yvonne):
    enter(client, yvonne)
    with time_machine.travel(timezone.now() + timedelta(days=20), tick=False):
        enter(client, yvonne)
        assert "Samira: de proef is bijna voorbij" in client.get("/cms/").content.decode()

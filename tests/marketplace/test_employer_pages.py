"""/werkgevers/: applying in one screen, and the page of the company itself, by whoever and whenever."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from marketplace.models import ColleagueRequest, Employer
from marketplace.states import EmployerState
from neighbourhoods.models import Membership, User
from tests.entering import enter

from .employing import bakery

pytestmark = pytest.mark.django_db
APPLY, THANKS, COMPANY = "/werkgevers/aanmelden/", "/werkgevers/aanmelden/dank-u/", "/werkgevers/bedrijf/"
SMIT = {
    "company": "Bakkerij Smit", "kvk_number": "1234 5678", "postcode": "7299 AB", "house_number": "5", "size": "small",
    "name": "Bas Smit", "phone": "06 12 34 56 78", "email": "Bas@bakkerij-smit.example", "website": "",
}  # fmt: skip
PIET = {"name": "Piet de Boer", "phone": "0612345679", "email": "piet@bakkerij-smit.example"}


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def apply(client, lindenkwartier, **changed):
    return client.post(APPLY, SMIT | {"neighbourhood": lindenkwartier.pk} | changed)


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words_of(response) -> str:
    return " ".join(page_of(response).find("main").get_text(" ").split())


# ---------------------------------------------------------------- applying
def test_a_company_applies_in_one_screen_and_reads_who_calls(client, lindenkwartier, yvonne):
    answer = apply(client, lindenkwartier)

    assert (answer.status_code, answer.url) == (302, THANKS)
    assert list(Employer.objects.values_list("kvk_number", "contact_email", "contact_phone", "owner")) == [
        ("12345678", "bas@bakkerij-smit.example", "+31612345678", yvonne.pk)
    ]
    assert words_of(client.get(THANKS)).startswith("Yvonne belt u binnen 2 werkdagen")


def test_a_known_company_and_a_known_address_get_the_very_same_answer(client, lindenkwartier, yvonne, samira):
    samira.email = "samira@example.org"
    samira.save()
    pages = []
    for changed in ({}, {}, {"email": samira.email, "kvk_number": "87654321"}, {"email": samira.email}):
        answer = apply(client, lindenkwartier, **changed)
        pages.append((answer.status_code, answer.url, words_of(client.get(THANKS))))

    assert len(set(pages)) == 1
    assert (Employer.objects.count(), ColleagueRequest.objects.count()) == (2, 1)
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kvk_number": "1234567"}, "Een KvK-nummer heeft 8 cijfers. Bijvoorbeeld 12345678."),
        ({"kvk_number": "12345678x"}, "Een KvK-nummer heeft 8 cijfers. Bijvoorbeeld 12345678."),
        ({"kvk_number": "١٢٣٤٥٦٧٨"}, "Een KvK-nummer heeft 8 cijfers. Bijvoorbeeld 12345678."),
        ({"company": ""}, "Vul de naam van het bedrijf in."),
        ({"house_number": "achter"}, "Begin met een cijfer. Bijvoorbeeld 12 of 12 A."),
        ({"size": ""}, "Kies hoeveel mensen er werken."),
        ({"name": "111222333"}, "Dit lijkt een burgerservicenummer (BSN). Laat het weg. Wij bewaren dat nooit."),
        ({"email": "bas"}, "Dit is geen e-mailadres. Bijvoorbeeld anna@voorbeeld.nl."),
        ({"website": "x"}, "Er ging iets mis. Bel ons, dan schrijven wij het voor u op."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(client, lindenkwartier, yvonne, changed, sentence):
    answer = apply(client, lindenkwartier, **changed)
    page = page_of(answer)

    assert (answer.status_code, Employer.objects.count()) == (200, 0)
    assert [it.get_text() for it in page.select(".errsum li")] == [sentence]
    assert page.find("title").get_text().startswith("Fout:")
    assert page.find("input", {"name": "phone"})["value"] == SMIT["phone"]


def test_an_address_that_we_do_not_know_asks_for_the_neighbourhood(client, lindenkwartier, yvonne):
    answer = client.post(APPLY, SMIT | {"postcode": "9999ZZ"})

    assert (answer.status_code, Employer.objects.count()) == (200, 0)
    assert page_of(answer).find("select", {"name": "neighbourhood"}) is not None


def test_too_often_from_one_place_is_stopped_for_a_while(client, lindenkwartier, yvonne):
    answers = [apply(client, lindenkwartier, kvk_number=f"1234567{turn % 10}").status_code for turn in range(11)]

    assert answers == [302] * 10 + [200]


def test_who_sent_nothing_is_promised_no_call(client, db):
    assert client.get(THANKS).url == APPLY


# ---------------------------------------------------------------- the company
@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_questions_whoever_works_there(
    client, lindenkwartier, yvonne, django_assert_num_queries, count
):
    employer, bas = bakery(lindenkwartier)
    for number in range(count - 1):
        other = User.objects.create_user(f"{number}@bakkerij.example", first_name=f"Collega {number}")
        Membership.objects.create(organisation=employer.organisation, user=other)
    enter(client, bas)
    with django_assert_num_queries(9):
        page = page_of(client.get(COMPANY))

    assert len(page.select("#wie ~ ul > li")) == count


def test_a_member_asks_for_a_colleague_and_reads_that_we_call_first(client, lindenkwartier, yvonne):
    employer, bas = bakery(lindenkwartier)
    enter(client, bas).post(f"{COMPANY}collega/", PIET)
    client.post(f"{COMPANY}collega/", PIET)

    assert list(ColleagueRequest.objects.values_list("employer", "name", "email", "asked_by")) == [
        (employer.pk, "Piet de Boer", PIET["email"], bas.pk)
    ]
    assert "Piet de Boer Wij bellen eerst." in words_of(client.get(COMPANY))
    assert not User.objects.filter(email=PIET["email"]).exists()


def test_a_colleague_taken_off_finds_the_page_shut_on_the_next_request(client, lindenkwartier, django_user_model):
    employer, bas = bakery(lindenkwartier)
    piet = django_user_model.objects.create_user(PIET["email"], first_name="Piet")
    Membership.objects.create(organisation=employer.organisation, user=piet)
    other = enter(type(client)(), piet)
    before = other.get(COMPANY).status_code
    enter(client, bas).post(f"{COMPANY}collega/{piet.pk}/weg/")

    assert (before, other.get(COMPANY).status_code) == (200, 403)


def test_nobody_is_taken_off_another_company(client, lindenkwartier):
    _employer, bas = bakery(lindenkwartier)
    other, els = bakery(lindenkwartier, name="Wasserij Wit")
    answer = enter(client, bas).post(f"{COMPANY}collega/{els.pk}/weg/")

    assert (answer.status_code, other.organisation.members.count()) == (404, 1)


def test_who_is_the_only_one_does_not_leave_the_company_alone(client, lindenkwartier):
    employer, bas = bakery(lindenkwartier)
    enter(client, bas).post(f"{COMPANY}collega/{bas.pk}/weg/")

    assert employer.organisation.members.count() == 1
    assert "U bent hier de enige. Bel ons, of stop met uw bedrijf." in words_of(client.get(COMPANY))


def test_who_acts_for_two_companies_chooses_one_for_this_session(client, lindenkwartier):
    _first, bas = bakery(lindenkwartier)
    second, _els = bakery(lindenkwartier, name="Wasserij Wit")
    third, _roos = bakery(lindenkwartier, name="Bloemen Roos")
    Membership.objects.create(organisation=second.organisation, user=bas)
    enter(client, bas)
    seen = []
    for wish in ("", second.pk, third.pk, "x"):
        if wish:
            client.post(f"{COMPANY}kiezen/", {"choice": wish})
        seen.append(page_of(client.get(COMPANY)).find("h1").get_text())

    assert seen == ["Bakkerij Smit", "Wasserij Wit", "Wasserij Wit", "Wasserij Wit"]


def test_a_company_stops_itself_and_reads_that_it_can_come_back(client, lindenkwartier, yvonne):
    employer, bas = bakery(lindenkwartier)
    enter(client, bas).post(f"{COMPANY}stoppen/")

    assert Employer.objects.get(pk=employer.pk).state == EmployerState.STOPPED
    assert words_of(client.get(COMPANY)).startswith("Bakkerij Smit doet nu niet mee")


POSTS = ("collega/", "collega/1/weg/", "stoppen/", "kiezen/")


@pytest.mark.parametrize("path", ["", *POSTS])
@pytest.mark.parametrize("who", ["a resident", "a coordinator", "before the call", "of a company that stopped"])
def test_the_pages_of_a_company_open_for_who_acts_for_one(client, lindenkwartier, samira, yvonne, who, path):
    states = {"before the call": EmployerState.APPLIED, "of a company that stopped": EmployerState.STOPPED}
    _employer, bas = bakery(lindenkwartier, state=states.get(who, EmployerState.VERIFIED))
    person = {"a resident": samira, "a coordinator": yvonne}.get(who, bas)
    before = list(Employer.objects.values())
    enter(client, person)
    answer = client.post(COMPANY + path, PIET) if path else client.get(COMPANY)

    assert answer.status_code == 403
    assert (list(Employer.objects.values()), ColleagueRequest.objects.count()) == (before, 0)


@pytest.mark.parametrize("path", ["", *POSTS])
def test_without_the_second_proof_no_page_of_a_company_opens(client, lindenkwartier, path):
    _employer, bas = bakery(lindenkwartier)
    client.force_login(bas)
    answer = client.post(COMPANY + path, PIET) if path else client.get(COMPANY)

    assert answer.url.startswith("/mijn/beveiliging/app/?next=")
    assert ColleagueRequest.objects.count() == 0


def test_whoever_only_applied_is_asked_no_second_proof(client, lindenkwartier, samira, yvonne):
    """An account of their own, and an application that waits: nothing of theirs is shut."""
    client.force_login(samira)
    apply(client, lindenkwartier)

    assert client.get("/mijn/").status_code == 200

"""For whom somebody acts, and what everybody else reads on a page of employers."""

import pytest
from bs4 import BeautifulSoup

from marketplace.models import Employer
from marketplace.queries.acting import acting_as, acting_for, companies_of
from marketplace.states import EmployerState
from neighbourhoods.models import Membership
from tests.entering import enter

from .employing import bakery

pytestmark = pytest.mark.django_db
COMPANY = "/werkgevers/bedrijf/"


def text_of(response) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.find("main").get_text(" ").split())


def looks(client, person):
    return enter(client, person).get(COMPANY)


def test_who_works_there_acts_for_it(lindenkwartier):
    employer, bas = bakery(lindenkwartier)

    assert (acting_for(bas), acting_as(bas)) == (employer, employer)


@pytest.mark.parametrize("state", [it for it in EmployerState if it != EmployerState.VERIFIED])
def test_a_company_that_does_not_take_part_now_is_only_named(lindenkwartier, state):
    employer, bas = bakery(lindenkwartier, state=state)

    assert (acting_for(bas), acting_as(bas)) == (None, employer)


def test_a_resident_and_a_coordinator_act_for_nobody(lindenkwartier, samira, yvonne):
    bakery(lindenkwartier)

    assert [acting_for(it) for it in (samira, yvonne)] == [None, None]
    assert [acting_as(it) for it in (samira, yvonne)] == [None, None]


def test_who_may_no_longer_come_in_acts_for_nobody(lindenkwartier):
    _employer, bas = bakery(lindenkwartier)
    bas.is_active = False
    bas.save()

    assert companies_of(bas) == []


def test_of_two_companies_the_one_that_takes_part_comes_first_until_the_other_is_chosen(lindenkwartier):
    first, bas = bakery(lindenkwartier, state=EmployerState.OUT_OF_SIGHT)
    second, _somebody = bakery(lindenkwartier, name="Wasserij Wit")
    Membership.objects.create(organisation=second.organisation, user=bas)
    before = acting_for(bas)
    bas.chosen_company = first.pk

    assert (before, acting_for(bas), acting_as(bas)) == (second, None, first)


def test_another_companys_number_changes_nothing(lindenkwartier):
    own, bas = bakery(lindenkwartier)
    other, _somebody = bakery(lindenkwartier, name="Wasserij Wit")
    bas.chosen_company = other.pk

    assert acting_for(bas) == own


# ---------------------------------------------------------------- the page
def test_the_header_shows_the_company_and_the_coordinator_of_its_neighbourhood(client, lindenkwartier, yvonne):
    _employer, bas = bakery(lindenkwartier)
    page = BeautifulSoup(looks(client, bas).content, "html.parser")

    assert page.select_one(".head .right a.sec").get_text(strip=True) == "Bakkerij Smit"
    assert page.select_one("nav.tabs a.call").get_text(strip=True) == "Bel Yvonne"


def test_before_the_call_they_read_who_calls_and_before_which_day(client, lindenkwartier, yvonne):
    _employer, bas = bakery(lindenkwartier, state=EmployerState.APPLIED, owner=yvonne, call_by="2026-11-24")
    response = looks(client, bas)

    assert response.status_code == 403
    assert text_of(response).startswith(
        "Nog één telefoontje Yvonne belt u eerst over Bakkerij Smit. Dat is uiterlijk dinsdag 24 november."
    )


def test_a_company_that_stopped_reads_that_one_call_is_enough(client, lindenkwartier, yvonne):
    _employer, bas = bakery(lindenkwartier, state=EmployerState.STOPPED)
    response = looks(client, bas)

    assert (response.status_code, text_of(response).startswith("Bakkerij Smit doet nu niet mee")) == (403, True)


def test_a_resident_reads_how_a_company_applies(client, samira):
    response = looks(client, samira)

    assert response.status_code == 403
    assert text_of(response).startswith("Deze pagina is voor werkgevers")


def test_a_visitor_logs_in_first(client, db):
    assert client.get(COMPANY).url == f"/inloggen/?next={COMPANY}"


def test_the_second_proof_is_asked_before_it_opens(client, lindenkwartier):
    _employer, bas = bakery(lindenkwartier)
    client.force_login(bas)

    assert client.get(COMPANY).url.startswith("/mijn/beveiliging/app/?next=")


def test_who_was_taken_off_finds_the_page_shut_on_the_next_request(client, lindenkwartier):
    employer, bas = bakery(lindenkwartier)
    before = looks(client, bas).status_code
    Membership.objects.filter(user=bas).delete()

    assert (before, client.get(COMPANY).status_code) == (200, 403)
    assert Employer.objects.get(pk=employer.pk).state == EmployerState.VERIFIED

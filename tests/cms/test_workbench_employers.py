"""Companies at the desk: who waits for a call, the card of one, and what stands on Vandaag."""

import pytest
import time_machine
from bs4 import BeautifulSoup

from marketplace.actions import employers, staff
from marketplace.actions.employer_moves import Applicant
from marketplace.models import ColleagueRequest, Employer
from marketplace.states import EmployerState
from neighbourhoods.models import AccessEntry, Membership, Municipality, User
from tests.conftest import coordinator_of, neighbourhood_of
from tests.entering import enter
from tests.marketplace.employing import bakery
from tests.marketplace.test_employers import BAS, NOON, PIET, smit

pytestmark = pytest.mark.django_db
LIST, S = "/cms/werkgevers/", EmployerState


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def applied(lindenkwartier, yvonne) -> Employer:
    return employers.apply_to_take_part(smit(lindenkwartier), BAS)


def at(employer: Employer, *parts: object) -> str:
    return f"{LIST}{employer.pk}/" + "".join(f"{part}/" for part in parts)


def press(client, by, employer, *parts, **data):
    return enter(client, by).post(at(employer, *parts), data)


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def asked_on_today(client, by) -> list[str]:
    page = page_of(enter(client, by).get("/cms/"))
    lines = [it for it in page.select(".due-line") if it.select(f".acts a[href^='{LIST}']")]
    return [" ".join(it.select_one(".l1").get_text(" ").split()) for it in lines]


# ---------------------------------------------------------------- Vandaag and the list
def test_who_waits_for_a_call_stands_on_today_of_who_calls_and_leads_when_late(client, applied, yvonne, karim):
    on_the_day, elsewhere = asked_on_today(client, yvonne), asked_on_today(client, karim)
    with time_machine.travel("2026-06-08 09:00+02:00", tick=False):
        (late,) = [line for line in employer_lines(yvonne) if line.title == "Bel Bakkerij Smit"]

    assert on_the_day == ["Bel Bakkerij Smit voor 5 jun Een werkgever die wil meedoen, in Lindenkwartier. Yvonne belt."]
    assert (elsewhere, late.leads) == ([], True)


def employer_lines(viewer):
    from cms.workbench.employer_due import companies
    from marketplace.queries.morning import Morning

    return companies(Morning(viewer))


def test_where_nobody_has_a_post_every_coordinator_of_the_municipality_is_asked(client, lindenkwartier, karim):
    employers.apply_to_take_part(smit(lindenkwartier), BAS)

    assert asked_on_today(client, karim) == [
        "Bel Bakkerij Smit voor 5 jun Een werkgever die wil meedoen, in Lindenkwartier."
    ]


def test_called_and_right_is_gone_from_today(client, applied, yvonne):
    press(client, yvonne, applied, "klopt")

    assert asked_on_today(client, yvonne) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, lindenkwartier, yvonne, django_assert_num_queries, count):
    for number in range(count):
        bakery(lindenkwartier, name=f"Bakkerij {number}")
    enter(client, yvonne)
    with django_assert_num_queries(4):
        page = page_of(client.get(LIST))

    assert [it.get_text() for it in page.select(".q a.t")] == [f"Bakkerij {number}" for number in range(count)]


# ---------------------------------------------------------------- the card
def test_the_card_shows_whom_to_call_and_writes_down_the_look(client, lindenkwartier, yvonne):
    employer, bas = bakery(lindenkwartier)
    page = page_of(enter(client, yvonne).get(at(employer)))

    assert page.find("h1").get_text() == "Bakkerij Smit"
    assert list(AccessEntry.objects.values_list("resident", "viewer", "screen")) == [(bas.pk, yvonne.pk, "employer")]


def test_a_coordinator_verifies_with_one_button(client, applied, yvonne):
    answer = press(client, yvonne, applied, "klopt")
    applied.refresh_from_db()

    assert (answer.status_code, answer.url, applied.state) == (302, at(applied), S.VERIFIED)
    assert [it.email for it in applied.organisation.members.all()] == [BAS.email]


def test_not_yet_asks_a_reason_and_keeps_what_was_typed(client, applied, yvonne):
    refused = press(client, yvonne, applied, "nog-niet", why="", again_on="2026-09-01")
    press(client, yvonne, applied, "nog-niet", why="Eerst een begeleider.", again_on="2026-09-01")
    applied.refresh_from_db()

    assert page_of(refused).find("input", {"name": "again_on"})["value"] == "2026-09-01"
    assert (applied.state, applied.why) == (S.DECLINED, "Eerst een begeleider.")


def test_no_answer_out_of_sight_back_again_and_stop_are_buttons_too(client, applied, yvonne):
    states = []
    for name, data in (
        ("geen-gehoor", {}), ("nog-niet", {"why": "Later.", "again_on": "2026-09-01"}), ("weer", {}), ("klopt", {}),
        ("uit-beeld", {"why": "Eerst praten."}), ("terug", {}), ("stop", {}), ("klopt", {}),
    ):  # fmt: skip
        press(client, yvonne, applied, name, **data)
        applied.refresh_from_db()
        states.append(applied.state)

    assert states == [
        S.APPLIED, S.DECLINED, S.APPLIED, S.VERIFIED, S.OUT_OF_SIGHT, S.VERIFIED, S.STOPPED, S.VERIFIED,
    ]  # fmt: skip


def test_a_button_of_a_page_from_before_says_that_it_is_too_late(client, lindenkwartier, yvonne):
    employer, _bas = bakery(lindenkwartier)
    press(client, yvonne, employer, "geen-gehoor")
    page = page_of(client.get(at(employer)))

    assert [it.get_text() for it in page.select(".told li")] == ["Dit kan niet meer. Iemand was u net voor."]


def test_somebody_is_added_and_taken_off(client, lindenkwartier, yvonne):
    employer, bas = bakery(lindenkwartier)
    press(client, yvonne, employer, "mensen", name=PIET.name, email=PIET.email, phone="06 12 34 56 79")
    piet = User.objects.get(email=PIET.email)
    both = set(employer.organisation.members.all())
    press(client, yvonne, employer, "mensen", piet.pk, "weg")

    assert (both, list(employer.organisation.members.all())) == ({bas, piet}, [bas])


@pytest.mark.parametrize(("answer", "why", "lets_in"), [("yes", "", True), ("no", "Wij bellen eerst nog.", False)])
def test_a_colleague_asked_for_is_answered(client, lindenkwartier, yvonne, answer, why, lets_in):
    employer, bas = bakery(lindenkwartier)
    asked = staff.ask_for_colleague(employer, PIET, by=bas)
    before = asked_on_today(client, yvonne)
    for _time in range(2):
        press(client, yvonne, employer, "collega", asked.pk, answer=answer, why=why)

    assert before == ["Mag Piet de Boer inloggen voor Bakkerij Smit? voor 5 jun Bel eerst het bedrijf."]
    assert employer.organisation.members.filter(email=PIET.email).exists() == lets_in
    assert list(ColleagueRequest.objects.values_list("answered_by", "why_not")) == [(yvonne.pk, why)]
    assert asked_on_today(client, yvonne) == []


def test_what_a_company_told_is_changed(client, lindenkwartier, yvonne):
    employer, _bas = bakery(lindenkwartier)
    changed = {
        "company": "Bakkerij Smit en Zoon", "kvk_number": "87654321", "postcode": "9999ZZ", "house_number": "9",
        "size": "middle", "phone": "0571 123456", "neighbourhood": lindenkwartier.pk,
    }  # fmt: skip
    press(client, yvonne, employer, "wijzig", **changed)
    employer = Employer.objects.get()

    assert (employer.name, employer.kvk_number, employer.size) == ("Bakkerij Smit en Zoon", "87654321", "middle")
    assert (employer.house_number, employer.organisation.phone) == ("9", "+31571123456")


PLACES = [(), ("klopt",), ("nog-niet",), ("uit-beeld",), ("mensen",), ("mensen", 1, "weg"), ("collega", 1), ("wijzig",)]


@pytest.mark.parametrize("parts", PLACES, ids=str)
@pytest.mark.parametrize("who", ["of another municipality", "a resident", "who acts for it"])
def test_for_everybody_else_the_card_does_not_exist(client, applied, samira, who, parts):
    place = neighbourhood_of(Municipality.objects.create(code="GM9902", name="Bergdal"), "BU99020000", "Dal", 52.3, 6.3)
    person = {"a resident": samira}.get(who) or coordinator_of(place, "Noor", "Blom")
    if who == "who acts for it":
        person = User.objects.create_user("bas@bakkerij.example", first_name="Bas")
        Membership.objects.create(organisation=applied.organisation, user=person)
    before = list(Employer.objects.values())
    enter(client, person)
    answer = client.post(at(applied, *parts)) if parts else client.get(at(applied))

    assert (answer.status_code, list(Employer.objects.values())) == (404, before)


def test_who_also_acts_for_it_sees_no_buttons_and_decides_nothing(client, lindenkwartier, yvonne):
    employer, _bas = bakery(lindenkwartier)
    Membership.objects.create(organisation=employer.organisation, user=yvonne)
    page = page_of(enter(client, yvonne).get(at(employer)))

    assert page.select(f"main form[action^='{at(employer)}']") == []
    assert press(client, yvonne, employer, "stop").status_code == 302


def test_applicant_words_from_right_to_left_keep_to_themselves(client, lindenkwartier, yvonne):
    applied = employers.apply_to_take_part(smit(lindenkwartier, name="مخبز"), Applicant("أحمد", BAS.email, BAS.phone))
    page = page_of(enter(client, yvonne).get(at(applied)))

    assert page.select_one("h1 bdi").get_text() == "مخبز"
    assert page.select_one("#nu").find_next("bdi").get_text() == "أحمد"

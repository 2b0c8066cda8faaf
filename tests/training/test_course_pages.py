"""/leren/: what anybody sees, taking part and stepping back, somebody's own courses."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.conftest import helper_of
from tests.entering import enter
from training.actions import enrolling, runs
from training.links import path
from training.models import Course

from . import stories

TITLE = "3 ochtenden vanaf"


@pytest.fixture(autouse=True)
def in_dutch(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"


def page(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def said(client, address: str) -> str:
    return " ".join(page(client, address).main.get_text(" ", strip=True).split())


# ---------------------------------------------------------------- the list
def test_the_list_says_when_where_that_it_is_free_and_how_many_places(client, run):
    card = page(client, "/leren/").select_one(".card.task")

    assert (card.h3.text, card.a["href"]) == ("Was en strijk", "/leren/was-en-strijk/")
    facts = [li.get_text(strip=True) for li in card.select(".facts li")]
    assert facts[0].startswith(TITLE)
    assert facts[1:] == ["Buurthuis De Linde", "gratis", "nog 2 plekken"]
    assert card.select_one(".tag").get_text(strip=True) == "U krijgt een certificaat"


def test_the_nearest_date_stands_on_top(client, lindenkwartier, molenwijk, yvonne, karim, samira):
    near, far = stories.a_course("dichtbij", "Dichtbij"), stories.a_course("ver", "Ver weg")
    stories.opened(molenwijk, karim, course=far, days=(3,))
    stories.opened(lindenkwartier, yvonne, course=near, days=(20,))

    def names() -> list[str]:
        return [card.h3.text for card in page(client, "/leren/").select(".card.task")]

    assert names() == ["Ver weg", "Dichtbij"]  # a visitor of whom we know no place: the first day
    enter(client, samira)
    assert names() == ["Dichtbij", "Ver weg"]


def test_what_has_begun_was_called_off_or_is_a_draft_has_no_date(client, run, yvonne, lindenkwartier):
    stories.planned(lindenkwartier, yvonne, days=(40,))
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert "nog geen datum" in said(client, "/leren/")
    runs.call_off_run(run, by=yvonne)
    assert "nog geen datum" in said(client, "/leren/")
    assert "Er is nog geen datum" in said(client, "/leren/was-en-strijk/")


def test_without_any_course_the_list_says_so(client, db):
    assert "Er is nu geen cursus met een datum" in said(client, "/leren/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_and_a_course_ask_as_much_for_one_as_for_three(
    client, django_assert_num_queries, lindenkwartier, yvonne, samira, fatma, count
):
    for number in range(count):
        course = stories.a_course(f"cursus-{number}", f"Cursus {number}")
        for _again in range(count):
            run = stories.opened(lindenkwartier, yvonne, course=course, days=(7 + number, 20 + _again))
        enrolling.enrol(run, by=samira, person=samira)
        enrolling.enrol(run, by=fatma, person=fatma)
    client.get("/leren/")
    with django_assert_num_queries(5):
        client.get("/leren/")
    with django_assert_num_queries(9):
        client.get("/leren/cursus-0/")


def test_nobody_who_takes_part_or_teaches_is_named_in_public(client, lindenkwartier, yvonne, samira, fatma):
    teacher = helper_of(lindenkwartier, "Oskar", "Teerlinck")
    run = runs.plan_run(
        stories.a_course(), by=yvonne, where=stories.where(lindenkwartier), capacity=1,
        parts=stories.parts(5), teacher=teacher,
    )  # fmt: skip
    runs.open_run(run, by=yvonne)
    for person in (samira, fatma):
        enrolling.enrol(run, by=person, person=person)

    html = "".join(client.get(it).content.decode() for it in ("/leren/", "/leren/was-en-strijk/",
                                                              f"/leren/was-en-strijk/{run.pk}/"))  # fmt: skip
    assert [it for it in ("Oskar", "Teerlinck", "Samira", "Haddad", "Fatma") if it in html] == []
    mine = enter(client, samira).get(f"/mijn/leren/{run.pk}/").content.decode()
    assert ("Oskar" in mine, "Teerlinck" in mine, "Fatma" in mine) == (True, False, False)


# ---------------------------------------------------------------- taking part
def test_one_tap_and_you_take_part(client, run, samira):
    enter(client, samira)
    form = page(client, "/leren/was-en-strijk/").select_one("form[action*=was-en-strijk]")

    answer = client.post(form["action"])

    assert (answer.status_code, answer.url) == (302, f"/mijn/leren/{run.pk}/")
    assert "U doet mee. Was en strijk" in said(client, answer.url)
    assert "9.30 uur Was en strijk" in said(client, "/mijn/")


def test_a_visitor_is_asked_who_they_are_and_comes_back(client, run):
    address = f"/leren/was-en-strijk/{run.pk}/"

    asked = page(client, address)

    links = [link["href"] for link in asked.main.select(".stack a")]
    assert links == [f"/meedoen/?next={address}", f"/inloggen/?next={address}"]
    assert client.post(address).status_code == 200
    assert run.enrolments.count() == 0


def test_a_full_course_says_so_and_offers_the_waiting_list(client, run, samira, fatma, henk):
    for person in (samira, fatma):
        enrolling.enrol(run, by=person, person=person)
    enter(client, henk)
    course = said(client, "/leren/was-en-strijk/")
    assert "Vol, er is een wachtlijst Zet mij op de wachtlijst" in course

    client.post(f"/leren/was-en-strijk/{run.pk}/")

    assert "U staat op de wachtlijst. Was en strijk U bent nummer 1 in de rij." in said(
        client, f"/mijn/leren/{run.pk}/"
    )


def test_stepping_back_takes_two_taps_and_no_reason(client, run, samira):
    enrolling.enrol(run, by=samira, person=samira)
    enter(client, samira)
    assert "U hoeft niet te zeggen waarom" in said(client, f"/mijn/leren/{run.pk}/toch-niet/")

    answer = client.post(f"/mijn/leren/{run.pk}/toch-niet/")

    assert answer.url == "/leren/was-en-strijk/"
    assert "U doet niet mee." in said(client, f"/mijn/leren/{run.pk}/")


def test_the_wrong_moment_is_a_sentence_on_the_page_of_the_course(client, run, samira, yvonne):
    runs.call_off_run(run, by=yvonne)
    answer = enter(client, samira).post(f"/leren/was-en-strijk/{run.pk}/", follow=True)

    assert answer.redirect_chain == [("/leren/was-en-strijk/", 302)]
    assert "Deze cursus gaat niet door." in answer.content.decode()


@pytest.mark.parametrize("address", ["/leren/nee/", "/leren/was-en-strijk/999999/", "/leren/anders/{pk}/"])
def test_what_is_not_there_is_a_page_with_a_way_on(client, run, address):
    Course.objects.create(slug="anders", name_nl="Anders")
    answer = client.get(address.format(pk=run.pk))
    assert (answer.status_code, "Bekijk alle cursussen" in answer.content.decode()) == (404, True)


def test_a_draft_does_not_exist_and_somebody_elses_course_neither(client, draft, run, samira, henk):
    assert client.get(f"/leren/was-en-strijk/{draft.pk}/").status_code == 404
    enrolling.enrol(run, by=samira, person=samira)
    enter(client, henk)
    for page_of_samira in (f"/mijn/leren/{run.pk}/", f"/mijn/leren/{run.pk}/toch-niet/"):
        assert client.get(page_of_samira).status_code == 404


def test_the_button_in_a_message_steps_back_after_one_press_only(client, run, samira):
    enrolment = enrolling.enrol(run, by=samira, person=samira)
    link = path("leave_course", enrolment, samira, days=3)

    assert "Was en strijk" in said(client, link)
    enrolment.refresh_from_db()
    assert enrolment.state == "enrolled"
    for _ in range(2):
        client.post(link, {"choice": "yes"})
    enrolment.refresh_from_db()
    assert enrolment.state == "withdrawn"
    assert "Het is geregeld" in said(client, link)


# ---------------------------------------------------------------- the calendar
def test_the_days_stand_in_the_calendar_of_who_has_a_place_only(client, run, samira, fatma, henk):
    for person in (samira, fatma, henk):
        enrolling.enrol(run, by=person, person=person)

    days = enter(client, samira).get(f"/mijn/leren/{run.pk}/agenda.ics")
    assert days.content.decode().count("BEGIN:VEVENT") == 3
    assert "SUMMARY:Cursus: Was en strijk" in days.content.decode()
    assert enter(client, henk).get(f"/mijn/leren/{run.pk}/agenda.ics").status_code == 404  # he waits


def test_what_counts_as_what_stands_on_both_pages(client, run):
    stories.a_course("strijkerij", "Strijkerij").counts_as.add(run.course)

    assert "Het certificaat telt ook voor: Was en strijk" in said(client, "/leren/strijkerij/")
    assert "Deed u een van deze? Dan hoeft deze cursus niet. Strijkerij" in said(client, "/leren/was-en-strijk/")

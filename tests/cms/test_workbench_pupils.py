"""The desk's pupils, holidays, places to try, and a week typed over from paper: only for who works there."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from marketplace.models import Internship, Taster, Visit
from neighbourhoods.models import Organisation, SchoolHoliday, User
from tests.entering import enter
from tests.marketplace import stories
from tests.marketplace import stories_of_pupils as places

NOON = "2026-05-12 12:00+02:00"  # a Tuesday


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def desk(yvonne) -> Client:
    return as_(yvonne)


def as_(person) -> Client:
    client = Client()
    enter(client, person)
    return client


@pytest.fixture
def workshop(mevrouw_de_wit, yvonne, lindenkwartier):
    return places.place_of_work(mevrouw_de_wit, places.supervisor(lindenkwartier))


# ---------------------------------------------------------------- pupils
def test_a_school_a_teacher_and_a_pupil_are_written_down(desk, yvonne, samira):
    added = {"school": "De Linde College", "first_name": "Ton", "last_name": "Vis", "email": "ton@school.example"}
    desk.post("/cms/leerlingen/school/", added)
    school = Organisation.objects.get()
    typed = {
        "birth_date": "2010-11-01", "school": school.pk, "teacher": User.objects.get(email="ton@school.example").pk,
        "hours": "30", "starts_on": "2026-05-12", "ends_on": "2026-07-01", "parent_agreed_on": "2026-05-11",
    }  # fmt: skip

    assert desk.post(f"/cms/mensen/{samira.pk}/stage/", typed).url == "/cms/leerlingen/"

    internship = Internship.objects.get()
    assert (internship.pupil, internship.school, internship.minutes_to_do) == (samira, school, 1800)
    listed = desk.get("/cms/leerlingen/").text
    assert [it in listed for it in ("Samira Haddad", "0 van 30 uur", "Ton Vis")] == [True] * 3
    paper = desk.get(f"/cms/leerlingen/{internship.pk}/print/").text
    assert [it in paper for it in ("Handtekening van een ouder", "hoogstens 2 uur op een schooldag")] == [True] * 2


def test_what_the_law_does_not_allow_is_said_and_what_was_typed_stays(desk, yvonne, samira):
    school, _teacher = places.school(yvonne)
    typed = {"birth_date": "2014-11-01", "school": school.pk, "hours": "30", "starts_on": "2026-05-12",
             "ends_on": "2026-07-01", "parent_agreed_on": "2026-05-11"}  # fmt: skip

    page = desk.post(f"/cms/mensen/{samira.pk}/stage/", typed)

    said = "Helpen mag van de wet vanaf 13 jaar. Begin op 1 november 2027 of later, of laat een ouder mee helpen."
    assert (said in page.text, 'value="2014-11-01"' in page.text) == (True, True)
    assert not Internship.objects.exists()


def test_stop_go_on_ask_the_school_and_signed_on_paper(desk, yvonne, samira, workshop):
    internship = places.internship(samira, yvonne)
    places.confirmed(places.helps(samira, workshop, stories.a_day(0)))

    def after(step: str) -> str:
        desk.post(f"/cms/leerlingen/{internship.pk}/{step}/")
        return Internship.objects.get().state

    assert [after(step) for step in ("stop", "verder", "vraag-de-school", "getekend")] == [
        "stopped", "running", "running", "signed_off",
    ]  # fmt: skip
    assert desk.post(f"/cms/leerlingen/{internship.pk}/anders/").status_code == 404


def test_to_a_colleague_elsewhere_none_of_it_exists(yvonne, karim, samira, workshop):
    internship, taster = places.internship(samira, yvonne), places.taster(workshop, samira, by=yvonne)
    visit = places.helps(samira, workshop, stories.a_day(0))
    elsewhere = as_(karim)

    assert "Samira" not in elsewhere.get("/cms/leerlingen/").text
    opened = ("leerlingen/{0}/print/", "mensen/{1}/stage/", "mensen/{1}/proberen/", "weekbriefje/?wie={1}",
              "weekbriefje/?plek={3}", "weekbriefje/print/?nummer=H{1}-202620")  # fmt: skip
    ids = (internship.pk, samira.pk, taster.pk, workshop.pk)
    assert [elsewhere.get(f"/cms/{it.format(*ids)}").status_code for it in opened] == [404] * len(opened)
    pressed = (f"leerlingen/{internship.pk}/stop/", f"proberen/{taster.pk}/toch-niet/", f"bezoek/{visit.pk}/afronden/",
               f"weekbriefje/?wie={samira.pk}")  # fmt: skip
    assert [elsewhere.post(f"/cms/{it}").status_code for it in pressed] == [404] * len(pressed)


# ---------------------------------------------------------------- trying
def test_a_taster_is_planned_refused_and_told_about_at_the_desk(desk, samira, fatma, workshop):
    typed = {"opportunity": workshop.pk, "on_date": "2026-05-12", "at_time": "15:00", "minutes": "120"}

    assert desk.post(f"/cms/mensen/{samira.pk}/proberen/", typed).status_code == 302
    page = desk.post(f"/cms/mensen/{samira.pk}/proberen/", typed | {"on_date": "2026-05-11"}).text
    assert "Deze dag is voorbij" in page or "Kies vandaag of later" in page
    taster = Taster.objects.get()
    desk.post(f"/cms/proberen/{taster.pk}/hoe-was-het/", {"outcome": "again", "own_words": "Leuk."})

    taster.refresh_from_db()
    assert (taster.state, taster.outcome, taster.own_words) == ("been", "again", "Leuk.")


# ---------------------------------------------------------------- holidays
def test_a_holiday_is_written_down_and_taken_away_at_the_rules(desk, lindedaal):
    typed = {"name": "Zomervakantie", "first_day": "2026-07-11", "last_day": "2026-08-23"}

    desk.post(f"/cms/vakanties/{lindedaal.pk}/", typed)
    assert "Zomervakantie" in desk.get("/cms/regels/").text
    page = desk.post(f"/cms/vakanties/{lindedaal.pk}/", typed | {"first_day": "2026-08-01"}).text
    assert "Op deze dagen is het al Zomervakantie. Haal die eerst weg." in page
    desk.post(f"/cms/vakanties/{SchoolHoliday.objects.get().pk}/weg/")

    assert not SchoolHoliday.objects.exists()


# ---------------------------------------------------------------- a week on paper
def test_a_week_is_typed_over_in_one_screen_and_twice_is_the_same(desk, samira, workshop):
    first, second = (places.helps(samira, workshop, date(2026, 5, day)) for day in (11, 12))
    typed = {
        f"helper-{first.pk}": "good", f"helper-minuten-{first.pk}": "100", f"gelukt-{first.pk}": "ja",
        f"minuten-{first.pk}": "110", f"helper-{second.pk}": "not_done", f"gelukt-{second.pk}": "nee",
    }  # fmt: skip
    address = f"/cms/weekbriefje/?nummer=H{samira.pk}-202620"

    assert [desk.post(address, typed).status_code for _ in range(2)] == [302, 302]

    first.refresh_from_db()
    assert (first.state, first.minutes, Visit.objects.get(pk=second.pk).state) == ("done", 100, "called_off")


def test_a_difference_stands_on_vandaag_and_one_tap_settles_it(desk, samira, workshop):
    visit = places.helps(samira, workshop, stories.a_day(0))
    typed = {f"helper-{visit.pk}": "good", f"helper-minuten-{visit.pk}": "180", f"gelukt-{visit.pk}": "ja",
             f"minuten-{visit.pk}": "120"}  # fmt: skip
    desk.post(f"/cms/weekbriefje/?plek={workshop.pk}", typed)
    today = desk.get("/cms/").text
    assert ["180 minuten telt" in today, "120 minuten telt" in today] == [True, True]

    desk.post(f"/cms/bezoek/{visit.pk}/afronden/", {"happened": "ja", "minutes": "120"})

    visit.refresh_from_db()
    assert (visit.state, visit.minutes) == ("done", 120)
    assert "180 minuten telt" not in desk.get("/cms/").text

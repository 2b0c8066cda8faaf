"""Courses on the desk: making one, its people, who was there, the end; and what may be seen by whom."""

import html
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from neighbourhoods.models import AccessEntry, Membership, Organisation, User
from tests.conftest import helper_of
from tests.entering import enter
from tests.training import stories
from training.actions import enrolling
from training.models import Attendance, Course, CourseRun, Module

LIST = "/cms/cursussen/"


@pytest.fixture(autouse=True)
def in_dutch(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"


@pytest.fixture
def run(lindenkwartier, yvonne) -> CourseRun:
    return stories.opened(lindenkwartier, yvonne)


def soup(client, address: str, data: dict | None = None) -> BeautifulSoup:
    answer = client.get(address) if data is None else client.post(address, data, follow=True)
    return BeautifulSoup(answer.content, "html.parser")


def said(client, address: str, data: dict | None = None) -> str:
    return " ".join(soup(client, address, data).select_one(".desk").get_text(" ", strip=True).split())


def answers(course, neighbourhood, **changed) -> dict:
    filled = {
        "course": course.pk, "neighbourhood": neighbourhood.pk, "place_name": "Buurthuis De Linde",
        "place_address": "Lindelaan 1", "capacity": "8", "on_1": str(stories.in_days(7)), "at_1": "09:30",
        "long_1": "150",
    }  # fmt: skip
    return filled | changed


# ---------------------------------------------------------------- making one
def test_a_coordinator_makes_a_course_and_puts_it_in_the_list(client, yvonne, lindenkwartier):
    course = stories.a_course()
    enter(client, yvonne)

    made = client.post(f"{LIST}nieuw/", answers(course, lindenkwartier))
    run = CourseRun.objects.get()

    assert (made.url, run.state, run.capacity, run.sessions.count()) == (f"{LIST}{run.pk}/", "draft", 8, 1)
    assert "Was en strijk" not in client.get("/leren/was-en-strijk/").content.decode().split("Wanneer en waar")[1][:200]
    assert "De cursus staat in de lijst." in said(client, f"{LIST}{run.pk}/open/", {})
    assert "Buurthuis De Linde" in client.get("/leren/was-en-strijk/").content.decode()


def test_who_teaches_is_chosen_and_read_by_who_takes_part(client, run, yvonne, karim, samira, fatma, lindenkwartier):
    """Colleagues of the municipality, people of its organisations, who taught before: no resident by name."""
    enrolling.enrol(run, by=samira, person=samira)
    hall = Organisation.objects.create(name="De Linde", kind="partner", municipality=lindenkwartier.municipality)
    shop = Organisation.objects.create(name="Bakkerij", kind="employer", municipality=lindenkwartier.municipality)
    for where, who in ((hall, fatma), (shop, helper_of(lindenkwartier, "Loes", "Bos"))):
        Membership.objects.create(organisation=where, user=who)
    enter(client, yvonne)
    page = soup(client, f"{LIST}{run.pk}/wijzig/")
    assert [it.get_text() for it in page.select("#id_teacher option")] == [
        "Nog niet bekend", "Fatma Yılmaz", "Karim El Amrani", "Yvonne Jansen",
    ]  # fmt: skip

    where = {"neighbourhood": lindenkwartier.pk, "place_name": "De Linde", "capacity": "2"}
    client.post(f"{LIST}{run.pk}/wijzig/", where | {"teacher": fatma.pk})
    run.refresh_from_db()
    assert (run.teacher, run.capacity) == (fatma, 2)
    stranger = soup(client, f"{LIST}{run.pk}/wijzig/", where | {"teacher": samira.pk})
    assert "teacher" in str(stranger.select_one(".errors, [role=alert]"))

    enter(client, samira)
    assert "Fatma geeft deze cursus." in client.get(f"/mijn/leren/{run.pk}/").content.decode()


@pytest.mark.parametrize(
    ("field", "changed", "sentence"),
    [
        ("capacity", {"capacity": "0"}, "Een cursus heeft 1 tot 500 plekken."),
        ("on_1", {"on_1": "2020-01-06"}, "Deze dag is al geweest. Kies een latere dag."),
        ("on_1", {"on_1": ""}, "Kies ten minste één dag."),
        ("at_1", {"at_1": ""}, "Kies een tijd. Bijvoorbeeld 9:30."),
        ("long_1", {"long_1": "1"}, "Een deel duurt 15 tot 600 minuten."),
        ("place_name", {"place_name": ""}, "Vul in waar de cursus is."),
        ("on_2", {"at_2": "10:00", "long_2": "60"}, "Twee delen van de cursus vallen samen. Kies een andere tijd."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(client, yvonne, lindenkwartier, field, changed, sentence):
    if "at_2" in changed:
        changed["on_2"] = str(stories.in_days(7))
    enter(client, yvonne)

    page = soup(client, f"{LIST}nieuw/", answers(stories.a_course(), lindenkwartier, **changed))

    assert [it.get_text() for it in page.select(f"#id_{field}_error")] == [sentence]
    assert page.select_one(f'.errors a[href="#id_{field}"]').get_text() == sentence
    assert CourseRun.objects.count() == 0


@pytest.mark.parametrize("name", ["صالة الحي", "בית השכונה", "Łódź & 東京 <b>", "a" * 80])
def test_a_place_has_any_name(client, yvonne, lindenkwartier, name):
    enter(client, yvonne)
    client.post(f"{LIST}nieuw/", answers(stories.a_course(), lindenkwartier, place_name=name))
    run = CourseRun.objects.get()
    assert run.place_name == name
    assert name in said(client, f"{LIST}{run.pk}/")


def test_a_coordinator_makes_none_elsewhere(client, karim, lindenkwartier):
    enter(client, karim)
    page = soup(client, f"{LIST}nieuw/", answers(stories.a_course(), lindenkwartier))
    assert (page.select_one("#id_neighbourhood_error") is not None, CourseRun.objects.count()) == (True, 0)


# ---------------------------------------------------------------- people
def test_somebody_is_looked_up_and_takes_part(client, run, yvonne, samira):
    enter(client, yvonne)
    assert "Samira Haddad" in said(client, f"{LIST}{run.pk}/mensen/", {"q": "Hadd"})

    page = said(client, f"{LIST}{run.pk}/mensen/", {"person": samira.pk})

    assert "Doet mee: 1 van 2" in page
    assert run.enrolments.get().entered_by == yvonne
    assert AccessEntry.objects.filter(resident=samira, viewer=yvonne, screen="course").exists()


def test_nobody_outside_their_neighbourhoods_is_found_or_added(client, run, karim, samira):
    enter(client, karim)
    assert "Samira" not in said(client, f"{LIST}{run.pk}/mensen/", {"q": "Samira"})
    assert client.post(f"{LIST}{run.pk}/mensen/", {"person": samira.pk}).status_code == 404
    assert run.enrolments.count() == 0


def test_a_colleague_reads_the_course_but_only_the_names_of_their_own(client, run, samira, molenwijk, karim):
    enrolling.enrol(run, by=samira, person=samira)
    tom = helper_of(molenwijk, "Tom", "Bos")
    enrolling.enrol(run, by=karim, person=tom)
    enter(client, karim)

    page = said(client, f"{LIST}{run.pk}/")

    assert ("Tom Bos" in page, "Samira" in page, "1 persoon woont elders" in page) == (True, False, True)
    for button in ("afzeggen", "open", "heropenen", "oppakken"):
        assert client.post(f"{LIST}{run.pk}/{button}/").status_code == 404
    session = run.sessions.first()
    for address in (f"{LIST}{run.pk}/wijzig/", f"{LIST}{run.pk}/klaar/", f"/cms/cursusdag/{session.pk}/",
                    f"/cms/cursusdag/{session.pk}/wijzig/"):  # fmt: skip
        assert client.get(address).status_code == 404
    ours = run.enrolments.get(person=samira)
    assert client.post(f"/cms/inschrijving/{ours.pk}/toch-niet/").status_code == 404
    assert "doet niet mee" in said(client, f"/cms/inschrijving/{run.enrolments.get(person=tom).pk}/toch-niet/", {})


def test_residents_and_visitors_have_no_desk(client, run, samira):
    assert client.get(LIST).status_code == 302
    assert enter(client, samira).get(LIST).status_code == 404


# ---------------------------------------------------------------- days, presence, the end
def test_names_are_tapped_on_one_screen_and_vandaag_asks_for_it(client, run, yvonne, samira, fatma):
    did, _other = [enrolling.enrol(run, by=it, person=it) for it in (samira, fatma)]
    session = run.sessions.first()
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        enter(client, yvonne)
        assert f"/cms/cursusdag/{session.pk}/" in [a["href"] for a in soup(client, "/cms/").select("a[href]")]
        names = [it.get_text(strip=True) for it in soup(client, f"/cms/cursusdag/{session.pk}/").select(".opt")]
        page = said(client, f"/cms/cursusdag/{session.pk}/", {"there": [did.pk]})
        assert f"/cms/cursusdag/{session.pk}/" not in [a["href"] for a in soup(client, "/cms/").select("a[href]")]

    assert (names, "1 van de 2 waren er" in page) == (["Fatma Yılmaz", "Samira Haddad"], True)
    assert dict(Attendance.objects.values_list("enrolment__person__first_name", "was_there")) == {
        "Samira": True, "Fatma": False,
    }  # fmt: skip


def test_at_the_end_who_did_it_is_tapped_too(client, run, yvonne, samira, fatma):
    did, other = [enrolling.enrol(run, by=it, person=it) for it in (samira, fatma)]
    with time_machine.travel(timezone.now() + timedelta(days=22)):
        enter(client, yvonne)
        page = said(client, f"{LIST}{run.pk}/klaar/", {"finished": [did.pk]})
        assert "De cursus is klaar. Iedereen hoort hoe het verder gaat." in page
        assert "Opgeschreven: deed de cursus." in said(client, f"/cms/inschrijving/{other.pk}/gedaan/", {})
        assert "Opgeschreven: komt nog eens." in said(client, f"/cms/inschrijving/{other.pk}/nog-een-keer/", {})

    assert list(run.enrolments.values_list("state", flat=True)) == ["finished", "again"]


def test_a_day_is_added_changed_and_taken_out(client, run, yvonne):
    enter(client, yvonne)
    day = {"on_date": str(stories.in_days(30)), "at_time": "13:30", "minutes": "120", "place_name": ""}
    client.post(f"{LIST}{run.pk}/dag/", day)
    added = run.sessions.last()
    client.post(f"/cms/cursusdag/{added.pk}/wijzig/", day | {"on_date": str(stories.in_days(31))})
    added.refresh_from_db()
    assert added.on_date == stories.in_days(31)
    page = soup(client, f"{LIST}{run.pk}/dag/", day | {"on_date": str(stories.in_days(31))})
    assert page.select_one("#id_on_date_error").get_text() == (
        "Twee delen van de cursus vallen samen. Kies een andere tijd."
    )
    client.post(f"/cms/cursusdag/{added.pk}/weg/")
    assert run.sessions.count() == 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_as_much_for_one_as_for_three(client, django_assert_num_queries, lindenkwartier, yvonne, count):
    people = [helper_of(lindenkwartier, f"Buur{number}", "Bos") for number in range(count)]
    for number in range(count):
        run = stories.opened(lindenkwartier, yvonne, course=stories.a_course(f"cursus-{number}"), days=(7, 8))
        for person in people:
            enrolling.enrol(run, by=yvonne, person=person)
    enter(client, yvonne).get(LIST)
    with django_assert_num_queries(7):
        client.get(LIST)
    with django_assert_num_queries(10):
        client.get(f"{LIST}{run.pk}/")


# ---------------------------------------------------------------- the courses themselves, and their pages
NAMES = {"was-en-strijk": "Was en strijk", "strijkerij": "Strijkerij", "thuishulp": "Thuishulp"}
COURSE = {
    "name_nl": "Koken voor de buurt", "icon": "graduation-cap", "palette": "green", "minutes": "300",
    "practice_minutes": "0", "assessment": "practice", "participation": "onsite", "given_in": "nl", "position": "0",
    "is_active": "on", "parts_nl": "Snijden\nKoken", "elsewhere": "https://example.org/1 Een vaardigheid",
}  # fmt: skip


def test_a_course_is_made_in_the_workbench_with_its_parts(client, db):
    enter(client, User.objects.create_superuser("technician@example.org", "a password that is long enough"))

    client.post(reverse("course_kinds:add"), COURSE)
    course = Course.objects.get(slug="koken-voor-de-buurt")
    assert [(part.number, part.name_nl) for part in course.modules.all()] == [(1, "Snijden"), (2, "Koken")]
    assert [(it.name, it.url) for it in course.alignments.all()] == [("Een vaardigheid", "https://example.org/1")]
    assert Module.objects.count() == 2


def test_an_editor_says_what_counts_as_what_and_never_in_a_circle(client, db):
    enter(client, User.objects.create_superuser("technician@example.org", "a password that is long enough"))
    ironing, laundry, care = (stories.a_course(slug, name) for slug, name in NAMES.items())
    laundry.counts_as.add(ironing)

    def says(course, *others):
        answers = COURSE | {"name_nl": course.name_nl, "slug": course.slug, "counts_as": [it.pk for it in others]}
        return client.post(reverse("course_kinds:edit", args=[course.pk]), answers)

    assert says(care, laundry).status_code == 302
    assert list(care.counts_as.all()) == [laundry]
    refused = says(ironing, care)
    assert "‘Thuishulp’ telt al als deze cursus." in html.unescape(refused.content.decode())
    assert (list(ironing.counts_as.all()), says(ironing, ironing).status_code) == ([], 200)

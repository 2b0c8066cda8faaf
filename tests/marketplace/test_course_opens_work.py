"""A course opens work: everywhere the lock names its next date, one tap enrols, and the certificate opens it."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from marketplace.actions import asks
from marketplace.actions.asks import Asked
from marketplace.actions.helpers import offer_help
from marketplace.models import Agreement, WorkPolicy
from marketplace.queries import locks, matches, nearby
from marketplace.queries.asked import Lacking, papers_of
from neighbourhoods.models import User
from tests.entering import enter
from tests.training import stories as courses
from training.actions import attending, issuing, runs
from training.actions.certificates import note_certificate
from training.models import Certificate, Course

from . import stories, working

NOW = "2026-05-13 12:00+02:00"
NEXT = "woensdag 20 mei, Buurthuis De Linde"
FIRST = f"Eerst de cursus ‘Was en strijk’: {NEXT}"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def course(db) -> Course:
    return courses.a_course()


@pytest.fixture
def run(course, lindenkwartier, yvonne):
    return courses.opened(lindenkwartier, yvonne, days=(7, 14), capacity=2)


@pytest.fixture
def asking(course, lindedaal, yvonne) -> WorkPolicy:
    asked = Asked(course=course)
    return asks.set_policy(lindedaal, by=yvonne, work_kind=stories.shopping(), valid_from=stories.a_day(0), asked=asked)


@pytest.fixture
def task(mevrouw_de_wit, yvonne):
    return stories.open_task(mevrouw_de_wit, in_days=40)


def soup(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser").find("main")


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split()).replace("‘ ", "‘").replace(" ’", "’")


def firsts(client, address: str) -> list[str]:
    return [words(it) for it in soup(client, address).select(".task .first")]


def finish(run, person: User, by: User, clock) -> Certificate:
    """Both mornings there, tapped by the coordinator; closed; the certificate issued."""
    enrolment = run.enrolments.get(person=person)
    for session in run.sessions.all():
        clock.move_to(f"{session.on_date}T13:00:00+02:00")
        attending.mark_session(session, by=by, there=[enrolment.pk])
    runs.close_run(run, by=by, finished=[enrolment.pk])
    return issuing.issue_certificate(enrolment, by=by)


# ---------------------------------------------------------------- the whole story
def test_from_a_locked_job_to_a_course_to_a_certificate_to_the_job(
    client, task, run, asking, samira, yvonne, lindenkwartier, clock
):
    hood = f"/buurt/{lindenkwartier.code.lower()}-lindenkwartier/"
    enter(client, samira)
    assert [firsts(client, it) for it in ("/klussen/", "/", hood)] == [[FIRST]] * 3
    page = soup(client, task.get_absolute_url())
    assert words(page.select_one(".ahead h2")) == "Deze cursus opent het werk"
    form = page.select_one(".ahead form")

    assert client.post(form["action"])["Location"] == f"/mijn/leren/{run.pk}/"
    own = ["Eerst de cursus ‘Was en strijk’: u doet mee"]
    assert [firsts(client, it) for it in ("/klussen/", "/", hood)] == [own] * 3
    assert words(soup(client, task.get_absolute_url()).select_one(".ahead p:nth-of-type(2)")) == (
        "U doet mee met deze cursus. Daarna kunt u dit werk doen."
    )

    finish(run, samira, yvonne, clock)
    assert [firsts(client, it) for it in ("/klussen/", "/", hood)] == [[]] * 3
    assert soup(client, task.get_absolute_url()).select(".ahead") == []
    client.post(f"{task.get_absolute_url()}ja/")
    assert Agreement.objects.get().helper == samira


def test_who_did_it_reads_that_the_certificate_is_still_to_come(client, task, run, asking, samira, yvonne, clock):
    enter(client, samira).post(f"/leren/was-en-strijk/{run.pk}/")
    finish(run, samira, yvonne, clock)
    Certificate.objects.all().delete()

    assert firsts(client, "/klussen/") == ["Eerst de cursus ‘Was en strijk’: uw certificaat komt nog"]
    assert "U deed deze cursus. Uw certificaat komt nog." in words(soup(client, task.get_absolute_url()))


# ---------------------------------------------------------------- where it is shown
def test_work_for_some_hours_a_week_says_it_too(client, ria, yvonne, run, asking, samira):
    job = working.open_job(ria, by=yvonne)
    enter(client, samira)

    assert firsts(client, "/werk/") == [FIRST]
    page = soup(client, f"/werk/{job.slug}/")
    assert "Dit vraagt de cursus ‘Was en strijk’." in words(page)
    assert [form["action"] for form in page.select(".ahead form")] == [f"/leren/was-en-strijk/{run.pk}/"]


def test_a_visitor_sees_the_course_and_is_asked_who_they_are_on_the_way(client, task, run, asking):
    assert firsts(client, "/klussen/") == []
    ahead = soup(client, task.get_absolute_url()).select_one(".ahead")
    assert ahead.select_one("a.btn")["href"] == f"/leren/was-en-strijk/{run.pk}/"
    assert ahead.select("form") == []


def test_without_a_date_it_says_so_and_somebody_calls(client, task, course, asking, samira):
    page = soup(enter(client, samira), task.get_absolute_url())

    assert "Dit vraagt de cursus ‘Was en strijk’. Er is nog geen datum." in words(page)
    assert [it["action"] for it in page.select("form[action$='/beginnen/']")] != []
    assert firsts(client, "/klussen/") == ["Eerst de cursus ‘Was en strijk’: er is nog geen datum"]


def test_a_full_course_offers_the_waiting_list_and_one_with_a_place_goes_first(
    client, task, run, asking, samira, fatma, henk, yvonne
):
    for person in (fatma, henk):
        courses.enrolling.enrol(run, by=yvonne, person=person)
    enter(client, samira)
    assert words(soup(client, task.get_absolute_url()).select_one(".ahead form")) == "Zet mij op de wachtlijst"

    later = courses.opened(samira.neighbourhood, yvonne, days=(30, 37))
    form = soup(client, task.get_absolute_url()).select_one(".ahead form")
    assert (form["action"], words(form)) == (f"/leren/was-en-strijk/{later.pk}/", "Ik wil dit leren")


def test_the_desk_reads_why_not_and_when_the_course_is(task, run, asking, samira, henk, yvonne):
    offer_help(samira, by=samira)
    lacks = f"deed de cursus ‘Was en strijk’ nog niet (de volgende: {NEXT})"
    assert [lacks in it.but for it in matches.best_helpers(yvonne, task) if it.person_id == samira.pk] == [True]

    missing = "deed de cursus ‘Was en strijk’ nog niet"
    assert papers_of(samira).lacking == (Lacking("Boodschappen", missing, NEXT, run.pk),)
    courses.enrolling.enrol(run, by=yvonne, person=samira)
    assert papers_of(samira).lacking == (Lacking("Boodschappen", missing, "doet mee", run.pk),)


# ---------------------------------------------------------------- equivalences
def test_the_certificate_of_a_course_that_counts_as_it_opens_the_same_work(
    client, task, course, asking, samira, yvonne, lindenkwartier, clock
):
    middle, other = courses.a_course("strijkerij", "Strijkerij"), courses.a_course("thuishulp", "Thuishulp")
    other.counts_as.add(middle)
    middle.counts_as.add(course)
    course.counts_as.add(other)  # a circle that somebody drew: walked once
    run = courses.opened(lindenkwartier, yvonne, days=(7, 14), course=other)
    enter(client, samira)
    assert soup(client, task.get_absolute_url()).select_one(".ahead form")["action"] == f"/leren/thuishulp/{run.pk}/"

    courses.enrolling.enrol(run, by=samira, person=samira)
    finish(run, samira, yvonne, clock)

    assert (firsts(client, "/klussen/"), soup(client, task.get_absolute_url()).select(".ahead")) == ([], [])


# ---------------------------------------------------------------- what it costs
@pytest.mark.parametrize("count", [1, 3])
def test_the_locks_cost_the_same_for_one_as_for_three(
    run, asking, samira, mevrouw_de_wit, yvonne, lindenkwartier, count, django_assert_num_queries
):
    tasks = [stories.open_task(mevrouw_de_wit, in_days=10 + number) for number in range(count)]
    for number in range(1, count):
        courses.opened(lindenkwartier, yvonne, days=(7 + number, 20), course=run.course)
    shown = list(locks.light().filter(pk__in=[it.pk for it in tasks]))

    # what is asked and what samira has; when the course is given and where she takes part
    with django_assert_num_queries(2):
        assert len(locks.locks_of(samira, shown, None)) == count


@pytest.fixture
def asking_all(run, lindedaal, samira, yvonne) -> None:
    """A VOG, the course and an age; she has another certificate, and is old enough."""
    asked = Asked(course=run.course, conduct_check=True, youngest=16)
    asks.set_policy(lindedaal, by=yvonne, work_kind=stories.shopping(), valid_from=stories.a_day(0), asked=asked)
    note_certificate(samira, by=yvonne, course=courses.a_course("thuishulp", "Thuishulp"), awarded_on=stories.a_day(0))
    User.objects.filter(pk=samira.pk).update(birth_date=date(1986, 4, 2))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("page", "questions"), [("list", 9), ("next", 10), ("home", 15), ("task", 17)])
def test_a_page_with_locked_work_asks_as_much_for_one_as_for_three(
    client, asking_all, samira, mevrouw_de_wit, count, page, questions, django_assert_num_queries
):
    ahead = nearby.PAGE if page == "next" else 0
    tasks = [stories.open_task(mevrouw_de_wit, in_days=10 + number) for number in range(count + ahead)]
    address = {"home": "/", "task": tasks[0].get_absolute_url()}.get(page, "/klussen/")
    seen = enter(client, samira).get(address)  # the outlines are drawn once
    address = seen.context["tasks"].more if page == "next" else address

    with django_assert_num_queries(questions):
        locked = client.get(address).content.decode()
    assert locked.count("Eerst een VOG en de cursus ‘Was en strijk’") == (0 if page == "task" else count)
    assert ("Deze cursus opent het werk" in locked) == (page == "task")


def test_work_that_asks_nothing_costs_no_question(task, samira, django_assert_num_queries):
    shown = list(locks.light().filter(pk=task.pk))
    with django_assert_num_queries(0):
        assert locks.locks_of(samira, shown, None) == {}

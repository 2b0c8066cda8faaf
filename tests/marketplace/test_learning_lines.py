"""Learning lines: a path of stones, where somebody is on it, and one next stone."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import IntegrityError
from django.urls import reverse

from marketplace.models import LearningLine, Stone
from marketplace.queries.lines import begun_by, lines_for
from neighbourhoods.models import User
from tests.entering import enter
from tests.training import stories as courses
from training.actions.certificates import note_certificate
from training.actions.modules import show_module
from training.models import Course, Module

from . import stories, working


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


@pytest.fixture
def course(db) -> Course:
    course = courses.a_course()
    Module.objects.create(course=course, number=1, name_nl="Strijken")
    return course


@pytest.fixture
def line(course) -> LearningLine:
    """A part of the course, the course, helping once with it, trying a place, and working there."""
    return a_line("Naar de strijkerij", course)


def a_line(name: str, course: Course) -> LearningLine:
    line, kind = LearningLine.objects.create(name_nl=name), stories.shopping()
    stones = (("module", {"module": course.modules.get()}), ("course", {"course": course}),
              ("task", {"work_kind": kind}), ("try", {"work_kind": kind}), ("job", {"work_kind": kind}))  # fmt: skip
    for number, (sort, what) in enumerate(stones, 1):
        Stone.objects.create(line=line, number=number, sort=sort, **what)
    return line


def standings(viewer: User) -> list[str]:
    return [it.standing for it in lines_for(viewer, None)[0].stones]


def shown(page) -> list[tuple[str, str]]:
    """The standing of each stone, and what it is about."""
    found = BeautifulSoup(page.content, "html.parser").select("ol.path > li")
    names = [it.select("div > p")[2 if it["class"] == ["now"] else 1] for it in found]
    return [(it["class"][0], " ".join(name.get_text(" ").split())) for it, name in zip(found, names, strict=True)]


# ---------------------------------------------------------------- where somebody is
def test_each_stone_is_done_by_what_somebody_did(line, course, samira, mevrouw_de_wit, ria, yvonne):
    assert standings(samira) == ["now", "later", "later", "later", "later"]

    show_module(course.modules.get(), by=yvonne, person=samira)
    assert standings(samira) == ["done", "now", "later", "later", "later"]

    stories.done(mevrouw_de_wit, samira)  # further on, and before the course: it stands there all the same
    assert standings(samira) == ["done", "now", "done", "later", "later"]

    note_certificate(samira, by=yvonne, course=course, awarded_on=stories.a_day(0))
    assert standings(samira) == ["done", "done", "done", "now", "later"]

    working.agreed(working.open_job(ria, by=yvonne), samira, by=yvonne)
    assert standings(samira) == ["done", "done", "done", "now", "done"]


def test_the_certificate_of_a_course_also_stands_for_its_parts_and_for_what_it_counts_as(line, course, samira, yvonne):
    other = courses.a_course("thuishulp", "Thuishulp")
    other.counts_as.add(course)
    note_certificate(samira, by=yvonne, course=other, awarded_on=stories.a_day(0))

    assert standings(samira) == ["done", "done", "now", "later", "later"]


def test_the_next_stone_leads_to_the_next_date_or_to_the_place_somebody_has(
    line, lindenkwartier, course, samira, yvonne
):
    run = courses.opened(lindenkwartier, yvonne)
    following = lines_for(samira, None)[0].next
    assert (following.when, following.href) == (
        "Woensdag 20 mei, Buurthuis De Linde", f"/leren/was-en-strijk/{run.pk}/"
    )  # fmt: skip
    assert begun_by(samira, None) == []

    courses.enrolling.enrol(run, by=samira, person=samira)
    assert [(it.next.when, it.next.href) for it in begun_by(samira, None)] == [("U doet mee", f"/mijn/leren/{run.pk}/")]


# ---------------------------------------------------------------- the pages
def test_anybody_sees_the_path_and_where_it_begins(client, line):
    page = client.get("/leren/")

    assert shown(page) == [
        ("now", "Strijken"), ("later", "Was en strijk"), ("later", "Boodschappen"), ("later", "Boodschappen"),
        ("later", "Boodschappen"),
    ]  # fmt: skip
    soup = BeautifulSoup(page.content, "html.parser")
    assert [it["aria-current"] for it in soup.select(".path [aria-current]")] == ["step"]
    assert soup.select_one(".path .here").text == "Hier kunt u beginnen"
    assert [it["href"] for it in soup.select(".path .later a")] == [
        "/leren/was-en-strijk/", "/klussen/?wat=klussen&soort=boodschappen", *["/werk/?soort=boodschappen"] * 2
    ]  # fmt: skip


def test_on_ones_own_page_stands_what_somebody_began(client, line, course, samira, yvonne):
    assert shown(enter(client, samira).get("/mijn/plan/")) == []

    show_module(course.modules.get(), by=yvonne, person=samira)
    page = client.get("/mijn/plan/")
    assert shown(page)[:2] == [("done", "Strijken"), ("now", "Was en strijk")]
    assert BeautifulSoup(page.content, "html.parser").select_one(".path .here").text == "U bent hier"


def test_a_line_that_is_not_shown_or_has_no_stones_stays_away(client, line):
    LearningLine.objects.create(name_nl="Leeg")
    assert [it.name for it in lines_for(client.get("/leren/").wsgi_request.user, None)] == ["Naar de strijkerij"]
    LearningLine.objects.update(is_active=False)
    assert shown(client.get("/leren/")) == []


@pytest.mark.parametrize("count", [1, 3])
def test_three_lines_cost_as_much_as_one(course, lindenkwartier, samira, yvonne, count, django_assert_num_queries):
    for number in range(count):
        a_line(f"Lijn {number}", course)
    courses.opened(lindenkwartier, yvonne)

    # the lines and their stones; what samira did (6); when the next stone is given
    with django_assert_num_queries(9):
        assert len(lines_for(samira, None)) == count


# ---------------------------------------------------------------- kept by editors
ANSWERS = {"name_nl": "Naar de strijkerij", "icon": "shirt", "palette": "blue", "position": "0", "is_active": "on"}


@pytest.fixture
def lotte(client, db) -> User:
    enter(client, lotte := User.objects.create_superuser("lotte@example.org", "a password that is long enough"))
    return lotte


def stones(line: LearningLine) -> list[tuple[int, str]]:
    return list(line.stones.values_list("number", "sort"))


def test_an_editor_chooses_stones_and_changes_their_order(client, lotte, course):
    part, kind = f"module:{course.modules.get().pk}", f"task:{stories.shopping().pk}"
    client.post(reverse("learning_lines:add"), ANSWERS | {"stone_1": part, "stone_4": kind})
    line = LearningLine.objects.get()
    assert stones(line) == [(1, "module"), (2, "task")]

    again = reverse("learning_lines:edit", args=[line.pk])
    options = BeautifulSoup(client.get(again).content, "html.parser").select("select[name^=stone_] option[selected]")
    assert [it["value"] for it in options if it["value"]] == [part, kind]
    client.post(again, ANSWERS | {"stone_1": kind, "stone_2": f"course:{course.pk}", "stone_3": part})
    assert stones(line) == [(1, "task"), (2, "course"), (3, "module")]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Een leerlijn heeft ten minste één stap."),
        ({"stone_1": "course:{}", "stone_2": "course:{}"}, "Dezelfde stap staat er twee keer in."),
        ({"stone_1": "course:999999"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_makes_no_line_is_said_in_a_sentence(client, lotte, course, answers, sentence):
    chosen = {name: word.format(course.pk) for name, word in answers.items()}
    page = client.post(reverse("learning_lines:add"), ANSWERS | chosen, headers={"accept-language": "nl"})

    assert sentence in page.content.decode()
    assert not LearningLine.objects.exists()


def test_a_stone_is_one_thing(line, course):
    with pytest.raises(IntegrityError):
        Stone.objects.create(line=line, number=9, sort="course", course=course, work_kind=stories.shopping())

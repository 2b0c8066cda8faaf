"""An editor's page about a course: the words below the facts, at the course's own address."""

import pytest
from bs4 import BeautifulSoup

from cms.models import CourseIndexPage, CoursePage
from cms.starter.pages import home_page
from tests.training import stories


@pytest.fixture
def course_page(db, yvonne, lindenkwartier) -> CoursePage:
    stories.opened(lindenkwartier, yvonne)
    index = home_page().add_child(instance=CourseIndexPage(title="Leren", slug="leren", intro="Leer iets nieuws."))
    page = CoursePage(course=stories.a_course(), title="Strijken als de beste", intro="Neem een overhemd mee.")
    return index.add_child(instance=page)


def soup(client, address: str, language: str = "nl") -> BeautifulSoup:
    return BeautifulSoup(client.get(address, headers={"accept-language": language}).content, "html.parser")


def test_the_words_of_an_editor_stand_below_what_the_course_says_itself(client, course_page):
    page = soup(client, "/leren/was-en-strijk/")

    assert (page.h1.text, page.select_one(".prose .lead").text) == ("Strijken als de beste", "Neem een overhemd mee.")
    assert page.select_one(".run h3").text.startswith("3 ochtenden vanaf")
    assert soup(client, "/leren/").select_one(".prose .lead").text == "Leer iets nieuws."


def test_in_english_the_course_keeps_its_own_name(client, course_page):
    assert soup(client, "/leren/was-en-strijk/", "en").h1.text == "Laundry and ironing"


def test_a_draft_changes_nothing(client, course_page):
    course_page.unpublish()
    page = soup(client, "/leren/was-en-strijk/")
    assert (page.h1.text, page.select_one(".prose")) == ("Was en strijk", None)


def test_the_address_follows_the_course(course_page):
    assert (course_page.slug, course_page.get_url()) == ("was-en-strijk", "/leren/was-en-strijk/")

"""An editor: the pages at hand, one button to publish, and the way back to the website."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from wagtail.models import Page

from cms.starter.pages import add_missing_pages
from neighbourhoods.models import User
from tests.entering import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def lotte() -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return editor


def soup(client, path):
    return BeautifulSoup(client.get(path, headers={"accept-language": "nl"}).content, "html.parser")


def menu(page):
    return page.select_one("#wagtail-sidebar-props").string


def test_the_first_screen_lists_the_pages_to_change(client, lotte):
    slugs = ["home", *add_missing_pages()]
    enter(client, lotte)

    links = soup(client, "/cms/").select(".my-pages li a")

    assert [link["href"] for link in links] == [f"/cms/pages/{Page.objects.get(slug=slug).pk}/edit/" for slug in slugs]


def test_publish_is_the_button_and_there_is_no_approval(client, lotte):
    add_missing_pages()
    enter(client, lotte)
    page = Page.objects.get(slug="contact")

    footer = soup(client, f"/cms/pages/{page.pk}/edit/").select("[name^=action-]")

    assert [button["name"] for button in footer] == ["action-publish"]
    assert not page.has_workflow


def test_who_may_not_publish_keeps_a_draft(client, lotte):
    lotte.groups.set([Group.objects.get(name="Editors")])
    add_missing_pages()
    enter(client, lotte)

    page = soup(client, f"/cms/pages/{Page.objects.get(slug='contact').pk}/edit/")

    assert page.select("[name=action-publish]") == []


@pytest.mark.parametrize(
    ("demo", "shown"), [(True, ["Naar de website", "Wees iemand anders"]), (False, ["Naar de website"])]
)
def test_the_way_back_from_the_admin(client, settings, yvonne, lotte, demo, shown):
    settings.DEMO = demo
    for person in (yvonne, lotte):
        enter(client, person)
        said = menu(soup(client, "/cms/"))
        assert [words for words in ("Naar de website", "Wees iemand anders") if words in said] == shown

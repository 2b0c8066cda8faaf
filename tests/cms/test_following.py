"""A kind of work gets another name: its page follows, is found by it at once, and the old address still leads there."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.findable.search import pages_like
from cms.models import ServicePage
from cms.starter.pages import add_missing_pages
from marketplace.models import WorkKind
from neighbourhoods.alike import Asked
from neighbourhoods.models import User
from tests.entering import enter
from tests.sharing import made_once

pytestmark = pytest.mark.django_db


first_pages = made_once(add_missing_pages)


@pytest.fixture
def page(first_pages, shopping) -> ServicePage:
    add_missing_pages()
    page = ServicePage.objects.get()
    page.title = shopping.name_nl
    page.save_revision().publish()
    return ServicePage.objects.get()


@pytest.fixture
def renamed(client, page, django_capture_on_commit_callbacks):
    """An editor changes the kind in its own form."""
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    editor.groups.add(Group.objects.get(name="Moderators"))

    def change(**fields: str) -> None:
        kind = WorkKind.objects.get()
        form = BeautifulSoup(enter(client, editor).get(reverse("kinds:edit", args=[kind.pk])).content, "html.parser")
        shown = form.select("main form [name], form[novalidate] [name]") or form.select("[name]")
        answers = {field["name"]: field.get("value", "") for field in shown if field.name == "input" and
                   (field.get("type") not in {"checkbox", "radio"} or field.has_attr("checked"))}  # fmt: skip
        answers |= {field["name"]: field.get_text().lstrip() for field in shown if field.name == "textarea"}
        for field in (it for it in shown if it.name == "select"):
            chosen = field.select_one("option[selected]") or field.option
            answers[field["name"]] = chosen["value"]
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(reverse("kinds:edit", args=[kind.pk]), answers | fields)
        assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").select(".error-message")
        client.logout()

    return change


def test_its_page_takes_the_new_name_and_is_found_by_it(client, page, renamed):
    renamed(name_nl="Winkelen met een kar", name_en="Trolley")

    page.refresh_from_db()
    assert (page.title, page.live, page.has_unpublished_changes) == ("Winkelen met een kar", True, False)
    assert "Winkelen met een kar" in client.get(page.url, headers={"accept-language": "nl"}).content.decode()
    assert "karren" not in page.words_to_find()
    assert page.url in client.get("/zoeken/?v=kar").content.decode()
    assert (
        "Boodschappen doen" not in client.get("/zoeken/?v=trolley", headers={"accept-language": "nl"}).content.decode()
    )


def test_what_the_kind_says_of_itself_is_found_at_once(page, renamed):
    assert pages_like(Asked.read("drogist")) == []

    renamed(hint_nl="Ook naar de drogist")

    assert [hit.href for hit in pages_like(Asked.read("drogist"))] == [page.url]


def test_another_word_in_the_address_moves_the_page_and_the_old_address_leads_there(client, page, renamed):
    assert page.url == "/hulp/boodschappen/"

    renamed(slug="winkelen")

    assert client.get("/hulp/winkelen/").status_code == 200
    old = client.get("/hulp/boodschappen/")
    assert (old.status_code, old["Location"]) == (301, "/hulp/winkelen/")


def test_a_title_of_the_editor_and_a_draft_stay(client, page, renamed):
    page.title = "Samen naar de winkel"
    page.save_revision().publish()
    page.intro = "Nog niet klaar."
    page.save_revision()

    renamed(name_nl="Winkelen", slug="winkelen")

    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.slug, page.intro == draft.intro) == ("Samen naar de winkel", "winkelen", False)
    assert (draft.title, draft.slug, draft.intro) == ("Samen naar de winkel", "winkelen", "Nog niet klaar.")
    assert page.has_unpublished_changes


def test_a_kind_without_a_page_changes_by_itself(client, shopping, page, renamed):
    page.delete()

    renamed(name_nl="Winkelen")

    assert WorkKind.objects.get().name_nl == "Winkelen"

"""A browser without JavaScript: what test_loop, test_coming_in and test_desk do not walk already is done here."""

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page

from cms.models import Correction, StoriesPage, StoryPage
from cms.starter.pages import add_missing_pages
from cms.wording import corrections, texts
from marketplace.models import Opportunity
from neighbourhoods.models import User

from .conftest import come_in, press

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain(visit_as):
    """A browser without JavaScript, of somebody who is logged in or of a visitor."""

    def open_browser(person: User | None = None) -> Page:
        page = visit_as(script=False)
        if person is not None:
            come_in(page, person)
        return page

    return open_browser


@pytest.fixture
def lotte(transactional_db) -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return editor


def test_a_visitor_searches_and_asks_for_the_kind_that_was_found(plain, shopping, yvonne):
    page = plain()
    page.goto("/")
    press(page, "a.to-search")
    page.fill("main input[name=v]", "boodschappen")
    press(page, "main form[role=search] button")
    press(page, "main .hits a")
    assert page.inner_text("h1") == "Boodschappen doen"
    press(page, "main form[action='/hulp-vragen/wat/'] button")

    assert page.url.endswith("/hulp-vragen/wanneer/")
    assert "Boodschappen doen" in page.inner_text("main")


def test_large_letters_and_english_are_a_press_away(plain, shopping):
    page = plain()
    page.goto("/klussen/")
    press(page, "form[action='/grote-letters/'] button")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    press(page, ".util form[action='/taal/'] button")

    assert (page.inner_text("h1"), page.get_attribute("html", "lang")) == ("Jobs near you", "en")


def test_samira_passes_on_rests_and_reads_who_looked(plain, open_task, samira):
    User.objects.filter(pk=samira.pk).update(phone="+31612345679")
    page = plain(samira)
    page.goto(f"/klussen/{open_task.pk}-boodschappen-doen/")
    press(page, "main form[action='/doorgeven/'] button")
    assert "/klussen/" in page.url
    assert "terug" in page.inner_text("main [role=status]")

    page.goto("/mijn/")
    press(page, "main a[href='/mijn/even-niet/']")
    press(page, "button[value=week]")
    samira.refresh_from_db()
    assert samira.paused_until is not None
    press(page, "button[value=now]")
    samira.refresh_from_db()
    assert samira.paused_until is None

    page.goto("/mijn/")
    press(page, "main a[href='/mijn/gegevens/']")
    press(page, "main a[href='/mijn/gegevens/wie-keek/']")
    assert page.inner_text("h1") == "Wie heeft mijn gegevens bekeken?"


def test_a_neighbour_takes_the_request_back(plain, waiting, mevrouw_de_wit):
    page = plain(mevrouw_de_wit)
    page.goto("/mijn/vragen/")
    press(page, "main a[href^='/mijn/vragen/']")
    press(page, "main form[action$='/niet-meer-nodig/'] button")

    assert Opportunity.objects.get().state == "withdrawn"


@pytest.fixture
def as_it_came(transactional_db):
    """What the test lays over the catalogue is taken off again."""
    yield
    Correction.objects.all().delete()
    corrections.lay_over()


def test_an_editor_corrects_a_word_and_fills_in_the_colours(plain, lotte, as_it_came):
    [text] = [it for it in texts.every_text() if (it.language, it.english) == ("nl", "Jobs near you")]
    page = plain(lotte)
    page.goto(f"/cms/woorden/nl/{text.key}/")
    page.fill("[name=one]", "Klussen om u heen")
    press(page, ".onecol form p.acts button >> nth=0")
    page.goto("/cms/settings/cms/look/")
    page.fill("[name=tokens]", "--utrecht-link-color: #24578F;")
    press(page, "main form button[type=submit] >> visible=true >> nth=-1")
    page.goto("/klussen/")

    assert page.inner_text("h1") == "Klussen om u heen"
    assert "--utrecht-link-color:#1A4E85" in page.inner_html("head style")


def test_stories_and_news_are_read(plain, yvonne):
    add_missing_pages()
    story = StoriesPage.objects.get().add_child(
        instance=StoryPage(title="Samira helpt", who="Samira", quote="Nu ken ik mijn straat.", agreed=True,
                           agreed_on="2026-05-01", agreed_how="phone")
    )  # fmt: skip
    page = plain()
    page.goto("/")
    press(page, "footer a[href='/verhalen/']")
    press(page, f"main a[href='{story.url}']")
    assert "Nu ken ik mijn straat." in page.inner_text("main")
    press(page, "footer a[href='/nieuws/']")

    assert page.inner_text("h1") == "Nieuws"

"""An editor on a phone: the buttons of a page are in sight, and a window opens where they type."""

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from cms.models import NeighbourhoodIndexPage
from cms.starter.pages import add_missing_pages
from neighbourhoods.models import User

from .conftest import come_in, give_second_factor

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lotte(transactional_db) -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    editor.groups.add(Group.objects.get(name="Moderators"))
    give_second_factor(editor)
    return editor


def test_an_editor_on_a_phone_sees_publish_and_types_a_name_at_once(visit_as, lotte, lindenkwartier):
    add_missing_pages()
    index = NeighbourhoodIndexPage.objects.get()
    page = visit_as(width=390)
    come_in(page, lotte)

    page.goto(f"/cms/pages/add/cms/neighbourhoodpage/{index.pk}/")
    expect(page.get_by_role("button", name="Publiceren")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Kies een buurt").first.click()
    expect(page.get_by_role("textbox", name="Naam van de buurt")).to_be_focused()
    page.keyboard.type("linden")
    page.get_by_role("link", name="Lindenkwartier").click()
    expect(page.locator("main")).to_contain_text("Lindenkwartier")

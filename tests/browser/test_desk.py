"""The coordinator's desk in a browser: by keyboard, on a phone, without JavaScript, light and dark."""

import pytest

from marketplace.actions import asking
from marketplace.actions.asking import Request
from marketplace.models import HelperProfile, WorkKind
from marketplace.models.work import Opportunity
from neighbourhoods.models import Postcode, User

from .conftest import find_nothing_wrong, give_second_factor

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scene(yvonne, mevrouw_de_wit, samira, lindenkwartier):
    """Three requests wait, Samira likes shopping, and the postcode is known."""
    give_second_factor(yvonne)
    Postcode.objects.create(
        code="7299AB", latitude=52.14, longitude=6.196, neighbourhood=lindenkwartier, street="Kastanjelaan"
    )
    kinds = [
        WorkKind.objects.create(slug=slug, name_nl=name, icon=icon, palette=palette)
        for slug, name, icon, palette in (
            ("boodschappen", "Boodschappen", "shopping-basket", "green"),
            ("tuin", "Tuin", "sprout", "olive"),
            ("gezelschap", "Gezelschap", "coffee", "terracotta"),
        )
    ]
    HelperProfile.objects.create(user=samira).likes.set(kinds)
    for kind in kinds:
        asking.ask_for_help(mevrouw_de_wit, by=yvonne, request=Request(work_kind=kind, wish="Graag deze week."))
    return kinds


def states() -> list[str]:
    return [request.state for request in Opportunity.objects.order_by("pk")]


def press(page, key) -> None:
    """A key that leads to another page, which then has its script."""
    with page.expect_navigation(wait_until="networkidle"):
        page.keyboard.press(key)


def test_the_queue_by_keyboard(visit_as, scene, yvonne):
    page = visit_as(yvonne, width=1280)
    page.goto("/cms/")
    assert page.inner_text(".sel a.t") == "Boodschappen"
    find_nothing_wrong(page)

    press(page, "j")
    assert page.inner_text(".sel a.t") == "Tuin"
    press(page, "a")
    assert page.is_visible(".undo")
    assert states() == ["waiting", "open", "waiting"]
    find_nothing_wrong(page)
    press(page, "z")
    assert not page.is_visible(".undo")
    assert states() == ["waiting", "waiting", "waiting"]
    press(page, "s")
    assert page.is_visible(".undo")
    assert states() == ["waiting", "open", "waiting"]
    page.keyboard.press("x")
    page.locator(".talk select").first.select_option("unclear")
    page.locator(".talk button").first.click()
    page.wait_for_selector(".told")
    assert sorted(states()) == ["open", "to_talk_over", "waiting"]


def test_keys_are_letters_while_somebody_types(visit_as, scene, yvonne):
    page = visit_as(yvonne, width=1280)
    page.goto("/cms/")
    page.keyboard.press("/")
    page.keyboard.type("ana")

    assert page.input_value("#zoek") == "ana"
    assert states() == ["waiting", "waiting", "waiting"]


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_a_call_on_a_phone(visit_as, scene, yvonne, script):
    page = visit_as(yvonne, width=390, script=script)
    page.goto("/cms/telefoontje/")
    page.fill("[name=phone]", "06 11 22 33 44")
    page.fill("[name=first_name]", "Riet")
    page.fill("[name=postcode]", "7299 AB")
    page.fill("[name=house_number]", "3")
    page.locator(".cats label").nth(1).click()
    page.click("button[value=save]:visible >> nth=-1")
    assert "Lees de zin voor" in page.inner_text(".errors")
    page.check("[name=consent]")
    page.click("button[value=save]:visible >> nth=-1")
    page.wait_for_url("**/cms/?klus=*")

    riet = User.objects.get(first_name="Riet")
    assert [(request.work_kind, request.state) for request in riet.requests.all()] == [(scene[1], "waiting")]
    assert page.inner_text(".sel a.t") == "Tuin"


def test_a_known_number_fills_the_form_with_one_key(visit_as, scene, yvonne, mevrouw_de_wit):
    page = visit_as(yvonne, width=1280)
    page.goto("/cms/telefoontje/")
    page.fill("[name=phone]", "0612345678")
    page.wait_for_selector("text=Johanna de Wit")
    find_nothing_wrong(page)
    page.locator("h1").click()
    page.keyboard.press("h")
    page.wait_for_url("**persoon=*")
    page.check("[name=consent]")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/cms/?klus=*")

    assert mevrouw_de_wit.requests.count() == 4


def test_no_request_leaves_the_house(visit_as, scene, yvonne, live_server):
    page = visit_as(yvonne, width=1280)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/cms/")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []

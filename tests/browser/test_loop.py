"""The main job of Dichtbij, end to end in a browser on a small phone, with and without JavaScript."""

import pytest

from marketplace.models import Opportunity
from neighbourhoods.models import HouseNumber
from neighbourhoods.models.outreach import Channel

from .conftest import find_nothing_wrong, give_second_factor, press

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mevrouw_yilmaz(mevrouw_de_wit):
    """The same neighbour, now with e-mail: she asks on the website."""
    mevrouw_de_wit.first_name, mevrouw_de_wit.last_name = "Ayşe", "Yılmaz"
    mevrouw_de_wit.email, mevrouw_de_wit.channel = "ayse@example.org", Channel.EMAIL
    mevrouw_de_wit.call_name = "mevrouw Yılmaz"
    mevrouw_de_wit.save()
    return mevrouw_de_wit


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_a_neighbour_asks_and_says_thank_you(visit_as, shopping, mevrouw_yilmaz, yvonne, samira, script):
    give_second_factor(yvonne)
    look = find_nothing_wrong if script else (lambda page: None)

    her = visit_as(mevrouw_yilmaz, script=script)
    ask(her, look)
    request = Opportunity.objects.get()
    assert (request.state, request.requester) == ("waiting", mevrouw_yilmaz)

    desk = visit_as(yvonne, script=script, width=1280)
    desk.goto("/cms/")
    look(desk)
    press(desk, f"form[action='/cms/klussen/{request.pk}/akkoord/'] button >> nth=0")
    request.refresh_from_db()
    assert request.state == "open"

    helper = visit_as(samira, script=script)
    say_yes(helper, look)
    helper.goto(f"/mijn/klussen/{request.agreements.get().pk}/hoe-ging-het/")
    look(helper)
    press(helper, "button[value=good]")

    confirm_and_thank(her, request, look)
    helper.goto("/mijn/")
    look(helper)
    assert "Het helpt mij heel veel" in helper.content()


def say_yes(helper, look) -> None:
    helper.goto("/klussen/")
    look(helper)
    press(helper, "main .task h3 a")
    look(helper)
    assert "Kastanjelaan" not in helper.content()
    press(helper, "main form[action$='/ja/'] button >> visible=true >> nth=0")
    look(helper)
    assert "Kastanjelaan 12" in helper.content()
    assert "mevrouw Yılmaz" in helper.content()


def confirm_and_thank(her, request, look) -> None:
    her.goto(f"/mijn/vragen/{request.pk}/")
    look(her)
    assert "Samira" in her.content()
    press(her, "button[value=ja]")
    request.refresh_from_db()
    assert request.state == "done"
    press(her, "main a[href$='/bedanken/']")
    look(her)
    her.check("input[value=relieved]")
    press(her, "main form button.btn")
    look(her)


def ask(page, look) -> None:
    page.goto("/hulp-vragen/wat/")
    look(page)
    press(page, "button[value=boodschappen]")
    look(page)
    page.check("input[value=this_week]")
    page.check("input[value=morning]")
    press(page, "main form button.btn")
    look(page)
    page.fill("textarea[name=wish]", "Graag melk en brood.")
    press(page, "main form button.btn")
    page.wait_for_url("**/dank-u/")
    look(page)


def test_a_visitor_makes_a_mistake_and_loses_nothing(visit_as, shopping, lindenkwartier, yvonne):
    HouseNumber.objects.create(
        postcode="7299AB", number=12, street="Kastanjelaan", latitude=52.14, longitude=6.196,
        neighbourhood=lindenkwartier,
    )  # fmt: skip
    page = visit_as()
    page.goto("/hulp-vragen/")
    press(page, "button[value=anders]")
    press(page, "main form button.btn")
    page.fill("input[name=postcode]", "7299 AB")
    page.fill("input[name=name]", "Anna de Wit")
    press(page, "main form button.btn")
    find_nothing_wrong(page)
    assert page.title().startswith("Fout:")
    assert page.input_value("input[name=name]") == "Anna de Wit"
    assert page.evaluate("document.activeElement.className") == "errsum"
    page.fill("input[name=house_number]", "12")
    page.fill("input[name=phone]", "06 12 34 56 78")
    press(page, "main form button.btn")
    find_nothing_wrong(page)
    assert "Kastanjelaan 12" in page.content()
    press(page, "main form button.btn")
    page.wait_for_url("**/dank-u/")
    assert Opportunity.objects.get().requester.phone == "+31612345678"


def test_the_same_in_english(visit_as, shopping, lindenkwartier):
    page = visit_as(language="en-GB")
    page.goto("/hulp-vragen/wat/")
    assert "What can we help you with?" in page.content()
    assert page.get_attribute("html", "lang") == "en"

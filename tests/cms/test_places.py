"""Pages about kinds of work and about neighbourhoods: by editors, live, and never missing."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.models import NeighbourhoodIndexPage, NeighbourhoodPage, ServiceIndexPage, ServicePage, WalkInTime
from cms.models.neighbourhoods import walk_in_at
from cms.starter.pages import add_missing_pages
from cms.street_of import street_of
from marketplace.models import WorkKind
from neighbourhoods.models import User
from tests.conftest import neighbourhood_of
from tests.entering import enter
from tests.marketplace import stories
from tests.sharing import made_once

pytestmark = pytest.mark.django_db
HERE = "/buurt/bu99010000-lindenkwartier/"
EMPTY_LISTS = {f"{name}-count": "0" for name in ("body", "body_en", "people")}
NO_HOURS = {"walk_in-TOTAL_FORMS": "0", "walk_in-INITIAL_FORMS": "0", "walk_in-MIN_NUM_FORMS": "0"}
AN_HOUR = {
    "walk_in-TOTAL_FORMS": "1", "walk_in-INITIAL_FORMS": "0", "walk_in-MIN_NUM_FORMS": "0",
    "walk_in-0-weekday": "1", "walk_in-0-opens": "9:30", "walk_in-0-closes": "12:00",
    "walk_in-0-place": "Buurthuis De Linde", "walk_in-0-no_appointment": "on",
}  # fmt: skip
NEW_KIND = {"name_nl": "Hond uitlaten", "hint_nl": "Een rondje met de hond", "steps_nl": "U haalt de hond op.",
            "icon": "dog", "palette": "olive", "minutes": "30"}  # fmt: skip


@pytest.fixture
def lotte() -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return editor


site = made_once(add_missing_pages)


def soup(client, path, language="nl"):
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def new_page(client, model, **answers):
    """An editor fills in the form and presses publish."""
    above = model.allowed_parent_page_models()[0].objects.get()
    address = reverse("wagtailadmin_pages:add", args=["cms", model._meta.model_name, above.pk])
    answers = EMPTY_LISTS | {"title": "", "intro": "", "action-publish": "1"} | answers
    return client.post(address, answers)


def errors(response):
    page = BeautifulSoup(response.content, "html.parser")
    return sorted({line.get_text(strip=True) for line in page.select(".error-message")})


# ---------------------------------------------------------------- a new kind of work (feature 60)
def test_an_editor_makes_a_kind_and_its_page_and_it_is_everywhere_at_once(client, site, shopping, lotte, yvonne):
    enter(client, lotte)
    assert client.post(reverse("choose_kind:create"), NEW_KIND).json()["step"] == "chosen"
    kind = WorkKind.objects.get(slug="hond-uitlaten")
    assert (kind.bit, kind.position, kind.is_active) == (shopping.bit + 1, 1, True)

    made = new_page(client, ServicePage, work_kind=kind.pk, intro="Een buur loopt een rondje.")
    client.logout()

    assert made.status_code == 302
    own = soup(client, "/hulp/hond-uitlaten/")
    assert (own.h1.text, own.select_one(".prose .lead").text) == ("Hond uitlaten", "Een buur loopt een rondje.")
    for path in ("/hulp/", "/hulp-vragen/wat/", "/klussen/", "/klussen/soort/"):
        assert "Hond uitlaten" in soup(client, path).main.text, path
    assert "Hond uitlaten" in soup(client, "/zoeken/?v=hond").main.text
    enter(client, yvonne)
    assert "Hond uitlaten" in soup(client, reverse("workbench:call")).text


def test_the_door_of_a_kind_goes_straight_into_asking(client, site, shopping):
    door = soup(client, "/hulp/boodschappen/").select_one(".doors form")
    chosen = door.select_one("button")

    asked = client.post(door["action"], {chosen["name"]: chosen["value"]})

    assert asked.url == "/hulp-vragen/wanneer/"
    assert client.session["asking"]["what"] == "boodschappen"


def test_only_reading_the_page_chooses_nothing(client, site, shopping):
    client.get("/hulp/boodschappen/")

    assert "asking" not in client.session


def test_a_kind_without_a_page_has_one_all_the_same(client, shopping):
    page = soup(client, "/hulp/boodschappen/")

    assert page.h1.text == "Boodschappen doen"
    assert [link["href"] for link in soup(client, "/hulp/").select(".services a")] == ["/hulp/boodschappen/"]
    assert client.get("/hulp/bestaat-niet/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name_nl": "Boodschappen"}, "Er is al een soort werk met deze naam."),
        ({"name_nl": "!!!"}, "Gebruik letters in de naam."),
    ],
)
def test_a_kind_that_cannot_be_made_says_why(client, lotte, changed, said):
    stories.shopping()
    enter(client, lotte)

    answer = client.post(reverse("choose_kind:create"), NEW_KIND | changed, headers={"accept-language": "nl"}).json()

    assert (answer["step"], said in answer["htmlFragment"]) == ("reshow_creation_form", True)
    assert WorkKind.objects.count() == 1


def test_there_is_room_for_63_kinds(client, lotte):
    WorkKind.objects.create(slug="laatste", bit=62, name_nl="Laatste", icon="dog", palette="olive")
    enter(client, lotte)

    assert client.post(reverse("choose_kind:create"), NEW_KIND).json()["step"] == "reshow_creation_form"


def test_a_kind_has_one_page(client, site, shopping, lotte):
    ServicePage.objects.all().delete()
    enter(client, lotte)
    assert new_page(client, ServicePage, work_kind=shopping.pk).status_code == 302

    again = new_page(client, ServicePage, work_kind=shopping.pk)

    assert errors(again) == ["Deze soort werk heeft al een pagina. Verander die pagina."]
    assert ServicePage.objects.count() == 1


# ---------------------------------------------------------------- a neighbourhood
def test_an_editor_makes_a_neighbourhood_page_by_choosing_it(client, site, lindenkwartier, lotte):
    enter(client, lotte)

    made = new_page(client, NeighbourhoodPage, neighbourhood=lindenkwartier.pk, intro="Kom langs.", **AN_HOUR)

    assert made.status_code == 302
    page = NeighbourhoodPage.objects.get()
    assert (page.title, page.url, page.live) == ("Lindenkwartier", HERE, True)
    client.logout()
    shown = soup(client, HERE)
    assert shown.h1.text == "Lindenkwartier"
    assert shown.select_one(".prose .lead").text == "Kom langs."
    assert shown.select_one(".walk-in .b").text == "dinsdag, 9.30 uur tot 12 uur"
    assert "dinsdag, 9.30 uur tot 12 uur" in soup(client, f"{HERE}print/").text
    assert walk_in_at("bu99010000-anders")[0].place == "Buurthuis De Linde"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"neighbourhood": ""}, ["Dit is een verplicht veld."]),
        (AN_HOUR | {"walk_in-0-closes": "9:00"}, ["De eindtijd moet later zijn dan de begintijd."]),
    ],
)
def test_bad_answers_come_back_with_a_sentence(client, site, lindenkwartier, lotte, answers, said):
    enter(client, lotte)

    refused = new_page(client, NeighbourhoodPage, **NO_HOURS | {"neighbourhood": lindenkwartier.pk} | answers)

    assert (refused.status_code, errors(refused)) == (200, said)
    assert not NeighbourhoodPage.objects.exists()


def page_of(hood, **fields) -> NeighbourhoodPage:
    page = NeighbourhoodPage(neighbourhood=hood, **fields)
    page.walk_in = [WalkInTime(weekday=0, opens=time(9), closes=time(10), place="De Linde")]
    return NeighbourhoodIndexPage.objects.get().add_child(instance=page)


def test_a_neighbourhood_has_one_page_and_no_copy(client, site, lindenkwartier, lotte):
    page = page_of(lindenkwartier)
    enter(client, lotte)

    again = new_page(client, NeighbourhoodPage, neighbourhood=lindenkwartier.pk, **NO_HOURS)

    assert errors(again) == ["Deze buurt heeft al een pagina. Verander die pagina."]
    assert client.get(reverse("wagtailadmin_pages:copy", args=[page.pk])).status_code == 302
    assert NeighbourhoodPage.objects.count() == 1


@pytest.mark.parametrize("paper", ["", "print/"])
def test_a_name_of_before_leads_to_the_address_of_today_without_a_page_too(client, lindenkwartier, paper):
    assert client.get(f"/buurt/BU99010000-vroeger/{paper}").url == f"{HERE}{paper}"


def test_a_draft_changes_nothing_for_a_visitor(client, site, lindenkwartier):
    page_of(lindenkwartier, intro="Nog geheim.", live=False)

    assert "geheim" not in soup(client, HERE).text
    assert walk_in_at("bu99010000-lindenkwartier") == ()


def test_another_name_in_the_address_leads_to_the_page(client, site, lindenkwartier):
    page_of(lindenkwartier)

    assert client.get("/buurt/bu99010000-vroeger/").url == HERE


def test_a_coordinator_makes_no_pages_and_no_kinds(client, site, yvonne, shopping, lindenkwartier):
    enter(client, yvonne)

    assert new_page(client, NeighbourhoodPage, neighbourhood=lindenkwartier.pk, **NO_HOURS).status_code == 302
    assert client.post(reverse("choose_kind:create"), NEW_KIND).status_code == 302

    assert (NeighbourhoodPage.objects.count(), WorkKind.objects.count()) == (0, 1)


def test_the_chooser_finds_by_a_few_letters(client, lindedaal, lindenkwartier, molenwijk, yvonne, lotte):
    enter(client, lotte)

    found = BeautifulSoup(
        client.get(reverse("choose_neighbourhood:choose_results"), {"q": "mol"}).content, "html.parser"
    )

    assert [link.get_text(strip=True) for link in found.select("a[data-chooser-modal-choice]")] == ["Molenwijk"]


# ---------------------------------------------------------------- all neighbourhoods
def test_the_index_lists_and_draws_the_neighbourhoods_that_take_part(client, site, lindenkwartier, molenwijk, yvonne):
    page = soup(client, "/buurt/")

    there = [HERE, "/buurt/bu99010100-molenwijk/"]
    assert [link["href"] for link in page.select(".hoods a")] == there
    assert [pin["href"] for pin in page.select("svg a.pin")] == there


def test_a_postcode_nobody_knows_is_said_and_not_kept(client, site, lindenkwartier):
    unknown = client.post("/buurt/", {"postcode": "1234"}, headers={"accept-language": "nl"})

    assert unknown.status_code == 422
    assert "Wij kennen deze postcode niet." in unknown.content.decode()


def test_more_neighbourhoods_than_fit_are_on_a_next_page(client, lindedaal, lindenkwartier, yvonne):
    for number in range(30):
        neighbourhood_of(lindedaal, f"BU990102{number:02d}", f"Buurt {number:02d}", 52.1, 6.2)

    first = soup(client, "/buurt/")
    second = soup(client, first.select_one("a[rel=next]")["href"])

    assert [len(page.select(".hoods li")) for page in (first, second)] == [30, 1]
    assert len(soup(client, "/buurt/?pagina=onzin").select(".hoods li")) == 30


# ---------------------------------------------------------------- what it costs
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "asked"), [("/hulp/", 4), ("/hulp/boodschappen/", 7), ("/buurt/", 5), (HERE, 9)])
def test_pages_ask_the_same_with_few_and_many(
    client, mevrouw_de_wit, yvonne, count, path, asked, django_assert_num_queries
):
    lindenkwartier = mevrouw_de_wit.neighbourhood
    lindedaal = lindenkwartier.municipality
    stories.shopping()
    add_missing_pages()
    page_of(lindenkwartier)
    for number in range(count):
        stories.open_task(mevrouw_de_wit)
        neighbourhood_of(lindedaal, f"BU9901020{number}", f"Buurt {number}", 52.1, 6.2)
        WorkKind.objects.create(slug=f"soort-{number}", name_nl=f"Soort {number}", icon="dog", palette="olive")
    client.get(path)

    with django_assert_num_queries(asked):
        soup(client, path)


def test_a_street_is_the_same_every_time_and_another_next_door(client):
    assert street_of("BU99010000") == street_of("BU99010000") != street_of("BU99010100")
    picture = client.get(f"{HERE}straat.svg")
    assert (picture.status_code, picture["content-type"]) == (200, "image/svg+xml")


def test_starter_pages_come_once(site, shopping):
    assert add_missing_pages() == ["boodschappen"]
    assert add_missing_pages() == []
    assert [page.url for page in ServicePage.objects.all()] == ["/hulp/boodschappen/"]
    assert ServiceIndexPage.objects.get().url == "/hulp/"

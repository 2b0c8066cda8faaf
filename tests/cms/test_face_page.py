"""The page around every page: menu, own coordinator, language, large letters, and what shows when it goes wrong."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory

from cms import views
from neighbourhoods.models import User
from neighbourhoods.queries.places import contact_of_visitor

MISSING = "/bestaat-niet/"


def page(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


# ---------------------------------------------------------------- around every page
def test_every_page_has_one_title_one_heading_one_main_and_a_way_past_the_menu(client, db):
    soup = page(client.get(MISSING))

    assert soup.html["lang"] == "nl"
    assert words(soup.title) == "Deze pagina is er niet – Dichtbij"
    assert [words(h) for h in soup.find_all("h1")] == ["Deze pagina is er niet"]
    assert (soup.find("a", class_="skip")["href"], soup.main["id"], soup.main["tabindex"]) == (
        "#inhoud",
        "inhoud",
        "-1",
    )


def test_the_bottom_bar_has_five_tabs_with_icon_and_word(client, db):
    tabs = page(client.get(MISSING)).find("nav", class_="tabs").find_all("a")

    assert [(words(a), a["href"], a.svg["aria-hidden"]) for a in tabs] == [
        ("Start", "/", "true"),
        ("Klussen", "/klussen/", "true"),
        ("Leren", "/leren/", "true"),
        ("Mijn pad", "/mijn/", "true"),
        ("Bel ons", "tel:+31880001234", "true"),
    ]


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/hulp-vragen/wat/", ["Hulp vragen"]),
        ("/klussen/bestaat-niet/", ["Klussen", "Klussen"]),
        ("/leren/bestaat-niet/", ["Leren", "Leren"]),
        (MISSING, []),
    ],
)
def test_the_menu_and_the_bar_say_where_you_are(client, db, address, current):
    soup = page(client.get(address))

    assert [words(a) for a in soup.find_all("a", attrs={"aria-current": "page"})] == current


def test_a_visitor_calls_the_team(client, db):
    footer = page(client.get(MISSING)).footer

    assert words(footer.find("p")) == "Bel 088 000 12 34 maandag tot en met vrijdag 9 uur tot 17 uur"


def test_a_resident_calls_their_own_coordinator(client, samira, yvonne):
    client.force_login(samira)

    soup = page(client.get(MISSING))

    assert words(soup.footer.find("p")) == "Bel Yvonne 088 000 12 35 maandag tot en met vrijdag 9 uur tot 17 uur"
    assert words(soup.find("a", href="/mijn/", class_="btn")) == "Samira"


def test_a_visitor_who_chose_a_neighbourhood_calls_its_coordinator(client, yvonne, lindenkwartier):
    client.cookies["plek"] = lindenkwartier.code

    assert "Bel Yvonne 088 000 12 35" in words(page(client.get(MISSING)).footer)


def test_knowing_whom_to_call_costs_two_questions(samira, yvonne, django_assert_num_queries):
    viewer = User.objects.get(pk=samira.pk)
    with django_assert_num_queries(2):
        contact = contact_of_visitor(viewer)

    assert (contact.who, contact.phone) == ("Yvonne", "088 000 12 35")


def test_the_reading_button_stays_hidden_until_the_browser_has_a_voice(client, db):
    button = page(client.get(MISSING)).find(attrs={"data-read-aloud": True})

    assert button.has_attr("hidden")


# ---------------------------------------------------------------- language and letters
def test_the_other_language_is_one_tap_away_and_brings_you_back(client, db):
    form = page(client.get(MISSING)).find("form", action="/taal/")

    assert (words(form.button), form.button["lang"]) == ("English", "en")
    response = client.post("/taal/", {"language": "en", "next": MISSING})
    assert response["Location"] == MISSING
    soup = page(client.get(MISSING))
    assert (soup.html["lang"], words(soup.h1)) == ("en", "This page is not here")


def test_large_letters_go_on_and_off_again(client, db):
    on = client.post("/grote-letters/", {"next": "/hulp-vragen/wat/"})

    assert (on.status_code, on["Location"]) == (302, "/hulp-vragen/wat/")
    assert client.cookies["letters"].value == "groot"
    assert client.cookies["letters"]["max-age"] == 90 * 24 * 3600
    assert page(client.get(MISSING)).html["class"] == ["groot"]

    client.post("/grote-letters/", {"next": MISSING})
    assert page(client.get(MISSING)).html.get("class") is None


@pytest.mark.parametrize("foreign", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_large_letters_never_lead_off_the_site(client, db, foreign):
    assert client.post("/grote-letters/", {"next": foreign})["Location"] == "/"


def test_large_letters_need_a_post(client, db):
    assert client.get("/grote-letters/").status_code == 405


# ---------------------------------------------------------------- when it goes wrong
def test_a_form_that_was_open_too_long_gets_a_kind_page(db):
    response = Client(enforce_csrf_checks=True).post("/grote-letters/", {"next": "/"})

    assert response.status_code == 403
    assert words(page(response).h1) == "Probeer het nog een keer"
    assert "088 000 12 34" in words(page(response).main)


@pytest.mark.parametrize(
    ("view", "heading"),
    [
        (views.server_error, "Er ging iets mis bij ons, niet bij u"),
        (lambda request: views.bad_request(request, ValueError()), "Dit lukte niet"),
    ],
)
def test_our_own_mistakes_are_told_without_database_in_both_languages_with_the_phone(view, heading):
    soup = page(view(RequestFactory().get("/")))

    assert words(soup.h1) == heading
    assert soup.find(lang="en").h2 is not None
    assert [a["href"] for a in soup.main.find_all("a")] == ["tel:+31880001234", "tel:+31880001234", "/"]

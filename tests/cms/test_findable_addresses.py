"""What search engines are told: sitemaps, one name for each page, its languages, and what is not theirs."""

from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from cms.findable import sitemap
from cms.findable.site import follow_site_url
from cms.models import PlainPage
from cms.starter.pages import add_missing_pages, home_page
from neighbourhoods import links
from tests.conftest import neighbourhood_of
from tests.entering import enter

SITE = "http://localhost:8000"


pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    add_missing_pages()


@pytest.fixture
def safely():
    """A page in two languages."""
    return home_page().add_child(
        instance=PlainPage(
            title="Veilig helpen",
            title_en="Helping safely",
            slug="veilig",
            body='[{"type": "heading", "value": "Veilig"}]',
            body_en='[{"type": "heading", "value": "Safe"}]',
        )
    )


def head(address: str, language: str = "", client: Client | None = None) -> BeautifulSoup:
    answer = (client or Client()).get(address, headers={"accept-language": language} if language else {})
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser").head


def content(soup: BeautifulSoup, **named: str) -> str:
    return soup.find("meta", attrs=named)["content"]


def entries(address: str) -> list[ElementTree.Element]:
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    return list(ElementTree.fromstring(answer.content))  # noqa: S314 (our own)


def locations(address: str) -> list[str]:
    return [entry[0].text for entry in entries(address)]


def all_found() -> list[str]:
    return [found for file in locations("/sitemap.xml") for found in locations(file.removeprefix(SITE))]


# ---------------------------------------------------------------- sitemaps
def test_the_index_names_every_file_with_the_address_of_the_site():
    assert locations("/sitemap.xml") == [f"{SITE}/sitemap-{name}.xml" for name in ("paginas", "buurten", "werk")]


def test_every_page_of_editors_is_listed_in_each_language_it_has(pages):
    PlainPage.objects.filter(slug="veilig").update(body_en="[]")

    found = locations("/sitemap-paginas.xml")

    assert found[:2] == [f"{SITE}/", f"{SITE}/?taal=en"]
    assert f"{SITE}/veilig/" in found
    assert f"{SITE}/veilig/?taal=en" not in found
    assert len(found) == len(set(found)) == 2 * Page.objects.filter(depth__gt=1).count() - 1


def test_an_entry_says_when_it_changed_and_names_its_languages(safely):
    PlainPage.objects.filter(slug="veilig").update(last_published_at=datetime(2026, 5, 4, 12, tzinfo=UTC))

    (entry,) = [it for it in entries("/sitemap-paginas.xml") if it[0].text == f"{SITE}/veilig/"]

    assert [it.text for it in entry][:2] == [f"{SITE}/veilig/", "2026-05-04"]
    assert [(it.get("hreflang"), it.get("href")) for it in entry[2:]] == [
        ("nl", f"{SITE}/veilig/"),
        ("en", f"{SITE}/veilig/?taal=en"),
    ]


def test_drafts_private_pages_tasks_and_own_pages_are_not_listed(pages, open_task):
    PlainPage.objects.filter(slug="contact").update(live=False)
    PageViewRestriction.objects.create(page=PlainPage.objects.get(slug="over-ons"), restriction_type="login")

    paths = [urlsplit(found).path for found in all_found()]

    assert {"/contact/", "/over-ons/", open_task.get_absolute_url()} & set(paths) == set()
    assert [path for path in paths if path.startswith(("/mijn", "/cms", "/actie", "/demo", "/zoeken"))] == []


def test_only_neighbourhoods_that_take_part_are_listed(yvonne, lindedaal, lindenkwartier):
    other = type(lindedaal).objects.create(code="GM9902", name="Elders")
    neighbourhood_of(other, "BU99020000", "Verweg", 51.0, 5.0)

    assert locations("/sitemap-buurten.xml")[::2] == [f"{SITE}/buurt/bu99010000-lindenkwartier/"]


def test_a_long_list_becomes_more_files(monkeypatch, yvonne, karim):
    monkeypatch.setattr(sitemap.Neighbourhoods, "limit", 1)

    assert f"{SITE}/sitemap-buurten.xml?p=2" in locations("/sitemap.xml")
    assert locations("/sitemap-buurten.xml?p=2")[0] == f"{SITE}/buurt/bu99010100-molenwijk/"


@pytest.mark.parametrize("address", ["/sitemap-anders.xml", "/sitemap-paginas.xml?p=99", "/sitemap-paginas.xml?p=x"])
def test_a_file_that_is_not_there_is_not_found(address):
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_of_pages_costs_the_same_with_few_and_many(more, django_assert_num_queries):
    for number in range(more):
        home_page().add_child(instance=PlainPage(title=f"Pagina {number}", slug=f"pagina-{number}"))
    Client().get("/sitemap-paginas.xml")

    with django_assert_num_queries(6):
        assert len(locations("/sitemap-paginas.xml")) == 2 + more


def test_the_sites_own_idea_of_its_address_follows_the_setting(safely, settings):
    settings.SITE_URL = "https://dichtbij.lindedaal.example"
    follow_site_url()
    follow_site_url()

    site = Site.objects.get()
    assert (site.hostname, site.port) == ("dichtbij.lindedaal.example", 443)
    assert Page.objects.get(slug="veilig").full_url == "https://dichtbij.lindedaal.example/veilig/"
    assert Client().get("/sitemap.xml").content.count(b"https://dichtbij.lindedaal.example/sitemap-") == 3


# ---------------------------------------------------------------- the head of what may be found
def test_all_that_is_listed_can_be_read_found_and_told_apart(pages, yvonne, karim):
    heads = {}
    for address in all_found():
        answer = Client().get(address.removeprefix(SITE))
        soup = BeautifulSoup(answer.content, "html.parser").head
        assert (answer.status_code, "X-Robots-Tag" in answer, soup.find("meta", attrs={"name": "robots"})) == (
            200, False, None,
        ), address  # fmt: skip
        assert soup.find("link", rel="canonical")["href"] == address
        assert content(soup, property="og:title") + " – Dichtbij" == soup.title.text
        assert content(soup, property="og:description") == content(soup, name="description")
        assert content(soup, property="og:url") == address
        heads[address] = (soup.parent["lang"], soup.title.text, content(soup, name="description"))

    assert len(heads) == 2 * (Page.objects.filter(depth__gt=1).count() + 2 + 4)  # two neighbourhoods, four lists
    assert len({(language, title) for language, title, _words in heads.values()}) == len(heads)
    assert len({(language, words) for language, _title, words in heads.values()}) == len(heads)
    assert all(words for _language, _title, words in heads.values())


def test_a_page_names_its_languages_and_the_plain_address_for_others(safely):
    soup = head("/veilig/?taal=en")

    assert [(it["hreflang"], it["href"]) for it in soup.find_all("link", rel="alternate", hreflang=True)] == [
        ("nl", f"{SITE}/veilig/"),
        ("en", f"{SITE}/veilig/?taal=en"),
        ("x-default", f"{SITE}/veilig/"),
    ]
    assert content(soup, property="og:locale") == "en_GB"


def test_a_page_that_is_in_dutch_only_has_one_address(safely):
    PlainPage.objects.filter(slug="veilig").update(body_en="[]")

    soup = head("/veilig/?taal=en")

    assert soup.find("link", rel="canonical")["href"] == f"{SITE}/veilig/"
    assert soup.find_all("link", hreflang=True) == []


def test_the_language_in_the_address_bows_to_the_button_and_beats_the_browser():
    assert head("/?taal=en", "nl").parent["lang"] == "en"
    assert head("/?taal=xx", "nl").parent["lang"] == "nl"
    chosen = Client()
    chosen.post("/taal/", {"language": "nl", "next": "/?taal=en"})
    assert head("/?taal=en", "en", chosen).parent["lang"] == "nl"


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"search_description": "Voor zoekers.", "intro": "Ingeleid."}, "Voor zoekers."),
        ({"intro": "Ingeleid.\nIn twee regels."}, "Ingeleid. In twee regels."),
        ({"body": '[{"type": "text", "value": "<p>Eerste <b>alinea</b>.</p>"}]'}, "Eerste alinea."),
        ({}, "Zomaar"),
        ({"intro": 'Met "aanhaling" & <b>teken</b>'}, 'Met "aanhaling" & teken'),
    ],
)
def test_a_description_is_never_empty(fields, description):
    home_page().add_child(instance=PlainPage(title="Zomaar", slug="zomaar", **fields))

    assert content(head("/zomaar/"), name="description") == description


def test_a_long_description_is_cut_between_words_signs():
    home_page().add_child(instance=PlainPage(title="Lang", slug="lang", intro="woord " * 90))

    assert len(content(head("/lang/"), name="description")) == 160


# ---------------------------------------------------------------- what must not be found
@pytest.mark.parametrize(
    "address", ["/zoeken/", "/klussen/?soort=tuin", "/klussen/soort/", "/inloggen/", "/meedoen/waar/"]
)
def test_filters_results_and_steps_are_not_for_search_engines(address):
    answer = Client().get(address)

    assert answer["X-Robots-Tag"] == "noindex"
    assert b'rel="canonical"' not in answer.content


def test_a_task_may_be_shared_but_not_kept_by_a_search_engine(open_task):
    answer = Client().get(open_task.get_absolute_url())
    soup = BeautifulSoup(answer.content, "html.parser").head

    assert (answer["X-Robots-Tag"], content(soup, name="robots")) == ("noindex", "noindex")
    assert content(soup, property="og:image") == f"{SITE}/static/built/card.png"


def test_own_pages_and_signed_links_say_so_too(samira, open_task):
    own = enter(Client(), samira).get("/mijn/")
    link = Client().get(links.path("report", open_task, samira, days=1))

    assert [own["X-Robots-Tag"], link["X-Robots-Tag"]] == ["noindex", "noindex"]
    assert b"og:title" not in own.content + link.content


def test_a_lost_page_has_no_name_to_be_found_by():
    answer = Client().get("/bestaat-niet/")

    assert (answer.status_code, answer["X-Robots-Tag"]) == (404, "noindex")
    assert b"og:title" not in answer.content
    assert b"canonical" not in answer.content

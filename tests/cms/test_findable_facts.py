"""Facts for programs: valid, safe with any title, and no more than the page shows."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from cms.findable.facts import Answer, FAQPage, NewsArticle, Question, as_script
from cms.findable.telling import publisher
from cms.models import PlainPage
from cms.starter.pages import home_page

pytestmark = pytest.mark.django_db
OFFICE = {
    "@type": "OpeningHoursSpecification",
    "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "opens": "09:00",
    "closes": "17:00",
}
NASTY = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u2028\u2029",
    '"\\',
    "]]>",
    "&lt;/script&gt;",
    "</SCRIPT >",
]


@pytest.fixture(autouse=True)
def looked_up_afresh():
    cache.clear()


def facts(client, address: str) -> list[dict]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found = soup.find_all("script", type="application/ld+json")
    if not found:
        return []
    (script,) = found
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def test_the_home_page_tells_of_the_site_its_search_and_each_municipality(client, yvonne, lindedaal):
    site, service = facts(client, "/")

    assert site == {
        "@type": "WebSite",
        "name": "Dichtbij",
        "url": "http://localhost:8000/",
        "inLanguage": ["nl", "en"],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": "http://localhost:8000/zoeken/?v={search_term_string}"},
            "query-input": "required name=search_term_string",
        },
    }
    assert service == {
        "@type": "GovernmentService",
        "name": "Dichtbij",
        "url": "http://localhost:8000/",
        "areaServed": {"@type": "AdministrativeArea", "name": "Lindedaal"},
        "provider": {
            "@type": "GovernmentOrganization",
            "name": "Wonen Zorg Service",
            "telephone": "088 000 12 34",
            "openingHoursSpecification": [OFFICE],
        },
        "availableLanguage": ["nl", "en"],
    }


def test_a_page_tells_the_way_to_it(client):
    above = home_page().add_child(instance=PlainPage(title="Boven", title_en="Above", slug="boven"))
    above.add_child(instance=PlainPage(title="Onder", slug="onder"))

    (way,) = facts(client, "/boven/onder/")

    assert way["@type"] == "BreadcrumbList"
    assert [(it["position"], it["name"], it["item"]) for it in way["itemListElement"]] == [
        (1, "Dichtbij", "http://localhost:8000/"),
        (2, "Boven", "http://localhost:8000/boven/"),
        (3, "Onder", "http://localhost:8000/boven/onder/"),
    ]


@pytest.mark.parametrize("title", NASTY)
def test_no_title_gets_out_of_its_script(client, title):
    home_page().add_child(instance=PlainPage(title=title, slug="eng", intro=title))

    answer = client.get("/eng/")
    (way,) = facts(client, "/eng/")

    assert way["itemListElement"][1]["name"] == title
    soup = BeautifulSoup(answer.content, "html.parser")
    assert [it.get("type") or it.get("src") for it in soup.find_all("script")] == [
        "application/ld+json",
        "/static/built/site.js",
    ]
    assert soup.find("meta", property="og:title")["content"].split() == title.split()


def test_only_what_was_published_has_facts(client, open_task, samira):
    for address in ("/zoeken/?v=x", "/klussen/", open_task.get_absolute_url(), "/bestaat-niet/", "/hulp-vragen/wat/"):
        assert facts(client, address) == []


def test_empty_fields_are_left_out_and_things_in_things_are_written_out():
    faq = FAQPage((Question("Kost het geld?", Answer("Nee.")),))
    news = NewsArticle("Nieuw", "", "/x/", "2026-05-04", "2026-05-05", "nl", publisher())

    first, second = json.loads(as_script([faq, news]).partition(">")[2].removesuffix("</script>"))["@graph"]

    assert first == {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": "Kost het geld?", "acceptedAnswer": {"@type": "Answer", "text": "Nee."}}
        ],
    }
    assert sorted(second) == ["@type", "dateModified", "datePublished", "headline", "inLanguage", "publisher", "url"]
    assert as_script([]) == ""


@pytest.mark.parametrize("depth", [1, 3])
def test_the_way_costs_one_question_more_however_deep(client, depth, django_assert_num_queries):
    page, address = home_page(), "/"
    for number in range(depth + 1):
        page = page.add_child(instance=PlainPage(title=f"Trap {number}", slug=f"trap-{number}"))
        address += f"trap-{number}/"
    client.get(address)

    with django_assert_num_queries(2 * depth + 8):  # Wagtail itself asks twice for each step of the address
        assert len(facts(client, address)[0]["itemListElement"]) == depth + 2

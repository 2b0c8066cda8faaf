"""The pages of editors as programs meet them: facts, sitemap and search, each of the page that was really published."""

from datetime import date, time

import pytest
from django.core.cache import cache

from cms.look import facts as look
from cms.models import (
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    NewsIndexPage,
    NewsPage,
    ServicePage,
    SiteDetails,
    StoriesPage,
)
from cms.starter.pages import add_missing_pages, home_page
from tests.cms.test_findable_addresses import all_found
from tests.cms.test_findable_facts import facts
from tests.cms.test_stories import story_of
from tests.sharing import made_once

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
US = {
    "@type": "GovernmentOrganization",
    "name": "gemeente Lindedaal",
    "url": f"{SITE}/",
    "telephone": "0575 12 34 56",
    "email": "hulp@lindedaal.example",
    "openingHoursSpecification": [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Monday"], "opens": "08:30", "closes": "12:00"}
    ],
}


first_pages = made_once(add_missing_pages)


@pytest.fixture(autouse=True)
def filled_in(first_pages, shopping):
    add_missing_pages()
    days = ("tuesday", "wednesday", "thursday", "friday")
    closed = {f"{day}_{end}": None for day in days for end in ("from", "until")}
    SiteDetails.objects.create(
        site=home_page().get_site(), name=US["name"], phone=US["telephone"], email=US["email"],
        monday_from=time(8, 30), monday_until=time(12), **closed,
    )  # fmt: skip
    cache.clear()
    look.forget()
    yield
    look.forget()
    cache.clear()


def test_the_service_of_a_municipality_has_its_number_mail_and_hours(client, yvonne, lindedaal):
    lindedaal.service_phone = ""
    lindedaal.save()

    _site, service = facts(client, "/")

    assert service["provider"] == {name: US[name] for name in US if name != "url"} | {"name": "Wonen Zorg Service"}


def test_a_page_about_a_kind_of_work_is_a_service(client):
    page = ServicePage.objects.get()

    service, way = facts(client, page.url)

    assert service == {
        "@type": "Service",
        "name": page.title,
        "description": page.summary_in("nl"),
        "url": f"{SITE}/hulp/boodschappen/",
        "provider": US,
        "serviceType": "Boodschappen doen",
    }
    assert [step["name"] for step in way["itemListElement"]][-1] == page.title


def test_a_story_is_an_article_without_an_author(client):
    story = story_of(StoriesPage.objects.get(), title="Elke week een lach", title_en="A laugh", intro="Fijn.")

    article, _way = facts(client, story.url)

    told = str(story.first_published_at.date())
    assert article == {
        "@type": "Article",
        "headline": "Elke week een lach",
        "description": "Fijn.",
        "url": f"{SITE}{story.url}",
        "datePublished": told,
        "dateModified": told,
        "inLanguage": "nl",
        "publisher": US,
    }


def test_news_is_dated_by_its_own_day(client):
    index = NewsIndexPage.objects.get()
    news = index.add_child(instance=NewsPage(title="Koffie", slug="koffie", intro="Kom.", day=date(2026, 5, 4)))
    news.save_revision().publish()

    article, _way = facts(client, "/nieuws/koffie/")

    told = {name: article[name] for name in ("@type", "headline", "description", "datePublished", "publisher")}
    assert told == {
        "@type": "NewsArticle",
        "headline": "Koffie",
        "description": "Kom.",
        "datePublished": "2026-05-04",
        "publisher": US,
    }


def test_the_sitemap_names_every_published_page_once_and_no_draft(client, lindenkwartier, yvonne):
    story = story_of(StoriesPage.objects.get())
    NewsIndexPage.objects.get().add_child(instance=NewsPage(title="Concept", slug="concept", live=False))
    NeighbourhoodIndexPage.objects.get().add_child(instance=NeighbourhoodPage(neighbourhood=lindenkwartier))

    found = [address.removeprefix(SITE) for address in all_found()]

    assert sorted(found) == sorted(set(found))
    hood = "/buurt/bu99010000-lindenkwartier/"
    there = ["/", "/hulp/", "/hulp/boodschappen/", "/buurt/", hood, "/verhalen/", story.url, "/nieuws/", "/uitkering/"]
    assert [address for address in there if address not in found] == []
    assert not [address for address in found if "concept" in address]
    assert {client.get(address).status_code for address in found} == {200}

"""News: dated, off the front when it is old, and readable in a feed."""

from datetime import date
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from cms.models import NewsIndexPage, NewsPage
from cms.models.news import on_the_front
from cms.starter.pages import add_missing_pages
from tests.sharing import made_once

TODAY = date(2026, 5, 12)
NOON = "2026-05-12 12:00+02:00"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def at_noon():
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield
    cache.clear()


first_pages = made_once(add_missing_pages, at=NOON)


@pytest.fixture
def index(first_pages, db) -> NewsIndexPage:
    return NewsIndexPage.objects.get()


def news(index: NewsIndexPage, title: str, day: str = "2026-05-10", **fields: object) -> NewsPage:
    item = NewsPage(title=title, intro=f"Kort: {title}.", day=date.fromisoformat(day), **fields)
    index.add_child(instance=item)
    item.save_revision().publish()
    return item


@pytest.mark.parametrize(
    ("day", "until", "shown"),
    [
        ("2026-05-12", None, True),
        ("2026-04-12", None, True),
        ("2026-04-11", None, False),
        ("2026-01-01", date(2026, 5, 12), True),
        ("2026-05-10", date(2026, 5, 11), False),
        ("2026-05-13", None, False),
    ],
)
def test_only_what_is_fresh_is_on_the_front(index, day, until, shown):
    item = news(index, "Koffie", day, front_until=until)

    assert list(on_the_front(TODAY)) == ([item] if shown else [])


def test_the_front_shows_the_three_newest(client, index):
    for number in range(1, 6):
        news(index, f"Bericht {number}", f"2026-05-0{number}")

    page = client.get("/", headers={"accept-language": "nl"}).content.decode()

    assert [number for number in range(1, 6) if f"Bericht {number}" in page] == [3, 4, 5]


def test_it_may_not_leave_the_front_before_its_day(index):
    with pytest.raises(ValidationError) as refusal:
        news(index, "Koffie", front_until=date(2026, 5, 9))

    assert list(refusal.value.message_dict) == ["front_until"]


def test_an_item_names_its_neighbourhoods(client, index, lindenkwartier):
    item = news(index, "Koffie")
    item.neighbourhoods = [lindenkwartier]
    item.save_revision().publish()

    page = client.get(item.url, headers={"accept-language": "nl"}).content.decode()

    assert "10 mei 2026" in page
    assert "Over Lindenkwartier" in page


def test_the_feed_holds_what_is_live_newest_first(client, index):
    news(index, "Eerst", "2026-05-01")
    news(index, "Laatst")
    news(index, "Concept", "2026-05-11").unpublish()

    feed = ElementTree.fromstring(client.get("/nieuws/feed/", headers={"accept-language": "nl"}).content)  # noqa: S314

    told = [(entry.find(f"{ATOM}title").text, entry.find(f"{ATOM}summary").text) for entry in feed.iter(f"{ATOM}entry")]
    assert told == [("Laatst", "Kort: Laatst."), ("Eerst", "Kort: Eerst.")]


def test_what_is_closed_to_some_is_in_no_list(client, index):
    shown, closed = news(index, "Voor iedereen"), news(index, "Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    assert (list(on_the_front(TODAY)), list(index.news())) == ([shown], [shown])
    assert [
        page for page in ("/", "/nieuws/", "/nieuws/feed/") if "Besloten" in client.get(page).content.decode()
    ] == []


def test_who_may_see_a_closed_list_sees_what_is_in_it(index):
    item = news(index, "Besloten")
    PageViewRestriction.objects.create(page=index, restriction_type="login")

    assert (list(on_the_front(TODAY)), list(index.news())) == ([], [item])


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_few_and_many(client, index, count, django_assert_num_queries):
    for number in range(count):
        news(index, f"Bericht {number}")
    client.get("/nieuws/")

    with django_assert_num_queries(8):
        page = client.get("/nieuws/").content.decode()

    assert page.count("news-item") == count


def test_a_long_list_goes_on_behind_a_link(client, index):
    for number in range(11):
        news(index, f"Bericht {number}", f"2026-05-{number + 1:02}")

    assert 'href="?pagina=2"' in client.get("/nieuws/").content.decode()
    for address in ("/nieuws/?pagina=2", "/nieuws/?pagina=99"):
        assert client.get(address).content.decode().count("news-item") == 1

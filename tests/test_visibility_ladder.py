"""Private until agreed: nobody finds a street, number, surname, phone or e-mail where the ladder does not allow it.

Everybody here has marks that occur nowhere else. Every viewer reads every page, file and message, and presses every
button; a mark that turns up must be theirs to see: tests/ladder.py, and of the path tests/ladder_path.py.
"""

import re
from copy import deepcopy

import pytest
from django.test import Client

from cms.models import NeighbourhoodIndexPage, NeighbourhoodPage
from cms.starter.pages import add_missing_pages
from marketplace.models import Opportunity, StandInRequest, Taster, Visit
from marketplace.queries import detail
from neighbourhoods import outreach
from neighbourhoods.mail import compose
from neighbourhoods.models import CoordinatorPost, Message, Municipality, User
from tests.conftest import neighbourhood_of
from training.models import LensNote, Step

from .crawl import Crawl, addresses, body_of
from .entering import enter
from .ladder import FOR_THE_PAIR, may_see
from .ladder_path import ALL_WORDS, may_know, words_in
from .ladder_town import Town
from .sharing import made_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]


def make_town() -> Town:
    """One neighbourhood and one kind of work have an editor's page, the others the page we make."""
    place = Municipality.objects.create(code="GM9901", name="Lindedaal", service_phone="088 000 12 34")
    here = neighbourhood_of(place, "BU99010000", "Lindenkwartier", 52.1400, 6.1960)
    made = Town(here, neighbourhood_of(place, "BU99010100", "Molenwijk", 52.1520, 6.2140))
    add_missing_pages()
    NeighbourhoodIndexPage.objects.get().add_child(instance=NeighbourhoodPage(neighbourhood=here))
    return made


made = made_once(make_town)


@pytest.fixture
def town(made) -> Town:
    return deepcopy(made)


VIEWERS = {
    "a visitor": lambda _town: None,
    "a resident": lambda town: town.resident,
    "a helper with an offer": lambda town: town.offering,
    "another helper": lambda town: town.other,
    "who stands in and comes along": lambda town: town.substitute,
    "the matched helper": lambda town: town.matched,
    "the neighbour with a helper": lambda town: town.neighbours["agreed"],
    "the neighbour of long ago": lambda town: town.neighbours["long_ago"],
    "an employer": lambda town: town.employer,
    "a coordinator elsewhere": lambda town: town.karim,
    "a colleague of the coordinator": lambda town: town.bram,
    "the coordinator": lambda town: town.yvonne,
}


# ---------------------------------------------------------------- finding marks
def marks_in(text: str, person: User, digits: str = "") -> set[str]:
    """digits: the same text with the spaces inside numbers left out."""
    found = {
        "street": person.street in text,
        "number": person.house_number in text,
        "surname": person.last_name in text,
        "called": person.call_name in text,
        "phone": person.phone[3:] in (digits or joined(text)),
        "email": person.email in text,
        "postcode": person.postcode in text or f"{person.postcode[:4]} {person.postcode[4:]}" in text,
        "point": str(person.latitude) in text,
    }
    return {mark for mark, is_there in found.items() if is_there}


def joined(text: str) -> str:
    return re.sub(r"(?<=\d)(?: |&nbsp;|-|\u00a0)(?=\d)", "", text)


def leaks_in(text: str, viewer: User | None, people: list[User]) -> list[tuple[str, str]]:
    leaks, digits = [], joined(text)
    for person in people:
        found = marks_in(text, person, digits)
        if found:
            leaks += [(f"{person.first_name} #{person.pk}", mark) for mark in sorted(found - may_see(viewer, person))]
        told = words_in(text, person)
        if told:
            leaks += [(f"{person.first_name} #{person.pk}", what) for what in sorted(told - may_know(viewer, person))]
    return leaks


ROWS = {"mijn/bezoeken": Visit, "mijn/invallen": StandInRequest, "mijn/verteld/": LensNote, "mijn/plek/": Step}


def values_for(town: Town, route: str) -> list[str]:
    if route.startswith(("hulp/", "werkboekje/")):
        return ["boodschappen" if route.startswith("hulp/") else town.booklet]
    if "slug" in route:
        hoods = ["bu99010000-lindenkwartier", "bu99010100-molenwijk"]
        asked = town.jobs if route.startswith("werk/") else town.tasks
        return hoods if route.startswith("buurt") else [task.slug for task in asked.values()]
    rows = next((rows for start, rows in ROWS.items() if route.startswith(start)), None)
    if rows is not None:
        return [str(pk) for pk in rows.objects.values_list("pk", flat=True)]
    if route.startswith(("klussen", "mijn/klussen", "mijn/vragen")):
        return [str(task.pk) for task in town.tasks.values()]
    return ["1"]


def read_as(town: Town, viewer: User | None, only: str = "") -> tuple[Crawl, list[str]]:
    """Everything this viewer can reach, or only one page; and the leaks on the way."""
    client = enter(Client(), viewer) if viewer else Client()
    leaks: list[str] = []
    people = town.people

    def read(address: str, text: str) -> None:
        leaks.extend(f"{address}: {mark} of {who}" for who, mark in leaks_in(text, viewer, people))

    crawl = Crawl(
        client, read, posts_under=("/klussen", "/werk", "/mijn", "/hulp-vragen", "/meedoen", "/actie", "/buurt")
    )
    if only:
        crawl.read_only(only)
        return crawl, leaks
    seeds = ["/", *addresses(lambda route: values_for(town, route), skip=("cms/", "_util/", "demo/", "health/"))]
    if viewer and CoordinatorPost.objects.filter(user=viewer).exists():
        seeds.append("/cms/")
    return crawl.walk(seeds), leaks


# ---------------------------------------------------------------- the tests
@pytest.mark.parametrize("name", list(VIEWERS))
def test_nobody_finds_what_the_ladder_keeps(town, name):
    crawl, leaks = read_as(town, VIEWERS[name](town))

    assert leaks == []
    assert len(crawl.seen) > 50


AT_WORK = VIEWERS | {
    "who tries a place of work": lambda town: town.trying,
    "who speaks for a place of work": lambda town: town.neighbours["worked"],
    "who guides at work": lambda town: town.guide,
}


@pytest.mark.parametrize("name", list(AT_WORK))
def test_nobody_finds_more_of_work_than_the_ladder_allows(town, name):
    viewer, leaks = AT_WORK[name](town), []
    client = enter(Client(), viewer) if viewer else Client()
    for page in town.pages_of_work:
        answer = client.get(page)
        leaks += [f"{page}: {mark} of {who}" for who, mark in leaks_in(body_of(answer), viewer, town.people)]
    assert leaks == []


@pytest.mark.parametrize("name", list(VIEWERS))
def test_nobody_finds_more_of_a_path_than_the_ladder_allows(town, name):
    viewer, leaks = VIEWERS[name](town), []
    client = enter(Client(), viewer) if viewer else Client()
    for page in town.path.pages:
        answer = client.get(page)
        leaks += [f"{page}: {mark} of {who}" for who, mark in leaks_in(body_of(answer), viewer, town.people)]

    assert leaks == []


def test_who_may_know_the_words_of_a_path_finds_them(town):
    """The marks are there to be found: each by who may know it, on the pages of one path."""
    for name in ("the coordinator", "a colleague of the coordinator", "a coordinator elsewhere"):
        viewer = VIEWERS[name](town)
        for person, pages in town.path.read_by(viewer):
            found = set().union(*(words_in(page, person) for page in pages))
            over = {"looked", "again"} if person == town.matched else {"looked", "role"}  # answered, or ended
            assert found == may_know(viewer, person) - over, (name, person.first_name)
    samira = enter(Client(), town.matched)
    own = [words_in(body_of(samira.get(page)), town.matched) for page in town.path.pages if page.startswith("/mijn/")]
    assert set().union(*own) == ALL_WORDS


def test_who_works_somewhere_or_tries_it_finds_the_address(town):
    """The marks are there to be found."""
    matched = enter(Client(), town.matched)
    pages = {state: matched.get(f"/mijn/klussen/{town.jobs[state].pk}/") for state in ("worked", "at_home")}
    pages["to_try"] = enter(Client(), town.trying).get(f"/mijn/proberen/{Taster.objects.get().pk}/")

    shown = {state for state, page in pages.items() if "street" in marks_in(body_of(page), town.neighbours[state])}
    assert shown == {"worked", "at_home", "to_try"}


def page_of(viewer: User, task: Opportunity) -> str:
    visit = Visit.objects.filter(agreement__opportunity=task).order_by("on_date").first()
    return enter(Client(), viewer).get(f"/mijn/bezoeken/{visit.pk}/").content.decode()


def test_the_pair_finds_what_it_needs(town):
    """The marks are there to be found: a crawl that sees nothing proves nothing."""
    client = enter(Client(), town.matched)
    shown = {
        state: marks_in(client.get(f"/mijn/klussen/{town.tasks[state].pk}/").content.decode(), town.neighbours[state])
        for state in ("agreed", "today", "done", "long_ago", "called_off", "stepped_back")
    }

    once = {
        state: marks_in(page_of(town.substitute, town.tasks[state]), town.neighbours[state])
        for state in ("taken", "together", "sought", "alone")
    }
    assert once == {"taken": FOR_THE_PAIR, "together": FOR_THE_PAIR, "sought": set(), "alone": set()}
    assert shown["agreed"] == shown["today"] == FOR_THE_PAIR
    assert shown["done"] <= FOR_THE_PAIR
    assert shown["long_ago"] == shown["called_off"] == shown["stepped_back"] == set()


def test_a_met_helper_knows_the_hour_and_the_steps_a_visitor_a_part_of_the_day(town):
    address = town.tasks["open"].get_absolute_url()
    met, visitor = enter(Client(), town.other).get(address), Client().get(address)

    assert [b"14 uur" in page.content for page in (met, visitor)] == [True, False]
    assert b"middag" in visitor.content


def test_no_message_says_more_than_its_reader_may_know(town):
    people = town.people
    said, leaks = 0, []
    for message in Message.objects.select_related("recipient"):
        words = outreach.render(message)
        if words is None:
            continue
        mail = compose(message, words)
        said += 1
        body = " ".join([*words.paragraphs, words.button_label, words.button_url, mail.body])
        leaks += [f"{message.kind}: {it}" for it in leaks_in(body, message.recipient, people)]
        leaks += [f"{message.kind} in its subject: {it}" for it in leaks_in(mail.subject, None, people)]

    assert leaks == []
    assert said > 15


def test_links_in_messages_show_no_more_than_the_message(town):
    """Whoever holds the link may act as its recipient, so it may show what the recipient may know."""
    leaks = []
    for message in Message.objects.select_related("recipient"):
        words = outreach.render(message)
        if words is None or not words.button_url.startswith("/actie/"):
            continue
        page = Client().get(words.button_url).content.decode()
        leaks += [f"{message.kind}: {it}" for it in leaks_in(page, message.recipient, town.people)]

    assert leaks == []


# ---------------------------------------------------------------- it is seen to fail
def test_a_leaking_page_is_seen(town, monkeypatch):
    monkeypatch.setattr(detail, "neighbour_words", lambda task: f"voor {task.requester.last_name}")
    page = town.tasks["open"].get_absolute_url()

    leaks = read_as(town, town.other, only=page)[1]

    assert f"{page}: surname of Buur #{town.neighbours['open'].pk}" in leaks


def test_an_address_that_stays_open_is_seen(town, monkeypatch):
    monkeypatch.setattr("marketplace.rules.address_is_open", lambda agreement: True)
    page = f"/mijn/klussen/{town.tasks['long_ago'].pk}/"

    leaks = read_as(town, town.matched, only=page)[1]

    neighbour = town.neighbours["long_ago"]
    assert {leak for leak in leaks if leak.startswith(f"{page}:")} == {
        f"{page}: {mark} of Buur #{neighbour.pk}" for mark in FOR_THE_PAIR
    }

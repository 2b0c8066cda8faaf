"""Private until agreed: nobody finds a street, number, surname, phone or e-mail where the ladder does not allow it.

Everybody here has marks that occur nowhere else. Every viewer reads every page, file and message, and presses every
button; a mark that turns up must be theirs to see. `may_see` is the ladder itself, written down once more on purpose:
it asks nothing of the rules it checks.
"""

import re
from copy import deepcopy
from datetime import time, timedelta

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from cms.models import NeighbourhoodIndexPage, NeighbourhoodPage
from cms.starter.pages import add_missing_pages
from marketplace.actions import company, helping, standing_in, visiting
from marketplace.models import Agreement, Opportunity, StandInRequest, Visit
from marketplace.queries import detail
from neighbourhoods import outreach
from neighbourhoods.mail import compose
from neighbourhoods.models import CoordinatorPost, Message, Municipality, User
from neighbourhoods.models.outreach import Channel
from tests.conftest import coordinator_of, neighbourhood_of, person_of
from tests.marketplace import stories
from tests.marketplace.announced_once import policy
from tests.marketplace.pairs import pair, request_to, with_substitute

from .crawl import Crawl, addresses
from .entering import enter
from .sharing import made_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

STATES = (
    "waiting", "open", "offered", "agreed", "today", "done", "long_ago", "called_off", "stepped_back",
)  # fmt: skip
ONCE = ("sought", "taken", "alone", "together")
EVERYTHING = frozenset({"street", "number", "surname", "called", "phone", "email", "postcode", "point"})
FOR_THE_PAIR = EVERYTHING - {"email", "point"}
DAYS_AFTER = 3
POSTS_ARE_PUBLIC = frozenset({"surname"})  # a coordinator's name stands on the site


# ---------------------------------------------------------------- the ladder
def may_see(viewer: User | None, person: User) -> frozenset[str]:
    """The marks of a person that this viewer may find now."""
    public = POSTS_ARE_PUBLIC if CoordinatorPost.objects.filter(user=person).exists() else frozenset()
    if viewer is None:
        return public
    if viewer.pk == person.pk or coordinates(viewer, person):
        return EVERYTHING
    agreements = Agreement.objects.filter(helper=viewer, opportunity__requester=person)
    agreements = agreements.exclude(
        visits__in=Visit.objects.filter(state="planned", needs_company=True, company=None, stand_in=None)
    )
    recently = timezone.now() - timedelta(days=DAYS_AFTER)
    held = Q(state="agreed") | Q(state="done", ended_at__gt=recently)
    if agreements.filter(held).exists() or once(viewer, person):
        return FOR_THE_PAIR
    stood_in = Visit.objects.filter(stand_in=person, agreement__opportunity__requester=viewer)
    if (
        stood_in.exists()
        or Agreement.objects.filter(helper=person, opportunity__requester=viewer).exclude(state="called_off").exists()
    ):
        return public | {"called"}  # the neighbour knows the helper by the name the helper chose for that
    return public


def once(viewer: User, person: User) -> bool:
    """Stands in, or comes along: from then on to some days after that one visit."""
    theirs = Visit.objects.filter(agreement__opportunity__requester=person, state__in=["planned", "done"])
    theirs = theirs.exclude(agreement__state="called_off").exclude(needs_company=True, company=None)
    recently = timezone.localdate() - timedelta(days=DAYS_AFTER)
    return theirs.filter(Q(stand_in=viewer) | Q(company=viewer), on_date__gte=recently).exists()


def coordinates(viewer: User, person: User) -> bool:
    return CoordinatorPost.objects.filter(user=viewer, neighbourhood=person.neighbourhood_id).exists()


# ---------------------------------------------------------------- the people
class Town:
    """A neighbour for every state of a request, helpers of every kind, coordinators here and elsewhere."""

    def __init__(self, here, elsewhere):
        self.yvonne = self.mark(coordinator_of(here, "Yvonne", "x"))
        self.karim = self.mark(coordinator_of(elsewhere, "Karim", "x"))
        self.neighbours = {state: self.someone(here, "Buur", call=True) for state in (*STATES, *ONCE)}
        self.matched = self.someone(here, "Samira", met_at=timezone.now())
        self.other = self.someone(here, "Fatma", met_at=timezone.now())
        self.offering = self.someone(here, "Henk")
        self.resident = self.someone(here, "Olga")
        self.substitute = self.someone(here, "Nadia", met_at=timezone.now())
        self.tasks = {state: self.tell(state) for state in STATES} | {state: self.tell_once(state) for state in ONCE}

    def someone(self, hood, name, *, call=False, **fields):
        channel = Channel.CALL if call else Channel.EMAIL
        return self.mark(person_of(hood, name, "x", channel=channel, salutation="woman", **fields))

    def mark(self, person):
        n = person.pk
        word = "".join("bcdfghjklm"[int(digit)] for digit in f"{n:04d}")
        person.street, person.house_number = f"Straat{word}pad", f"7{word.upper()}"  # digits alone occur in any moment
        person.last_name, person.call_name = f"Achter{word}naam", f"Roep{word}naam"
        person.phone, person.email = f"+316{55000000 + 7919 * n}", f"post{word}@example.org"
        person.postcode = f"72{n % 100:02d}ZX"
        person.latitude = round(52.1371 + n * 0.000137, 6)
        person.longitude = 6.1961
        person.save()
        return person

    def tell(self, state) -> Opportunity:
        neighbour = self.neighbours[state]
        if state == "waiting":
            return stories.waiting(neighbour)
        if state in {"open", "offered"}:
            task = stories.open_task(neighbour)
            if state == "offered":
                helping.say_yes(task, by=self.offering)
            return task
        if state == "today":
            return stories.visited(neighbour, self.matched).agreement.opportunity
        if state in {"done", "long_ago"}:
            agreement = stories.done(neighbour, self.matched)
            visiting.thank_helper(agreement, by=neighbour, sentence="nice")
            if state == "long_ago":
                Agreement.objects.filter(pk=agreement.pk).update(ended_at=timezone.now() - timedelta(days=10))
            return agreement.opportunity
        agreement = stories.agreed(neighbour, self.matched)
        if state == "called_off":
            helping.call_off(agreement, by=self.yvonne)
        if state == "stepped_back":
            helping.step_back(agreement, by=self.matched)
        return agreement.opportunity

    def tell_once(self, state) -> Opportunity:
        """Who stands in, and who comes along the first time."""
        if state in {"sought", "taken"}:
            return self.tell_pair(self.neighbours[state], is_taken=state == "taken")
        return self.tell_first_time(self.neighbours[state], is_alone=state == "alone")

    def tell_pair(self, neighbour, *, is_taken) -> Opportunity:
        """Each at an hour of its own, so that the substitute can come to both."""
        visit = pair(neighbour, self.matched, at=time(9 if is_taken else 11))
        visit = standing_in.cannot_come(with_substitute(visit, self.substitute, by=self.yvonne), by=self.matched)
        if is_taken:
            standing_in.answer(request_to(visit, self.substitute), by=self.substitute, yes=True)
        return visit.agreement.opportunity

    def tell_first_time(self, neighbour, *, is_alone) -> Opportunity:
        rule = policy(neighbour)
        agreement = stories.agreed(neighbour, self.matched, at_time=time(16 if is_alone else 18))
        rule.delete()
        if not is_alone:
            company.go_along(agreement.visits.get(), by=self.yvonne, person=self.substitute)
        return agreement.opportunity

    @property
    def people(self) -> list[User]:
        return list(User.objects.order_by("pk"))


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
    "a coordinator elsewhere": lambda town: town.karim,
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
    return leaks


def values_for(town: Town, route: str) -> list[str]:
    if route.startswith("hulp/"):
        return ["boodschappen"]
    if "slug" in route:
        hoods = ["bu99010000-lindenkwartier", "bu99010100-molenwijk"]
        return hoods if route.startswith("buurt") else [task.slug for task in town.tasks.values()]
    if route.startswith("mijn/bezoeken"):
        return [str(pk) for pk in Visit.objects.values_list("pk", flat=True)]
    if route.startswith("mijn/invallen"):
        return [str(pk) for pk in StandInRequest.objects.values_list("pk", flat=True)]
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

    crawl = Crawl(client, read, posts_under=("/klussen", "/mijn", "/hulp-vragen", "/meedoen", "/actie", "/buurt"))
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

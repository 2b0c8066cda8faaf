"""/klussen/: nearest first, one page at a time, and never an empty hand."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from marketplace.actions import moderating
from marketplace.actions.profiles import set_preferences
from marketplace.models import Opportunity
from neighbourhoods import nearby
from neighbourhoods.models import PostcodeArea
from neighbourhoods.models.places import PostcodeShare
from neighbourhoods.places import week_hours
from tests.conftest import person_of
from tests.entering import enter

from . import stories


@pytest.fixture
def neighbour_at(lindenkwartier, yvonne):
    """A task somewhere north of the middle of Lindenkwartier, so many metres away."""

    def asks(metres: int, **answers) -> Opportunity:
        neighbour = person_of(lindenkwartier, "Buur", str(metres), salutation="woman")
        task = stories.open_task(neighbour, **answers)
        nearby.place(task, lindenkwartier.latitude + metres / 111_195, lindenkwartier.longitude, findable=True)
        task.save()
        return task

    return asks


def cards(page) -> list[tuple[str, str]]:
    found = BeautifulSoup(page.content, "html.parser").select("li.task")
    return [(card.a["href"], card.select(".facts li")[1].text.strip()) for card in found]


def test_the_nearest_is_on_top_with_the_minutes_on_foot(client, samira, neighbour_at):
    far, near = neighbour_at(900), neighbour_at(200)

    page = enter(client, samira).get("/klussen/")

    assert cards(page) == [
        (near.get_absolute_url(), "4 minuten lopen"),
        (far.get_absolute_url(), "15 minuten lopen"),
    ]


def test_what_lies_too_far_to_walk_is_not_in_the_list_until_somebody_looks_farther(client, samira, neighbour_at):
    far = neighbour_at(2000)

    assert cards(enter(client, samira).get("/klussen/")) == []
    assert cards(client.get("/klussen/?lopen=40")) == [(far.get_absolute_url(), "33 minuten lopen")]


def test_a_visitor_without_a_place_sees_the_newest_first_and_no_minutes(client, neighbour_at):
    old, new = neighbour_at(100), neighbour_at(900)
    Opportunity.objects.filter(pk=old.pk).update(published_at=timezone.now() - timedelta(days=2))

    assert cards(client.get("/klussen/")) == [
        (new.get_absolute_url(), "Lindenkwartier"),
        (old.get_absolute_url(), "Lindenkwartier"),
    ]


def test_only_work_that_is_open_can_be_found(client, mevrouw_de_wit, samira, yvonne):
    stories.waiting(mevrouw_de_wit)
    stories.agreed(mevrouw_de_wit, samira)
    moderating.talk_over(stories.open_task(mevrouw_de_wit), by=yvonne, reason="money")

    assert cards(client.get("/klussen/")) == []


@pytest.mark.parametrize("place", ["{code}", ""])
def test_the_next_page_goes_on_where_this_one_ended(client, lindenkwartier, neighbour_at, place):
    tasks = [neighbour_at(10 * (step % 7)) for step in range(23)]
    client.cookies["plek"] = place.format(code=lindenkwartier.code)

    first = client.get("/klussen/?lopen=30")
    more = BeautifulSoup(first.content, "html.parser").select_one("a[rel=next]")["href"]
    second = client.get(more)

    seen = [href for href, _minutes in cards(first) + cards(second)]
    assert (len(cards(first)), len(cards(second))) == (20, 3)
    assert sorted(seen) == sorted(task.get_absolute_url() for task in tasks)
    assert "lopen=30" in more
    assert set(more.partition("?")[2].split("&")) == {
        "lopen=30",
        f"na={cards(first)[-1][0].split('/')[2].split('-')[0]}",
    }


# ---------------------------------------------------------------- what fits
def test_a_kind_of_work_can_be_chosen(client, neighbour_at):
    shopping = neighbour_at(100)

    assert cards(client.get("/klussen/?soort=boodschappen")) == [(shopping.get_absolute_url(), "Lindenkwartier")]
    assert len(cards(client.get("/klussen/?soort=onzin"))) == 1


def test_a_day_can_be_chosen(client, samira, neighbour_at):
    today, any_day = neighbour_at(100, in_days=0), neighbour_at(200, in_days=None)
    next_week = neighbour_at(300, in_days=7)  # the same weekday

    found = {href for href, _minutes in cards(enter(client, samira).get("/klussen/?dag=vandaag"))}

    assert found == {today.get_absolute_url(), any_day.get_absolute_url()}
    assert next_week.get_absolute_url() not in found


def test_the_hours_of_a_helper_choose_for_them_unless_they_want_to_see_all(client, samira, neighbour_at):
    set_preferences(samira, by=samira, hours=week_hours((day, 8, 12) for day in range(7)))
    morning = neighbour_at(100, in_days=None, parts=frozenset({"morning"}))
    evening = neighbour_at(200, in_days=None, parts=frozenset({"evening"}))
    enter(client, samira)

    assert [href for href, _minutes in cards(client.get("/klussen/"))] == [morning.get_absolute_url()]
    assert len(cards(client.get("/klussen/?dag=altijd"))) == 2
    assert evening.get_absolute_url() in client.get("/klussen/?dag=altijd").content.decode()


@pytest.mark.parametrize(
    "query", ["lopen=x", "na=99999999", "na=-1", "dag=ooit", "lopen=999999999999", "soort=" + "x" * 99]
)
def test_a_strange_address_is_still_a_list(client, neighbour_at, query):
    neighbour_at(100)

    assert client.get(f"/klussen/?{query}").status_code == 200


# ---------------------------------------------------------------- where from
def test_a_visitor_chooses_a_neighbourhood_and_only_that_is_kept(client, lindenkwartier, neighbour_at):
    task = neighbour_at(200)

    answer = client.post("/klussen/waar/", {"buurt": lindenkwartier.code})

    assert (answer.status_code, answer["Location"]) == (302, "/klussen/")
    assert {name: it.value for name, it in answer.cookies.items()} == {"plek": lindenkwartier.code}
    assert cards(client.get("/klussen/")) == [(task.get_absolute_url(), "4 minuten lopen")]


def test_of_a_postcode_only_the_neighbourhood_is_kept(client, lindenkwartier):
    area = PostcodeArea.objects.create(digits="7299", latitude=52.14, longitude=6.19)
    PostcodeShare.objects.create(area=area, neighbourhood=lindenkwartier)

    answer = client.post("/klussen/waar/", {"postcode": "7299 ab"})

    assert answer.cookies["plek"].value == lindenkwartier.code


def test_a_postcode_in_two_neighbourhoods_asks_which(client, lindenkwartier, molenwijk):
    area = PostcodeArea.objects.create(digits="7299", latitude=52.14, longitude=6.19)
    for hood in (lindenkwartier, molenwijk):
        PostcodeShare.objects.create(area=area, neighbourhood=hood)

    page = client.post("/klussen/waar/", {"postcode": "7299"}).content.decode()

    assert "Welke buurt is van u?" in page
    assert [hood.name in page for hood in (lindenkwartier, molenwijk)] == [True, True]


def test_an_unknown_postcode_shows_the_neighbourhoods(client, yvonne):
    answer = client.post("/klussen/waar/", {"postcode": "9999 ZZ"})

    assert answer.status_code == 422
    assert "Wij kennen deze postcode niet. Kies uw buurt:" in answer.content.decode()
    assert "Lindenkwartier" in answer.content.decode()
    assert "plek" not in answer.cookies


def test_without_a_postcode_the_form_says_what_is_missing(client, yvonne):
    assert "Vul uw postcode in." in client.post("/klussen/waar/", {"postcode": ""}).content.decode()


@pytest.mark.parametrize("choice", ["BU00000000", "x", "BU1;drop", "0000", "BU" + "9" * 30])
def test_a_cookie_that_makes_no_sense_is_no_place(client, neighbour_at, choice):
    task = neighbour_at(200)
    client.cookies["plek"] = choice

    assert cards(client.get("/klussen/")) == [(task.get_absolute_url(), "Lindenkwartier")]


def test_somebody_who_is_logged_in_looks_elsewhere_and_comes_home_again(client, samira, molenwijk, neighbour_at):
    neighbour_at(100)
    enter(client, samira)

    client.post("/klussen/waar/", {"buurt": molenwijk.code})
    away = cards(client.get("/klussen/"))
    client.post("/klussen/waar/", {"thuis": "1"})

    assert (away, len(cards(client.get("/klussen/")))) == ([], 1)
    assert "plek" not in client.cookies


# ---------------------------------------------------------------- nothing here
def test_when_nothing_is_near_it_says_where_there_is_something(client, karim, molenwijk, lindenkwartier, neighbour_at):
    neighbour_at(0)
    client.cookies["plek"] = molenwijk.code

    page = client.get("/klussen/").content.decode()

    assert "Nu zijn er geen klussen bij u in de buurt." in page
    assert "Kijk in Lindenkwartier, 30 minuten lopen" in page
    assert f'value="{lindenkwartier.code}"' in page
    assert "Zeg het mij als er iets is" in page


def test_when_there_is_nothing_at_all_it_still_says_whom_to_call(client, yvonne):
    page = client.get("/klussen/").content.decode()

    assert "Zeg het mij als er iets is" in page
    assert "088 000 12" in page


# ---------------------------------------------------------------- weight
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_task_as_for_three(
    client, samira, neighbour_at, count, django_assert_num_queries
):
    for step in range(count):
        neighbour_at(100 * step)
    enter(client, samira).get("/klussen/")  # the outlines are drawn once

    with django_assert_num_queries(7):
        client.get("/klussen/")


def test_the_next_page_asks_one_thing_more(client, samira, neighbour_at, django_assert_num_queries):
    for step in range(21):
        neighbour_at(10 * step)
    page = enter(client, samira).get("/klussen/")

    with django_assert_num_queries(8):
        client.get(page.context["tasks"].more)


def test_a_full_list_stays_light(client, samira, neighbour_at):
    for step in range(21):
        neighbour_at(10 * step)

    assert len(enter(client, samira).get("/klussen/").content) < 40_000


@pytest.mark.parametrize("name", ["choose_kind", "choose_day"])
def test_one_question_on_a_page_and_the_other_answer_is_kept(client, shopping, name):
    page = client.get(reverse(f"marketplace:{name}") + "?soort=boodschappen&dag=vandaag")

    links = [a["href"] for a in BeautifulSoup(page.content, "html.parser").select("a.opt")]
    kept = "dag=vandaag" if name == "choose_kind" else "soort=boodschappen"
    assert len(links) > 1
    assert all(kept in link for link in links)

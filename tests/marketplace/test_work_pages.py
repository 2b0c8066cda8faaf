"""/werk/ and one job on it: nearest first, what everybody may know of it, "Ik wil meer weten", and what it costs."""

import pytest
from bs4 import BeautifulSoup

from marketplace.actions import asking, jobs
from marketplace.models import Condition, GoodToKnow, Offer
from neighbourhoods import nearby
from tests.conftest import helper_of
from tests.entering import enter

from . import stories, working

pytestmark = pytest.mark.django_db


def text_of(page) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").select_one("main").text.split())


def titles(page) -> list[str]:
    return [it.text for it in BeautifulSoup(page.content, "html.parser").select("li.task h3")]


def jobs_at(ria, yvonne, *metres):
    """A job each so many metres north of the middle of Lindenkwartier."""
    found = []
    for distance in metres:
        job = working.open_job(ria, by=yvonne, name_nl=f"Werk {distance}")
        nearby.place(job, 52.14 + distance / 111_195, 6.196, findable=True)
        job.save()
        found.append(job)
    return found


# ---------------------------------------------------------------- the list
def test_only_work_stands_there_the_nearest_on_top(client, ria, yvonne, samira, mevrouw_de_wit):
    stories.open_task(mevrouw_de_wit)
    jobs_at(ria, yvonne, 900, 200)

    page = enter(client, samira).get("/werk/")

    assert titles(page) == ["Werk 200", "Werk 900"]
    (card, _other) = BeautifulSoup(page.content, "html.parser").select("li.task")
    assert [it.text.strip() for it in card.select(".facts li")][1:] == ["4 minuten lopen", "Vrijwilligerswerk"]
    assert card.select_one(".tag").text.strip() == "Werk, 8 uur per week"


def test_what_waits_is_full_or_taken_back_is_not_in_the_list(client, ria, yvonne, henk, samira):
    working.waiting_job(ria, by=yvonne)
    working.agreed(working.open_job(ria, by=yvonne), henk, by=yvonne)
    asking.withdraw_request(working.open_job(ria, by=yvonne), by=yvonne)

    assert titles(enter(client, samira).get("/werk/")) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(client, ria, yvonne, samira, count, django_assert_num_queries):
    jobs_at(ria, yvonne, *range(100, 100 + count))
    enter(client, samira).get("/werk/")  # the outlines are drawn once

    with django_assert_num_queries(7):
        page = client.get("/werk/")

    assert len(titles(page)) == count


@pytest.mark.parametrize("who", ["a visitor", "a helper"])
def test_a_full_list_stays_light(client, ria, yvonne, samira, who):
    jobs_at(ria, yvonne, *range(100, 121))
    if who == "a helper":
        enter(client, samira)

    page = client.get("/werk/")

    assert len(titles(page)) == 20
    assert len(page.content) < 40_000


# ---------------------------------------------------------------- one job
def with_all_it_can_have(ria, yvonne, count):
    """As many lines as it may have of everything: what you learn, what the place is like, what is good to know."""
    conditions = [Condition.objects.create(slug=f"zo-{it}", text_nl=f"Zo is het {it}.") for it in range(count)]
    good = [GoodToKnow.objects.create(text_nl=f"Weetje {it}.") for it in range(count)]
    return working.open_job(
        ria, by=yvonne, conditions=tuple(conditions), good_to_know=tuple(good), repays_travel=True,
        learns_nl="\n".join(f"Leren {it}" for it in range(count)),
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_one_job_asks_as_much_whatever_stands_in_it(client, ria, yvonne, samira, count, django_assert_num_queries):
    job = with_all_it_can_have(ria, yvonne, count)
    enter(client, samira).get(job.get_absolute_url())

    with django_assert_num_queries(12):  # one more than a task
        page = client.get(job.get_absolute_url())

    said = text_of(page)
    assert [said.count(words) for words in ("Zo is het", "Weetje ", "Leren ")] == [count] * 3
    assert len(page.content) < 40_000


def test_everybody_reads_the_place_and_the_first_name_of_who_guides_and_no_more(client, ironing, ria):
    said = text_of(client.get(ironing.get_absolute_url()))

    wanted = ("Strijkerij", "8 uur per week", "Buurthuis De Linde", "Ria", "Vrijwilligerswerk", "Samenwerken")
    assert [words for words in wanted if words not in said] == []
    secret = ("Boersma", "Parkweg", "7299", "12345671", "612345671")
    assert [words for words in secret if words in client.get(ironing.get_absolute_url()).content.decode()] == []


def test_somebody_presses_i_want_to_know_more_and_is_called(client, ironing, henk):
    page = enter(client, henk).post(f"{ironing.get_absolute_url()}meer-weten/", follow=True)

    assert Offer.objects.get().helper == henk
    assert "U wilt meer weten. Wij bellen u." in text_of(page)
    client.post(f"{ironing.get_absolute_url()}meer-weten/")
    assert Offer.objects.count() == 1


def test_a_visitor_is_first_asked_who_they_are_and_nothing_is_held(client, ironing):
    page = client.post(f"{ironing.get_absolute_url()}meer-weten/")

    back = f"?next=/werk/{ironing.slug}/meer-weten/"
    links = [it["href"] for it in BeautifulSoup(page.content, "html.parser").select("main a.btn")]
    assert [link for link in links if link.endswith(back)] == [f"/meedoen/{back}", f"/inloggen/{back}"]
    assert not Offer.objects.exists()


def test_when_all_places_are_taken_it_says_so_and_shows_what_else_there_is(client, ria, yvonne, henk, lindenkwartier):
    full = working.open_job(ria, by=yvonne)
    asked = working.asked(full, henk)
    other = working.open_job(ria, by=yvonne, name_nl="Wasserette")
    jobs.agree_on_job(asked, by=yvonne, terms=jobs.Terms(stories.a_day(7)))

    for page in (full.get_absolute_url(), f"{full.get_absolute_url()}meer-weten/"):
        said = client.get(page)
        assert "Iemand anders doet dit werk nu." in text_of(said)
        assert titles(said) == [other.title]
    assert "U doet dit werk." in text_of(enter(client, henk).get(full.get_absolute_url()))
    late = helper_of(lindenkwartier, "Laura", "Laat")
    said = enter(client, late).post(f"{full.get_absolute_url()}meer-weten/", follow=True)
    assert "Iemand anders doet dit werk nu." in text_of(said)


@pytest.mark.parametrize("slug", ["1-bestaat-niet", "bestaat-niet"])
def test_work_that_is_not_there_leads_on(client, lindedaal, slug):
    for page in (f"/werk/{slug}/", f"/werk/{slug}/meer-weten/"):
        answer = client.get(page)
        assert (answer.status_code, "Bekijk al het werk" in text_of(answer)) == (404, True)


def test_work_that_waits_does_not_exist_for_anybody(client, ria, yvonne, samira):
    job = working.waiting_job(ria, by=yvonne)

    assert client.get(job.get_absolute_url()).status_code == 404
    assert enter(client, samira).get(job.get_absolute_url()).status_code == 404

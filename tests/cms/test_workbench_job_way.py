"""From interest to agreement at the desk: on every screen the next step is plain, and its page is filled in."""

import pytest
from bs4 import BeautifulSoup

from marketplace.actions import jobs, tasters
from marketplace.models import Taster
from tests.entering import enter
from tests.marketplace import stories, working

pytestmark = pytest.mark.django_db


def soup(page) -> BeautifulSoup:
    return BeautifulSoup(page.content, "html.parser")


def told(page) -> tuple[str, list[str]]:
    """The sentence about who is interested, and the words on the links below it."""
    row = soup(page).select_one("#meer-weten li")
    return row.select_one(".said-next").text.strip(), [it.contents[1].strip() for it in row.select(".acts > a.btn")]


def on_vandaag(client) -> list[str]:
    lines = soup(client.get("/cms/")).select("[aria-labelledby=vraagt-kop] li .m")
    return [words for line in lines if "Henk" in (words := " ".join(line.text.split()))]


@pytest.fixture
def offer(ironing, henk):
    return working.asked(ironing, henk)


def try_it(offer, yvonne, *, days):
    """Planned ahead of time; `days` from now, which may have passed."""
    planned = tasters.plan_taster(offer.opportunity, by=yvonne, person=offer.helper, on_date=stories.a_day(8))
    Taster.objects.filter(pk=planned.pk).update(on_date=stories.a_day(days))
    return Taster.objects.get(pk=planned.pk)


def test_first_a_call_then_a_trial_morning_that_is_filled_in_already(client, offer, yvonne):
    card = f"/cms/werk/{offer.opportunity_id}/"
    page = enter(client, yvonne).get(card)

    assert told(page) == (
        "Bel eerst. Plan daarna een proefochtend, of maak meteen de afspraak.", ["Proefochtend", "Afspraak maken"],
    )  # fmt: skip
    assert on_vandaag(client) == ["Lindenkwartier: Henk wil meer weten: bel"]
    link = soup(page).select_one("#meer-weten .acts > a.btn")["href"]
    form = soup(client.get(link))
    assert link == f"/cms/mensen/{offer.helper_id}/proberen/?werk={offer.opportunity_id}"
    assert form.select_one("[name=opportunity] option[selected]")["value"] == str(offer.opportunity_id)
    assert form.select_one(f'a[href="{card}"]').text.strip() == "Terug naar het werk"


def test_while_the_morning_is_to_come_nobody_has_to_do_anything(client, offer, yvonne):
    try_it(offer, yvonne, days=8)
    sentence, links = told(enter(client, yvonne).get(f"/cms/werk/{offer.opportunity_id}/"))

    assert (sentence[:15], links) == ("Proefochtend op", ["Bekijk de proefochtend", "Afspraak maken"])
    assert on_vandaag(client) == []


def test_after_the_morning_somebody_asks_how_it_was(client, offer, yvonne):
    try_it(offer, yvonne, days=-1)
    sentence, links = told(enter(client, yvonne).get(f"/cms/werk/{offer.opportunity_id}/"))

    assert (sentence.split(". ")[-1], links[0]) == ("Vraag hoe het was en schrijf het op.", "Hoe was het?")
    assert on_vandaag(client) == ["Lindenkwartier: Henk heeft het geprobeerd: vraag hoe het was"]


@pytest.mark.parametrize(
    ("outcome", "sentence", "links", "line"),
    [
        ("like", "Vond de proefochtend leuk. Maak de afspraak.", ["Afspraak maken"], "vond het leuk: maak de afspraak"),
        ("again", "Wil het nog een keer proberen. Plan nog een ochtend.", ["Proefochtend", "Afspraak maken"],
         "wil het nog een keer proberen: plan een ochtend"),
        ("not", "Heeft het geprobeerd en het past niet. Zoek samen iets anders.", ["Afspraak maken"],
         "heeft het geprobeerd, het past niet: zoek samen iets anders"),
    ],
)  # fmt: skip
def test_what_somebody_said_of_it_is_the_next_step(client, offer, yvonne, outcome, sentence, links, line):
    tasters.say_how_it_was(try_it(offer, yvonne, days=-1), by=yvonne, outcome=outcome)
    page = enter(client, yvonne).get(f"/cms/werk/{offer.opportunity_id}/")

    assert told(page) == (sentence, links)
    assert on_vandaag(client) == [f"Lindenkwartier: Henk {line}"]


def test_who_liked_it_is_one_tap_from_the_agreement_on_the_page_of_trying(client, offer, yvonne):
    tasters.say_how_it_was(try_it(offer, yvonne, days=-1), by=yvonne, outcome="like")
    page = enter(client, yvonne).get(f"/cms/mensen/{offer.helper_id}/proberen/")

    link = soup(page).select_one("[aria-labelledby=geprobeerd] a.btn")
    assert link["href"] == f"/cms/werk/aanbod/{offer.pk}/afspraak/"
    assert "Vond de proefochtend leuk." in client.get(link["href"]).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_card_of_a_job_asks_as_much_for_three_as_for_one(
    client, ria, yvonne, henk, samira, fatma, count, django_assert_num_queries
):
    job = working.open_job(ria, by=yvonne, places=9)
    for person in (henk, samira, fatma)[:count]:
        try_it(working.asked(job, person), yvonne, days=8)
    enter(client, yvonne).get(f"/cms/werk/{job.pk}/")

    with django_assert_num_queries(15):
        page = client.get(f"/cms/werk/{job.pk}/")

    assert len(soup(page).select("#meer-weten li")) == count


def test_the_host_reads_who_comes_and_cannot_end_everything_with_one_tap(client, offer, ria, samira, yvonne):
    for one in (offer, working.asked(offer.opportunity, samira)):
        jobs.agree_on_job(one, by=yvonne, terms=jobs.Terms(stories.a_day(7)))

    said = soup(enter(client, ria).get(f"/mijn/vragen/{offer.opportunity_id}/")).select_one("main").text
    words = " ".join(said.split())

    assert "Alle plekken zijn bezet." in words
    assert "2 van 2 plekken bezet" in words
    assert ("Henk" in words, "Samira" in words) == (True, True)
    assert [it for it in ("Ik kom van Dichtbij", "Het hoeft niet meer") if it in words] == []

"""Vandaag and the page of one visit: who is looked for, who was asked, who goes along; each in one tap."""

import pytest
import time_machine
from django.urls import reverse

from marketplace.actions import standing_in
from marketplace.models import Agreement, Visit
from marketplace.queries import instead
from neighbourhoods.models import AccessEntry
from tests.entering import enter
from tests.marketplace.announced_once import another, first_time, sought, taken
from tests.marketplace.pairs import NOON, asked, helpers, now, pair, request_to


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


def press(client, by, visit: Visit, step: str, **answers: object):
    return enter(client, by).post(reverse("workbench:visit_instead", args=[visit.pk, step]), answers, follow=True)


def page(client, by, visit: Visit) -> str:
    return enter(client, by).get(reverse("workbench:visit", args=[visit.pk])).content.decode()


def test_vandaag_shows_who_is_looked_for_and_what_they_said(client, mevrouw_de_wit, samira, yvonne, lindenkwartier):
    people = helpers(lindenkwartier, yvonne, 3)
    visit = standing_in.cannot_come(pair(mevrouw_de_wit, samira), by=samira)
    standing_in.answer(request_to(visit, people[0]), by=people[0], yes=False)

    (row,) = enter(client, yvonne).get("/cms/").context["sought"]

    assert (row.title, row.when, row.neighbour, row.helper) == (
        "Boodschappen", "donderdag, 14 uur", "mevrouw De Wit", "Samira",
    )  # fmt: skip
    assert (len(row.asked), row.silent, row.said_no) == (3, 2, 1)
    assert "Zoekt vervanger" in client.get("/cms/").content.decode()


def test_vandaag_asks_who_goes_along_and_the_coordinator_does(client, mevrouw_de_wit, samira, yvonne):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    assert "Samira gaat voor het eerst naar mevrouw De Wit" in enter(client, yvonne).get("/cms/").content.decode()

    press(client, yvonne, visit, "gaat-mee", person=yvonne.pk)

    assert Visit.objects.get(pk=visit.pk).company == yvonne
    assert enter(client, yvonne).get("/cms/").context["alone"] == []


def test_each_step_of_the_page(client, mevrouw_de_wit, samira, fatma, yvonne, lindenkwartier):
    visit = pair(mevrouw_de_wit, samira)
    near, far = helpers(lindenkwartier, yvonne, 2)

    press(client, yvonne, visit, "vervanger", person=far.pk)
    assert Agreement.objects.get().substitute == far
    press(client, yvonne, visit, "kan-niet")
    press(client, yvonne, visit, "vraag", person=near.pk)
    assert asked(visit) == [(far.first_name, "asked", 1), (near.first_name, "asked", 1)]
    press(client, yvonne, visit, "antwoord", request=request_to(visit, far).pk, answer="nee")
    press(client, yvonne, visit, "antwoord", request=request_to(visit, near).pk, answer="ja")
    assert now(visit) == ("planned", near.first_name)
    press(client, yvonne, visit, "kan-niet")
    press(client, yvonne, visit, "komt-toch")
    assert now(visit) == ("planned", "")
    press(client, yvonne, visit, "kan-niet")
    press(client, yvonne, visit, "deze-keer-niet")
    press(client, yvonne, visit, "vervanger")
    assert (now(visit), Agreement.objects.get().substitute) == (("skipped", ""), None)


def test_somebody_goes_along_and_stays_home(client, mevrouw_de_wit, samira, yvonne):
    visit, rachid = first_time(mevrouw_de_wit, samira, yvonne), another(mevrouw_de_wit, yvonne)
    company = []
    for step in ("gaat-mee", "gaat-niet-mee"):
        press(client, yvonne, visit, step, person=rachid.pk)
        company.append(Visit.objects.get(pk=visit.pk).company)

    assert company == [rachid, None]


def test_a_refusal_is_a_sentence_on_the_page(client, mevrouw_de_wit, samira, henk, yvonne):
    visit = sought(mevrouw_de_wit, samira, yvonne)

    shown = press(client, yvonne, visit, "vraag", person=henk.pk).content.decode()

    assert "Bel ons. Dan kijken wij samen wat kan." in shown


@pytest.mark.parametrize("step", ["kan-niet", "vraag", "gaat-mee", "onbekend"])
def test_a_coordinator_elsewhere_finds_no_such_visit(client, mevrouw_de_wit, samira, yvonne, karim, step):
    visit = pair(mevrouw_de_wit, samira)

    assert press(client, karim, visit, step).status_code == 404
    assert client.get(reverse("workbench:visit", args=[visit.pk])).status_code == 404
    assert enter(client, samira).get(reverse("workbench:visit", args=[visit.pk])).status_code == 404
    assert (
        enter(client, yvonne).post(reverse("workbench:visit_instead", args=[visit.pk, "onbekend"])).status_code == 404
    )
    assert now(visit) == ("planned", "")


@pytest.mark.parametrize("story", [sought, taken])
def test_whoever_is_on_the_page_was_looked_at(client, mevrouw_de_wit, samira, yvonne, story):
    visit = story(mevrouw_de_wit, samira, yvonne)
    page(client, yvonne, visit)

    looked = set(AccessEntry.objects.filter(screen="visit").values_list("resident__first_name", flat=True))
    assert looked == {"Johanna", "Samira", "Rachid"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_rows_cost_the_same(client, mevrouw_de_wit, samira, yvonne, count, django_assert_num_queries):
    for _number in range(count):
        sought(mevrouw_de_wit, samira, yvonne)

    with django_assert_num_queries(2):
        assert len(instead.sought(yvonne)) == count

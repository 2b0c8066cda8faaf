"""The resident's own page about introductions: who asks, yes, no and stop, each one tap."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.actions import introducing
from marketplace.models import Introduction
from marketplace.states import IntroductionState
from tests.entering import enter

from . import introduced
from .employing import bakery
from .seen import seen
from .test_introduction_pages import page_of

MINE = "/mijn/werkgevers/"


@pytest.fixture
def row(company, samira) -> Introduction:
    return introduced.asked(*company, seen(samira))


def test_the_resident_reads_who_asks_and_what_a_yes_opens(company, row, samira):
    page = enter(Client(), samira).get(MINE).content.decode()

    for words in (
        "Bakkerij Smit wil met u kennismaken", "Het is hier: Lindenkwartier.", "Bij ja ziet Bakkerij Smit uw naam",
        "Het stopt vanzelf na 3 juli 2026.", "Nee is ook goed.",
    ):  # fmt: skip
        assert words in page


@pytest.mark.parametrize(
    ("do", "state", "says"),
    [("yes", "open", "Goed. Zij zien nu uw naam."), ("no", "not_now", "Dat is goed. Er verandert niets.")],
)
def test_yes_and_no_are_one_tap(row, samira, do, state, says):
    client = enter(Client(), samira)

    answer = client.post(reverse("marketplace:answer_introduction", args=[row.code]), {"do": do}, follow=True)

    row.refresh_from_db()
    assert (row.state, row.answered_how, says in answer.content.decode()) == (state, "web", True)


def test_stopping_is_one_tap(bas, row, samira):
    introducing.answer_introduction(row, by=samira, yes=True)

    enter(Client(), samira).post(reverse("marketplace:answer_introduction", args=[row.code]), {"do": "stop"})

    assert "Haddad" not in bas.get(page_of(row)).content.decode()


def test_somebody_else_with_the_code_does_nothing(row, fatma, company):
    for who in (fatma, company[1]):
        enter(Client(), who).post(reverse("marketplace:answer_introduction", args=[row.code]), {"do": "yes"})

    row.refresh_from_db()
    assert row.state == IntroductionState.ASKED


@pytest.mark.parametrize("count", [1, 3])
def test_my_page_asks_the_same_for_one_and_for_three(samira, lindenkwartier, yvonne, count, django_assert_num_queries):
    seen(samira)
    for number in range(count):
        introduced.asked(*bakery(lindenkwartier, name=f"Zaak {number}", house_number=str(number)), samira)
    client = enter(Client(), samira)
    client.get(MINE)

    with django_assert_num_queries(19):
        page = client.get(MINE).content.decode()
    assert page.count("wil met u kennismaken</h3>") == count

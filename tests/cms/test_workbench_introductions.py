"""Introductions at the desk: who gave no answer, an answer noted for somebody, moments, what the company told."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.actions import introducing
from marketplace.models import Introduction
from marketplace.queries.introductions_desk import of_employer, of_person, waiting_for
from marketplace.states import IntroductionState
from neighbourhoods.models import AccessEntry
from neighbourhoods.models.outreach import Channel
from tests.entering import enter
from tests.marketplace import introduced
from tests.marketplace.employing import bakery
from tests.marketplace.seen import seen

State = IntroductionState


@pytest.fixture
def company(lindenkwartier, yvonne):
    return bakery(lindenkwartier)


@pytest.fixture
def row(company, samira) -> Introduction:
    return introduced.asked(*company, seen(samira), message="Kom gerust kijken.")


@pytest.fixture
def desk(yvonne) -> Client:
    return enter(Client(), yvonne)


def page_of(row: Introduction) -> str:
    return reverse("workbench:introduction", args=[row.pk])


def read(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def after(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def waits(viewer) -> list[tuple[str, str, str]]:
    return [(it.name, it.what, it.by.isoformat()) for it in waiting_for(viewer)]


# ---------------------------------------------------------------- Vandaag
def test_who_gave_no_answer_for_three_working_days_is_called(row, yvonne, karim, desk):
    with after(2):  # Friday
        assert waits(yvonne) == []
    with after(5):  # Monday
        assert (waits(yvonne), waits(karim)) == ([("Samira", "call", "2026-06-17")], [])
        assert "Samira gaf Bakkerij Smit nog geen antwoord" in read(enter(Client(), yvonne).get("/cms/"))


def test_who_is_called_anyway_stands_on_the_call_list_only(company, samira, yvonne):
    samira.phone, samira.channel = "+31611112222", Channel.CALL
    samira.save()
    introduced.asked(*company, seen(samira))

    with after(6):
        assert waits(yvonne) == []


def test_after_a_yes_somebody_calls_both_until_there_is_a_day(company, row, samira, yvonne):
    introducing.answer_introduction(row, by=samira, yes=True)
    assert waits(yvonne) == [("Samira", "meet", "2026-06-04")]
    introduced.meeting(row, by=yvonne)
    assert waits(yvonne) == []


# ---------------------------------------------------------------- the page
def test_the_question_is_read_out_and_the_answer_noted_with_how_it_came(desk, row, yvonne):
    page = read(desk.get(page_of(row)))
    assert "Bakkerij Smit wil met u kennismaken. Bij ja zien zij uw naam en telefoonnummer." in page
    assert "Het bedrijf schreef: Kom gerust kijken." in page

    desk.post(page_of(row), {"do": "yes", "how": "paper"})

    row.refresh_from_db()
    assert (row.state, row.answered_by, row.answered_how, row.yes.medium) == (State.OPEN, yvonne, "paper", "paper")


def test_no_and_stop_are_one_button_too(desk, row):
    desk.post(page_of(row), {"do": "no", "how": "onzin"})
    row.refresh_from_db()
    assert (row.state, row.answered_how) == (State.NOT_NOW, "phone")
    desk.post(page_of(row), {"do": "yes"})
    desk.post(page_of(row), {"do": "stop"})
    row.refresh_from_db()
    assert (row.state, row.yes.withdrawn_at is None) == (State.NOT_NOW, False)


def test_three_moments_go_to_the_company_and_a_wrong_one_is_said(desk, company, row, samira):
    introducing.answer_introduction(row, by=samira, yes=True)
    assert "Kies een dag en een tijd." in read(desk.post(page_of(row), {"do": "moments", "first": "morgen"}))

    desk.post(
        page_of(row), {"do": "moments", "first": "2026-06-09T10:00", "second": "2026-06-10T14:00", "where": "Markt 1"}
    )

    row.refresh_from_db()
    assert (len(row.moments), row.meets_where) == (2, "Markt 1")
    assert introduced.told(company[1])[-1] == "employer.moments"


def test_an_appointment_and_what_came_of_it_are_written_down_here(desk, row, samira, yvonne):
    introducing.answer_introduction(row, by=samira, yes=True)
    desk.post(page_of(row), {"do": "meet", "at": "2026-06-09T10:00", "where": ""})
    assert introduced.told(samira)[-1] == "introduction.moment"
    assert "Kies een reden." in read(desk.post(page_of(row), {"do": "tell", "outcome": "not_now", "reason": ""}))
    desk.post(page_of(row), {"do": "tell", "outcome": "not_now", "reason": "hours", "words": "Zij waren tevreden."})

    row.refresh_from_db()
    assert (row.outcome, row.reason, row.words, row.told_by) == ("not_now", "hours", "Zij waren tevreden.", yvonne)


def test_a_moment_after_the_last_day_is_refused_in_a_sentence(desk, row, samira):
    introducing.answer_introduction(row, by=samira, yes=True)

    answer = desk.post(page_of(row), {"do": "meet", "at": "2026-09-09T10:00"}, follow=True)

    assert "Kies een dag tot en met 3 juli." in read(answer)


# ---------------------------------------------------------------- who sees it
def test_a_coordinator_elsewhere_helps_the_company_without_learning_of_a_no(row, company, samira, karim):
    introducing.answer_introduction(row, by=samira, yes=False)
    client = enter(Client(), karim)

    page = read(client.get(page_of(row)))

    assert [mark for mark in ("Haddad", "Zei nee", "Kom gerust kijken") if mark in page] == []
    assert "Wacht op ja of nee" in page
    assert of_person(karim, samira) == ()
    assert [(it.name, it.stage) for it in of_employer(karim, company[0])] == [("Samira", "asked")]
    client.post(page_of(row), {"do": "yes"})
    row.refresh_from_db()
    assert row.state == State.NOT_NOW


def test_nobody_else_has_the_page(row, samira, fatma, company):
    for viewer in (fatma, company[1]):
        assert enter(Client(), viewer).get(page_of(row)).status_code == 404


def test_a_coordinator_has_no_page_about_themselves(company, yvonne, lindenkwartier, desk):
    yvonne.neighbourhood, yvonne.municipality = lindenkwartier, lindenkwartier.municipality
    yvonne.save()
    row = introduced.asked(*company, seen(yvonne))

    assert desk.get(page_of(row)).status_code == 404
    assert (of_person(yvonne, yvonne), waits(yvonne)) == ((), [])


def test_a_look_is_written_down(desk, row, samira, yvonne):
    desk.get(page_of(row))

    assert AccessEntry.objects.filter(resident=samira, viewer=yvonne, screen="introductions").exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a_person_with_one_or_three_asks_the_same(
    desk, samira, yvonne, lindenkwartier, count, django_assert_num_queries
):
    seen(samira)
    for number in range(count):
        introduced.asked(*bakery(lindenkwartier, name=f"Zaak {number}", house_number=str(number)), samira)

    with django_assert_num_queries(6):
        assert len(of_person(yvonne, samira)) == count
    assert "Kennismakingen" in read(desk.get(reverse("workbench:readiness", args=[samira.pk])))


def test_the_card_of_a_company_names_with_whom_it_gets_acquainted(desk, company, row):
    page = read(desk.get(reverse("workbench:employer", args=[company[0].pk])))

    assert "Kennismakingen Samira Haddad Wacht op ja of nee, tot en met 17 juni" in page

"""The pages of an introduction as the employer has them: nobody learns of a no from them."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.actions import introducing, introducing_outcome, readiness
from marketplace.actions.introducing_clock import close_unseen, let_lapse
from marketplace.models import Employer, Introduction
from marketplace.queries.shown_to_employers import code_for
from marketplace.states import IntroductionState
from neighbourhoods.actions import people
from neighbourhoods.models import AccessEntry
from tests.entering import enter

from . import introduced
from .employing import bakery
from .seen import seen, somebody

LIST = "/werkgevers/afspraken/"


@pytest.fixture
def row(company, samira) -> Introduction:
    return introduced.asked(*company, seen(samira))


def page_of(row: Introduction) -> str:
    return reverse("marketplace:introduction", args=[row.code])


def tell_page(row: Introduction, what: str) -> str:
    return reverse("marketplace:tell_of_introduction", args=[row.code, what])


def text_of(answer) -> str:
    """What is read on the page, without what differs each time."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return re.sub(r'nonce="[^"]*"', "", page)


def after(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


# ---------------------------------------------------------------- the button
def test_one_tap_with_a_message(bas, company, samira):
    address = reverse("marketplace:introduce", args=[code_for(company[0], seen(samira).pk)])

    assert "Yvonne vraagt het voor u en belt u." in bas.get(address).content.decode()
    answer = bas.post(address, {"message": "Kom gerust kijken."}, follow=True)

    row = Introduction.objects.get()
    assert answer.redirect_chain == [(page_of(row), 302)]
    assert "Yvonne vraagt het aan Samira en belt u" in answer.content.decode()
    assert (row.person, row.message, row.asked_by) == (samira, "Kom gerust kijken.", company[1])
    assert bas.post(address, {"message": "Nog een keer."}, follow=True).redirect_chain == [(page_of(row), 302)]
    assert bas.get(address).url == page_of(row)


def test_words_that_are_never_kept_are_held_back(bas, company, samira):
    address = reverse("marketplace:introduce", args=[code_for(company[0], seen(samira).pk)])

    answer = bas.post(address, {"message": "Mijn BSN is 111222333"})

    assert "BSN" in answer.content.decode()
    assert not Introduction.objects.exists()


def test_consent_withdrawn_between_the_list_and_the_tap(bas, company, samira):
    address = reverse("marketplace:introduce", args=[code_for(company[0], seen(samira).pk)])
    readiness.withdraw(samira, by=samira)

    answer = bas.post(address, {"message": ""})

    assert (answer.status_code, "Samira" in answer.content.decode()) == (404, False)
    assert "Deze persoon is nu niet beschikbaar" in answer.content.decode()
    assert not Introduction.objects.exists()


def test_a_refusal_is_a_sentence_on_the_page(bas, company, samira, lindenkwartier):
    seen(samira)
    for number in range(3):
        introduced.asked(*bakery(lindenkwartier, name=f"Zaak {number}", house_number=str(number)), samira)

    answer = bas.post(reverse("marketplace:introduce", args=[code_for(company[0], samira.pk)]), {"message": "Dag!"})

    assert "Deze persoon kan nu geen vraag krijgen." in answer.content.decode()
    assert "Dag!" in answer.content.decode()


# ---------------------------------------------------------------- a no, silence, a pause and a stop look alike
def _nothing(row, samira):
    pass


def _no(row, samira):
    introducing.answer_introduction(row, by=samira, yes=False)


def _pause(row, samira):
    people.pause_person(samira, by=samira)


def _not_seen(row, samira):
    readiness.withdraw(samira, by=samira)


NOT_YES = (_nothing, _no, _pause, _not_seen)


def test_before_the_last_day_and_after_it_every_way_of_not_saying_yes_is_one_page(company, lindenkwartier, yvonne):
    Employer.objects.update(size="large")
    people_asked = [seen(somebody(lindenkwartier, "Henk")) for _ in NOT_YES]
    rows = [introduced.asked(*company, person) for person in people_asked]
    for row, person, act in zip(rows, people_asked, NOT_YES, strict=True):
        act(row, person)

    def pages():
        client = enter(Client(), company[1])
        return {text_of(client.get(page_of(row))).replace(row.code, "") for row in rows}

    waits = pages()
    with after(14):
        last = pages()
    with after(15):
        unclosed = pages()
        assert [let_lapse(row) for row in rows] == [True] * 4
        closed = pages()

    assert [len(waits), len(last), len(unclosed), unclosed == closed] == [1, 1, 1, True]
    assert "vraagt het aan Henk en belt u" in waits.pop()
    assert "Henk kan nu niet" in closed.pop()


def test_everybody_of_the_company_hears_the_same_at_the_same_moment(company, lindenkwartier):
    Employer.objects.update(size="large")
    bas = company[1]
    for act in NOT_YES:
        person = seen(somebody(lindenkwartier, "Henk"))
        row = introduced.asked(*company, person)
        act(row, person)
        assert introduced.told(bas) == []
        with after(15):
            assert let_lapse(row)
            assert introduced.told(bas) == ["employer.cannot_now"]
        bas.messages.all().delete()


def test_a_yes_that_is_taken_back_looks_like_any_other(bas, company, lindenkwartier):
    rows = []
    for act in (introducing.withdraw_introduction, None):
        person = seen(somebody(lindenkwartier, "Henk"))
        row = introduced.said_yes(*company, person)
        if act:
            act(row, by=person)
        else:
            people.pause_person(person, by=person)
            assert close_unseen(row)
        rows.append(row)
    never = introduced.asked(*company, seen(somebody(lindenkwartier, "Henk")))

    found = {text_of(bas.get(page_of(row))).replace(row.code, "") for row in rows}
    with after(15):
        found.add(text_of(enter(Client(), company[1]).get(page_of(never))).replace(never.code, ""))
    assert len(found) == 1


# ---------------------------------------------------------------- the employer's page after a yes
def test_the_name_and_the_phone_stand_there_and_the_look_is_written_down(bas, company, row, samira):
    samira.phone = "+31611112222"
    samira.save()
    assert "Haddad" not in bas.get(page_of(row)).content.decode()
    introducing.answer_introduction(row, by=samira, yes=True)

    page = bas.get(page_of(row)).content.decode()

    assert ("Samira Haddad" in page, "06 11 11 22 22" in page) == (True, True)
    look = AccessEntry.objects.filter(resident=samira, screen="introduction").get()
    assert (look.viewer, look.organisation) == (company[1], company[0].organisation)


def test_a_code_of_another_company_and_no_code_are_one_page(bas, row, lindenkwartier, fatma):
    other = introduced.asked(*bakery(lindenkwartier, name="Bloemen Bos", house_number="9"), seen(fatma))

    codes = (other.code, "bestaat-niet", f"nr{row.pk}")
    pages = {text_of(bas.get(f"{LIST}{code}/")).replace(code, "") for code in codes}
    answer = bas.get(page_of(other))

    assert (len(pages), answer.status_code, "Fatma" in answer.content.decode()) == (1, 404, False)
    assert bas.post(page_of(other), {"do": "take-back"}).status_code == 404
    assert bas.post(tell_page(other, "baan"), {}).status_code == 404
    other.refresh_from_db()
    assert other.state == IntroductionState.ASKED


def test_nobody_but_the_company_has_these_pages(row, samira, yvonne):
    for viewer in (samira, yvonne):
        for address in (LIST, page_of(row), tell_page(row, "baan")):
            assert enter(Client(), viewer).get(address).status_code == 403


def test_not_now_needs_a_reason(bas, row, samira):
    introducing.answer_introduction(row, by=samira, yes=True)

    page = bas.post(tell_page(row, "niet-nu"), {"words": "Wij namen een ander."}).content.decode()

    assert "Kies een reden." in page
    assert "Wij namen een ander." in page
    row.refresh_from_db()
    assert row.state == IntroductionState.OPEN


def test_every_answer_has_a_page_of_its_own(bas, row, samira):
    introducing.answer_introduction(row, by=samira, yes=True)

    bas.post(tell_page(row, "afspraak"), {"on_date": "2026-06-09", "at_time": "10:00", "where": ""})
    row.refresh_from_db()
    assert (timezone.localtime(row.meets_at).isoformat(), row.meets_where) == (
        "2026-06-09T10:00:00+02:00", "Bakkerij Smit",
    )  # fmt: skip
    bas.post(tell_page(row, "niet-nu"), {"reason": "hours", "words": ""})
    row.refresh_from_db()
    assert (row.state, row.outcome, row.reason) == (IntroductionState.ENDED, "not_now", "hours")
    assert bas.get(tell_page(row, "baan")).url == page_of(row)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-06-02", "Kies een moment dat nog komt."),
        ("2026-08-01", "Kies een dag tot en met 3 juli."),
        ("", "Kies een dag."),
    ],
)
def test_a_day_that_cannot_be_is_said_at_the_field(bas, row, samira, day, says):
    introducing.answer_introduction(row, by=samira, yes=True)

    page = bas.post(tell_page(row, "afspraak"), {"on_date": day, "at_time": "10:00", "where": "Hier"}).content.decode()

    assert says in page
    assert "Hier" in page


def test_one_of_three_moments_is_chosen(bas, row, samira, yvonne):
    introducing.answer_introduction(row, by=samira, yes=True)
    moments = [timezone.now() + timedelta(days=days) for days in (3, 4, 5)]
    introducing_outcome.propose_moments(row, by=yvonne, moments=moments)

    bas.post(page_of(row), {"moment": moments[1].isoformat()})

    row.refresh_from_db()
    assert (row.meets_at, row.moments) == (moments[1], [])
    assert introduced.told(samira) == ["introduction.yes", "introduction.moment"]


def test_a_moment_that_nobody_proposed_is_not_taken(bas, row, samira):
    introducing.answer_introduction(row, by=samira, yes=True)

    answer = bas.post(page_of(row), {"moment": "2026-06-09T10:00:00+02:00"}, follow=True)

    assert "Kies één van de momenten." in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_for_one_and_for_three(bas, company, lindenkwartier, count, django_assert_num_queries):
    for number in range(count):
        person = seen(somebody(lindenkwartier, f"Henk {number}"))
        introduced.said_yes(*company, person)
    bas.get(LIST)

    with django_assert_num_queries(11):
        page = bas.get(LIST).content.decode()
    assert page.count("Vertel wat ervan kwam.") == count


def test_without_anybody_the_list_leads_to_people(bas):
    assert "U vroeg nog niemand" in bas.get(LIST).content.decode()

"""Introductions at the same moment, with real threads on PostgreSQL: one question, one outcome, no name too long."""

import pytest

from marketplace.actions import introducing, readiness
from marketplace.models import Introduction
from marketplace.queries.introductions import open_identity
from marketplace.states import IntroductionState
from neighbourhoods.models import Membership, User

from . import introduced
from .employing import bakery
from .seen import seen, somebody
from .test_races import at_once, kinds

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 3
State = IntroductionState


def test_two_of_one_company_at_one_moment_are_one_question(company, lindenkwartier):
    employer, bas = company
    mia = User.objects.create_user("mia@smit.example", first_name="Mia")
    Membership.objects.create(organisation=employer.organisation, user=mia)
    for number in range(ROUNDS):
        person = seen(somebody(lindenkwartier, f"Henk {number}"))

        answers = at_once(
            lambda person=person: introduced.asked(employer, bas, person),
            lambda person=person: introduced.asked(employer, mia, person),
        )

        assert kinds(answers) == ["Introduction", "Introduction"]
        assert Introduction.objects.filter(person=person).count() == 1
        assert introduced.told(person) == ["introduction.asked"]


def test_two_companies_at_one_moment_are_two_questions(company, lindenkwartier, samira):
    seen(samira)
    florist, florence = bakery(lindenkwartier, name="Bloemen Bos", house_number="9")

    answers = at_once(
        lambda: introduced.asked(*company, samira),
        lambda: introduced.asked(florist, florence, samira),
    )

    assert kinds(answers) == ["Introduction", "Introduction"]
    assert {it.employer_id for it in samira.introductions.all()} == {company[0].pk, florist.pk}


def test_the_last_contact_of_four_weeks_is_used_once(company, lindenkwartier):
    people = [seen(somebody(lindenkwartier, f"Henk {number}")) for number in range(4)]
    for person in people[:2]:
        introduced.asked(*company, person)

    answers = at_once(
        lambda: introduced.asked(*company, people[2]),
        lambda: introduced.asked(*company, people[3]),
    )

    assert sorted(kinds(answers)) == ["Introduction", "NotAllowedNow"]
    assert Introduction.objects.count() == 3


def test_yes_and_the_end_of_the_question_at_one_moment_leave_one_of_the_two(company, lindenkwartier):
    for number in range(ROUNDS):
        person = seen(somebody(lindenkwartier, f"Henk {number}"))
        row = introduced.asked(*company, person)

        at_once(
            lambda row=row, person=person: introducing.answer_introduction(row, by=person, yes=True),
            lambda row=row: introducing.take_back_question(row, by=company[1]),
        )

        row.refresh_from_db()
        is_open = open_identity(company[1], row) is not None
        assert (row.state, is_open) in {(State.OPEN, True), (State.ENDED, False)}


def test_a_yes_while_somebody_stops_being_seen_leaves_no_name(company, samira):
    row = introduced.asked(*company, seen(samira))

    at_once(
        lambda: introducing.answer_introduction(row, by=samira, yes=True),
        lambda: readiness.withdraw(samira, by=samira),
    )

    assert open_identity(company[1], row) is None

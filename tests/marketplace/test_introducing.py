"""An employer asks to meet somebody, who says yes or no; the name opens with a yes, for that employer, until a day."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.actions import introducing, readiness
from marketplace.actions.introducing_clock import let_lapse
from marketplace.models import Employer, Introduction
from marketplace.queries.introductions import OpenIdentity, open_identity
from marketplace.states import EmployerState, IntroductionState
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Membership, Regulation, User

from . import introduced
from .employing import bakery
from .seen import seen, somebody

State, Outcome = IntroductionState, Introduction.Outcome
SAMIRA = OpenIdentity("Samira", "Haddad", "")


@pytest.fixture
def shown(samira, yvonne) -> User:
    return seen(samira)


@pytest.fixture
def asked(company, shown) -> Introduction:
    return introduced.asked(*company, shown)


@pytest.fixture
def agreed(asked, samira) -> Introduction:
    return introducing.answer_introduction(asked, by=samira, yes=True)


def colleague(employer: Employer) -> User:
    mia = User.objects.create_user("mia@smit.example", first_name="Mia")
    Membership.objects.create(organisation=employer.organisation, user=mia)
    return mia


def days_later(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


# ---------------------------------------------------------------- the question
def test_the_employer_asks_and_the_person_hears_it(company, shown):
    employer, bas = company

    row = introduced.asked(employer, bas, shown, message="Kom gerust kijken.")

    assert (row.state, row.asked_by, row.message) == (State.ASKED, bas, "Kom gerust kijken.")
    assert row.answer_by.isoformat() == "2026-06-17"  # ten working days after Wednesday 3 June
    assert introduced.verbs(shown) == ["introduction.asked"]
    assert introduced.told(shown) == ["introduction.asked"]


def test_pressed_twice_or_by_a_colleague_it_is_one_question(company, asked, samira):
    employer, bas = company

    again = introduced.asked(employer, bas, samira), introduced.asked(employer, colleague(employer), samira)

    assert [row.pk for row in again] == [asked.pk, asked.pk]
    assert introduced.told(samira) == ["introduction.asked"]


def test_two_at_a_time_of_one_pair_cannot_stand(company, asked, samira):
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.create(employer=company[0], person=samira)


def test_two_employers_each_have_a_question_of_their_own(company, asked, samira, lindenkwartier):
    florist, florence = bakery(lindenkwartier, name="Bloemen Bos", kvk_number="87654321", house_number="9")

    other = introduced.asked(florist, florence, samira)
    introducing.answer_introduction(asked, by=samira, yes=False)
    introducing.answer_introduction(other, by=samira, yes=True)

    assert open_identity(florence, other) == SAMIRA
    assert open_identity(company[1], asked) is None
    assert open_identity(company[1], other) is None


def test_a_stranger_does_not_ask_for_a_company(company, shown, fatma):
    with pytest.raises(NotYours):
        introduced.asked(company[0], fatma, shown)


@pytest.mark.parametrize("state", [EmployerState.APPLIED, EmployerState.OUT_OF_SIGHT, EmployerState.STOPPED])
def test_a_company_that_does_not_take_part_asks_nobody(company, shown, state):
    employer, bas = company
    Employer.objects.update(state=state, why="x", call_by=timezone.localdate())

    assert refused(lambda: introduced.asked(employer, bas, shown)) == "not_verified"


def test_whoever_may_no_longer_be_seen_is_not_asked(company, shown):
    readiness.withdraw(shown, by=shown)

    assert refused(lambda: introduced.asked(*company, shown)) == "not_seen"
    assert introduced.told(shown) == []


def test_one_person_has_no_more_than_three_questions_at_a_time(shown, lindenkwartier):
    for number in range(3):
        introduced.asked(*bakery(lindenkwartier, name=f"Zaak {number}", house_number=str(number)), shown)

    late = bakery(lindenkwartier, name="Zaak 4", house_number="4")
    assert refused(lambda: introduced.asked(*late, shown)) == "enough"


def test_a_small_company_asks_three_people_in_four_weeks(company, lindenkwartier):
    people = [seen(somebody(lindenkwartier, f"Henk {number}")) for number in range(4)]
    for person in people[:3]:
        introduced.asked(*company, person)

    assert refused(lambda: introduced.asked(*company, people[3])) == "cap"
    assert introduced.asked(*company, people[0]).person == people[0]  # that one was asked already


def test_without_a_rule_for_that_day_nobody_is_asked(company, shown):
    Regulation.objects.filter(key="introduction").delete()

    assert refused(lambda: introduced.asked(*company, shown)) == "no_rule"


def test_after_a_question_that_led_to_nothing_the_same_employer_waits_some_weeks(company, asked, samira):
    introducing.answer_introduction(asked, by=samira, yes=False)
    with days_later(15):  # 18 June
        assert let_lapse(asked)
        assert refused(lambda: introduced.asked(*company, samira)) == "again"
    with days_later(43):
        assert introduced.asked(*company, samira).pk != asked.pk


def test_the_employer_no_longer_asks(company, asked, samira):
    introducing.take_back_question(asked, by=company[1])
    row = introducing.take_back_question(asked, by=company[1])

    assert (row.state, row.outcome) == (State.ENDED, Outcome.TAKEN_BACK)
    assert introduced.told(samira) == ["introduction.taken_back"]


def refused(act) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        act()
    return refusal.value.code


# ---------------------------------------------------------------- yes
def test_a_yes_opens_the_name_for_this_employer_until_a_day(company, agreed, samira):
    employer, bas = company

    assert (agreed.state, agreed.open_until.isoformat(), agreed.answered_how) == (State.OPEN, "2026-07-03", "web")
    assert open_identity(bas, agreed) == SAMIRA
    consent = samira.consents.get(purpose=f"introduction:{employer.pk}")
    assert (consent.medium, consent.recorded_by, consent.language, consent.wording) == (
        "web", samira, "nl",
        "Bakkerij Smit mag mijn naam en telefoonnummer zien, tot en met 3 juli 2026. Ik kan altijd stoppen.",
    )  # fmt: skip
    assert introduced.verbs(samira) == ["introduction.asked", "introduction.yes"]
    assert introduced.told(samira) == ["introduction.yes"]
    assert introduced.told(bas) == ["employer.said_yes"]


def test_yes_twice_is_one_yes(agreed, samira):
    introducing.answer_introduction(agreed, by=samira, yes=True)

    assert samira.consents.filter(purpose__startswith="introduction:").count() == 1


def test_a_coordinator_notes_what_was_said_on_the_phone(asked, samira, yvonne):
    row = introducing.answer_introduction(asked, by=yvonne, yes=True, how="phone")

    assert (row.answered_by, row.answered_how) == (yvonne, "phone")
    assert row.yes.recorded_by == yvonne


@pytest.mark.parametrize("yes", [True, False])
def test_nobody_else_answers(company, asked, samira, karim, fatma, yes):
    for other in (karim, fatma, company[1]):
        with pytest.raises(NotYours):
            introducing.answer_introduction(asked, by=other, yes=yes)


def test_a_coordinator_who_acts_for_the_company_does_not_answer_for_the_resident(company, asked, yvonne):
    Membership.objects.create(organisation=company[0].organisation, user=yvonne)

    with pytest.raises(NotYours):
        introducing.answer_introduction(asked, by=yvonne, yes=True)


def test_everybody_of_the_company_and_nobody_else_sees_the_name(company, agreed, yvonne, fatma):
    mia = colleague(company[0])

    assert [open_identity(who, agreed) for who in (mia, yvonne, fatma)] == [SAMIRA, None, None]


def test_the_day_after_the_last_it_is_closed(company, agreed):
    with days_later(30):
        assert open_identity(company[1], agreed) == SAMIRA
    with days_later(31):
        assert open_identity(company[1], agreed) is None


@pytest.mark.parametrize(
    "close",
    [
        lambda row, samira, yvonne: introducing.withdraw_introduction(row, by=samira),
        lambda row, samira, yvonne: introducing.withdraw_introduction(row, by=yvonne),
        lambda row, samira, yvonne: introducing.answer_introduction(row, by=samira, yes=False),
        lambda row, samira, yvonne: people.withdraw_consent(samira, by=samira, purpose=row.yes.purpose),
        lambda row, samira, yvonne: readiness.withdraw(samira, by=samira),
        lambda row, samira, yvonne: readiness.pause(samira, by=samira),
        lambda row, samira, yvonne: people.pause_person(samira, by=samira),
        lambda row, samira, yvonne: User.objects.filter(pk=samira.pk).update(is_active=False),
        lambda row, samira, yvonne: Employer.objects.update(state=EmployerState.STOPPED),
    ],
    ids=["stopped", "by phone", "no after all", "permission", "readiness", "pause of it", "pause", "gone", "company"],
)  # fmt: skip
def test_whatever_ends_it_closes_the_name_at_once(company, agreed, samira, yvonne, close):
    close(agreed, samira, yvonne)

    assert open_identity(company[1], agreed) is None


# ---------------------------------------------------------------- no, and back
def test_a_no_opens_nothing_and_only_the_person_hears_of_it(company, asked, samira):
    row = introducing.answer_introduction(asked, by=samira, yes=False)

    assert (row.state, row.yes) == (State.NOT_NOW, None)
    assert open_identity(company[1], row) is None
    assert (introduced.told(samira), introduced.told(company[1])) == (["introduction.no"], [])


def test_yes_after_a_no_is_the_same_button(company, asked, samira):
    introducing.answer_introduction(asked, by=samira, yes=False)
    row = introducing.answer_introduction(asked, by=samira, yes=True)

    assert row.state == State.OPEN
    assert open_identity(company[1], row) == SAMIRA
    assert introduced.told(samira) == ["introduction.yes"]


def test_yes_after_stopping_is_a_new_yes(company, agreed, samira):
    introducing.withdraw_introduction(agreed, by=samira)
    row = introducing.answer_introduction(agreed, by=samira, yes=True)

    assert open_identity(company[1], row) == SAMIRA
    stands = [it.withdrawn_at is None for it in samira.consents.filter(purpose=row.yes.purpose).order_by("pk")]
    assert stands == [False, True]


def test_after_the_last_day_a_yes_is_too_late(asked, samira):
    with days_later(15):
        assert refused(lambda: introducing.answer_introduction(asked, by=samira, yes=True)) == "over"


def test_who_stopped_being_seen_first_says_that_employers_may(asked, samira):
    readiness.pause(samira, by=samira)

    assert refused(lambda: introducing.answer_introduction(asked, by=samira, yes=True)) == "not_seen"


def test_a_company_that_stopped_gets_no_name(asked, samira):
    Employer.objects.update(state=EmployerState.OUT_OF_SIGHT, why="Wij wachten op antwoord.")

    assert refused(lambda: introducing.answer_introduction(asked, by=samira, yes=True)) == "not_verified"

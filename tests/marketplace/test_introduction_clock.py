"""The duty to answer: after 3 and 7 working days a reminder, on the eighth out of sight; and the person hears it."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.utils import timezone

from marketplace import introduction_runs
from marketplace.actions import employers, introducing, introducing_outcome
from marketplace.actions.introducing_clock import give_up_waiting, remind_employer
from marketplace.models import Employer, Introduction
from marketplace.queries.introductions import owes_an_answer
from marketplace.queries.next_thing import next_thing_for
from marketplace.states import EmployerState, IntroductionState
from neighbourhoods import outreach
from neighbourhoods.actions import people
from neighbourhoods.models import Membership, Message, User

from . import introduced
from .seen import seen

# Friday 8 May 2026. Ascension Day is Thursday 14 May; Whit Monday 25 May.
YES = date(2026, 5, 8)
WORKING_DAYS = {
    0: date(2026, 5, 8), 1: date(2026, 5, 11), 2: date(2026, 5, 12), 3: date(2026, 5, 13), 4: date(2026, 5, 15),
    5: date(2026, 5, 18), 6: date(2026, 5, 19), 7: date(2026, 5, 20), 8: date(2026, 5, 21),
}  # fmt: skip
NOTHING = {"stopped": 0, "closed": 0, "lapsed": 0, "out of sight": 0, "reminded": 0, "forgotten": 0}


def on(day: date):
    return time_machine.travel(datetime.combine(day, time(9), timezone.get_current_timezone()), tick=False)


@pytest.fixture
def agreed(company, samira) -> Introduction:
    samira.phone = "+31611112222"
    samira.save()
    with on(YES):
        return introducing.answer_introduction(introduced.asked(*company, seen(samira)), by=samira, yes=True)


def run_on(day: date) -> dict[str, int]:
    """Twice, as a worker that was restarted does: the second time there is nothing left to do."""
    with on(day):
        done = introduction_runs.introductions()
        assert introduction_runs.introductions() == NOTHING
    return {name: count for name, count in done.items() if count}


def reminders(person: User) -> int:
    return person.messages.filter(kind="employer.tell_us").count()


def test_each_working_day_has_what_belongs_to_it_over_a_weekend_and_a_holiday(company, agreed, samira):
    employer, bas = company
    done = {number: run_on(day) for number, day in WORKING_DAYS.items()}

    assert {number: it for number, it in done.items() if it} == {
        3: {"reminded": 1}, 7: {"reminded": 1}, 8: {"out of sight": 1},
    }  # fmt: skip
    assert reminders(bas) == 2
    employer.refresh_from_db()
    assert (employer.state, employer.why) == (
        EmployerState.OUT_OF_SIGHT, "U vertelde niet wat er van een kennismaking kwam.",
    )  # fmt: skip
    assert owes_an_answer(employer)


def test_the_person_hears_that_it_is_not_because_of_them_and_somebody_calls(company, agreed, samira):
    for day in WORKING_DAYS.values():
        run_on(day)

    with on(WORKING_DAYS[8]):
        message = Message.objects.select_related("recipient").get(kind="introduction.silent")
        assert outreach.render(message).paragraphs == (
            "Bakkerij Smit gaf geen antwoord.", "Dat ligt niet aan u.", "Yvonne belt u.",
        )  # fmt: skip
        call = Message.objects.get(kind="introduction.call")
        assert (call.recipient, call.due_on) == (samira, date(2026, 5, 22))
        assert next_thing_for(samira).kind == "call"


def test_everybody_of_the_company_is_reminded(company, agreed):
    mia = User.objects.create_user("mia@smit.example", first_name="Mia")
    Membership.objects.create(organisation=company[0].organisation, user=mia)

    run_on(WORKING_DAYS[3])

    assert [reminders(who) for who in (company[1], mia)] == [1, 1]


def test_whoever_answered_is_not_reminded(company, agreed):
    with on(WORKING_DAYS[2]):
        introducing.tell_outcome(agreed, by=company[1], outcome="not_now", reason="later")

    assert [run_on(WORKING_DAYS[number]) for number in (3, 7, 8)] == [{}, {}, {}]


def test_with_an_appointment_it_counts_from_that_day(company, agreed):
    with on(WORKING_DAYS[2]):
        at = datetime(2026, 5, 20, 10, tzinfo=timezone.get_current_timezone())
        introducing.note_appointment(agreed, by=company[1], meets_at=at)

    days = [date(2026, 5, day) for day in (*range(13, 32),)] + [date(2026, 6, day) for day in (1, 2)]
    done = {day.isoformat(): it for day in days if (it := run_on(day))}
    assert done == {"2026-05-26": {"reminded": 1}, "2026-06-01": {"reminded": 1}, "2026-06-02": {"out of sight": 1}}


def test_a_worker_that_slept_for_weeks_reminds_before_it_puts_anybody_out_of_sight(company, agreed):
    done = [run_on(date(2026, 6, day)) for day in (1, 2, 3, 4)]

    assert done == [{"reminded": 1}, {"reminded": 1}, {"out of sight": 1}, {}]


def test_who_no_longer_opens_their_name_costs_the_company_nothing(company, agreed, samira):
    with on(WORKING_DAYS[2]):
        people.pause_person(samira, by=samira)

    assert run_on(WORKING_DAYS[3]) == {"closed": 1}
    assert [run_on(WORKING_DAYS[number]) for number in (7, 8)] == [{}, {}]
    assert Employer.objects.get().state == EmployerState.VERIFIED


def test_after_an_answer_a_coordinator_lets_the_company_back(company, agreed, yvonne):
    for day in WORKING_DAYS.values():
        run_on(day)
    with on(date(2026, 5, 22)):
        row = introducing.tell_outcome(agreed, by=company[1], outcome="not_now", reason="filled")
        assert (row.state, row.silent_since) == (IntroductionState.ENDED, None)
        assert not owes_an_answer(company[0])
        assert employers.let_back(company[0], by=yvonne).state == EmployerState.VERIFIED


def test_two_who_wait_are_each_told_and_the_company_is_out_of_sight_once(company, agreed, fatma):
    with on(YES):
        introducing.answer_introduction(introduced.asked(*company, seen(fatma)), by=fatma, yes=True)

    done = {number: run_on(day) for number, day in WORKING_DAYS.items()}

    assert {number: it for number, it in done.items() if it} == {
        3: {"reminded": 2}, 7: {"reminded": 2}, 8: {"out of sight": 2},
    }  # fmt: skip
    assert company[1].messages.filter(kind="employer.out_of_sight").count() == 1


def test_a_question_without_an_answer_ends_on_its_day_for_everybody_alike(company, samira):
    with on(YES):
        row = introduced.asked(*company, seen(samira))
    assert row.answer_by == date(2026, 5, 26)  # ten working days, over Ascension Day and Whit Monday

    assert [run_on(date(2026, 5, day)) for day in (26, 27)] == [{}, {"lapsed": 1}]
    row.refresh_from_db()
    assert (row.state, row.outcome) == (IntroductionState.ENDED, "no_answer")
    assert introduced.told(samira) == ["introduction.no_answer"]


def test_when_a_company_stops_everybody_who_waits_hears_it(company, agreed, samira, fatma):
    with on(YES):
        introduced.asked(*company, seen(fatma))
    Employer.objects.update(state=EmployerState.STOPPED)

    assert run_on(WORKING_DAYS[1]) == {"stopped": 2}
    assert [introduced.told(who)[-1] for who in (samira, fatma)] == ["introduction.call", "introduction.stopped"]


def test_one_that_breaks_does_not_keep_the_others_waiting(company, agreed, fatma, monkeypatch, caplog):
    with on(YES):
        introducing.answer_introduction(introduced.asked(*company, seen(fatma)), by=fatma, yes=True)
    act = introducing_outcome.end_with_company

    def breaks(row):
        if row.pk == agreed.pk:
            raise RuntimeError
        return act(row)

    monkeypatch.setattr(introducing_outcome, "end_with_company", breaks)
    Employer.objects.update(state=EmployerState.STOPPED)

    with on(WORKING_DAYS[1]):
        assert introduction_runs.introductions()["stopped"] == 1
    assert "failed for introduction" in caplog.text


@pytest.mark.parametrize("act", [remind_employer, give_up_waiting])
def test_the_clock_asks_the_row_itself_and_not_who_called_it(agreed, act):
    with on(YES):
        assert not act(agreed)

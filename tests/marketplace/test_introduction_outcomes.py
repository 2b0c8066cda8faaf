"""What came of an introduction: the person always hears it, in plain words, and always has a next thing."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace.actions import introducing, introducing_outcome
from marketplace.actions.introducing_clock import close_unseen, forget_words, let_lapse
from marketplace.models import Employer, Introduction
from marketplace.queries.introductions import open_identity
from marketplace.queries.next_thing import next_thing_for
from marketplace.states import INTRODUCTION_MOVES, EmployerState, IntroductionState
from neighbourhoods import outreach
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, Regulation, User
from neighbourhoods.models.outreach import Channel

from . import introduced
from .announced_introductions import STORIES
from .seen import seen

State, Outcome = IntroductionState, Introduction.Outcome


@pytest.fixture
def asked(company, samira) -> Introduction:
    return introduced.asked(*company, seen(samira))


@pytest.fixture
def agreed(asked, samira) -> Introduction:
    return introducing.answer_introduction(asked, by=samira, yes=True)


def refused(act) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        act()
    return refusal.value.code


def after(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def heard(person: User, kind: str) -> tuple[str, ...]:
    message = Message.objects.select_related("recipient__municipality").filter(recipient=person, kind=kind).latest("pk")
    return outreach.render(message).paragraphs


# ---------------------------------------------------------------- what the company tells
@pytest.mark.parametrize(
    ("outcome", "reason", "words"),
    [
        ("trial", "", ("Bakkerij Smit wil graag proberen om met u te werken.", "Yvonne belt u.")),
        ("job", "", ("Goed nieuws. Er is een baan voor u bij Bakkerij Smit.", "Yvonne belt u.")),
        (
            "not_now",
            "hours",
            (
                "Bakkerij Smit heeft nu geen werk voor u.",
                "De uren of dagen passen niet bij elkaar.",
                "Dat ligt niet aan u.",
                "Yvonne belt u.",
            ),
        ),
        (
            "not_now",
            "skill",
            (
                "Bakkerij Smit heeft nu geen werk voor u.",
                "Eerst is een cursus of certificaat nodig. Wij kijken met u mee.",
                "Yvonne belt u.",
            ),
        ),
    ],
)
def test_an_outcome_is_heard_in_our_words_and_somebody_calls(company, agreed, samira, outcome, reason, words):
    samira.phone = "+31611112222"
    samira.save()

    row = introducing.tell_outcome(agreed, by=company[1], outcome=outcome, reason=reason, words="Wij namen een ander.")

    assert (row.state, row.outcome, row.reason, row.told_by) == (State.ENDED, outcome, reason, company[1])
    assert heard(samira, f"introduction.{outcome}") == words
    call = Message.objects.get(kind="introduction.call")
    assert (call.recipient, call.channel, call.due_on.isoformat()) == (samira, Channel.CALL, "2026-06-04")
    assert "Wij namen een ander." in outreach.render(call).paragraphs
    assert next_thing_for(samira).kind == "call"
    assert introduced.verbs(samira)[-1] == f"introduction.{outcome}"


def test_own_words_of_the_company_are_in_no_message_that_leaves_by_itself(company, agreed, samira):
    introducing.tell_outcome(agreed, by=company[1], outcome="not_now", reason="hours", words="Wij namen een ander.")

    assert "ander." not in " ".join(heard(samira, "introduction.not_now"))


def test_who_hears_everything_by_phone_is_called_once(company, agreed, samira):
    samira.phone, samira.channel = "+31611112222", Channel.CALL
    samira.save()

    introducing.tell_outcome(agreed, by=company[1], outcome="not_now", reason="hours", words="Wij namen een ander.")

    calls = Message.objects.filter(recipient=samira, state="waiting", kind__startswith="introduction.")
    assert [it.kind for it in calls] == ["introduction.not_now"]
    assert heard(samira, "introduction.not_now")[-2:] == (
        "Zij schreven dit. Vertel het in uw eigen woorden:", "Wij namen een ander.",
    )  # fmt: skip


def test_told_twice_is_told_once(company, agreed, samira):
    for _time in range(2):
        introducing.tell_outcome(agreed, by=company[1], outcome="job")

    assert introduced.told(samira).count("introduction.job") == 1


def test_a_trial_may_become_a_job_and_nothing_else_changes_afterwards(company, agreed, samira):
    introducing.tell_outcome(agreed, by=company[1], outcome="trial")
    row = introducing.tell_outcome(agreed, by=company[1], outcome="job")

    assert row.outcome == Outcome.JOB
    assert introduced.told(samira)[-2:] == ["introduction.trial", "introduction.job"]
    assert refused(lambda: introducing.tell_outcome(agreed, by=company[1], outcome="not_now", reason="work")) == "over"


@pytest.mark.parametrize("reason", ["", "leeftijd"])
def test_not_now_without_a_reason_of_the_list_is_refused(company, agreed, reason):
    assert (
        refused(lambda: introducing.tell_outcome(agreed, by=company[1], outcome="not_now", reason=reason)) == "reason"
    )


def test_before_the_yes_there_is_nothing_to_tell(company, asked):
    assert refused(lambda: introducing.tell_outcome(asked, by=company[1], outcome="job")) == "over"


def test_only_the_company_or_a_coordinator_for_it_tells(agreed, samira, fatma, yvonne):
    for somebody in (samira, fatma):
        with pytest.raises(NotYours):
            introducing.tell_outcome(agreed, by=somebody, outcome="job")
    assert introducing.tell_outcome(agreed, by=yvonne, outcome="job").told_by == yvonne


def test_with_a_trial_or_a_job_the_name_stays_open_until_its_day_and_with_a_not_now_it_closes(company, agreed, samira):
    introducing.tell_outcome(agreed, by=company[1], outcome="trial")
    assert open_identity(company[1], agreed) is not None
    introducing.withdraw_introduction(agreed, by=samira)
    assert open_identity(company[1], agreed) is None
    agreed.refresh_from_db()
    assert (agreed.state, agreed.outcome) == (State.ENDED, Outcome.TRIAL)


# ---------------------------------------------------------------- an appointment
def test_both_hear_of_an_appointment_whoever_writes_it_down(company, agreed, samira, yvonne):
    row = introduced.meeting(agreed, by=yvonne, in_days=6)

    assert (row.meets_where, row.tell_since.isoformat()) == ("Bakkerij Smit", "2026-06-09")
    assert heard(samira, "introduction.moment")[:3] == (
        "U maakt kennis met Bakkerij Smit.", "dinsdag, 10 uur.", "De plek: Bakkerij Smit.",
    )  # fmt: skip
    assert heard(company[1], "employer.appointment")[:2] == ("U maakt kennis met Samira.", "dinsdag, 10 uur.")


def test_the_same_appointment_twice_is_told_once_and_another_day_again(company, agreed, samira):
    for _time in range(2):
        introduced.meeting(agreed, by=company[1])
    assert introduced.told(samira).count("introduction.moment") == 1
    introduced.meeting(agreed, by=company[1], in_days=3)
    assert introduced.told(samira).count("introduction.moment") == 1  # the first one no longer holds


def test_moments_are_for_a_coordinator_and_at_most_three(company, agreed, yvonne, karim, fatma):
    moments = [timezone.now() + timedelta(days=days) for days in (2, 3, 4, 5)]

    assert refused(lambda: introducing_outcome.propose_moments(agreed, by=yvonne, moments=moments)) == "moments"
    assert refused(lambda: introducing_outcome.propose_moments(agreed, by=yvonne, moments=[])) == "moments"
    for somebody in (fatma, company[1]):
        with pytest.raises(NotYours):
            introducing_outcome.propose_moments(agreed, by=somebody, moments=moments[:1])
    row = introducing_outcome.propose_moments(agreed, by=karim, moments=moments[:3])
    assert len(row.moments) == 3
    assert introduced.told(company[1])[-1] == "employer.moments"


# ---------------------------------------------------------------- every end has its message
def _end(company, row, samira, way: str) -> None:
    match way:
        case "no":
            introducing.answer_introduction(row, by=samira, yes=False)
        case "taken_back":
            introducing.take_back_question(row, by=company[1])
        case "no_answer" | "cannot":
            if way == "cannot":
                people.pause_person(samira, by=samira)
            with after(20):
                assert let_lapse(row)
        case "closed" | "unseen":
            introducing.answer_introduction(row, by=samira, yes=True)
            if way == "closed":
                introducing.withdraw_introduction(row, by=samira)
            else:
                people.pause_person(samira, by=samira)
                assert close_unseen(row)
        case "stopped":
            Employer.objects.update(state=EmployerState.STOPPED)
            assert introducing_outcome.end_with_company(row)
        case _:
            introducing.answer_introduction(row, by=samira, yes=True)
            introducing.tell_outcome(row, by=company[1], outcome=way, reason="hours" if way == "not_now" else "")


ENDS = ["no", "taken_back", "no_answer", "cannot", "closed", "unseen", "stopped", "trial", "job", "not_now"]


@pytest.mark.parametrize("way", ENDS)
def test_the_person_hears_every_end_in_their_own_channel(company, asked, samira, way):
    _end(company, asked, samira, way)

    kind = f"introduction.{'closed' if way == 'unseen' else way}"
    last = samira.messages.filter(about_type="marketplace.introduction").exclude(state="cancelled").latest("pk")
    assert (last.kind, last.channel) == (kind, Channel.EMAIL)
    assert outreach.render(last) is not None


def test_no_end_is_forgotten_here():
    """Each outcome, and each state from which somebody comes no further, has a story and a kind of message."""
    kinds = {f"introduction.{outcome}" for outcome in Outcome.values if outcome != Outcome.TALK}
    assert kinds | {"introduction.no", "introduction.closed", "introduction.silent"} <= set(outreach.kinds) & set(
        STORIES
    )
    assert INTRODUCTION_MOVES[State.ENDED] == set()
    assert set(ENDS) - {"unseen", "closed", "no"} == set(Outcome.values) - {Outcome.TALK}


# ---------------------------------------------------------------- what was written is wiped
def test_words_are_wiped_four_weeks_after_the_end_and_the_row_counts_on(company, samira, yvonne):
    row = introduced.asked(*company, seen(samira), message="Kom gerust kijken.")
    introducing.answer_introduction(row, by=samira, yes=True)
    introduced.meeting(row, by=company[1])
    introducing.tell_outcome(row, by=company[1], outcome="not_now", reason="hours", words="Wij namen een ander.")

    with after(27):
        assert not forget_words(row)
    with after(28):
        assert [forget_words(row), forget_words(row)] == [True, False]
    row.refresh_from_db()
    assert (row.message, row.words, row.meets_where, row.meets_at) == ("", "", "", None)
    assert (row.state, row.outcome, row.reason) == (State.ENDED, "not_now", "hours")


def test_how_long_words_are_kept_is_a_rule_with_a_date(company, agreed, samira):
    introducing.tell_outcome(agreed, by=company[1], outcome="job")
    Regulation.objects.filter(key="introduction").update(
        value={"answer_days": "10", "open_days": "30", "keep_days": "7"}
    )

    with after(7):
        assert forget_words(agreed)


def test_what_goes_on_is_not_wiped(agreed):
    with after(60):
        assert not forget_words(agreed)

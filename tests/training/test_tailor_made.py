"""Thinking along: it always has an owner and a date, and it ends with what came of it or with the person's own word."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.models import CoordinatorPost
from tests.conftest import coordinator_of
from training.actions import enrolling, tailor_made
from training.actions.moves import move
from training.models import TailorMade
from training.states import TAILOR_MADE_MOVES, TailorMadeState

from . import stories

FRIDAY = "2026-12-18 12:00+01:00"  # before Christmas
WHY = TailorMade.Why.NOTHING_FITS


@pytest.fixture(autouse=True)
def _on_a_friday():
    with time_machine.travel(FRIDAY, tick=False):
        yield


@pytest.fixture
def action(samira, yvonne) -> TailorMade:
    return tailor_made.open_tailor_made(samira, by=samira, why=WHY)


def verbs_of(person) -> list[str]:
    return list(person.journal.values_list("verb", flat=True))


def refused(code: str, act, *args, **how) -> None:
    with pytest.raises(NotAllowedNow) as refusal:
        act(*args, **how)
    assert (refusal.value.code, str(refusal.value) != "") == (code, True)


# ---------------------------------------------------------------- all pairs of states
@pytest.mark.parametrize(("start", "end"), [(start, end) for start in TailorMadeState for end in TailorMadeState])
def test_it_moves_along_the_table_only(action, start, end):
    put_in(action, start)
    if end in TAILOR_MADE_MOVES[start]:
        action.outcome, action.closed_at = ended(end)
        move(action, end)
    else:
        refused("moment", move, action, end)
    action.refresh_from_db()
    assert action.state == (end if end in TAILOR_MADE_MOVES[start] else start)


def ended(state: str):
    outcome = {"open": "", "settled": "elsewhere", "not_now": "not_now"}[state]
    return outcome, timezone.now() if outcome else None


def put_in(action: TailorMade, state: str) -> None:
    action.state = state
    action.outcome, action.closed_at = ended(state)
    action.save()


# ---------------------------------------------------------------- it opens
def test_who_asks_gets_a_name_and_a_day_within_three_working_days(samira, yvonne):
    made = tailor_made.open_tailor_made(samira, by=samira, why=WHY)

    assert (made.owner, made.due, made.opened_by, made.state) == (yvonne, date(2026, 12, 23), samira, "open")
    assert verbs_of(samira) == ["tailor_made.opened"]


def test_holidays_and_weekends_are_no_working_days():
    assert working_days_ahead(date(2026, 12, 23), 3) == date(2026, 12, 29)  # over Christmas and a Sunday


def test_asked_twice_it_is_one_with_the_earlier_day(action, samira, yvonne):
    late = action.due + timedelta(days=5)
    again = tailor_made.open_tailor_made(samira, by=samira, why=WHY, due=late)
    assert (again.pk, again.due, verbs_of(samira)) == (action.pk, action.due, ["tailor_made.opened"])

    sooner = tailor_made.open_tailor_made(samira, by=yvonne, why="other", due=date(2026, 12, 21), plan="Koffie drinken")
    assert (sooner.pk, sooner.due, sooner.plan) == (action.pk, date(2026, 12, 21), "Koffie drinken")
    assert verbs_of(samira) == ["tailor_made.asked_again", "tailor_made.opened"]


def test_the_clock_leaves_what_is_open_as_it_is(action, samira):
    soon = date(2026, 12, 18)
    assert tailor_made.open_tailor_made(samira, by=None, why="nothing_stands", due=soon).due == action.due


@pytest.mark.parametrize("who", ["karim", "henk"])
def test_somebody_else_opens_nothing(request, samira, who):
    with pytest.raises(NotYours):
        tailor_made.open_tailor_made(samira, by=request.getfixturevalue(who), why=WHY)
    assert TailorMade.objects.count() == 0


def test_it_goes_to_who_was_named_if_they_look_after_the_neighbourhood(samira, yvonne, karim, lindenkwartier):
    lotte = coordinator_of(lindenkwartier, "Lotte", "Bos")
    assert tailor_made.open_tailor_made(samira, by=None, why=WHY, owner=lotte).owner == lotte
    TailorMade.objects.all().delete()
    assert tailor_made.open_tailor_made(samira, by=None, why=WHY, owner=karim).owner == yvonne


def test_where_nobody_coordinates_there_is_a_number_to_call(henk):
    with pytest.raises(NotAllowedNow, match="088 000 12 34") as refusal:
        tailor_made.open_tailor_made(henk, by=henk, why=WHY)
    assert refusal.value.code == "nobody"


@pytest.mark.parametrize("days", [-1, 93])
def test_a_day_that_passed_or_lies_far_ahead_is_refused(samira, yvonne, days):
    due = timezone.localdate() + timedelta(days=days)
    refused("day", tailor_made.open_tailor_made, samira, by=yvonne, why=WHY, due=due)


@pytest.mark.parametrize("lost", [{"owner": None}, {"due": None}, {"outcome": "course"}, {"state": "settled"}])
def test_the_database_keeps_none_open_without_owner_and_day_and_none_closed_without_outcome(action, lost):
    with pytest.raises(IntegrityError), transaction.atomic():
        TailorMade.objects.filter(pk=action.pk).update(**lost)


def test_the_database_keeps_one_open_for_a_person(action, samira, yvonne):
    with pytest.raises(IntegrityError), transaction.atomic():
        TailorMade.objects.create(person=samira, why=WHY, owner=yvonne, due=date(2026, 12, 21))


# ---------------------------------------------------------------- another owner, another day
def test_a_colleague_takes_over_and_twice_is_the_same(action, samira, lindenkwartier):
    lotte = coordinator_of(lindenkwartier, "Lotte", "Bos")
    for _again in range(2):
        assert tailor_made.take_over(action, by=lotte).owner == lotte
    assert verbs_of(samira) == ["tailor_made.taken_over", "tailor_made.opened"]


def test_it_becomes_another_day_with_a_reason(action, samira, yvonne):
    new = date(2026, 12, 30)
    refused("reason", tailor_made.put_off, action, by=yvonne, due=new, reason=" ")
    refused("day", tailor_made.put_off, action, by=yvonne, due=date(2026, 12, 1), reason="Vakantie")

    for _again in range(2):
        assert tailor_made.put_off(action, by=yvonne, due=new, reason="Samira is op reis").due == new

    assert verbs_of(samira) == ["tailor_made.put_off", "tailor_made.opened"]
    assert samira.journal.first().words.text == "Samira is op reis"


def test_what_will_be_done_is_written_down_once(action, samira, yvonne):
    for _again in range(2):
        tailor_made.write_plan(action, by=yvonne, plan="Samen naar het naaiatelier")
    action.refresh_from_db()
    assert (action.plan, verbs_of(samira)[0]) == ("Samen naar het naaiatelier", "tailor_made.planned")
    assert verbs_of(samira).count("tailor_made.planned") == 1


DESK = [
    (tailor_made.take_over, {}),
    (tailor_made.put_off, {"due": date(2026, 12, 30), "reason": "Later"}),
    (tailor_made.write_plan, {"plan": "Koffie"}),
    (tailor_made.close_with, {"outcome": "elsewhere", "words": "Koor"}),
]


@pytest.mark.parametrize("who", ["karim", "henk", "samira"])
@pytest.mark.parametrize(("act", "how"), DESK)
def test_only_a_coordinator_of_the_neighbourhood_decides(request, action, who, act, how):
    with pytest.raises(NotYours):
        act(action, by=request.getfixturevalue(who), **how)


@pytest.mark.parametrize(("act", "how"), DESK)
def test_what_is_over_stays_as_it_is(action, yvonne, lindenkwartier, act, how):
    put_in(action, "settled")
    TailorMade.objects.filter(pk=action.pk).update(outcome="step")
    refused("moment", act, action, by=coordinator_of(lindenkwartier, "Lotte", "Bos"), **how)


# ---------------------------------------------------------------- it ends
def test_nothing_is_no_outcome(action, yvonne):
    refused("no_outcome", tailor_made.close_with, action, by=yvonne, outcome="")
    refused("words", tailor_made.close_with, action, by=yvonne, outcome="step")


def test_a_course_came_of_it_once_it_stands(action, samira, yvonne, lindenkwartier):
    refused("not_seen", tailor_made.close_with, action, by=yvonne, outcome="course")
    stories.a_course()
    enrolling.enrol(stories.opened(lindenkwartier, yvonne), by=yvonne, person=samira)

    for _again in range(2):
        closed = tailor_made.close_with(action, by=yvonne, outcome="course")

    assert (closed.state, closed.outcome, closed.closed_by) == ("settled", "course", yvonne)
    assert verbs_of(samira).count("tailor_made.settled") == 1


def test_who_says_not_now_says_it_themselves_and_comes_back_when_they_like(action, samira, yvonne, lindenkwartier):
    assert tailor_made.close_with(action, by=samira, outcome="not_now").state == "not_now"

    for _again in range(2):
        back = tailor_made.take_up_again(action, by=samira)

    assert (back.state, back.owner, back.due, back.outcome) == ("open", yvonne, date(2026, 12, 23), "")
    assert verbs_of(samira) == ["tailor_made.opened", "tailor_made.not_now", "tailor_made.opened"]


def test_what_came_of_it_is_not_taken_up_again(action, samira, yvonne):
    tailor_made.close_with(action, by=yvonne, outcome="elsewhere", words="Zingt in het koor")
    refused("moment", tailor_made.take_up_again, action, by=samira)
    refused("moment", tailor_made.close_with, action, by=samira, outcome="not_now")


@pytest.mark.parametrize("who", ["karim", "henk"])
def test_somebody_else_takes_nothing_up_again(request, action, samira, who):
    tailor_made.close_with(action, by=samira, outcome="not_now")
    with pytest.raises(NotYours):
        tailor_made.take_up_again(action, by=request.getfixturevalue(who))


def test_one_that_came_meanwhile_goes_on(action, samira, yvonne):
    tailor_made.close_with(action, by=samira, outcome="not_now")
    meanwhile = tailor_made.open_tailor_made(samira, by=yvonne, why=WHY)
    assert tailor_made.take_up_again(action, by=samira) == meanwhile


# ---------------------------------------------------------------- whoever had it left
def test_it_falls_to_the_lead_when_the_post_of_its_owner_ended(samira, yvonne, lindenkwartier):
    lotte = coordinator_of(lindenkwartier, "Lotte", "Bos")
    action = tailor_made.open_tailor_made(samira, by=lotte, why=WHY, owner=lotte)
    assert tailor_made.fall_to_lead(action) is False

    CoordinatorPost.objects.filter(user=lotte).update(until=date(2026, 12, 17))

    assert [tailor_made.fall_to_lead(action) for _again in range(2)] == [True, False]
    action.refresh_from_db()
    assert (action.owner, verbs_of(samira)[0]) == (yvonne, "tailor_made.fell_to_lead")


def test_without_anybody_there_it_waits_with_its_day(action, yvonne):
    CoordinatorPost.objects.filter(user=yvonne).update(until=date(2026, 12, 17))
    assert tailor_made.fall_to_lead(action) is False
    action.refresh_from_db()
    assert (action.state, action.owner, action.due) == ("open", yvonne, date(2026, 12, 23))

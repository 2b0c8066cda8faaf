"""A stand-in who steps back, who is asked by hand, what the clock does, and who really came."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace import background
from marketplace.actions import helping, standing_in, visiting
from marketplace.models import Agreement, StandInRequest, Visit
from marketplace.queries.mine import deeds_of
from neighbourhoods.actions.people import pause_person
from neighbourhoods.errors import NotYours
from neighbourhoods.models import JournalEntry, Message

from . import stories
from .pairs import NOON, asked, helpers, now, pair, refused, request_to, sent, told, with_substitute


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def visit(mevrouw_de_wit, samira, yvonne) -> Visit:
    return pair(mevrouw_de_wit, samira)


@pytest.fixture
def sought(visit, samira, fatma, yvonne) -> Visit:
    with_substitute(visit, fatma, by=yvonne)
    return standing_in.cannot_come(visit, by=samira)


# ---------------------------------------------------------------- back again
def test_who_stands_in_may_step_back_and_is_not_asked_again(sought, fatma, mevrouw_de_wit, yvonne, lindenkwartier):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)
    helpers(lindenkwartier, yvonne, 1)

    standing_in.cannot_come(sought, by=fatma)

    assert now(sought) == ("seeking", "")
    assert asked(sought) == [("Fatma", "passed", 1), ("Helper00", "asked", 2)]
    assert Message.objects.filter(kind="coordinator.seeking").count() == 2


def test_the_helper_cannot_undo_what_somebody_else_took(sought, samira, fatma):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)

    assert refused(lambda: standing_in.come_after_all(sought, by=samira)) == "taken"
    assert standing_in.cannot_come(sought, by=samira).state == "planned"  # they told us before
    assert now(sought) == ("planned", "Fatma")


def test_the_helper_comes_after_all(sought, samira, fatma, mevrouw_de_wit):
    before = sent()

    for _time in range(2):
        standing_in.come_after_all(sought, by=samira)

    assert now(sought) == ("planned", "")
    assert asked(sought) == [("Fatma", "passed", 1)]
    assert (told(fatma, since=before), told(mevrouw_de_wit, since=before)) == (["stand_in.passed"], [])


def test_who_was_let_go_without_an_answer_may_be_asked_again(sought, samira, fatma):
    standing_in.come_after_all(sought, by=samira)
    before = sent()

    standing_in.cannot_come(sought, by=samira)

    assert asked(sought) == [("Fatma", "asked", 2)]
    assert told(fatma, since=before) == ["stand_in.asked"]


@pytest.mark.parametrize("who", ["fatma", "mevrouw_de_wit", "karim"])
def test_nobody_else_says_that_the_helper_comes(request, sought, who):
    with pytest.raises(NotYours):
        standing_in.come_after_all(sought, by=request.getfixturevalue(who))


@pytest.mark.parametrize("state", ["done", "called_off", "skipped"])
def test_what_is_over_does_not_come_back_this_way(visit, samira, state):
    Visit.objects.filter(pk=visit.pk).update(state=state)

    assert refused(lambda: standing_in.come_after_all(visit, by=samira)) == "moment"


def test_when_the_pair_ends_everybody_who_was_asked_hears_it(sought, fatma, yvonne, mevrouw_de_wit):
    before = sent()

    helping.call_off(sought.agreement, by=yvonne)

    assert asked(sought) == [("Fatma", "passed", 1)]
    assert (now(sought), told(fatma, since=before)) == (("called_off", ""), ["stand_in.passed"])


def test_when_the_pair_ends_who_stands_in_hears_it(sought, fatma, yvonne):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)
    before = sent()

    helping.call_off(sought.agreement, by=yvonne)

    assert (now(sought), told(fatma, since=before)) == (("called_off", ""), ["stand_in.passed"])


# ---------------------------------------------------------------- who is named, who is asked by hand
def test_a_substitute_is_named_hears_it_and_is_taken_away(visit, fatma, yvonne):
    for person in (fatma, fatma, None, None):
        standing_in.name_substitute(visit.agreement, by=yvonne, person=person)

    assert Agreement.objects.get().substitute is None
    lines = JournalEntry.objects.filter(verb="agreement.substitute").order_by("pk")
    assert [it.resident.first_name for it in lines] == ["Johanna", "Fatma", "Johanna"]
    assert told(fatma) == []  # what waited about it was taken back


@pytest.mark.parametrize("who", ["samira", "mevrouw_de_wit", "karim"])
def test_only_the_coordinator_names_a_substitute(request, visit, fatma, who):
    with pytest.raises(NotYours):
        standing_in.name_substitute(visit.agreement, by=request.getfixturevalue(who), person=fatma)


@pytest.mark.parametrize(("who", "code"), [("samira", "own"), ("mevrouw_de_wit", "own"), ("henk", "not_met")])
def test_not_everybody_can_be_the_substitute(request, visit, yvonne, who, code):
    person = request.getfixturevalue(who)

    assert refused(lambda: standing_in.name_substitute(visit.agreement, by=yvonne, person=person)) == code


def test_a_minor_is_no_substitute_and_a_pair_that_ended_has_none(visit, fatma, yvonne):
    fatma.birth_date = stories.a_day(-365 * 16)
    fatma.save()
    assert refused(lambda: standing_in.name_substitute(visit.agreement, by=yvonne, person=fatma)) == "minor"

    helping.call_off(visit.agreement, by=yvonne)
    assert refused(lambda: standing_in.name_substitute(visit.agreement, by=yvonne, person=fatma)) == "moment"


def test_the_coordinator_asks_one_more(sought, fatma, yvonne, lindenkwartier):
    (another,) = helpers(lindenkwartier, yvonne, 1)

    for _time in range(2):
        standing_in.ask_somebody(sought, by=yvonne, person=another)

    assert asked(sought) == [("Fatma", "asked", 1), ("Helper00", "asked", 1)]
    assert told(another) == ["stand_in.asked"]


def test_who_answered_or_paused_or_is_part_of_it_is_not_asked_by_hand(sought, samira, fatma, henk, yvonne):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=False)

    def ask(person):
        return refused(lambda: standing_in.ask_somebody(sought, by=yvonne, person=person))

    assert [ask(fatma), ask(samira), ask(henk)] == ["answered", "not_fit", "not_fit"]
    pause_person(henk, by=henk, until=None)
    assert ask(henk) == "not_fit"
    with pytest.raises(NotYours):
        standing_in.ask_somebody(sought, by=samira, person=henk)


def test_nobody_is_asked_for_a_visit_that_looks_for_nobody(visit, fatma, yvonne):
    assert refused(lambda: standing_in.ask_somebody(visit, by=yvonne, person=fatma)) == "moment"
    assert refused(lambda: standing_in.not_this_time(visit, by=yvonne)) == "moment"


def test_the_coordinator_stops_looking(sought, samira, fatma, mevrouw_de_wit, yvonne):
    before = sent()

    for _time in range(2):
        standing_in.not_this_time(sought, by=yvonne)

    assert (now(sought), asked(sought)) == (("skipped", ""), [("Fatma", "passed", 1)])
    assert told(mevrouw_de_wit, since=before) == ["visit.nobody_comes"]
    with pytest.raises(NotYours):
        standing_in.not_this_time(sought, by=samira)


# ---------------------------------------------------------------- by the clock
def test_three_hours_later_the_next_are_asked_and_never_anybody_twice(visit, samira, yvonne, lindenkwartier, clock):
    helpers(lindenkwartier, yvonne, 18)
    standing_in.cannot_come(visit, by=samira)

    waves = []
    for hours in (2.9, 3.1, 5.9, 6.2):
        clock.move_to(timezone.datetime.fromisoformat(NOON) + timedelta(hours=hours))
        background.instead()
        background.instead()
        waves.append(StandInRequest.objects.filter(visit=visit).count())

    assert waves == [5, 15, 15, 18]
    assert len({name for name, _state, _wave in asked(visit)}) == 18


def test_nights_do_not_count(visit, samira, fatma, yvonne, lindenkwartier, clock):
    helpers(lindenkwartier, yvonne, 1)
    with_substitute(visit, fatma, by=yvonne)
    clock.move_to("2026-05-12 19:00+02:00")
    standing_in.cannot_come(visit, by=samira)

    seen = []
    for moment in ("2026-05-12 22:30+02:00", "2026-05-13 07:50+02:00", "2026-05-13 08:00+02:00"):
        clock.move_to(moment)
        background.instead()
        seen.append(len(asked(visit)))

    assert seen == [1, 1, 2]


def test_the_sixth_gets_nothing_when_the_second_says_yes(visit, samira, yvonne, lindenkwartier, clock):
    people = helpers(lindenkwartier, yvonne, 6)
    standing_in.cannot_come(visit, by=samira)
    standing_in.answer(request_to(visit, people[1]), by=people[1], yes=True)

    clock.move_to("2026-05-13 12:00+02:00")
    background.instead()

    assert told(people[5]) == []


def test_when_nobody_is_left_the_coordinator_hears_it(visit, samira, yvonne):
    standing_in.cannot_come(visit, by=samira)
    background.instead()

    assert told(yvonne).count("coordinator.nobody_left") == 1


def test_the_afternoon_before_the_neighbour_hears_it_once(sought, mevrouw_de_wit, clock):
    heard = []
    for moment in ("2026-05-13 15:50+02:00", "2026-05-13 16:00+02:00", "2026-05-13 16:10+02:00"):
        clock.move_to(moment)
        background.instead()
        heard.append(told(mevrouw_de_wit).count("visit.nobody_yet"))

    assert heard == [0, 1, 1]
    call = Message.objects.get(kind="visit.nobody_yet")
    assert (call.channel, call.due_on.isoformat()) == ("call", "2026-05-13")


def test_on_the_day_itself_the_neighbour_hears_it_at_once_and_again_when_it_goes_well(
    mevrouw_de_wit, samira, fatma, yvonne
):
    visit = with_substitute(pair(mevrouw_de_wit, samira, in_days=0), fatma, by=yvonne)
    before = sent()
    standing_in.cannot_come(visit, by=samira)
    heard = told(mevrouw_de_wit, since=before)

    before = sent()
    standing_in.come_after_all(visit, by=samira)
    assert (heard, told(mevrouw_de_wit, since=before)) == (["visit.nobody_yet"], ["visit.comes_after_all"])

    before = sent()
    standing_in.cannot_come(visit, by=samira)
    assert told(mevrouw_de_wit, since=before) == ["visit.nobody_yet"]


def test_when_the_hour_comes_it_is_skipped_and_the_neighbour_is_called(sought, samira, fatma, mevrouw_de_wit, clock):
    before = sent()
    clock.move_to("2026-05-14 13:50+02:00")
    background.instead()
    assert now(sought) == ("seeking", "")
    clock.move_to("2026-05-14 14:00+02:00")

    counted = [background.instead()["skipped"] for _time in range(2)]

    assert (counted, now(sought)) == ([1, 0], ("skipped", ""))
    call = Message.objects.get(kind="visit.nobody_comes")
    assert (call.recipient, call.channel) == (mevrouw_de_wit, "call")
    assert "stand_in.passed" in told(fatma, since=before)
    assert Visit.objects.filter(state="planned").count() == 1  # the next one stands


# ---------------------------------------------------------------- who really came
def test_it_is_told_and_counted_by_who_came(sought, samira, fatma, mevrouw_de_wit, clock):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)
    clock.move_to("2026-05-14 16:30+02:00")
    sent()
    background.after_visits()

    assert Message.objects.get(kind="visit.how_did_it_go").recipient == fatma
    with pytest.raises(NotYours):
        visiting.report_visit(sought, by=samira, how="good")
    visiting.report_visit(sought, by=fatma, how="good")
    visiting.confirm_visit(sought, by=mevrouw_de_wit, done=True)
    assert now(sought) == ("done", "Fatma")
    assert (deeds_of(fatma).tasks, deeds_of(samira).tasks) == (1, 0)


def test_of_a_visit_that_looks_for_somebody_nobody_says_it_was_done(sought, samira, mevrouw_de_wit, clock):
    clock.move_to("2026-05-14 13:00+02:00")

    assert refused(lambda: visiting.report_visit(sought, by=samira, how="good")) == "moment"
    assert refused(lambda: visiting.confirm_visit(sought, by=mevrouw_de_wit, done=True)) == "moment"

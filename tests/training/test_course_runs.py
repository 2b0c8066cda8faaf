"""A course is given: planned, opened, moved, called off, closed; every wrong moment has its sentence."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message
from training.actions import clock, enrolling, runs
from training.actions.moves import move
from training.actions.runs import Part
from training.models import CourseRun, Enrolment
from training.reminders import to_remind
from training.states import ENROLMENT_MOVES, MOVES, RUN_MOVES, EnrolmentState, RunState

from . import stories

SEATED = {"enrolled", "finished", "again"}


def later(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days))


def refused(code: str, action, *args, **how) -> None:
    with pytest.raises(NotAllowedNow) as refusal:
        action(*args, **how)
    assert (refusal.value.code, str(refusal.value) != "") == (code, True)


def told(person) -> list[str]:
    return list(Message.objects.filter(recipient=person).exclude(state="cancelled").values_list("kind", flat=True))


# ---------------------------------------------------------------- all pairs of states
@pytest.mark.parametrize("states", list(MOVES))
def test_every_state_stands_in_its_table(states):
    assert set(MOVES[states]) == set(states)


@pytest.mark.parametrize(("start", "end"), [(start, end) for start in RunState for end in RunState])
def test_a_run_moves_along_the_table_only(draft, start, end):
    CourseRun.objects.filter(pk=draft.pk).update(state=start)
    draft.refresh_from_db()
    moves_as_the_table_says(draft, end, RUN_MOVES)
    assert (draft.band is not None) == (draft.state == "open" and end in RUN_MOVES[start])


@pytest.mark.parametrize(("start", "end"), [(start, end) for start in EnrolmentState for end in EnrolmentState])
def test_an_enrolment_moves_along_the_table_only(run, samira, start, end):
    enrolment = Enrolment.objects.create(run=run, person=samira, state=start, seat=1 if start in SEATED else None)
    enrolment.seat = 1 if end in SEATED else None
    moves_as_the_table_says(enrolment, end, ENROLMENT_MOVES)


def moves_as_the_table_says(thing, end, table) -> None:
    start = thing.state
    if end in table[start]:
        move(thing, end)
    else:
        with pytest.raises(NotAllowedNow):
            move(thing, end)
    thing.refresh_from_db()
    assert thing.state == (end if end in table[start] else start)


# ---------------------------------------------------------------- planning
def test_a_planned_run_is_seen_by_nobody_and_found_nowhere(draft, yvonne):
    assert (draft.state, draft.band, draft.made_by) == ("draft", None, yvonne)
    assert (draft.first_day, draft.last_day) == (stories.in_days(7), stories.in_days(21))
    assert [entry.verb for entry in yvonne.journal.all()] == ["run.planned"]


def test_once_open_it_is_found_in_the_middle_of_the_neighbourhood(run, lindenkwartier):
    assert (run.state, run.band is not None) == ("open", True)
    assert (run.latitude, run.longitude) == (lindenkwartier.latitude, lindenkwartier.longitude)


def test_only_who_looks_after_the_neighbourhood_plans_there(course, lindenkwartier, karim, samira):
    for stranger in (karim, samira):
        with pytest.raises(NotYours):
            stories.planned(lindenkwartier, stranger)


@pytest.mark.parametrize("capacity", [0, -1, 501])
def test_a_course_has_places(course, lindenkwartier, yvonne, capacity):
    refused("capacity", stories.planned, lindenkwartier, yvonne, capacity=capacity)


def test_a_day_that_has_been_is_no_day_to_plan(course, lindenkwartier, yvonne):
    refused("passed", stories.planned, lindenkwartier, yvonne, days=(-1,))


def test_two_parts_at_the_same_time_are_refused(draft, yvonne):
    first = draft.sessions.first()
    overlap = Part(first.on_date, first.at_time, 15)
    refused("overlap", runs.add_session, draft, by=yvonne, part=overlap)
    touching = Part(first.on_date, (timezone.datetime.combine(first.on_date, first.at_time)
                                    + timedelta(minutes=first.minutes)).time(), 60)  # fmt: skip
    assert runs.add_session(draft, by=yvonne, part=touching).on_date == first.on_date


def test_without_days_or_after_the_first_it_does_not_open(course, lindenkwartier, yvonne, draft):
    refused("no_days", runs.open_run, stories.planned(lindenkwartier, yvonne, days=()), by=yvonne)
    with later(8):
        refused("passed", runs.open_run, draft, by=yvonne)


def test_every_step_is_for_who_leads_it_only(run, karim, samira, lindenkwartier):
    session, where = run.sessions.first(), stories.where(lindenkwartier)
    for stranger in (karim, samira):
        for act in (
            lambda by: runs.change_run(run, by=by, where=where, capacity=3),
            lambda by: runs.add_session(run, by=by, part=stories.parts(30)[0]),
            lambda by: runs.move_session(session, by=by, part=stories.parts(30)[0]),
            lambda by: runs.remove_session(session, by=by),
            lambda by: runs.open_run(run, by=by),
            lambda by: runs.call_off_run(run, by=by),
            lambda by: runs.take_up_run(run, by=by),
            lambda by: runs.close_run(run, by=by, finished=[]),
            lambda by: runs.reopen_run(run, by=by),
        ):
            with pytest.raises(NotYours):
                act(stranger)


# ---------------------------------------------------------------- changing
def test_who_takes_part_hears_another_day_once(run, samira, yvonne):
    enrolling.enrol(run, by=samira, person=samira)
    session = run.sessions.first()

    runs.move_session(session, by=yvonne, part=stories.parts(6)[0])
    runs.move_session(session, by=yvonne, part=stories.parts(5)[0])

    run.refresh_from_db()
    assert (run.first_day, told(samira)) == (stories.in_days(5), ["course.enrolled", "course.changed"])


def test_what_has_been_stays_as_it_was(run, yvonne):
    session = run.sessions.first()
    with later(8):
        refused("been", runs.move_session, session, by=yvonne, part=stories.parts(30)[0])
        refused("been", runs.remove_session, session, by=yvonne)


def test_the_last_day_of_an_open_course_stays(lindenkwartier, yvonne, course):
    run = stories.opened(lindenkwartier, yvonne, days=(7,))
    refused("last_day", runs.remove_session, run.sessions.get(), by=yvonne)


# ---------------------------------------------------------------- called off, and again
def test_when_it_is_called_off_everybody_hears_it_the_waiting_list_too(run, samira, fatma, henk, yvonne):
    for person in (samira, fatma, henk):
        enrolling.enrol(run, by=person, person=person)

    for _ in range(2):  # twice is once
        runs.call_off_run(run, by=yvonne)

    run.refresh_from_db()
    assert (run.state, run.band) == ("called_off", None)
    assert [told(person) for person in (samira, fatma, henk)] == [["course.called_off"]] * 3


def test_taken_up_again_everybody_has_the_place_of_before(run, samira, fatma, henk, yvonne):
    for person in (samira, fatma, henk):
        enrolling.enrol(run, by=person, person=person)
    runs.call_off_run(run, by=yvonne)

    runs.open_run(runs.take_up_run(run, by=yvonne), by=yvonne)

    assert [(it.person, it.state) for it in run.enrolments.select_related("person")] == [
        (samira, "enrolled"), (fatma, "enrolled"), (henk, "waiting"),
    ]  # fmt: skip
    assert told(henk)[-1] == "course.changed"


def test_what_is_taken_up_again_with_fewer_places_has_no_more_people_than_places(
    run, samira, fatma, yvonne, lindenkwartier
):
    for person in (samira, fatma):
        enrolling.enrol(run, by=person, person=person)
    runs.call_off_run(run, by=yvonne)
    runs.take_up_run(run, by=yvonne)
    runs.change_run(run, by=yvonne, where=stories.where(lindenkwartier), capacity=1)

    runs.open_run(run, by=yvonne)

    assert list(run.enrolments.values_list("state", "seat")) == [("enrolled", 1), ("waiting", None)]
    assert told(fatma)[-1] == "course.fewer_places"


# ---------------------------------------------------------------- the end
def test_at_the_end_some_did_it_others_come_again_and_who_waited_hears_so(run, samira, fatma, henk, yvonne):
    did, *_others = [enrolling.enrol(run, by=it, person=it) for it in (samira, fatma, henk)]
    with later(22):
        for _ in range(2):
            runs.close_run(run, by=yvonne, finished=[did.pk])

    assert list(run.enrolments.values_list("state", flat=True)) == ["finished", "again", "waiting"]
    assert [told(it)[-1] for it in (samira, fatma, henk)] == ["course.finished", "course.again", "course.no_place"]


def test_a_course_that_has_not_begun_is_not_over(run, yvonne):
    refused("not_begun", runs.close_run, run, by=yvonne, finished=[])


def test_closed_too_early_it_goes_on_as_it_was(run, samira, fatma, yvonne):
    did = enrolling.enrol(run, by=samira, person=samira)
    enrolling.enrol(run, by=fatma, person=fatma)
    with later(8):
        runs.close_run(run, by=yvonne, finished=[did.pk])
        runs.reopen_run(run, by=yvonne)
        refused("moment", runs.reopen_run, run, by=yvonne)

    assert list(run.enrolments.values_list("state", "seat")) == [("enrolled", 1), ("enrolled", 2)]
    assert "course.finished" not in told(samira)


def test_what_is_over_is_not_put_in_the_list_again(run, samira, yvonne):
    did = enrolling.enrol(run, by=samira, person=samira)
    with later(22):
        runs.close_run(run, by=yvonne, finished=[did.pk])
        refused("moment", runs.open_run, run, by=yvonne)

    run.refresh_from_db()
    assert (run.state, run.band) == ("done", None)


# ---------------------------------------------------------------- the day before
def test_who_has_a_place_is_reminded_the_day_before_once(run, samira, fatma, henk):
    for person in (samira, fatma, henk):
        enrolling.enrol(run, by=person, person=person)
    assert list(to_remind()) == []
    with later(6):
        due = list(to_remind())
        assert [it.person_id for it in due] == [samira.pk, fatma.pk]
        assert [clock.remind_of_session(it) for it in (*due, *due)] == [True, True, False, False]
        assert list(to_remind()) == []

    assert [told(it).count("course.reminder") for it in (samira, fatma, henk)] == [1, 1, 0]

"""The places of a course: one for everybody at a time, and who was there keeps theirs."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow
from tests.conftest import helper_of
from tests.threads import at_once
from training.actions import attending, enrolling, runs
from training.models import CourseRun, Enrolment

from . import stories
from .test_enrolling import join, line, told, verbs


# ---------------------------------------------------------------- waiting for two times of one course
@pytest.fixture
def other(run, lindenkwartier, yvonne, samira) -> CourseRun:
    """The same course later on, with one place that Samira has; in the first one both places are taken."""
    later = stories.opened(lindenkwartier, yvonne, days=(30,), capacity=1)
    join(later, samira)
    for name in ("Ans", "Bert"):
        join(run, helper_of(lindenkwartier, name, "Bos"))
    return later


def test_who_gets_a_place_no_longer_waits_for_another_time(run, other, henk, fatma, samira, mevrouw_de_wit):
    for wish in (run, other):
        join(wish, henk)
    join(other, fatma)
    join(other, mevrouw_de_wit)

    enrolling.step_back(other.enrolments.get(person=samira), by=samira)

    assert line(other)[1:] == [
        ("Henk", "enrolled", 1),
        ("Fatma", "waiting", None),
        ("Johanna", "waiting", None),
    ]
    assert line(run)[2:] == [("Henk", "withdrawn", None)]
    assert told(henk) == ["course.place_free"]
    assert verbs(henk) == ["course.waiting", "course.waiting", "course.wait_ended", "course.place_free"]


def test_who_joins_where_there_is_a_place_no_longer_waits_elsewhere(run, other, henk, lindenkwartier, yvonne):
    join(other, henk)
    free = stories.opened(lindenkwartier, yvonne, days=(40,))

    assert join(free, henk).state == "enrolled"
    assert line(other)[1:] == [("Henk", "withdrawn", None)]
    assert verbs(henk) == ["course.waiting", "course.wait_ended", "course.enrolled"]


def test_who_has_a_place_elsewhere_is_passed_over_by_the_line(run, other, henk, samira, fatma):
    """A list of before this was looked at: Samira waits here, though she has a place there."""
    Enrolment.objects.create(run=run, person=samira, state="waiting")
    join(run, henk)
    join(run, fatma)
    first = run.enrolments.get(seat=1)

    enrolling.step_back(first, by=first.person)

    assert [(it.person, it.state) for it in run.enrolments.order_by("pk")][2:] == [
        (samira, "withdrawn"), (henk, "enrolled"), (fatma, "waiting"),
    ]  # fmt: skip
    assert verbs(samira) == ["course.enrolled", "course.wait_ended"]


def test_no_coordinator_gives_a_second_place_in_a_course(run, other, samira, yvonne):
    waits = Enrolment.objects.create(run=run, person=samira, state="waiting")
    first = run.enrolments.get(seat=1)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        enrolling.step_back(first, by=first.person)
        with pytest.raises(NotAllowedNow) as refusal:
            enrolling.give_place(waits, by=yvonne)

    waits.refresh_from_db()
    assert (refusal.value.code, waits.state) == ("other_run", "waiting")


def test_a_course_that_goes_on_after_all_gives_nobody_a_second_place(run, lindenkwartier, yvonne, samira, henk, fatma):
    for person in (samira, henk):
        join(run, person)
    runs.call_off_run(run, by=yvonne)
    join(stories.opened(lindenkwartier, yvonne, days=(30,)), samira)

    runs.open_run(runs.take_up_run(run, by=yvonne), by=yvonne)

    assert line(run) == [("Samira", "withdrawn", None), ("Henk", "enrolled", 2)]
    assert (told(samira)[-1], told(henk)[-1]) == ("course.enrolled", "course.changed")
    assert verbs(samira)[-1] == "course.place_elsewhere"
    assert join(run, fatma).seat == 1


def test_a_course_closed_too_early_gives_nobody_a_second_place(run, lindenkwartier, yvonne, samira, henk):
    for person in (samira, henk):
        join(run, person)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        runs.close_run(run, by=yvonne, finished=[])
        join(stories.opened(lindenkwartier, yvonne, days=(30,)), samira)
        runs.reopen_run(run, by=yvonne)

    assert line(run) == [("Samira", "again", 1), ("Henk", "enrolled", 2)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_lines_that_move_up_at_once_give_everybody_one_place(lindenkwartier, yvonne, samira, fatma, henk):
    """Henk and Fatma wait for both times, each first in one of them."""
    times = [stories.opened(lindenkwartier, yvonne, days=(day,), capacity=1) for day in (10, 20)]
    seated = [join(wish, helper_of(lindenkwartier, name, "Bos")) for wish, name in zip(times, "AB", strict=True)]
    for wish, people in zip(times, [(henk, fatma), (fatma, henk)], strict=True):
        for person in people:
            join(wish, person)

    def leaves(enrolment):
        return lambda: enrolling.step_back(enrolment, by=enrolment.person).state

    assert at_once(2, *(leaves(it) for it in seated)) == ["withdrawn", "withdrawn"]
    states = {person: sorted(person.enrolments.values_list("state", flat=True)) for person in (henk, fatma)}
    assert list(states.values()) == [["enrolled", "withdrawn"]] * 2


# ---------------------------------------------------------------- more or fewer places
def test_who_was_there_keeps_their_place(run, samira, fatma, yvonne, lindenkwartier):
    join(run, samira)
    last = join(run, fatma)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        attending.mark_session(run.sessions.first(), by=yvonne, there=[last.pk])
        runs.change_run(run, by=yvonne, where=stories.where(lindenkwartier), capacity=1)

    assert line(run) == [("Samira", "waiting", None), ("Fatma", "enrolled", 1)]
    assert told(samira) == ["course.fewer_places"]


def test_there_are_never_fewer_places_than_people_who_were_there(run, samira, fatma, yvonne, lindenkwartier):
    both = [join(run, it).pk for it in (samira, fatma)]
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        attending.mark_session(run.sessions.first(), by=yvonne, there=both)
        with pytest.raises(NotAllowedNow) as refusal:
            runs.change_run(run, by=yvonne, where=stories.where(lindenkwartier), capacity=1)

    run.refresh_from_db()
    assert (refusal.value.code, run.capacity, len(line(run))) == ("came", 2, 2)

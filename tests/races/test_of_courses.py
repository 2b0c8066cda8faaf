"""The last place of a course, and the line for it, when everybody presses at the same moment."""

import pytest

from neighbourhoods.models import Message, User
from tests.training import stories
from training.actions import enrolling
from training.models import CourseRun

from .starting_line import of

pytestmark = pytest.mark.slow
ROUNDS = [pytest.param(2, id="short"), pytest.param(30, id="many", marks=pytest.mark.long)]


def in_line(run: CourseRun) -> tuple[list[User], list[User]]:
    """Who has a place and who waits, each in the order in which they asked; the seats are checked on the way."""
    seats = list(run.enrolments.filter(seat__isnull=False).values_list("seat", flat=True))
    assert len(seats) == len(set(seats)) <= run.capacity
    assert all(1 <= seat <= run.capacity for seat in seats)
    return tuple(
        [it.person for it in run.enrolments.filter(state=state).select_related("person")]
        for state in ("enrolled", "waiting")
    )


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_people_want_the_last_place(race, rounds, lindenkwartier, yvonne, samira, fatma):
    for number in range(rounds):
        course = stories.a_course(f"cursus-{number}")
        run = stories.opened(lindenkwartier, yvonne, course=course, capacity=1)
        join = f"/leren/{course.slug}/{run.pk}/"

        outcomes = race(of(samira, join), of(fatma, join))

        assert [(it.status, it.path) for it in outcomes] == [(200, f"/mijn/leren/{run.pk}/")] * 2
        seated, waiting = in_line(run)
        assert (len(seated), len(waiting), {*seated, *waiting}) == (1, 1, {samira, fatma})
        assert sorted(it.says("U staat op de wachtlijst.") for it in outcomes) == [False, True]


@pytest.mark.parametrize("rounds", ROUNDS)
def test_somebody_steps_back_while_another_joins_and_a_third_waits(
    race, rounds, lindenkwartier, yvonne, samira, fatma, henk
):
    for number in range(rounds):
        course = stories.a_course(f"terug-{number}")
        run = stories.opened(lindenkwartier, yvonne, course=course, capacity=1)
        for person in (samira, fatma):
            enrolling.enrol(run, by=person, person=person)

        left, joined = race(of(samira, f"/mijn/leren/{run.pk}/toch-niet/"), of(henk, f"/leren/{course.slug}/{run.pk}/"))

        assert (left.status, joined.status, joined.path) == (200, 200, f"/mijn/leren/{run.pk}/")
        assert in_line(run) == ([fatma], [henk])  # who waited first has the place, whoever was faster now
        moved_up = Message.objects.filter(kind="course.place_free", about_id=run.enrolments.get(person=fatma).pk)
        assert moved_up.count() == 1


def test_one_button_is_pressed_twenty_times(race, lindenkwartier, yvonne, samira):
    run = stories.opened(lindenkwartier, yvonne)

    race(*[of(samira, f"/leren/was-en-strijk/{run.pk}/")] * 20)

    assert (in_line(run), Message.objects.filter(kind="course.enrolled").count()) == (([samira], []), 1)

"""Taking part and stepping back: a place when there is one, the line when there is none, nobody lost."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, User
from tests.conftest import helper_of
from tests.threads import at_once
from training.actions import enrolling, runs
from training.models import CourseRun, Enrolment

from . import stories


def join(run: CourseRun, person: User, by: User | None = None) -> Enrolment:
    return enrolling.enrol(run, by=by or person, person=person)


def line(run: CourseRun) -> list[tuple[str, str, int | None]]:
    """Everybody in the order in which they asked: who, how they stand, on which seat."""
    return [(it.person.first_name, it.state, it.seat) for it in run.enrolments.select_related("person")]


def told(person: User) -> list[str]:
    return list(Message.objects.filter(recipient=person).exclude(state="cancelled").values_list("kind", flat=True))


def verbs(person: User) -> list[str]:
    return [entry.verb for entry in person.journal.order_by("pk") if entry.verb.startswith("course.")]


# ---------------------------------------------------------------- it works
def test_somebody_gets_the_first_place_and_hears_it(run, samira):
    enrolment = join(run, samira)

    assert (enrolment.state, enrolment.seat, enrolment.entered_by) == ("enrolled", 1, samira)
    assert (told(samira), verbs(samira)) == (["course.enrolled"], ["course.enrolled"])


def test_who_comes_when_it_is_full_waits(run, samira, fatma, henk):
    for person in (samira, fatma, henk):
        join(run, person)

    assert line(run) == [("Samira", "enrolled", 1), ("Fatma", "enrolled", 2), ("Henk", "waiting", None)]
    assert told(henk) == ["course.waiting"]


def test_the_first_of_the_waiting_list_moves_up_by_itself_and_hears_it(run, samira, fatma, henk, mevrouw_de_wit):
    for person in (samira, fatma, henk, mevrouw_de_wit):
        join(run, person)

    enrolling.step_back(run.enrolments.get(person=samira), by=samira)

    assert line(run) == [
        ("Samira", "withdrawn", None),
        ("Fatma", "enrolled", 2),
        ("Henk", "enrolled", 1),
        ("Johanna", "waiting", None),
    ]
    assert told(henk) == ["course.place_free"]  # that he waits is no longer true
    assert verbs(henk) == ["course.waiting", "course.place_free"]
    assert (told(samira), verbs(samira)) == ([], ["course.enrolled", "course.stepped_back"])


def test_who_stepped_back_may_come_again_at_the_end_of_the_line(run, samira, fatma, henk):
    for person in (samira, fatma, henk):
        join(run, person)
    enrolling.step_back(run.enrolments.get(person=samira), by=samira)

    again = join(run, samira)

    assert again.state == "waiting"
    assert line(run) == [("Fatma", "enrolled", 2), ("Henk", "enrolled", 1), ("Samira", "waiting", None)]


def test_a_coordinator_enrols_somebody_who_phones(run, yvonne, mevrouw_de_wit):
    enrolment = join(run, mevrouw_de_wit, by=yvonne)

    assert (enrolment.state, enrolment.entered_by) == ("enrolled", yvonne)


def test_a_coordinator_steps_back_for_somebody(run, yvonne, mevrouw_de_wit):
    enrolment = join(run, mevrouw_de_wit, by=yvonne)

    assert enrolling.step_back(enrolment, by=yvonne).state == "withdrawn"


def test_the_coordinator_of_a_neighbour_elsewhere_enrols_them_here(run, molenwijk, karim):
    neighbour = helper_of(molenwijk, "Tom", "Bos")

    assert join(run, neighbour, by=karim).state == "enrolled"


# ---------------------------------------------------------------- the wrong person
def test_nobody_enrols_somebody_else(run, samira, henk, karim):
    for stranger in (samira, karim):
        with pytest.raises(NotYours):
            join(run, henk, by=stranger)
    assert line(run) == []


def test_nobody_steps_back_for_somebody_else(run, samira, henk, karim):
    enrolment = join(run, henk)

    for stranger in (samira, karim):
        with pytest.raises(NotYours):
            enrolling.step_back(enrolment, by=stranger)
    assert line(run) == [("Henk", "enrolled", 1)]


def test_who_leads_the_course_steps_back_for_somebody_from_elsewhere(run, yvonne, molenwijk, karim):
    enrolment = join(run, helper_of(molenwijk, "Tom", "Bos"), by=karim)

    assert enrolling.step_back(enrolment, by=yvonne).state == "withdrawn"


# ---------------------------------------------------------------- the wrong moment
def test_nobody_joins_what_is_being_prepared(draft, samira):
    refused(draft, samira, "draft")


def test_nobody_joins_what_is_called_off(run, samira, yvonne):
    runs.call_off_run(run, by=yvonne)
    refused(run, samira, "called_off")


def test_nobody_joins_what_has_begun_but_a_coordinator_may_add_somebody(run, samira, yvonne):
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        refused(run, samira, "begun")
        assert join(run, samira, by=yvonne).state == "enrolled"


def test_nobody_joins_what_is_over(run, samira, yvonne):
    with time_machine.travel(timezone.now() + timedelta(days=22)):
        refused(run, samira, "over")
        with pytest.raises(NotAllowedNow):
            join(run, samira, by=yvonne)


def test_one_place_in_a_course_at_a_time(run, samira, lindenkwartier, yvonne):
    join(run, samira)
    refused(stories.opened(lindenkwartier, yvonne, days=(30,)), samira, "other_run")


def refused(run, person, code):
    with pytest.raises(NotAllowedNow) as refusal:
        join(run, person)
    assert (refusal.value.code, run.enrolments.count()) == (code, 0)


def test_once_it_has_begun_a_free_place_goes_to_whom_the_coordinator_says(run, samira, fatma, henk, yvonne):
    for person in (samira, fatma, henk):
        join(run, person)
    waits = run.enrolments.get(person=henk)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        with pytest.raises(NotAllowedNow) as refusal:
            enrolling.give_place(waits, by=yvonne)
        assert refusal.value.code == "full"
        enrolling.step_back(run.enrolments.get(person=samira), by=samira)
        assert line(run)[2] == ("Henk", "waiting", None)
        with pytest.raises(NotYours):
            enrolling.give_place(waits, by=henk)

        enrolling.give_place(waits, by=yvonne)
        enrolling.give_place(waits, by=yvonne)  # twice

    assert line(run)[2] == ("Henk", "enrolled", 1)
    assert verbs(henk) == ["course.waiting", "course.place_free"]


def test_who_stepped_back_is_not_put_on_a_place_by_a_page_of_before(run, samira, fatma, henk, yvonne):
    for person in (samira, fatma, henk):
        join(run, person)
    waits = run.enrolments.get(person=henk)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        for person in (samira, henk):
            enrolling.step_back(run.enrolments.get(person=person), by=person)
        with pytest.raises(NotAllowedNow) as refusal:
            enrolling.give_place(waits, by=yvonne)

    assert (refusal.value.code, line(run)[2]) == ("moment", ("Henk", "withdrawn", None))


# ---------------------------------------------------------------- twice
def test_twice_is_once(run, samira):
    first, second = join(run, samira), join(run, samira)
    assert (first, verbs(samira)) == (second, ["course.enrolled"])

    for _ in range(2):
        enrolling.step_back(first, by=samira)
    assert verbs(samira) == ["course.enrolled", "course.stepped_back"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_times_of_a_course_tapped_at_once_give_one_place(run, samira, lindenkwartier, yvonne):
    def tap(wish):
        def act() -> str:
            try:
                return join(wish, samira).state
            except NotAllowedNow as refusal:
                return refusal.code

        return act

    later = stories.opened(lindenkwartier, yvonne, days=(30,))
    assert sorted(at_once(2, tap(run), tap(later))) == ["enrolled", "other_run"]
    assert Enrolment.objects.count() == 1


# ---------------------------------------------------------------- more or fewer places
def test_with_fewer_places_the_last_one_waits_before_all_others(run, samira, fatma, henk, yvonne, lindenkwartier):
    for person in (samira, fatma, henk):
        join(run, person)
    enrolling.step_back(run.enrolments.get(person=samira), by=samira)  # Henk sits on seat 1, Fatma on 2
    join(run, samira)

    runs.change_run(run, by=yvonne, where=stories.where(lindenkwartier), capacity=1)

    assert line(run) == [("Fatma", "enrolled", 1), ("Henk", "waiting", None), ("Samira", "waiting", None)]
    assert told(henk) == ["course.fewer_places"]


def test_with_more_places_the_waiting_list_moves_up(run, samira, fatma, henk, yvonne, lindenkwartier):
    for person in (samira, fatma, henk):
        join(run, person)

    runs.change_run(run, by=yvonne, where=stories.where(lindenkwartier), capacity=5)

    assert line(run)[2] == ("Henk", "enrolled", 3)


# ---------------------------------------------------------------- whatever happens
PEOPLE = range(6)
STEPS = st.lists(
    st.tuples(st.sampled_from(["join", "leave", "places"]), st.sampled_from(PEOPLE), st.integers(1, 4)), max_size=25
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_first_come_first_served_and_nobody_lost(lindenkwartier, yvonne, steps):
    with transaction.atomic():
        _walk(stories.opened(lindenkwartier, yvonne), _neighbours(lindenkwartier), steps, yvonne)
        transaction.set_rollback(True)


def _neighbours(lindenkwartier) -> list[User]:
    return [User.objects.create(first_name=f"Buur{number}", neighbourhood=lindenkwartier) for number in PEOPLE]


def _walk(run, people, steps, yvonne):
    queue, places = [], run.capacity
    for what, number, capacity in steps:
        person = people[number]
        if what == "join":
            join(run, person)
            queue += [person] if person not in queue else []
        elif what == "places":
            places = capacity
            runs.change_run(run, by=yvonne, where=stories.where(run.neighbourhood), capacity=places)
        elif person in queue:
            enrolling.step_back(run.enrolments.get(person=person), by=person)
            queue.remove(person)

        seated = list(run.enrolments.filter(state="enrolled").select_related("person"))
        waiting = run.enrolments.filter(state="waiting").select_related("person")
        assert [[it.person for it in seated], [it.person for it in waiting]] == [queue[:places], queue[places:]]
        assert {it.seat for it in seated} <= set(range(1, places + 1))

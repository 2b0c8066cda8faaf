"""Who was there, who did it, who showed a part. Whoever was not there comes again."""

from datetime import time, timedelta

import pytest
import time_machine
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow, NotYours
from tests.conftest import helper_of
from training.actions import attending, enrolling, runs
from training.models import Attendance, Certificate, Session
from training.queries.desk import to_do

from . import stories


def verbs(person) -> list[str]:
    return [entry.verb for entry in person.journal.order_by("pk")][-2:]


def test_names_are_tapped_and_the_last_word_counts(run, people, after_the_first_day, yvonne, samira):
    first, other = people
    session = run.sessions.first()

    assert attending.mark_session(session, by=yvonne, there=[first.pk]) == 1
    assert attending.mark_session(session, by=yvonne, there=[first.pk, other.pk]) == 2
    attending.mark_session(session, by=yvonne, there=[first.pk])

    said = Attendance.objects.order_by("enrolment").values_list("enrolment", "was_there", "marked_by")
    assert list(said) == [(first.pk, True, yvonne.pk), (other.pk, False, yvonne.pk)]
    assert verbs(samira) == ["course.enrolled", "course.attended"]  # said twice, written once


@pytest.mark.parametrize("count", [1, 3])
def test_a_full_room_is_written_down_with_two_questions_for_each(
    lindenkwartier, yvonne, count, django_assert_num_queries
):
    run = stories.opened(lindenkwartier, yvonne, capacity=count)
    seated = [enrolling.enrol(run, by=yvonne, person=helper_of(lindenkwartier, f"Buur{it}", "Bos"))
              for it in range(count)]  # fmt: skip
    with time_machine.travel(timezone.now() + timedelta(days=8)), django_assert_num_queries(9 + 2 * count):
        attending.mark_session(run.sessions.first(), by=yvonne, there=[it.pk for it in seated])


def test_a_day_that_was_not_written_down_is_asked_for_however_many_were(run, people, lindenkwartier, yvonne):
    other = stories.opened(lindenkwartier, yvonne, days=(7, 60), course=stories.a_course("thuishulp", "Thuishulp"))
    hours = [(day, time(hour)) for day in range(1, 6) for hour in range(8, 17)]
    noted = Session.objects.bulk_create(
        Session(run=other, on_date=stories.in_days(day), at_time=at, minutes=30) for day, at in hours
    )
    seat = enrolling.enrol(other, by=yvonne, person=people[0].person)
    Attendance.objects.bulk_create(Attendance(session=it, enrolment=seat, was_there=True) for it in noted)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        asked = {(it.kind, it.run_id) for it in to_do(yvonne)}

    assert asked == {("presence", run.pk), ("presence", other.pk)}


def test_only_who_leads_the_course_says_who_was_there(run, people, after_the_first_day, karim, samira):
    for stranger in (karim, samira):
        with pytest.raises(NotYours):
            attending.mark_session(run.sessions.first(), by=stranger, there=[])


def test_nobody_was_there_on_a_day_that_has_not_been(run, people, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        attending.mark_session(run.sessions.first(), by=yvonne, there=[])
    assert refusal.value.code == "not_begun"


def test_who_stepped_back_is_not_on_the_list(run, people, after_the_first_day, yvonne, samira, fatma):
    enrolling.step_back(people[0], by=samira)

    attending.mark_session(run.sessions.first(), by=yvonne, there=[it.pk for it in people])
    assert [it.enrolment for it in Attendance.objects.select_related("enrolment")] == [people[1]]


def test_nobody_takes_part_so_there_is_nothing_to_write_down(run, after_the_first_day, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        attending.mark_session(run.sessions.first(), by=yvonne, there=[])
    assert refusal.value.code == "nobody"


# ---------------------------------------------------------------- after the course
def test_somebody_did_it_after_all_and_back(run, people, after_the_first_day, yvonne, karim, course, samira):
    enrolment = people[0]
    with pytest.raises(NotAllowedNow):
        attending.note_result(enrolment, by=yvonne, finished=True)  # it is not over
    runs.close_run(run, by=yvonne, finished=[])
    with pytest.raises(NotYours):
        attending.note_result(enrolment, by=karim, finished=True)

    assert attending.note_result(enrolment, by=yvonne, finished=True).state == "finished"
    assert attending.note_result(enrolment, by=yvonne, finished=True).state == "finished"
    assert attending.note_result(enrolment, by=yvonne, finished=False).state == "again"
    assert verbs(samira) == ["course.finished", "course.again"]


def test_with_a_certificate_in_hand_nobody_comes_again(run, people, after_the_first_day, yvonne, course, samira):
    runs.close_run(run, by=yvonne, finished=[people[0].pk])
    Certificate.objects.create(person=samira, course=course, run=run)

    with pytest.raises(NotAllowedNow) as refusal:
        attending.note_result(people[0], by=yvonne, finished=False)
    assert refusal.value.code == "certificate"
    with pytest.raises(NotAllowedNow) as refusal:
        runs.reopen_run(run, by=yvonne)
    assert refusal.value.code == "certificates"

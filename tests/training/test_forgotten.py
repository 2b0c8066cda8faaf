"""Somebody is forgotten: what stood on a list stays taken, and who waits for their place gets it."""

import pytest

from neighbourhoods.models import Message
from training import reminders, status_lists
from training.actions import enrolling, issuing, signing, withdrawing
from training.models import Certificate, ListPlace
from training.queries.mine import my_course

from . import badges, classes, stories


@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_a_place_in_the_list_keeps_its_word_and_is_never_given_again(
    certificate, ironing_class, fatma, yvonne, monkeypatch, is_withdrawn
):
    if is_withdrawn:
        withdrawing.withdraw_certificate(certificate, by=yvonne, why="mistake")
    taken = certificate.place_in_list
    certificate.person.delete()

    listed = status_lists.signed_list(1)["credentialSubject"]["encodedList"]
    assert (Certificate.objects.count(), badges.is_withdrawn(listed, taken)) == (0, is_withdrawn)
    drawn = iter([taken, taken, 7])
    monkeypatch.setattr(signing.secrets, "randbelow", lambda _size: next(drawn))
    other = issuing.issue_certificate(classes.did_it(ironing_class, fatma), by=yvonne)
    assert (other.place_in_list, sorted(ListPlace.objects.values_list("number", flat=True))) == (7, sorted([taken, 7]))
    assert not badges.is_withdrawn(status_lists.signed_list(1)["credentialSubject"]["encodedList"], 7)


@pytest.fixture
def full(lindenkwartier, yvonne, samira, fatma, henk, mevrouw_de_wit):
    """Two places for Samira and Fatma; Henk waits, and then mevrouw De Wit."""
    run = stories.opened(lindenkwartier, yvonne, capacity=2)
    for person in (samira, fatma, henk, mevrouw_de_wit):
        enrolling.enrol(run, by=yvonne, person=person)
    return run


def seats(run) -> dict[str, int | None]:
    return {it.person.first_name: it.seat for it in run.enrolments.select_related("person")}


def test_the_place_of_who_is_forgotten_goes_to_the_first_who_waits(full, samira, fatma, henk, mevrouw_de_wit):
    samira.delete()
    assert (my_course(henk, full.pk).place, my_course(mevrouw_de_wit, full.pk).place) == (1, 2)

    assert [reminders.before_courses()["moved up"] for _again in range(2)] == [1, 0]
    assert seats(full) == {fatma.first_name: 2, henk.first_name: 1, mevrouw_de_wit.first_name: None}
    assert Message.objects.filter(kind="course.place_free", recipient=henk).count() == 1
    assert my_course(mevrouw_de_wit, full.pk).place == 1


def test_nobody_in_the_line_moves_back_and_nobody_loses_a_place(full, samira, fatma, henk, mevrouw_de_wit):
    before = seats(full)
    henk.delete()

    assert reminders.before_courses()["moved up"] == 0
    del before[henk.first_name]
    assert (seats(full), my_course(mevrouw_de_wit, full.pk).place) == (before, 1)

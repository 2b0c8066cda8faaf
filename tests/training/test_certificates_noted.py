"""A certificate from a paper of before: written down by a coordinator, and renewed."""

from datetime import date, timedelta

import pytest
import time_machine

from neighbourhoods.errors import NotAllowedNow, NotYours
from training.actions.certificates import note_certificate
from training.models import Certificate, Course

TODAY = date(2026, 5, 13)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


@pytest.fixture
def course(db) -> Course:
    return Course.objects.create(slug="veilig-in-huis", name_nl="Veilig werken in huis")


def note(person, by, course, **said) -> Certificate:
    return note_certificate(person, by=by, course=course, **{"awarded_on": TODAY - 9 * DAY} | said)


def kept() -> list[tuple]:
    rows = Certificate.objects.order_by("pk")
    return [(it.awarded_on, it.valid_until, it.withdrawn_at is not None, it.withdrawn_why) for it in rows]


def test_a_coordinator_writes_down_a_course_once(samira, yvonne, course):
    assert note(samira, yvonne, course) == note(samira, yvonne, course)

    assert kept() == [(TODAY - 9 * DAY, None, False, "")]
    assert [(it.verb, it.actor) for it in samira.journal.all()] == [("certificate.noted", yvonne)]


def test_a_newer_one_takes_the_place_of_the_one_that_stands(samira, yvonne, course):
    old = note(samira, yvonne, course, valid_until=TODAY + DAY)
    new = note(samira, yvonne, course, awarded_on=TODAY, valid_until=TODAY + 365 * DAY)

    assert new.replaces == old
    assert kept() == [
        (TODAY - 9 * DAY, TODAY + DAY, True, "renewed"),
        (TODAY, TODAY + 365 * DAY, False, ""),
    ]


def test_an_older_paper_does_not_put_a_newer_one_out(samira, yvonne, course):
    standing = note(samira, yvonne, course)
    with pytest.raises(NotAllowedNow) as refusal:
        note(samira, yvonne, course, awarded_on=TODAY - 99 * DAY)

    assert (refusal.value.code, kept()) == ("newer", [(standing.awarded_on, None, False, "")])


def test_a_paper_of_the_same_day_does_not_put_out_what_was_signed(certificate, samira, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        note(samira, yvonne, certificate.course, awarded_on=certificate.awarded_on, valid_until=TODAY + DAY)

    certificate.refresh_from_db()
    assert (refusal.value.code, certificate.withdrawn_at) == ("newer", None)


def test_a_paper_that_still_counts_takes_the_place_of_a_later_one_that_does_not(samira, yvonne, course):
    note(samira, yvonne, course, awarded_on=TODAY - 2 * DAY, valid_until=TODAY)
    with time_machine.travel("2026-05-14 12:00+02:00", tick=False):
        note(samira, yvonne, course, awarded_on=TODAY - 5 * DAY)

    assert kept() == [(TODAY - 2 * DAY, TODAY, True, "renewed"), (TODAY - 5 * DAY, None, False, "")]


@pytest.mark.parametrize(
    ("said", "code"),
    [({"awarded_on": TODAY + DAY}, "future"), ({"valid_until": TODAY - DAY}, "over")],
)
def test_what_cannot_be_is_refused(samira, yvonne, course, said, code):
    with pytest.raises(NotAllowedNow) as refusal:
        note(samira, yvonne, course, **said)
    assert (refusal.value.code, kept()) == (code, [])


def test_only_the_coordinator_of_where_they_live_does_it(samira, karim, fatma, yvonne, course):
    note(samira, yvonne, course)
    for stranger in (karim, fatma, samira):
        with pytest.raises(NotYours):
            note(samira, stranger, course, awarded_on=TODAY)
    assert kept() == [(TODAY - 9 * DAY, None, False, "")]

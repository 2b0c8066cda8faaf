"""A certificate of conduct was seen: when, by whom, which screening profiles. Nothing else is kept."""

from datetime import date, timedelta

import pytest
import time_machine

from neighbourhoods.actions.conduct import note_conduct_check, strike_conduct_check
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import ConductCheck

TODAY = date(2026, 5, 13)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


def note(person, by, **said) -> ConductCheck:
    answers = {"profiles": ["85", "45"], "issued_on": TODAY - 9 * DAY, "seen_on": TODAY} | said
    return note_conduct_check(person, by=by, **answers)


def seen() -> list[tuple]:
    return list(ConductCheck.objects.values_list("profiles", "issued_on", "seen_on"))


def test_a_coordinator_writes_down_what_was_seen_once(samira, yvonne):
    assert note(samira, yvonne) == note(samira, yvonne)

    assert seen() == [("45, 85", TODAY - 9 * DAY, TODAY)]
    assert samira.conduct_checks.get().seen_by == yvonne
    assert [(it.verb, it.actor) for it in samira.journal.all()] == [("conduct_check.noted", yvonne)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"profiles": []}, "no_profile"),
        ({"seen_on": TODAY + DAY}, "future"),
        ({"issued_on": TODAY + DAY}, "order"),
        ({"seen_on": TODAY - 10 * DAY}, "order"),
    ],
)
def test_what_cannot_be_is_refused(samira, yvonne, said, code):
    with pytest.raises(NotAllowedNow) as refusal:
        note(samira, yvonne, **said)
    assert (refusal.value.code, seen()) == (code, [])


def test_a_mistake_is_taken_out_and_the_journal_says_so(samira, yvonne):
    check = note(samira, yvonne)
    for _ in range(2):
        strike_conduct_check(check, by=yvonne)

    assert seen() == []
    verbs = [it.verb for it in samira.journal.order_by("pk")]
    assert verbs == ["conduct_check.noted", "conduct_check.struck"]


def test_only_the_coordinator_of_where_they_live_writes_it(samira, karim, fatma, yvonne):
    check = note(samira, yvonne)
    for stranger in (karim, fatma, samira):
        with pytest.raises(NotYours):
            note(samira, stranger, profiles=["11"])
        with pytest.raises(NotYours):
            strike_conduct_check(check, by=stranger)
    assert len(seen()) == 1


def test_there_is_no_place_for_what_stands_on_it():
    """Law 3: which profiles, when, who saw it. A field for a copy, a number or an outcome has no business here."""
    fields = {field.name for field in ConductCheck._meta.get_fields()}
    assert fields == {"id", "person", "profiles", "issued_on", "seen_on", "seen_by"}

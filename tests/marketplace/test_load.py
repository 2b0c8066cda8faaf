"""How much somebody does: no two visits at once, no more than they want a week, nothing heavy for who wants that."""

from datetime import date, time, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from marketplace import load
from marketplace.load import Load, Slot, Steady, busy, load_of, too_much, why_too_much
from marketplace.models import HelperProfile, Job, Rhythm, Taster, Visit

TODAY = date(2026, 5, 13)  # a Wednesday
MONDAY = date(2026, 5, 11)
DAY = timedelta(days=1)
TWO = time(14)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


def at(hour: int, minutes: int = 60, on=TODAY) -> Slot:
    return Slot(on, time(hour), minutes)


@pytest.mark.once
@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (at(14), True),
        (Slot(TODAY, time(14, 59), 5), True),
        (at(15), False),
        (at(13), False),
        (Slot(TODAY, time(13), 61), True),
        (at(14, on=TODAY + DAY), False),
        (Slot(TODAY, None, 60), False),
        (Slot(None, TWO, 60), False),
    ],
)
def test_two_visits_overlap_when_their_times_touch(other, overlaps):
    assert (at(14).overlaps(other), other.overlaps(at(14))) == (overlaps, overlaps)


@pytest.mark.once
@given(*[st.integers(0, 1439), st.integers(1, 240)] * 2)
def test_overlapping_is_sharing_a_minute(start, length, other_start, other_length):
    mine, theirs = (
        Slot(TODAY, time(begins // 60, begins % 60), minutes)
        for begins, minutes in ((start, length), (other_start, other_length))
    )
    shared = set(range(start, start + length)) & set(range(other_start, other_start + other_length))
    assert mine.overlaps(theirs) == theirs.overlaps(mine) == bool(shared)


def in_words(found) -> str:
    return found.sentence if found else ""


FULL = Load(slots=(at(9, 90, MONDAY), Slot(None, None, 30)), steady=(Steady(60, MONDAY, MONDAY + 10 * DAY),), most=240)


@pytest.mark.once
@pytest.mark.parametrize(
    ("slots", "is_heavy", "sentence"),
    [
        ([at(14)], False, ""),
        ([at(14)], True, ""),
        ([at(14, 61)], False, "U wilt hooguit 4 uur in de week helpen."),
        ([at(14, 30), at(16, 31)], False, "U wilt hooguit 4 uur in de week helpen."),
        ([at(14, 180, TODAY + 7 * DAY)], False, ""),  # next week, beside the hour of the job
        ([at(14, 181, TODAY + 7 * DAY)], False, "U wilt hooguit 4 uur in de week helpen."),
        ([at(14, 240, TODAY + 14 * DAY)], False, ""),  # the job has ended
        ([at(10, 10, MONDAY)], False, "U helpt dan al iemand anders."),
    ],
)
def test_a_week_is_full_when_all_together_is_more_than_the_helper_wants(slots, is_heavy, sentence):
    assert in_words(FULL.why_not(slots, is_heavy=is_heavy)) == sentence


@pytest.mark.once
def test_who_wants_nothing_heavy_gets_nothing_heavy():
    found = Load(nothing_heavy=True).why_not([at(14)], is_heavy=True)
    assert (found.code, found.sentence, found.about) == (
        "heavy", "Dit werk is zwaar. U wilt niets zwaars.", "wil niets zwaars",
    )  # fmt: skip
    assert Load(nothing_heavy=True).why_not([at(14)]) is None


# ---------------------------------------------------------------- of a person
def wants(person, **wishes) -> HelperProfile:
    return HelperProfile.objects.update_or_create(user=person, defaults=wishes)[0]


def planned(agreement, on_date=TODAY, at_time=TWO, **fields) -> Visit:
    agreement.visits.update(on_date=on_date, at_time=at_time, **fields)
    return agreement.visits.get()


def test_everything_somebody_does_counts(agreement, samira, fatma, henk, mevrouw_de_wit):
    wants(samira, most_minutes_a_week=300, nothing_heavy=True)
    visit = planned(agreement)
    agreement.visits.create(on_date=TODAY - 9 * DAY, minutes=60)  # long ago
    agreement.visits.create(on_date=TODAY + DAY, state="skipped")
    agreement.visits.create(on_date=TODAY + DAY, state="called_off")
    stood_in = agreement.visits.create(on_date=TODAY + DAY, at_time=time(9), minutes=45, stand_in=fatma)
    along = agreement.visits.create(on_date=TODAY + DAY, at_time=time(11), minutes=30, stand_in=henk, company=samira)
    Taster.objects.create(
        person=samira, opportunity=agreement.opportunity, on_date=TODAY + 2 * DAY, at_time=time(9), minutes=180
    )

    assert load_of(samira) == Load(
        slots=(
            Slot(TODAY, TWO, 60, visit.pk),
            Slot(TODAY + DAY, time(11), 30, along.pk),
            Slot(TODAY + 2 * DAY, time(9), 180),
        ),
        most=300,
        nothing_heavy=True,
    )
    assert load_of(fatma).slots == (Slot(TODAY + DAY, time(9), 45, stood_in.pk),)
    assert load_of(samira).minutes_in(MONDAY) == 270


def test_the_hours_of_a_job_count_every_week(agreement, samira):
    agreement.visits.all().delete()
    Job.objects.create(
        opportunity=agreement.opportunity, name_nl="Strijken", minutes_a_week=480, starts_on=TODAY + 7 * DAY
    )
    assert load_of(samira).steady == (Steady(480, TODAY + 7 * DAY, None),)
    assert [load_of(samira).minutes_in(MONDAY + week * load.WEEK) for week in range(3)] == [0, 480, 480]


def test_what_comes_back_counts_after_the_last_visit_that_was_made(agreement, samira):
    agreement.visits.all().delete()
    Rhythm.objects.create(
        agreement=agreement, rule="FREQ=WEEKLY;BYDAY=TU,TH", starts_on=MONDAY, at_time=TWO, minutes=45,
        made_until=MONDAY + 8 * DAY, ends_on=MONDAY + 22 * DAY,
    )  # fmt: skip
    mine = load_of(samira)

    assert [mine.minutes_in(MONDAY + week * load.WEEK) for week in range(5)] == [0, 45, 90, 45, 0]
    second_thursday = MONDAY + 10 * DAY
    assert busy(samira, second_thursday, time(14, 30), 15)
    assert not busy(samira, second_thursday - DAY, time(14, 30), 15)
    assert (mine.helps_on(second_thursday), mine.helps_on(second_thursday + DAY)) == (True, False)


def test_somebody_is_busy_while_they_help(agreement, samira, fatma):
    planned(agreement)
    asked = [(samira, TODAY, time(14, 30)), (samira, TODAY, time(15)), (samira, TODAY, None), (fatma, TODAY, TWO)]
    assert [busy(person, day, hour, 60) for person, day, hour in asked] == [True, False, False, False]


def test_it_takes_three_questions_however_much_somebody_does(agreement, samira, django_assert_num_queries):
    for number in range(3):
        agreement.visits.create(on_date=TODAY + number * DAY, at_time=TWO)
    with django_assert_num_queries(3):
        load_of(samira)


# ---------------------------------------------------------------- one more
def test_work_without_a_day_fits_when_any_week_has_room(agreement, samira, open_task):
    planned(agreement, minutes=120)
    wants(samira, most_minutes_a_week=150)
    open_task.day, open_task.minutes, open_task.on_date = "flexible", 60, None
    assert why_too_much(samira, open_task) == ""
    open_task.day = "this_week"
    assert why_too_much(samira, open_task) == "U wilt hooguit 2 en een half uur in de week helpen."
    open_task.day, open_task.minutes = "flexible", 151
    assert too_much(samira, open_task).code == "week"

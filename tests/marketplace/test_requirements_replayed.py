"""Any history of decisions and of what was seen, on any day: the answer of the code is that of a simple reading."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.models import Exemption, Opportunity, WorkPolicy
from marketplace.requirements import Known, asked_by, end_of, lacks, met_until, missing, months_after
from neighbourhoods.models import ConductCheck, User
from training.models import Certificate, Course

pytestmark = pytest.mark.once
TODAY = date(2026, 5, 13)
DAY = timedelta(days=1)
OFFSETS, LENGTHS = st.integers(-40, 40), st.integers(0, 30)


def day(offset: int) -> date:
    return TODAY + offset * DAY


# ---------------------------------------------------------------- days and months
@given(st.lists(st.tuples(OFFSETS, LENGTHS), max_size=6), OFFSETS)
def test_an_unbroken_row_of_days_ends_before_the_first_free_day(rows, offset):
    spans = [(day(first), day(first + length)) for first, length in rows]
    covered = {day(first + number) for first, length in rows for number in range(length + 1)}
    last = None
    while (following := day(offset) if last is None else last + DAY) in covered:
        last = following

    assert end_of(spans, day(offset)) == last


@given(st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.integers(0, 120))
def test_so_many_months_later_is_the_same_day_or_the_last_of_the_month(begin, months):
    later = months_after(begin, months)

    assert (later.year * 12 + later.month) - (begin.year * 12 + begin.month) == months
    assert later.day == begin.day or (later.day < begin.day and (later + DAY).day == 1)


# ---------------------------------------------------------------- histories
@st.composite
def policies(draw) -> list[WorkPolicy]:
    return [
        WorkPolicy(
            work_kind_id=1,
            valid_from=day(offset),
            conduct_check=draw(st.booleans()),
            conduct_profile="45",
            conduct_months=draw(st.integers(1, 3)),
            course_id=draw(st.sampled_from([None, 7])),
            youngest=draw(st.sampled_from([None, 16, 18])),
        )
        for offset in draw(st.lists(OFFSETS, max_size=5, unique=True))
    ]


@st.composite
def checks(draw) -> ConductCheck:
    issued = draw(st.integers(-120, 40))
    profiles = draw(st.sampled_from(["45", "45, 85", "84"]))
    return ConductCheck(issued_on=day(issued), seen_on=day(issued + draw(LENGTHS)), profiles=profiles)


@st.composite
def certificates(draw) -> Certificate:
    first, length, back = draw(OFFSETS), draw(st.none() | LENGTHS), draw(st.none() | LENGTHS)
    return Certificate(
        course_id=draw(st.sampled_from([7, 8])),
        awarded_on=day(first),
        valid_until=None if length is None else day(first + length),
        withdrawn_at=None if back is None else datetime.combine(day(first + back), time(12), UTC),
    )


@st.composite
def exemptions(draw) -> Exemption:
    first = draw(OFFSETS)
    return Exemption(
        work_kind_id=draw(st.sampled_from([1, 2])),
        requirement=draw(st.sampled_from(Exemption.Requirement.values)),
        since=day(first),
        until=day(first + draw(LENGTHS)),
    )


KNOWN = st.builds(
    Known,
    st.none() | st.dates(TODAY.replace(year=2006), TODAY.replace(year=2012)),
    st.lists(checks(), max_size=3).map(tuple),
    st.lists(certificates(), max_size=2).map(tuple),
    st.lists(exemptions(), max_size=3).map(tuple),
)


def simply(rows: list[WorkPolicy], known: Known, on: date) -> list[str]:
    """Fact by fact, for this one day."""
    policy = max((it for it in rows if it.valid_from <= on), key=lambda it: it.valid_from, default=None)
    if policy is None:
        return []
    lifted = {it.requirement for it in known.exemptions if it.work_kind_id == 1 and it.since <= on <= it.until}
    wanting = []
    if (
        policy.conduct_check
        and "conduct_check" not in lifted
        and not any(_counts(it, policy, on) for it in known.checks)
    ):
        wanting.append("conduct_check")
    if policy.course_id and "course" not in lifted and not any(_holds(it, on) for it in known.certificates):
        wanting.append("course")
    if policy.youngest and (known.birth_date is None or _birthday(known.birth_date, policy.youngest) > on):
        wanting.append("age")
    return wanting


def _counts(check: ConductCheck, policy: WorkPolicy, on: date) -> bool:
    return "45" in check.profiles and check.seen_on <= on <= months_after(check.issued_on, policy.conduct_months)


def _holds(certificate: Certificate, on: date) -> bool:
    is_there = certificate.withdrawn_at is None or on < certificate.withdrawn_at.date()
    not_over = certificate.valid_until is None or on <= certificate.valid_until
    return certificate.course_id == 7 and certificate.awarded_on <= on and is_there and not_over


def _birthday(born: date, age: int) -> date:
    """The first day of an age; who was born on 29 February has it on 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


@settings(max_examples=300)
@given(policies(), KNOWN, OFFSETS)
def test_the_decision_of_a_day_is_that_of_a_simple_reading(rows, known, offset):
    on = day(offset)
    policy = max((it for it in rows if it.valid_from <= on), key=lambda it: it.valid_from, default=None)
    naive = simply(rows, known, on)

    assert lacks(policy, known, on) == tuple(naive)
    if policy is not None:
        assert [it for it in asked_by(policy) if met_until(policy, it, known, on) is None] == [
            it for it in naive if it != "age"
        ]


# ---------------------------------------------------------------- as it is kept
@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(policies(), policies(), st.lists(checks(), max_size=2), OFFSETS)
def test_what_is_decided_later_changes_nothing_of_the_days_before(open_task, samira, rows, later, seen, offset):
    WorkPolicy.objects.all().delete()
    ConductCheck.objects.filter(person=samira).delete()
    Course.objects.get_or_create(pk=7, defaults={"slug": "veilig", "name_nl": "Veilig werken in huis"})
    on, taken = day(offset), {it.valid_from for it in rows}
    ConductCheck.objects.bulk_create(the_same_of(samira, check) for check in seen)
    decide(open_task, rows)
    before = [it.code for it in missing(samira, open_task, on)]

    decide(open_task, [it for it in later if it.valid_from > on and it.valid_from not in taken])

    assert before == simply(rows, Known(checks=tuple(seen)), on)
    assert [it.code for it in missing(samira, open_task, on)] == before


def decide(task: Opportunity, rows: list[WorkPolicy]) -> None:
    for row in rows:
        row.work_kind, row.municipality = task.work_kind, task.neighbourhood.municipality
    WorkPolicy.objects.bulk_create(rows)


def the_same_of(person: User, check: ConductCheck) -> ConductCheck:
    return ConductCheck(person=person, issued_on=check.issued_on, seen_on=check.seen_on, profiles=check.profiles)

"""What work asks: judged on the day itself, by rows with a date, and told with what opens it and who helps."""

from datetime import date, timedelta

import pytest
import time_machine

from marketplace.models import Exemption, WorkPolicy
from marketplace.requirements import missing, policy_on
from neighbourhoods.models import ConductCheck
from training.models import Certificate, Course

TODAY = date(2026, 5, 13)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


@pytest.fixture
def course(db) -> Course:
    return Course.objects.create(slug="veilig", name_nl="Veilig werken in huis")


@pytest.fixture
def asks(lindedaal, shopping):
    """Decide what the shopping of Lindedaal asks."""

    def decide(valid_from=TODAY, **asked) -> WorkPolicy:
        return WorkPolicy.objects.create(
            municipality=lindedaal, work_kind=shopping, valid_from=valid_from, conduct_profile="45", **asked
        )

    return decide


def codes(person, task, on=TODAY) -> list[str]:
    return [it.code for it in missing(person, task, on)]


# ---------------------------------------------------------------- the policy of a day
def test_without_a_row_nothing_is_asked(open_task, samira):
    assert missing(samira, open_task) == ()


def test_the_newest_row_that_has_begun_holds(asks, shopping, lindedaal):
    first, second = asks(TODAY - DAY, conduct_check=True), asks(TODAY + DAY)

    days = [TODAY + number * DAY for number in range(-2, 3)]
    assert [policy_on(shopping.pk, lindedaal.pk, day) for day in days] == [None, first, first, second, second]
    assert policy_on(None, lindedaal.pk, TODAY) is None
    assert policy_on(shopping.pk, lindedaal.pk + 1, TODAY) is None


def test_what_is_decided_for_tomorrow_changes_nothing_of_yesterday(asks, open_task, samira):
    asks(TODAY - 5 * DAY)
    before = codes(samira, open_task, TODAY - DAY)

    asks(TODAY + DAY, conduct_check=True)

    after = [codes(samira, open_task, TODAY + number * DAY) for number in (-1, 0, 1)]
    assert (before, after) == ([], [[], [], ["conduct_check"]])


def test_the_work_is_judged_on_its_own_day(asks, open_task, samira):
    asks(TODAY + 3 * DAY, conduct_check=True)
    open_task.on_date = TODAY + 2 * DAY
    assert missing(samira, open_task) == ()
    open_task.on_date = TODAY + 3 * DAY
    assert [it.code for it in missing(samira, open_task)] == ["conduct_check"]
    open_task.on_date = TODAY - 3 * DAY  # passed: the two choose another day, from today on
    assert missing(samira, open_task) == ()


# ---------------------------------------------------------------- what is met
def check(person, issued_on=date(2026, 5, 1), profiles="45, 85", **fields) -> ConductCheck:
    return ConductCheck.objects.create(person=person, profiles=profiles, issued_on=issued_on, **fields)


def test_a_certificate_of_conduct_counts_for_its_months_and_no_day_longer(asks, open_task, samira):
    asks(date(2020, 1, 1), conduct_check=True, conduct_months=6)
    check(samira, date(2025, 11, 13), seen_on=date(2025, 12, 1))

    days = [date(2025, 11, 30), date(2025, 12, 1), TODAY, TODAY + DAY]
    assert [codes(samira, open_task, day) for day in days] == [["conduct_check"], [], [], ["conduct_check"]]


@pytest.mark.parametrize(
    ("asked", "seen", "is_met"),
    [
        ("45", "45, 85", True),
        ("45 en 85", "85, 45", True),
        ("45", "84", False),
        ("45, 84", "45", False),
        ("", "11", True),
    ],
)
def test_it_counts_for_the_screening_profile_that_was_asked(asks, open_task, samira, asked, seen, is_met):
    asks(conduct_check=True)
    WorkPolicy.objects.update(conduct_profile=asked)
    check(samira, profiles=seen)
    assert codes(samira, open_task) == ([] if is_met else ["conduct_check"])


def test_a_course_counts_until_it_ends_or_is_taken_back(asks, open_task, samira, course):
    asks(TODAY - 30 * DAY, course=course)
    held = Certificate.objects.create(person=samira, course=course, awarded_on=TODAY - DAY, valid_until=TODAY + DAY)
    days = [TODAY + number * DAY for number in (-2, -1, 0, 1, 2)]
    assert [codes(samira, open_task, day) for day in days] == [["course"], [], [], [], ["course"]]

    held.withdrawn_at = "2026-05-13T12:00+02:00"
    held.save()
    assert [codes(samira, open_task, day) for day in days] == [["course"], [], ["course"], ["course"], ["course"]]


def test_an_age_is_known_or_asked_for(asks, open_task, samira):
    asks(youngest=18)
    assert missing(samira, open_task)[0].sentence == (
        "Hiervoor moet u 18 jaar zijn. Wij weten nog niet hoe oud u bent. Yvonne helpt u ermee."
    )
    samira.birth_date = date(2008, 5, 14)
    assert [codes(samira, open_task, day) for day in (TODAY, TODAY + DAY)] == [["age"], []]


def test_an_exemption_lifts_one_thing_for_one_kind_of_work_until_its_day(asks, open_task, samira, course, shopping):
    asks(conduct_check=True, course=course, youngest=18)
    samira.birth_date = date(1990, 1, 1)
    given = {"person": samira, "work_kind": shopping, "why": "under_way", "since": TODAY, "until": TODAY + DAY}
    Exemption.objects.create(requirement="conduct_check", **given)
    Exemption.objects.create(requirement="first_visit", **given)

    days = [TODAY, TODAY + DAY, TODAY + 2 * DAY]
    assert [codes(samira, open_task, day) for day in days] == [["course"], ["course"], ["conduct_check", "course"]]


def test_what_is_missing_is_said_with_what_opens_it_and_who_helps(asks, open_task, samira, course):
    asks(conduct_check=True, course=course)

    assert [(it.sentence, it.contact.phone) for it in missing(samira, open_task)] == [
        ("Dit vraagt een VOG. Die is gratis. Yvonne helpt u ermee.", "088 000 12 35"),
        (
            "Dit vraagt de cursus ‘Veilig werken in huis’. Die kunt u dichtbij volgen. Yvonne helpt u ermee.",
            "088 000 12 35",
        ),
    ]

"""What changes soon: six weeks ahead, with an owner, for who looks after somebody and nobody else."""

from datetime import date, timedelta

import pytest
import time_machine

from cms.workbench.path_due import on_the_path
from marketplace.queries.morning import Morning
from tests.conftest import person_of
from training.queries.path_ahead import Change, birthday, changes_ahead

from .walks import begin, go, in_days


@pytest.fixture(autouse=True)
def in_may():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False):
        yield


def kinds(viewer) -> list[tuple[str, str]]:
    return [(it.kind, it.name) for it in changes_ahead(viewer)]


@pytest.mark.parametrize(("days", "seen"), [(-1, False), (0, True), (42, True), (43, False)])
def test_a_way_back_that_ends_is_seen_six_weeks_ahead(samira, yvonne, days, seen):
    begin(samira, yvonne, "volunteer", days_ago=300)
    step = go(samira, yvonne, "volunteer", "day_activity", days_ago=200)

    with time_machine.travel(f"{step.fall_back_until - timedelta(days=days)} 12:00+02:00", tick=False):
        found = changes_ahead(yvonne)

    expected = Change("way_back", samira.pk, "Samira", step.fall_back_until, "Yvonne", "Vrijwilligerswerk")
    assert found == ([expected] if seen else [])


def test_a_placement_with_an_end_stays_until_a_step_is_written_down(samira, yvonne):
    begin(samira, yvonne, "volunteer", days_ago=60, ends_on=in_days(-3))
    assert kinds(yvonne) == [("ends", "Samira")]

    go(samira, yvonne, "volunteer", "course")

    assert kinds(yvonne) == []


@pytest.mark.parametrize(
    ("born", "seen"),
    [("2008-05-11", False), ("2008-05-12", True), ("2008-06-23", True), ("2008-06-24", False), ("1990-05-20", False)],
)
def test_who_becomes_18_is_seen_six_weeks_ahead(lindenkwartier, yvonne, born, seen):
    fenna = person_of(lindenkwartier, "Fenna", "Spaans", birth_date=date.fromisoformat(born))

    on = date.fromisoformat(born).replace(year=2026)
    assert changes_ahead(yvonne) == ([Change("of_age", fenna.pk, "Fenna", on, "Yvonne")] if seen else [])


@pytest.mark.once
def test_who_is_born_on_29_february_becomes_18_on_the_first_of_march():
    assert (birthday(date(2008, 2, 29), 18), birthday(date(2010, 2, 28), 18)) == (date(2026, 3, 1), date(2028, 2, 28))


def test_a_coordinator_elsewhere_sees_none_of_it(samira, yvonne, karim, lindenkwartier):
    begin(samira, yvonne, "volunteer", days_ago=60, ends_on=in_days(7))
    person_of(lindenkwartier, "Fenna", "Spaans", birth_date=date(2008, 5, 20))

    assert (kinds(karim), len(kinds(yvonne))) == ([], 2)


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_two_questions_however_many(lindenkwartier, yvonne, count, django_assert_num_queries):
    for number in range(count):
        one = person_of(lindenkwartier, f"Fenna{number}", "Spaans", birth_date=date(2008, 5, 20))
        begin(one, yvonne, "volunteer", days_ago=60, ends_on=in_days(7))

    with django_assert_num_queries(2):
        assert len(changes_ahead(yvonne)) == 2 * count


def test_on_vandaag_each_has_its_line_with_who_talks_it_over(samira, yvonne):
    begin(samira, yvonne, "volunteer", days_ago=60, ends_on=in_days(7))

    [line] = on_the_path(Morning(yvonne))

    assert (line.by, line.href, line.people, "Yvonne" in line.words) == (
        in_days(7), f"/cms/mensen/{samira.pk}/pad/", frozenset({samira.pk}), True,
    )  # fmt: skip

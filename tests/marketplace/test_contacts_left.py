"""How many people a company may ask to meet in four weeks: a dated rule for its size."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace.models import Introduction
from marketplace.queries.employers import FOUR_WEEKS, Left, contacts_left
from neighbourhoods.models import Regulation

from .employing import bakery

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 3)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel("2026-06-03 12:00+02:00", tick=False):
        yield


def ask(employer, samira, *, days_ago: int) -> None:
    on = timezone.now() - timedelta(days=days_ago)
    Introduction.objects.create(
        employer=employer, person=samira, state="ended", outcome="taken_back", asked_at=on, ended_at=on
    )


@pytest.mark.parametrize(("size", "most"), [("small", 3), ("middle", 6), ("large", 12)])
def test_how_many_is_a_rule_for_each_size(lindenkwartier, size, most):
    employer, _bas = bakery(lindenkwartier, size=size)

    assert contacts_left(employer) == Left(most, most)


def test_what_was_asked_in_four_weeks_counts_and_comes_free(lindenkwartier, samira, django_assert_num_queries):
    employer, _bas = bakery(lindenkwartier)
    for days in (40, 28, 27, 10, 0):
        ask(employer, samira, days_ago=days)

    with django_assert_num_queries(2):
        left = contacts_left(employer)
    assert left == Left(0, 3, TODAY - timedelta(days=27) + FOUR_WEEKS)
    assert contacts_left(employer, on=left.again_on) == Left(1, 3)


def test_after_a_stricter_rule_the_day_is_the_one_on_which_it_is_below_the_number(lindenkwartier, lindedaal, samira):
    employer, _bas = bakery(lindenkwartier)
    for days in (20, 10, 5):
        ask(employer, samira, days_ago=days)
    rule = {"key": "employer_contacts", "source": "Teamoverleg", "checked_on": TODAY}
    numbers = {"small": "1", "middle": "1", "large": "1"}
    Regulation.objects.create(municipality=lindedaal, valid_from=TODAY, value=numbers, **rule)

    assert contacts_left(employer) == Left(0, 1, TODAY - timedelta(days=5) + FOUR_WEEKS)


def test_without_a_rule_it_says_so_and_never_guesses(lindenkwartier):
    employer, _bas = bakery(lindenkwartier)
    Regulation.objects.filter(key="employer_contacts").delete()

    left = contacts_left(employer)
    assert (left, left.sentence) == (Left(0, 0), "Wij weten niet hoeveel mensen u nu mag vragen. Bel ons.")


def test_the_day_is_the_day_here_not_in_greenwich(lindenkwartier, samira):
    employer, _bas = bakery(lindenkwartier)
    with time_machine.travel("2026-05-06 00:30+02:00", tick=False):  # in Greenwich it is still the 5th
        ask(employer, samira, days_ago=0)

    assert contacts_left(employer, on=date(2026, 6, 2)) == Left(2, 3)
    assert contacts_left(employer, on=date(2026, 6, 3)) == Left(3, 3)

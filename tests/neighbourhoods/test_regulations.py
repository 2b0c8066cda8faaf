"""Rules with a date: looked up by the day of the activity, never guessed, and decided by who works there."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import translation

from neighbourhoods.actions.regulations import set_regulation
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Regulation
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.queries.regulations import regulations_of
from neighbourhoods.regulations import Holds, NoRegulationForDate, holding
from tests.conftest import neighbourhood_of

ALLOWANCE, BESIDE = RuleKey.VOLUNTEER_ALLOWANCE, RuleKey.ALLOWANCE_BESIDE_ASSISTANCE
OURS = {"from_age": "21"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False), translation.override("nl"):
        yield


def row(key=BESIDE, **fields):
    return Regulation.objects.create(**{"key": key, "source": "x", "checked_on": "2026-01-01"} | fields)


def age_on(day, municipality=None):
    return int(holding(BESIDE, on=day, municipality_id=municipality and municipality.pk).value["from_age"])


def decide(municipality, by, **said):
    told = {"key": BESIDE, "valid_from": date(2026, 6, 1), "value": OURS, "source": "college"} | said
    return set_regulation(municipality, by=by, **told)


# ---------------------------------------------------------------- looking up
def test_a_rule_says_what_holds_since_when_and_where_that_is_written(db):
    found = holding(BESIDE, on=date(2024, 7, 1))

    source = "https://www.grdebevelanden.nl (vrijwilligerswerk en bijstand, 2024)"
    assert found == Holds({"from_age": Decimal(27)}, date(2015, 1, 1), source)


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2026, 1, 1), date(2031, 6, 1)])
def test_a_year_whose_amounts_nobody_wrote_down_is_refused_not_guessed(db, day):
    with pytest.raises(NoRegulationForDate):
        holding(ALLOWANCE, on=day)


def test_an_amount_of_a_year_ends_with_that_year_and_an_age_goes_on(db):
    assert holding(ALLOWANCE, on=date(2025, 12, 31)).value["month"] == 210
    assert age_on(date(2040, 1, 1)) == 27


def test_the_next_row_ends_the_one_before_and_changes_nothing_of_yesterday(db):
    row(valid_from=date(2026, 7, 1), value={"from_age": "23"})

    assert [age_on(date(2026, 6, 30)), age_on(date(2026, 7, 1))] == [27, 23]


def test_an_empty_row_ends_the_rule_for_all(db):
    row(valid_from=date(2026, 7, 1), value=None)

    assert age_on(date(2026, 6, 30)) == 27
    with pytest.raises(NoRegulationForDate):
        age_on(date(2026, 7, 1))


def test_a_municipality_s_own_row_goes_before_and_its_empty_row_gives_way(lindedaal):
    row(municipality=lindedaal, valid_from=date(2026, 2, 1), value=OURS)
    row(municipality=lindedaal, valid_from=date(2026, 4, 1), value=None)

    days = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 4, 1))
    assert [age_on(day, lindedaal) for day in days] == [27, 21, 27]
    assert age_on(date(2026, 2, 1)) == 27


@pytest.mark.parametrize("of_all", [True, False])
def test_one_day_has_one_row(lindedaal, of_all):
    fields = {"municipality": None if of_all else lindedaal, "valid_from": date(2026, 7, 1), "value": OURS}
    row(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        row(**fields)


# ---------------------------------------------------------------- deciding
def test_a_coordinator_decides_and_it_is_written_down_who_checked_it(lindedaal, yvonne):
    decided = decide(lindedaal, yvonne)

    assert (decided.municipality, decided.value, decided.source) == (lindedaal, OURS, "college")
    assert decided.checked_on == date(2026, 5, 13)
    assert [age_on(date(2026, 5, 31), lindedaal), age_on(date(2026, 6, 1), lindedaal)] == [27, 21]
    assert list(JournalEntry.objects.values_list("verb", "actor")) == [("regulation.set", yvonne.pk)]


def test_for_the_same_day_the_last_word_counts(lindedaal, yvonne):
    decide(lindedaal, yvonne)
    decide(lindedaal, yvonne, value={"from_age": "24"})

    assert [it.value for it in Regulation.objects.filter(municipality=lindedaal)] == [{"from_age": "24"}]


def test_yesterday_cannot_be_decided_any_more(lindedaal, yvonne):
    with pytest.raises(NotAllowedNow, match=r"Choose today|Kies vandaag"):
        decide(lindedaal, yvonne, valid_from=date(2026, 5, 12))
    assert not Regulation.objects.filter(municipality=lindedaal).exists()


def test_half_a_rule_is_a_mistake_of_ours(lindedaal, yvonne):
    with pytest.raises(ValueError, match=ALLOWANCE):
        decide(lindedaal, yvonne, key=ALLOWANCE, value={"hour": "5"})


def test_nobody_decides_for_another_municipality(lindedaal, yvonne, samira):
    elsewhere = type(lindedaal).objects.create(code="GM9902", name="Elders")
    for place, by in ((lindedaal, samira), (elsewhere, yvonne)):
        with pytest.raises(NotYours):
            decide(place, by)
    assert not Regulation.objects.exclude(municipality=None).exists()


# ---------------------------------------------------------------- reading
def test_what_is_not_known_is_said_a_year_ahead(lindedaal, yvonne):
    allowance, beside, child, household, wage, *_of_employers = regulations_of(yvonne)[0].rules
    assert [(it.today, it.missing_from) for it in (allowance, beside, child, household, wage)] == [
        (None, date(2026, 5, 13)),
        (beside.rows[0], None),
        (child.rows[0], None),
        (household.rows[0], None),
        (None, date(2026, 5, 13)),
    ]

    value = {"hour": "5.60", "hour_younger": "3.3", "younger_than": "21", "month": "210", "year": "2100"}
    row(ALLOWANCE, valid_from=date(2026, 1, 1), value=value)
    allowance = regulations_of(yvonne)[0].rules[0]
    assert [number for _label, number in allowance.today.numbers] == ["€ 5,60", "€ 3,30", "21", "€ 210", "€ 2.100"]
    assert allowance.missing_from == date(2027, 1, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow(lindedaal, yvonne, count, django_assert_num_queries):
    for number in range(1, count):
        other = type(lindedaal).objects.create(code=f"GM991{number}", name=f"Dorp {number}")
        place = neighbourhood_of(other, f"BU991{number}0000", "Kern", 52.3, 6.3)
        place.posts.create(user=yvonne, since="2026-01-01")
        row(municipality=other, valid_from=date(2026, 2, 1), value=OURS)

    with django_assert_num_queries(2):  # the municipalities, and all rows
        assert len(regulations_of(yvonne)) == count

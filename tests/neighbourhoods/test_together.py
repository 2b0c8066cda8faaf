"""Several short lists by one question: the same rows as one by one, on either database."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from neighbourhoods.actions.conduct import note_conduct_check
from neighbourhoods.models import ConductCheck, CoordinatorPost, Neighbourhood, User
from neighbourhoods.queries.together import together


def told(row) -> dict[str, object]:
    return {it.attname: getattr(row, it.attname) for it in row._meta.concrete_fields if it.attname in row.__dict__}


@pytest.fixture
def checks(samira, fatma, yvonne) -> None:
    with time_machine.travel("2026-05-13 23:30+02:00", tick=False):
        for person in (fatma, samira):
            days = {"issued_on": date(2026, 5, 1), "seen_on": date(2026, 5, 13)}
            note_conduct_check(person, by=yvonne, profiles=["45", "85"], **days)


def test_every_row_is_as_if_it_had_been_asked_alone(checks, samira, django_assert_num_queries):
    questions = (
        ConductCheck.objects.all(),
        User.objects.filter(pk=samira.pk).defer("channels"),
        CoordinatorPost.objects.all(),
    )

    with django_assert_num_queries(1):
        found = together(*questions)

    assert [[told(row) for row in rows] for rows in found] == [
        [told(row) for row in rows.order_by("pk")] for rows in questions
    ]
    assert [len(rows) for rows in found] == [2, 1, 1]
    assert found[1][0].met_at == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_rows_come_in_the_order_of_their_ids_and_nothing_is_nothing(checks, samira):
    found = together(ConductCheck.objects.order_by("-pk"), User.objects.filter(pk=0))

    assert [it.pk for it in found[0]] == sorted(ConductCheck.objects.values_list("pk", flat=True))
    assert found[1] == []


def test_what_is_kept_as_json_stays_behind_until_somebody_asks_for_it(lindenkwartier, django_assert_num_queries):
    [[hood]] = together(Neighbourhood.objects.filter(pk=lindenkwartier.pk))

    assert hood.get_deferred_fields() == {"geometry"}
    with django_assert_num_queries(1):
        assert hood.geometry == lindenkwartier.geometry

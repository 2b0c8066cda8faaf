"""Berichten per week: what holds, who may decide, and that every decision keeps its day and who took it."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from neighbourhoods.actions.budgets import set_budget
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import CoordinatorPost, JournalEntry, Message, MessageBudget
from neighbourhoods.outreach import announce
from neighbourhoods.queries.budgets import Budget, Row, budgets_of
from tests.conftest import neighbourhood_of
from tests.entering import enter

TODAY = date(2026, 5, 13)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


def decide(client, by, municipality, **answers):
    said = {"per_week": "3", "valid_from": "2026-05-13", "source": "Teamoverleg"} | answers
    return enter(client, by).post(reverse("workbench:set_budget", args=[municipality.pk]), said)


def rows():
    return list(MessageBudget.objects.values_list("valid_from", "per_week", "source"))


def test_a_coordinator_reads_what_holds_and_decides_something_else(client, lindedaal, yvonne):
    page = enter(client, yvonne).get(reverse("workbench:budgets")).content.decode()
    assert "Hoogstens 5 berichten per week" in page
    assert "Op maandagochtend gaat dat samen weg, als één bericht." in page

    assert decide(client, yvonne, lindedaal).status_code == 302

    assert rows() == [(TODAY, 3, "Teamoverleg")]
    decided = Row(TODAY, 3, "Teamoverleg", is_to_come=False)
    assert budgets_of(yvonne) == [Budget(lindedaal.pk, "Lindedaal", 3, decided, (decided,), kept_waiting=0)]
    assert list(JournalEntry.objects.values_list("verb", "actor", "resident")) == [("budget.set", yvonne.pk, yvonne.pk)]


def test_what_held_before_stays_and_for_the_same_day_the_last_word_counts(client, lindedaal, yvonne):
    MessageBudget.objects.create(municipality=lindedaal, valid_from="2026-01-01", per_week=7, source="college")
    for number in ("2", ""):
        decide(client, yvonne, lindedaal, per_week=number, valid_from="2026-06-01")

    assert rows() == [(date(2026, 6, 1), None, "Teamoverleg"), (date(2026, 1, 1), 7, "college")]
    (budget,) = budgets_of(yvonne)
    assert (budget.per_week, [row.is_to_come for row in budget.rows]) == (7, [True, False])


def test_it_says_how_many_messages_wait_for_monday(lindedaal, yvonne, samira, open_task):
    kept = announce(samira, "helper.invited", about=open_task)
    kept.bundle = announce(samira, "outbox.bundle", key="bundle")
    kept.save()

    assert [budget.kept_waiting for budget in budgets_of(yvonne)] == [1]

    Message.objects.filter(pk=kept.pk).update(state="cancelled")
    assert [budget.kept_waiting for budget in budgets_of(yvonne)] == [0]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"per_week": "-1"}, "Vul een getal in van 0 tot en met 50."),
        ({"per_week": "51"}, "Vul een getal in van 0 tot en met 50."),
        ({"per_week": "vijf"}, "Vul een getal in, bijvoorbeeld 5."),
        ({"source": ""}, "Schrijf op wie dit heeft besloten."),
        ({"valid_from": "x"}, "Kies een dag."),
        ({"valid_from": "2026-05-12"}, "Kies vandaag of een latere dag."),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(client, lindedaal, yvonne, answers, sentence):
    page = decide(client, yvonne, lindedaal, **answers).content.decode()

    assert (sentence in page, rows()) == (True, [])
    assert all(f'value="{typed}"' in page for typed in answers.values() if typed)


def test_nobody_decides_for_another_municipality_or_without_a_post(client, lindedaal, karim, yvonne, samira):
    CoordinatorPost.objects.filter(user=karim).update(until="2026-05-12")
    for stranger in (karim, samira):
        with pytest.raises(NotYours):
            set_budget(lindedaal, by=stranger, per_week=1, valid_from=TODAY, source="ik")
        assert decide(client, stranger, lindedaal).status_code == 404

    lindedaal.pk, lindedaal.code, lindedaal.name = None, "GM9902", "Elders"
    lindedaal.save()
    assert decide(client, yvonne, lindedaal).status_code == 404
    assert rows() == []


def test_yesterday_cannot_be_decided_any_more(lindedaal, yvonne):
    with pytest.raises(NotAllowedNow):
        set_budget(lindedaal, by=yvonne, per_week=1, valid_from=date(2026, 5, 12), source="ik")


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow(lindedaal, yvonne, count, django_assert_num_queries):
    for number in range(1, count):
        other = type(lindedaal).objects.create(code=f"GM991{number}", name=f"Dorp {number}")
        place = neighbourhood_of(other, f"BU991{number}0000", "Kern", 52.3, 6.3)
        CoordinatorPost.objects.create(user=yvonne, neighbourhood=place, since="2026-01-01")
        MessageBudget.objects.create(municipality=other, valid_from="2026-01-01", per_week=1, source="college")

    with django_assert_num_queries(2):  # the municipalities with what waits, and their decisions
        assert len(budgets_of(yvonne)) == count

"""Regels met een datum: what holds, where that is written, and a municipality's own rule."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from neighbourhoods.models import Regulation
from tests.entering import enter


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


def decide(client, by, municipality, key="allowance_beside_assistance", **answers):
    said = {"from_age": "21", "valid_from": "2026-06-01", "source": "Besluit college"} | answers
    return enter(client, by).post(reverse("workbench:set_regulation", args=[municipality.pk, key]), said)


def own():
    return list(Regulation.objects.exclude(municipality=None).values_list("valid_from", "value", "source"))


def test_a_coordinator_reads_what_holds_and_what_nobody_knows_yet(client, lindedaal, yvonne):
    page = enter(client, yvonne).get(reverse("workbench:regulations")).content.decode()

    for words in ("€ 2.100", "De regel voor iedereen.", "vrijwilligersdossier.nl", "vanaf 13 mei 2026"):
        assert words in page


def test_a_coordinator_writes_down_an_own_rule_and_stops_it(client, lindedaal, yvonne):
    assert decide(client, yvonne, lindedaal).status_code == 302
    assert decide(client, yvonne, lindedaal, from_age="", ends="on", valid_from="2026-07-01").status_code == 302

    day = date(2026, 6, 1)
    assert own() == [(day.replace(month=7), None, "Besluit college"), (day, {"from_age": "21"}, "Besluit college")]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"from_age": ""}, "Schrijf een getal op."),
        ({"from_age": "x"}, "Schrijf een heel getal op."),
        ({"from_age": "2,5"}, "Schrijf een heel getal op."),
        ({"from_age": "100"}, "Vul een getal in van 0 tot en met 99."),
        ({"valid_from": "2026-05-12"}, "Kies vandaag of een latere dag."),
        ({"source": ""}, "Schrijf op waar dit vandaan komt."),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(client, lindedaal, yvonne, answers, sentence):
    page = decide(client, yvonne, lindedaal, **answers).content.decode()

    assert (sentence in page, own()) == (True, [])
    assert all(f'value="{typed}"' in page for typed in answers.values() if typed)


def test_nobody_else_may(client, lindedaal, yvonne, samira):
    assert decide(client, samira, lindedaal).status_code == 404
    assert decide(client, yvonne, lindedaal, key="unheard_of").status_code == 404
    lindedaal.pk, lindedaal.code, lindedaal.name = None, "GM9902", "Elders"
    lindedaal.save()
    assert decide(client, yvonne, lindedaal).status_code == 404
    assert own() == []

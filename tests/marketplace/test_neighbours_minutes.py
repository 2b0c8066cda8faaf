"""How long it was, said by the neighbour: on the own page, by text, by phone; who says otherwise is called.

It is Tuesday 12 May 2026, noon.
"""

import pytest
from django.urls import reverse

from marketplace.actions import visiting
from marketplace.models import Visit
from marketplace.queries.hours import differences
from marketplace.texted import matters
from neighbourhoods.texting import inbox
from neighbourhoods.texting.answers import Said, understand
from neighbourhoods.texting.gateways import Arrival
from tests.entering import enter

from . import stories
from .texted import FROM_DE_WIT

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def visit(mevrouw_de_wit, samira):
    """Planned for an hour; Samira says two."""
    visit = stories.visited(mevrouw_de_wit, samira)
    return visiting.report_visit(visit, by=samira, how="good", minutes=120)


def said() -> tuple:
    visit = Visit.objects.get()
    return visit.requester_said_done, visit.requester_minutes, visit.state


@pytest.mark.parametrize(("minutes", "state"), [("120", "done"), ("60", "planned"), ("", "done")])
def test_on_her_page_she_says_how_long(client, visit, mevrouw_de_wit, yvonne, minutes, state):
    own = f"/mijn/vragen/{visit.agreement.opportunity_id}/"
    assert "Hoe lang was Samira er?" in enter(client, mevrouw_de_wit).get(own).content.decode()

    client.post(f"{own}gelukt/", {"gelukt": "ja", "minutes": minutes})
    assert said() == (True, int(minutes) if minutes else None, state)
    assert [(line.helper_minutes, line.minutes) for line in differences(yvonne)] == (
        [(120, 60)] if state == "planned" else []
    )
    assert ("U zei: 1 uur." in client.get(own).content.decode()) is (minutes == "60")


def test_a_length_that_is_not_in_the_list_is_a_sentence_and_keeps_nothing(client, visit, mevrouw_de_wit):
    own = f"/mijn/vragen/{visit.agreement.opportunity_id}/"
    page = enter(client, mevrouw_de_wit).post(f"{own}gelukt/", {"gelukt": "ja", "minutes": "9999"}, follow=True)

    assert [str(it) for it in page.context["messages"]] == ["Kies uit de lijst hoe lang het was."]
    assert said() == (None, None, "planned")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1, 45 minuten", Said(("1",), "", 45)),
        ("ja 60", Said(("ja",), "", 60)),
        ("1 goed 90 min", Said(("1", "goed"), "", 90)),
        ("nee 30 min a", Said(("nee",), "a", 30)),
        ("1, 4 minuten", None),
        ("1, 721", None),
        ("1, 45 minuten 60", None),
        ("45 minuten", None),
        ("1, 45 minuten te laat", None),
        ("1 2026", None),
    ],
)
@pytest.mark.once
def test_minutes_stand_behind_a_word(body, expected):
    assert understand(body) == expected


@pytest.mark.parametrize(("body", "expected"), [("1, 60 minuten", (True, 60, "planned")), ("1", (True, None, "done"))])
def test_by_text_she_may_say_how_long(visit, mevrouw_de_wit, server, by_text, yvonne, body, expected):
    (asked,) = [it for it in matters([mevrouw_de_wit]) if it.key.startswith("done:")]
    assert asked.is_timed
    asked_of_her = inbox.receive(Arrival("een", FROM_DE_WIT, body))
    assert (asked_of_her.outcome, asked_of_her.said) == ("asked_back", body.replace(",", "").replace("uten", ""))

    inbox.receive(Arrival("twee", FROM_DE_WIT, "a"))
    assert said() == expected


def test_a_question_that_has_no_length_takes_no_minutes(visit, mevrouw_de_wit):
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    assert {it.is_timed for it in matters([mevrouw_de_wit])} == {False}


def test_on_the_phone_the_coordinator_writes_it_down(client, visit, yvonne):
    step = reverse("workbench:visit_step", args=[visit.pk, "buur-zegt"])
    enter(client, yvonne).post(step, {"done": "ja", "minutes": "3"})
    assert said() == (None, None, "planned")

    client.post(step, {"done": "ja", "minutes": "60"})
    assert said() == (True, 60, "planned")
    card = client.get(f"/cms/klussen/{visit.agreement.opportunity_id}/").content.decode()
    assert ("120 minuten" in card, "60 minuten" in card) == (True, True)

"""Thinking along at the desk: overdue leads Vandaag, and it ends with what came of it or goes on another day."""

from datetime import date

import pytest
import time_machine

from cms.workbench.due import everything_due
from marketplace.queries.morning import Morning
from neighbourhoods.models import CoordinatorPost
from tests.conftest import coordinator_of, person_of
from tests.entering import enter
from training.actions import tailor_made
from training.models import TailorMade
from training.queries.thinking_along import ToThinkAlong, to_think_along

BSN = "111222333"


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False):
        yield


@pytest.fixture
def action(samira, yvonne) -> TailorMade:
    return tailor_made.open_tailor_made(samira, by=samira, why="nothing_fits")


def overdue(action: TailorMade) -> None:
    TailorMade.objects.filter(pk=action.pk).update(due=date(2026, 5, 4))


def step(client, by, action, name, **said):
    return enter(client, by).post(f"/cms/mensen/{action.person_id}/meedenken/{name}/", said, follow=True)


# ---------------------------------------------------------------- Vandaag
def test_what_is_overdue_leads_the_desk_with_its_owner_and_day(action, yvonne, lindenkwartier):
    overdue(action)
    first, *others = everything_due(Morning(yvonne))
    assert (first.title, first.words, first.by) == (
        "Samira Haddad wacht op ons sinds 4 mei", "vond niets dat past dicht bij huis. U doet dit.", date(2026, 5, 4)
    )  # fmt: skip
    assert (first.leads, [it.leads for it in others]) == (True, [False] * len(others))
    lotte = coordinator_of(lindenkwartier, "Lotte", "Bos")
    assert everything_due(Morning(lotte))[0].words == "vond niets dat past dicht bij huis. Yvonne doet dit."


def test_it_comes_on_the_desk_in_the_week_of_its_day_and_in_nobody_elses(action, yvonne, karim):
    assert [it.name for it in to_think_along(yvonne)] == ["Samira Haddad"]
    assert to_think_along(karim) == []
    TailorMade.objects.update(due=date(2026, 5, 20))
    assert to_think_along(yvonne) == []


def test_whose_post_ended_is_shown_as_the_leads(action, yvonne, samira, lindenkwartier):
    lotte = coordinator_of(lindenkwartier, "Lotte", "Bos")
    TailorMade.objects.update(owner=lotte)
    CoordinatorPost.objects.filter(user=lotte).update(until=date(2026, 5, 11))
    why = "vond niets dat past dicht bij huis"
    assert to_think_along(yvonne) == [
        ToThinkAlong(samira.pk, "Samira Haddad", why, "", "Yvonne", True, action.due, is_overdue=False)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow(yvonne, lindenkwartier, count, django_assert_num_queries):
    for number in range(count):
        person = person_of(lindenkwartier, f"Kim{number}", "")
        tailor_made.open_tailor_made(person, by=None, why="nothing_stands")
    with django_assert_num_queries(2):
        assert len(to_think_along(yvonne)) == count


# ---------------------------------------------------------------- the screen
def test_a_coordinator_begins_it_from_the_card(client, samira, yvonne):
    card = enter(client, yvonne).get(f"/cms/mensen/{samira.pk}/").content.decode()
    assert f'href="/cms/mensen/{samira.pk}/meedenken/"' in card
    assert "Er staat niets klaar: denk mee" in card

    answer = client.post(f"/cms/mensen/{samira.pk}/meedenken/beginnen/", {"plan": "Koffie", "due": "2026-05-20"})

    made = TailorMade.objects.get()
    assert (answer.url, made.plan, made.due, made.owner) == (
        f"/cms/mensen/{samira.pk}/meedenken/", "Koffie", date(2026, 5, 20), yvonne
    )  # fmt: skip
    assert "Koffie" in client.get(answer.url).content.decode()


def test_it_is_taken_over_planned_put_off_and_ends(client, action, yvonne, lindenkwartier):
    lotte = coordinator_of(lindenkwartier, "Lotte", "Bos")
    step(client, lotte, action, "overnemen")
    step(client, lotte, action, "plan", plan="Samen naar het atelier")
    step(client, lotte, action, "andere-dag", due="2026-05-21", reason="Atelier is dicht")
    action.refresh_from_db()
    assert (action.owner, action.plan, action.due) == (lotte, "Samen naar het atelier", date(2026, 5, 21))

    page = step(client, lotte, action, "klaar", outcome="elsewhere", words="Zingt in het koor").content.decode()
    action.refresh_from_db()
    assert (action.state, "Zingt in het koor" in page, "Beginnen met meedenken" in page) == ("settled", True, True)


def test_not_now_is_taken_up_again_with_one_button(client, action, yvonne):
    page = step(client, yvonne, action, "klaar", outcome="not_now").content.decode()
    assert "Pak weer op" in page
    step(client, yvonne, action, "weer")
    action.refresh_from_db()
    assert (action.state, action.why) == ("open", "back")


WRONG = [
    ("klaar", {}, "Kies wat er gebeurde. Of kies een andere dag."),
    ("klaar", {"outcome": "task"}, "Wij zien het nog niet bij Samira. Regel het eerst."),
    ("klaar", {"outcome": "step"}, "Schrijf op wat er gebeurde."),
    ("klaar", {"outcome": "x"}, "Kies"),
    ("andere-dag", {"due": "2026-05-01", "reason": "Later"}, "Kies een dag in de komende drie maanden."),
    ("andere-dag", {"due": "x", "reason": "Eerst op reis"}, "Kies een dag."),
    ("andere-dag", {"due": "2026-05-20"}, "Schrijf op waarom het een andere dag wordt."),
    ("plan", {"plan": ""}, "Schrijf op wat u gaat doen."),
    ("plan", {"plan": f"Haar nummer is {BSN}"}, "BSN"),
    ("klaar", {"outcome": "step", "words": "Zij heeft een uitkering"}, "Dit gaat misschien over"),
    ("andere-dag", {"due": "2026-05-20", "reason": BSN}, "BSN"),
]


@pytest.mark.parametrize(("name", "said", "sentence"), WRONG)
def test_a_mistake_is_said_and_what_was_typed_stays(client, action, yvonne, name, said, sentence):
    page = step(client, yvonne, action, name, **said).content.decode()
    action.refresh_from_db()
    assert (sentence in page, action.state, action.plan) == (True, "open", "")
    typed = next((words for key, words in said.items() if key in {"reason", "plan", "words"}), "")
    assert typed in page


def test_what_is_over_and_what_is_somebody_elses_is_left_alone(client, action, yvonne, karim, samira):
    tailor_made.close_with(action, by=samira, outcome="not_now")
    assert "Dit kan niet meer." in step(client, yvonne, action, "plan", plan="Koffie").content.decode()
    assert enter(client, karim).get(f"/cms/mensen/{samira.pk}/meedenken/").status_code == 404
    assert step(client, yvonne, action, "iets-anders").status_code == 404
    assert enter(client, yvonne).get(f"/cms/mensen/{samira.pk}/meedenken/plan/").status_code == 302


def test_a_look_at_it_is_written_down(client, action, samira, yvonne):
    enter(client, yvonne).get(f"/cms/mensen/{samira.pk}/meedenken/")
    assert list(samira.looks.values_list("viewer", "screen")) == [(yvonne.pk, "thinking_along")]

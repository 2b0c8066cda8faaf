"""The intake at the desk: one screen from the dream to something that fits, and nothing typed is ever lost."""

import pytest
import time_machine

from marketplace.actions.helping import say_yes
from tests.entering import enter
from tests.marketplace import stories
from training.models import Dream, LensNote, TailorMade
from training.queries.intake import told_so_far

BSN = "111222333"


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False):
        yield


def send(client, by, person, **said):
    return enter(client, by).post(f"/cms/mensen/{person.pk}/intake/", said)


def test_a_call_of_somebody_who_wants_to_help_goes_on_into_the_intake(client, henk, yvonne):
    said = {
        "do": "talk", "first_name": "Henk", "email": henk.email, "channel": "email", "consent": "on",
        "person": henk.pk, "postcode": henk.postcode, "house_number": henk.house_number,
    }  # fmt: skip
    answer = enter(client, yvonne).post("/cms/telefoontje/?tab=helpen", said)
    assert answer.url == f"/cms/mensen/{henk.pk}/intake/"


def test_one_screen_writes_down_everything(client, samira, yvonne):
    kind = stories.shopping()
    answer = send(
        client, yvonne, samira, do="save", pictures=["cooking"], dream="Een eetcafé.", can="Koken", likes=[kind.pk],
        parts=["evening"], reach_minutes="45",
    )  # fmt: skip
    assert answer.url == f"/cms/mensen/{samira.pk}/intake/"
    told = told_so_far(samira)
    assert (told.dream, told.can, told.is_finished) == ("Koken. Een eetcafé.", "Koken", False)
    assert (list(samira.helper.likes.all()), samira.helper.reach_minutes) == ([kind], 45)
    page = client.get(answer.url).content.decode()
    assert "Een eetcafé." in page
    assert TailorMade.objects.count() == 0


def test_finished_without_anything_agreed_it_stands_on_today_with_a_name_and_a_day(client, samira, yvonne):
    for _again in range(2):
        send(client, yvonne, samira, do="finish")
    assert list(TailorMade.objects.values_list("person", "owner", "why")) == [(samira.pk, yvonne.pk, "intake")]


def test_finished_with_a_first_task_nothing_more_is_needed(client, samira, yvonne, open_task):
    say_yes(open_task, by=samira)
    send(client, yvonne, samira, do="finish")
    assert (TailorMade.objects.count(), told_so_far(samira).is_finished) == (0, True)


@pytest.mark.parametrize("said", [{"dream": BSN, "can": "Koken"}, {"can": "Zij heeft een uitkering", "dream": "Koken"}])
def test_a_mistake_is_said_and_what_was_typed_stays(client, samira, yvonne, said):
    page = send(client, yvonne, samira, do="finish", **said)
    assert (page.status_code, Dream.objects.count()) == (200, 0)
    assert all(words in page.content.decode() for words in said.values())


def test_advice_through_two_lenses_never_gates(client, samira, yvonne):
    enter(client, yvonne).post(f"/cms/mensen/{samira.pk}/intake/advies/", {"work": "Kan groeien", "taking_part": ""})
    assert list(LensNote.objects.values_list("lens", "words", "by")) == [("work", "Kan groeien", yvonne.pk)]
    page = client.get(f"/cms/mensen/{samira.pk}/intake/").content.decode()
    assert ("Kan groeien" in page, "Het is een advies: er wordt niets mee beslist." in page) == (True, True)
    refused = client.post(f"/cms/mensen/{samira.pk}/intake/advies/", {"work": BSN})
    assert (BSN in refused.content.decode(), LensNote.objects.count()) == (True, 1)


def test_it_is_reached_from_the_card_and_by_nobody_else(client, samira, yvonne, karim):
    path = f"/cms/mensen/{samira.pk}/intake/"
    assert path in enter(client, yvonne).get(f"/cms/mensen/{samira.pk}/").content.decode()
    client.get(path)
    assert "talk" in samira.looks.values_list("screen", flat=True)
    assert enter(client, karim).get(path).status_code == 404
    assert send(client, karim, samira, do="save", can="x").status_code == 404

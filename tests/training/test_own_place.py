"""/mijn/plek/: the street with who is where, the way back in one tap, the steps in plain words, and a talk."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from cms import street_houses
from neighbourhoods.models import Message
from tests.entering import enter
from training.models import House, Step, StepWords

from .walks import go, now

PAGE = "/mijn/plek/"


@pytest.fixture(autouse=True)
def in_dutch(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def pressed(client, path: str) -> str:
    """What the page says at the top after a button."""
    return words(soup(client.post(path, follow=True)).find(attrs={"role": "status"}))


def test_the_street_says_where_somebody_is_and_was(client, samira, yvonne, helping):
    go(samira, yvonne, None, "day_activity", days_ago=3)
    go(samira, yvonne, "volunteer", "course", days_ago=1)

    street = soup(enter(client, samira).get(PAGE)).find("ol", class_="way")

    houses = [(words(it.find(class_="t")), it.get("aria-current"), it.img["src"].split("#")[1]) for it in street("li")]
    assert houses == [
        ("Meedoen", "step", "bell-here"), ("Helpen", None, "neck-lit"), ("Samen werken", "step", "point-here"),
        ("Beschut werk", None, "step"), ("Baan met hulp", None, "round"), ("Betaald werk", None, "cut"),
    ]  # fmt: skip
    assert [words(it) for it in street.find_all(class_="here")] == ["U bent hier"] * 2
    assert words(street("li")[1]) == "Helpen Klussen voor buren U was hier"


def test_two_places_in_one_house_are_two_people_at_its_door(client, samira, yvonne, helping):
    go(samira, yvonne, None, "day_activity", days_ago=3)
    go(samira, yvonne, None, "work_experience", days_ago=2)

    house = soup(enter(client, samira).get(PAGE)).find("ol", class_="way")("li")[2]

    assert (house.img["src"].split("#")[1], words(house.find(class_="st"))) == (
        "point-two", "Dagbesteding, Werkervaringsplaats",
    )  # fmt: skip


def test_nobody_is_refused_a_street(client, fatma):
    page = words(soup(enter(client, fatma).get(PAGE)).main)

    assert "Wij schreven nog niet op waar u bent. Dat doen wij samen." in page
    assert "Uw stappen" not in page


def test_back_is_one_tap_with_the_same_sentence_as_a_step_on(client, samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity", days_ago=3)
    page = soup(enter(client, samira).get(PAGE))
    form = page.find(id="terug").form

    assert words(form.button) == "Terug naar Vrijwilligerswerk"
    assert pressed(client, form["action"]) == "U bent nu bij: Helpen."
    assert pressed(client, form["action"]) == "U bent nu bij: Helpen."  # a second tap
    after = soup(client.get(PAGE))
    assert after.find(id="terug") is None
    assert [words(it.h3) for it in after.find(id="stappen")("li")] == [
        "Van Dagbesteding naar Vrijwilligerswerk", "Van Vrijwilligerswerk naar Dagbesteding",
        "U begon bij Vrijwilligerswerk",
    ]  # fmt: skip
    assert Step.objects.filter(returns=step).count() == 1


def test_after_the_promise_the_same_button_asks_for_a_call(client, samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity")

    with time_machine.travel(timezone.now() + timedelta(days=200)):
        page = soup(enter(client, samira).get(PAGE)).find(id="terug")
        assert "Wilt u terug naar Vrijwilligerswerk? Wij praten erover." in words(page)
        assert pressed(client, page.form["action"]) == "Wij bellen u hierover binnen 1 werkdag."
    assert (Message.objects.filter(kind="path.talk").count(), now(samira), step.pk) == (1, ("Samen werken",), step.pk)


def test_asking_to_talk_is_one_tap(client, samira):
    enter(client, samira)

    assert pressed(client, "/mijn/plek/praten/") == "Wij bellen u hierover binnen 1 werkdag."
    assert client.post("/mijn/plek/praten/", {"next": "/mijn/"}).url == "/mijn/"
    assert Message.objects.get(kind="path.talk").recipient == samira


def test_own_words_are_read_and_taken_away(client, samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity", why="more", words="Ik wil meer doen.")
    line = soup(enter(client, samira).get(PAGE)).find(id="stappen").li

    assert words(line.find(class_="said")) == "“ Ik wil meer doen. ”"
    assert pressed(client, line.form["action"]) == "Uw woorden zijn weg."
    assert (StepWords.objects.count(), Step.objects.filter(pk=step.pk).exists()) == (0, True)


@pytest.mark.parametrize("what", ["terug", "woorden"])
def test_of_somebody_else_there_is_nothing(client, samira, yvonne, fatma, helping, what):
    step = go(samira, yvonne, "volunteer", "day_activity", words="Ik wil meer doen.")

    assert enter(client, fatma).post(f"/mijn/plek/{step.pk}/{what}/").status_code == 404
    assert (Step.objects.count(), StepWords.objects.count()) == (2, 1)


@pytest.mark.once
def test_every_house_has_its_picture_in_every_state():
    sheet = ET.fromstring(street_houses.sheet())  # noqa: S314  (our own)
    views = {it.get("id") for it in sheet.iter() if it.tag.endswith("view")}

    assert views == {f"{it}{how}" for it in House.Drawing.values for how in ("", "-lit", "-here", "-two")}

"""A plan and who helps, at the desk: read and written by the circle; who handed over is out after thirty days."""

import re
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import get_resolver
from django.utils import timezone

from neighbourhoods.models import Supporter
from tests.conftest import coordinator_of
from tests.entering import enter
from training.actions import circle, plan
from training.models import SmallStep


def text_of(page) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").find("main").get_text(" ").split())


def in_days(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days))


def screens_of_a_person() -> list[str]:
    """Every address of the desk about one person."""
    found = {key for key in get_resolver("cms.workbench.urls").reverse_dict if isinstance(key, str)}
    ways = [
        way for key in found for way, *_rest in [get_resolver("cms.workbench.urls").reverse_dict.getlist(key)[0][0]]
    ]
    return sorted(way[0] for way in ways if re.fullmatch(r"mensen/%\(pk\)s/[a-z/-]*", way[0]))


@pytest.fixture
def noor(lindenkwartier):
    return coordinator_of(lindenkwartier, "Noor", "Bakker")


@pytest.fixture
def step(samira, yvonne) -> SmallStep:
    return plan.add_step(samira, by=yvonne, words="Kennismaken met twee buren")


@pytest.fixture
def handed_over(samira, yvonne, karim, noor, step):
    """Karim of another neighbourhood was the first to call; today Noor is."""
    circle.hand_over(samira, by=yvonne, to=karim)
    circle.hand_over(samira, by=karim, to=noor)


# ---------------------------------------------------------------- thirty days, on every screen
def test_the_desk_has_screens_about_one_person():
    assert {"mensen/%(pk)s/", "mensen/%(pk)s/plan/", "mensen/%(pk)s/proberen/"} <= set(screens_of_a_person())


@pytest.mark.parametrize(("day", "is_open"), [(0, True), (30, True), (31, False)])
def test_who_handed_over_looks_along_for_thirty_days_on_every_screen(
    client, samira, karim, noor, handed_over, day, is_open
):
    addresses = [f"/cms/{way % {'pk': samira.pk}}" for way in screens_of_a_person()]
    with in_days(day):
        enter(client, noor)
        stays = {it: client.get(it).status_code for it in addresses}
        enter(client, karim)
        answers = {it: client.get(it).status_code for it in addresses}
        posted = client.post(f"/cms/mensen/{samira.pk}/kring/gesproken/").status_code

    assert stays[f"/cms/mensen/{samira.pk}/"] == 200
    differs = {it: (answers[it], stays[it]) for it in addresses if answers[it] != stays[it]}
    assert (differs == {}, posted) == ((True, 302) if is_open else (False, 404)), differs
    assert [it for it, status in answers.items() if status == 200 and not is_open] == []


def test_the_new_one_sees_the_plan_and_the_calls_that_wait(client, samira, noor, handed_over):
    samira.phone = "+31612345670"
    samira.save()
    enter(client, samira).post("/mijn/praatje/")

    words = text_of(enter(client, noor).get(f"/cms/mensen/{samira.pk}/plan/"))

    assert "Kennismaken met twee buren" in words
    assert "Belletjes die wachten Wil graag even praten" in words
    assert "Karim" in words


def test_a_colleague_of_the_neighbourhood_sees_who_helps_but_not_the_plan(client, samira, yvonne, handed_over):
    enter(client, yvonne)
    for address in (f"/cms/mensen/{samira.pk}/", f"/cms/mensen/{samira.pk}/plan/"):
        words = text_of(client.get(address))
        assert ("Noor" in words, "Kennismaken met twee buren" in words) == (True, False)

    client.post(f"/cms/mensen/{samira.pk}/kring/mee/")
    assert "Kennismaken met twee buren" in text_of(client.get(f"/cms/mensen/{samira.pk}/plan/"))
    assert "Yvonne" in text_of(enter(client, samira).get("/mijn/plan/"))


def test_to_a_coordinator_elsewhere_it_does_not_exist(client, samira, karim, step):
    enter(client, karim)
    for address in (f"mensen/{samira.pk}/plan/", f"mensen/{samira.pk}/"):
        assert client.get(f"/cms/{address}").status_code == 404
    for address in (f"plan/stap/{step.pk}/af/", f"mensen/{samira.pk}/plan/stap/", f"mensen/{samira.pk}/kring/mee/"):
        assert client.post(f"/cms/{address}", {"words": "x"}).status_code == 404


# ---------------------------------------------------------------- writing
def test_a_tick_of_the_team_waits_and_the_resident_sees_it(client, samira, yvonne, step):
    enter(client, yvonne).post(f"/cms/plan/stap/{step.pk}/af/")

    assert "wacht op hun ja" in text_of(client.get(f"/cms/mensen/{samira.pk}/"))
    assert "Yvonne zegt: dit deed u. Klopt het?" in text_of(enter(client, samira).get("/mijn/"))


@pytest.mark.parametrize(
    ("part", "words"), [("droom", "Een eigen kapsalon"), ("doel", "Vast werk"), ("stap", "Bellen")]
)
def test_what_is_written_at_the_desk_the_resident_reads(client, samira, yvonne, part, words):
    enter(client, yvonne).post(f"/cms/mensen/{samira.pk}/plan/{part}/", {"words": words})

    assert words in text_of(client.get(f"/cms/mensen/{samira.pk}/plan/"))
    assert words in text_of(enter(client, samira).get("/mijn/plan/"))


@pytest.mark.parametrize("words", ["", "123456782", "x" * 700])
def test_words_that_cannot_be_kept_are_said_back(client, samira, yvonne, words):
    page = enter(client, yvonne).post(f"/cms/mensen/{samira.pk}/plan/doel/", {"words": words})

    assert (page.status_code, "Fout:" in page.content.decode()) == (200, True)
    assert not samira.goals.exists()


def test_a_colleague_is_added_and_stops(client, samira, yvonne, karim):
    enter(client, yvonne)
    client.post(f"/cms/mensen/{samira.pk}/kring/erbij/", {"who": karim.pk, "role": "jobcoach"})
    row = Supporter.objects.get()
    assert (row.who, row.role) == (karim, "jobcoach")

    client.post(f"/cms/kring/{row.pk}/stop/", {"end": "not_needed"})
    row.refresh_from_db()
    assert row.until == timezone.localdate()


@pytest.mark.parametrize("answers", [{}, {"who": "0"}, {"who": "x", "on": "x"}])
def test_a_handover_to_nobody_is_said_back(client, samira, yvonne, answers):
    page = enter(client, yvonne).post(f"/cms/mensen/{samira.pk}/kring/overdragen/", answers)
    assert (page.status_code, Supporter.objects.count()) == (200, 0)


@pytest.mark.parametrize("address", ["plan/stap/{step}/xx/", "mensen/{pk}/plan/xx/", "kring/99/stop/"])
def test_what_is_not_there_is_not_there(client, samira, yvonne, step, address):
    enter(client, yvonne)
    assert client.post(f"/cms/{address.format(step=step.pk, pk=samira.pk)}").status_code == 404


def test_the_last_week_of_an_overlap_stands_on_the_morning_page(client, samira, noor, yvonne, handed_over):
    def line() -> bool:
        return "Samira: overdracht tot en met" in text_of(enter(client, noor).get("/cms/"))

    assert not line()
    with in_days(25):
        assert line()
    with in_days(31):
        assert not line()

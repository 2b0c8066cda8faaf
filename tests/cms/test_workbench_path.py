"""The path at the desk: a step with its way back, back in one go, putting right, and how much somebody takes part."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from neighbourhoods.models import AccessEntry, Message
from tests.entering import enter
from tests.training.walks import begin, go, in_days, now, place
from training.models import ScaleNote, ScaleStep, Step, StepWords


@pytest.fixture(autouse=True)
def in_dutch(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"


@pytest.fixture
def helping(samira, yvonne) -> Step:
    return begin(samira, yvonne, "volunteer", days_ago=30)


@pytest.fixture
def desk(client, yvonne, helping):
    return enter(client, yvonne)


def path_page(person) -> str:
    return f"/cms/mensen/{person.pk}/pad/"


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


def said(answer) -> list[str]:
    """What the page says at the top."""
    return [words(it) for it in soup(answer).select(".told li")]


def on(**changed: object) -> dict[str, object]:
    """A step on from helping, as a coordinator fills it in."""
    whole = {
        "start": place("volunteer").pk, "place": place("day_activity").pk, "taken_on": in_days(0), "why": "more",
        "words": "Ik wil meer doen.", "idea_of": "person", "guide": "", "ends_on": "",
    }  # fmt: skip
    return whole | changed


def back_with(person) -> dict[str, object]:
    return {"back_place": place("volunteer").pk, "back_contact": person.pk, "back_until": in_days(120)}


def errors(answer) -> dict[str, str]:
    page = soup(answer)
    return {it.find_parent(class_="field").find(["select", "textarea", "input"])["name"]: words(it)
            for it in page.select(".field-error")}  # fmt: skip


def test_a_step_on_is_not_kept_without_its_way_back(desk, samira, yvonne):
    answer = desk.post(path_page(samira), on())

    assert errors(answer) == {
        "back_place": "Dit is een stap verder. Kies waar deze persoon naar terug kan.",
        "back_contact": "Dit is een stap verder. Kies bij wie deze persoon terecht kan.",
        "back_until": "Dit is een stap verder. Kies tot wanneer deze persoon terug kan.",
    }  # fmt: skip
    no_day = desk.post(path_page(samira), on(**back_with(yvonne) | {"back_until": ""}))
    assert errors(no_day) == {"back_until": "Dit is een stap verder. Kies tot wanneer deze persoon terug kan."}
    assert now(samira) == ("Helpen",)


def test_a_step_on_with_its_way_back_is_written_down(desk, samira, yvonne):
    answer = desk.post(path_page(samira), on(**back_with(yvonne)), follow=True)

    assert said(answer) == ["Samira is nu bij: Samen werken."]
    step = Step.objects.latest("pk")
    assert (step.way, step.why, step.words.text, step.guide, step.fall_back_place.slug, step.fall_back_until) == (
        "on", "more", "Ik wil meer doen.", yvonne, "volunteer", in_days(120),
    )  # fmt: skip


def test_a_step_back_needs_no_promise_and_says_the_same_sentence(desk, samira):
    answer = desk.post(path_page(samira), on(place=place("course").pk, words=""), follow=True)

    assert (said(answer), now(samira)) == (["Samira is nu bij: Meedoen."], ("Meedoen",))


def test_stopping_leaves_nobody_anywhere(desk, samira):
    answer = desk.post(path_page(samira), on(place="stops", words=""), follow=True)

    assert (said(answer), now(samira)) == (["Samira is nu op geen plek."], ())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place": ""}, "place"),
        ({"start": "", "place": "stops"}, "start"),
        ({"place": "9999999"}, "place"),
        ({"taken_on": "gisteren"}, "taken_on"),
        ({"words": "BSN 123456782"}, "words"),
        ({"guide": "1234567"}, "guide"),
    ],
)
def test_what_is_wrong_stands_at_its_field(desk, samira, yvonne, change, field):
    answer = desk.post(path_page(samira), on(**back_with(yvonne)) | change)

    assert (answer.status_code, list(errors(answer))) == (200, [field])
    assert now(samira) == ("Helpen",)


def test_back_in_one_go_from_the_card(desk, samira, yvonne):
    step = go(samira, yvonne, "volunteer", "day_activity", days_ago=1)
    form = soup(desk.get(f"/cms/mensen/{samira.pk}/")).find("section", {"aria-labelledby": "plek"}).form

    assert words(form.button) == "Terug naar Vrijwilligerswerk"
    assert said(desk.post(form["action"], follow=True)) == ["Samira is nu bij: Helpen."]
    assert Step.objects.filter(returns=step).count() == 1


def test_after_the_promise_the_button_puts_a_call_on_the_list(desk, samira, yvonne):
    step = go(samira, yvonne, "volunteer", "day_activity")

    with time_machine.travel(timezone.now() + timedelta(days=200)):
        answer = enter(desk, yvonne).post(f"{path_page(samira)}{step.pk}/terug/", follow=True)

    assert said(answer) == ["De tijd om terug te gaan is voorbij. Er staat een telefoontje op de lijst."]
    assert Message.objects.filter(kind="path.talk").count() == 1


def test_the_whole_path_shows_every_row_and_a_look_is_written_down(desk, samira, yvonne, helping):
    desk.post(f"{path_page(samira)}{helping.pk}/verbeteren/", on(start="", place=place("course").pk))

    rows = soup(desk.get(path_page(samira))).find("section", {"aria-labelledby": "alles"}).select("ul.q > li")

    assert [(words(it.find(class_="b")), words(it.find(class_="tag"))) for it in rows] == [
        ("→ Een cursus", "verbeterd"), ("→ Vrijwilligerswerk", "later verbeterd"),
    ]  # fmt: skip
    assert AccessEntry.objects.filter(resident=samira, viewer=yvonne, screen="path").exists()


def test_what_never_happened_is_taken_out_by_a_new_row(desk, samira, helping):
    answer = desk.post(f"{path_page(samira)}{helping.pk}/verbeteren/", {"do": "never"}, follow=True)

    assert said(answer) == ["Verbeterd. Wat er stond, is nog te lezen."]
    assert (now(samira), Step.objects.count()) == ((), 2)


def test_words_are_taken_away(desk, samira, yvonne):
    step = go(samira, yvonne, "volunteer", "course", words="Ik wil leren.")

    desk.post(f"{path_page(samira)}{step.pk}/woorden/")

    assert (StepWords.objects.count(), Step.objects.count()) == (0, 2)


@pytest.mark.parametrize("rest", ["", "{row}/terug/", "{row}/verbeteren/", "{row}/woorden/", "meedoen/"])
def test_to_a_coordinator_elsewhere_nobody_is_there(client, karim, samira, helping, rest):
    address = path_page(samira) + rest.format(row=helping.pk)

    assert enter(client, karim).post(address, on()).status_code == 404
    assert Step.objects.count() == 1


def test_a_row_of_somebody_else_is_not_there(desk, samira, fatma, yvonne):
    other = begin(fatma, yvonne, "volunteer")

    assert desk.post(f"{path_page(samira)}{other.pk}/terug/").status_code == 404


# ---------------------------------------------------------------- how much somebody takes part
def test_what_was_seen_together_is_a_row_that_is_added(desk, samira):
    three, four = ScaleStep.objects.filter(number__in=[3, 4]).order_by("number")

    desk.post(f"{path_page(samira)}meedoen/", {"now": three.pk, "aim": four.pk})
    desk.post(f"{path_page(samira)}meedoen/", {"now": four.pk, "aim": ""})
    panel = soup(desk.get(path_page(samira))).find("section", {"aria-labelledby": "meedoen"})

    assert [words(it.span) for it in panel.select(".lines li")] == [
        "Nu: Werk zonder loon . Over een jaar: – . Yvonne",
        "Nu: Meedoen met een groep . Over een jaar: Werk zonder loon . Yvonne",
    ]
    assert ScaleNote.objects.count() == 2

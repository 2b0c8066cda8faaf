"""The flow report: both ways, by neighbourhood and quarter, the same for ever of a past day, and nobody to be found."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.conftest import person_of
from tests.entering import enter
from training.actions.path import Move, correct_step, return_to_fall_back
from training.flow import told, told_together
from training.queries.flow import Between, Quarter, flows

from .walks import begin, go, place

SPRING, DAY = Quarter(2026, 2), date(2026, 5, 20)


@pytest.fixture(autouse=True)
def in_may():
    with time_machine.travel("2026-05-20 12:00+02:00", tick=False) as travel:
        yield travel


def people_who_went_on(hood, by, count, *, back=0):
    """From helping to working together; so many of them went back."""
    people = [person_of(hood, f"Buur{number}", hood.name) for number in range(count)]
    for number, one in enumerate(people):
        begin(one, by, "volunteer", days_ago=200)  # last year
        step = go(one, by, "volunteer", "day_activity", days_ago=5)
        if number < back:
            return_to_fall_back(step, by=one)
    return people


def lines(viewer, hood, quarter=SPRING, known=DAY):
    return {it.name: it.lines for it in flows(viewer, hood.municipality_id, quarter, known)}


def test_steps_both_ways_are_told_for_who_are_with_ten_or_more(lindenkwartier, molenwijk, yvonne, karim):
    people_who_went_on(lindenkwartier, yvonne, 22, back=11)

    between = (Between("Helpen", "Samen werken", 20, 10),)
    assert lines(yvonne, lindenkwartier) == {"Lindedaal": between, "Lindenkwartier": between, "Molenwijk": ()}


def test_fewer_than_ten_are_not_told_and_cannot_be_counted_back(lindenkwartier, molenwijk, yvonne, karim):
    people_who_went_on(lindenkwartier, yvonne, 12)
    people_who_went_on(molenwijk, karim, 4)

    assert lines(yvonne, lindenkwartier) == {
        "Lindedaal": (),  # 16 would tell the 4
        "Lindenkwartier": (Between("Helpen", "Samen werken", 10, None),), "Molenwijk": (),
    }  # fmt: skip


@pytest.mark.once
def test_no_table_pins_a_number_that_is_not_told():
    """Of two neighbourhoods, every pair of counts: whoever knows the other one learns less than one exact number."""
    seen: dict[tuple[object, ...], set[int]] = {}
    for first in range(30):
        for other in range(30):
            shown = (told(first), told(other), told_together(first + other, (first, other)))
            if other and shown[1] is None:  # that nobody went is nobody's secret
                seen.setdefault(shown, set()).add(other)
    assert min(len(could_be) for could_be in seen.values()) > 1
    assert [told(it) for it in (0, 9, 10, 12, 13, 17, 18)] == [None, None, 10, 10, 15, 15, 20]


def test_who_goes_to_and_fro_counts_once(lindenkwartier, yvonne):
    for one in people_who_went_on(lindenkwartier, yvonne, 9, back=9):
        for _time in range(2):
            return_to_fall_back(go(one, yvonne, "volunteer", "work_experience"), by=one)

    assert lines(yvonne, lindenkwartier)["Lindenkwartier"] == ()


def test_what_is_written_down_later_leaves_the_report_of_a_past_day_as_it_was(lindenkwartier, yvonne, in_may):
    people = people_who_went_on(lindenkwartier, yvonne, 20)
    before = lines(yvonne, lindenkwartier)

    in_may.shift(timedelta(days=3))
    people_who_went_on(lindenkwartier, yvonne, 12)  # of the same days, written down later
    for one in people[:8]:
        correct_step(one.steps.latest("pk"), by=yvonne, move=Move(place("course"), place("volunteer"), DAY))

    assert lines(yvonne, lindenkwartier) == before
    now = lines(yvonne, lindenkwartier, known=timezone.localdate())["Lindenkwartier"]
    assert now == (Between("Helpen", "Samen werken", 25, None),)  # 20 - 8 + 12


def test_a_quarter_has_its_own_steps(lindenkwartier, yvonne):
    people_who_went_on(lindenkwartier, yvonne, 10)

    assert lines(yvonne, lindenkwartier, Quarter(2026, 1))["Lindenkwartier"] == ()
    last_year = lines(yvonne, lindenkwartier, Quarter(2025, 4))["Lindenkwartier"]
    assert last_year == (Between("", "Helpen", 10, None),)
    assert [(it.first, it.after) for it in (Quarter(2025, 4), SPRING)] == [
        (date(2025, 10, 1), date(2026, 1, 1)), (date(2026, 4, 1), date(2026, 7, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_much_for_few_as_for_many(lindenkwartier, yvonne, count, django_assert_num_queries):
    people_who_went_on(lindenkwartier, yvonne, count)

    with django_assert_num_queries(6):
        lines(yvonne, lindenkwartier)


def test_on_the_desk_and_as_a_file(client, lindenkwartier, yvonne, samira, in_may):
    people_who_went_on(lindenkwartier, yvonne, 10)
    in_may.shift(timedelta(days=1))
    asked = {"quarter": "2026-2", "known": "2026-05-20"}
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"

    page = enter(client, yvonne).get("/cms/stappen/", asked)
    file = client.get("/cms/stappen/", asked | {"form": "csv"}).content.decode()

    rows = BeautifulSoup(page.content, "html.parser").select(".flow tbody tr")
    assert [" ".join(it.get_text(" ").split()) for it in rows] == ["Helpen ⇄ Samen werken 10 –"] * 2
    assert list(csv.reader(io.StringIO(file)))[1:] == [
        [code, name, "Helpen", "Samen werken", "10", "", "2026-2", "2026-05-20"]
        for code, name in (("", "Lindedaal"), (lindenkwartier.code, "Lindenkwartier"))
    ]
    assert "Kies een dag die voorbij is." in client.get("/cms/stappen/", {"known": "2026-05-21"}).content.decode()
    assert enter(client, samira).get("/cms/stappen/").status_code == 404


def test_of_a_municipality_elsewhere_there_is_nothing(lindenkwartier, yvonne, samira):
    assert flows(samira, lindenkwartier.municipality_id, SPRING, DAY) == []

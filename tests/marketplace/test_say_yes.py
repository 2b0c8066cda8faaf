"""Ja, ik help: two taps from the list, a page that says what happens next, and a kind word for who came second."""

import icalendar
import pytest

from marketplace.actions import helping
from marketplace.models import Agreement, Offer
from tests.entering import enter

from . import stories


@pytest.fixture
def task(mevrouw_de_wit, yvonne):
    return stories.open_task(mevrouw_de_wit)


def yes(client, task):
    return client.post(f"{task.get_absolute_url()}ja/")


def test_a_helper_we_know_gets_the_address_at_once(client, task, samira):
    answer = yes(enter(client, samira), task)
    page = client.get(answer["Location"]).content.decode()

    assert answer["Location"] == f"/mijn/klussen/{task.pk}/"
    assert Agreement.objects.get().helper == samira
    for words in (
        "Fijn dat u helpt, Samira.",
        "Kastanjelaan 12",
        "mevrouw De Wit",
        "Bel aan bij: De Wit",
        "+31612345678",
    ):
        assert words in page


def test_a_helper_we_do_not_know_yet_is_called_first(client, task, henk):
    answer = yes(enter(client, henk), task)
    page = client.get(answer["Location"]).content.decode()

    assert Offer.objects.get().helper == henk
    assert "Yvonne belt u binnen 2 dagen. Dan hoort u het adres." in page
    assert "Kastanjelaan" not in page
    assert client.get(f"/mijn/klussen/{task.pk}/agenda.ics").status_code == 404


def test_pressing_twice_is_one_yes(client, task, samira):
    enter(client, samira)

    assert yes(client, task)["Location"] == yes(client, task)["Location"]
    assert Agreement.objects.count() == 1


def test_a_visitor_is_asked_who_they_are_and_says_yes_again_afterwards(client, task, samira):
    page = yes(client, task)

    assert page.status_code == 200
    assert f"/meedoen/?next={task.get_absolute_url()}ja/" in page.content.decode()
    assert not Agreement.objects.exists()

    back = enter(client, samira).get(f"{task.get_absolute_url()}ja/")
    assert "Ja, ik help" in back.content.decode()
    assert not Agreement.objects.exists()  # a button, not by itself


def test_who_comes_second_reads_so_and_sees_two_others(client, task, samira, fatma, henk):
    helping.say_yes(task, by=samira)
    others = [stories.open_task(henk) for _number in range(3)]

    page = yes(enter(client, fatma), task)

    assert page.status_code == 200
    assert "Iemand was u net voor" in page.content.decode()
    assert sum(other.get_absolute_url() in page.content.decode() for other in others) == 2


def test_nobody_helps_themselves(client, task, mevrouw_de_wit):
    answer = yes(enter(client, mevrouw_de_wit), task)

    assert answer["Location"] == task.get_absolute_url()
    assert "Dit is uw eigen vraag." in client.get(answer["Location"]).content.decode()
    assert not Agreement.objects.exists()


# ---------------------------------------------------------------- calendar and paper
def test_the_calendar_has_the_hour_in_amsterdam_and_the_address_of_the_agreement(client, task, samira):
    yes(enter(client, samira), task)

    file = client.get(f"/mijn/klussen/{task.pk}/agenda.ics")
    event = icalendar.Calendar.from_ical(file.content).walk("VEVENT")[0]

    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(event["DTSTART"].params["TZID"]) == "Europe/Amsterdam"
    assert (event["DTSTART"].dt.hour, event["DTSTART"].dt.date()) == (14, task.on_date)
    assert str(event["LOCATION"]).startswith("Kastanjelaan 12")
    assert icalendar.Calendar.from_ical(file.content).walk("VTIMEZONE")


def test_paper_has_the_address_and_no_menu(client, task, samira):
    yes(enter(client, samira), task)

    page = client.get(f"/mijn/klussen/{task.pk}/print/").content.decode()

    assert "Kastanjelaan 12" in page
    assert "<nav" not in page


@pytest.mark.parametrize("part", ["", "agenda.ics", "print/", "dag/", "hoe-ging-het/", "toch-niet/"])
def test_a_task_of_somebody_else_does_not_exist(client, task, samira, fatma, part):
    helping.say_yes(task, by=samira)

    assert enter(client, fatma).get(f"/mijn/klussen/{task.pk}/{part}").status_code == 404


def test_without_a_day_there_is_nothing_for_the_calendar_and_the_pair_is_asked_to_choose(
    client, mevrouw_de_wit, samira, yvonne
):
    task = stories.open_task(mevrouw_de_wit, in_days=None)
    yes(enter(client, samira), task)

    assert "Vul de dag in" in client.get(f"/mijn/klussen/{task.pk}/").content.decode()
    assert client.get(f"/mijn/klussen/{task.pk}/agenda.ics").status_code == 404

    answer = client.post(f"/mijn/klussen/{task.pk}/dag/", {"on_date": stories.a_day(3).isoformat(), "at_time": "10:00"})
    visit = Agreement.objects.get().visits.get()
    assert (answer["Location"], visit.on_date) == (f"/mijn/klussen/{task.pk}/", stories.a_day(3))


def test_a_day_in_the_past_is_refused_with_a_sentence(client, task, samira):
    yes(enter(client, samira), task)

    page = client.post(f"/mijn/klussen/{task.pk}/dag/", {"on_date": stories.a_day(-1).isoformat()})

    assert "Deze dag is al voorbij" in page.content.decode() or "voorbij" in page.content.decode()

"""The page of work that asks something first, and the answer to a yes that does not fit."""

from datetime import date, time

import pytest
import time_machine
from bs4 import BeautifulSoup

from marketplace.actions import asks, helping
from marketplace.actions.asks import Asked
from marketplace.models import Agreement, HelperProfile, WorkKind
from marketplace.queries.fitting import that_fit
from neighbourhoods.actions.conduct import note_conduct_check
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Message
from tests.entering import enter

from . import stories

TODAY = date(2026, 5, 13)
LOCKED = "Dit vraagt een VOG. Die is gratis. Yvonne helpt u ermee."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


@pytest.fixture
def task(mevrouw_de_wit, yvonne):
    return stories.open_task(mevrouw_de_wit, in_days=0)


@pytest.fixture
def asks_check(task, yvonne, lindedaal):
    asked = Asked(conduct_check=True, conduct_profile="45")
    return asks.set_policy(lindedaal, by=yvonne, work_kind=task.work_kind, valid_from=TODAY, asked=asked)


def main(page) -> BeautifulSoup:
    return BeautifulSoup(page.content, "html.parser").find("main")


def buttons(page) -> set[str]:
    return {" ".join(it.get_text(" ").split()) for it in main(page).find_all(["button", "a"], class_="btn")}


# ---------------------------------------------------------------- the page
def test_it_says_what_it_asks_what_that_costs_and_who_helps(client, task, samira, asks_check):
    page = enter(client, samira).get(task.get_absolute_url())

    assert LOCKED in main(page).get_text()
    assert {"Help mij hiermee", "Ja, ik help"} & buttons(page) == {"Help mij hiermee"}


def test_a_visitor_reads_what_it_asks_and_may_say_yes(client, task, asks_check):
    page = client.get(task.get_absolute_url())

    facts = [" ".join(it.get_text(" ").split()) for it in main(page).select(".facts-l li")]
    assert facts[-1] == "Wat is nodig Een VOG Een VOG is een bewijs van goed gedrag. Die is gratis."
    assert "Ja, ik help" in buttons(page)


def test_the_list_shows_it_to_all(client, task, samira, asks_check):
    assert task.get_absolute_url() in enter(client, samira).get("/klussen/").content.decode()


def test_who_has_it_just_helps(client, task, samira, yvonne, asks_check):
    note_conduct_check(samira, by=yvonne, profiles=["45"], issued_on=TODAY, seen_on=TODAY)
    page = enter(client, samira).get(task.get_absolute_url())

    assert (LOCKED in main(page).get_text(), "Ja, ik help" in buttons(page)) == (False, True)


def test_one_press_makes_a_call_and_the_page_says_so(client, task, samira, asks_check):
    address = f"{task.get_absolute_url()}beginnen/"
    enter(client, samira)
    answers = [client.get(address), client.post(address), client.post(address)]
    page = client.get(task.get_absolute_url())

    assert [it["Location"] for it in answers] == [task.get_absolute_url()] * 3
    assert Message.objects.filter(kind="work.asked_how", recipient=samira).count() == 1
    assert "Wij bellen u hierover." in main(page).get_text()
    assert "Help mij hiermee" not in buttons(page)


def test_a_visitor_who_presses_it_changes_nothing(client, task, asks_check):
    assert client.post(f"{task.get_absolute_url()}beginnen/").status_code == 302
    assert client.post("/klussen/99999-tuin/beginnen/").status_code == 404
    assert not Message.objects.filter(kind="work.asked_how").exists()


def test_a_yes_from_an_older_page_is_refused_with_the_sentence(client, task, samira, asks_check):
    page = enter(client, samira).post(f"{task.get_absolute_url()}ja/", follow=True)

    assert LOCKED in page.content.decode()
    assert not Agreement.objects.exists()


# ---------------------------------------------------------------- one too many
@pytest.fixture
def busy(task, samira, fatma, mevrouw_de_wit):
    """Samira helps somebody else today from 14 to 15 o'clock."""
    return helping.say_yes(stories.open_task(fatma, in_days=0, at_time=time(14)), by=samira)


def test_two_at_the_same_hour_do_not_fit_and_two_others_are_shown(client, task, samira, fatma, henk, busy):
    at_once = stories.open_task(henk, in_days=0)
    fitting = [stories.open_task(henk, in_days=days) for days in (1, 2)]

    page = enter(client, samira).post(f"{task.get_absolute_url()}ja/")

    links = [it["href"] for it in main(page).select(".list a")]
    assert "U helpt dan al iemand anders." in main(page).get_text()
    assert set(links) == {it.get_absolute_url() for it in fitting}
    assert at_once.get_absolute_url() not in links
    assert Agreement.objects.count() == 1


def test_what_is_shown_instead_is_open_to_this_helper(client, task, samira, henk, yvonne, lindedaal, busy):
    garden = WorkKind.objects.create(slug="tuin", name_nl="Tuin", icon="sprout", palette="olive", is_heavy=True)
    HelperProfile.objects.create(user=samira, nothing_heavy=True)
    heavy = stories.open_task(henk, in_days=1)
    heavy.work_kind = garden
    heavy.save()
    later = stories.open_task(henk, in_days=3)
    asked = Asked(conduct_check=True)
    asks.set_policy(lindedaal, by=yvonne, work_kind=later.work_kind, valid_from=stories.a_day(3), asked=asked)
    fits = stories.open_task(henk, in_days=2)

    page = enter(client, samira).post(f"{task.get_absolute_url()}ja/")

    assert [it["href"] for it in main(page).select(".list a")] == [fits.get_absolute_url()]


def test_a_full_week_and_heavy_work_are_refused_with_their_own_sentence(task, samira, busy):
    profile = HelperProfile.objects.create(user=samira, most_minutes_a_week=90)
    task.at_time = time(16)
    task.save()
    with pytest.raises(NotAllowedNow) as full:
        helping.say_yes(task, by=samira)
    profile.most_minutes_a_week, profile.nothing_heavy = 120, True
    profile.save()
    WorkKind.objects.update(is_heavy=True)
    with pytest.raises(NotAllowedNow) as heavy:
        helping.say_yes(task, by=samira)
    WorkKind.objects.update(is_heavy=False)

    assert [(it.value.code, str(it.value)) for it in (full, heavy)] == [
        ("too_much", "U wilt hooguit anderhalf uur in de week helpen."),
        ("too_much", "Dit werk is zwaar. U wilt niets zwaars."),
    ]
    assert helping.say_yes(task, by=samira).helper == samira


def test_the_coordinator_hears_why_and_what_would_fit(task, henk, fatma, yvonne):
    offer = helping.say_yes(task, by=henk)
    other = helping.accept_offer(helping.say_yes(stories.open_task(fatma, in_days=0), by=henk), by=yvonne)
    free = stories.open_task(fatma, in_days=1)

    with pytest.raises(NotAllowedNow) as refusal:
        helping.accept_offer(offer, by=yvonne)

    assert other.helper == henk
    assert str(refusal.value) == (
        f"Henk helpt dan al iemand anders. Wel kan: nummer {free.pk}, Boodschappen, morgen, middag."
    )


def test_a_distance_is_only_said(task, samira):
    HelperProfile.objects.create(user=samira, reach_minutes=1)
    samira.latitude, samira.longitude = 52.16, 6.25
    samira.save()
    assert helping.say_yes(task, by=samira).helper == samira


@pytest.mark.parametrize("count", [1, 3])
def test_what_fits_costs_the_same_whatever_there_is(task, samira, henk, busy, count, django_assert_num_queries):
    for number in range(count):
        stories.open_task(henk, in_days=1 + number)
    with django_assert_num_queries(7):  # alike, anything, the rows, what is asked, and three for what samira does
        assert len(that_fit(samira, task)) == min(count, 2)

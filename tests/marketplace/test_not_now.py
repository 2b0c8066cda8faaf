"""Even niet: nobody asks anything, in no way, until the day they named; and then all of it again."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from marketplace.actions import asking, helping, moderating
from marketplace.matching.instead import substitute_of
from marketplace.models import HelperProfile
from marketplace.queries.matches import best_helpers
from neighbourhoods import outreach
from neighbourhoods.actions.people import pause_person, resume_person
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Message
from tests.entering import enter

from . import stories

WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def pausing(samira):
    HelperProfile.objects.create(user=samira)
    return pause_person(samira, by=samira, until=stories.a_day(7))


def invitations(person) -> list[Message]:
    return list(Message.objects.filter(recipient=person, kind="helper.invited").exclude(state="cancelled"))


def test_nobody_can_ask_her_and_matching_leaves_her_out(pausing, waiting, yvonne):
    assert best_helpers(yvonne, waiting) == []
    moderating.publish_opportunity(waiting, by=yvonne, ask=pausing)
    assert invitations(pausing) == []
    with pytest.raises(NotAllowedNow) as refusal:
        moderating.invite_helper(waiting, by=yvonne, helper=pausing)
    assert refusal.value.code == "paused"


def test_an_invitation_that_waited_does_not_leave_any_more(open_task, samira, yvonne):
    moderating.invite_helper(open_task, by=yvonne, helper=samira)
    (message,) = invitations(samira)
    pause_person(samira, by=samira)
    message.refresh_from_db()

    assert outreach.render(message) is None


def test_who_is_asked_for_by_name_is_not_asked_either(agreement, pausing, mevrouw_de_wit, yvonne):
    again = asking.ask_again(agreement, by=mevrouw_de_wit)
    moderating.publish_opportunity(again, by=yvonne)
    assert invitations(pausing) == []


def test_she_is_nobodys_substitute_meanwhile(open_task, fatma, pausing, clock):
    agreement = helping.say_yes(open_task, by=fatma)
    agreement.substitute = pausing
    agreement.save()
    visit = agreement.visits.get()
    assert substitute_of(visit) is None
    clock.shift(WEEK + timedelta(days=1))
    agreement.substitute.refresh_from_db()
    assert substitute_of(visit) == pausing


def test_her_page_suggests_nothing_and_asks_no_why(client, pausing, open_task):
    page = BeautifulSoup(enter(client, pausing).get("/mijn/").content, "html.parser").find("main")

    assert len(page.select(".card.next")) == 1
    assert "U zei: even niet." in page.get_text()
    assert [it.get_text(strip=True) for it in page.select(".card.next button")] == ["Ik doe weer mee"]
    assert "Heeft u zin om iets te doen?" not in page.get_text()


def test_otherwise_there_is_one_next_step_at_most(client, samira, agreement, mevrouw_de_wit):
    stories.agreed(mevrouw_de_wit, samira)
    page = BeautifulSoup(enter(client, samira).get("/mijn/").content, "html.parser").find("main")

    assert len(page.select(".card.next")) == 1


def test_the_day_after_it_is_over_she_is_asked_again(pausing, waiting, yvonne, clock):
    clock.shift(WEEK)
    assert best_helpers(yvonne, waiting) == []
    clock.shift(timedelta(days=1))
    assert [it.name for it in best_helpers(yvonne, waiting)] == ["Samira"]
    moderating.publish_opportunity(waiting, by=yvonne, ask=pausing)
    assert len(invitations(pausing)) == 1


def test_back_again_is_one_tap(pausing, waiting, yvonne):
    resume_person(pausing, by=pausing)
    assert [it.name for it in best_helpers(yvonne, waiting)] == ["Samira"]


def test_her_own_yes_is_hers_to_give(pausing, open_task):
    assert helping.say_yes(open_task, by=pausing).helper == pausing

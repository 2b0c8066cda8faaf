""" "Geef het voor mij door": a call on the coordinator's list; which benefit somebody gets is nowhere."""

import pytest

from marketplace.actions import calling_back
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message
from neighbourhoods.queries.calls import call_list
from tests.entering import enter

PAGE = "/doorgeven/"


@pytest.fixture
def reachable(samira):
    samira.phone = "+31612345670"
    samira.save()
    return samira


def press(client, by=None, **data):
    return (enter(client, by) if by else client).post(PAGE, data, headers={"accept-language": "nl"})


def test_one_tap_puts_a_call_on_the_list_of_the_coordinator(client, reachable, yvonne, karim):
    response = press(client, reachable, next="/uitkering/")

    assert response.url == "/uitkering/"
    assert [(call.kind, call.person_id) for call in call_list(yvonne).calls] == [("call_back.asked", reachable.pk)]
    assert call_list(karim).calls == ()
    assert [(entry.verb, entry.actor) for entry in reachable.journal.all()] == [("call_back.asked", reachable)]


def test_pressed_twice_it_is_one_call(client, reachable):
    for _time in range(2):
        press(client, reachable)

    assert Message.objects.filter(kind="call_back.asked").count() == 1
    assert reachable.journal.filter(verb="call_back.asked").count() == 1


def test_nobody_asks_for_somebody_else(reachable, henk):
    with pytest.raises(NotYours):
        calling_back.ask_to_be_called_back(reachable, by=henk)

    assert not Message.objects.exists()


def test_no_call_is_promised_without_a_phone(client, samira):
    with pytest.raises(NotAllowedNow):
        calling_back.ask_to_be_called_back(samira, by=samira)

    assert press(client, samira).url == PAGE
    assert not Message.objects.exists()
    assert "/mijn/over-mij/" in client.get(PAGE).content.decode()


def test_who_is_not_logged_in_sees_the_ways_and_nothing_is_kept(client, db):
    page = press(client).content.decode()

    assert [way in page for way in ('href="tel:', "/meedoen/?next=", "/inloggen/?next=")] == [True] * 3
    assert not Message.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_it_leads_back_to_our_own_pages_only(client, reachable, elsewhere):
    assert press(client, reachable, next=elsewhere).url == "/klussen/"

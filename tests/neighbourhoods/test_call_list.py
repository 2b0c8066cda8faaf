"""The call list: who may call whom, what to say, and how a call ends."""

from datetime import date, timedelta

import pytest
import time_machine
from django.http import Http404
from django.utils import timezone

from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import AccessEntry, Message
from neighbourhoods.models.outreach import Channel, MessageState
from neighbourhoods.outreach import Rendered, announce, settle_call
from neighbourhoods.queries.calls import Call, call_count, call_in_care_of, call_list
from tests.conftest import person_of


def script(message: Message) -> Rendered | None:
    return Rendered(("Uw vraag is binnen.",)) if message.recipient.first_name != "Moot" else None


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel("2026-05-12 10:00+02:00", tick=False) as travel:
        yield travel


@pytest.fixture(autouse=True)
def kind_of_news(monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.news", script, title="nieuws", channel=Channel.CALL)


@pytest.fixture
def call(mevrouw_de_wit) -> Message:
    return announce(mevrouw_de_wit, "test.news", due_on=date(2026, 5, 13))


def test_the_coordinator_sees_whom_to_call_and_what_to_say(call, yvonne, mevrouw_de_wit):
    page = call_list(yvonne, limit=20)

    assert page.after is None
    assert page.calls == (
        Call(
            id=call.pk,
            kind="test.news",
            title="nieuws",
            person_id=mevrouw_de_wit.pk,
            name="Johanna de Wit",
            phone="06 12 34 56 78",
            script=("Uw vraag is binnen.",),
            due_on=date(2026, 5, 13),
            attempts=0,
        ),
    )


def test_looking_is_written_down(call, yvonne, mevrouw_de_wit):
    call_list(yvonne)

    looks = AccessEntry.objects.values_list("resident", "viewer", "screen")
    assert list(looks) == [(mevrouw_de_wit.pk, yvonne.pk, "calls")]


def test_a_coordinator_elsewhere_and_a_resident_see_nothing(call, karim, samira):
    for viewer in (karim, samira):
        assert call_list(viewer).calls == ()
        assert call_count(viewer) == 0
        with pytest.raises(Http404):
            call_in_care_of(viewer, call.pk)
    assert AccessEntry.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow(lindenkwartier, yvonne, count, django_assert_num_queries):
    for number in range(count):
        announce(person_of(lindenkwartier, f"Buur {number}", "Bos"), "test.news")

    with django_assert_num_queries(2):  # the calls, and who looked
        assert len(call_list(yvonne).calls) == count


def test_page_after_page_shows_every_call_once_most_urgent_first(lindenkwartier, yvonne):
    for number, day in enumerate([14, 12, 13, 12, 14]):
        announce(person_of(lindenkwartier, f"Buur {number}", "Bos"), "test.news", due_on=date(2026, 5, day))

    pages, after = [], None
    while True:
        page = call_list(yvonne, limit=2, after=after)
        pages.append([call.name for call in page.calls])
        after = page.after
        if after is None:
            break

    assert pages == [["Buur 1 Bos", "Buur 3 Bos"], ["Buur 2 Bos", "Buur 0 Bos"], ["Buur 4 Bos"]]


def test_a_call_about_what_no_longer_holds_is_not_shown(lindenkwartier, yvonne, call):
    announce(person_of(lindenkwartier, "Moot", "Bos"), "test.news")

    assert [call.name for call in call_list(yvonne).calls] == ["Johanna de Wit"]


def test_one_broken_script_does_not_hide_the_others(lindenkwartier, yvonne, call, caplog):
    def broken(_message):
        raise ZeroDivisionError

    outreach.register("test.broken", broken, title="stuk", channel=Channel.CALL)
    announce(person_of(lindenkwartier, "Buur", "Bos"), "test.broken", due_on=date(2026, 5, 14))

    assert [(call.name, call.script) for call in call_list(yvonne).calls] == [
        ("Johanna de Wit", ("Uw vraag is binnen.",)),
        ("Buur Bos", ()),
    ]
    assert "the script of call" in caplog.text


def test_colleagues_without_a_home_here_are_called_by_each_other(yvonne, karim):
    announce(yvonne, "test.news")

    assert [call.name for call in call_list(yvonne).calls] == ["Yvonne Jansen"]
    assert call_list(karim).calls == ()


# ---------------------------------------------------------------- how it ended
def test_a_call_that_was_made_is_settled(call, yvonne, mevrouw_de_wit):
    settled = settle_call(call, by=yvonne, result="done")

    assert (settled.state, settled.settled_by, settled.settled_at) == (MessageState.SENT, yvonne, timezone.now())
    assert call_list(yvonne).calls == ()
    assert [(it.verb, it.actor) for it in mevrouw_de_wit.journal.all()] == [("call.done", yvonne)]


def test_nobody_answered_so_it_comes_back_tomorrow(call, yvonne, at_ten):
    settle_call(call, by=yvonne, result="no_answer")

    assert call_list(yvonne).calls == ()
    at_ten.shift(timedelta(days=1))
    assert [(call.attempts, call.due_on) for call in call_list(yvonne).calls] == [(1, date(2026, 5, 13))]


def test_later_is_when_the_person_likes_it(call, yvonne, at_ten):
    settle_call(call, by=yvonne, result="later", until=timezone.now() + timedelta(hours=4))

    assert call_list(yvonne).calls == ()
    at_ten.shift(timedelta(hours=4))
    assert [(call.attempts, call.due_on) for call in call_list(yvonne).calls] == [(0, date(2026, 5, 12))]


@pytest.mark.parametrize("result", ["done", "no_answer", "later"])
def test_nobody_else_settles_it(call, karim, samira, result):
    for stranger in (karim, samira):
        with pytest.raises(NotYours):
            settle_call(call, by=stranger, result=result)

    call.refresh_from_db()
    assert (call.state, call.attempts) == (MessageState.WAITING, 0)


@pytest.mark.parametrize("result", ["done", "no_answer", "later"])
def test_a_call_a_colleague_has_made_is_not_made_again(call, yvonne, result):
    settle_call(call, by=yvonne, result="done")

    with pytest.raises(NotAllowedNow) as refusal:
        settle_call(call, by=yvonne, result=result)

    assert str(refusal.value) == "Iemand heeft al gebeld."


def test_a_mail_is_no_call(samira, yvonne):
    letter = announce(samira, "test.news", channel=Channel.EMAIL)

    with pytest.raises(NotAllowedNow):
        settle_call(letter, by=yvonne, result="done")


def test_an_unknown_result_is_a_mistake_of_ours(call, yvonne):
    with pytest.raises(ValueError, match="unknown result"):
        settle_call(call, by=yvonne, result="maybe")


def test_a_call_that_was_taken_back_is_gone(call, yvonne, mevrouw_de_wit):
    announce(mevrouw_de_wit, "test.news", about=mevrouw_de_wit)
    assert outreach.withdraw(mevrouw_de_wit) == 1

    assert [it.id for it in call_list(yvonne).calls] == [call.pk]

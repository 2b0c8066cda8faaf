"""A pause, a stop, a coordinator who takes it back, six months that end: at once, at no cost, and back as easily."""

from datetime import date, timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from marketplace.actions import proposing, readiness, readiness_clock
from marketplace.models import Readiness
from marketplace.queries.my_readiness import my_readiness
from marketplace.readiness_words import WISH_SENTENCE, YES_SENTENCE
from marketplace.states import ReadinessState
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Message, User
from tests.conftest import coordinator_of

from . import ready

State = ReadinessState


@pytest.fixture(autouse=True)
def rules(lindedaal, yvonne):
    ready.rules_for(lindedaal, by=yvonne)


@pytest.fixture
def sanne(lindenkwartier) -> User:
    """A second coordinator of Lindenkwartier."""
    return coordinator_of(lindenkwartier, "Sanne", "Bos")


# ---------------------------------------------------------------- back is as easy as forward
def test_a_pause_takes_effect_at_once_and_one_tap_brings_it_back(samira, mevrouw_de_wit, yvonne):
    until = ready.visible(samira, mevrouw_de_wit, by=yvonne).visible_until

    readiness.pause(samira, by=samira)
    assert (ready.state_of(samira), ready.seen()) == (State.PAUSED, [])
    row = readiness.come_back(samira, by=samira)
    assert (row.state, row.visible_until, row.signed_by, ready.seen()) == (State.VISIBLE, until, yvonne, [samira])


def test_even_niet_hides_the_card_too_and_coming_back_shows_it(samira, mevrouw_de_wit, yvonne):
    ready.visible(samira, mevrouw_de_wit, by=yvonne)

    people.pause_person(samira, by=samira)
    assert ready.seen() == []
    people.resume_person(samira, by=samira)
    assert ready.seen() == [samira]


@pytest.mark.parametrize("story", [ready.meets_all, ready.proposed, ready.agreed, ready.visible])
def test_stopping_works_from_everywhere_and_takes_the_permissions_back(samira, mevrouw_de_wit, yvonne, story):
    story(samira, mevrouw_de_wit, by=yvonne)
    row = readiness.withdraw(samira, by=samira)

    assert (row.state, row.wished_on, ready.seen()) == (State.WITHDRAWN, None, [])
    assert {holds for *_rest, holds in ready.consents(samira)} == {False}
    waiting = Message.objects.filter(recipient=samira, kind__startswith="readiness.", state="waiting")
    assert waiting.count() == 0


def test_whoever_stopped_comes_back_with_one_yes_and_the_signature_stands(samira, mevrouw_de_wit, yvonne):
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    readiness.withdraw(samira, by=samira)

    assert readiness.come_back(samira, by=samira).state == State.VISIBLE
    assert ready.seen() == [samira]
    assert [holds for *_rest, holds in ready.consents(samira)] == [False, False, True, True]


def test_whoever_stopped_before_a_signature_comes_back_to_the_wish(samira, mevrouw_de_wit, yvonne):
    ready.agreed(samira, mevrouw_de_wit, by=yvonne)
    readiness.withdraw(samira, by=samira)

    assert readiness.come_back(samira, by=samira).state == State.WISH


def test_the_signer_who_writes_down_the_yes_again_leaves_signing_to_a_colleague(samira, mevrouw_de_wit, yvonne, karim):
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    readiness.withdraw(samira, by=samira)

    assert readiness.come_back(samira, by=yvonne, medium="phone").state == State.AGREED
    assert ready.seen() == []
    assert proposing.sign(samira, by=karim).state == State.VISIBLE


def test_a_signature_of_more_than_a_year_ago_is_given_anew(samira, mevrouw_de_wit, yvonne):
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    readiness.withdraw(samira, by=samira)

    with time_machine.travel(timezone.now() + timedelta(days=370)):
        assert readiness.come_back(samira, by=samira).state == State.AGREED


def test_a_coordinator_takes_it_back_with_a_reason_that_is_read(samira, mevrouw_de_wit, yvonne):
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    with pytest.raises(NotAllowedNow):
        proposing.take_back(samira, by=yvonne, why=" ")
    row = proposing.take_back(samira, by=yvonne, why="Het certificaat klopt niet. Ik bel u morgen.")

    assert (row.state, row.signed_by, row.yes, ready.seen()) == (State.WISH, None, None, [])
    assert samira.journal.get(verb="readiness.taken_back").words.text == "Het certificaat klopt niet. Ik bel u morgen."
    assert Message.objects.filter(kind="readiness.taken_back", state="waiting").count() == 1


# ---------------------------------------------------------------- six months
def test_it_is_asked_ahead_and_ends_by_itself_without_an_answer(samira, mevrouw_de_wit, yvonne):
    row = ready.visible(samira, mevrouw_de_wit, by=yvonne)
    last = row.visible_until

    def on(day: date) -> tuple[bool, bool]:
        with time_machine.travel(timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 12))):
            return readiness_clock.ask_to_renew(row), readiness_clock.end_term(row)

    assert on(last - timedelta(days=29)) == (False, False)
    assert on(last - timedelta(days=28)) == (True, False)
    assert on(last) == (False, False)
    assert on(last + timedelta(days=1)) == (False, True)
    assert on(last + timedelta(days=1)) == (False, False)
    assert ready.state_of(samira) == State.PAUSED
    kinds = Message.objects.filter(recipient=samira, state="waiting").values_list("kind", flat=True)
    assert sorted(it for it in kinds if it.startswith("readiness.")) == ["readiness.over"]


def test_nobody_sees_the_card_after_the_last_day_also_when_the_clock_stands_still(samira, mevrouw_de_wit, yvonne):
    row = ready.visible(samira, mevrouw_de_wit, by=yvonne)
    with time_machine.travel(timezone.now() + (row.visible_until - timezone.localdate()) + timedelta(days=1)):
        assert ready.seen() == []
        readiness_clock.end_term(row)
        assert readiness.come_back(samira, by=samira).visible_until > row.visible_until
        assert ready.seen() == [samira]


def test_renewing_adds_six_months_but_not_by_the_one_who_signed(samira, mevrouw_de_wit, yvonne, sanne):
    row = ready.visible(samira, mevrouw_de_wit, by=yvonne)
    with time_machine.travel(timezone.now() + timedelta(days=170)):
        readiness_clock.ask_to_renew(row)
        with pytest.raises(NotAllowedNow) as refusal:
            readiness.renew(samira, by=yvonne)
        assert refusal.value.code == "two_people"
        row = readiness.renew(samira, by=sanne)
        assert (row.visible_until, row.renewal_asked_on) == (timezone.localdate() + relativedelta(months=6), None)
    assert ready.consents(samira)[-1] == ("seen_by_employers", "phone", sanne, True)


# ---------------------------------------------------------------- the words of a yes
def test_who_said_not_now_has_a_button_to_change_their_mind_and_nobody_else_on_the_way(samira, mevrouw_de_wit, yvonne):
    ready.meets_all(samira, mevrouw_de_wit, by=yvonne)
    assert [it.do for it in my_readiness(samira).buttons] == ["stop"]
    proposing.propose(samira, by=yvonne)
    readiness.not_now(samira, by=samira)

    assert [it.do for it in my_readiness(samira).buttons] == ["wish", "stop"]
    readiness.say_wish(samira, by=samira)
    assert [it.do for it in my_readiness(samira).buttons] == ["stop"]


def test_what_is_kept_as_said_is_exactly_what_stood_at_the_button(samira, mevrouw_de_wit, yvonne):
    def said(step) -> tuple[list[str], list[str]]:
        read, before = list(my_readiness(samira).says), samira.consents.count()
        step(samira, by=samira)
        return read, [it.wording for it in samira.consents.order_by("pk")[before:]]

    wish, yes = str(WISH_SENTENCE), str(YES_SENTENCE)
    assert said(readiness.say_wish) == ([wish], [wish])
    proposing.propose(samira, by=yvonne, why="Kan het goed.")
    assert said(readiness.not_now) == ([yes], [])
    assert said(readiness.say_wish) == ([wish], [wish])
    proposing.propose(samira, by=yvonne, why="Kan het goed.")
    assert said(readiness.agree) == ([yes], [yes])
    proposing.sign(samira, by=yvonne)
    assert said(readiness.pause) == ([], [])
    assert said(readiness.come_back) == ([], [])
    readiness.withdraw(samira, by=samira)
    assert said(readiness.come_back) == ([wish, yes], [wish, yes])
    Readiness.objects.update(renewal_asked_on=timezone.localdate())
    assert said(readiness.renew) == ([yes], [yes])
    readiness.pause(samira, by=samira)
    Readiness.objects.update(visible_until=timezone.localdate() - timedelta(days=1))
    assert said(readiness.come_back) == ([yes], [yes])

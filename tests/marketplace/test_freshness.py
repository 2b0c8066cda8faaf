"""Is a card still right? After 60 days its owner is asked; 14 days later employers do not see it, until one tap."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from marketplace import background
from marketplace.actions import candidate_cards, confirming, readiness
from marketplace.models import CandidateProfile, Readiness
from marketplace.queries.candidates import seen_now
from marketplace.states import ReadinessState
from neighbourhoods import outreach
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message
from tests.entering import enter

from . import ready
from .seen import LIST, seen
from .texted import answer, leave, outcome

PAGE = "/mijn/werkgevers/"


@pytest.fixture
def clock():
    """Saturday 10 January 2026, in the night: the hour at which the run looks."""
    with time_machine.travel("2026-01-10 03:00+01:00", tick=False) as travel:
        yield travel


def night(clock, days: int) -> None:
    """That many nights after the day on which Samira looked at her card."""
    clock.move_to(datetime(2026, 1, 10, 3, tzinfo=timezone.get_default_timezone()) + timedelta(days=days))


def told(person) -> list[str]:
    """What still stands to be said, or was said."""
    rows = Message.objects.filter(recipient=person, kind__contains="confirm").exclude(state="cancelled")
    return list(rows.order_by("pk").values_list("kind", flat=True))


def row_of(person) -> Readiness:
    return Readiness.objects.get(person=person)


def test_day_59_60_73_and_74(clock, samira):
    seen(samira)
    stands = {}
    for day in (59, 60, 61, 73, 74, 75):
        night(clock, day)
        background.paid_work()
        stands[day] = (told(samira), ready.seen() == [samira])

    assert stands == {
        59: ([], True),
        60: (["readiness.confirm"], True),
        61: (["readiness.confirm"], True),
        73: (["readiness.confirm"], True),
        74: (["readiness.not_confirmed"], False),
        75: (["readiness.not_confirmed"], False),
    }
    assert ready.verbs(samira) == ["readiness.asked_to_confirm", "readiness.not_confirmed"]


def test_nothing_is_lost_and_one_tap_brings_it_back(clock, samira, company):
    seen(samira, works_well="Een rustige plek")
    card = CandidateProfile.objects.values().get()
    until = row_of(samira).visible_until
    for day in (60, 74):
        night(clock, day)
        background.paid_work()
    client = enter(Client(), samira)
    page = client.get(PAGE).content.decode()
    assert "Nu niet. Wij weten niet of uw kaart klopt." in page
    assert "Samira" not in enter(Client(), company[1]).get(LIST).content.decode()

    client.post(PAGE, {"do": "confirm"})

    row = row_of(samira)
    assert (row.state, row.visible_until, row.confirmed_on) == (ReadinessState.VISIBLE, until, date(2026, 3, 25))
    assert (row.confirm_asked_on, row.unconfirmed_on, ready.seen()) == (None, None, [samira])
    assert CandidateProfile.objects.values().get() == card
    assert told(samira) == []
    night(clock, 74 + 59)
    background.paid_work()
    assert told(samira) == []


def test_the_question_leaves_in_the_morning_like_every_message(clock, samira):
    seen(samira)
    night(clock, 60)
    background.paid_work()

    message = Message.objects.get(kind="readiness.confirm")
    assert timezone.localtime(message.send_after).hour >= 8


@pytest.mark.parametrize("asked_days_ago", [0, 13, 14, 40])
def test_the_page_and_the_list_of_employers_say_the_same(samira, asked_days_ago):
    seen(samira)
    Readiness.objects.update(confirm_asked_on=timezone.localdate() - timedelta(days=asked_days_ago))

    assert row_of(samira).is_unconfirmed == (not seen_now().exists())


# ---------------------------------------------------------------- whose word it is
def test_by_link_without_logging_in(clock, samira, client):
    seen(samira)
    for day in (60, 74):
        night(clock, day)
        background.paid_work()
    link = outreach.render(Message.objects.get(kind="readiness.not_confirmed")).button_url
    assert "Klopt uw kaart nog?" in client.get(link).content.decode()
    client.post(link, {"choice": "yes"})
    assert ready.seen() == [samira]
    client.post(link, {"choice": "yes"})  # twice
    assert ready.verbs(samira)[-2:] == ["readiness.not_confirmed", "readiness.confirmed"]


@pytest.mark.usefixtures("at_noon", "server", "by_text")
@pytest.mark.parametrize(
    ("says", "reply", "verb"), [("JA", "card_is_right", "confirmed"), ("NEE", "card_is_wrong", "talk_asked")]
)
def test_by_text(samira, server, says, reply, verb):
    seen(samira)
    Readiness.objects.update(confirmed_on=timezone.localdate() - timedelta(days=60))
    assert confirming.ask_if_right(row_of(samira))
    leave(server)

    assert outcome(answer(says)) == ("done", reply)
    assert ready.verbs(samira)[-1] == f"readiness.{verb}"
    assert (row_of(samira).confirm_asked_on is None) == (says == "JA")


def test_a_coordinator_notes_it_on_the_phone_and_nobody_else_can(samira, yvonne, karim, fatma):
    seen(samira)
    Readiness.objects.update(confirm_asked_on=timezone.localdate() - timedelta(days=20))
    for stranger in (karim, fatma):
        with pytest.raises(NotYours):
            confirming.confirm_card(samira, by=stranger)
    enter(Client(), yvonne).post(f"/cms/mensen/{samira.pk}/betaald-werk/", {"do": "confirm"})

    assert ready.seen() == [samira]
    assert samira.journal.get(verb="readiness.confirmed").actor == yvonne


def test_only_a_card_that_is_seen_can_be_confirmed_and_a_day_is_written_down_once(samira):
    with pytest.raises(NotAllowedNow):
        confirming.confirm_card(samira, by=samira)
    seen(samira)
    Readiness.objects.update(confirmed_on=timezone.localdate() - timedelta(days=3))
    confirming.confirm_card(samira, by=samira)
    confirming.confirm_card(samira, by=samira)

    assert ready.verbs(samira) == ["readiness.confirmed"]


def test_whoever_chooses_the_card_or_says_yes_or_comes_back_has_looked(samira):
    for act in (
        lambda: candidate_cards.choose_card(samira, by=samira, name="first"),
        lambda: readiness.renew(samira, by=samira),
        lambda: (readiness.pause(samira, by=samira), readiness.come_back(samira, by=samira)),
    ):
        if not Readiness.objects.filter(person=samira).exists():
            seen(samira)
        Readiness.objects.update(
            confirmed_on=date(2026, 1, 1), confirm_asked_on=date(2026, 3, 1), unconfirmed_on=date(2026, 3, 20)
        )
        act()
        row = row_of(samira)
        assert (row.confirmed_on, row.confirm_asked_on, row.unconfirmed_on) == (timezone.localdate(), None, None)


# ---------------------------------------------------------------- not at a bad moment
def test_who_pauses_or_rests_from_messages_is_asked_afterwards(clock, samira, henk, yvonne):
    for person in (samira, henk):
        seen(person)
    people.pause_person(samira, by=samira)
    type(henk).objects.filter(pk=henk.pk).update(quiet_until=date(2026, 4, 1), quiet_reason="illness")
    night(clock, 60)
    background.paid_work()
    assert (told(samira), told(henk)) == ([], [])
    henk.refresh_from_db()
    assert not confirming.ask_if_right(row_of(henk))

    people.resume_person(samira, by=samira)
    night(clock, 90)
    background.paid_work()
    assert (told(samira), told(henk)) == (["readiness.confirm"], ["readiness.confirm"])


def test_who_is_asked_for_six_months_more_is_not_asked_twice(clock, samira):
    seen(samira)
    night(clock, 155)
    background.paid_work()

    assert told(samira) == []
    assert row_of(samira).renewal_asked_on is not None


def test_twice_in_a_night_is_once(clock, samira):
    seen(samira)
    night(clock, 60)
    background.paid_work()
    background.paid_work()
    assert not confirming.ask_if_right(row_of(samira))
    night(clock, 74)
    background.paid_work()
    assert not confirming.tell_it_rests(row_of(samira))
    assert ready.verbs(samira) == ["readiness.asked_to_confirm", "readiness.not_confirmed"]

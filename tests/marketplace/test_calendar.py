"""One's own calendar: opened and closed by its owner only, read back by a parser, private until agreed."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from django.core import signing
from django.utils import timezone

from marketplace.actions import helping
from marketplace.actions.calendars import close_calendar, open_calendar
from marketplace.models import Agreement, CalendarFeed, Visit
from marketplace.queries.calendars import entries_of, owner_of, token_of
from neighbourhoods.errors import NotYours
from neighbourhoods.models import JournalEntry
from tests.entering import enter
from tests.marketplace import stories

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def feed_of(client, person):
    answer = client.get(f"/agenda/{token_of(person)}.ics")
    return answer.status_code, icalendar.Calendar.from_ical(answer.content).walk("VEVENT") if answer.content else []


def verbs(person):
    return list(
        JournalEntry.objects.filter(resident=person, verb__startswith="calendar").values_list("verb", flat=True)
    )


# ---------------------------------------------------------------- open and closed
def test_it_is_opened_once_and_the_address_stays_the_same(samira):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        open_calendar(samira, by=samira)
        address = token_of(samira)
        clock.shift(timedelta(days=400))
        open_calendar(samira, by=samira)

    assert (token_of(samira), owner_of(address)) == (address, samira)
    assert verbs(samira) == ["calendar.opened"]


def test_a_closed_address_never_opens_again(client, samira):
    open_calendar(samira, by=samira)
    old = token_of(samira)
    close_calendar(samira, by=samira)
    close_calendar(samira, by=samira)

    assert (token_of(samira), owner_of(old), client.get(f"/agenda/{old}.ics").status_code) == ("", None, 404)
    open_calendar(samira, by=samira)
    assert owner_of(old) is None
    assert owner_of(token_of(samira)) == samira
    assert sorted(verbs(samira)) == ["calendar.closed", "calendar.opened", "calendar.opened"]


def test_nobody_else_opens_or_closes_it_not_even_a_coordinator(samira, fatma, yvonne):
    open_calendar(samira, by=samira)
    for other in (fatma, yvonne):
        for act in (open_calendar, close_calendar):
            with pytest.raises(NotYours):
                act(samira, by=other)
    assert CalendarFeed.objects.get().is_open


def test_a_guessed_a_foreign_and_a_departed_address_open_nothing(client, samira):
    open_calendar(samira, by=samira)
    address = token_of(samira)
    forged = (
        address[:-2] + "xx",
        "x",
        signing.Signer(salt="dichtbij.links").sign_object([samira.pk, 1]),
    )
    assert [client.get(f"/agenda/{token}.ics").status_code for token in forged] == [404] * 3

    samira.is_active = False
    samira.save()
    assert owner_of(address) is None


def test_the_page_opens_and_closes_it_and_shows_the_address_to_its_owner(client, samira):
    enter(client, samira)
    assert client.post("/mijn/agenda/", {"do": "open"}, follow=True).status_code == 200
    page = client.get("/mijn/agenda/").content.decode()
    assert f"webcal://testserver/agenda/{token_of(samira)}.ics" in page

    client.post("/mijn/agenda/", {"do": "close"})
    assert "/agenda/ey" not in client.get("/mijn/agenda/").content.decode()


# ---------------------------------------------------------------- what stands in it
def test_the_pair_each_read_their_own_side(client, settings, mevrouw_de_wit, samira):
    visit = stories.agreed(mevrouw_de_wit, samira).visits.get()
    for person in (samira, mevrouw_de_wit):
        open_calendar(person, by=person)

    (status, (hers,)), (_status, (theirs,)) = feed_of(client, samira), feed_of(client, mevrouw_de_wit)

    assert status == 200
    assert str(hers["SUMMARY"]) == "Boodschappen: mevrouw De Wit"
    assert str(hers["LOCATION"]).startswith("Kastanjelaan 12")
    assert (str(theirs["SUMMARY"]), "LOCATION" in theirs) == ("Boodschappen: Samira komt helpen", False)
    assert str(hers["UID"]) == str(theirs["UID"]) == f"bezoek-{visit.pk}@{settings.SITE_URL.partition('://')[2]}"


def test_before_an_agreement_and_after_it_was_called_off_nothing_stands_there(mevrouw_de_wit, samira, henk, yvonne):
    helping.say_yes(stories.open_task(mevrouw_de_wit), by=henk)
    assert entries_of(henk) == []

    agreement = stories.agreed(mevrouw_de_wit, samira)
    assert len(entries_of(samira)) == 1
    helping.call_off(agreement, by=yvonne)
    assert entries_of(samira) == []


def test_some_days_after_it_is_done_the_address_is_gone(mevrouw_de_wit, samira):
    agreement = stories.done(mevrouw_de_wit, samira)
    assert entries_of(samira)[0].address

    Agreement.objects.filter(pk=agreement.pk).update(ended_at=timezone.now() - timedelta(days=4))
    (entry,) = entries_of(samira)
    assert (entry.address, "De Wit" in entry.title) == ("", False)


@pytest.mark.parametrize(
    ("day", "offset"),
    [(date(2026, 3, 28), 1), (date(2026, 3, 29), 2), (date(2026, 10, 24), 2), (date(2026, 10, 25), 1)],
)
def test_ten_o_clock_is_ten_o_clock_in_summer_and_winter(client, mevrouw_de_wit, samira, day, offset):
    agreement = stories.agreed(mevrouw_de_wit, samira)
    Visit.objects.filter(agreement=agreement).update(on_date=day, at_time=time(10), minutes=90)
    with time_machine.travel(datetime(day.year, day.month, day.day, 6, tzinfo=AMSTERDAM)):
        open_calendar(samira, by=samira)
        _status, (event,) = feed_of(client, samira)

    begin, end = event["DTSTART"].dt, event["DTEND"].dt
    assert (begin.hour, begin.utcoffset(), end - begin) == (10, timedelta(hours=offset), timedelta(minutes=90))


def test_a_visit_without_an_hour_is_a_whole_day(client, mevrouw_de_wit, samira):
    agreement = stories.agreed(mevrouw_de_wit, samira)
    Visit.objects.filter(agreement=agreement).update(at_time=None)
    open_calendar(samira, by=samira)

    _status, (event,) = feed_of(client, samira)

    day = agreement.visits.get().on_date
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (day, day + timedelta(days=1))


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow(mevrouw_de_wit, samira, count, django_assert_num_queries):
    for _ in range(count):
        stories.agreed(mevrouw_de_wit, samira)

    with django_assert_num_queries(3):  # the visits with their pairs, first times together, and whom to call
        assert len(entries_of(samira)) == count

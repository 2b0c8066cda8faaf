"""What comes back: a rhythm begins, is different from now on, ends.

It is Tuesday 12 May 2026, noon. Ascension Day is Thursday 14 May, Whit Monday 25 May.
"""

from datetime import date, time

import pytest
from django.urls import reverse

from marketplace import background
from marketplace.actions import ahead, helping, one_visit, rhythms, visiting
from marketplace.models import Agreement, Opportunity, Rhythm
from marketplace.queries import pairs
from neighbourhoods.errors import NotAllowedNow, NotYours
from tests.conftest import person_of

from . import stories
from .paired import AFTER, NEXT, TODAY, code_of, days, told, verbs
from .stories import TUESDAYS

pytestmark = pytest.mark.usefixtures("clock")
AT_TWO = {"rule": TUESDAYS, "at_time": time(14), "minutes": 60}


# ---------------------------------------------------------------- it begins
def test_the_visits_of_the_first_weeks_are_there_at_once(pair, samira, mevrouw_de_wit):
    assert days(pair)[:3] == ["2026-05-19", "2026-05-26", "2026-06-02"]
    assert date.fromisoformat(days(pair)[-1]) >= TODAY + ahead.HORIZON - ahead.MARGIN
    assert {(visit.at_time, visit.minutes) for visit in pair.visits.all()} == {(time(10), 60)}
    assert (pair.goes_on, pair.ends_on, pair.state) == (True, None, "agreed")
    assert told("rhythm.begun") == ["Johanna", "Samira"]
    assert verbs(samira)[-1] == verbs(mevrouw_de_wit)[-1] == "rhythm.begun"


def test_the_visit_that_had_no_day_becomes_the_first(mevrouw_de_wit, samira, yvonne):
    agreement = stories.agreed(mevrouw_de_wit, samira, in_days=None)
    first = agreement.visits.get()

    rhythms.begin_rhythm(agreement, by=yvonne, starts_on=NEXT, **AT_TWO)

    first.refresh_from_db()
    assert (first.on_date, first.occurrence_on, first.at_time) == (NEXT, NEXT, time(14))
    assert agreement.visits.filter(on_date=NEXT).count() == 1
    assert not agreement.visits.filter(on_date=None).exists()


def test_beginning_twice_is_beginning_once(pair, yvonne):
    before = list(pair.visits.values())

    again = rhythms.begin_rhythm(
        pair, by=yvonne, rule=TUESDAYS, starts_on=NEXT, at_time=time(10), minutes=60
    )  # fmt: skip

    assert again == pair.rhythms.get()
    assert list(pair.visits.values()) == before


def test_a_second_rhythm_beside_it_is_refused(pair, yvonne):
    with pytest.raises(NotAllowedNow, match="vanaf nu anders"):
        rhythms.begin_rhythm(pair, by=yvonne, starts_on=NEXT, **AT_TWO)


@pytest.mark.parametrize("who", ["samira", "mevrouw_de_wit", "karim", "fatma"])
def test_only_the_coordinator_begins_it(request, mevrouw_de_wit, samira, yvonne, who):
    agreement = stories.agreed(mevrouw_de_wit, samira, in_days=None)

    with pytest.raises(NotYours):
        rhythms.begin_rhythm(agreement, by=request.getfixturevalue(who), starts_on=NEXT, **AT_TWO)

    assert not Rhythm.objects.exists()


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"rule": "FREQ=SECONDLY"}, "rule"),
        ({"starts_on": date(2026, 5, 11)}, "starts_on"),
        ({"starts_on": date(2028, 1, 1)}, "starts_on"),
        ({"ends_on": date(2026, 5, 18)}, "ends_on"),
        ({"ends_on": date(2026, 5, 19), "rule": "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"}, "ends_on"),
        ({"minutes": 5}, "minutes"),
        ({"minutes": 500}, "minutes"),
    ],
)
def test_what_cannot_be_is_refused_at_its_own_field(mevrouw_de_wit, samira, yvonne, wish, code):
    agreement = stories.agreed(mevrouw_de_wit, samira, in_days=None)

    with pytest.raises(NotAllowedNow) as refused:
        rhythms.begin_rhythm(agreement, by=yvonne, **{"starts_on": NEXT, **AT_TWO, **wish})

    assert code_of(refused) == code
    assert (Rhythm.objects.count(), agreement.visits.count()) == (0, 1)


def test_the_helper_cannot_be_in_two_places(pair, mevrouw_de_wit, samira, yvonne):
    other = stories.agreed(mevrouw_de_wit, samira, in_days=None)

    with pytest.raises(NotAllowedNow, match="Samira helpt dan al iemand: dinsdag 19 mei, 10 uur") as refused:
        rhythms.begin_rhythm(other, by=yvonne, rule=TUESDAYS, starts_on=NEXT, at_time=time(10, 30), minutes=60)

    assert code_of(refused) == "at_time"


def test_nobody_gets_more_hours_a_week_than_they_want(mevrouw_de_wit, samira, yvonne):
    agreement = stories.agreed(mevrouw_de_wit, samira, in_days=None)
    stories.wants_at_most(samira, 90)

    with pytest.raises(NotAllowedNow, match="anderhalf uur per week") as refused:
        rhythms.begin_rhythm(
            agreement, by=yvonne, starts_on=NEXT, rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,FR", at_time=None, minutes=60
        )

    assert code_of(refused) == "rule"


def test_a_holiday_is_a_visit_that_does_not_take_place_unless_they_want_it(mevrouw_de_wit, samira, yvonne):
    mondays = "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"
    agreement = stories.pair(mevrouw_de_wit, samira, rule=mondays)
    whit_monday = agreement.visits.get(on_date="2026-05-25")
    assert whit_monday.state == "skipped"

    one_visit.take_place_after_all(whit_monday, by=mevrouw_de_wit)

    assert "2026-05-25" in days(agreement)
    assert told("visit.after_all") == ["Samira"]


def test_holidays_count_like_other_days_when_the_two_want_that(mevrouw_de_wit, samira, yvonne):
    agreement = stories.pair(
        mevrouw_de_wit, samira, rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", skips_holidays=False
    )  # fmt: skip
    assert "2026-05-25" in days(agreement)


# ---------------------------------------------------------------- from now on
def test_different_from_now_on_leaves_what_was_before_and_what_was_moved(pair, samira, mevrouw_de_wit):
    one_visit.move_visit(stories.visit_on(pair, date(2026, 6, 9)), by=samira, on_date=date(2026, 6, 11), at_time=None)
    one_visit.skip_visit(stories.visit_on(pair, date(2026, 6, 16)), by=mevrouw_de_wit)
    old = pair.rhythms.get()

    new = rhythms.change_from(
        pair, by=mevrouw_de_wit, on=date(2026, 6, 1), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", at_time=time(14),
        minutes=90,
    )  # fmt: skip

    old.refresh_from_db()
    assert (old.ends_on, new.starts_on) == (date(2026, 5, 31), date(2026, 6, 1))
    assert days(pair)[:5] == ["2026-05-19", "2026-05-26", "2026-06-02", "2026-06-09", "2026-06-11"]
    assert days(pair, "skipped") == ["2026-06-16"]
    assert {visit.at_time for visit in new.visits.all()} == {time(14)}
    assert (
        not old.visits.filter(occurrence_on__gte="2026-06-01").exclude(state="called_off").exclude(on_date="2026-06-11")
    )
    assert told("rhythm.changed") == ["Samira"]
    assert told("rhythm.begun") == []


def test_a_moved_visit_on_a_day_of_the_new_rhythm_is_that_days_visit(pair, samira):
    moved = one_visit.move_visit(
        stories.visit_on(pair, date(2026, 6, 9)), by=samira, on_date=date(2026, 6, 11), at_time=time(16)
    )
    rhythms.change_from(
        pair, by=samira, on=date(2026, 6, 1), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=TH", at_time=time(9), minutes=60
    )

    there = pair.visits.get(on_date="2026-06-11", state="planned")
    assert (there.pk, there.at_time) == (moved.pk, time(16))


def test_changing_twice_is_changing_once(pair, samira):
    terms = {"on": date(2026, 6, 1), **AT_TWO}

    first = rhythms.change_from(pair, by=samira, **terms)
    before = list(pair.visits.values())

    assert rhythms.change_from(pair, by=samira, **terms) == first
    assert list(pair.visits.values()) == before


@pytest.mark.parametrize("who", ["fatma", "karim", "henk"])
def test_nobody_else_changes_or_ends_it(request, pair, who):
    by = request.getfixturevalue(who)
    with pytest.raises(NotYours):
        rhythms.change_from(pair, by=by, on=NEXT, **AT_TWO)
    with pytest.raises(NotYours):
        rhythms.finish_agreement(pair, by=by, last_day=NEXT)


def test_what_has_no_rhythm_yet_is_not_changed(mevrouw_de_wit, samira, yvonne):
    with pytest.raises(NotAllowedNow, match="Bel ons"):
        rhythms.change_from(stories.agreed(mevrouw_de_wit, samira), by=samira, on=NEXT, **AT_TWO)


# ---------------------------------------------------------------- the last day
def test_it_ends_after_its_last_day_and_is_done_when_the_last_visit_is_settled(pair, samira, mevrouw_de_wit, clock):
    rhythms.finish_agreement(pair, by=mevrouw_de_wit, last_day=AFTER)

    pair.refresh_from_db()
    assert (days(pair), pair.goes_on, pair.ends_on, pair.state) == (
        ["2026-05-19", "2026-05-26"],
        False,
        AFTER,
        "agreed",
    )
    assert (told("rhythm.ends"), told("coordinator.pair_ends")) == (["Samira"], ["Yvonne"])
    clock.move_to("2026-05-26 18:00+02:00")
    visiting.report_visit(stories.visit_on(pair, AFTER), by=samira, how="good")
    visiting.confirm_visit(stories.visit_on(pair, AFTER), by=mevrouw_de_wit, done=True)
    assert days(pair, "done") == ["2026-05-19", "2026-05-26"]
    assert (Agreement.objects.get().state, Opportunity.objects.get().state) == ("done", "done")


def test_it_is_done_at_once_when_nothing_is_left(pair, yvonne):
    rhythms.finish_agreement(pair, by=yvonne, last_day=TODAY)

    assert (Agreement.objects.get().state, Opportunity.objects.get().state) == ("done", "done")
    assert told("rhythm.ends") == ["Johanna", "Samira"]
    assert told("coordinator.pair_ends") == []


@pytest.mark.parametrize(("last_day", "is_fine"), [(NEXT, True), (AFTER, True), (date(2026, 6, 2), False)])
def test_a_last_day_may_come_earlier_but_not_later(pair, samira, last_day, is_fine):
    rhythms.finish_agreement(pair, by=samira, last_day=AFTER)

    if is_fine:
        assert rhythms.finish_agreement(pair, by=samira, last_day=last_day).ends_on == last_day
    else:
        with pytest.raises(NotAllowedNow, match="De laatste dag is al dinsdag 26 mei"):
            rhythms.finish_agreement(pair, by=samira, last_day=last_day)


def test_the_last_day_is_not_in_the_past(pair, samira):
    with pytest.raises(NotAllowedNow) as refused:
        rhythms.finish_agreement(pair, by=samira, last_day=date(2026, 5, 11))
    assert code_of(refused) == "last_day"


def test_a_last_visit_that_was_skipped_lets_it_end_by_the_clock(pair, samira, clock):
    rhythms.finish_agreement(pair, by=samira, last_day=NEXT)
    one_visit.skip_visit(stories.visit_on(pair, NEXT), by=samira)
    assert background.what_comes_back()["ended"] == 0

    clock.move_to("2026-05-20 03:00+02:00")
    assert background.what_comes_back()["ended"] == 1
    assert background.what_comes_back()["ended"] == 0

    assert (Agreement.objects.get().state, Opportunity.objects.get().state) == ("done", "done")


def test_stepping_back_from_a_pair_keeps_what_was_done(pair, samira, mevrouw_de_wit, clock):
    clock.move_to("2026-05-27 09:00+02:00")
    visiting.confirm_visit(stories.visit_on(pair, NEXT), by=mevrouw_de_wit, done=True)

    helping.step_back(pair, by=samira)

    assert (days(pair), days(pair, "done")) == ([], ["2026-05-19"])
    assert Opportunity.objects.get().state == "open"


def test_after_it_was_called_off_the_helper_no_longer_reads_who_it_was(pair, samira, yvonne):
    visit = stories.visit_on(pair, NEXT)
    assert pairs.one_of_many(samira, visit.pk)[1].name == "mevrouw De Wit"

    helping.call_off(pair, by=yvonne)

    assert pairs.one_of_many(samira, visit.pk)[1].name == "een buurvrouw"


def test_days_that_begin_later_fit_beside_what_is_not_made_yet(pair, samira, yvonne, lindenkwartier):
    other = stories.agreed(person_of(lindenkwartier, "Piet", "Bos"), samira, in_days=None)
    begins = {"by": yvonne, "rule": TUESDAYS, "starts_on": date(2026, 10, 6), "minutes": 60}

    with pytest.raises(NotAllowedNow) as refused:
        rhythms.begin_rhythm(other, at_time=time(10), **begins)

    assert code_of(refused) == "at_time"
    assert rhythms.begin_rhythm(other, at_time=time(11), **begins).starts_on == date(2026, 10, 6)


def test_what_the_form_of_the_two_does_not_ask_stays(client, mevrouw_de_wit, samira, yvonne):
    lasting = stories.pair(mevrouw_de_wit, samira, skips_holidays=False)
    rhythms.finish_agreement(lasting, by=mevrouw_de_wit, last_day=date(2026, 6, 10))
    client.force_login(samira)
    wednesdays = {"every": "1", "weekdays": ["2"], "at_time": "10:00", "minutes": "60", "starts_on": "2026-05-20"}

    address = reverse("marketplace:change_pair", args=[lasting.pk])
    assert client.post(address, wednesdays).status_code == 302

    now = Agreement.objects.get(pk=lasting.pk)
    assert (now.goes_on, now.ends_on) == (False, date(2026, 6, 10))
    assert days(lasting)[-3:] == ["2026-05-27", "2026-06-03", "2026-06-10"]
    assert not pairs.rhythm_of(now).skips_holidays

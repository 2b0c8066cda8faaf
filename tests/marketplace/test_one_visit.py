"""One visit of what comes back: it moves, is skipped, takes place after all; and the pause of its helper.

It is Tuesday 12 May 2026, noon.
"""

from datetime import date, time

import pytest

from marketplace import background
from marketplace.actions import fitting, one_visit, pausing, standing_in, visiting
from marketplace.models import Visit
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message
from tests.conftest import person_of

from . import stories
from .announced_once import together
from .paired import AFTER, NEXT, TODAY, code_of, days, told, verbs
from .pairs import sent
from .pairs import told as told_since

pytestmark = pytest.mark.usefixtures("clock")


# ---------------------------------------------------------------- one visit
def test_one_visit_moves_and_the_other_hears_it(pair, samira, mevrouw_de_wit):
    visit = one_visit.move_visit(stories.visit_on(pair, NEXT), by=samira, on_date=date(2026, 5, 21), at_time=time(9))

    assert (visit.on_date, visit.at_time, visit.occurrence_on) == (date(2026, 5, 21), time(9), NEXT)
    assert days(pair)[:2] == ["2026-05-21", "2026-05-26"]
    assert told("visit.moved") == ["Johanna"]
    assert (verbs(samira)[-1], verbs(mevrouw_de_wit)[-1]) == ("visit.moved", "visit.moved")


def test_moving_it_there_again_says_nothing_new(pair, samira):
    for _time in range(2):
        one_visit.move_visit(stories.visit_on(pair, NEXT), by=samira, on_date=AFTER, at_time=time(14))

    assert told("visit.moved") == ["Johanna"]
    assert verbs(samira).count("visit.moved") == 1


@pytest.mark.parametrize(
    ("on_date", "at_time", "code"),
    [
        (date(2026, 5, 11), time(10), "on_date"),
        (TODAY, time(11), "at_time"),
        (date(2027, 6, 1), time(10), "on_date"),
        (AFTER, time(10, 30), "at_time"),
    ],
)
def test_a_visit_moves_to_no_day_that_cannot_be(pair, samira, on_date, at_time, code):
    with pytest.raises(NotAllowedNow) as refused:
        one_visit.move_visit(stories.visit_on(pair, NEXT), by=samira, on_date=on_date, at_time=at_time)

    assert code_of(refused) == code
    assert days(pair)[0] == "2026-05-19"


def test_not_this_time_and_after_all(pair, samira, mevrouw_de_wit, clock):
    visit = stories.visit_on(pair, NEXT)

    one_visit.skip_visit(visit, by=mevrouw_de_wit)
    one_visit.skip_visit(visit, by=mevrouw_de_wit)
    assert (days(pair)[0], days(pair, "skipped"), told("visit.skipped")) == ("2026-05-26", ["2026-05-19"], ["Samira"])

    one_visit.take_place_after_all(visit, by=samira)
    assert (days(pair)[0], told("visit.skipped"), told("visit.after_all")) == ("2026-05-19", [], ["Johanna"])

    one_visit.skip_visit(visit, by=samira)
    clock.move_to("2026-05-20 09:00+02:00")
    with pytest.raises(NotAllowedNow, match="Deze dag is voorbij"):
        one_visit.take_place_after_all(visit, by=samira)


def test_after_all_only_while_the_helper_is_free(pair, mevrouw_de_wit, samira, yvonne):
    visit = one_visit.skip_visit(stories.visit_on(pair, NEXT), by=mevrouw_de_wit)
    stories.agreed(mevrouw_de_wit, samira, on_date=NEXT, at_time=time(10), day="date", in_days=None)

    with pytest.raises(NotAllowedNow, match="Samira helpt dan al iemand"):
        one_visit.take_place_after_all(visit, by=mevrouw_de_wit)


ONE_VISIT = {
    "move": lambda visit, by: one_visit.move_visit(visit, by=by, on_date=date(2026, 5, 21), at_time=None),
    "skip": lambda visit, by: one_visit.skip_visit(visit, by=by),
    "after all": lambda visit, by: one_visit.take_place_after_all(visit, by=by),
}


@pytest.mark.parametrize("who", ["fatma", "karim", "henk"])
@pytest.mark.parametrize("act", list(ONE_VISIT))
def test_nobody_else_touches_a_visit(request, pair, act, who):
    with pytest.raises(NotYours):
        ONE_VISIT[act](stories.visit_on(pair, NEXT), request.getfixturevalue(who))


@pytest.mark.parametrize("act", list(ONE_VISIT))
def test_a_visit_that_was_told_about_is_over(pair, samira, clock, act):
    clock.move_to("2026-05-19 12:00+02:00")
    visiting.report_visit(stories.visit_on(pair, NEXT), by=samira, how="good")
    before = Visit.objects.values().get(occurrence_on=NEXT)

    if act == "after all":  # it stands already
        ONE_VISIT[act](stories.visit_on(pair, NEXT), samira)
    else:
        with pytest.raises(NotAllowedNow):
            ONE_VISIT[act](stories.visit_on(pair, NEXT), samira)

    assert Visit.objects.values().get(occurrence_on=NEXT) == before


@pytest.mark.parametrize("act", list(ONE_VISIT))
def test_what_comes_once_is_not_skipped(mevrouw_de_wit, samira, yvonne, act):
    visit = stories.agreed(mevrouw_de_wit, samira).visits.get()

    with pytest.raises(NotAllowedNow, match="één keer"):
        ONE_VISIT[act](visit, samira)


# ---------------------------------------------------------------- "Even niet"
def test_a_helper_who_rests_is_asked_nothing_and_the_neighbour_hears_it_once(pair, samira, clock):
    pausing.pause_helper(samira, by=samira, until=date(2026, 6, 9))

    assert (days(pair, "seeking"), days(pair)[:3]) == (
        ["2026-05-19", "2026-05-26"],
        ["2026-06-02", "2026-06-09", "2026-06-16"],
    )
    assert told("helper.rests") == ["Johanna"]
    clock.move_to("2026-05-25 18:00+02:00")
    assert background.after_visits() == {"reminded": 0, "asked": 0}


def test_the_clock_brings_what_comes_near(pair, samira, clock):
    pausing.pause_helper(samira, by=samira)

    clock.move_to("2026-05-20 03:00+02:00")
    assert background.what_comes_back()["rested"] == 1
    assert background.what_comes_back()["rested"] == 0

    assert days(pair, "seeking") == ["2026-05-19", "2026-05-26", "2026-06-02"]
    assert Message.objects.filter(kind="helper.rests").count() == 1
    said = JournalEntry.objects.filter(verb="visit.cannot_come", resident=samira).order_by("pk")
    assert [line.actor for line in said] == [samira, samira, None]  # the last one by nobody: the clock


def test_a_rest_that_ends_early_has_cost_nothing(pair, samira, clock):
    pausing.pause_helper(samira, by=samira)
    people.resume_person(samira, by=samira)

    clock.move_to("2026-06-30 03:00+02:00")
    assert background.what_comes_back()["rested"] == 0
    assert days(pair)[0] == "2026-06-02"


# ---------------------------------------------------------------- nobody is in two places
@pytest.fixture
def elsewhere(lindenkwartier):
    """Somebody else whom Samira helps."""
    return person_of(lindenkwartier, "Piet", "Bos")


def test_no_visit_moves_to_a_day_for_which_the_others_are_not_made_yet(pair, samira, elsewhere):
    fridays = stories.pair(elsewhere, samira, rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=FR")
    a_tuesday_in_autumn = date(2026, 9, 15)

    with pytest.raises(NotAllowedNow) as refused:
        one_visit.move_visit(
            stories.visit_on(fridays, "2026-05-22"), by=samira, on_date=a_tuesday_in_autumn, at_time=time(10)
        )

    assert code_of(refused) == "at_time"
    one_visit.move_visit(
        stories.visit_on(fridays, "2026-05-22"), by=samira, on_date=a_tuesday_in_autumn, at_time=time(11)
    )


def test_a_visit_that_comes_once_is_not_planned_over_another(pair, samira, elsewhere):
    once = stories.agreed(elsewhere, samira, in_days=None).visits.get()

    with pytest.raises(NotAllowedNow, match="Samira helpt dan al iemand"):
        visiting.plan_visit(once, by=samira, on_date=NEXT, at_time=time(10, 30))

    assert visiting.plan_visit(once, by=samira, on_date=NEXT, at_time=time(11)).at_time == time(11)


def test_who_promised_something_else_meanwhile_cannot_come_after_all(pair, samira, elsewhere):
    visit = standing_in.cannot_come(stories.visit_on(pair, NEXT), by=samira)
    stories.agreed(elsewhere, samira, on_date=NEXT, at_time=time(10), day="date", in_days=None)

    with pytest.raises(NotAllowedNow, match="Samira helpt dan al iemand"):
        standing_in.come_after_all(visit, by=samira)

    assert Visit.objects.get(pk=visit.pk).state == "seeking"


@pytest.mark.parametrize("act", [one_visit.take_place_after_all, standing_in.come_after_all])
def test_a_pupil_who_filled_the_week_meanwhile_does_not_come_after_all(pair, samira, monkeypatch, act):
    visit = stories.visit_on(pair, NEXT)
    Visit.objects.filter(pk=visit.pk).update(state="skipped" if act is one_visit.take_place_after_all else "seeking")
    monkeypatch.setattr(fitting, "why_not_come", lambda *_it, **_on: "Onder de 16 …")

    with pytest.raises(NotAllowedNow, match="Onder de 16"):
        act(visit, by=samira)


# ---------------------------------------------------------------- whose word it is
@pytest.mark.parametrize(("instead_on", "tells"), [(NEXT, "samira"), (AFTER, "fatma")])
def test_an_answer_counts_for_ones_own_times_only(pair, fatma, samira, yvonne, clock, instead_on, tells):
    visit = standing_in.cannot_come(stories.visit_on(pair, instead_on), by=samira)
    standing_in.answer(standing_in.ask_somebody(visit, by=yvonne, person=fatma), by=fatma, yes=True)
    clock.move_to("2026-05-27 12:00+02:00")

    visiting.report_visit(stories.visit_on(pair, AFTER), by={"samira": samira, "fatma": fatma}[tells], how="good")

    assert stories.visit_on(pair, NEXT).helper_said == ""


def test_who_comes_instead_hears_each_time_that_it_is_off(pair, samira, fatma, yvonne):
    visit = stories.visit_on(pair, AFTER)
    for day in (date(2026, 5, 28), date(2026, 5, 29)):
        standing_in.cannot_come(visit, by=samira)
        question = visit.stand_in_requests.first() or standing_in.ask_somebody(visit, by=yvonne, person=fatma)
        standing_in.answer(question, by=fatma, yes=True)
        before = sent()
        one_visit.move_visit(visit, by=samira, on_date=day, at_time=time(15))
        assert told_since(fatma, since=before) == ["stand_in.passed"]

    assert verbs(fatma).count("visit.stand_in_off") == 2


def test_who_would_come_along_hears_that_the_day_is_another(mevrouw_de_wit, samira, yvonne):
    visit = together(mevrouw_de_wit, samira, yvonne)
    rachid = visit.company
    before = sent()

    visiting.plan_visit(visit, by=samira, on_date=stories.a_day(4), at_time=time(9))

    assert (told_since(rachid, since=before), told_since(yvonne, since=before)) == (
        ["company.off"],
        ["coordinator.company"],
    )
    assert (Visit.objects.get(pk=visit.pk).company, Visit.objects.get(pk=visit.pk).needs_company) == (None, True)

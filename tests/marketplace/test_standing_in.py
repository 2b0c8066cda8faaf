""" "Ik kan toch niet", once: the named substitute first, then the nearest who fit, and the first yes counts."""

from datetime import time

import pytest
import time_machine
from django.utils import timezone

from marketplace.actions import standing_in, visiting
from marketplace.models import Agreement, Visit
from neighbourhoods.actions.people import pause_person
from neighbourhoods.errors import NotYours
from neighbourhoods.models import JournalEntry, Message

from . import stories
from .pairs import NOON, asked, helpers, now, pair, refused, request_to, sent, told, with_substitute


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def visit(mevrouw_de_wit, samira, yvonne) -> Visit:
    return pair(mevrouw_de_wit, samira)


# ---------------------------------------------------------------- cannot come
def test_the_named_substitute_is_asked_first_and_nobody_else(visit, samira, fatma, yvonne, lindenkwartier):
    helpers(lindenkwartier, yvonne, 2)
    with_substitute(visit, fatma, by=yvonne)
    before = sent()

    standing_in.cannot_come(visit, by=samira)

    assert now(visit) == ("seeking", "")
    assert asked(visit) == [("Fatma", "asked", 1)]
    assert (told(fatma, since=before), told(yvonne, since=before)) == (["stand_in.asked"], ["coordinator.seeking"])
    assert Message.objects.get(kind="coordinator.seeking").urgent
    lines = JournalEntry.objects.filter(verb="visit.cannot_come").order_by("pk")
    assert [(it.resident.first_name, it.actor) for it in lines] == [("Johanna", samira), ("Samira", samira)]


def test_the_coordinator_hears_it_at_night_too(visit, samira, yvonne, clock):
    clock.move_to("2026-05-12 23:30+02:00")

    standing_in.cannot_come(visit, by=samira)

    assert Message.objects.get(kind="coordinator.seeking").send_after == timezone.now()


def test_without_a_substitute_the_nearest_five_are_asked(visit, samira, yvonne, lindenkwartier):
    helpers(lindenkwartier, yvonne, 8)

    standing_in.cannot_come(visit, by=samira)

    assert asked(visit) == [(f"Helper{number:02d}", "asked", 1) for number in range(5)]


@pytest.mark.parametrize("spoils", ["paused", "busy", "too_far", "other_work", "not_met", "young", "rests", "not_then"])
def test_whoever_does_not_fit_is_passed_over(visit, mevrouw_de_wit, samira, yvonne, lindenkwartier, spoils):
    first, _second = helpers(lindenkwartier, yvonne, 2)
    if spoils == "paused":
        first.paused = True
    elif spoils == "busy":
        stories.agreed(mevrouw_de_wit, first)
    elif spoils == "too_far":
        first.latitude += 0.03
    elif spoils == "not_met":
        first.met_at = None
    elif spoils == "young":
        first.birth_date = stories.a_day(-365 * 17)
    elif spoils == "rests":
        first.quiet_until, first.quiet_reason = stories.a_day(9), "asked"
    elif spoils == "other_work":
        first.helper.likes.add(type(stories.shopping()).objects.create(slug="tuin", name_nl="Tuin", name_en="Garden"))
    elif spoils == "not_then":
        first.helper.hours_0 = first.helper.hours_1 = first.helper.hours_2 = 1  # one hour on Monday
        first.helper.save()
    first.save()

    standing_in.cannot_come(visit, by=samira)

    assert asked(visit) == [("Helper01", "asked", 1)]


def test_a_substitute_who_takes_a_pause_is_not_asked(visit, samira, fatma, yvonne, lindenkwartier):
    with_substitute(visit, fatma, by=yvonne)
    pause_person(fatma, by=fatma, until=None)
    helpers(lindenkwartier, yvonne, 1)

    standing_in.cannot_come(visit, by=samira)

    assert asked(visit) == [("Helper00", "asked", 1)]


@pytest.mark.parametrize(
    ("in_days", "at", "people"),
    [(0, time(14), 6), (1, time(9), 6), (1, None, 6), (1, time(14), 1), (2, time(9), 1)],
)
def test_in_a_hurry_the_substitute_and_the_nearest_are_asked_at_once(
    mevrouw_de_wit, samira, fatma, yvonne, lindenkwartier, in_days, at, people
):
    helpers(lindenkwartier, yvonne, 7)
    visit = with_substitute(pair(mevrouw_de_wit, samira, in_days=in_days, at=at), fatma, by=yvonne)

    standing_in.cannot_come(visit, by=samira)

    assert len(asked(visit)) == people


def test_the_coordinator_says_it_for_who_phoned(visit, samira, yvonne):
    standing_in.cannot_come(visit, by=yvonne)

    assert now(visit) == ("seeking", "")


def test_twice_is_once(visit, samira, fatma, yvonne):
    with_substitute(visit, fatma, by=yvonne)
    for _time in range(2):
        standing_in.cannot_come(visit, by=samira)

    assert asked(visit) == [("Fatma", "asked", 1)]
    assert Message.objects.filter(kind="coordinator.seeking").count() == 1


@pytest.mark.parametrize("who", ["fatma", "mevrouw_de_wit", "karim"])
def test_nobody_else_says_that_a_helper_cannot(request, visit, who):
    with pytest.raises(NotYours):
        standing_in.cannot_come(visit, by=request.getfixturevalue(who))
    assert now(visit) == ("planned", "")


def test_one_task_keeps_its_own_way_back(mevrouw_de_wit, samira, yvonne):
    visit = stories.agreed(mevrouw_de_wit, samira).visits.get()

    assert refused(lambda: standing_in.cannot_come(visit, by=samira)) == "once"


@pytest.mark.parametrize(
    ("state", "code"), [("done", "moment"), ("called_off", "moment"), ("skipped", "moment"), ("seeking", "")]
)
def test_only_of_a_visit_that_is_planned(visit, samira, state, code):
    Visit.objects.filter(pk=visit.pk).update(state=state)
    if code:
        assert refused(lambda: standing_in.cannot_come(visit, by=samira)) == code
    else:
        assert standing_in.cannot_come(visit, by=samira).state == state


def test_not_when_it_has_begun_or_somebody_told_how_it_went(visit, samira, mevrouw_de_wit, clock):
    clock.move_to("2026-05-14 14:30+02:00")
    assert refused(lambda: standing_in.cannot_come(visit, by=samira)) == "past"
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    assert refused(lambda: standing_in.cannot_come(visit, by=samira)) == "moment"


# ---------------------------------------------------------------- yes and no
@pytest.fixture
def sought(visit, samira, fatma, yvonne) -> Visit:
    with_substitute(visit, fatma, by=yvonne)
    return standing_in.cannot_come(visit, by=samira)


def test_yes_takes_the_visit_and_everybody_hears_it(sought, samira, fatma, mevrouw_de_wit, yvonne):
    before = sent()

    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)

    assert now(sought) == ("planned", "Fatma")
    assert asked(sought) == [("Fatma", "yes", 1)]
    assert told(fatma, since=before) == ["stand_in.agreed"]
    assert told(mevrouw_de_wit, since=before) == ["visit.stand_in"]
    assert told(samira, since=before) == ["helper.replaced"]
    assert Agreement.objects.get().helper == samira
    assert Visit.objects.exclude(pk=sought.pk).get().stand_in is None


def test_the_first_yes_counts_and_the_others_hear_it_kindly(visit, samira, yvonne, lindenkwartier):
    one, two, three = helpers(lindenkwartier, yvonne, 3)
    standing_in.cannot_come(visit, by=samira)
    standing_in.answer(request_to(visit, three), by=three, yes=False)
    before = sent()

    standing_in.answer(request_to(visit, two), by=two, yes=True)
    code = refused(lambda: standing_in.answer(request_to(visit, one), by=one, yes=True))

    assert code == "gone"
    assert now(visit) == ("planned", "Helper01")
    assert asked(visit) == [("Helper00", "passed", 1), ("Helper01", "yes", 1), ("Helper02", "no", 1)]
    assert [told(person, since=before) for person in (one, two, three)] == [
        ["stand_in.passed"],
        ["stand_in.agreed"],
        [],
    ]


def test_who_did_not_hear_the_question_yet_hears_nothing(visit, samira, yvonne, lindenkwartier):
    one, two = helpers(lindenkwartier, yvonne, 2)
    standing_in.cannot_come(visit, by=samira)

    standing_in.answer(request_to(visit, two), by=two, yes=True)

    assert told(one) == []


@pytest.mark.parametrize("yes", [True, False])
def test_the_same_answer_twice_is_once(sought, fatma, mevrouw_de_wit, yes):
    for _time in range(2):
        standing_in.answer(request_to(sought, fatma), by=fatma, yes=yes)

    assert asked(sought) == [("Fatma", "yes" if yes else "no", 1)]
    assert told(mevrouw_de_wit).count("visit.stand_in") == int(yes)


def test_no_asks_the_next_ones_at_once(sought, fatma, yvonne, lindenkwartier):
    helpers(lindenkwartier, yvonne, 6)

    standing_in.answer(request_to(sought, fatma), by=fatma, yes=False)

    first_wave = [(f"Helper{number:02d}", "asked", 2) for number in range(5)]
    assert asked(sought) == [("Fatma", "no", 1), *first_wave]


def test_no_becomes_yes_as_long_as_somebody_is_looked_for(sought, fatma):
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=False)
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)

    assert now(sought) == ("planned", "Fatma")


def test_the_coordinator_answers_for_who_was_called(sought, fatma, yvonne):
    standing_in.answer(request_to(sought, fatma), by=yvonne, yes=True)

    assert now(sought) == ("planned", "Fatma")


@pytest.mark.parametrize("who", ["samira", "mevrouw_de_wit", "karim"])
def test_nobody_answers_for_somebody_else(request, sought, fatma, who):
    with pytest.raises(NotYours):
        standing_in.answer(request_to(sought, fatma), by=request.getfixturevalue(who), yes=True)


def test_a_yes_that_does_not_fit_any_more_is_a_sentence(sought, fatma, mevrouw_de_wit):
    stories.agreed(mevrouw_de_wit, fatma)  # the same hour

    assert refused(lambda: standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)) == "not_fit"
    assert now(sought) == ("seeking", "")


def test_a_yes_after_the_hour_is_too_late(sought, fatma, clock):
    clock.move_to("2026-05-14 14:00+02:00")

    assert refused(lambda: standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)) == "gone"

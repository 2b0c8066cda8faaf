"""Going back in one tap, correcting by a new row, and what the person and others see of it."""

from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.utils import timezone, translation

from neighbourhoods.errors import NotYours
from neighbourhoods.models import Message
from training import walking
from training.actions.path import (
    Move,
    ask_to_talk,
    correct_step,
    erase_words,
    return_to_fall_back,
)
from training.models import Step, StepWords
from training.models.append_only import NeverEdited
from training.queries.path import map_of, steps_of, street_of

from .walks import PLACES, begin, go, in_days, now, place, refusal, verbs


# ---------------------------------------------------------------- back
def test_back_is_one_tap_and_everything_stays(samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity", words="Ik wil meer doen.")
    before = [(it.pk, it.way, it.taken_on) for it in Step.objects.order_by("pk")]

    back = return_to_fall_back(step, by=samira)

    assert back is not None
    assert (back.way, back.place.slug, back.guide, back.returns, back.idea_of) == (
        "back", "volunteer", yvonne, step, "person",
    )  # fmt: skip
    assert (now(samira), verbs(samira)[-1]) == (("Helpen",), "path.returned")
    assert [(it.pk, it.way, it.taken_on) for it in Step.objects.order_by("pk")][:2] == before
    assert StepWords.objects.get().text == "Ik wil meer doen."


def test_back_twice_is_once(samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity")

    assert return_to_fall_back(step, by=samira) == return_to_fall_back(step, by=yvonne)
    assert Step.objects.filter(returns=step).count() == 1


def test_back_to_where_somebody_still_is_ends_the_new_place_only(samira, yvonne, helping):
    step = go(samira, yvonne, None, "day_activity")

    back = return_to_fall_back(step, by=yvonne)

    assert back is not None
    assert (back.way, back.idea_of, now(samira)) == ("stops", "coordinator", ("Helpen",))


def test_after_the_promise_nobody_says_no_but_somebody_calls(samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity")

    with time_machine.travel(timezone.now() + timedelta(days=181)):
        assert return_to_fall_back(step, by=samira) is None
        assert return_to_fall_back(step, by=samira) is None

    assert (now(samira), verbs(samira)[-1]) == (("Samen werken",), "path.talk")
    assert list(Message.objects.filter(kind="path.talk").values_list("recipient", "channel")) == [(samira.pk, "call")]


def test_on_the_last_day_of_the_promise_it_still_holds(samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity")

    with time_machine.travel(timezone.now() + timedelta(days=180)):
        assert return_to_fall_back(step, by=samira) is not None


def test_a_way_back_is_used_by_whose_it_is(samira, yvonne, karim, fatma, helping):
    step = go(samira, yvonne, "volunteer", "day_activity")

    for by in (karim, fatma):
        with pytest.raises(NotYours):
            return_to_fall_back(step, by=by)


def test_who_went_elsewhere_meanwhile_talks_it_over(samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity", days_ago=2)
    go(samira, yvonne, "day_activity", "course", days_ago=1)

    assert refusal(lambda: return_to_fall_back(step, by=samira)) == "moved_on"
    assert refusal(lambda: return_to_fall_back(helping, by=samira)) == "moved_on"


# ---------------------------------------------------------------- never changed
def test_a_row_is_never_changed_and_never_removed(helping):
    helping.why = "less"
    for act in (
        helping.save, helping.delete, lambda: Step.objects.update(why="less"), lambda: Step.objects.all().delete(),
    ):  # fmt: skip
        with pytest.raises(NeverEdited):
            act()
    assert Step.objects.get().why == ""


def test_what_was_written_down_wrongly_is_a_new_row_and_the_past_can_be_told_again(samira, yvonne, helping):
    moment = timezone.now()
    with time_machine.travel(moment + timedelta(days=1)):
        right = correct_step(helping, by=yvonne, move=Move(place("course"), None, in_days(-20)))
        known = steps_of(samira, map_of(None))

        assert [(it.place.slug, it.taken_on) for it in walking.that_hold(known)] == [("course", in_days(-20))]
        assert [it.place.slug for it in walking.that_hold(known, known=moment)] == ["volunteer"]
        assert refusal(lambda: correct_step(helping, by=yvonne, move=None)) == "corrected"
        correct_step(right, by=yvonne, move=None)
        assert now(samira) == ()
    assert verbs(samira) == ["path.stepped", "path.corrected", "path.corrected"]


def test_a_correction_must_fit_the_other_steps(samira, yvonne, helping):
    go(samira, yvonne, "volunteer", "day_activity")

    assert refusal(lambda: correct_step(helping, by=yvonne, move=None)) == "order"
    assert refusal(lambda: correct_step(helping, by=yvonne, move=Move(place("course"), None))) == "order"


def test_a_correction_keeps_what_was_promised(samira, yvonne, helping):
    step = go(samira, yvonne, "volunteer", "day_activity")

    right = correct_step(step, by=yvonne, move=Move(place("work_experience"), place("volunteer"), in_days(-3)))

    assert (right.way, right.fall_back_name, right.fall_back_until) == ("on", "Yvonne Jansen", in_days(180))
    assert refusal(lambda: correct_step(helping, by=yvonne, move=Move(place("course"), None))) == "order"


def test_words_can_be_erased_and_the_step_stays(samira, yvonne, karim):
    step = begin(samira, yvonne, "volunteer", words="Ik wil dit graag.")

    with pytest.raises(NotYours):
        erase_words(step, by=karim)
    erase_words(step, by=samira)
    erase_words(step, by=samira)

    assert (StepWords.objects.count(), Step.objects.count()) == (0, 1)
    assert verbs(samira) == ["path.stepped", "path.words_erased"]


def test_asking_to_talk_is_one_call_a_day(samira, yvonne, karim):
    assert ask_to_talk(samira, by=samira) == ask_to_talk(samira, by=yvonne)

    assert verbs(samira) == ["path.talk"]
    with pytest.raises(NotYours):
        ask_to_talk(samira, by=karim)


# ---------------------------------------------------------------- the street of one person
def test_who_was_somewhere_sees_the_light_on_and_the_year(samira, yvonne):
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False), translation.override("nl"):
        begin(samira, yvonne, "day_activity", days_ago=1200)
        go(samira, yvonne, "day_activity", "course", days_ago=1000)
        go(samira, yvonne, "course", "volunteer", days_ago=60)
        seen = [(it.name, it.here, it.was_here) for it in street_of(samira, samira).houses if it.here or it.was_here]

    assert seen == [
        ("Meedoen", (), "U was hier"), ("Helpen", ("Vrijwilligerswerk",), ""),
        ("Samen werken", (), "U was hier in 2023"),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_street_asks_as_much_for_one_step_as_for_many(samira, yvonne, count, django_assert_num_queries):
    begin(samira, yvonne, "volunteer", days_ago=10)
    for at in range(count - 1):
        go(samira, yvonne, PLACES[4 + at], PLACES[5 + at], days_ago=9 - at)

    with django_assert_num_queries(3):
        street_of(samira, samira)


def test_the_street_is_for_the_person_and_who_looks_after_them(samira, yvonne, karim, fatma, helping):
    assert street_of(yvonne, samira).now == ("Helpen",)
    for viewer in (karim, fatma):
        with pytest.raises(Http404):
            street_of(viewer, samira)

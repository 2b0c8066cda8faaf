"""The shared plan: a dream, goals and small steps; what the team ticks waits for the resident's thumb."""

import pytest
from django.utils import timezone

from neighbourhoods.errors import NotAllowedNow, NotYours
from training.actions import circle, plan
from training.models import SmallStep
from training.states import SMALL_STEP_MOVES, SmallStepState

STATES = list(SmallStepState)
ACTIONS = {
    "tick": plan.tick_step,
    "thumb": plan.note_thumb,
    "untick": plan.untick_step,
    "remove": plan.remove_step,
    "put back": plan.put_step_back,
}
# What each does from each state: where it leads, or who is refused how. First by the resident, then by the team.
BY_SAMIRA = {
    "tick": {"open": "done", "ticked": "done", "done": "done", "removed": "moment"},
    "thumb": dict.fromkeys(STATES, "not yours"),
    "untick": {"open": "open", "ticked": "open", "done": "open", "removed": "moment"},
    "remove": {"open": "removed", "ticked": "removed", "done": "moment", "removed": "removed"},
    "put back": {"open": "open", "ticked": "moment", "done": "moment", "removed": "open"},
}
BY_YVONNE = BY_SAMIRA | {
    "tick": {"open": "ticked", "ticked": "ticked", "done": "done", "removed": "moment"},
    "thumb": {"open": "moment", "ticked": "done", "done": "done", "removed": "moment"},
    "untick": {"open": "open", "ticked": "open", "done": "not yours", "removed": "moment"},
}


def verbs(person) -> list[str]:
    found = person.journal.exclude(verb__startswith="person.").order_by("pk")
    return list(found.values_list("verb", flat=True))


@pytest.fixture
def step(samira, yvonne) -> SmallStep:
    return plan.add_step(samira, by=yvonne, words="Kennismaken met twee buren")


def standing(step: SmallStep, state: str) -> SmallStep:
    done_at = timezone.now() if state == "done" else None
    SmallStep.objects.filter(pk=step.pk).update(state=state, done_at=done_at)
    step.refresh_from_db()
    return step


# ---------------------------------------------------------------- every state, every act, both people
@pytest.mark.parametrize("who", ["samira", "yvonne"])
@pytest.mark.parametrize("act", list(ACTIONS))
@pytest.mark.parametrize("start", STATES)
def test_a_small_step_goes_where_the_table_says(step, samira, yvonne, who, act, start):
    standing(step, start)
    person, expected = (samira, BY_SAMIRA) if who == "samira" else (yvonne, BY_YVONNE)
    end = expected[act][start]

    if end == "not yours":
        with pytest.raises(NotYours):
            ACTIONS[act](step, by=person)
    elif end == "moment":
        with pytest.raises(NotAllowedNow):
            ACTIONS[act](step, by=person)
    else:
        ACTIONS[act](step, by=person)
        assert end == start or end in SMALL_STEP_MOVES[start]

    step.refresh_from_db()
    assert step.state == (start if end in {"not yours", "moment"} else end)
    assert (step.done_at is not None) == (step.state == "done")


@pytest.mark.parametrize("act", list(ACTIONS))
def test_nobody_outside_the_circle_touches_a_step(step, fatma, karim, act):
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            ACTIONS[act](step, by=stranger)
    step.refresh_from_db()
    assert (step.state, verbs(step.person)) == ("open", ["small_step.added"])


# ---------------------------------------------------------------- the thumb
def test_what_the_team_ticks_waits_for_the_residents_thumb(step, samira, yvonne):
    plan.tick_step(step, by=yvonne)
    waiting = SmallStep.objects.get()
    assert (waiting.state, waiting.ticked_by, waiting.done_at) == ("ticked", yvonne, None)

    plan.tick_step(step, by=samira)
    done = SmallStep.objects.get()
    assert (done.state, done.ticked_by) == ("done", yvonne)
    assert verbs(samira) == ["small_step.added", "small_step.ticked", "small_step.done"]


def test_who_has_no_account_says_yes_aloud(step, samira, yvonne):
    plan.tick_step(step, by=yvonne)
    plan.note_thumb(step, by=yvonne)

    assert (SmallStep.objects.get().state, verbs(samira)[-1]) == ("done", "small_step.yes_aloud")


def test_a_tick_twice_is_one_line_in_the_journal(step, samira):
    for _twice in range(2):
        plan.tick_step(step, by=samira)
    assert verbs(samira) == ["small_step.added", "small_step.done"]


# ---------------------------------------------------------------- adding
def test_both_add_steps_and_the_same_one_stands_there_once(samira, yvonne):
    goal = plan.add_goal(samira, by=yvonne, words="Een vaste klus")
    for by in (samira, yvonne):
        plan.add_step(samira, by=by, words=" Elke week één vaste klus ", goal=goal)

    assert [(it.words, it.goal, it.made_by) for it in samira.small_steps.all()] == [
        ("Elke week één vaste klus", goal, samira)
    ]
    assert verbs(samira) == ["goal.added", "small_step.added"]


def test_a_goal_is_written_once_put_away_and_taken_up(samira, yvonne):
    goal = plan.add_goal(samira, by=yvonne, words="Een vaste klus")
    assert plan.add_goal(samira, by=samira, words="Een vaste klus") == goal

    for action in (plan.put_goal_away, plan.put_goal_away, plan.take_goal_up, plan.take_goal_up):
        goal = action(goal, by=samira)
    assert (goal.state, verbs(samira)) == ("open", ["goal.added", "goal.put_away", "goal.taken_up"])


def test_nobody_else_writes_in_a_plan(samira, fatma, karim):
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            plan.add_goal(samira, by=stranger, words="Een vaste klus")
        with pytest.raises(NotYours):
            plan.add_step(samira, by=stranger, words="Een vaste klus")
        with pytest.raises(NotYours):
            plan.write_dream(samira, by=stranger, words="Een eigen winkel")
    assert verbs(samira) == []


def test_a_step_never_stands_under_somebody_elses_goal(samira, fatma, yvonne):
    goal = plan.add_goal(fatma, by=yvonne, words="Een vaste klus")
    with pytest.raises(NotYours):
        plan.add_step(samira, by=yvonne, words="Bellen", goal=goal)


@pytest.mark.parametrize("write", [plan.write_dream, plan.add_goal, plan.add_step])
def test_nothing_is_kept_without_words(samira, write):
    with pytest.raises(NotAllowedNow) as refusal:
        write(samira, by=samira, words="  ")
    assert refusal.value.code == "empty"


@pytest.mark.parametrize("write", [plan.add_goal, plan.add_step])
def test_a_plan_has_an_end(samira, write, monkeypatch):
    monkeypatch.setattr(plan, "MOST_OPEN", 1)
    write(samira, by=samira, words="Een")
    with pytest.raises(NotAllowedNow) as refusal:
        write(samira, by=samira, words="Twee")
    assert refusal.value.code == "many"


# ---------------------------------------------------------------- the dream
def test_a_dream_changes_and_its_earlier_words_stay(samira, yvonne):
    plan.write_dream(samira, by=yvonne, words="Werken met mensen")
    plan.write_dream(samira, by=samira, words="Een eigen kapsalon")
    plan.write_dream(samira, by=samira, words="Een eigen kapsalon ")

    assert [(it.words, it.by) for it in samira.dreams.all()] == [
        ("Een eigen kapsalon", samira),
        ("Werken met mensen", yvonne),
    ]
    assert verbs(samira) == ["dream.written", "dream.written"]


def test_a_colleague_outside_the_circle_may_write_down_what_somebody_says(samira, yvonne, karim):
    circle.hand_over(samira, by=yvonne, to=karim)

    assert plan.write_dream(samira, by=yvonne, words="Een eigen kapsalon").by == yvonne
    with pytest.raises(NotYours):
        plan.add_goal(samira, by=yvonne, words="Een vaste klus")

"""A trial by the clock and to its end: it begins, ends ahead of time said, is looked back on, and becomes something."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace import trial_runs
from marketplace.actions import readiness, trials_clock, trials_ending, trials_looking_back
from marketplace.actions.trials_ending import Job
from marketplace.models import TrialAssessment
from marketplace.states import ReadinessState, TrialState
from marketplace.trial_assessed import Answered, assessed_of
from neighbourhoods.errors import NotYours
from tests.training import walks
from training.actions.path import WayBack

from . import on_trial, ready
from .test_trials import bas, refusal, smit  # noqa: F401 (fixtures)


@pytest.fixture
def running(smit, bas, samira, yvonne):  # noqa: F811
    walks.begin(samira, yvonne, "volunteer", days_ago=30)
    return on_trial.running(smit[0], samira, by=bas, coordinator=yvonne)


def a_job(**others) -> Job:
    return Job(**{"hours": 24, "days": 3, "contract": "fixed", "begins_on": on_trial.in_days(0),
                  "place": on_trial.place("regular_job")} | others)  # fmt: skip


def way_back(by) -> WayBack:
    return WayBack(on_trial.place("volunteer"), by, on_trial.in_days(200))


def later(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


# ---------------------------------------------------------------- the clock
def test_it_begins_with_a_step_on_the_path_beside_what_there_was(running, samira, yvonne):
    step = running.step

    assert (running.state, step.place.slug, step.fall_back_place.slug, step.fall_back_contact, step.recorded_by) == (
        TrialState.RUNNING, "trial_placement", "volunteer", yvonne, yvonne,
    )  # fmt: skip
    assert (step.ends_on, step.fall_back_until) == (running.last_day, running.back_until)
    assert len(walks.now(samira)) == 2


def test_signed_early_it_begins_on_its_first_day_and_not_before(smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.offered(smit[0], samira, by=bas, begins_in=7)
    on_trial.sign_all(trial, contact=bas, coordinator=yvonne)
    assert (trial.state, trial_runs.placements()) == (TrialState.SIGNED, {"begun": 0, "warned": 0, "ended": 0})
    with later(7):
        assert [trial_runs.placements() for _ in range(2)] == [
            {"begun": 1, "warned": 0, "ended": 0}, {"begun": 0, "warned": 0, "ended": 0},
        ]  # fmt: skip
    trial.refresh_from_db()
    assert (trial.state, walks.verbs(samira)) == (TrialState.RUNNING, ["path.stepped"])


def test_all_three_hear_14_days_and_3_days_ahead_once_each(running, samira, bas, yvonne):  # noqa: F811
    for day, times in {15: 0, 16: 1, 20: 1, 27: 2, 28: 2, 30: 2}.items():
        with later(day):
            trial_runs.placements()
        assert [on_trial.kinds(it).count("trial.ends_soon") for it in (samira, bas, yvonne)] == [times] * 3
    assert on_trial.verbs(samira).count("trial.ends_soon") == 2


def test_a_run_that_was_late_says_only_the_last_warning(running, samira):
    with later(29):
        trial_runs.placements()
    assert on_trial.kinds(samira).count("trial.ends_soon") == 1


def test_after_its_last_day_it_waits_for_a_talk(running, samira, bas, yvonne):  # noqa: F811
    with later(30):
        assert not trials_clock.end_trial(running)
    with later(31):
        assert [trials_clock.end_trial(running) for _ in range(2)] == [True, False]
    running.refresh_from_db()
    assert (running.state, running.ended_on) == (TrialState.ENDED, running.last_day)
    assert [on_trial.kinds(it)[-1] for it in (samira, bas, yvonne)] == ["trial.ended"] * 3


# ---------------------------------------------------------------- looking back
def test_the_employer_writes_and_silence_is_not_a_yes(running, bas, samira):  # noqa: F811
    for _ in range(2):
        on_trial.assessed(running, by=bas)
    it = assessed_of(TrialAssessment.objects.get())

    assert it.goals == (("Klanten helpen", "Zij hielp klanten."), ("Brood snijden", "Het snijden ging langzaam."))
    assert it.answered == Answered("Nog niet gelezen door de inwoner.")
    assert on_trial.verbs(samira).count("trial.assessed") == 1


def test_the_resident_disagrees_in_her_own_words_and_the_first_answer_stays(running, bas, samira, yvonne):  # noqa: F811
    on_trial.assessed(running, by=bas)
    said = {"answer": "disagree", "words": "Ik sneed net zo snel als de anderen."}
    trials_looking_back.answer_assessment(running, by=samira, **said)
    trials_looking_back.answer_assessment(running, by=samira, answer="agree", words="Toch wel.")

    it = assessed_of(TrialAssessment.objects.get()).answered
    assert (it.sentence, it.words, it.is_disagreed) == ("De inwoner is het niet eens.", said["words"], True)
    assert [on_trial.kinds(person)[-1] for person in (bas, yvonne)] == ["trial.answered"] * 2
    other = {"words": "Zij werkte snel.", "goals": ["Goed.", "Goed."]}
    assert refusal(lambda: trials_looking_back.write_assessment(running, by=bas, **other)) == "answered"


def test_by_phone_a_coordinator_notes_it_with_her_name(running, bas, samira, yvonne):  # noqa: F811
    on_trial.assessed(running, by=bas)
    trials_looking_back.answer_assessment(running, by=yvonne, answer="agree")

    it = assessed_of(TrialAssessment.objects.get()).answered
    assert (it.sentence, it.by_phone) == ("De inwoner is het eens.", "Yvonne")


def test_nobody_else_writes_or_answers(running, bas, samira, yvonne, fatma, karim):  # noqa: F811
    for somebody in (samira, yvonne, fatma):
        with pytest.raises(NotYours):
            on_trial.assessed(running, by=somebody)
    on_trial.assessed(running, by=bas)
    for somebody in (bas, fatma, karim):
        with pytest.raises(NotYours):
            trials_looking_back.answer_assessment(running, by=somebody, answer="agree")
    assert refusal(lambda: trials_looking_back.answer_assessment(running, by=samira, answer="")) == "no_choice"


def test_before_it_began_there_is_nothing_to_look_back_on(smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.offered(smit[0], samira, by=bas)

    assert refusal(lambda: on_trial.assessed(trial, by=bas)) == "moment"
    assert refusal(lambda: trials_looking_back.answer_assessment(trial, by=samira, answer="agree")) == "moment"


# ---------------------------------------------------------------- what comes of it
def test_a_job_is_one_step_with_a_way_back_and_ends_the_introduction(running, samira, bas, yvonne):  # noqa: F811
    for _ in range(2):
        trials_ending.note_job(running, by=yvonne, job=a_job(), way_back=way_back(yvonne))

    running.refresh_from_db()
    running.introduction.refresh_from_db()
    assert (running.state, running.outcome, running.job_hours, running.job_days) == (TrialState.DONE, "job", 24, 3)
    last = samira.steps.order_by("pk").last()
    assert (last.start.slug, last.place.slug, last.fall_back_place.slug) == (
        "trial_placement", "regular_job", "volunteer",
    )  # fmt: skip
    assert (running.introduction.state, running.introduction.outcome) == ("ended", "job")
    assert [on_trial.kinds(it)[-1] for it in (samira, bas)] == ["trial.outcome"] * 2
    assert on_trial.verbs(samira).count("trial.job") == 1


def test_after_a_job_employers_do_not_see_the_card(running, samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    trials_ending.note_job(running, by=yvonne, job=a_job(), way_back=way_back(yvonne))

    assert (ready.state_of(samira), ready.seen()) == (ReadinessState.PAUSED, [])
    assert readiness.come_back(samira, by=samira).state == ReadinessState.VISIBLE


@pytest.mark.parametrize("wrong", [{"hours": 0}, {"contract": "x"}])
def test_a_job_that_says_too_little_changes_nothing(running, samira, yvonne, wrong):
    act = lambda: trials_ending.note_job(running, by=yvonne, job=a_job(**wrong), way_back=way_back(yvonne))  # noqa: E731
    assert refusal(act) == "job"
    running.refresh_from_db()
    assert (running.state, samira.steps.count()) == (TrialState.RUNNING, 2)


def test_when_the_path_refuses_nothing_of_the_outcome_is_kept(running, samira, yvonne):
    same = WayBack(on_trial.place("regular_job"), yvonne, on_trial.in_days(200))
    assert refusal(lambda: trials_ending.note_job(running, by=yvonne, job=a_job(), way_back=same)) == "back_place"
    running.refresh_from_db()
    assert (running.state, running.outcome, samira.steps.count()) == (TrialState.RUNNING, "", 2)


def test_back_is_one_tap_without_a_reason_and_keeps_everything(running, samira, bas, yvonne):  # noqa: F811
    for _ in range(2):
        trials_ending.go_back(running, by=samira)

    running.refresh_from_db()
    assert (running.state, running.outcome) == (TrialState.DONE, "back")
    assert walks.now(samira) == ("Helpen",)
    assert on_trial.verbs(samira).count("trial.back") == 1
    assert [on_trial.kinds(it)[-1] for it in (bas, yvonne)] == ["trial.outcome"] * 2
    assert "trial.outcome" not in on_trial.kinds(samira)


def test_who_went_back_on_their_own_page_already_is_not_sent_back_twice(running, samira, yvonne):
    from training.actions.path import return_to_fall_back

    return_to_fall_back(running.step, by=samira)
    before = samira.steps.count()
    assert trials_ending.go_back(running, by=yvonne).state == TrialState.DONE
    assert samira.steps.count() == before


def test_once_more_is_a_new_agreement_within_the_rule(running, samira, bas, yvonne):  # noqa: F811
    with later(31):
        trials_clock.end_trial(running)
        assert (
            refusal(lambda: trials_ending.go_on_longer(running, by=yvonne, last_day=on_trial.in_days(170))) == "terms"
        )
        running.refresh_from_db()
        assert running.state == TrialState.ENDED
        more = {"last_day": on_trial.in_days(60), "why": "Zij leert ook bakken."}
        after = [trials_ending.go_on_longer(running, by=yvonne, **more) for _ in range(2)]
        assert (after[0], after[0].follows, after[0].state) == (after[1], running, TrialState.TO_SIGN)
        on_trial.sign_all(after[0], contact=bas, coordinator=yvonne)
        assert (after[0].state, after[0].step) == (TrialState.RUNNING, running.step)
    running.refresh_from_db()
    assert (running.state, running.outcome) == (TrialState.DONE, "again")


def test_only_a_coordinator_writes_what_came_of_it_and_the_resident_goes_back(running, samira, bas, fatma, yvonne):  # noqa: F811
    for somebody in (samira, bas, fatma):
        with pytest.raises(NotYours):
            trials_ending.note_job(running, by=somebody, job=a_job(), way_back=way_back(yvonne))
        with pytest.raises(NotYours):
            trials_ending.go_on_longer(running, by=somebody, last_day=on_trial.in_days(50))
    for somebody in (bas, fatma):
        with pytest.raises(NotYours):
            trials_ending.go_back(running, by=somebody)


def test_before_it_runs_nothing_comes_of_it(smit, bas, samira, yvonne):  # noqa: F811
    trial = on_trial.offered(smit[0], samira, by=bas)

    assert refusal(lambda: trials_ending.go_back(trial, by=samira)) == "moment"
    assert refusal(
        lambda: trials_ending.note_job(trial, by=yvonne, job=a_job(), way_back=way_back(yvonne))
    ) == "moment"  # fmt: skip

"""Plans and who helps: of who has one with everything in it, of who has none, and at the desk."""

from typing import Any

from training.actions import circle, plan, putting_aside

from .lines import Line

MINE, DESK = "/mijn/plan/", "/cms/mensen/{t.samira.pk}/plan/"


def with_a_plan(town: Any) -> None:
    """Every state of a step and of a goal, in the words of the names; somebody handed over, somebody helps too."""
    samira, by, words = town.samira, town.yvonne, town.names.words[:160]
    circle.hand_over(samira, by=by, to=by)
    circle.add_supporter(samira, by=by, who=town.both, role=town.names.kind[:60])
    circle.note_contact(samira, by=by)
    for said in ("Ooit", town.names.words):
        plan.write_dream(samira, by=by, words=said)
    goal, away = (plan.add_goal(samira, by=by, words=f"{words[:150]} {number}") for number in range(2))
    plan.put_goal_away(away, by=by)
    for below, number in ((goal, 1), (None, 2)):
        steps = [plan.add_step(samira, by=by, words=f"{words[:150]} {number}{letter}", goal=below) for letter in "abcd"]
        plan.tick_step(steps[1], by=by)
        plan.tick_step(steps[2], by=samira)
        plan.remove_step(steps[3], by=samira)
    putting_aside.put_aside(samira, by=samira, source="talk")


def handed_over(town: Any) -> None:
    with_a_plan(town)
    circle.hand_over(town.samira, by=town.yvonne, to=town.both)


def of_somebody_else(town: Any) -> None:
    """A colleague is the first to call; who looks is not in the circle."""
    circle.hand_over(town.samira, by=town.yvonne, to=town.both)


LINES = (
    Line("my path, with a plan", "/mijn/", "samira", scene=with_a_plan),
    Line("my plan", MINE, "samira", scene=with_a_plan),
    Line("my plan, none yet", MINE, "newcomer", state="empty", once=True),
    Line("my plan, nothing filled in", MINE, "samira", data={"part": "step", "step": ""}, scene=with_a_plan),
    Line("my thank-yous", "/mijn/bedankt/", "samira"),
    Line("my thank-yous, none", "/mijn/bedankt/", "newcomer", state="empty", once=True),
    Line("desk: a plan", DESK, "yvonne", scene=with_a_plan),
    Line("desk: a card with a plan", "/cms/mensen/{t.samira.pk}/", "yvonne", scene=with_a_plan),
    Line("desk: no plan yet", "/cms/mensen/{t.henk.pk}/plan/", "yvonne"),
    Line("desk: a plan that was handed over", DESK, "yvonne", scene=handed_over),
    Line("desk: a plan of others", DESK, "yvonne", scene=of_somebody_else),
    Line("desk: a small step with a number", f"{DESK}stap/", "yvonne", data={"words": "123456782"}, once=True),
)

"""Somebody thinks along with a person, and the intake: what the person sees, and what the desk does."""

from typing import Any

from training.actions import tailor_made

from .lines import Line

WORDS = "{t.names.words}"


def think_along(town: Any) -> None:
    for person in (town.henk, town.newcomer):
        tailor_made.open_tailor_made(person, by=None, why="nothing_stands")
    tailor_made.open_tailor_made(town.henk, by=town.yvonne, why="asked", plan=town.names.words)


def not_now(town: Any) -> None:
    think_along(town)
    for person in (town.henk, town.newcomer):
        tailor_made.close_with(tailor_made.open_tailor_made(person, by=None, why="asked"), by=person, outcome="not_now")


LINES = (
    Line("think along, a visitor", "/meedenken/", once=True),
    Line("think along, who is known", "/meedenken/", "samira", once=True),
    Line("think along, thought along", "/meedenken/", "henk", scene=think_along),
    Line("think along, where nobody coordinates", "/meedenken/", "newcomer", state="empty", data={"do": "ask"},
         follow=True),
    Line("my path, thought along", "/mijn/", "newcomer", scene=think_along),
    Line("my path, said not now", "/mijn/", "newcomer", scene=not_now, once=True),
    Line("desk: somebody waits for us", "/cms/", "yvonne", scene=think_along),
    Line("desk: thinking along", "/cms/mensen/{t.henk.pk}/meedenken/", "yvonne", scene=think_along),
    Line("desk: thinking along of a colleague", "/cms/mensen/{t.henk.pk}/meedenken/", "both", scene=think_along),
    Line("desk: begin to think along", "/cms/mensen/{t.samira.pk}/meedenken/", "yvonne"),
    Line("desk: thinking along, not now", "/cms/mensen/{t.henk.pk}/meedenken/", "yvonne", scene=not_now),
    *(Line(f"desk: thinking along, {name} with mistakes", f"/cms/mensen/{{t.henk.pk}}/meedenken/{name}/", "yvonne",
           scene=think_along, data=said)
      for name, said in (("klaar", {"words": WORDS}), ("andere-dag", {"reason": WORDS}), ("plan", {"plan": ""}))),
)  # fmt: skip

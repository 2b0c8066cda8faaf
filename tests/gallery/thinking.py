"""Somebody thinks along with a person, and the intake: what the person sees, and what the desk does."""

from typing import Any

from marketplace.actions.telling import Told, write_down
from training.actions import intake, tailor_made
from training.models import LensNote

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


def told(town: Any) -> None:
    words = town.names.words
    for person in (town.samira, town.henk):
        write_down(person, by=person, told=Told(dream=words, can=words))
        notes = [intake.advise(person, by=town.yvonne, lens=lens, words=words) for lens in LensNote.Lens]
    intake.answer_advice(notes[0], by=notes[0].person, words=words)


def advised(town: Any) -> None:
    town.advice = intake.advise(town.henk, by=town.yvonne, lens="work", words=town.names.words)


def tells_it(town: Any) -> None:
    intake.finish_intake(town.samira, by=town.samira, found=True, wants_to_tell=True)


LINES = (
    Line("dream, a visitor", "/meedoen/droom/", once=True),
    Line("dream, somebody known", "/meedoen/droom/", "henk", once=True),
    Line("dream with mistakes", "/meedoen/droom/", data={"dream": "111222333"}, once=True),
    Line("what helps", "/meedoen/wat-helpt/", "samira"),
    Line("what helps with mistakes", "/meedoen/wat-helpt/", "samira", data={"can": "111222333"}),
    Line("welcome, nothing is near", "/meedoen/wat-helpt/", "newcomer", state="empty", data={"do": "skip"},
         follow=True),
    Line("welcome, who rather tells it", "/meedoen/welkom/", "samira", scene=tells_it),
    Line("what I told", "/mijn/verteld/", "henk", scene=told),
    Line("what I told, nothing", "/mijn/verteld/", "samira", once=True),
    Line("desk: intake", "/cms/mensen/{t.henk.pk}/intake/", "yvonne", scene=told),
    Line("desk: intake with mistakes", "/cms/mensen/{t.samira.pk}/intake/", "yvonne",
         data={"dream": "111222333", "can": WORDS}),
    Line("desk: advice with mistakes", "/cms/mensen/{t.samira.pk}/intake/advies/", "yvonne",
         data={"work": "111222333"}, once=True),
    Line("what I think of advice", "/mijn/verteld/{t.advice.pk}/", "henk", scene=advised),
    Line("what I think of advice, nothing", "/mijn/verteld/{t.advice.pk}/", "henk", scene=advised, data={}),
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

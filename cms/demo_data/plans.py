"""Plans and who helps: Samira's small steps as she chose them with Yvonne; Ruth's coordinator hands over to another."""

from neighbourhoods.models import User
from training.actions import circle, plan

from .moments import at, days_ago
from .people import Town


def tell_plans(town: Town) -> None:
    samiras(town.helpers["Samira"], town)
    handed_over(town.helpers["Ruth"], town)


def samiras(samira: User, town: Town) -> None:
    """Two steps done, one ticked by Yvonne that waits for her thumb, one open."""
    yvonne = town.coordinator_of(samira)
    with at(days_ago(160)):
        circle.hand_over(samira, by=yvonne, to=yvonne)
        plan.write_dream(samira, by=yvonne, words="Ik wil werk met mensen. Later een eigen kapsalon.")
        goal = plan.add_goal(samira, by=yvonne, words="Vast werk voor een paar uur per week")
        meet, alone, _weekly = [
            plan.add_step(samira, by=yvonne, words=words, goal=goal)
            for words in ("Kennismaken met twee buren", "Eén klus alleen doen", "Elke week één vaste klus")
        ]
    with at(days_ago(90)):
        plan.tick_step(meet, by=samira)
    with at(days_ago(30)):
        plan.tick_step(alone, by=yvonne)
    with at(days_ago(29)):
        plan.tick_step(alone, by=samira)
        circle.note_contact(samira, by=yvonne)
    with at(days_ago(3)):
        plan.tick_step(plan.add_step(samira, by=samira, words="Bellen met de strijkerij"), by=yvonne)


def handed_over(ruth: User, town: Town) -> None:
    """26 days ago: four days more, and whose she was may no longer open her file."""
    old = town.coordinator_of(ruth)
    new = next(it for it in town.coordinators.values() if it.pk != old.pk)
    with at(days_ago(200)):
        circle.hand_over(ruth, by=old, to=old)
        plan.add_step(ruth, by=old, words="Twee ochtenden bij de strijkerij")
    with at(days_ago(26)):
        circle.hand_over(ruth, by=old, to=new)

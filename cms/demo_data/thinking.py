"""Somebody who has waited for us too long, somebody who asked yesterday, and an intake that began with a dream."""

from marketplace.actions.telling import Told, write_down
from training.actions import intake, tailor_made
from training.models import LensNote, TailorMade

from .moments import at, days_ago
from .people import Town

Why = TailorMade.Why


def tell_thinking(town: Town) -> None:
    yvonne = town.coordinators["Yvonne"]
    gerda, amal, bilal = (town.helpers[name] for name in ("Gerda", "Amal", "Bilal"))
    with at(days_ago(12)):
        tailor_made.open_tailor_made(gerda, by=gerda, why=Why.NOTHING_FITS)
    with at(days_ago(11)):
        action = TailorMade.objects.get(person=gerda)
        tailor_made.write_plan(action, by=yvonne, plan="Samen kijken bij de leestafel van de bibliotheek.")
    with at(days_ago(1, hour=15)):
        tailor_made.open_tailor_made(amal, by=amal, why=Why.NOTHING_FITS)
    with at(days_ago(3, hour=11)):
        told = Told(
            dream="Iets maken, mensen ontmoeten. Ooit een eigen fietswerkplaats.", can="Fietsen maken, uitleggen"
        )
        write_down(bilal, by=yvonne, told=told)
        intake.advise(bilal, by=yvonne, lens=LensNote.Lens.TAKING_PART, words="Begin met iemand die hij kent erbij.")
        intake.advise(bilal, by=yvonne, lens=LensNote.Lens.WORK, words="De fietsenmaker zoekt vaak een tweede man.")

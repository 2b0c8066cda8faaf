"""People on their path, in the town of the ladder: what they and others wrote, in words that occur nowhere else.

`may_know` says once more, without asking the rules it checks, who may find which of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.test import Client
from django.utils import timezone

from marketplace.actions import candidate_cards, looking_again, proposing, readiness
from marketplace.actions.telling import Told, write_down
from marketplace.models import Readiness
from neighbourhoods.models import CoordinatorPost, Supporter, User
from tests.marketplace import ready
from training.actions import circle, intake, path, plan, scale, tailor_made
from training.models import LensNote, Place, ScaleStep, Step

from .crawl import body_of
from .entering import enter

OF_THE_PLAN = frozenset({"goal", "step"})
OF_THE_SCALE = frozenset({"scale"})
FOR_A_SIGNATURE = frozenset({"whyso", "card"})
OF_THE_PATH = frozenset({"dream", "can", "advice", "answer", "along", "why", "role", "again", "looked"})
ALL_WORDS = OF_THE_PLAN | OF_THE_SCALE | FOR_A_SIGNATURE | OF_THE_PATH
SIGN = "geheim"


def letters_of(person: User) -> str:
    return "".join("bcdfghjklm"[int(digit)] for digit in f"{person.pk:04d}")


def secret(person: User, what: str) -> str:
    return f"{what}{SIGN}{letters_of(person)}zo"


def words_in(text: str, person: User) -> set[str]:
    """The names of the steps that a coordinator can choose from are nobody's."""
    if f"{SIGN}{letters_of(person)}zo" not in text:
        return set()
    text = re.sub(r"<option.*?</option>", "", text, flags=re.DOTALL)
    return {what for what in ALL_WORDS if secret(person, what) in text}


# ---------------------------------------------------------------- the ladder
def may_know(viewer: User | None, person: User) -> frozenset[str]:
    if viewer is None:
        return frozenset()
    if viewer.pk == person.pk:
        return ALL_WORDS
    if supports(viewer, person):
        return ALL_WORDS
    if CoordinatorPost.objects.filter(user=viewer, neighbourhood=person.neighbourhood_id).exists():
        has_lead = Supporter.objects.filter(person=person, is_lead=True).exists()
        is_first = not has_lead and first_of(person) == viewer
        plan_too = frozenset() if has_lead else OF_THE_PLAN
        return OF_THE_PATH | FOR_A_SIGNATURE | plan_too | (OF_THE_SCALE if is_first else frozenset())
    works_there = CoordinatorPost.objects.filter(user=viewer, neighbourhood__municipality=person.municipality_id)
    if works_there.exists() and waits_for_a_colleague(person):
        return FOR_A_SIGNATURE
    return frozenset()


def supports(viewer: User, person: User) -> bool:
    rows = Supporter.objects.filter(Q(until=None) | Q(until__gte=timezone.localdate()), who=viewer, person=person)
    return rows.exists()


def first_of(person: User) -> User | None:
    post = CoordinatorPost.objects.filter(neighbourhood=person.neighbourhood_id, is_lead=True).first()
    return post.user if post else None


def waits_for_a_colleague(person: User) -> bool:
    row = Readiness.objects.filter(person=person, state="agreed").select_related("yes").first()
    return row is not None and row.yes is not None and row.yes.recorded_by_id != person.pk


# ---------------------------------------------------------------- the stories
DESK = ("", "plan/", "pad/", "intake/", "meedenken/", "betaald-werk/", "werkboekje/", "proberen/")


@dataclass
class PathOfTown:
    """Everybody has a plan, advice, a step on the path and a card; they differ in who supports them.

    supported: by Yvonne, the first to call; elsewhere: by Karim, who works in another neighbourhood; handed: by Karim
    until today, who still looks along; over: by Karim, long ago; nobody: by whoever works in the neighbourhood.
    """

    town: Any

    def tell(self) -> None:
        ready.rules_for(self.town.matched.municipality, by=self.town.yvonne)
        for person in self.people:
            self.tell_of(person)
            self._towards_work(person)
        self._circles()

    @property
    def people(self) -> list[User]:
        town = self.town
        return [town.matched, town.other, town.trying, town.resident, town.neighbours["agreed"]]

    def tell_of(self, person: User) -> None:
        by, said = self.town.yvonne, {what: secret(person, what) for what in ALL_WORDS}
        write_down(person, by=person, told=Told(dream=said["dream"], can=said["can"]))
        notes = [intake.advise(person, by=by, lens=lens, words=said["advice"]) for lens in LensNote.Lens]
        intake.answer_advice(notes[0], by=person, words=said["answer"])
        goal = plan.add_goal(person, by=person, words=said["goal"])
        plan.tick_step(plan.add_step(person, by=by, words=said["step"], goal=goal), by=by)
        plan.add_step(person, by=by, words=said["step"])
        tailor_made.open_tailor_made(person, by=by, why="asked", plan=said["along"])
        circle.add_supporter(person, by=by, who=by, role=said["role"])
        self._go_on(person, said["why"])
        step = ScaleStep.objects.create(
            municipality=person.municipality, number=person.pk, name_nl=said["scale"], name_en=said["scale"]
        )
        scale.note_scale(person, by=by, now=step, aim=step)

    def _go_on(self, person: User, why: str) -> None:
        places, today = {it.slug: it for it in Place.objects.filter(municipality=None)}, timezone.localdate()
        by, told = self.town.yvonne, path.Told(why="more", words=why)
        begun = path.Move(places["volunteer"], taken_on=today - timedelta(days=60))
        path.take_step(person, by=by, move=begun, told=told)
        on = path.Move(places["work_experience"], places["volunteer"], today - timedelta(days=30))
        back = path.WayBack(places["volunteer"], by, today + timedelta(days=90))
        path.take_step(person, by=by, move=on, way_back=back, told=told)

    def _towards_work(self, person: User) -> None:
        """Samira is seen; of who lives alone with her wishes Yvonne wrote down the yes, so that a colleague signs."""
        by, town = self.town.yvonne, self.town
        candidate_cards.choose_card(person, by=person, shows_works_well=True, works_well=secret(person, "card"))
        readiness.say_wish(person, by=person)
        proposing.propose(person, by=by, why=secret(person, "whyso"))
        asked = looking_again.ask_to_look_again(person, by=person, words=secret(person, "again"))
        if person == town.matched:
            readiness.agree(person, by=person)
            proposing.sign(person, by=by)
            looking_again.answer_look_again(asked, by=by, answer=secret(person, "looked"))
        if person == town.neighbours["agreed"]:
            readiness.agree(person, by=by, medium="phone")

    def _circles(self) -> None:
        town, today = self.town, timezone.localdate()
        circle.hand_over(town.matched, by=town.yvonne, to=town.yvonne)
        for person, left in ((town.other, None), (town.trying, 0), (town.resident, 60)):
            own = Supporter.objects.get(person=person, who=town.yvonne)
            circle.end_support(own, by=town.yvonne, end=Supporter.End.OTHER_WORK)
            Supporter.objects.filter(pk=own.pk).update(
                since=today - timedelta(days=99), until=today - timedelta(days=1)
            )
            begun = today - timedelta(days=90 if left is not None else 0)
            circle.hand_over(person, by=town.yvonne, to=town.karim, on=begun)
            if left is not None:
                circle.hand_over(person, by=town.yvonne, to=town.yvonne, on=today - timedelta(days=left))
        alone = Supporter.objects.filter(person=town.neighbours["agreed"])
        alone.update(since=today - timedelta(days=9), until=today - timedelta(days=1), end=Supporter.End.NOT_NEEDED)

    @property
    def pages(self) -> list[str]:
        """Every page about a path: of the people themselves, and of the desk about each of them."""
        pages = [
            "/mijn/", "/mijn/plan/", "/mijn/plek/", "/mijn/verteld/", "/mijn/werkgevers/", "/mijn/werkgevers/uren/",
            "/mijn/werkgevers/kaart/", "/mijn/bedankt/", "/mijn/gegevens/", "/mijn/gegevens/mijn-gegevens.json",
            "/mijn/werkboekje/", "/algoritme/", "/meedenken/", "/meedoen/droom/", "/meedoen/wat-helpt/",
            "/cms/", "/cms/vandaag/print/", "/cms/bel-lijst/", "/cms/betaald-werk/", "/cms/betaald-werk/regels/",
            "/cms/stappen/", "/cms/stappen/?form=csv", "/cms/mensen/",
        ]  # fmt: skip
        pages += [f"/mijn/verteld/{it}/" for it in LensNote.objects.values_list("pk", flat=True)]
        for person in self.people:
            desk = f"/cms/mensen/{person.pk}/"
            pages += [desk + name for name in DESK]
            steps = Step.objects.filter(person=person)
            pages += [f"{desk}pad/{it}/verbeteren/" for it in steps.values_list("pk", flat=True)]
        return pages

    def read_by(self, viewer: User) -> Iterator[tuple[User, list[str]]]:
        """Each person, with what the pages of the desk say about them to this viewer."""
        client = enter(Client(), viewer)
        for person in self.people:
            yield person, [body_of(client.get(f"/cms/mensen/{person.pk}/{name}")) for name in DESK]

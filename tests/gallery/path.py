"""The path: of somebody at two places who can go back, of one whose promise is over, and of who took no step yet."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from training.actions.path import Move, Told, WayBack, correct_step, take_step
from training.actions.scale import note_scale
from training.models import House, Place, ScaleStep

from .lines import Line, looked_at


def walk(town: Any) -> SimpleNamespace:
    """Samira helps, and works together beside it; Henk could go back until yesterday. Houses have the names' words."""
    today = timezone.localdate()
    for house in House.objects.filter(municipality=None)[:2]:
        House.objects.create(
            municipality=town.municipality, slug=house.slug, drawing=house.drawing, position=house.position,
            name_nl=town.names.kind[:60], hint_nl=town.names.step[:80],
        )  # fmt: skip
    places = {it.slug: it for it in Place.objects.filter(municipality=None).select_related("house")}
    until = {town.samira: today + timedelta(days=90), town.henk: today - timedelta(days=1)}
    for person, day in until.items():
        begun = Move(places["volunteer"], taken_on=today - timedelta(days=60))
        take_step(person, by=town.yvonne, move=begun, told=Told(ends_on=today + timedelta(days=7)))
        on = Move(places["day_activity"], taken_on=today - timedelta(days=30))
        way_back, why = WayBack(places["volunteer"], town.yvonne, day), Told(why="more", words=town.names.words)
        step = take_step(person, by=town.yvonne, move=on, way_back=way_back, told=why)
    right = correct_step(step, by=town.yvonne, move=Move(places["work_experience"], taken_on=today - timedelta(days=9)))
    one, other = ScaleStep.objects.filter(number__in=[3, 4]).order_by("number")
    note_scale(town.samira, by=town.yvonne, now=one, aim=other)
    return SimpleNamespace(right=right)


PATH = "/cms/mensen/{t.samira.pk}/pad/"
LINES = (
    *looked_at("samira", {"my place": "/mijn/plek/"}),
    *looked_at("henk", {"my place, the promise is over": "/mijn/plek/"}),
    *looked_at("newcomer", {"my place, no step yet": "/mijn/plek/"}, state="empty"),
    *looked_at("yvonne", {
        "desk: path": PATH,
        "desk: path, the promise is over": "/cms/mensen/{t.henk.pk}/pad/",
        "desk: path, none": "/cms/mensen/{t.wit.pk}/pad/",
        "desk: a step to put right": "/cms/mensen/{t.henk.pk}/pad/{t.path.right.pk}/verbeteren/",
        "desk: steps both ways": "/cms/stappen/",
    }),
    Line("desk: a step without its way back", PATH, "yvonne", data={"place": "x", "taken_on": "x"}),
    Line("desk: steps of a day to come", "/cms/stappen/?known=2999-01-01", "yvonne", once=True),
)  # fmt: skip

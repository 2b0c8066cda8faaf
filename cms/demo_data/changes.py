"""People change: a break for a while, another house, and neighbours who begin to help others."""

import random

from marketplace.actions.helpers import offer_help
from marketplace.models import WorkKind
from neighbourhoods.actions import people
from neighbourhoods.models import User

from . import names
from .moments import at, days_ago
from .people import Town
from .telling import in_days

FAVOURITES = ("gezelschap", "boodschappen", "was-en-strijk")


def tell_changes(town: Town) -> None:
    """Told of residents whom a seed drew; the cast stays as the README describes it."""
    helpers = [helper for _, helper in town.helping[len(names.HELPERS) :]]
    neighbours = [neighbour for _, neighbour in town.asking[len(names.NEIGHBOURS) :]]
    chance = random.Random("changes in lindedaal")  # noqa: S311 (the same every time)
    for number, helper in enumerate(helpers[5::12]):
        until = in_days(chance.randrange(7, 45)) if number % 2 == 0 else None
        with at(days_ago(chance.randrange(1, 4), hour=19)):
            people.pause_person(helper, by=helper, until=until)
    for number, neighbour in enumerate(neighbours[7::20]):
        door = town.empty[number]
        with at(days_ago(chance.randrange(1, 4), hour=11)):
            people.set_address(
                neighbour, by=neighbour, place=door, postcode=door.postcode, house_number=str(door.number)
            )
    for neighbour in neighbours[6::18]:
        begin_to_help(neighbour, town, chance)


def begin_to_help(neighbour: User, town: Town, chance: random.Random) -> None:
    """First helped, now helping: the coordinator knows them already and says so within a day."""
    likes = WorkKind.objects.filter(slug=chance.choice(FAVOURITES))
    with at(days_ago(4, hour=14)):
        offer_help(neighbour, by=neighbour, likes=likes)
    with at(days_ago(3, hour=10)):
        people.meet_person(neighbour, by=town.coordinator_of(neighbour))

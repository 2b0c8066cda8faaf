"""Let the people of Lindedaal join, by the same actions as everybody."""

import random
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils import translation
from django.utils.text import slugify

from marketplace.actions.helpers import offer_help
from marketplace.actions.profiles import set_preferences
from marketplace.hours import task_hours
from marketplace.models import WorkKind
from neighbourhoods import reach
from neighbourhoods.actions import people
from neighbourhoods.models import (
    Consent,
    CoordinatorPost,
    HouseNumber,
    Municipality,
    Neighbourhood,
    User,
)
from neighbourhoods.models.outreach import BY_HAND
from neighbourhoods.models.people import Precision

from . import names
from .crowd import Crowd
from .moments import at, days_ago

HOME = "lindedaal.example"
EDITORS = "Moderators"  # a group of Wagtail: it may publish
chance = random.Random()  # noqa: S311 (drawing, not secrets)


@dataclass(frozen=True)
class Door:
    """A front door as an address action wants it."""

    latitude: float
    longitude: float
    neighbourhood: Neighbourhood
    street: str
    place_name: str
    postcode: str
    number: int
    precision: str = Precision.HOUSE


@dataclass(frozen=True)
class Town:
    """The cast by name ("Samira", "mevrouw De Wit"), and everybody who helps or asks."""

    coordinators: dict[str, User]
    helpers: dict[str, User]
    neighbours: dict[str, User]
    helping: list[tuple[names.Resident, User]]
    asking: list[tuple[names.Resident, User]]
    empty: list[Door]  # a few houses where nobody lives yet

    def coordinator_of(self, person: User) -> User:
        hood = person.neighbourhood.name if person.neighbourhood else ""
        return next(self.coordinators[each.first_name] for each in names.COORDINATORS if hood in each.hoods)


def mail_of(first_name: str, last_name: str = "") -> str:
    plain = f"{first_name} {last_name}".strip().replace("ı", "i")
    return f"{slugify(plain).replace('-', '.')}@{HOME}"


def settle(municipality: Municipality, crowd: Crowd) -> Town:
    """Coordinators first: they meet the helpers and take the calls. The same town every time."""
    chance.seed("people of lindedaal")
    doors = _doors(municipality)
    coordinators = {each.first_name: _coordinator(each, municipality) for each in names.COORDINATORS}
    _editor()
    _operator()
    homes = {
        (each.street, each.number) for each in (*names.HELPERS, *names.NEIGHBOURS, *crowd.helpers, *crowd.neighbours)
    }
    empty = [door for home, door in doors.items() if home not in homes]
    town = Town(coordinators, {}, {}, [], [], chance.sample(empty, 10))
    for index, resident in enumerate((*names.HELPERS, *crowd.helpers)):
        helper = _helper(resident, index, doors[resident.street, resident.number], town)
        town.helpers.setdefault(resident.first_name, helper)
        town.helping.append((resident, helper))
    for index, resident in enumerate((*names.NEIGHBOURS, *crowd.neighbours)):
        neighbour = _neighbour(resident, index, doors[resident.street, resident.number], town)
        town.neighbours.setdefault(resident.call_name, neighbour)
        town.asking.append((resident, neighbour))
    return town


def _doors(municipality: Municipality) -> dict[tuple[str, int], Door]:
    rows = HouseNumber.objects.filter(neighbourhood__municipality=municipality)
    hoods = Neighbourhood.objects.filter(municipality=municipality).select_related("municipality").in_bulk()
    return {
        (row.street, row.number): Door(
            row.latitude, row.longitude, hoods[row.neighbourhood_id], row.street, row.place_name, row.postcode,
            row.number,
        )
        for row in rows
    }  # fmt: skip


def _coordinator(each: names.Coordinator, municipality: Municipality) -> User:
    phone = f"+31880001{each.extension + 200}"
    user = User.objects.create_user(
        mail_of(each.first_name),
        first_name=each.first_name,
        last_name=each.last_name,
        phone=phone,
        channel=names.MAIL,
        municipality=municipality,
        date_joined=days_ago(500),
    )
    for hood in Neighbourhood.objects.filter(municipality=municipality, name__in=each.hoods):
        CoordinatorPost.objects.create(
            user=user, neighbourhood=hood, phone=phone, since=days_ago(480).date(), is_lead=True
        )
    return user


def _editor() -> None:
    first_name, last_name = names.EDITOR
    editor = User.objects.create_user(
        mail_of(first_name), first_name=first_name, last_name=last_name, channel=names.MAIL, date_joined=days_ago(400)
    )
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])


def _operator() -> None:
    """Runs the machine: no neighbourhood, so no residents either."""
    first_name, last_name = names.OPERATOR
    User.objects.create_superuser(mail_of(first_name), first_name=first_name, last_name=last_name)


def _helper(resident: names.Resident, index: int, door: Door, town: Town) -> User:
    joined = _days_known(resident) if resident.met else chance.randrange(1, 4)
    joining = at(days_ago(joined, hour=chance.randrange(9, 19)), calls_made=resident.met)
    with joining, translation.override(resident.language):
        helper = people.join_as_helper(
            first_name=resident.first_name,
            last_name=resident.last_name,
            phone=resident.phone or f"+316000001{index:02d}",
            email=mail_of(resident.first_name, resident.last_name) if resident.channel != names.CALL else None,
        )
        helper = _move_in(helper, by=helper, door=door)
        if resident.channel == names.TEXT and reach.texts_are_sent():
            helper = people.set_channel(helper, by=helper, channel=names.TEXT)
        likes = WorkKind.objects.filter(slug__in=[names.LIKES[like] for like in resident.likes])
        offer_help(helper, by=helper, likes=likes)
        minutes = resident.reach or chance.choice((15, 20, 20, 30))
        days, parts = resident.hours
        set_preferences(helper, by=helper, reach_minutes=minutes, hours=task_hours(days, parts) if days else None)
    if resident.met:
        with at(days_ago(joined - 2, hour=14)):
            helper = people.meet_person(helper, by=town.coordinator_of(helper))
    return helper


def _neighbour(resident: names.Resident, index: int, door: Door, town: Town) -> User:
    phone = resident.phone or f"+316000002{index:02d}"
    known = _days_known(resident)
    with at(days_ago(known, hour=chance.randrange(9, 17))):
        if resident.channel in BY_HAND:
            coordinator = next(iter(town.coordinators.values()))
            person = people.register_caller(
                by=coordinator, first_name=resident.first_name, last_name=resident.last_name, phone=phone,
                salutation=resident.salutation, call_name=resident.call_name, wording=names.SAID,
                language=resident.language,
            )  # fmt: skip
            person = _move_in(person, by=coordinator, door=door)
            if resident.channel == names.LETTER:
                person = people.set_channel(person, by=town.coordinator_of(person), channel=names.LETTER)
            return person
        person = User.objects.create_user(
            mail_of(resident.first_name, resident.last_name), first_name=resident.first_name,
            last_name=resident.last_name, phone=phone, salutation=resident.salutation,
            call_name=resident.call_name, channel=resident.channel, language=resident.language,
        )  # fmt: skip
        people.give_consent(
            person, by=person, purpose="service", wording=names.SHOWN, medium=Consent.Medium.WEB, language="nl"
        )
        return _move_in(person, by=person, door=door)


def _days_known(resident: names.Resident) -> int:
    """The cast was there half a year ago; others came all through the year, and before."""
    return chance.randrange(185, 420) if not resident.phone else chance.choice((chance.randrange(6, 360), 400))


def _move_in(person: User, *, by: User, door: Door) -> User:
    return people.set_address(person, by=by, place=door, postcode=door.postcode, house_number=str(door.number))

"""The residents whom a seed draws, beside the cast of names.py: who helps, who asks, which couples share a phone."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import geography, names
from .names import Resident
from .town_names import NAMES, Names

WORK = "bbbbwhhttgggppkkdd"  # how often each kind is liked, by the letters of names.LIKES
REACHES = (10, 15, 15, 20, 20, 20, 30, 30, 45)
HOURS: tuple[tuple[tuple[int, ...], tuple[str, ...]], ...] = (
    (tuple(range(7)), ()),
    (tuple(range(5)), ("morning",)),
    (tuple(range(5)), ("morning", "afternoon")),
    (tuple(range(5)), ("evening",)),
    ((5, 6), ()),
    ((1, 3), ("afternoon",)),
    ((0, 2, 4), ("morning",)),
    ((2, 5), ("morning", "afternoon")),
)


@dataclass(frozen=True)
class Size:
    """How much of Lindedaal is made. The cast of names.py is always there."""

    helpers: int
    neighbours: int
    couples: int
    weekly: int  # pairs in which the same helper comes every week or two, for months
    single: int  # requests beside those


WHOLE = Size(helpers=90, neighbours=124, couples=11, weekly=11, single=220)
SMALL = Size(helpers=6, neighbours=8, couples=1, weekly=1, single=24)


@dataclass(frozen=True)
class Crowd:
    helpers: tuple[Resident, ...]
    neighbours: tuple[Resident, ...]


def gather(size: Size) -> Crowd:
    """The same people every time; a small town holds the first of the whole one."""
    chance = random.Random("everybody else in lindedaal")  # noqa: S311 (the same town every time)
    people = _strangers(chance)
    helpers = tuple(_helper(next(people), chance) for _ in range(WHOLE.helpers))[: size.helpers]
    neighbours = tuple(_neighbour(next(people), chance) for _ in range(WHOLE.neighbours))[: size.neighbours]
    return Crowd(helpers, _in_couples(neighbours, size.couples))


def _strangers(chance: random.Random) -> Iterator[Resident]:
    """People with a name and a front door that nobody else has, spread over the neighbourhoods."""
    taken = {(each.street, each.number) for each in (*names.HELPERS, *names.NEIGHBOURS)}
    free = {
        hood.name: [door for door in geography.doors(hood) if (door.street, door.number) not in taken]
        for hood in geography.HOODS
    }
    for doors in free.values():
        chance.shuffle(doors)
    known = {(each.first_name, each.last_name) for each in (*names.HELPERS, *names.NEIGHBOURS)}
    number = 0
    while True:
        family = chance.choices(NAMES, [each.share for each in NAMES])[0]
        person = _named(family, chance)
        if (person.first_name, person.last_name) in known:
            continue
        known.add((person.first_name, person.last_name))
        door = free[geography.HOODS[number % len(geography.HOODS)].name].pop()
        yield replace(person, street=door.street, number=door.number, phone=f"+3160000{3000 + number}")
        number += 1


def _named(family: Names, chance: random.Random) -> Resident:
    salutation = chance.choice((names.W, names.W, names.M, names.M, names.N))
    woman = salutation == names.W or (salutation == names.N and chance.random() < 0.5)
    first_name = chance.choice(family.women if woman else family.men)
    return Resident(first_name, chance.choice(family.families), salutation, "", 0)


def _helper(person: Resident, chance: random.Random) -> Resident:
    likes = "".join(dict.fromkeys(chance.choice(WORK) for _ in range(chance.choice((1, 2, 3, 3, 4)))))
    return replace(
        person, likes=likes, channel=chance.choices((names.MAIL, names.CALL), (5, 1))[0], hours=chance.choice(HOURS),
        reach=chance.choice(REACHES), language=chance.choices(("nl", "en"), (9, 1))[0],
    )  # fmt: skip


TITLES: dict[str, str] = {names.W: "mevrouw", names.M: "meneer", names.F: "familie"}


def _neighbour(person: Resident, chance: random.Random) -> Resident:
    """Most phone and are called by their last name, some write; a family is a family."""
    by_phone = chance.random() < 0.62
    salutation = names.F if not by_phone and chance.random() < 0.4 else person.salutation
    title = TITLES.get(salutation)
    last_name = person.last_name[0].upper() + person.last_name[1:]
    call_name = f"{title} {last_name}" if title and (by_phone or salutation == names.F) else person.first_name
    channel = names.CALL if by_phone else names.MAIL
    return replace(person, salutation=salutation, call_name=call_name, channel=channel)


def _in_couples(neighbours: tuple[Resident, ...], couples: int) -> tuple[Resident, ...]:
    """Every other one of the first few moves in with the one before: one name, one door, one telephone."""
    people = list(neighbours)
    for first in range(0, couples * 2, 2):
        one, other = people[first], people[first + 1]
        last_name = one.last_name[0].upper() + one.last_name[1:]
        title = TITLES.get(other.salutation)
        people[first + 1] = replace(
            other, last_name=one.last_name, street=one.street, number=one.number, phone=one.phone,
            call_name=f"{title} {last_name}" if title else other.first_name,
        )  # fmt: skip
    return tuple(people)

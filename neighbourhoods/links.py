"""Signed links in messages: a purpose, a thing, a person, a last moment. Opening one shows what will happen; only a
button acts, as that person and nobody else, and the same link shows the same result for as long as it lives.

Higher apps register what a purpose shows and does; the page stands at /actie/<token>/.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .models import User

_SALT = "dichtbij.links"


@dataclass(frozen=True)
class Step:
    """What a link's page says: how it stands and, while there is something to do, the buttons. No personal data."""

    title: str
    sentences: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()  # (value, label); empty: it is done, or too late
    next_label: str = ""
    next_url: str = ""


Describe = Callable[[int, User], Step | None]
Act = Callable[[int, User, str], object]


@dataclass(frozen=True)
class Purpose:
    name: str
    describe: Describe  # None: the thing is gone
    act: Act  # calls an action with by=that person; may refuse with NotAllowedNow


@dataclass(frozen=True)
class Link:
    purpose: str
    thing_id: int
    person_id: int


class LinkInvalid(Exception):
    """Not a link of ours, or not for this purpose."""


class LinkExpired(LinkInvalid):
    """It was one of ours."""


purposes: dict[str, Purpose] = {}


def register(purpose: str, *, describe: Describe, act: Act) -> None:
    purposes[purpose] = Purpose(purpose, describe, act)


def make(purpose: str, thing: models.Model | int, person: User | int, *, days: int) -> str:
    """The token. It holds ids only."""
    if purpose not in purposes:
        raise LookupError(f"no link is registered for {purpose}")
    thing_id, person_id = (part if isinstance(part, int) else part.pk for part in (thing, person))
    last = int((timezone.now() + timedelta(days=days)).timestamp())
    return signing.dumps([purpose, thing_id, person_id, last], salt=_SALT)


def read(token: str, purpose: str | None = None) -> Link:
    """What a token says. LinkExpired when its time is over, LinkInvalid when it is not ours (or for something else)."""
    try:
        name, thing_id, person_id, last = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError) as forged:
        raise LinkInvalid from forged
    if name not in purposes or purpose not in {None, name}:
        raise LinkInvalid
    if timezone.now().timestamp() >= last:
        raise LinkExpired
    return Link(name, thing_id, person_id)


def path(purpose: str, thing: models.Model | int, person: User | int, *, days: int) -> str:
    """The page of a fresh token, for a message's button."""
    return reverse("neighbourhoods:link", args=[make(purpose, thing, person, days=days)])


def person_of(link: Link) -> User:
    """Whom the link was given to, as long as they take part."""
    person = User.objects.filter(pk=link.person_id, is_active=True).first()
    if person is None:
        raise LinkInvalid
    return person

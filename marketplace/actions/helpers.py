"""Joining: somebody offers help, and a coordinator calls to get acquainted."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.models import HelperProfile, WorkKind
from neighbourhoods import outreach
from neighbourhoods.actions import people
from neighbourhoods.actions.people import Place
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel

from .profiles import set_preferences

GET_ACQUAINTED_WITHIN = timedelta(days=2)


@transaction.atomic
def join_as_helper(*, first_name: str, last_name: str = "", phone: str = "", email: str = "") -> User:
    """A new helper, whom a coordinator calls within two days."""
    person = people.join_as_helper(first_name=first_name, last_name=last_name, phone=phone, email=email)
    offer_help(person, by=person)
    return person


@transaction.atomic
def offer_help(person: User, *, by: User, likes: Iterable[WorkKind] = ()) -> HelperProfile:
    """What the person likes to do; whoever we have not met yet comes on the call list, once."""
    profile = set_preferences(person, by=by, likes=likes)
    if not profile.user.is_met:
        outreach.announce(
            person,
            "helper.get_acquainted",
            key=f"helper.get_acquainted:{person.pk}",
            channel=Channel.CALL,
            due_on=timezone.localdate() + GET_ACQUAINTED_WITHIN,
        )
    return profile


@transaction.atomic
def settle_in(
    person: User, *, by: User, place: Place, postcode: str, likes: Iterable[WorkKind], channel: str = ""
) -> User:
    """The last screen of joining: where the person lives, what they like, how they hear from us."""
    if postcode != person.postcode or place.neighbourhood != person.neighbourhood:
        people.set_address(person, by=by, place=place, postcode=postcode)
    if channel:
        people.set_channel(person, by=by, channel=channel)
    offer_help(person, by=by, likes=likes)
    return person

"""An introduction, as far as the story goes. Built with the real actions."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import introducing
from marketplace.models import CandidateProfile, Employer, Introduction
from neighbourhoods.models import Neighbourhood, User

from . import ready
from .employing import bakery


def seen_person(person: User, requester: User, *, by: User, **card: Any) -> User:
    """Somebody whom employers may see, with their first name on the card."""
    ready.rules_for(person.municipality, by=by)
    ready.visible(person, requester, by=by)
    CandidateProfile.objects.update_or_create(person=person, defaults={"name": "first", **card})
    return person


def asked(employer: Employer, bas: User, person: User, **more: Any) -> Introduction:
    return introducing.ask_introduction(employer, person, by=bas, **more)


def said_yes(employer: Employer, bas: User, person: User) -> Introduction:
    return introducing.answer_introduction(asked(employer, bas, person), by=person, yes=True)


def meeting(row: Introduction, *, by: User, in_days: int = 2) -> Introduction:
    day = timezone.localdate() + timedelta(days=in_days)
    at = datetime.combine(day, time(10), timezone.get_current_timezone())
    return introducing.note_appointment(row, by=by, meets_at=at)


def of_a_bakery(neighbourhood: Neighbourhood, person: User, requester: User, *, by: User) -> tuple:
    """Bakkerij Smit, Bas, and their question to somebody who may be seen."""
    seen_person(person, requester, by=by)
    employer, bas = bakery(neighbourhood)
    return employer, bas, asked(employer, bas, person)


def verbs(person: User) -> list[str]:
    return [it.verb for it in person.journal.order_by("pk") if it.verb.startswith("introduction.")]


def told(person: User) -> list[str]:
    """The kinds of messages about introductions, in the order in which they came about."""
    found = person.messages.filter(about_type="marketplace.introduction").order_by("pk")
    return [it.kind for it in found if it.state != "cancelled"]

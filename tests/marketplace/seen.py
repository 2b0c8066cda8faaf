"""People who may be seen by employers, with a card, made in a few rows: what they went through is told in ready.py."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from marketplace.models import CandidateProfile, Employer, Readiness, WorkKind
from marketplace.queries.shown_to_employers import code_for
from marketplace.states import ReadinessState
from neighbourhoods.models import Consent, Neighbourhood, User

from . import stories

LIST = "/werkgevers/kandidaten/"
ALL_ON = {
    "name": "first", "shows_work": True, "shows_certificates": True, "shows_done": True, "shows_hours": True,
    "hours_a_week": 16, "morning": True, "shows_travel": True, "travel": "bike", "shows_coordinator": True,
}  # fmt: skip


def somebody(neighbourhood: Neighbourhood, first_name: str = "Truus", **fields: Any) -> User:
    return User.objects.create_user(
        first_name=first_name, neighbourhood=neighbourhood, municipality=neighbourhood.municipality, **fields
    )


def seen(person: User, *, kinds: tuple[WorkKind, ...] = (), **card: Any) -> User:
    """May be seen from now on; `card`: what they chose otherwise than everything."""
    today = timezone.localdate()
    yes = Consent.objects.create(person=person, purpose="seen_by_employers", wording="Ja", medium="web")
    Readiness.objects.create(
        person=person, state=ReadinessState.VISIBLE, yes=yes, agreed_on=today, confirmed_on=today,
        signed_at=timezone.now(), visible_until=today + timedelta(days=180),
    )  # fmt: skip
    profile = CandidateProfile.objects.create(person=person, **ALL_ON | card)
    profile.work.set(kinds or [stories.shopping()])
    return person


def page_of(employer: Employer, person: User) -> str:
    return reverse("marketplace:candidate", args=[code_for(employer, person.pk)])

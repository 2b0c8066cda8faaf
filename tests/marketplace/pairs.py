"""A pair that lasts, with visits on days of their own; built with the real actions as far as a rhythm is no matter."""

from datetime import time

import pytest
from django.utils import timezone

from marketplace.actions import standing_in
from marketplace.actions.helpers import offer_help
from marketplace.models import Agreement, Opportunity, StandInRequest, Visit
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Message, User
from tests.conftest import helper_of

from . import stories

NOON = "2026-05-12 12:00+02:00"  # a Tuesday; the visit is on Thursday


def pair(requester: User, helper: User, *, in_days: int = 2, at: time | None = time(14)) -> Visit:
    """Their next visit, and one a week later."""
    agreement = stories.agreed(requester, helper, in_days=in_days, at_time=at)
    Agreement.objects.filter(pk=agreement.pk).update(goes_on=True)
    here = {"latitude": requester.latitude, "longitude": requester.longitude}  # so that we know who is nearest
    Opportunity.objects.filter(pk=agreement.opportunity_id).update(**here)
    (first,) = agreement.visits.all()
    Visit.objects.create(agreement=agreement, on_date=stories.a_day(in_days + 7), at_time=at)
    return Visit.objects.get(pk=first.pk)


def with_substitute(visit: Visit, person: User, *, by: User) -> Visit:
    standing_in.name_substitute(visit.agreement, by=by, person=person)
    return Visit.objects.get(pk=visit.pk)


def helpers(hood, by: User, count: int, **fields: object) -> list[User]:
    """People who are met and live ever farther away."""
    made = []
    for number in range(count):
        person = helper_of(hood, f"Helper{number:02d}", f"Nummer{number:02d}", met_by=by)
        person.latitude += (number + 1) * 0.0002
        for name, value in fields.items():
            setattr(person, name, value)
        person.save()
        offer_help(person, by=person, likes=[])
        made.append(person)
    return made


def asked(visit: Visit) -> list[tuple[str, str, int]]:
    """Who was asked, how it stands, in which wave."""
    rows = StandInRequest.objects.filter(visit=visit).order_by("wave", "pk")
    return list(rows.values_list("person__first_name", "state", "wave"))


def request_to(visit: Visit, person: User) -> StandInRequest:
    return StandInRequest.objects.get(visit=visit, person=person)


def told(person: User, *, since: int = 0) -> list[str]:
    waiting = Message.objects.filter(recipient=person, pk__gt=since).exclude(state="cancelled")
    return list(waiting.order_by("pk").values_list("kind", flat=True))


def sent() -> int:
    """Everything that waits has left; the number after which new messages come."""
    Message.objects.filter(state="waiting").update(state="sent", settled_at=timezone.now())
    return Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def now(visit: Visit) -> tuple[str, str]:
    visit = Visit.objects.get(pk=visit.pk)
    return visit.state, visit.stand_in.first_name if visit.stand_in else ""


def refused(act) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        act()
    return refusal.value.code

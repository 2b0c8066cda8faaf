"""Even niet: whoever helps on fixed days rests, and nobody asks them anything. The neighbour hears it once.

Only the visits of the coming two weeks look for somebody at once. The clock brings the later ones, so that a rest that
ends early has cost nothing.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from marketplace import rules, waves
from marketplace.models import Agreement, Visit
from marketplace.states import AgreementState, VisitState
from neighbourhoods import outreach
from neighbourhoods.actions import people
from neighbourhoods.models import User

from .moves import fresh, fresh_agreement, note, occasion
from .standing_in import cannot_come

LOOK_AHEAD = timedelta(days=14)


@transaction.atomic
def pause_helper(person: User, *, by: User, until: date | None = None) -> User:
    """Not now. The neighbours of what comes back hear it once, for all visits in that time."""
    held = Agreement.objects.filter(helper=person, state=AgreementState.AGREED, rhythms__isnull=False).distinct()
    for work in held.order_by("opportunity").values_list("opportunity", flat=True):
        fresh(work)  # before the person, as everybody else locks them
    person = people.pause_person(person, by=by, until=until)
    for held_one in held.order_by("opportunity", "pk"):
        agreement = fresh_agreement(held_one)
        requester = agreement.opportunity.requester
        if _visits_in_rest(agreement):
            entry = note(agreement.opportunity, "helper.rests", by=by, helper=person)
            key = occasion("helper.rests", entry, requester)
            outreach.announce(requester, "helper.rests", about=agreement, key=key)
        _look_for_others(agreement, by=by)
    return person


@transaction.atomic
def let_rest(agreement: Agreement) -> bool:
    """By the clock: visits in the rest of the helper that have come near. False when there is nothing to do."""
    agreement = fresh_agreement(agreement)
    rests = rules.rests_on(agreement.helper, timezone.localdate())
    return agreement.state == AgreementState.AGREED and rests and _look_for_others(agreement, by=None)


def _look_for_others(agreement: Agreement, *, by: User | None) -> bool:
    near = timezone.localdate() + LOOK_AHEAD
    off = [visit for visit in _visits_in_rest(agreement) if visit.on_date is not None and visit.on_date <= near]
    for visit in off:
        cannot_come(visit, by=by)
    return bool(off)


def _visits_in_rest(agreement: Agreement) -> list[Visit]:
    """Planned visits of what comes back, to the end of the rest, that the helper would make."""
    until = agreement.helper.paused_until
    planned = agreement.visits.filter(
        Q() if until is None else Q(on_date__lte=until), on_date__gte=timezone.localdate(), state=VisitState.PLANNED,
        rhythm__isnull=False, helper_said="", stand_in=None, requester_said_done=None,
    )  # fmt: skip
    return [visit for visit in planned.order_by("on_date", "pk") if not waves.has_begun(visit)]

"""What time does with a vacancy: after some weeks the employer is asked whether it is still needed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.models import Opportunity, Vacancy
from marketplace.states import OpportunityState
from neighbourhoods import outreach

from .moves import fresh, note, occasion

ASK_AFTER = timedelta(weeks=6)


@transaction.atomic
def ask_if_still_looking(opportunity: Opportunity) -> bool:
    """Once in six weeks. Without an answer it is taken out: see `clock.expire_opportunity`."""
    opportunity, today = fresh(opportunity), timezone.localdate()
    if opportunity.state != OpportunityState.OPEN or opportunity.still_needed_asked_on is not None:
        return False
    if opportunity.looking_from > today - ASK_AFTER or not Vacancy.objects.filter(opportunity=opportunity).exists():
        return False
    opportunity.still_needed_asked_on = today
    opportunity.save()
    entry = note(opportunity, "vacancy.asked_if_needed", by=None)
    key = occasion("vacancy.still_needed", entry, opportunity.requester)
    outreach.announce(opportunity.requester, "vacancy.still_needed", about=opportunity, key=key)
    return True

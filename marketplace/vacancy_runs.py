"""Which vacancies are asked about, and whose weekly mail is due."""

from django.db.models import QuerySet
from django.utils import timezone

from .actions import new_people, vacancy_clock
from .models import NewPeopleMail, Opportunity
from .states import OpportunityState


def to_ask_about() -> QuerySet[Opportunity]:
    """In the neighbourhood for weeks, and nobody said since that it is still needed."""
    since = timezone.localdate() - vacancy_clock.ASK_AFTER
    found = Opportunity.objects.filter(state=OpportunityState.OPEN, kind=Opportunity.Kind.JOB, vacancy__isnull=False)
    return found.filter(still_needed_asked_on=None, looking_from__lte=since).order_by("pk")


def mails_due() -> QuerySet[NewPeopleMail]:
    return NewPeopleMail.objects.filter(counted_until__lte=timezone.now() - new_people.A_WEEK).order_by("pk")

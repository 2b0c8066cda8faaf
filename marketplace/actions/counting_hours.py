"""Which of their own hours somebody lets count. They choose; nothing counts by itself."""

from collections.abc import Iterable

from django.db import transaction

from marketplace import coming
from marketplace.models import CountedVisit, Visit
from marketplace.states import VisitState
from neighbourhoods.models import User
from neighbourhoods.rules import may_act_for

from .readiness_moves import fresh, note_in_journal, require


@transaction.atomic
def choose_hours(person: User, *, by: User, visits: Iterable[int]) -> int:
    """Exactly these count from now on, as far as they are done visits of this person. Returns how many count."""
    row = fresh(person)
    require(may_act_for(by, row.person))
    done = Visit.objects.filter(coming.by([row.person]), state=VisitState.DONE, pk__in=set(visits))
    wanted = set(done.values_list("pk", flat=True))
    counted = set(CountedVisit.objects.filter(person=row.person).values_list("visit", flat=True))
    CountedVisit.objects.filter(person=row.person, visit__in=counted - wanted).delete()
    CountedVisit.objects.bulk_create(CountedVisit(person=row.person, visit_id=pk) for pk in sorted(wanted - counted))
    if wanted != counted:
        note_in_journal(row, "readiness.hours_chosen", by=by)
    return len(wanted)

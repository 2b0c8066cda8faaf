"""What the clock does about thinking along: for whom nothing stands, and whose owner left. Safe to run twice."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from neighbourhoods import journal, rules
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.models import User
from training.models import TailorMade

WORKING_DAYS = 5
AT_ONCE = 500


@transaction.atomic
def think_along_with(people: QuerySet[User], *, after: int = 0) -> tuple[int, int | None]:
    """One batch of these people, by number: how many were opened, and after which one the next batch begins (None: no
    more). `people` is asked once more under the lock of each, so nobody gets a second one.
    """
    batch = list(people.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if not batch:
        return 0, None
    list(User.objects.select_for_update(no_key=True).filter(pk__in=batch).order_by("pk").values_list("pk"))
    still = list(people.filter(pk__in=batch).order_by("pk"))
    owners = rules.leads_of(person.neighbourhood_id for person in still)
    due = working_days_ahead(timezone.localdate(), WORKING_DAYS)
    made = TailorMade.objects.bulk_create(
        TailorMade(person=person, why=TailorMade.Why.NOTHING_STANDS, due=due, owner=owners[person.neighbourhood_id])
        for person in still
        if person.neighbourhood_id in owners
    )
    journal.record_each(((it.person, it) for it in made), actor=None, verb="tailor_made.opened")
    return len(made), batch[-1]

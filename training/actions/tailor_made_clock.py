"""What the clock does about thinking along: for whom nothing stands, and whose owner left. Safe to run twice."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from neighbourhoods import journal, rules
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.models import User
from training.models import TailorMade
from training.states import TailorMadeState

Why, NO_ROOM = TailorMade.Why, iter(())
WORKING_DAYS = 5
AT_ONCE = 500
MOST_OPEN = 5  # of these in one neighbourhood: as many as somebody calls in a week; the others come after them


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
    room = _room_in(owners)
    made = TailorMade.objects.bulk_create(
        TailorMade(person=person, why=Why.NOTHING_STANDS, due=due, owner=owners[person.neighbourhood_id])
        for person in still
        if next(room.get(person.neighbourhood_id, NO_ROOM), None) is not None
    )
    journal.record_each(((it.person, it) for it in made), actor=None, verb="tailor_made.opened")
    return len(made), batch[-1]


def _room_in(neighbourhoods: Iterable[int | None]) -> dict[int | None, Iterator[int]]:
    """How many more may be opened there now."""
    begun = TailorMade.objects.filter(state=TailorMadeState.OPEN, why=Why.NOTHING_STANDS)
    rows = begun.filter(person__neighbourhood__in=set(neighbourhoods)).order_by().values_list("person__neighbourhood")
    held = dict(rows.annotate(Count("pk")))
    return {pk: iter(range(MOST_OPEN - held.get(pk, 0))) for pk in neighbourhoods}

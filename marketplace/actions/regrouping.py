"""People who may be seen, put into groups of five or more for who looks around before logging in: once a week."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.models import CandidateProfile, NearbyGroup
from marketplace.nearby_groups import Someone, groups_of
from marketplace.queries.nearby_people import who_counts
from neighbourhoods.models import Municipality
from neighbourhoods.places import unit_vector

AT_MOST_EVERY = timedelta(days=7)  # who asks before and after somebody comes or goes, hears no difference in between


@transaction.atomic
def regroup(municipality: Municipality) -> bool:
    """All groups of one municipality anew: of every kind of work, and of all work. False: it is too soon."""
    Municipality.objects.select_for_update().only("pk").get(pk=municipality.pk)
    today, ours = timezone.localdate(), NearbyGroup.objects.filter(municipality=municipality)
    if ours.filter(made_on__gt=today - AT_MOST_EVERY).exists():
        return False
    people: dict[int | None, list[Someone]] = defaultdict(list)
    for kinds, someone in _read(municipality):
        for kind in {None, *kinds}:
            people[kind].append(someone)
    ours.delete()
    made = NearbyGroup.objects.bulk_create(
        NearbyGroup(
            municipality=municipality, work_kind_id=kind, people=group.size, hours_a_week=group.hours, made_on=today,
            **unit_vector(group.latitude, group.longitude)._asdict(),
        )
        for kind, those in people.items()
        for group in groups_of(those)
    )  # fmt: skip
    return bool(made)


def _read(municipality: Municipality) -> Iterable[tuple[set[int], Someone]]:
    """Of each person what stands on the card, and the middle of their neighbourhood. 2 questions."""
    rows = who_counts(municipality)
    kinds: dict[int, set[int]] = defaultdict(set)
    work = CandidateProfile.work.through.objects.filter(
        candidateprofile__in=rows.filter(shows_work=True), workkind__is_active=True
    )
    for card, kind in work.values_list("candidateprofile", "workkind"):
        kinds[card].add(kind)
    said = rows.values_list(
        "pk", "person__neighbourhood__latitude", "person__neighbourhood__longitude", "shows_hours", "hours_a_week"
    )
    for pk, latitude, longitude, shows_hours, hours in said.iterator():
        if latitude is not None and longitude is not None:
            yield kinds[pk], Someone(latitude, longitude, hours or 0 if shows_hours else 0)

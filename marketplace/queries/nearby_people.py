"""How many people who may be seen live near a place: whole groups only, rounded down to fives. See nearby_groups.py."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.utils import timezone

from marketplace.models import CandidateProfile, NearbyGroup
from marketplace.nearby_groups import SMALLEST, in_fives
from neighbourhoods.models import Municipality
from neighbourhoods.places import squared_chord, unit_vector, walking_metres
from training.models import Certificate

from .candidates import seen_now


@dataclass(frozen=True)
class Around:
    """The answer: a number of fives, or fewer than five. Never more exact."""

    people: int
    minutes: int

    @property
    def is_few(self) -> bool:
        return self.people < SMALLEST


def around(point: tuple[float, float], *, minutes: int, kind: int | None = None, hours: int = 0) -> Around:
    """People with a certificate within so many minutes on foot. One question, however many there are."""
    steps = zip("xyz", unit_vector(*point), strict=True)
    x, y, z = (F(name) - Value(here) for name, here in steps)
    near = NearbyGroup.objects.filter(work_kind=kind, hours_a_week__gte=hours).annotate(chord=x * x + y * y + z * z)
    found = near.filter(chord__lte=squared_chord(walking_metres(minutes))).aggregate(people=Sum("people"))
    return Around(in_fives(found["people"] or 0), minutes)


def who_counts(municipality: Municipality) -> QuerySet[CandidateProfile]:
    """Who may be seen now, with a certificate on the card, and of whom we know the neighbourhood."""
    seen = seen_now().filter(person__municipality=municipality).values("person")
    counts = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    held = Certificate.objects.filter(counts, person=OuterRef("person"), withdrawn_at=None)
    cards = CandidateProfile.objects.filter(Exists(held), person__in=seen, shows_certificates=True)
    return cards.filter(person__neighbourhood__latitude__isnull=False)

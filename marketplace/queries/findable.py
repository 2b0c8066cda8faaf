"""Of the people whom employers may see: who can be found by one, and for everybody else why not. For coordinators."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from marketplace.models import CandidateProfile, Readiness
from marketplace.readiness_words import WITHOUT_ANSWER
from marketplace.states import ReadinessState
from neighbourhoods import rules
from neighbourhoods.models import User

SHOWN = 30
WHY = ("pauses", "unconfirmed", "empty", "no_work", "no_hours", "no_place")  # the first that holds is told


@dataclass(frozen=True)
class Hidden:
    """Somebody who may be seen and is not found, and the first thing that would change that."""

    person_id: int
    name: str
    why: str  # of WHY


@dataclass(frozen=True)
class Findable:
    """n of m, and the others."""

    found: int
    of: int
    others: tuple[Hidden, ...]

    @property
    def more(self) -> int:
        """How many others are not told one by one."""
        return self.of - self.found - len(self.others)


def findable(viewer: User) -> Findable:
    """In the neighbourhoods of this coordinator. 2 questions."""
    rows = _told(Readiness.objects.filter(state=ReadinessState.VISIBLE, visible_until__gte=timezone.localdate()))
    rows = rows.filter(person__neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"))
    found = Q(**dict.fromkeys(WHY, False))
    counts = rows.aggregate(of=Count("pk"), found=Count("pk", filter=found))
    others = rows.exclude(found).select_related("person").order_by("person__first_name", "pk")[:SHOWN]
    return Findable(counts["found"], counts["of"], tuple(_hidden(others)))


def _hidden(rows: QuerySet[Readiness]) -> Iterator[Hidden]:
    for row in rows:
        why = next(it for it in WHY if getattr(row, it))
        yield Hidden(row.person_id, row.person.get_short_name(), why)


def _told(rows: QuerySet[Readiness]) -> QuerySet[Readiness]:
    """Each reason as a yes or no."""
    today = timezone.localdate()
    cards = CandidateProfile.objects.filter(person=OuterRef("person"))
    with_work = cards.filter(shows_work=True, work__is_active=True)
    with_hours = cards.filter(shows_hours=True, hours_a_week__gt=0)
    filled = cards.filter(
        Q(shows_work=True) | Q(shows_certificates=True) | Q(shows_done=True) | Q(shows_hours=True)
        | Q(shows_travel=True) | Q(shows_works_well=True) | Q(shows_likes=True)
    )  # fmt: skip
    paused = User.objects.filter(rules.pauses_now(), pk=OuterRef("person"))
    placed = User.objects.filter(pk=OuterRef("person"), neighbourhood__latitude__isnull=False)
    asked = Readiness.objects.filter(pk=OuterRef("pk"), confirm_asked_on__lte=today - WITHOUT_ANSWER)
    return rows.annotate(
        pauses=Exists(paused),
        unconfirmed=Exists(asked),
        empty=~Exists(filled),
        no_work=~Exists(with_work),
        no_hours=~Exists(with_hours),
        no_place=~Exists(placed),
    )

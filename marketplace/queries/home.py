"""What the home page shows of the work: three tasks and jobs as anybody may know them, and honest counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace import words
from marketplace.models import Agreement, Opportunity, Thanks
from marketplace.states import AgreementState, OpportunityState
from neighbourhoods import nearby, places
from neighbourhoods.models import User

from .cards import Card, card_of, light
from .kinds import every_kind
from .locks import with_locks
from .whereabouts import Place

SHOWN = 3
LOOKED_AT = 40  # the newest tasks; the three that are needed first are among them
NEAREST = 12
REACH = 30  # minutes on foot
THIS_WEEK = 3  # days, of a wish without one
COUNTED = 100  # "more than 100" says enough
WHEN_AND_WHERE = frozenset({"calendar", "map-pin", "footprints"})
KEPT = timedelta(minutes=10).total_seconds()


def needed_soon(viewer: User, place: Place | None = None) -> list[Card]:
    """Three open tasks of different kinds, a job among them: the nearest of this week.

    The soonest, when we do not know from where somebody looks.
    """
    today = timezone.localdate()
    minutes = _walks_from(place) if place else {}
    tasks = light().in_bulk(list(minutes)).values() if minutes else _newest()

    def first_needed(task: Opportunity) -> tuple[int, int, int]:
        days = days_until(task, today)
        return (days // 8, minutes[task.pk], days) if minutes else (days, 0, -task.pk)

    chosen = _of_different_kinds(sorted(tasks, key=first_needed))
    cards = [short_card(task, viewer, facts=WHEN_AND_WHERE, minutes=minutes.get(task.pk)) for task in chosen]
    return with_locks(cards, chosen, viewer=viewer, place=place)


def _newest() -> QuerySet[Opportunity]:
    return light().filter(state=OpportunityState.OPEN, band__isnull=False).order_by("-pk")[:LOOKED_AT]


def _walks_from(place: Place) -> dict[int, int]:
    """The nearest open tasks and the minutes on foot to each."""
    found = nearby.nearest(
        Opportunity,
        latitude=place.latitude,
        longitude=place.longitude,
        reach_metres=places.walking_metres(REACH),
        limit=NEAREST,
    )
    return {near.id: near.minutes for near in found}


def days_until(task: Opportunity, today: date) -> int:
    """How soon it is needed, in days; a wish without a day comes after the days of this week.

    A job that can begin now or this week stands beside the tasks of this week; one that begins later waits its turn.
    """
    if task.is_job:
        return max(THIS_WEEK, (task.job.starts_on - today).days)
    if task.on_date is not None:
        days = (task.on_date - today).days
        return days if days >= 0 else 30
    return {Opportunity.Day.SOON: 1, Opportunity.Day.THIS_WEEK: THIS_WEEK}.get(Opportunity.Day(task.day), 8)


def _of_different_kinds(tasks: Iterable[Opportunity]) -> list[Opportunity]:
    """A job is a kind of its own: one stands beside two tasks when there are as many."""
    first_of_kind: dict[tuple[str, int | None], Opportunity] = {}
    kinds = ((task, (task.kind, None if task.is_job else task.work_kind_id)) for task in tasks)
    others = [task for task, kind in kinds if first_of_kind.setdefault(kind, task) is not task]
    return [*first_of_kind.values(), *others][:SHOWN]


def short_card(task: Opportunity, viewer: User, *, facts: frozenset[str], minutes: int | None = None) -> Card:
    """A card with only these facts, by their icons; where it is stands apart from for whom."""
    card = card_of(task, viewer=viewer, minutes=minutes)
    chosen = tuple(fact for fact in card.facts if fact[0] in facts)
    return replace(card, who=words.whom_words(task), facts=chosen)


def can_be_asked() -> str:
    """The first kinds of work, in the order of the editor: "Boodschappen, was en strijk, hulp in huis"."""
    names = [kind.name for kind in every_kind().filter(is_active=True)[:SHOWN]]
    first, *others = names or [_("You tell us what you need.")]
    return ", ".join([first, *map(words.in_a_sentence, others)])


def open_count() -> str:
    """The link to the whole list. Counting stops at COUNTED, so that it costs the same in a town and a city."""
    count = Opportunity.objects.filter(band__isnull=False).order_by()[: COUNTED + 1].count()
    if count > COUNTED:
        return _("See all jobs")
    return ngettext("See the %(count)d job", "See all %(count)d jobs", count) % {"count": count}


def counts_this_year() -> list[tuple[str, str]]:
    """(number, words) pairs; nothing at all while there is nothing to tell. Counted at most once in ten minutes."""
    year = timezone.localdate().year
    counts = cache.get_or_set(f"home.counts.{year}", lambda: _count(year), KEPT)
    if not counts or not counts[0]:
        return []
    done, neighbours, helpers, thanks = counts
    said = (
        (done, ngettext("job done", "jobs done", done)),
        (neighbours, ngettext("neighbour helped", "neighbours helped", neighbours)),
        (helpers, ngettext("helper", "helpers", helpers)),
        (thanks, ngettext("thank-you", "thank-yous", thanks)),
    )
    return [(str(number), what) for number, what in said if number]


def _count(year: int) -> tuple[int, int, int, int]:
    done = Agreement.objects.filter(state=AgreementState.DONE, ended_at__year=year).aggregate(
        jobs=Count("pk"),
        neighbours=Count("opportunity__requester", distinct=True),
        helpers=Count("helper", distinct=True),
    )
    thanks = Thanks.objects.filter(given_at__year=year).count()
    return done["jobs"], done["neighbours"], done["helpers"], thanks

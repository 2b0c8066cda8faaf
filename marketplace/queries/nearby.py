"""The list of open tasks and jobs: nearest fitting first, or newest first while we do not know where the viewer is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.hours import task_hours
from marketplace.map import map_of_cards
from marketplace.models import HelperProfile, Opportunity, WorkKind
from neighbourhoods import nearby, places
from neighbourhoods.map_figure import MapFigure
from neighbourhoods.models import User
from neighbourhoods.places import Hours

from .cards import Card
from .locks import cards_of
from .whereabouts import Place

PAGE = 20
REACH = 20  # minutes on foot, for somebody who did not say
FARTHEST = 60
EVERYWHERE = 100_000.0  # metres: to find what is nearest when nothing is near
TASK, JOB = Opportunity.Kind.TASK, Opportunity.Kind.JOB
SORTS = {"klussen": TASK, "werk": JOB}  # as the address says it
DAYS = ("vandaag", "morgen", "deze-week", "weekend", "altijd")


@dataclass(frozen=True)
class Wish:
    """What the address of the list asks for. Nothing in it says who or where the viewer is.

    `sort`: tasks or jobs only; jobs alone have an address of their own.
    """

    sort: str = ""
    kind: str = ""
    day: str = ""
    reach: int | None = None
    after: int | None = None

    @classmethod
    def read(cls, values: Any, sort: str = "") -> "Wish":
        """From a query string; what makes no sense is left out. sort: of the page it is on."""
        reach, after = (_number(values.get(name)) for name in ("lopen", "na"))
        day = values.get("dag", "")
        return cls(
            sort=sort or SORTS.get(values.get("wat", ""), ""),
            kind=values.get("soort", "")[:50],
            day=day if day in DAYS else "",
            reach=min(reach, FARTHEST) if reach else None,
            after=after,
        )

    def href(self, **changes: Any) -> str:
        """The list with these changes; a change begins at its first page again."""
        changed = replace(self, sort=changes.pop("sort", self.sort))
        if changed.sort == JOB:
            return reverse("marketplace:jobs") + changed.query(wat="", **changes)
        return reverse("marketplace:tasks") + changed.query(**changes)

    def query(self, **changes: Any) -> str:
        sort = next((word for word, sort in SORTS.items() if sort == self.sort), "")
        now = {"wat": sort, "soort": self.kind, "dag": self.day, "lopen": self.reach, **changes}
        asked = {name: value for name, value in now.items() if value}
        return f"?{urlencode(asked)}" if asked else ""


Chip = tuple[str, str, str, bool]  # icon, words, address, chosen or not


@dataclass(frozen=True)
class Elsewhere:
    """The nearest neighbourhood where there is something to do, when there is nothing here."""

    choice: str
    name: str
    minutes: int

    @property
    def is_far(self) -> bool:
        return self.minutes > FARTHEST


@dataclass(frozen=True)
class TaskList:
    cards: tuple[Card, ...]
    count: int  # on this page
    more: str  # the next page, empty on the last one
    farther: str  # the same list farther away, empty when that is no use
    reach: int
    sort: str
    sorts: tuple[Chip, ...]
    kinds: tuple[Chip, ...]
    days: tuple[Chip, ...]
    kind: str  # the chosen kind in words
    day: str
    map: MapFigure | None
    query: str  # what was asked, for the pages with one question
    is_filtered: bool
    elsewhere: Elsewhere | None = None
    is_first: bool = True

    @property
    def back(self) -> str:
        """For the page that asks where the viewer lives: it leads back to this list."""
        return f"?{urlencode({'next': reverse('marketplace:jobs')})}" if self.is_work else ""

    @property
    def is_work(self) -> bool:
        return self.sort == JOB

    @property
    def views(self) -> tuple[Chip, ...]:
        return (("list", _("List"), "#lijst", True), ("map", _("Map"), "#kaart", False))


def task_list(viewer: User, wish: Wish, place: Place | None) -> TaskList:
    """One page of the list as this viewer may see it."""
    kinds = list(WorkKind.objects.filter(is_active=True))
    profile = _profile(viewer)
    today = timezone.localdate()
    reach = wish.reach or (profile.reach_minutes if profile else REACH)
    filters = _filters(wish, kinds, profile, today)
    found = _near(place, reach, filters, wish.after) if place else _newest(filters, wish.after)
    ids, minutes = [pk for pk, _walk in found[:PAGE]], {pk: walk for pk, walk in found if walk}
    cards = cards_of(ids, viewer=viewer, minutes=minutes, place=place)
    is_last = len(found) <= PAGE
    return TaskList(
        cards=tuple(cards),
        count=len(cards),
        more="" if is_last else wish.href(na=ids[-1]),
        farther=wish.href(lopen=min(2 * reach, FARTHEST)) if place and is_last and reach < FARTHEST else "",
        reach=reach,
        sort=wish.sort,
        sorts=sort_chips(wish),
        kinds=kind_chips(wish, kinds),
        days=day_chips(wish),
        kind=next((kind.name for kind in kinds if kind.slug == wish.kind), ""),
        day=_day_words()[wish.day] if wish.day else "",
        map=map_of_cards(cards, [label_of(number, card) for number, card in enumerate(cards, 1)], place),
        query=wish.query(),
        is_filtered=bool(wish.kind or wish.day or wish.sort == TASK),
        elsewhere=_elsewhere(place, filters) if place and not cards else None,
        is_first=wish.after is None,
    )


def label_of(number: int, card: Card) -> str:
    """A pin in words: all that the card says."""
    return _("Job %(number)d: %(title)s %(who)s, %(where)s") % {
        "number": number,
        "title": card.title,
        "who": card.who,
        "where": card.facts[1][1],
    }


def kind_chips(wish: Wish, kinds: Sequence[WorkKind] | None = None) -> tuple[Chip, ...]:
    """Every kind of work as a link, "all" first."""
    found = WorkKind.objects.filter(is_active=True) if kinds is None else kinds
    chips = ((kind.icon, kind.name, wish.href(soort=kind.slug), kind.slug == wish.kind) for kind in found)
    return (("", _("All"), wish.href(soort=""), not wish.kind), *chips)


def sort_chips(wish: Wish) -> tuple[Chip, ...]:
    """Everything, small jobs, or work for some hours a week."""
    words = (("", "list", _("All")), (TASK, "hand-heart", _("Jobs")), (JOB, "briefcase-business", _("Work")))
    return tuple((icon, name, wish.href(sort=sort), sort == wish.sort) for sort, icon, name in words)


def day_chips(wish: Wish) -> tuple[Chip, ...]:
    return tuple(("", name, wish.href(dag=day), day == wish.day) for day, name in _day_words().items())


def _day_words() -> dict[str, str]:
    return {
        "": _("Any day that suits me"),
        "vandaag": _("Today"),
        "morgen": _("Tomorrow"),
        "deze-week": _("This week"),
        "weekend": _("At the weekend"),
        "altijd": _("All days and times"),
    }


# ---------------------------------------------------------------- what fits
@dataclass(frozen=True)
class Filters:
    sort: str = ""
    kinds: int | None = None
    hours: Hours | None = None
    among: QuerySet[Opportunity] | None = None

    def as_arguments(self) -> dict[str, Any]:
        only = ("kind", self.sort) if self.sort else None
        return {"only": only, "kinds": self.kinds, "hours": self.hours, "among": self.among}


def _filters(wish: Wish, kinds: Sequence[WorkKind], profile: HelperProfile | None, today: date) -> Filters:
    """The kind that was asked, and the day that was asked or else the hours the helper has."""
    mask = next((kind.mask for kind in kinds if kind.slug == wish.kind), None)
    days = days_of(wish.day, today)
    if days:
        on_these_days = Opportunity.objects.filter(Q(on_date__isnull=True) | Q(on_date__in=days))
        return Filters(wish.sort, mask, task_hours({day.weekday() for day in days}, ()), on_these_days)
    if profile is not None and not wish.day:
        return Filters(wish.sort, mask, Hours(profile.hours_0, profile.hours_1, profile.hours_2))
    return Filters(wish.sort, mask)


def days_of(word: str, today: date) -> list[date]:
    """The days behind a word; none for any day."""
    ahead = {
        "vandaag": range(1),
        "morgen": range(1, 2),
        "deze-week": range(7 - today.weekday()),
        "weekend": [it for it in range(7 - today.weekday()) if today.weekday() + it > 4],
    }
    return [today + timedelta(days=it) for it in ahead.get(word, ())]


def _profile(viewer: User) -> HelperProfile | None:
    """Read together with the viewer."""
    return getattr(viewer, "helper", None)


# ---------------------------------------------------------------- the search
def _near(place: Place, reach: int, filters: Filters, after: int | None) -> list[tuple[int, int | None]]:
    """(task, minutes on foot), nearest first, one more than fits on the page."""
    found = nearby.nearest(
        Opportunity,
        latitude=place.latitude,
        longitude=place.longitude,
        reach_metres=places.walking_metres(reach),
        limit=PAGE + 1,
        after=_cursor(place, after),
        **filters.as_arguments(),
    )
    return [(near.id, near.minutes) for near in found]


def _cursor(place: Place, after: int | None) -> nearby.Cursor | None:
    """Where the page before ended. The address only names the task: its distance would tell where the viewer is."""
    row = Opportunity.objects.filter(pk=after, x__isnull=False).values_list("x", "y", "z").first() if after else None
    if row is None or after is None:
        return None
    here = places.unit_vector(place.latitude, place.longitude)
    x, y, z = (float(a or 0) - b for a, b in zip(row, here, strict=True))
    return nearby.Cursor(x * x + y * y + z * z, after)  # the same steps as in SQL, so the same number


def _newest(filters: Filters, after: int | None) -> list[tuple[int, int | None]]:
    """Open tasks, newest first: for somebody whose place we do not know."""
    tasks = _open(filters).order_by("-published_at", "-id")
    last = Opportunity.objects.filter(pk=after).values_list("published_at", flat=True).first() if after else None
    if last is not None:
        tasks = tasks.filter(Q(published_at__lt=last) | Q(published_at=last, pk__lt=after))
    return [(pk, None) for pk in tasks.values_list("pk", flat=True)[: PAGE + 1]]


def _open(filters: Filters) -> QuerySet[Opportunity]:
    """Open tasks that fit the kind and the day; a helper's own hours only count nearby."""
    tasks = filters.among if filters.among is not None else Opportunity.objects.all()
    tasks = tasks.filter(band__isnull=False)
    tasks = tasks.filter(kind=filters.sort) if filters.sort else tasks
    return tasks.filter(kind_bit=filters.kinds) if filters.kinds is not None else tasks


def _elsewhere(place: Place, filters: Filters) -> Elsewhere | None:
    found = nearby.nearest(
        Opportunity,
        latitude=place.latitude,
        longitude=place.longitude,
        reach_metres=EVERYWHERE,
        limit=1,
        **filters.as_arguments(),
    )
    if not found:
        return None
    hood = Opportunity.objects.values_list("neighbourhood__code", "neighbourhood__name").get(pk=found[0].id)
    return Elsewhere(hood[0], hood[1], found[0].minutes)


def _number(text: object) -> int | None:
    return int(str(text)) if text and str(text).isdecimal() and len(str(text)) < 10 else None

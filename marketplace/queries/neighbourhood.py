"""One neighbourhood as everybody may see it: whom to call there, and the work that is open."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from marketplace import words
from marketplace.models import Opportunity
from neighbourhoods.models import Neighbourhood, User
from neighbourhoods.queries.places import Contact, contact_for, neighbourhood_from_slug

from .cards import Card, light
from .home import days_until, short_card
from .locks import with_locks

ON_THE_PAGE = 12
ON_PAPER = 6  # what fits on one A4 in letters for everybody, measured
LOOKED_AT = 100
WHEN_AND_HOW_LONG = frozenset({"calendar", "clock"})


@dataclass(frozen=True)
class Place:
    name: str
    slug: str
    municipality: str
    contact: Contact
    cards: tuple[Card, ...]
    has_more: bool


@dataclass(frozen=True)
class PaperTask:
    """A line of the printed list. The number is what people say when they call."""

    number: int
    title: str
    icon: str
    palette: str
    for_whom: str
    when: str


@dataclass(frozen=True)
class PaperList:
    name: str
    slug: str
    municipality: str
    week: str
    contact: Contact
    tasks: tuple[PaperTask, ...]
    has_more: bool


def place(slug: str, viewer: User) -> Place:
    """404 for a neighbourhood we do not know."""
    hood = neighbourhood_from_slug(slug)
    tasks = _open_tasks(hood)
    shown = tasks[:ON_THE_PAGE]
    cards = [short_card(task, viewer, facts=WHEN_AND_HOW_LONG) for task in shown]
    return Place(
        name=hood.name,
        slug=hood.slug,
        municipality=hood.municipality.name,
        contact=contact_for(hood),
        cards=tuple(with_locks(cards, shown, viewer=viewer)),
        has_more=len(tasks) > ON_THE_PAGE,
    )


def paper_list(slug: str) -> PaperList:
    """The list for the notice board: weekdays in full, because paper does not know what today is."""
    hood = neighbourhood_from_slug(slug)
    tasks, today = _open_tasks(hood), timezone.localdate()
    return PaperList(
        name=hood.name,
        slug=hood.slug,
        municipality=hood.municipality.name,
        week=date_format(today - timedelta(days=today.weekday()), "j F"),
        contact=contact_for(hood),
        tasks=tuple(_on_paper(task) for task in tasks[:ON_PAPER]),
        has_more=len(tasks) > ON_PAPER,
    )


def _open_tasks(hood: Neighbourhood) -> list[Opportunity]:
    """The soonest of the newest."""
    newest = light().filter(neighbourhood=hood, band__isnull=False).order_by("-asked_at", "-pk")[:LOOKED_AT]
    today = timezone.localdate()
    return sorted(newest, key=lambda task: (days_until(task, today), -task.pk))


def _on_paper(task: Opportunity) -> PaperTask:
    kind = task.work_kind
    return PaperTask(
        number=task.pk,
        title=task.title,
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        for_whom=words.whom_words(task),
        when=words.paper_words(task),
    )

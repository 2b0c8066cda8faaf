"""Cards of open tasks: what everybody may see before an agreement, and nothing more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import words
from marketplace.models import Opportunity
from neighbourhoods.models import User

Fact = tuple[str, str]  # a Lucide icon and its words

LIGHT = (
    "kind", "kind_bit", "state", "day", "on_date", "at_time", "morning", "afternoon", "evening", "minutes",
    "published_at", "latitude", "longitude", "requester__salutation", "neighbourhood__name",
    "neighbourhood__municipality",
    "work_kind__slug", "work_kind__name_nl", "work_kind__name_en", "work_kind__hint_nl", "work_kind__hint_en",
    "work_kind__steps_nl", "work_kind__steps_en", "work_kind__icon", "work_kind__palette", "work_kind__together",
    "work_kind__handles_money",
)  # fmt: skip


@dataclass(frozen=True)
class Card:
    """A task as a stranger may know it: a kind of work, a neighbourhood, a day and a part of it."""

    pk: int
    title: str
    who: str
    href: str
    icon: str
    palette: str
    facts: tuple[Fact, ...]
    latitude: float | None
    longitude: float | None
    tag: Fact | None = None


def light() -> QuerySet[Opportunity]:
    """Tasks with only what a card needs: no name, no address is even read."""
    return Opportunity.objects.select_related("requester", "work_kind", "neighbourhood").only(*LIGHT)


def cards_of(ids: Iterable[int], *, viewer: User, minutes: Mapping[int, int] | None = None) -> list[Card]:
    """Cards in the order of the ids; minutes: the walk to each, where it is known where the viewer is."""
    found = light().in_bulk(list(ids))
    return [card_of(found[pk], viewer=viewer, minutes=(minutes or {}).get(pk)) for pk in ids if pk in found]


def card_of(task: Opportunity, *, viewer: User, minutes: int | None) -> Card:
    card = public_card(task, exact=knows_time(viewer), minutes=minutes, today=timezone.localdate())
    if viewer.is_authenticated and task.requester_id == viewer.pk:
        return replace(card, tag=("user-round", _("Your own request")))
    return card


def knows_time(viewer: User) -> bool:
    """The exact time is for helpers whom a coordinator has met; everybody else reads the part of the day."""
    return viewer.is_authenticated and viewer.is_met


def public_card(task: Opportunity, *, exact: bool, minutes: int | None, today: date) -> Card:
    kind = task.work_kind
    where: Fact = ("footprints", words.walk_words(minutes)) if minutes else ("map-pin", task.neighbourhood.name)
    return Card(
        pk=task.pk,
        title=task.title,
        who=neighbour_words(task),
        href=task.get_absolute_url(),
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        facts=(
            ("calendar", words.when_words(task, today, exact=exact)),
            where,
            ("clock", words.length_words(task.minutes)),
        ),
        latitude=task.latitude,
        longitude=task.longitude,
    )


def neighbour_words(task: Opportunity) -> str:
    """ "voor een buurvrouw in Lindenkwartier"."""
    whom = words.for_whom(task.requester.salutation, task.work_kind)
    return _("%(whom)s in %(neighbourhood)s") % {"whom": whom, "neighbourhood": task.neighbourhood.name}

"""Cards of open tasks: what everybody may see before an agreement, and nothing more."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import words
from marketplace.models import Opportunity, WorkPolicy
from marketplace.work_forms import rules_of
from neighbourhoods.models import User

Fact = tuple[str, str]  # a Lucide icon and its words

LIGHT = (
    "kind", "kind_bit", "state", "day", "on_date", "at_time", "morning", "afternoon", "evening", "minutes",
    "published_at", "latitude", "longitude", "requester__salutation", "neighbourhood__name",
    "neighbourhood__municipality",
    "work_kind__slug", "work_kind__name_nl", "work_kind__name_en", "work_kind__hint_nl", "work_kind__hint_en",
    "work_kind__steps_nl", "work_kind__steps_en", "work_kind__icon", "work_kind__palette", "work_kind__together",
    "work_kind__handles_money", "work_kind__is_heavy", "looking_from", "work_form", *(f"job__{name}" for name in (
        "name_nl", "name_en", "place_name", "minutes_a_week", "most_minutes_a_week", "starts_on", "ends_on",
        "wage_hour", "allowance_hour", "allowance_month", "repays_travel",
    )),
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
    first: tuple[str, str, str] | None = None  # what the viewer lacks for it: icon, words, the way in


def light() -> QuerySet[Opportunity]:
    """Tasks with only what a card needs: no name, no address is even read."""
    rows = Opportunity.objects.select_related("requester", "work_kind", "neighbourhood", "job").only(*LIGHT)
    return rows.annotate(asks_something=_asks_something())


def _asks_something() -> Exists:
    """Did the municipality ever decide something about this kind of work? Then it is worth looking what."""
    here = {"work_kind": OuterRef("work_kind"), "municipality": OuterRef("neighbourhood__municipality")}
    asks = Q(conduct_check=True) | Q(course__isnull=False) | Q(youngest__isnull=False)
    return Exists(WorkPolicy.objects.filter(asks, **here))


def card_of(task: Opportunity, *, viewer: User, minutes: int | None) -> Card:
    card = public_card(task, exact=knows_time(viewer), minutes=minutes, today=timezone.localdate())
    if viewer.is_authenticated and task.requester_id == viewer.pk:
        return replace(card, tag=("user-round", _("Your own request")))
    return card


def knows_time(viewer: User) -> bool:
    """The exact time is for helpers whom a coordinator has met; everybody else reads the part of the day."""
    return viewer.is_authenticated and viewer.is_met


def job_card(job: Opportunity, *, minutes: int | None, today: date) -> Card:
    """A job among the tasks: how much of the week, from when, and what you get."""
    card = _card(job, ("calendar", words.from_words(job.job, today)), minutes, ("euro", words.pay_words(job)))
    week = {"week": words.hours_words(job.job)}
    if rules_of(job.work_form).is_paid:
        return replace(card, tag=("wallet", _("Paid work, %(week)s") % week))
    return replace(card, tag=("briefcase-business", _("Work, %(week)s") % week))


def public_card(task: Opportunity, *, exact: bool, minutes: int | None, today: date) -> Card:
    if task.is_job:
        return job_card(task, minutes=minutes, today=today)
    when = ("calendar", words.when_words(task, today, exact=exact))
    return _card(task, when, minutes, ("clock", words.length_words(task.minutes)))


def _card(task: Opportunity, when: Fact, minutes: int | None, last: Fact) -> Card:
    kind = task.work_kind
    where: Fact = ("footprints", words.walk_words(minutes)) if minutes else ("map-pin", task.neighbourhood.name)
    return Card(
        pk=task.pk,
        title=task.title,
        who=neighbour_words(task),
        href=task.get_absolute_url(),
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        facts=(when, where, last),
        latitude=task.latitude,
        longitude=task.longitude,
    )


def neighbour_words(task: Opportunity) -> str:
    """ "voor een buurvrouw in Lindenkwartier"."""
    whom = words.whom_words(task)
    return _("%(whom)s in %(neighbourhood)s") % {"whom": whom, "neighbourhood": task.neighbourhood.name}

"""One task as this viewer may see it: a stranger a part of the day, a helper we have met the hour and the steps."""

import re
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import requirements, rules, words
from marketplace.asked_words import COURSE, all_asked
from marketplace.map import map_of_task
from marketplace.models import Opportunity, WorkPolicy
from marketplace.states import AgreementState, OfferState, OpportunityState
from neighbourhoods import places
from neighbourhoods.map_figure import MapFigure
from neighbourhoods.models import Message, User
from neighbourhoods.queries.places import Contact, contact_for
from training.queries.ahead import Ahead

from .cards import LIGHT, Card, card_of, knows_time, neighbour_words
from .fitting import that_fit
from .locks import around, courses_ahead
from .whereabouts import Place

FactRow = tuple[str, str, str, str, str]  # icon, palette, label, words, small print
GONE = {OpportunityState.AGREED, OpportunityState.DONE, OpportunityState.EXPIRED, OpportunityState.TO_TALK_OVER}
WHOLE = (
    *LIGHT, "job__companion_welcome", "job__learns_nl", "job__learns_en", "job__supervisor__first_name",
    "job__supervisor__last_name", "neighbourhood__code", "neighbourhood__municipality__service_name",
    "neighbourhood__municipality__service_phone", "band", "vacancy__duties", "vacancy__adaptations", "vacancy__buddy",
    "vacancy__weekdays", "vacancy__contract", "vacancy__employer",
)  # fmt: skip


@dataclass(frozen=True)
class TaskDetail:
    """What the page shows. A field that is not here cannot leak."""

    pk: int
    slug: str
    href: str
    title: str
    who: str
    icon: str
    palette: str
    standing: str  # open, gone, own, offered or agreed: how the viewer stands to it
    facts: tuple[FactRow, ...]
    hint: str
    steps: tuple[str, ...]
    good_to_know: tuple[tuple[str, str], ...]
    contact: Contact
    map: MapFigure | None
    others: tuple[Card, ...]
    is_paused: bool
    is_job: bool
    locked: "Locked | None" = None
    course: Ahead | None = None  # the one that opens it, when it is given next

    @property
    def is_open(self) -> bool:
        return self.standing == "open"


@dataclass(frozen=True)
class Locked:
    """Work that asks something first: what, what opens it, who helps. `is_learning`: a course opens it, nothing else.

    `is_asked`: this viewer will be called.
    """

    sentence: str
    is_learning: bool
    is_asked: bool
    course: Ahead | None


def task_of(slug: str) -> Opportunity | None:
    """The task an address names, whoever asks; the actions and `task_for` decide what may be done and seen."""
    number = re.match(r"[0-9]{1,15}", slug)
    tasks = Opportunity.objects.select_related(
        "requester", "work_kind", "neighbourhood__municipality", "job__supervisor", "vacancy"
    ).only(*WHOLE)
    return tasks.filter(pk=int(number[0])).first() if number else None


def task_for(viewer: User, slug: str, place: Place | None) -> TaskDetail | None:
    """None when to this viewer it does not exist: never published, or taken back."""
    task = task_of(slug)
    standing = standing_of(task, viewer) if task is not None else ""
    if task is None or not standing:
        return None
    is_live = standing != "gone"
    exact = knows_time(viewer)
    kind = task.work_kind
    policy = policy_for(task) if is_live else None
    locked = locked_for(viewer, task, policy, place) if standing == "open" else None
    return TaskDetail(
        pk=task.pk,
        slug=task.slug,
        href=task.get_absolute_url(),
        title=task.title,
        who=neighbour_words(task),
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        standing=standing,
        facts=(*_facts(task, place, exact=exact), *asked_facts(policy)) if is_live else (),
        hint=kind.hint if kind else "",
        steps=tuple(kind.steps) if kind and exact and is_live else (),
        good_to_know=tuple(("info", it.text) for it in task.good_to_know.all()[:4]) if is_live else (),
        contact=contact_of(task),
        map=map_of_task(task.latitude, task.longitude, place) if is_live else None,
        others=() if is_live else tuple(alternatives(task, viewer, place)),
        is_paused=is_paused(viewer),
        is_job=task.is_job,
        locked=locked,
        course=locked.course if locked else course_for_visitor(viewer, task, policy, place),
    )


def contact_of(task: Opportunity) -> Contact:
    """The coordinator to call, by first name."""
    contact = contact_for(task.neighbourhood)
    return replace(contact, name=contact.first_name)


def standing_of(task: Opportunity, viewer: User) -> str:
    """How the viewer stands to the task; empty when it is no business of theirs."""
    if viewer.is_authenticated:
        if task.requester_id == viewer.pk:
            return "own"
        if task.agreements.filter(helper=viewer, state=AgreementState.AGREED).exists():
            return "agreed"
        if task.offers.filter(helper=viewer, state=OfferState.STANDING).exists():
            return "offered"
    if task.state == OpportunityState.OPEN:
        return "open"
    return "gone" if task.state in GONE and task.published_at else ""


def is_paused(viewer: User) -> bool:
    """Somebody who said "not now", as long as that lasts."""
    return viewer.is_authenticated and rules.rests_on(viewer, timezone.localdate())


def policy_for(task: Opportunity) -> WorkPolicy | None:
    """What this task asks on its own day."""
    return requirements.policy_on(task.work_kind_id, task.neighbourhood.municipality_id, requirements.day_of(task))


def asked_facts(policy: WorkPolicy | None) -> tuple[FactRow, ...]:
    """What the work asks of anybody, for whoever looks."""
    asked = all_asked(policy)
    if policy is None or not asked:
        return ()
    what_is_it = _("A VOG shows that you can be trusted. It is free.") if policy.conduct_check else ""
    return (("shield-check", "purple", _("What it asks"), capfirst(_(" and ").join(asked)), what_is_it),)


def locked_for(viewer: User, task: Opportunity, policy: WorkPolicy | None, place: Place | None) -> Locked | None:
    """What this viewer lacks for it; nothing for who is not known here: they read what it asks."""
    if policy is None or not viewer.is_authenticated:
        return None
    lacking = requirements.missing_by(policy, viewer, task, requirements.day_of(task))
    if not lacking:
        return None
    key, codes = requirements.key_of_question(task, viewer, timezone.localdate()), [it.code for it in lacking]
    course = _course(viewer, task, policy, place) if COURSE in codes else None
    if course is not None and not course.has_date:
        lacking = tuple(replace(it, opens=_("There is no date yet.")) if it.code == COURSE else it for it in lacking)
    return Locked(
        sentence=requirements.in_a_sentence(lacking),
        is_learning=codes == [COURSE],
        is_asked=Message.objects.filter(key=key).exists(),
        course=course,
    )


def course_for_visitor(viewer: User, task: Opportunity, policy: WorkPolicy | None, place: Place | None) -> Ahead | None:
    """Of somebody whom nobody knows here, nobody knows either what they lack."""
    return None if viewer.is_authenticated or policy is None else _course(viewer, task, policy, place)


def _course(viewer: User, task: Opportunity, policy: WorkPolicy, place: Place | None) -> Ahead | None:
    if policy.course is None:
        return None
    return courses_ahead(viewer, [policy.course], place or around(task)).get(policy.course.pk)


def _facts(task: Opportunity, place: Place | None, *, exact: bool) -> tuple[FactRow, ...]:
    length = words.length_words(task.minutes)
    when = capfirst(words.when_words(task, timezone.localdate(), exact=exact))
    walk = minutes_to(task, place)
    where = capfirst(words.walk_words(walk)) if walk else task.neighbourhood.name
    address = _("You get the address after we agree.")
    pays = task.work_kind is not None and task.work_kind.handles_money
    paid = _("You are not paid. The neighbour pays what is bought.") if pays else _("You are not paid.")
    return (
        ("calendar", "ochre", _("When"), when, _("About %(length)s") % {"length": length}),
        ("footprints", "teal", _("Where"), where, f"{task.neighbourhood.name}. {address}" if walk else address),
        ("euro", "slate", _("Money"), _("Volunteer work"), paid),
    )


def minutes_to(task: Opportunity, place: Place | None) -> int | None:
    if place is None or task.latitude is None or task.longitude is None:
        return None
    metres = places.metres_between((place.latitude, place.longitude), (task.latitude, task.longitude))
    return places.walking_minutes(metres)


def alternatives(task: Opportunity, viewer: User, place: Place | None) -> list[Card]:
    """Two other open tasks that the viewer can do: of the same kind when there are, and else whatever is nearest."""
    return [card_of(it, viewer=viewer, minutes=minutes_to(it, place)) for it in that_fit(viewer, task)]


def others_for(viewer: User, slug: str, place: Place | None) -> list[Card]:
    """What the viewer can do instead of the task of this address."""
    task = task_of(slug)
    return alternatives(task, viewer, place) if task is not None else []

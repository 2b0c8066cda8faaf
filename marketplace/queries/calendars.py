"""Somebody's visits as entries of a calendar, as helper and as neighbour, and the secret address to read them at."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.core import signing
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import coming, phrases, rules
from marketplace.models import CalendarFeed, Visit
from marketplace.states import AgreementState, VisitState
from marketplace.windows import first_times
from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact, contact_for
from training.queries.mine import Lesson, lessons_of

from .cards import neighbour_words

SIGNER = signing.Signer(salt="dichtbij.calendar")
PAST = timedelta(days=60)
SHOWN = [VisitState.PLANNED, VisitState.DONE]
RELATED = (
    "agreement__helper", "stand_in", "agreement__opportunity__requester", "agreement__opportunity__work_kind",
    "agreement__opportunity__job",
    "agreement__opportunity__neighbourhood__municipality",
)  # fmt: skip
HEAVY = tuple(f"agreement__opportunity__neighbourhood__{it}geometry" for it in ("", "municipality__"))


@dataclass(frozen=True)
class Entry:
    """One visit on a day. `address` and `with_whom` only while the address is open to the pair."""

    visit_id: int
    title: str
    on_date: date
    at_time: time | None
    minutes: int
    address: str
    contact: Contact
    of: str = "bezoek"  # the word in its identity; other things have numbers of their own


def token_of(viewer: User) -> str:
    """The secret part of the viewer's own feed, the same every time they look; empty when it is closed."""
    feed = CalendarFeed.objects.filter(user=viewer, is_open=True).first()
    return SIGNER.sign_object([viewer.pk, feed.number]) if feed else ""


def owner_of(token: str) -> User | None:
    """Whose feed this is, when the address is ours, not closed since, and the person is still with us."""
    try:
        user_id, number = SIGNER.unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    mine = Q(calendar_feed__is_open=True, calendar_feed__number=number, is_active=True)
    return User.objects.filter(mine, pk=user_id).first()


def entries_of(viewer: User, task: int | None = None) -> list[Entry]:
    """Planned and done visits with a day, of two months back and all that come, the earliest first; or of one task."""
    theirs = coming.by([viewer]) | Q(company=viewer) | Q(agreement__opportunity__requester=viewer)
    visits = Visit.objects.filter(theirs, on_date__gte=timezone.localdate() - PAST, state__in=SHOWN)
    visits = visits.exclude(agreement__state=AgreementState.CALLED_OFF)
    if task is not None:
        visits = visits.filter(agreement__opportunity=task)
    rows = visits.select_related(*RELATED).prefetch_related(first_times("agreement__visits")).defer(*HEAVY)
    rows = rows.order_by("on_date", "at_time", "pk")
    contacts: dict[int, Contact] = {}
    return [_entry(visit, viewer, contacts) for visit in rows]


def everything_of(viewer: User) -> list[Entry | Lesson]:
    """Visits and courses: what the feed of the viewer holds."""
    return [*entries_of(viewer), *lessons_of(viewer, since=timezone.localdate() - PAST)]


def _entry(visit: Visit, viewer: User, contacts: dict[int, Contact]) -> Entry:
    agreement, task = visit.agreement, visit.agreement.opportunity
    is_requester = task.requester_id == viewer.pk
    is_regular = is_requester or viewer.pk == visit.comes.pk == agreement.helper_id
    is_open = rules.address_is_open(agreement) if is_regular else rules.address_is_open_once(visit, viewer)
    if task.neighbourhood_id not in contacts:
        contacts[task.neighbourhood_id] = contact_for(task.neighbourhood)
    return Entry(
        visit_id=visit.pk,
        title=_titled(visit, is_helper=not is_requester, is_open=is_open),
        on_date=visit.on_date,  # type: ignore[arg-type]
        at_time=visit.at_time,
        minutes=visit.minutes,
        address=phrases.whole_address_of(task) if is_open and not is_requester else "",
        contact=contacts[task.neighbourhood_id],
    )


def _titled(visit: Visit, *, is_helper: bool, is_open: bool) -> str:
    task = visit.agreement.opportunity
    if not is_helper:
        helper = phrases.called(visit.comes)
        return _("%(task)s: %(name)s comes to help") % {"task": task.title, "name": helper} if is_open else task.title
    who = phrases.called(task.requester) if is_open else neighbour_words(task)
    return f"{task.title}: {who}"

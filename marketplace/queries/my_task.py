"""One task of somebody who helps: offered, agreed, done or called off. The address only while it is open."""

from dataclasses import dataclass, replace
from datetime import date, time

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import phrases, rules, waves, words
from marketplace.models import Agreement, Offer, Opportunity, Visit
from marketplace.states import AgreementState, OfferState, VisitState
from marketplace.windows import near_visits, next_for_helper
from neighbourhoods import places
from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact

from .cards import neighbour_words
from .detail import FactRow, contact_of

RELATED = (
    "opportunity__requester", "opportunity__work_kind", "opportunity__neighbourhood__municipality",
    "opportunity__job", "helper",
)  # fmt: skip
HEAVY = ("opportunity__neighbourhood__geometry", "opportunity__neighbourhood__municipality__geometry")


@dataclass(frozen=True)
class Neighbour:
    """The other of the pair, only while rules.address_is_open says so."""

    name: str
    doorbell: str
    whole_address: str
    phone: str
    minutes: int | None


@dataclass(frozen=True)
class MyTask:
    """One task of the viewer: offered, agreed, done or called off."""

    pk: int
    title: str
    who: str
    icon: str
    palette: str
    standing: str
    when: str
    on_date: date | None
    at_time: time | None
    minutes: int
    facts: tuple[FactRow, ...]
    steps: tuple[str, ...]
    good_to_know: tuple[tuple[str, str], ...]
    contact: Contact
    neighbour: Neighbour | None
    may_report: bool
    said: str
    is_met: bool
    is_job: bool
    waits_for_company: bool = False
    company: str = ""
    may_miss: int | None = None  # the visit of those that come back, of which they may say: not this time

    @property
    def is_agreed(self) -> bool:
        return self.standing == "agreed"


def my_task(viewer: User, pk: int) -> MyTask | None:
    """The viewer's own agreement or offer about a task; None for anybody else's."""
    agreement = agreement_of(viewer, pk)
    if agreement is not None and agreement.state != AgreementState.CALLED_OFF:
        return _agreed_task(agreement, viewer)
    offer = offer_of(viewer, pk)
    if offer is not None:
        return described(offer.opportunity, viewer, "offered", None, None)
    return described(agreement.opportunity, viewer, "called_off", None, None) if agreement else None


def agreement_of(viewer: User, pk: int) -> Agreement | None:
    """The viewer's last agreement about a task."""
    found = Agreement.objects.filter(helper=viewer, opportunity=pk).select_related(*RELATED).defer(*HEAVY)
    return found.prefetch_related(near_visits()).first()


def offer_of(viewer: User, pk: int) -> Offer | None:
    standing = Offer.objects.filter(helper=viewer, opportunity=pk, state=OfferState.STANDING)
    return standing.select_related(*RELATED[:4]).defer(*HEAVY).first()


def visit_of(viewer: User, pk: int) -> Visit | None:
    """The visit that the viewer may plan or tell about."""
    agreement = agreement_of(viewer, pk)
    return next_for_helper(agreement) if agreement else None


def _agreed_task(agreement: Agreement, viewer: User) -> MyTask:
    visits = list(agreement.visits.all())
    visit = next_for_helper(agreement) or (visits[-1] if visits else None)
    standing = "done" if agreement.state == AgreementState.DONE else "agreed"
    neighbour = neighbour_of(agreement, viewer) if rules.address_is_open(agreement) else None
    return described(agreement.opportunity, viewer, standing, visit, neighbour)


def neighbour_of(agreement: Agreement, viewer: User) -> Neighbour:
    person = agreement.opportunity.requester
    points = [(it.latitude, it.longitude) for it in (person, viewer)]
    is_known = all(part is not None for point in points for part in point)
    return Neighbour(
        name=phrases.called(person),
        doorbell=_doorbell(agreement.opportunity),
        whole_address=phrases.whole_address_of(agreement.opportunity),
        phone=person.phone,
        minutes=places.walking_minutes(places.metres_between(*points)) if is_known else None,  # type: ignore[arg-type]
    )


def _doorbell(opportunity: Opportunity) -> str:
    """The name at the door: of the place where the job is, or of the neighbour."""
    if opportunity.is_job and opportunity.job.place_name:
        return opportunity.job.place_name
    neighbour = opportunity.requester
    return capfirst(neighbour.last_name) or phrases.called(neighbour)


def described(
    task: Opportunity,
    viewer: User,
    standing: str,
    visit: Visit | None,
    neighbour: Neighbour | None,
    *,
    may_tell: bool = True,
) -> MyTask:
    """may_tell: whoever only comes along does not tell how it went."""
    kind = task.work_kind
    when = capfirst(moment(visit, task) if visit else words.when_words(task, timezone.localdate(), exact=viewer.is_met))
    shown = standing in {"agreed", "offered"}
    told = MyTask(
        pk=task.pk,
        title=task.title,
        who=neighbour_words(task),
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        standing=standing,
        when=when,
        on_date=visit.on_date if visit else None,
        at_time=visit.at_time if visit else None,
        minutes=visit.minutes if visit else task.minutes,
        facts=(),
        steps=tuple(kind.steps) if kind and shown and viewer.is_met else (),
        good_to_know=tuple(("info", it.text) for it in task.good_to_know.all()[:4]) if shown else (),
        contact=contact_of(task),
        neighbour=neighbour,
        may_report=may_tell and may_report(visit),
        said=visit.helper_said if visit else "",
        is_met=viewer.is_met,
        is_job=task.is_job,
        waits_for_company=visit is not None and visit.waits_for_company,
        company=visit.company.get_short_name() if visit and visit.company and standing == "agreed" else "",
        may_miss=visit.pk if visit is not None and _may_miss(visit, standing) else None,
    )
    return replace(told, facts=_facts(told)) if shown or neighbour else told


def _may_miss(visit: Visit, standing: str) -> bool:
    is_to_come = visit.state == VisitState.PLANNED and not visit.helper_said and not waves.has_begun(visit)
    return standing == "agreed" and visit.comes_back and is_to_come


def moment(visit: Visit | None, task: Opportunity) -> str:
    if visit is None or visit.on_date is None:
        return _("you choose a day together")
    return phrases.moment(visit, task)


def _facts(task: MyTask) -> tuple[FactRow, ...]:
    length = _("About %(length)s") % {"length": words.length_words(task.minutes)}
    when: FactRow = ("calendar", "ochre", _("When"), task.when, "" if task.is_job else length)
    neighbour = task.neighbour
    if neighbour is None:
        return (when,)
    walk = capfirst(words.walk_words(neighbour.minutes)) + "." if neighbour.minutes else ""
    bell = _("Ring the bell at: %(name)s") % {"name": neighbour.doorbell}
    return (
        when,
        (
            "map-pin",
            "teal",
            _("Where"),
            neighbour.whole_address or _("Ask for the address by phone."),
            f"{walk} {bell}",
        ),
        ("user-round", "terracotta", _("Who"), neighbour.name, ""),
    )


def may_report(visit: Visit | None) -> bool:
    if visit is None or visit.state != VisitState.PLANNED or visit.helper_said:
        return False
    return not visit.waits_for_company and (visit.on_date is None or visit.on_date <= timezone.localdate())


def has_been(visit: Visit) -> bool:
    """The day is over, or the hour at which the helper should be there."""
    if visit.on_date is None or visit.on_date > timezone.localdate():
        return False
    return visit.on_date < timezone.localdate() or (
        visit.at_time is not None and timezone.localtime().time() > visit.at_time
    )

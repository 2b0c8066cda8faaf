"""One job as everybody may see it: the name of the place and of who guides, never an address, surname or phone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import job_rules, words
from marketplace.map import map_of_task
from marketplace.models import Job, Opportunity, Vacancy
from marketplace.work_forms import rules_of
from neighbourhoods.languages import kept_apart
from neighbourhoods.map_figure import MapFigure
from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact
from training.queries.ahead import Ahead

from .acting import companies_of
from .cards import Card, neighbour_words
from .detail import (
    FactRow,
    Locked,
    alternatives,
    asked_facts,
    contact_of,
    course_for_visitor,
    is_paused,
    locked_for,
    minutes_to,
    policy_for,
    standing_of,
    task_of,
)
from .whereabouts import Place


@dataclass(frozen=True)
class JobDetail:
    """What the page shows. A field that is not here cannot leak."""

    pk: int
    slug: str
    title: str
    who: str
    icon: str
    palette: str
    standing: str  # open, gone, own, offered or agreed: how the viewer stands to it
    facts: tuple[FactRow, ...]
    hint: str
    duties: tuple[tuple[str, str], ...]
    learns: tuple[tuple[str, str], ...]
    conditions: tuple[tuple[str, str], ...]
    good_to_know: tuple[tuple[str, str], ...]
    contact: Contact
    map: MapFigure | None
    others: tuple[Card, ...]
    is_paused: bool
    is_paid: bool
    is_vacancy: bool
    locked: Locked | None
    course: Ahead | None

    @property
    def is_open(self) -> bool:
        return self.standing == "open"


def job_for(viewer: User, slug: str, place: Place | None) -> JobDetail | None:
    """None when to this viewer it does not exist: no job, never published, or taken back."""
    found = task_of(slug)
    standing = _standing(found, viewer) if found is not None and found.is_job else ""
    if found is None or not standing:
        return None
    is_live = standing != "gone"
    job, kind, vacancy = found.job, found.work_kind, vacancy_of(found)
    policy = policy_for(found) if is_live else None
    locked = locked_for(viewer, found, policy, place) if standing in {"open", "offered"} else None
    return JobDetail(
        pk=found.pk,
        slug=found.slug,
        title=found.title,
        who=neighbour_words(found),
        icon=kind.icon if kind else "hand-heart",
        palette=kind.palette if kind else "slate",
        standing=standing,
        facts=(*_facts(found, job, place), *asked_facts(policy)) if is_live else (),
        hint=kind.hint if kind and vacancy is None else "",
        duties=tuple(("check", line) for line in vacancy.duty_lines) if vacancy and is_live else (),
        learns=tuple(("check", line) for line in job.learns[:4]) if is_live else (),
        conditions=_conditions(job, vacancy) if is_live else (),
        good_to_know=tuple(("info", it.text) for it in found.good_to_know.all()[:4]) if is_live else (),
        contact=contact_of(found),
        map=map_of_task(found.latitude, found.longitude, place) if is_live else None,
        others=() if is_live else tuple(alternatives(found, viewer, place)),
        is_paused=is_paused(viewer),
        is_paid=rules_of(found.work_form).is_paid,
        is_vacancy=vacancy is not None,
        locked=locked,
        course=locked.course if locked else course_for_visitor(viewer, found, policy, place),
    )


def vacancy_of(job: Opportunity) -> Vacancy | None:
    """Of work that an employer offers. Read it with `select_related("vacancy")`."""
    return getattr(job, "vacancy", None)


def _standing(job: Opportunity, viewer: User) -> str:
    """As of a task; a vacancy is also a colleague's own, and of an employer out of sight it does not exist."""
    standing, vacancy = standing_of(job, viewer), vacancy_of(job)
    if standing != "open" or vacancy is None:
        return standing
    if any(it.pk == vacancy.employer_id for it in companies_of(viewer)):
        return "own"
    return "open" if job.band is not None else ""


def _conditions(job: Job, vacancy: Vacancy | None) -> tuple[tuple[str, str], ...]:
    """What the place is like and can be; that somebody may come along is one of them."""
    along = (("users", _("Somebody may come along with you.")),) if job.companion_welcome else ()
    own = [("check", line) for line in vacancy.adaptation_lines] if vacancy else []
    return (*((it.icon, it.text) for it in job.conditions.all()), *own, *along)


def _facts(opportunity: Opportunity, job: Job, place: Place | None) -> tuple[FactRow, ...]:
    walk = minutes_to(opportunity, place)
    named = ", ".join(part for part in (kept_apart(job.place_name), kept_apart(opportunity.neighbourhood.name)) if part)
    address = _("You get the address after we agree.")
    vacancy = vacancy_of(opportunity)
    name = vacancy.buddy if vacancy else job.supervisor.get_short_name() if job.supervisor else ""
    guide = ("user-round", "terracotta", _("Who guides you?"), kept_apart(name), "") if name else None
    days = days_words(vacancy.days) if vacancy else ""
    period = " ".join(filter(None, (f"{capfirst(days)}." if days else "", _period(job))))
    return (
        ("calendar", "ochre", _("When"), capfirst(words.when_words(opportunity, timezone.localdate())), period),
        (
            "footprints", "teal", _("Where"), capfirst(words.walk_words(walk)) if walk else named,
            f"{named}. {address}" if walk else address,
        ),
        ("euro", "slate", _("Money"), *money(opportunity)),
        *([guide] if guide else []),
    )  # fmt: skip


def _period(job: Job) -> str:
    begins = capfirst(words.from_words(job, timezone.localdate()))
    if job.ends_on is None:
        return _("%(from)s.") % {"from": begins}
    return _("%(from)s, until %(day)s.") % {"from": begins, "day": date_format(job.ends_on, "j F Y")}


def days_words(days: Iterable[int]) -> str:
    """ "maandag, dinsdag"; nothing when the days are chosen together. Monday is 0."""
    return ", ".join(str(WEEKDAYS[day]) for day in days)


def money(opportunity: Opportunity) -> tuple[str, str]:
    """ "Betaald, 8 uur per week" or "Vrijwilligerswerk", and what it comes to."""
    job, vacancy = opportunity.job, vacancy_of(opportunity)
    if rules_of(opportunity.work_form).is_paid:
        week = words.hours_words(job)
        wage = _("You get %(amount)s an hour.") % {"amount": job_rules.euros(job.wage_hour)} if job.wage_hour else ""
        contract = f"{capfirst(vacancy.get_contract_display())}." if vacancy and vacancy.contract else ""
        said = [wage, contract, *_travel(job)]
        return _("Paid, %(week)s") % {"week": week}, " ".join(filter(None, said))
    said = [_("You are not paid.")]
    if job.allowance_hour is not None:
        said = [_("You get an allowance of %(amount)s an hour.") % {"amount": job_rules.euros(job.allowance_hour)}]
    elif job.allowance_month is not None:
        said = [_("You get an allowance of %(amount)s a month.") % {"amount": job_rules.euros(job.allowance_month)}]
    return _("Volunteer work"), " ".join([*said, *_travel(job)])


def _travel(job: Job) -> list[str]:
    return [_("You get your travel costs back.")] if job.repays_travel else []

"""The vacancies of an employer: the list with where each stands in plain words, and one read back before it is sent."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import job_rules, words
from marketplace.models import Condition, Employer, Job, NewPeopleMail, Opportunity, Vacancy
from marketplace.states import EmployerState, OpportunityState
from marketplace.vacancy_sheet import SCREENS, WHAT, WHEN, WHERE, Sheet
from neighbourhoods.models import User
from neighbourhoods.rules import lead_of, leads_of, municipalities_of

from .jobs import days_words, money

State = OpportunityState
OVER = (State.WITHDRAWN, State.DONE)
PAGE = 30
Row = tuple[str, str, str, str, str]  # icon, palette, label, words, address of the change page


@dataclass(frozen=True)
class VacancyRow:
    """One of the list: its name, where it stands in a sentence, and which buttons it has."""

    pk: int
    title: str
    icon: str
    palette: str
    tag: tuple[str, str, str]  # icon, words, kind
    sentence: str
    next: str  # the screen to go on with
    shown_at: str  # on the website, or empty
    is_draft: bool
    is_over: bool
    asks: bool  # is it still needed?


def vacancies_of(employer: Employer) -> list[VacancyRow]:
    """What is being written and what stands first, then what is over. 2 queries, however many there are."""
    rows = list(_of(employer)[:PAGE])
    leads = leads_of(row.opportunity.neighbourhood_id for row in rows if row.opportunity)
    shown = [_row(it, leads.get(it.opportunity.neighbourhood_id) if it.opportunity else None) for it in rows]
    return sorted(shown, key=lambda it: it.is_over)


def _of(employer: Employer) -> QuerySet[Vacancy]:
    found = Vacancy.objects.filter(employer=employer)
    related = ("opportunity__work_kind", "opportunity__job", "opportunity__talk_owner", "employer__organisation")
    return found.select_related(*related).order_by("-changed_at", "-pk")


def vacancy_of(employer: Employer, pk: int) -> Vacancy:
    """One of the company for which somebody acts now, or 404: to anyone else it does not exist."""
    found = _of(employer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def sheet_of(vacancy: Vacancy | None) -> Sheet:
    return Sheet(vacancy.answers if vacancy else {})


def hears_of_new_people(viewer: User, employer: Employer) -> bool:
    return NewPeopleMail.objects.filter(employer=employer, user=viewer).exists()


def conditions_to_choose() -> list[tuple[str, str, str]]:
    """Slug, sentence, icon; in the order of the editor."""
    return [(it.slug, it.text, it.icon) for it in Condition.objects.all()]


# ---------------------------------------------------------------- the list
def _row(vacancy: Vacancy, lead: User | None) -> VacancyRow:
    sheet, opportunity = Sheet(vacancy.answers), vacancy.opportunity
    kind = opportunity.work_kind if opportunity else None
    state = opportunity.state if opportunity else State.DRAFT
    asks = opportunity is not None and (state == State.EXPIRED or opportunity.still_needed_asked_on is not None)
    is_over = state in OVER
    return VacancyRow(
        pk=vacancy.pk,
        title=sheet.name or _("Work without a name"),
        icon=kind.icon if kind else "briefcase-business",
        palette=kind.palette if kind else "slate",
        tag=_tag(state, asks=asks),
        sentence=_where_it_stands(vacancy, sheet, lead, asks=asks),
        next=sheet.first_missing,
        shown_at=opportunity.get_absolute_url() if opportunity and opportunity.band is not None else "",
        is_draft=opportunity is None,
        is_over=is_over,
        asks=asks and not is_over,
    )


def _tag(state: str, *, asks: bool) -> tuple[str, str, str]:
    if asks:
        return "circle-question-mark", _("We ask you something"), "warn"
    tags = {
        State.DRAFT: ("pencil", _("Being written"), ""),
        State.WAITING: ("hourglass", _("We look at it"), "info"),
        State.OPEN: ("globe", _("On the website"), "ok"),
        State.AGREED: ("circle-check", _("Filled"), "ok"),
        State.TO_TALK_OVER: ("phone", _("We call you"), "warn"),
    }
    return tags.get(State(state), ("archive", _("Closed"), ""))


def _where_it_stands(vacancy: Vacancy, sheet: Sheet, lead: User | None, *, asks: bool) -> str:
    opportunity = vacancy.opportunity
    if opportunity is None:
        return _("Nobody sees it yet. Go on where you were.") if not sheet.is_complete else _("Ready to send.")
    if vacancy.answers != vacancy.sent and opportunity.state not in OVER:
        return _("You changed something. Read it once more and send it.")
    return _("Do you still look for somebody?") if asks else _stands(opportunity, lead)


def _stands(opportunity: Opportunity, lead: User | None) -> str:
    match opportunity.state:
        case State.WAITING:
            named = _("%(name)s looks at it.") % {"name": lead.get_short_name()} if lead else ""
            return named or _("Our team looks at it.")
        case State.OPEN:
            found = _("Neighbours can find it. We call you when somebody wants to meet you.")
            return found if opportunity.band is not None else _("It is out of sight now. Call us.")
        case State.TO_TALK_OVER if opportunity.talk_owner and opportunity.talk_by:
            said = {"name": opportunity.talk_owner.get_short_name(), "day": date_format(opportunity.talk_by, "l j F")}
            return _("%(name)s calls you before the end of %(day)s.") % said
        case State.AGREED:
            return _("Somebody works there. It is no longer on the website.")
    return _("It is no longer on the website.")


# ---------------------------------------------------------------- read back
@dataclass(frozen=True)
class ReadBack:
    """Everything that was written, in the words of the website, each with its way to change it."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    name: str
    may_send: bool
    is_changed: bool
    who: str  # who looks at it


def read_back(vacancy: Vacancy) -> ReadBack:
    sheet, opportunity = Sheet(vacancy.answers), vacancy.opportunity
    hood = opportunity.neighbourhood_id if opportunity else vacancy.employer.neighbourhood_id
    lead = lead_of(hood)
    is_changed = opportunity is None or vacancy.answers != vacancy.sent
    stands = opportunity.state if opportunity else State.DRAFT
    return ReadBack(
        rows=_rows(sheet, vacancy),
        notes=tuple(_notes(sheet, vacancy.employer)),
        name=sheet.name,
        may_send=sheet.is_complete and stands not in OVER and (is_changed or stands == State.TO_TALK_OVER),
        is_changed=is_changed,
        who=lead.get_short_name() if lead else "",
    )


def _rows(sheet: Sheet, vacancy: Vacancy) -> tuple[Row, ...]:
    change = dict.fromkeys(SCREENS, "")
    if vacancy.opportunity is None or vacancy.opportunity.state not in OVER:
        change = {it: reverse(f"marketplace:vacancy_{it}", args=[vacancy.pk]) for it in SCREENS}
    kind = sheet.work_kind
    what: list[Row] = [
        (kind.icon if kind else "briefcase-business", kind.palette if kind else "slate", _("The work"), sheet.name,
         change[WHAT]),
        ("check", "green", _("What somebody does"), "\n".join(sheet.duties), ""),
    ]  # fmt: skip
    return (*what, *_when_rows(sheet, vacancy.employer, change[WHEN]), *_where_rows(sheet, change[WHERE]))


def _when_rows(sheet: Sheet, employer: Employer, change: str) -> list[Row]:
    if not sheet.has(WHEN):
        return []
    work = unsaved(sheet, employer)
    told, more = money(work)
    contract = str(Vacancy.Contract(sheet.contract).label) if sheet.contract else ""
    days = [words.hours_words(work.job), days_words(sheet.weekdays), words.part_words(work)]
    begins = words.from_words(work.job, timezone.localdate())
    return [
        ("calendar", "ochre", _("When"), "\n".join(capfirst(it) for it in (*days, begins) if it), change),
        ("wallet", "teal", _("Money"), "\n".join(filter(None, (told, more, capfirst(contract)))), ""),
    ]


def _where_rows(sheet: Sheet, change: str) -> list[Row]:
    if not sheet.has(WHERE):
        return []
    where = sheet[WHERE]
    different = [*(it.text for it in sheet.conditions), *sheet.adaptations]
    along = _("Somebody may come along.") if where.get("companion_welcome") else ""
    return [
        ("map-pin", "terracotta", _("Where"), str(where.get("place_name", "")), change),
        ("user-round", "purple", _("Who guides"), "\n".join(filter(None, (sheet.buddy, along))), ""),
        ("sparkles", "green", _("What can be different"), "\n".join(different), ""),
    ]


def unsaved(sheet: Sheet, employer: Employer) -> Opportunity:
    """The job as it would stand there, for its words only."""
    posting = sheet.posting(employer)
    parts = dict.fromkeys(posting.parts, True)
    work = Opportunity(kind=Opportunity.Kind.JOB, work_form=posting.work_form, **parts)
    names = ("minutes_a_week", "most_minutes_a_week", "starts_on", "ends_on", "wage_hour", "repays_travel")
    work.job = Job(name_nl=posting.name_nl, **{name: getattr(posting, name) for name in names})
    return work


def _notes(sheet: Sheet, employer: Employer) -> list[str]:
    """What nobody knows, said and stopping nobody."""
    if not sheet.is_paid or not sheet.has(WHEN):
        return []
    if job_rules.least_wage(sheet.starts_on, employer.organisation.municipality_id) is not None:
        return []
    return [job_rules.no_wage_known(sheet.starts_on)]


def is_begun(vacancy: Vacancy | None, sheet: Sheet) -> bool:
    """It was sent with this first day: that the day has passed since is no mistake."""
    opportunity = vacancy.opportunity if vacancy else None
    return opportunity is not None and opportunity.job.starts_on == sheet.starts_on


# ---------------------------------------------------------------- at the desk
def employers_for(viewer: User) -> QuerySet[Employer]:
    """Those that take part, in the municipalities of this coordinator, by name."""
    mine = municipalities_of(viewer).values("pk")
    found = Employer.objects.filter(organisation__municipality__in=mine, state=EmployerState.VERIFIED)
    return found.select_related("organisation", "neighbourhood").order_by("organisation__name", "pk")


def employer_for(viewer: User, pk: int) -> Employer:
    """One of them, or 404: to anyone else it does not exist."""
    found = employers_for(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def vacancy_on(job: Opportunity) -> Vacancy:
    """Of work that an employer offers, or 404."""
    related = ("employer__organisation", "employer__neighbourhood", "opportunity__job")
    found = Vacancy.objects.filter(opportunity=job).select_related(*related).first()
    if found is None:
        raise Http404
    return found

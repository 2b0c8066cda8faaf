"""Short phrases about a task, a moment and a name, for messages and the pages behind their buttons."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import outreach
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User

from . import rules
from .models import Agreement, Opportunity, Visit
from .words import day_words, time_words, when_words, whom_words

MY_PAGE = "/mijn/"
TASKS = "/klussen/"


def task(opportunity: Opportunity) -> str:
    """ "Boodschappen, deze week"."""
    title = kept_apart(opportunity.title) if opportunity.is_job else opportunity.title
    return _("%(task)s, %(when)s") % {"task": title, "when": when_words(opportunity, _today())}


def task_for_whom(opportunity: Opportunity) -> str:
    """ "Boodschappen voor een buurvrouw, vandaag, middag": all that somebody who is not matched may hear."""
    filled = {"for_whom": whom_words(opportunity), "when": when_words(opportunity, _today())}
    return _("%(task)s %(for_whom)s, %(when)s") % {"task": opportunity.title, **filled}


def task_with_name(opportunity: Opportunity, visit: Visit | None) -> str:
    """ "Boodschappen voor mevrouw De Wit, vandaag, 14 uur.": for the matched helper, while the agreement holds."""
    if opportunity.is_job and opportunity.job.place_name:
        return f"{task_for_whom(opportunity)}."
    together = opportunity.work_kind is not None and opportunity.work_kind.together
    phrase = _("%(task)s with %(neighbour)s, %(when)s.") if together else _("%(task)s for %(neighbour)s, %(when)s.")
    neighbour = called(opportunity.requester)
    return phrase % {"task": opportunity.title, "neighbour": neighbour, "when": moment(visit, opportunity)}


def visit_for_whom(visit: Visit) -> str:
    """ "Boodschappen voor een buurvrouw, dinsdag, 14 uur": one visit, for somebody who does not know where."""
    task = visit.agreement.opportunity
    parts = {"task": task.title, "for_whom": whom_words(task), "when": moment(visit, task)}
    return _("%(task)s %(for_whom)s, %(when)s") % parts


def moment(visit: Visit | None, opportunity: Opportunity) -> str:
    """ "vandaag, 14 uur", or what was asked for as long as the two have not chosen a day."""
    if visit is None or visit.on_date is None:
        return when_words(opportunity, _today(), exact=True)
    day = day_words(visit.on_date, _today())
    return f"{day}, {time_words(visit.at_time)}" if visit.at_time else day


def called(person: User) -> str:
    """How somebody wants to be called by the other of the pair."""
    return person.call_name or person.get_short_name()


def other_of(agreement: Agreement, person: User) -> str:
    """How the other of the two is called; a neighbour is "een buurvrouw" while her name is not for the helper."""
    requester = agreement.opportunity.requester
    if person.pk == requester.pk:
        return called(agreement.helper)
    return called(requester) if rules.address_is_open(agreement) else str(requester.get_salutation_display())


def address_of(opportunity: Opportunity) -> str:
    """Where the matched helper goes: the host's place, or the door of the household. For nobody else."""
    return _place_of(opportunity) or opportunity.requester.address_line


def whole_address_of(opportunity: Opportunity) -> str:
    """The same with postcode and town."""
    return _place_of(opportunity) or opportunity.requester.whole_address


def _place_of(opportunity: Opportunity) -> str:
    """A place of work; at an organisation never the home of who speaks for it. Empty for a household."""
    job = opportunity.job if opportunity.is_job else None
    return (job.place_address or (job.place_name if job.host_id else "")) if job else ""


def with_name(opportunity: Opportunity) -> str:
    """ "mevrouw De Wit, Kastanjelaan 12": for whoever the address is open to."""
    return ", ".join(part for part in (called(opportunity.requester), address_of(opportunity)) if part)


def my_task(opportunity: Opportunity) -> str:
    """The helper's page of a task, where the address stands."""
    return f"{MY_PAGE}klussen/{opportunity.pk}/"


def my_visit(visit: Visit) -> str:
    """The page of one visit, for who stands in or comes along."""
    return f"{MY_PAGE}bezoeken/{visit.pk}/"


def my_request(opportunity: Opportunity) -> str:
    """The neighbour's page of what they asked."""
    return f"{MY_PAGE}vragen/{opportunity.pk}/"


def _today() -> date:
    """For paper a day that is near to no other, so that each is called by its date: "maandag 19 mei 2026"."""
    return date.min if outreach.on_paper.get() else timezone.localdate()

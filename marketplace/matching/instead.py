"""Who may come instead of somebody, once: the named substitute, and else the nearest who fit."""

from copy import copy

from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.hours import PARTS, task_hours
from marketplace.load import why_too_much
from marketplace.minors import why_not_minor
from marketplace.models import Opportunity, Visit
from marketplace.queries import matches
from marketplace.requirements import missing
from marketplace.states import StandInState
from neighbourhoods.models import User


def why_not(person: User, visit: Visit) -> str:
    """Empty when this person may come instead; otherwise the sentence to show."""
    task = visit.agreement.opportunity
    if person.pk in {task.requester_id, visit.agreement.helper_id, visit.company_id}:
        return _("This person is part of this visit already.")
    if not person.is_met or not person.is_active:
        return _("Call us. Then we look together at what is possible.")
    day, then = visit.on_date or timezone.localdate(), as_on_that_day(visit)
    too_young = why_not_minor(person, then, on=day, at_time=visit.at_time, minutes=visit.minutes)
    if too_young:
        return too_young
    asked = missing(person, then, visit.on_date)
    return asked[0].sentence if asked else why_too_much(person, then)


def substitute_of(visit: Visit) -> User | None:
    """The named substitute, as long as they can be asked."""
    person = visit.agreement.substitute
    return person if person and not person.is_pausing and not why_not(person, visit) else None


def nearest_who_fit(visit: Visit, *, limit: int) -> list[User]:
    """Helpers nobody can object to, the nearest first, and never anybody who answered or waits already."""
    task = as_on_that_day(visit)
    never_again = visit.stand_in_requests.exclude(state=StandInState.PASSED, answered_at=None)
    left_out = {visit.agreement.helper_id, visit.company_id, *never_again.values_list("person", flat=True)}
    found: list[User] = []
    for person in matches.who_fit(task, without=left_out):
        if len(found) == limit:
            break
        if not person.hears_nothing_now and not why_not(person, visit):
            found.append(person)
    return found


def as_on_that_day(visit: Visit) -> Opportunity:
    """The task as if it were asked for the moment of this visit only. It is never saved."""
    task = copy(visit.agreement.opportunity)
    if visit.on_date is None:
        return task
    task.day, task.on_date, task.at_time = Opportunity.Day.DATE, visit.on_date, visit.at_time
    if visit.at_time is not None:
        for part, (begins, ends) in PARTS.items():
            setattr(task, part, begins <= visit.at_time.hour < ends)
    parts = [part for part in PARTS if getattr(task, part)]
    task.hours_0, task.hours_1, task.hours_2 = task_hours([visit.on_date.weekday()], parts)
    return task

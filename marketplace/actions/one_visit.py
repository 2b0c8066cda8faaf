"""One visit of what comes back: on another day, not this time, after all. For the two of them, or for both by phone."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import rules
from marketplace.households import why_not_these_days
from marketplace.models import Visit
from marketplace.states import AgreementState, VisitState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User

from .company import decide_company
from .fitting import must_be_able
from .moves import fresh_visit, move, note, occasion
from .rhythms import ABOUT_ITS_DAY, FARTHEST
from .searching import let_go


@transaction.atomic
def move_visit(visit: Visit, *, by: User, on_date: date, at_time: time | None) -> Visit:
    """Only this one, to a day and a time at which the helper is free. Who would come instead no longer has to."""
    visit = _of_a_rhythm(visit, by)
    if visit.state != VisitState.PLANNED or visit.helper_said or visit.requester_said_done is not None:
        raise NotAllowedNow(_("This visit is over."), "moment")
    if (visit.on_date, visit.at_time) == (on_date, at_time):
        return visit
    today, now = timezone.localdate(), timezone.localtime().time()
    if on_date < today:
        raise NotAllowedNow(_("This day has passed. Choose today or later."), "on_date")
    if on_date == today and at_time is not None and at_time < now:
        raise NotAllowedNow(_("This time has passed. Choose a later time."), "at_time")
    if on_date > today + FARTHEST:
        raise NotAllowedNow(_("Choose a day within a year."), "on_date")
    if visit.agreement.ends_on is not None and on_date > visit.agreement.ends_on:
        raise NotAllowedNow(_("The help has ended by then. Choose an earlier day."), "on_date")
    if why := why_not_these_days(visit.agreement, [on_date], instead=[visit.pk]):
        raise NotAllowedNow(why, "on_date")
    let_go(visit)  # the helper comes
    must_be_able(visit, on_date, at_time)
    visit.on_date, visit.at_time = on_date, at_time
    visit.save(update_fields=["on_date", "at_time"])
    _say(visit, "visit.moved", by)
    return visit


@transaction.atomic
def skip_visit(visit: Visit, *, by: User) -> Visit:
    """Not this time. No reason asked; it may take place after all as long as its day has not been."""
    visit = _of_a_rhythm(visit, by)
    if visit.state == VisitState.SKIPPED:
        return visit
    if visit.helper_said or visit.requester_said_done is not None:
        raise NotAllowedNow(_("This visit is over."), "moment")
    _must_come(visit)
    let_go(visit)
    move(visit, VisitState.SKIPPED)
    _say(visit, "visit.skipped", by)
    return visit


@transaction.atomic
def take_place_after_all(visit: Visit, *, by: User) -> Visit:
    """What was skipped, or would not be because of a holiday, takes place: if the helper is still free."""
    visit = _of_a_rhythm(visit, by)
    if visit.state == VisitState.PLANNED:
        return visit
    if visit.state != VisitState.SKIPPED:
        raise NotAllowedNow(_("This visit is over."), "moment")
    _must_come(visit)
    if why := why_not_these_days(visit.agreement, [visit.on_date] if visit.on_date else []):
        raise NotAllowedNow(why, "moment")
    must_be_able(visit, visit.on_date, visit.at_time)
    move(visit, VisitState.PLANNED)
    _say(visit, "visit.after_all", by)
    return visit


def _of_a_rhythm(visit: Visit, by: User) -> Visit:
    visit = fresh_visit(visit)
    if not rules.takes_part(by, visit.agreement):
        raise NotYours
    if visit.agreement.state != AgreementState.AGREED:
        raise NotAllowedNow(_("This agreement no longer holds."), "moment")
    if visit.rhythm_id is None:
        raise NotAllowedNow(_("This help comes once. Choose another day, or tell us it is off."), "moment")
    return visit


def _must_come(visit: Visit) -> None:
    if visit.on_date is None or visit.on_date < timezone.localdate():
        raise NotAllowedNow(_("This day has passed."), "moment")


def _say(visit: Visit, kind: str, by: User) -> None:
    """What was said of its day no longer holds; whoever did not do it hears what does."""
    agreement = visit.agreement
    outreach.withdraw(visit, kinds=ABOUT_ITS_DAY)
    entry = note(agreement.opportunity, kind, by=by, helper=agreement.helper)
    for person in (agreement.opportunity.requester, agreement.helper):
        if person.pk != by.pk:
            outreach.announce(person, kind, about=visit, key=occasion(kind, entry, person))
    decide_company(agreement)

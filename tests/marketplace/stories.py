"""How far the loop has come: a request that waits, is open, has a helper, was visited. Built with the real actions."""

from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import asking, helping, moderating, rhythms, visiting
from marketplace.load import busy
from marketplace.models import Agreement, HelperProfile, Opportunity, Visit, WorkKind
from neighbourhoods.models import User
from neighbourhoods.models.two_languages import Palette
from neighbourhoods.rules import lead_of


def shopping() -> WorkKind:
    kind, _ = WorkKind.objects.get_or_create(
        slug="boodschappen",
        defaults={
            "bit": 0,
            "name_nl": "Boodschappen",
            "name_en": "Shopping",
            "icon": "shopping-basket",
            "palette": Palette.GREEN,
        },
    )
    return kind


def a_day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def waiting(requester: User, *, in_days: int | None = 2, **answers: object) -> Opportunity:
    """Asked on the website by somebody; for a day at 14 o'clock, or (None) as soon as possible."""
    if in_days is not None:
        answers = {"day": "date", "on_date": a_day(in_days), "at_time": time(14), **answers}
    return asking.ask_for_help(requester, by=requester, request=asking.Request(work_kind=shopping(), **answers))


def open_task(requester: User, **answers: object) -> Opportunity:
    opportunity = waiting(requester, **answers)
    return moderating.publish_opportunity(opportunity, by=coordinator(opportunity))


def agreed(requester: User, helper: User, *, in_days: int | None = 2, **answers: object) -> Agreement:
    """At 14 o'clock, or at the first hour after that at which the helper is free: nobody is in two places."""
    if in_days is not None:
        day, length = a_day(in_days), shopping().minutes
        hours = (time((14 + later) % 24) for later in range(24))
        answers = {"at_time": next(it for it in hours if not busy(helper, day, it, length)), **answers}
    return helping.say_yes(open_task(requester, in_days=in_days, **answers), by=helper)


def visited(requester: User, helper: User) -> Visit:
    """The visit was today; nobody has said anything yet."""
    return agreed(requester, helper, in_days=0).visits.get()


def done(requester: User, helper: User) -> Agreement:
    visit = visited(requester, helper)
    visiting.report_visit(visit, by=helper, how="good")
    visiting.confirm_visit(visit, by=requester, done=True)
    return Agreement.objects.get(pk=visit.agreement_id)


TUESDAYS = "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"


def pair(requester: User, helper: User, *, rule: str = TUESDAYS, starts_in: int = 0, **answers: Any) -> Agreement:
    """Help that comes back: every Tuesday at 10 unless the story says otherwise."""
    agreement = agreed(requester, helper, in_days=None)
    by, terms = coordinator(agreement.opportunity), {"at_time": time(10), "minutes": 60, **answers}
    rhythms.begin_rhythm(agreement, by=by, rule=rule, starts_on=a_day(starts_in), **terms)
    return Agreement.objects.get(pk=agreement.pk)


def wants_at_most(helper: User, minutes: int) -> None:
    HelperProfile.objects.update_or_create(user=helper, defaults={"most_minutes_a_week": minutes})


def visit_on(agreement: Agreement, day: date | str) -> Visit:
    return agreement.visits.get(occurrence_on=day)


def coordinator(opportunity: Opportunity) -> User:
    lead = lead_of(opportunity.neighbourhood_id)
    assert lead is not None, "this story needs a coordinator: ask for yvonne"
    return lead

"""Pairs that last of whom somebody cannot come once, and a first time that waits for somebody who comes along."""

from datetime import time

from marketplace import rhythm
from marketplace.actions.rhythms import begin_rhythm
from marketplace.actions.standing_in import answer, cannot_come, name_substitute
from marketplace.models import Agreement, StandInRequest, Visit, WorkPolicy

from . import tasks
from .moments import at, days_ago, hours_ago
from .telling import Teller, in_days

TOGETHER = "hulp-in-huis"  # the first time at every new address somebody comes along


def tell_instead(teller: Teller) -> None:
    sought_now(teller)
    taken(teller)
    first_time_together(teller)


def sought_now(teller: Teller) -> None:
    """Ruth cannot come the day after tomorrow; Samira, the substitute, was asked and has not answered."""
    visit = _pair(teller, "mevrouw Prins", "gezelschap", "Ruth", substitute="Samira", first=2, at_time=time(15))
    with at(hours_ago(1), calls_made=False):
        cannot_come(visit, by=visit.agreement.helper)


def taken(teller: Teller) -> None:
    """Fatma cannot come tomorrow; Samira said yes."""
    visit = _pair(teller, "mevrouw Jansen", "boodschappen", "Fatma", substitute="Samira", first=1, at_time=time(13))
    with at(hours_ago(5)):
        cannot_come(visit, by=visit.agreement.helper)
    request = StandInRequest.objects.select_related("person").get(visit=visit, person=teller.town.helpers["Samira"])
    with at(hours_ago(4), calls_made=False):
        answer(request, by=request.person, yes=True)


def first_time_together(teller: Teller) -> Agreement:
    """Fatma comes to meneer Kooistra for the first time. Who goes along?"""
    neighbour = teller.town.neighbours["meneer Kooistra"]
    WorkPolicy.objects.get_or_create(
        municipality=neighbour.municipality, work_kind=teller.kinds[TOGETHER], valid_from=in_days(-400),
        defaults={"first_visit": WorkPolicy.FirstVisit.NEW_PAIR},
    )  # fmt: skip
    ask = tasks.Ask("meneer Kooistra", TOGETHER, on=3, at=10, minutes=90, source=tasks.Source.PHONE, helper="Fatma",
                    wish="Stofzuigen en de keuken.", hours_ago=9)  # fmt: skip
    return teller.agreed(ask)


def _pair(teller: Teller, who: str, kind: str, helper: str, *, substitute: str, first: int, at_time: time) -> Visit:
    """A pair with a weekly rhythm; the visit on its first day."""
    ask = tasks.Ask(who, kind, on=first, at=at_time.hour, minutes=60, source=tasks.Source.PHONE, helper=helper,
                    hours_ago=24 * 5)  # fmt: skip
    agreement = teller.agreed(ask)
    by, day = teller.town.coordinator_of(agreement.opportunity.requester), in_days(first)
    rule = rhythm.build(rhythm.Every.WEEK, [day.weekday()])
    with at(days_ago(2)):
        begin_rhythm(agreement, by=by, rule=rule, starts_on=day, at_time=at_time, minutes=60)
        name_substitute(agreement, by=by, person=teller.town.helpers[substitute])
    return agreement.visits.select_related("agreement__helper").get(on_date=day)

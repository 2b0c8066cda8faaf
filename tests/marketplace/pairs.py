"""A pair that lasts, with visits on days of their own; built with the real actions as far as a rhythm is no matter."""

from datetime import date, time

from django.utils import timezone

from marketplace.actions import standing_in
from marketplace.actions.helpers import offer_help
from marketplace.models import Agreement, StandInRequest, Visit
from neighbourhoods.models import User
from tests.conftest import helper_of

from . import stories


def pair(requester: User, helper: User, *, in_days: int = 2, at: time | None = time(14)) -> Visit:
    """Their next visit, and one a week later."""
    agreement = stories.agreed(requester, helper, in_days=in_days, at_time=at)
    Agreement.objects.filter(pk=agreement.pk).update(goes_on=True)
    (first,) = agreement.visits.all()
    Visit.objects.create(agreement=agreement, on_date=stories.a_day(in_days + 7), at_time=at)
    return Visit.objects.get(pk=first.pk)


def with_substitute(visit: Visit, person: User, *, by: User) -> Visit:
    standing_in.name_substitute(visit.agreement, by=by, person=person)
    return Visit.objects.get(pk=visit.pk)


def helpers(hood, by: User, count: int, **fields: object) -> list[User]:
    """People who are met and live ever farther away."""
    made = []
    for number in range(count):
        person = helper_of(hood, f"Helper{number:02d}", f"Nummer{number:02d}", met_by=by)
        person.latitude += (number + 1) * 0.0002
        for name, value in fields.items():
            setattr(person, name, value)
        person.save()
        offer_help(person, by=person, likes=[])
        made.append(person)
    return made


def asked(visit: Visit) -> list[tuple[str, str, int]]:
    """Who was asked, how it stands, in which wave."""
    rows = StandInRequest.objects.filter(visit=visit).order_by("wave", "pk")
    return list(rows.values_list("person__first_name", "state", "wave"))


def request_to(visit: Visit, person: User) -> StandInRequest:
    return StandInRequest.objects.get(visit=visit, person=person)


def today() -> date:
    return timezone.localdate()

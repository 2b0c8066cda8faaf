"""Asking without an account: the neighbour becomes known by their first request."""

from dataclasses import dataclass

from django.db import transaction

from marketplace.models import Opportunity
from neighbourhoods.actions.people import Place, introduce_person, lock_neighbourhood, set_address
from neighbourhoods.models import User

from .asking import Request, ask_for_help


@dataclass(frozen=True)
class Asker:
    """Who asks, as typed on the third screen. phone in E.164, postcode without a space."""

    name: str
    phone: str
    postcode: str
    house_number: str
    call_name: str = ""
    language: str = "nl"


@transaction.atomic
def ask_as_visitor(asker: Asker, *, place: Place, request: Request) -> tuple[Opportunity, bool]:
    """The first request of somebody new, and True. Same phone at the same front door: somebody we know, and False.

    Nothing known about that person is changed or shown, so a visitor learns nothing by typing somebody's number.
    """
    lock_neighbourhood(place.neighbourhood)
    known = User.objects.filter(
        phone=asker.phone, postcode=asker.postcode, house_number__iexact=asker.house_number, is_active=True
    ).first()
    if known is not None:
        return ask_for_help(known, by=known, request=request), False
    person = introduce_person(name=asker.name, phone=asker.phone, call_name=asker.call_name, language=asker.language)
    person = set_address(person, by=person, place=place, postcode=asker.postcode, house_number=asker.house_number)
    return ask_for_help(person, by=person, request=request), True

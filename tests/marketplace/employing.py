"""Bakkerij Smit, and who works there."""

from typing import Any

from django.utils import timezone

from marketplace.models import Employer
from marketplace.states import EmployerState
from neighbourhoods.models import Membership, Neighbourhood, Organisation, User


def bakery(neighbourhood: Neighbourhood, *, name: str = "Bakkerij Smit", **fields: Any) -> tuple[Employer, User]:
    """A verified employer in the middle of a neighbourhood, and Bas, who acts for it."""
    bas = User.objects.create_user(
        f"bas@{name.lower().replace(' ', '-')}.example", first_name="Bas", last_name="Smit",
        municipality=neighbourhood.municipality,
    )  # fmt: skip
    place = {"latitude": neighbourhood.latitude, "longitude": neighbourhood.longitude, "postcode": "7200AB"}
    told = {"verified_at": timezone.now()}
    if fields.get("state") in {EmployerState.APPLIED, EmployerState.DECLINED}:
        told |= {"call_by": timezone.localdate()}
    if fields.get("state") in {EmployerState.OUT_OF_SIGHT, EmployerState.DECLINED}:
        told |= {"why": "Daar praten wij nog over."}
    company = Organisation.objects.create(
        name=name, kind=Organisation.Kind.EMPLOYER, municipality=neighbourhood.municipality
    )
    employer = Employer.objects.create(
        organisation=company, neighbourhood=neighbourhood,
        **{"state": EmployerState.VERIFIED, "kvk_number": "12345678"} | place | told | fields,
    )  # fmt: skip
    Membership.objects.create(organisation=company, user=bas)
    return employer, bas

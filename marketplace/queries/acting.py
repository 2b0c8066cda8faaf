"""For which company somebody acts. Every page of employers asks this, and nothing else."""

from django.db.models import QuerySet

from marketplace.models import Employer
from marketplace.states import EmployerState
from neighbourhoods.models import User


def acting_for(viewer: User) -> Employer | None:
    """Only a company that takes part now. None for everybody else."""
    return _of(viewer).filter(state=EmployerState.VERIFIED).first()


def acting_as(viewer: User) -> Employer | None:
    """Also a company that waits for our call or is out of sight, to say so."""
    return acting_for(viewer) or _of(viewer).first()


def _of(viewer: User) -> QuerySet[Employer]:
    if not viewer.is_authenticated or not viewer.is_active:
        return Employer.objects.none()
    return Employer.objects.filter(organisation__memberships__user=viewer).select_related("organisation").order_by("pk")

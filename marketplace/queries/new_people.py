"""How many people became visible since an employer last heard of it. Few are never counted."""

from datetime import datetime

from marketplace.models import Employer

from .candidates import seen_now

FEW = 5  # fewer than this is said without a number


def new_people_for(employer: Employer, *, since: datetime) -> int:
    """Of the employer's municipality, seen now and not before `since`."""
    new = seen_now().filter(signed_at__gt=since, person__municipality=employer.organisation.municipality_id)
    return new.count()

"""For which company somebody acts. Every page of employers asks this, and nothing else."""

from dataclasses import dataclass
from datetime import date

from marketplace.models import Employer, Introduction
from marketplace.states import EmployerState, IntroductionState
from neighbourhoods.models import User
from neighbourhoods.rules import lead_of

HEAVY = ("neighbourhood__geometry", "neighbourhood__municipality__geometry")


@dataclass(frozen=True)
class Standing:
    """Why somebody cannot go on as an employer now, and what is to be done. `why` is a word of EmployerState, or
    empty for who acts for no company at all.
    """

    why: str = ""
    company: str = ""
    coordinator: str = ""
    call_by: date | None = None
    said: str = ""  # in the coordinator's words
    unanswered: int = 0  # people who still wait to hear from this company


def acting_for(viewer: User) -> Employer | None:
    """The company for which they act, if it takes part now. None for everybody else."""
    employer = acting_as(viewer)
    return employer if employer is not None and takes_part(employer) else None


def acting_as(viewer: User) -> Employer | None:
    """Also a company that waits for our call, is out of sight or stopped, to say so."""
    return next(iter(companies_of(viewer)), None)


def companies_of(viewer: User) -> list[Employer]:
    """All for which they may act: first the one they chose this session, then those that take part. One question."""
    if not viewer.is_authenticated or not viewer.is_active:
        return []
    rows = Employer.objects.filter(organisation__memberships__user=viewer)
    rows = rows.select_related("organisation", "neighbourhood__municipality").defer(*HEAVY)
    chosen = getattr(viewer, "chosen_company", None)  # see marketplace.views.for_employers
    return sorted(rows, key=lambda it: (it.pk != chosen, not takes_part(it), it.pk))


def takes_part(employer: Employer) -> bool:
    return employer.state == EmployerState.VERIFIED


def is_out_of_sight(employer: Employer) -> bool:
    return employer.state == EmployerState.OUT_OF_SIGHT


def standing_of(employer: Employer | None) -> Standing:
    """For whoever does not get a page of employers: why, and how they come further."""
    if employer is None:
        return Standing()
    lead = employer.owner or lead_of(employer.neighbourhood_id)
    waiting = Introduction.objects.filter(employer=employer, state=IntroductionState.OPEN)
    return Standing(
        why=employer.state,
        company=employer.name,
        coordinator=lead.get_short_name() if lead else "",
        call_by=employer.call_by,
        said=employer.why,
        unanswered=waiting.count() if is_out_of_sight(employer) else 0,
    )

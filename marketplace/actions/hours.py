"""How long it took, said by both sides: a whole week at once, from a paper sheet or by whoever guides at a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace import rules
from marketplace.models import Visit
from marketplace.states import VisitState
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User

from .moves import fresh_visit
from .visiting import confirm_visit, report_visit, settle_visit

NOT_DONE = "not_done"  # beside HowItWent: the helper was not there


@dataclass(frozen=True)
class Said:
    """What stands on the sheet about one visit. None or empty: that side left its box empty."""

    visit_id: int
    helper: str = ""
    helper_minutes: int | None = None
    done: bool | None = None
    minutes: int | None = None

    @property
    def is_empty(self) -> bool:
        return not self.helper and self.done is None


@transaction.atomic
def enter_visit(said: Said, *, by: User) -> bool:
    """One line of a sheet, both sides at once. False: all of it was known already. What was settled meanwhile is said.

    Only a coordinator writes down both sides; whoever guides at a place speaks for that place.
    """
    visit = fresh_visit(said.visit_id)
    opportunity = visit.agreement.opportunity
    if not (rules.may_moderate(by, opportunity) if said.helper else rules.speaks_for_host(by, opportunity)):
        raise NotYours
    if said.is_empty or _is_known(visit, said):
        return False
    if visit.state != VisitState.PLANNED:
        raise NotAllowedNow(_("This visit was settled meanwhile. Nothing is changed."), "moment")
    if said.helper == NOT_DONE:
        if said.done:
            raise NotAllowedNow(_("One says yes, the other no. Call first, then fill it in."), "differs")
        settle_visit(visit, by=by, happened=False)
        return True
    if _contradicts(visit, said):
        raise NotAllowedNow(_("This was said before, and otherwise. The first answer stays."), "said")
    if said.helper:
        report_visit(visit, by=by, how=said.helper, minutes=said.helper_minutes)
    if said.done is not None:
        confirm_visit(visit, by=by, done=said.done, minutes=said.minutes)
    return True


def enter_week(lines: Iterable[Said], *, by: User) -> dict[int, str]:
    """Each line by itself: what cannot be kept is said in a sentence, beside the visit's id; the others are kept."""
    refused: dict[int, str] = {}
    for said in lines:
        try:
            enter_visit(said, by=by)
        except NotAllowedNow as refusal:
            refused[said.visit_id] = str(refusal)
    return refused


def _is_known(visit: Visit, said: Said) -> bool:
    if said.helper == NOT_DONE:
        return visit.state == VisitState.CALLED_OFF
    helper = not said.helper or (
        visit.helper_said == said.helper and (_settled(visit) or said.helper_minutes in {None, visit.minutes})
    )
    host = said.done is None or (
        visit.requester_said_done == said.done and said.minutes in {None, visit.requester_minutes}
    )
    return helper and host


def _settled(visit: Visit) -> bool:
    """A coordinator chose what counts: the helper's own number is no longer there to compare with."""
    return visit.state == VisitState.DONE


def _contradicts(visit: Visit, said: Said) -> bool:
    helper = bool(said.helper and visit.helper_said) and (
        visit.helper_said != said.helper or said.helper_minutes not in {None, visit.minutes}
    )
    host = said.done is not None and visit.requester_said_done is not None
    return helper or (host and (visit.requester_said_done, visit.requester_minutes) != (said.done, said.minutes))

"""After a yes: when and where the two meet, and what came of it. The person always hears it, in plain words."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.models import Introduction
from marketplace.states import EmployerState
from neighbourhoods import outreach, rules
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User

from .introducing_moves import (
    TO_TELL,
    Outcome,
    State,
    end,
    fresh,
    is_seen,
    note,
    promise_call,
    require,
    speaks_for,
    tell_employer,
    tell_person,
    too_late_sentence,
)

MOST_MOMENTS = 3
TELLS = {Outcome.TRIAL, Outcome.JOB, Outcome.NOT_NOW}  # with these it is over


# ---------------------------------------------------------------- an appointment
@transaction.atomic
def propose_moments(introduction: Introduction, *, by: User, moments: list[datetime], where: str = "") -> Introduction:
    """A coordinator asked the resident on the phone when it suits. The employer chooses one of them."""
    row = fresh(introduction)
    require(rules.may_act_for(by, row.person) or rules.coordinates_in(by, row.employer.organisation.municipality_id))
    _require_open(row)
    found = sorted(set(moments))
    if not 1 <= len(found) <= MOST_MOMENTS:
        raise NotAllowedNow(_("Write down one, two or three moments."), "moments")
    for moment in found:
        _require_in_time(row, moment)
    row.moments = [moment.isoformat() for moment in found]
    row.meets_where = where.strip() or row.meets_where
    row.save()
    tell_employer(row, "employer.moments", note(row, "moments", by=by))
    return row


@transaction.atomic
def choose_moment(introduction: Introduction, *, by: User, moment: str) -> Introduction:
    """The employer takes one of the moments that suit the resident."""
    row = fresh(introduction)
    if moment not in row.moments:
        raise NotAllowedNow(_("Choose one of the moments."), "moments")
    return note_appointment(row, by=by, meets_at=datetime.fromisoformat(moment), where=row.meets_where)


@transaction.atomic
def note_appointment(introduction: Introduction, *, by: User, meets_at: datetime, where: str = "") -> Introduction:
    """They meet. What came of it is asked from that day on; another appointment is only another day."""
    row = fresh(introduction)
    require(speaks_for(by, row.employer) or rules.may_act_for(by, row.person))
    _require_open(row)
    _require_in_time(row, meets_at)
    where = where.strip() or _place_of(row)
    if (row.meets_at, row.meets_where, row.outcome) == (meets_at, where, Outcome.TALK):
        return row
    row.meets_at, row.meets_where, row.outcome, row.moments = meets_at, where, Outcome.TALK, []
    row.tell_since, row.reminders, row.reminded_on = timezone.localdate(meets_at), 0, None
    row.silent_since = None
    row.save()
    outreach.withdraw(row, kinds=(*TO_TELL, "introduction.moment", "employer.appointment"))
    entry = note(row, "appointment", by=by)
    tell_person(row, "introduction.moment", entry)
    tell_employer(row, "employer.appointment", entry)
    return row


def _place_of(row: Introduction) -> str:
    """Where the work is, as far as it is known."""
    address = f"{row.employer.street} {row.employer.house_number}".strip()
    return ", ".join(part for part in (row.employer.name, address) if part)[:120]


def _require_open(row: Introduction) -> None:
    """While the name is open for this employer."""
    if row.state != State.OPEN or not is_seen(row.person) or row.open_until is None:
        raise NotAllowedNow(too_late_sentence(), "over")
    if row.open_until < timezone.localdate():
        raise NotAllowedNow(too_late_sentence(), "over")


def _require_in_time(row: Introduction, moment: datetime) -> None:
    if moment <= timezone.now():
        raise NotAllowedNow(_("Choose a moment after now."), "past")
    if row.open_until is not None and timezone.localdate(moment) > row.open_until:
        said = _("Choose a day until %(day)s. After that day the name closes.")
        raise NotAllowedNow(said % {"day": date_format(row.open_until, "j F")}, "too_late")


# ---------------------------------------------------------------- what came of it
@transaction.atomic
def tell_outcome(
    introduction: Introduction, *, by: User, outcome: str, reason: str = "", words: str = ""
) -> Introduction:
    """A trial, a job, or not now with a reason. Told by the company or for it; also while it is out of sight.

    The reason reaches the resident as a sentence of ours. Own words go to the coordinator, who tells them.
    """
    row = fresh(introduction)
    require(speaks_for(by, row.employer))
    if row.state == State.ENDED and row.outcome == outcome:
        return row
    is_next = row.state == State.ENDED and (row.outcome, outcome) == (Outcome.TRIAL, Outcome.JOB)
    if outcome not in TELLS or not (row.state == State.OPEN or is_next):
        raise NotAllowedNow(too_late_sentence(), "over")
    if outcome == Outcome.NOT_NOW and reason not in Introduction.Reason.values:
        raise NotAllowedNow(_("Choose a reason. The person hears it from us, in kind words."), "reason")
    row.reason = reason if outcome == Outcome.NOT_NOW else ""
    row.words, row.told_by = words.strip(), by
    if is_next:
        row.outcome, row.ended_at = outcome, timezone.now()
        row.save()
    else:
        end(row, outcome)
    kind = f"introduction.{outcome}"
    entry = note(row, outcome, by=by)
    tell_person(row, kind, entry)
    promise_call(row, kind, entry)
    return row


@transaction.atomic
def end_with_company(introduction: Introduction) -> bool:
    """The company stopped taking part. Whoever waited for it hears that, and we go on together."""
    row = fresh(introduction)
    if row.state == State.ENDED or row.employer.state not in {EmployerState.STOPPED, EmployerState.DECLINED}:
        return False
    said_no = row.state == State.NOT_NOW
    end(row, Outcome.STOPPED)
    entry = note(row, "stopped", by=None)
    if not said_no:
        tell_person(row, "introduction.stopped", entry)
        promise_call(row, "introduction.stopped", entry)
    return True

"""What time does to introductions: no answer in time, an employer who stays silent, words that are kept long enough.

Each looks fresh under the lock and does its part once; a run that is skipped, doubled or late does no harm.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.introducing import OUT_OF_SIGHT_AFTER, REMIND_AFTER, terms
from marketplace.models import Introduction
from marketplace.queries.my_introductions import last_day_of
from marketplace.states import EmployerState
from neighbourhoods import journal
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.regulations import NoRegulationForDate

from .employers import put_out_of_sight
from .introducing import close_name
from .introducing_moves import (
    Outcome,
    State,
    end,
    fresh,
    is_seen,
    note,
    promise_call,
    tell_employer,
    tell_person,
)


@transaction.atomic
def let_lapse(introduction: Introduction) -> bool:
    """The last day for a yes has been. The employer hears the same sentence, whatever the reason was."""
    row = fresh(introduction)
    if row.state not in {State.ASKED, State.NOT_NOW} or timezone.localdate() <= last_day_of(row):
        return False
    was_asked, was_told = row.state == State.ASKED, row.yes_id is not None
    outcome = Outcome.NO_ANSWER if was_asked and is_seen(row.person) else Outcome.CANNOT
    end(row, outcome)
    entry = note(row, "lapsed", by=None)
    if was_asked:
        tell_person(row, f"introduction.{outcome}", entry)
    if not was_told:
        tell_employer(row, "employer.cannot_now", entry)
    return True


@transaction.atomic
def close_unseen(introduction: Introduction) -> bool:
    """Whoever pauses or stopped being seen opened nothing any more: the yes ends with it, and they hear that."""
    row = fresh(introduction)
    return row.state == State.OPEN and not is_seen(row.person) and close_name(row, by=None)


@transaction.atomic
def remind_employer(introduction: Introduction) -> bool:
    """After three and after seven working days, to everybody who acts for the company."""
    row = fresh(introduction)
    today = timezone.localdate()
    if not _is_owed(row) or row.reminders >= len(REMIND_AFTER) or row.reminded_on == today:
        return False
    if row.tell_since is None or today < working_days_ahead(row.tell_since, REMIND_AFTER[row.reminders]):
        return False
    row.reminders, row.reminded_on = row.reminders + 1, today
    row.save()
    tell_employer(row, "employer.tell_us", note(row, "reminded", by=None))
    return True


@transaction.atomic
def give_up_waiting(introduction: Introduction) -> bool:
    """Reminded twice and still silent: the company is out of sight until it told, and the resident hears it from us."""
    row = fresh(introduction)
    today = timezone.localdate()
    if not _is_owed(row) or row.reminders < len(REMIND_AFTER) or row.reminded_on == today or row.tell_since is None:
        return False
    if today < working_days_ahead(row.tell_since, OUT_OF_SIGHT_AFTER + 1):
        return False
    row.silent_since = today
    row.save()
    if row.employer.state == EmployerState.VERIFIED:
        put_out_of_sight(row.employer, why=_("You did not tell what came of an introduction."))
    entry = note(row, "silent", by=None)
    tell_person(row, "introduction.silent", entry)
    promise_call(row, "introduction.silent", entry)
    return True


def _is_owed(row: Introduction) -> bool:
    """The employer can tell something: the yes stood, and any appointment has been."""
    is_to_come = row.meets_at is not None and row.meets_at > timezone.now()
    return row.state == State.OPEN and row.silent_since is None and not is_to_come and is_seen(row.person)


@transaction.atomic
def forget_words(introduction: Introduction) -> bool:
    """What was written for this introduction is wiped some weeks after its end. The row still counts."""
    row = fresh(introduction)
    if row.ended_at is None or row.forgotten_on is not None:
        return False
    ended = timezone.localdate(row.ended_at)
    try:
        kept_for = terms(row.employer.organisation.municipality_id, on=ended).kept_for
    except NoRegulationForDate:
        return False
    if (timezone.localdate() - ended).days < kept_for:
        return False
    row.message, row.words, row.meets_where, row.meets_at = "", "", "", None
    row.forgotten_on = timezone.localdate()
    row.save()
    journal.record(resident=row.person, actor=None, verb="introduction.forgotten", about=row)
    return True

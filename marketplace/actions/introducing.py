"""An employer asks to meet somebody who may be seen; the person says yes or no; the name opens or closes with that.

A no, a pause and silence look the same to the employer, and until the same moment: only the person and the team know.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.introducing import purpose_of, terms
from marketplace.models import Introduction
from marketplace.queries.my_introductions import last_day_of
from marketplace.rules import works_for
from marketplace.states import EmployerState
from neighbourhoods import outreach, rules
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Consent, User
from neighbourhoods.regulations import NoRegulationForDate

from .introducing_asking import ask_introduction, take_back_question
from .introducing_moves import (
    ASKED,
    OF_PERSON,
    TO_TELL,
    State,
    company,
    fresh,
    is_seen,
    note,
    require,
    take_yes_back,
    tell_employer,
    tell_person,
    too_late_sentence,
)
from .introducing_outcome import note_appointment, tell_outcome
from .moves import move

__all__ = [
    "answer_introduction", "ask_introduction", "note_appointment", "take_back_question", "tell_outcome",
    "withdraw_introduction",
]  # fmt: skip


# ---------------------------------------------------------------- the answer
@transaction.atomic
def answer_introduction(introduction: Introduction, *, by: User, yes: bool, how: str = "") -> Introduction:
    """By tap, by text, or on the phone, written down by who of the team. Changing one's mind is the same button."""
    row = fresh(introduction)
    require(rules.may_act_for(by, row.person) and not works_for(by, row.employer))
    how = how or (Consent.Medium.WEB if by.pk == row.person_id else Consent.Medium.PHONE)
    if yes:
        return _say_yes(row, by=by, how=how)
    return _say_no(row, by=by, how=how)


def _say_yes(row: Introduction, *, by: User, how: str) -> Introduction:
    if row.state == State.OPEN:
        return row
    if row.state == State.ENDED or timezone.localdate() > last_day_of(row):
        raise NotAllowedNow(too_late_sentence(), "over")
    if row.employer.state != EmployerState.VERIFIED:
        raise NotAllowedNow(_("%(company)s does not take part now. Nothing is opened.") % company(row), "not_verified")
    if not is_seen(row.person):
        raise NotAllowedNow(_("Employers do not see you now. First say that they may."), "not_seen")
    today = timezone.localdate()
    try:
        open_for = terms(row.employer.organisation.municipality_id, on=today).open_for
    except NoRegulationForDate as unknown:
        raise NotAllowedNow(_("Nobody wrote down yet how long this takes. Call us."), "no_rule") from unknown
    row.open_until = until = today + timedelta(days=open_for)
    row.tell_since = today
    row.reminders, row.reminded_on, row.silent_since, row.outcome = 0, None, None, ""
    row.meets_at, row.meets_where, row.moments = None, "", []
    row.yes = people.give_consent(
        row.person, by=by, purpose=purpose_of(row.employer_id), wording=_wording_of(row, until), medium=how,
        language=(get_language() or "nl")[:2],
    )  # fmt: skip
    _answered(row, by=by, how=how)
    move(row, State.OPEN)
    outreach.withdraw(row, kinds=(*ASKED, "introduction.no"))
    entry = note(row, "yes", by=by)
    tell_person(row, "introduction.yes", entry)
    tell_employer(row, "employer.said_yes", entry)
    return row


def _wording_of(row: Introduction, until: date) -> str:
    """The very sentence of the yes, with the day."""
    said = company(row) | {"day": date_format(until, "j F Y")}
    return _("%(company)s may see my name and my phone number, until %(day)s. I can always stop.") % said


def _say_no(row: Introduction, *, by: User, how: str) -> Introduction:
    if row.state == State.OPEN:
        return withdraw_introduction(row, by=by)
    if row.state == State.NOT_NOW:
        return row
    if row.state == State.ENDED:
        raise NotAllowedNow(too_late_sentence(), "over")
    _answered(row, by=by, how=how)
    move(row, State.NOT_NOW)
    outreach.withdraw(row, kinds=ASKED)
    tell_person(row, "introduction.no", note(row, "no", by=by))
    return row


def _answered(row: Introduction, *, by: User, how: str) -> None:
    row.answered_at, row.answered_by, row.answered_how = timezone.now(), by, how


# ---------------------------------------------------------------- taking a yes back
@transaction.atomic
def withdraw_introduction(introduction: Introduction, *, by: User) -> Introduction:
    """The person closes their name again, at once. Also a coordinator, by phone. Twice is fine."""
    row = fresh(introduction)
    require(rules.may_act_for(by, row.person))
    if row.state == State.ASKED:
        return _say_no(row, by=by, how=Consent.Medium.WEB if by.pk == row.person_id else Consent.Medium.PHONE)
    close_name(row, by=by)
    return row


def close_name(row: Introduction, *, by: User | None) -> bool:
    """Under the lock: from now on the employer reads that it cannot be now. After a trial or a job only the name."""
    if row.yes is None or row.yes.withdrawn_at is not None:
        return False
    take_yes_back(row, by=by)
    entry = note(row, "closed", by=by)
    if row.state == State.OPEN:
        row.meets_at, row.meets_where, row.moments, row.silent_since, row.outcome = None, "", [], None, ""
        move(row, State.NOT_NOW)
        outreach.withdraw(row, kinds=(*OF_PERSON, *TO_TELL))
        tell_employer(row, "employer.cannot_now", entry)
    tell_person(row, "introduction.closed", entry)
    return True

"""An employer asks to meet somebody who may be seen, or asks no longer. Pressed twice it is one question."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.introducing import ASK_AGAIN_AFTER, MOST_QUESTIONS, last_day_to_answer
from marketplace.models import Employer, Introduction, WorkKind
from marketplace.queries.employers import contacts_left
from marketplace.queries.shown_to_employers import seen_by
from marketplace.states import EmployerState
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.regulations import NoRegulationForDate

from .introducing_moves import (
    Outcome,
    State,
    end,
    fresh,
    lock_employer,
    lock_person,
    note,
    require,
    speaks_for,
    tell_person,
    unfinished,
)


@transaction.atomic
def ask_introduction(
    employer: Employer, person: User, *, by: User, message: str = "", work_kind: WorkKind | None = None
) -> Introduction:
    """ "Kennismaken". Pressed twice, or by two colleagues at one moment, it is one question."""
    employer = lock_employer(employer)
    require(speaks_for(by, employer))
    person = lock_person(person)
    standing = Introduction.objects.filter(unfinished(), employer=employer, person=person).first()
    if standing is not None:
        return standing
    _require_may_ask(employer, person)
    try:
        last_day = last_day_to_answer(employer.organisation.municipality_id, on=timezone.localdate())
    except NoRegulationForDate as unknown:
        raise NotAllowedNow(_("Nobody wrote down yet how long this takes. Call us."), "no_rule") from unknown
    row = Introduction(
        employer=employer, person=person, asked_by=by, message=message.strip(), work_kind=work_kind, answer_by=last_day
    )
    row.save()
    tell_person(row, "introduction.asked", note(row, "asked", by=by))
    return row


def _require_may_ask(employer: Employer, person: User) -> None:
    if employer.state != EmployerState.VERIFIED:
        raise NotAllowedNow(_("Your company cannot ask people now. Call us."), "not_verified")
    if not seen_by(employer).filter(person=person).exists():
        raise NotAllowedNow(_("This person is not available now."), "not_seen")
    again = _may_ask_again_on(employer, person)
    if again is not None:
        said = _("You asked this person a short while ago. You may ask again from %(day)s.")
        raise NotAllowedNow(said % {"day": date_format(again, "j F")}, "again")
    left = contacts_left(employer)
    if not left.count:
        raise NotAllowedNow(left.sentence, "cap")
    waiting = Introduction.objects.filter(person=person, state=State.ASKED, answer_by__gte=timezone.localdate())
    if waiting.count() >= MOST_QUESTIONS:
        raise NotAllowedNow(_("This person cannot get a question now. Look again next week."), "enough")


def _may_ask_again_on(employer: Employer, person: User) -> date | None:
    """After a question that led to nothing there is some rest, from a day that says nothing about the answer."""
    nothing = (Outcome.CANNOT, Outcome.NO_ANSWER, Outcome.TAKEN_BACK)
    before = Introduction.objects.filter(employer=employer, person=person, outcome__in=nothing).first()
    if before is None or before.ended_at is None:
        return None
    again = max(before.answer_by, timezone.localdate(before.ended_at)) + ASK_AGAIN_AFTER
    return again if timezone.localdate() < again else None


@transaction.atomic
def take_back_question(introduction: Introduction, *, by: User) -> Introduction:
    """The employer no longer asks. After a yes they tell what came of it instead."""
    row = fresh(introduction)
    require(speaks_for(by, row.employer))
    if row.state == State.ENDED:
        return row
    if row.state == State.OPEN or row.yes is not None:
        raise NotAllowedNow(_("There is an answer already. Tell what came of it."), "answered")
    was_asked = row.state == State.ASKED
    end(row, Outcome.TAKEN_BACK)
    entry = note(row, "taken_back", by=by)
    if was_asked:
        tell_person(row, "introduction.taken_back", entry)
    return row

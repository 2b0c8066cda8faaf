"""Is a card for employers still right? After some weeks its owner is asked; without an answer it rests, and one tap
brings it back. The state of somebody does not change by it, and nothing is lost.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from marketplace import readiness_words as words
from marketplace.models import Readiness
from neighbourhoods import outreach, rules
from neighbourhoods.models import User

from .moves import too_late
from .readiness_moves import ASKED_IF_RIGHT, State, fresh, key_of, note_in_journal, require, take_as_right


@transaction.atomic
def confirm_card(person: User, *, by: User) -> Readiness:
    """ "Yes, my card is right." Employers see it from this moment, also when it rested. Twice on a day is once."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state != State.VISIBLE:
        raise too_late()
    if row.asks_if_right or row.confirmed_on != timezone.localdate():
        take_as_right(row)
        row.save()
        note_in_journal(row, "readiness.confirmed", by=by)
    return row


@transaction.atomic
def ask_if_right(row: Readiness) -> bool:
    """Sixty days after the owner last looked at it, once. Who pauses or rests from messages is asked afterwards; who is
    asked for six months more is not asked twice.
    """
    row = fresh(row.person_id)
    if row.state != State.VISIBLE or row.asks_if_right or row.renewal_asked_on is not None:
        return False
    if row.person.is_pausing or row.person.hears_nothing_now or not _is_long_ago(row.confirmed_on):
        return False
    row.confirm_asked_on = timezone.localdate()
    row.save(update_fields=["confirm_asked_on"])
    entry = note_in_journal(row, "readiness.asked_to_confirm", by=None)
    outreach.announce(row.person, "readiness.confirm", about=row, key=key_of("readiness.confirm", entry, row))
    return True


def _is_long_ago(day: date | None) -> bool:
    return day is None or day <= timezone.localdate() - words.CONFIRMED_FOR


@transaction.atomic
def tell_it_rests(row: Readiness) -> bool:
    """Nobody answered: employers do not see the card since today. The owner hears it once, with the way back."""
    row = fresh(row.person_id)
    if row.state != State.VISIBLE or row.unconfirmed_on is not None or not row.is_unconfirmed:
        return False
    row.unconfirmed_on = timezone.localdate()
    row.save(update_fields=["unconfirmed_on"])
    outreach.withdraw(row, kinds=ASKED_IF_RIGHT)
    entry = note_in_journal(row, "readiness.not_confirmed", by=None)
    kind = "readiness.not_confirmed"
    outreach.announce(row.person, kind, about=row, key=key_of(kind, entry, row))
    return True

""" "Let a person look again": it gets an owner and a day, and an answer in words."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import readiness_words
from marketplace.models import LookAgain
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.rules import may_act_for
from training.queries.circle import own_coordinators

from .readiness_moves import fresh, key_of, looks_after, note_in_journal, require


@transaction.atomic
def ask_to_look_again(person: User, *, by: User, words: str = "") -> LookAgain:
    """Wherever somebody stands. While one is open, asking once more is the same question."""
    row = fresh(person)
    require(may_act_for(by, row.person))
    standing = LookAgain.objects.filter(person=row.person, answered_at=None).first()
    if standing is not None:
        return standing
    found = LookAgain.objects.create(
        person=row.person,
        words=words.strip(),
        owner=next(iter(own_coordinators(row.person)), None),
        due_on=timezone.localdate() + readiness_words.LOOK_AGAIN_WITHIN,
    )
    note_in_journal(row, "readiness.look_again", by=by)
    return found


@transaction.atomic
def answer_look_again(asked: LookAgain, *, by: User, answer: str) -> LookAgain:
    """By any coordinator of where the person lives, but never by the person. The answer is theirs to read."""
    row = fresh(asked.person_id)
    require(looks_after(by, row.person))
    asked = LookAgain.objects.get(pk=asked.pk)
    if asked.answered_at is not None:
        raise NotAllowedNow(_("A colleague answered this already."), "answered")
    if not answer.strip():
        raise NotAllowedNow(_("Write the answer. The person reads it."), "answer")
    asked.answer, asked.answered_at, asked.answered_by = answer.strip(), timezone.now(), by
    asked.save()
    entry = note_in_journal(row, "readiness.looked_again", by=by)
    key = key_of("readiness.looked_again", entry, row)
    outreach.announce(row.person, "readiness.looked_again", about=asked, key=key)
    return asked

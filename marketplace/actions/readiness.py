"""Where somebody stands with paid work, by their own words: the wish, the yes, a pause, the end, and back again.

Nobody is seen by employers without two people: a yes of their own, and the signature of a coordinator who is somebody
else and did not write down that yes. What the coordinator does stands in proposing.py.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import readiness_words as words
from marketplace.models import Readiness
from neighbourhoods import outreach, rules
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Message, User

from .moderating import next_working_day
from .moves import too_late
from .readiness_moves import (
    ASKED,
    TOLD,
    State,
    be_seen_or_wait,
    fresh,
    is_over,
    move_to,
    note_in_journal,
    note_yes,
    require,
    say_yes,
    take_as_right,
)


@transaction.atomic
def say_wish(person: User, *, by: User, medium: str = "") -> Readiness:
    """ "I would like paid work." Nobody is seen by that: from now on the rules are looked at together."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state == State.WISH and row.rests_until is None:
        return row
    if row.state not in {State.NOT_ASKED, State.WISH}:
        raise NotAllowedNow(_("You told us already. Look at where you stand."), "moment")
    note_yes(row, by=by, purpose=words.WISH, wording=words.WISH_SENTENCE, medium=medium)
    row.wished_on, row.rests_until = timezone.localdate(), None
    if row.state == State.WISH:
        row.save()
    else:
        move_to(row, State.WISH)
    note_in_journal(row, "readiness.wished", by=by)
    return row


@transaction.atomic
def agree(person: User, *, by: User, medium: str = "") -> Readiness:
    """The person's own yes to what was proposed. A coordinator still signs before anybody sees it."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state in {State.AGREED, State.VISIBLE}:
        return row
    if row.state != State.PROPOSED:
        raise too_late()
    say_yes(row, by=by, medium=medium)
    move_to(row, State.AGREED)
    outreach.withdraw(row, kinds=ASKED)
    note_in_journal(row, "readiness.agreed", by=by)
    return row


@transaction.atomic
def not_now(person: User, *, by: User) -> Readiness:
    """No to a proposal. The wish stands, and nobody asks again for a while."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state == State.WISH:
        return row
    if row.state != State.PROPOSED:
        raise too_late()
    row.rests_until, row.all_met_on = timezone.localdate() + words.AFTER_NOT_NOW, None
    move_to(row, State.WISH)
    outreach.withdraw(row, kinds=ASKED)
    note_in_journal(row, "readiness.not_now", by=by)
    return row


@transaction.atomic
def pause(person: User, *, by: User) -> Readiness:
    """Nobody sees the card from now on. Nothing is lost: one button brings it back."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state != State.PAUSED:
        move_to(row, State.PAUSED)
        outreach.withdraw(row, kinds=TOLD)
        note_in_journal(row, "readiness.paused", by=by)
    return row


@transaction.atomic
def withdraw(person: User, *, by: User) -> Readiness:
    """Stop, at once and from wherever somebody stands. The permissions are taken back; everything else stays."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state not in {State.WITHDRAWN, State.NOT_ASKED}:
        for purpose in (words.WISH, words.YES):
            people.withdraw_consent(row.person, by=by, purpose=purpose)
        row.wished_on = row.all_met_on = row.yes = None
        move_to(row, State.WITHDRAWN)
        outreach.withdraw(row, kinds=TOLD)
        note_in_journal(row, "readiness.withdrawn", by=by)
    return row


@transaction.atomic
def come_back(person: User, *, by: User, medium: str = "") -> Readiness:
    """After a pause or a stop: one button. With a signature that stands employers see the card again."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state not in {State.PAUSED, State.WITHDRAWN}:
        raise too_late()
    if row.state == State.WITHDRAWN:
        note_yes(row, by=by, purpose=words.WISH, wording=words.WISH_SENTENCE, medium=medium)
        row.wished_on, row.rests_until = timezone.localdate(), None
    if row.signed_at is None:
        move_to(row, State.WISH)
    else:
        if row.state == State.WITHDRAWN or is_over(row):
            say_yes(row, by=by, medium=medium)
        take_as_right(row)
        be_seen_or_wait(row)
    note_in_journal(row, "readiness.came_back", by=by)
    return row


@transaction.atomic
def renew(person: User, *, by: User, medium: str = "") -> Readiness:
    """Six months more, while the card is still seen. Whoever signed cannot also write down this yes."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if row.state != State.VISIBLE:
        raise too_late()
    if by.pk == row.signed_by_id:
        raise NotAllowedNow(_("You signed this yourself. Ask a colleague to write down the yes."), "two_people")
    say_yes(row, by=by, medium=medium)
    row.save()
    outreach.withdraw(row, kinds=("readiness.renew",))
    note_in_journal(row, "readiness.renewed", by=by)
    return row


@transaction.atomic
def ask_to_talk(person: User, *, by: User) -> Message:
    """ "Call me": about paid work. Pressed twice on a day it is one call."""
    row = fresh(person)
    require(rules.may_act_for(by, row.person))
    if not row.person.phone:
        raise NotAllowedNow(_("We do not have your phone number yet."), "no_phone")
    today = timezone.localdate()
    key = f"readiness.talk_asked:{row.person_id}:{today}"
    asked = Message.objects.filter(key=key).first()
    if asked is None:
        note_in_journal(row, "readiness.talk_asked", by=by)
        asked = outreach.announce(
            row.person, "readiness.talk_asked", about=row, due_on=next_working_day(today), key=key
        )
    return asked

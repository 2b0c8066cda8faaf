"""What a coordinator does about paid work: propose, sign, take back, and say that they talked about it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import Readiness, TalkAboutWork
from marketplace.queries.readiness_inputs import judged_of
from marketplace.readiness import unmet
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User

from .explaining import explain
from .moves import too_late
from .readiness_moves import (
    TOLD,
    State,
    forget_signature,
    fresh,
    is_over,
    key_of,
    looks_after,
    may_sign,
    move_to,
    note_in_journal,
    require,
)


@transaction.atomic
def propose(person: User, *, by: User, why: str = "") -> Readiness:
    """Ask somebody who said the wish whether employers may see them. With a rule that is not met: say why."""
    row = fresh(person)
    require(looks_after(by, row.person))
    if row.state == State.PROPOSED:
        return row
    if row.person.is_pausing:
        raise NotAllowedNow(_("%(name)s takes a pause.") % {"name": row.person.get_short_name()}, "pausing")
    judged = judged_of(row.person)
    if not judged:
        raise NotAllowedNow(_("Nobody wrote down rules for paid work here yet. Do that first."), "no_rules")
    if unmet(judged) and not why.strip():
        raise NotAllowedNow(_("Not every rule is met. Say in a sentence why you propose it all the same."), "why")
    row.proposed_by, row.proposed_at, row.proposed_why = by, timezone.now(), why.strip()
    row.rests_until = None
    move_to(row, State.PROPOSED)
    explain(row.person, judged)
    entry = note_in_journal(row, "readiness.proposed", by=by, said=why)
    outreach.announce(row.person, "readiness.proposed", about=row, key=key_of("readiness.proposed", entry, row))
    return row


@transaction.atomic
def sign(person: User, *, by: User) -> Readiness:
    """The second person. From now on employers see the card, until six months after the yes."""
    row = fresh(person)
    require(may_sign(by, row.person))
    if row.state == State.VISIBLE:
        return row
    if row.state != State.AGREED:
        raise too_late()
    if row.yes is None or row.yes.withdrawn_at is not None or is_over(row):
        raise NotAllowedNow(_("The yes is too long ago. Ask it once more."), "over")
    if row.yes.recorded_by_id == by.pk:
        raise NotAllowedNow(_("You wrote down the yes yourself. Ask a colleague to sign."), "two_people")
    row.signed_by, row.signed_at = by, timezone.now()
    move_to(row, State.VISIBLE)
    explain(row.person, judged_of(row.person))
    entry = note_in_journal(row, "readiness.signed", by=by)
    outreach.announce(row.person, "readiness.visible", about=row, key=key_of("readiness.visible", entry, row))
    return row


@transaction.atomic
def take_back(person: User, *, by: User, why: str) -> Readiness:
    """A coordinator takes a proposal or a signature back. The person reads why, and the wish stands."""
    row = fresh(person)
    require(looks_after(by, row.person))
    if not why.strip():
        raise NotAllowedNow(_("Say in a sentence why. The person reads it."), "why")
    if row.state not in {State.PROPOSED, State.AGREED, State.VISIBLE, State.PAUSED}:
        raise too_late()
    forget_signature(row)
    row.proposed_by = row.proposed_at = row.agreed_on = row.yes = row.all_met_on = None
    row.proposed_why = ""
    move_to(row, State.WISH)
    outreach.withdraw(row, kinds=TOLD)
    entry = note_in_journal(row, "readiness.taken_back", by=by, said=why)
    outreach.announce(row.person, "readiness.taken_back", about=row, key=key_of("readiness.taken_back", entry, row))
    return row


@transaction.atomic
def confirm_talk(person: User, *, by: User) -> TalkAboutWork:
    """A coordinator talked with them about work, and says that it suits. Said twice is said once."""
    row = fresh(person)
    require(looks_after(by, row.person))
    talk, is_new = TalkAboutWork.objects.get_or_create(person=row.person, ended_at=None, defaults={"confirmed_by": by})
    if is_new:
        note_in_journal(row, "readiness.talked", by=by)
    return talk


@transaction.atomic
def end_talk(person: User, *, by: User) -> None:
    """What was said of that talk no longer holds: it is talked over anew. What was stays written down."""
    row = fresh(person)
    require(looks_after(by, row.person))
    if TalkAboutWork.objects.filter(person=row.person, ended_at=None).update(ended_at=timezone.now()):
        note_in_journal(row, "readiness.talk_again", by=by)

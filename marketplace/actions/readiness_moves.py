"""What every step towards paid work shares: the person locked first, two people for a card, one line in the journal."""

from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import get_language

from marketplace import readiness_words as words
from marketplace.models import Readiness
from marketplace.states import ReadinessState
from neighbourhoods import journal, outreach, rules
from neighbourhoods.actions import people
from neighbourhoods.errors import NotYours
from neighbourhoods.models import Consent, JournalEntry, User

from .moves import move, occasion

State = ReadinessState
SIGNATURE_STANDS = relativedelta(years=1)  # after a stop or a pause; then a coordinator looks again
ASKED = ("readiness.proposed",)
ASKED_IF_RIGHT = ("readiness.confirm", "readiness.not_confirmed")
TOLD = ("readiness.proposed", "readiness.visible", "readiness.renew", "readiness.over", *ASKED_IF_RIGHT)


def fresh(person: User | int) -> Readiness:
    """Where the person stands now, under the lock of the person; a first row is made where there is none."""
    pk = person if isinstance(person, int) else person.pk
    locked = User.objects.select_for_update().get(pk=pk)
    row, _is_new = Readiness.objects.select_related("yes").get_or_create(person=locked)
    row.person = locked
    return row


def looks_after(by: User, person: User) -> bool:
    """Who may act for the person at the desk: of where they live, or of their circle. Never the person."""
    return by.pk != person.pk and rules.may_act_for(by, person)


def may_sign(by: User, person: User) -> bool:
    """Any coordinator of the municipality but the person: in a small neighbourhood the second one works elsewhere."""
    return by.pk != person.pk and rules.coordinates_in(by, person.municipality_id)


def is_over(row: Readiness, on: date | None = None) -> bool:
    return row.visible_until is None or row.visible_until < (on or timezone.localdate())


def be_seen_or_wait(row: Readiness) -> None:
    """With two different people: seen again. Signed long ago, or by the one who wrote down this yes: signed anew."""
    if row.yes is None or row.yes.recorded_by_id == row.signed_by_id or is_old(row.signed_at):
        forget_signature(row)
        move_to(row, State.AGREED)
    else:
        move_to(row, State.VISIBLE)


def is_old(signed_at: datetime | None) -> bool:
    return signed_at is None or signed_at < timezone.now() - SIGNATURE_STANDS


def forget_signature(row: Readiness) -> None:
    row.signed_by = row.signed_at = None


def say_yes(row: Readiness, *, by: User, medium: str) -> None:
    row.yes = note_yes(row, by=by, purpose=words.YES, wording=words.YES_SENTENCE, medium=medium)
    row.agreed_on = timezone.localdate()
    row.visible_until, row.renewal_asked_on = row.agreed_on + words.SEEN_FOR, None
    take_as_right(row)


def take_as_right(row: Readiness) -> None:
    """The person looked at the card, or said yes to it: from today nobody asks for a while."""
    row.confirmed_on, row.confirm_asked_on, row.unconfirmed_on = timezone.localdate(), None, None
    outreach.withdraw(row, kinds=ASKED_IF_RIGHT)


def note_yes(row: Readiness, *, by: User, purpose: str, wording: object, medium: str) -> Consent:
    """The very sentence, in the language in which it was read. Without a medium: on the website, or by phone."""
    how = medium or (Consent.Medium.WEB if by.pk == row.person_id else Consent.Medium.PHONE)
    language = (get_language() or "nl")[:2]
    return people.give_consent(row.person, by=by, purpose=purpose, wording=str(wording), medium=how, language=language)


def move_to(row: Readiness, to: str) -> None:
    row.changed_at = timezone.now()
    move(row, to)


def note_in_journal(row: Readiness, verb: str, *, by: User | None, said: str = "") -> JournalEntry:
    return journal.record(resident=row.person, actor=by, verb=verb, about=row, words=said)


def key_of(kind: str, entry: JournalEntry, row: Readiness) -> str:
    return occasion(kind, entry, row.person)


def require(allowed: bool) -> None:
    if not allowed:
        raise NotYours

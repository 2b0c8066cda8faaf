"""What becomes of a text that came in: noted, kept to be read, no more texts at all; and a number that was proved."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, never_stored, outreach, rules
from neighbourhoods.channels import channel_for, way_without_texts
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import IncomingText, Message, User
from neighbourhoods.models.outreach import BY_HAND, Channel, MessageState
from neighbourhoods.queries.never_stored import hint_words

LONGEST = 600  # a text of four parts
Outcome = IncomingText.Outcome


@transaction.atomic
def note_text(text: IncomingText, *, by: User, outcome: str, reply: str = "") -> IncomingText:
    """What was understood and done. A reply of ours leaves at once: they hold their phone in their hand."""
    text.outcome, text.reply = outcome, reply
    text.save()
    if text.person is not None:
        journal.record(resident=text.person, actor=by, verb="text.received", about=text)
        if reply:
            outreach.announce(text.person, "outbox.text_reply", about=text, channel=Channel.TEXT, urgent=True)
    return text


@transaction.atomic
def keep_words(text: IncomingText, *, by: User, words: str) -> IncomingText:
    """No answer we know: the coordinator reads it. What may never be kept is not kept, and the coordinator calls."""
    refused = never_stored.has_citizen_number(words) or bool(never_stored.subjects_in(words, hint_words()))
    text.words = "" if refused else words.replace("\0", "")[:LONGEST].strip()
    text = note_text(text, by=by, outcome=Outcome.NOT_KEPT if refused else Outcome.TO_READ, reply="read")
    outreach.announce(by, "outbox.text_to_read", about=text, channel=Channel.CALL, due_on=timezone.localdate())
    return text


@transaction.atomic
def stop_all(text: IncomingText, people: Sequence[User], *, by: User) -> IncomingText:
    """STOP counts for the phone: everybody who gave this number."""
    for person in people:
        stop_texts(person, by=person)
    return note_text(text, by=by, outcome=Outcome.STOPPED, reply="stopped")


@transaction.atomic
def stop_texts(person: User, *, by: User) -> User:
    """No more texts, of no kind: another way from now on, also what still waits. Twice is fine."""
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not rules.may_act_for(by, person):
        raise NotYours
    if Channel.TEXT not in {person.channel, *person.channels.values()}:
        return person
    if person.channel == Channel.TEXT:
        person.channel = way_without_texts(person)
    person.channels = {group: way for group, way in person.channels.items() if way != Channel.TEXT}
    person.save(update_fields=["channel", "channels"])
    way = channel_for(person)
    due_on = timezone.localdate() if way in BY_HAND else None
    waiting = Message.objects.filter(recipient=person, channel=Channel.TEXT, state=MessageState.WAITING)
    waiting.exclude(kind="outbox.text_reply").update(channel=way, due_on=due_on)
    journal.record(resident=person, actor=by, verb="person.no_texts")
    lead = rules.lead_of(person.neighbourhood_id) if person.neighbourhood_id else None
    if lead is not None:
        key = f"outbox.texts_stopped:{person.pk}:{timezone.localdate()}"
        outreach.announce(lead, "outbox.texts_stopped", about=person, channel=Channel.EMAIL, key=key)
    return person


@transaction.atomic
def prove_phone(person: User, *, by: User) -> User:
    """The person typed a code that went to their number by text. Twice is fine."""
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if by.pk != person.pk:
        raise NotYours
    if not person.phone_verified:
        if User.objects.filter(phone=person.phone, phone_verified=True).exists():
            raise NotAllowedNow(_("Somebody already uses this phone number."), "known_phone")
        person.phone_verified = True
        person.save(update_fields=["phone_verified"])
        journal.record(resident=person, actor=by, verb="person.phone_proved")
    return person

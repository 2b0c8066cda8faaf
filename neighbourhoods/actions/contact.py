"""How somebody hears from us: a way for each kind of message, a rest from messages, a mail that came back."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import channels, journal, outreach, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import BY_HAND, Channel, Group, MessageState, QuietReason
from neighbourhoods.outreach import Haste
from neighbourhoods.queueing import after_rest

from .outbox import call_instead, move_together, put_off

LONGEST_REST = timedelta(days=92)
IN_THE_POST = (MessageState.SENDING, MessageState.SENT, MessageState.UNCERTAIN)


@transaction.atomic
def choose_ways(person: User, *, by: User, ways: Mapping[str, str]) -> User:
    """For each group of messages the way the person wants; empty: as everything else. Only ways that reach them."""
    person = _locked(person)
    if not rules.may_act_for(by, person):
        raise NotYours
    chosen = {str(Group(group)): str(Channel(way)) for group, way in ways.items() if way}
    reachable = {*channels.ways_of(person), Channel.CALL}
    if set(chosen.values()) - reachable:
        raise NotAllowedNow(_("We cannot reach you that way yet."), "no_way")
    if chosen != person.channels:
        person.channels = chosen
        person.save(update_fields=["channels"])
        journal.record(resident=person, actor=by, verb="person.channel")
    return person


@transaction.atomic
def begin_rest(person: User, *, by: User, reason: str, until: date) -> User:
    """Staff let somebody rest from messages up to and including a day. What waits and cannot wait becomes a call."""
    person = _locked(person)
    if by.pk == person.pk or not rules.may_act_for(by, person):
        raise NotYours
    today = timezone.localdate()
    if not today <= until <= today + LONGEST_REST:
        raise NotAllowedNow(_("Choose a day within 3 months."), "day")
    person.quiet_until, person.quiet_reason = until, QuietReason(reason)
    person.save(update_fields=["quiet_until", "quiet_reason"])
    _call_instead(person, lambda message: outreach.kinds[message.kind].haste == Haste.IN_TIME)
    journal.record(resident=person, actor=by, verb="person.rest_began")
    return person


@transaction.atomic
def end_rest(person: User, *, by: User) -> User:
    """Messages again, now; also at the person's own wish. What waited for the end leaves, if it still holds."""
    person = _locked(person)
    if not rules.may_act_for(by, person):
        raise NotYours
    if person.quiet_until is None:
        return person
    held = Message.objects.select_for_update().filter(
        recipient=person, state=MessageState.WAITING, bundle=None, send_after=after_rest(person)
    )
    person.quiet_until, person.quiet_reason = None, ""
    person.save(update_fields=["quiet_until", "quiet_reason"])
    for message in held.exclude(channel__in=BY_HAND):
        put_off(message, timezone.now())
    journal.record(resident=person, actor=by, verb="person.rest_ended")
    return person


@transaction.atomic
def note_return(message: Message, *, was_for: str, address_is_bad: bool) -> bool:
    """A mail came back: it did not arrive, a person calls, and a bad address gets no mail any more. Once."""
    person = _locked(User(pk=message.recipient_id))
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.channel != Channel.EMAIL or message.state not in IN_THE_POST:
        return False
    move_together(message, MessageState.FAILED, settled_at=timezone.now())
    outreach.withdraw(message, kinds=["outbox.perhaps_sent"])
    if address_is_bad and (person.email or "").casefold() == was_for.casefold():
        person.email_failed_on = timezone.localdate()
        person.save(update_fields=["email_failed_on"])
        _call_instead(person, lambda waiting: waiting.channel == Channel.EMAIL)
    outreach.announce(person, "outbox.came_back", about=message)
    journal.record(resident=person, actor=None, verb="message.came_back", about=message)
    return True


def _call_instead(person: User, concerned: Callable[[Message], bool]) -> None:
    """Calls are made while somebody is at the desk, so what waits for a later hour is on the list now."""
    waiting = Message.objects.select_for_update().filter(
        recipient=person, state=MessageState.WAITING, bundle=None, urgent=False
    )
    for message in waiting.exclude(channel__in=BY_HAND):
        if concerned(message):
            call_instead(message)


def _locked(person: User) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)

"""The call list: which calls wait for the coordinators of a neighbourhood, and what to say."""

import logging
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Window
from django.http import Http404
from django.utils import timezone

from neighbourhoods import journal, outreach, phones, rules
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import BY_HAND, Channel, MessageState

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Call:
    """One call to make. `script` is what to say, in the person's language, or what to do when it `is_work` of the desk;
    `attempts` counts calls without answer.
    """

    id: int
    kind: str
    title: str
    person_id: int
    name: str
    phone: str
    script: tuple[str, ...]
    due_on: date
    attempts: int
    number_is_wrong: bool = False
    is_work: bool = False


@dataclass(frozen=True)
class CallPage:
    """Calls, after which one the next page begins (None: this is the last page), and how many wait from here on."""

    calls: tuple[Call, ...]
    after: int | None
    every: int


def calls_for(viewer: User) -> QuerySet[Message]:
    """Calls that wait for this coordinator now; those put off are not there until their moment. Letters are printed."""
    return Message.objects.filter(
        state=MessageState.WAITING,
        channel=Channel.CALL,
        send_after__lte=timezone.now(),
        recipient__in=rules.people_to_call(viewer).values("pk"),
    )


def call_list(viewer: User, *, limit: int = 20, after: int | None = None, noted: bool = True) -> CallPage:
    """The most urgent calls first, from the one after call `after` on. Writes down who looked at whom; with noted=False
    the caller does, together with all others on that screen.
    """
    waiting = calls_for(viewer)
    if after is not None:
        last = Message.objects.filter(pk=after).values("due_on", "pk").first()
        if last is None:
            raise Http404
        waiting = waiting.filter(Q(due_on__gt=last["due_on"]) | Q(due_on=last["due_on"], pk__gt=last["pk"]))
    waiting = waiting.select_related("recipient__municipality").annotate(every=Window(Count("pk")))
    messages = list(waiting.order_by("due_on", "pk")[: limit + 1])
    is_last, messages = len(messages) <= limit, messages[:limit]
    outreach.load_things(messages)
    calls = tuple(call for message in messages if (call := _call(message)) is not None)
    if noted:
        journal.note_look([call.person_id for call in calls], viewer=viewer, screen="calls")
    if is_last:
        return CallPage(calls, None, len(calls))
    return CallPage(calls, messages[-1].pk, messages[0].every)


def call_count(viewer: User) -> int:
    """How many calls wait, for the tile on the desk."""
    return calls_for(viewer).count()


def calls_with(viewer: User, person: User) -> list[tuple[str, date]]:
    """What the calls are about that wait for one person, and when each is due. The caller notes the look."""
    rows = calls_for(viewer).filter(recipient=person).order_by("due_on", "pk")
    return [(str(outreach.kinds[it.kind].title), it.due_on or timezone.localdate(it.send_after)) for it in rows]


def call_in_care_of(viewer: User, pk: int) -> Message:
    """The waiting call, or 404: to anyone else it does not exist."""
    message = (
        Message.objects.filter(pk=pk, channel__in=BY_HAND, recipient__in=rules.people_to_call(viewer).values("pk"))
        .select_related("recipient")
        .first()
    )
    if message is None:
        raise Http404
    return message


def _call(message: Message) -> Call | None:
    person = message.recipient
    try:
        rendered = outreach.render_loaded(message)
    except Exception:
        log.exception("the script of call %s cannot be made", message.pk)  # one bad script must not hide the others
        rendered = outreach.Rendered(())
    if rendered is None:
        return None
    return Call(
        id=message.pk,
        kind=message.kind,
        title=str(outreach.kinds[message.kind].title),
        person_id=person.pk,
        name=person.get_full_name() or person.call_name,
        phone=phones.display(person.phone),
        script=rendered.sentences,
        due_on=message.due_on or timezone.localdate(message.send_after),
        attempts=message.attempts,
        number_is_wrong=person.phone_wrong_on is not None,
        is_work=outreach.kinds[message.kind].haste == outreach.Haste.WORK,
    )

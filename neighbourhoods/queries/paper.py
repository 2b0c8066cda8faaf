"""Letters and cards that wait for paper, in the neighbourhoods of a coordinator: the list, and the words to print."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import translation

from neighbourhoods import journal, mail, outreach, rules
from neighbourhoods.languages import spoken_by
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import Channel, Group, MessageState

log = logging.getLogger(__name__)
AT_ONCE = 50  # as many as are folded and posted in one go
SIZES = {"brief": False, "kaart": True}


@dataclass(frozen=True)
class Letter:
    """One sheet: for whom, where to, what it says in that person's language."""

    id: int
    kind: str
    person_id: int
    name: str
    street: str
    town: str
    language: str
    title: str
    is_card: bool
    since: datetime
    paragraphs: tuple[str, ...]  # none: the words cannot be made, so there is nothing to print


def letters_for(viewer: User) -> QuerySet[Message]:
    """What waits for this coordinator's printer."""
    return Message.objects.filter(
        state=MessageState.WAITING,
        channel=Channel.LETTER,
        recipient__in=rules.people_to_call(viewer).values("pk"),
    )


def print_run(viewer: User, *, size: str = "", only: tuple[int, ...] = ()) -> list[Letter]:
    """The letters and cards in the words they have now, the oldest first; what no longer holds is not among them.
    Writes down whose addresses were seen.
    """
    waiting = letters_for(viewer).filter(pk__in=only) if only else letters_for(viewer)
    if size in SIZES:
        cards = [name for name, kind in outreach.kinds.items() if kind.group == Group.THANKS]
        waiting = waiting.filter(kind__in=cards) if SIZES[size] else waiting.exclude(kind__in=cards)
    messages = list(waiting.select_related("recipient__municipality").order_by("created_at", "pk")[:AT_ONCE])
    outreach.load_things(messages)
    letters = [letter for message in messages if (letter := _letter(message)) is not None]
    journal.note_look([letter.person_id for letter in letters], viewer=viewer, screen="paper")
    return letters


def _letter(message: Message) -> Letter | None:
    try:
        rendered = outreach.render_loaded(message)
    except Exception:
        log.exception("the words of letter %s cannot be made", message.pk)  # the others are printed
        rendered = outreach.Rendered(())
    if rendered is None:
        return None
    person, kind = message.recipient, outreach.kinds[message.kind]
    return Letter(
        id=message.pk,
        kind=message.kind,
        person_id=person.pk,
        name=person.get_full_name() or person.call_name,
        street=person.address_line,
        town=f"{person.postcode[:4]} {person.postcode[4:]}  {person.place_name}".strip(),
        language=spoken_by(person),
        title=str(kind.title),
        is_card=kind.group == Group.THANKS,
        since=message.created_at,
        paragraphs=(*_greeting(person), *rendered.sentences) if rendered.sentences else (),
    )


def _greeting(person: User) -> tuple[str, ...]:
    with translation.override(spoken_by(person)):
        return mail.greeting(person)

"""Text messages. Words are made when a message leaves, short and in the alphabet of phones; a gateway takes them along.

Higher apps register the text form of a kind of message with `says`; a kind without one never goes by text.
"""

from collections.abc import Callable

from django.utils import translation

from neighbourhoods import phones, reach
from neighbourhoods.handover import NotSent
from neighbourhoods.languages import spoken_by
from neighbourhoods.models import Message
from neighbourhoods.outreach import Rendered

from .gateways import Text, gateway
from .gsm import fit

__all__ = ["Asking", "compose", "fit", "forms", "hand_over", "message_id_in", "says"]

_MESSAGE = "message-"


class Asking(str):
    """A text that asks for an answer: it leaves from the number on which we read answers."""

    __slots__ = ()


Form = Callable[[Message], str]
forms: dict[str, Form] = {}


def says(kind: str) -> Callable[[Form], Form]:
    """Register the text form of a kind. It is asked after the renderer, so the message holds."""

    def decorate(form: Form) -> Form:
        forms[kind] = form
        return form

    return decorate


def compose(message: Message, rendered: Rendered) -> Text:  # noqa: ARG001 (the shape of mail.compose)
    """The text, in the recipient's language."""
    person = message.recipient
    with translation.override(spoken_by(person)):
        body = forms[message.kind](message)
    return Text(person.phone, body, f"{_MESSAGE}{message.pk}", asks=isinstance(body, Asking))


def message_id_in(reference: str) -> int | None:
    """Which message a text was, by the reference it left with; None for a text that was no message."""
    number = reference.removeprefix(_MESSAGE)
    is_ours = number != reference and number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if is_ours else None


def hand_over(text: Text) -> None:
    """Give the text to the gateway. NotSent: it surely has nothing; PerhapsSent: nobody can say."""
    if not reach.texts_are_sent() or not phones.can_text(text.to):
        raise NotSent(LookupError(), for_good=True)
    gateway().send(text)

"""Answering by text in tests: what comes in, what leaves, and how far the loop has come when somebody is asked."""

import itertools

from marketplace.actions import clock
from marketplace.models import Agreement, Visit
from neighbourhoods import background
from neighbourhoods.models import IncomingText, Message
from neighbourhoods.texting import inbox
from neighbourhoods.texting.gateways import Arrival

from . import stories

NOON = "2026-05-12 12:00+02:00"  # a Tuesday
FROM_SAMIRA, FROM_DE_WIT = "+31698765432", "+31612345678"
numbers = itertools.count()


def answer(body: str, number: str = FROM_SAMIRA) -> IncomingText:
    return inbox.receive(Arrival(f"in-{next(numbers)}", number, body))


def leave(server) -> list[str]:
    """All that may leave now leaves; the words of what did."""
    server.sent.clear()
    Message.objects.filter(state="waiting").update(send_after="2026-05-12 10:00Z")
    for message in Message.objects.filter(state="waiting").order_by("pk"):
        background.deliver(message.pk)
    return [text["body"] for text in server.sent]


def reminded(requester, helper, server, **answers) -> Agreement:
    """A visit tomorrow, and the helper got the reminder."""
    agreement = stories.agreed(requester, helper, in_days=1, **answers)
    clock.remind_of_visit(agreement.visits.get())
    leave(server)
    return agreement


def asked_after(requester, helper, server) -> Visit:
    visit = stories.visited(requester, helper)
    clock.ask_how_it_went(visit)
    leave(server)
    return visit


def states() -> list[str]:
    return list(Agreement.objects.order_by("pk").values_list("state", flat=True))


def outcome(text: IncomingText) -> tuple[str, str]:
    return text.outcome, text.reply

"""Text messages in tests: a gateway that stands in for the real one, and people who are reached by it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel

from .neighbourhoods.text_server import ACCESS_KEY, NUMBER, SIGNING_KEY, TextServer


@contextmanager
def gateway_for(settings: Any) -> Iterator[TextServer]:
    """A stand-in on this machine, set as the gateway of the site."""
    server = TextServer()
    settings.TEXT_BACKEND = "neighbourhoods.texting.messagebird.MessageBird"
    settings.TEXT_URL, settings.TEXT_TIMEOUT = server.url, 0.5
    settings.TEXT_ACCESS_KEY, settings.TEXT_SIGNING_KEY, settings.TEXT_NUMBER = ACCESS_KEY, SIGNING_KEY, NUMBER
    try:
        yield server
    finally:
        server.stop()


def by_text(person: User, number: str = "+31698765432") -> User:
    """This person hears from us by text."""
    person.phone, person.channel = number, Channel.TEXT
    person.save()
    return person

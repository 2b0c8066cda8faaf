"""Whether a text message can reach somebody: a gateway is set, and the number is one that takes texts."""

from django.conf import settings

from . import phones
from .models import User


def texts_are_sent() -> bool:
    """Is there a gateway to send text messages with?"""
    return bool(settings.TEXT_BACKEND)


def by_text(person: User) -> bool:
    """Can a text message reach this person now? The number was given to us, or even proved."""
    return texts_are_sent() and phones.can_text(person.phone)

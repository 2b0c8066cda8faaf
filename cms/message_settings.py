"""Settings of messages: quiet hours, how many a week, where mail that comes back goes. Refused when they are bad."""

from typing import NamedTuple

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email


class MessageSettings(NamedTuple):
    quiet_from: int
    quiet_until: int
    per_week: int  # to one person, unless the municipality chose
    bounce_address: str  # bounce@...: where mail that comes back reaches us


def message_settings(env: environ.Env) -> MessageSettings:
    said = MessageSettings(
        env.int("QUIET_FROM", default=20),
        env.int("QUIET_UNTIL", default=8),
        env.int("MESSAGES_PER_WEEK", default=5),
        env.str("BOUNCE_ADDRESS", default=""),
    )
    if not 0 <= said.quiet_until < said.quiet_from <= 24:
        raise ImproperlyConfigured("QUIET_UNTIL and QUIET_FROM are hours, the first before the second: 8 and 20.")
    if not 0 <= said.per_week <= 50:
        raise ImproperlyConfigured("MESSAGES_PER_WEEK is a number from 0 to 50.")
    if said.bounce_address:
        _refuse_a_bad_address(said.bounce_address)
    return said


def _refuse_a_bad_address(address: str) -> None:
    """What stands behind a plus is ours: the number of the message."""
    try:
        validate_email(address)
    except ValidationError as bad:
        raise ImproperlyConfigured("BOUNCE_ADDRESS is an e-mail address, for example bounce@dichtbij.example.") from bad
    if "+" in address:
        raise ImproperlyConfigured("BOUNCE_ADDRESS has no plus: we put the number of the message behind one.")

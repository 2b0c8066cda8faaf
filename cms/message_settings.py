"""Settings of messages: quiet hours, how many a week, where mail that comes back goes. Refused when they are bad."""

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email


def message_settings(env: environ.Env) -> dict[str, int | str]:
    said: dict[str, int | str] = {
        "QUIET_FROM": env.int("QUIET_FROM", default=20),
        "QUIET_UNTIL": env.int("QUIET_UNTIL", default=8),
        "MESSAGES_PER_WEEK": env.int("MESSAGES_PER_WEEK", default=5),  # to one person, unless the municipality chose
        "BOUNCE_ADDRESS": env.str("BOUNCE_ADDRESS", default=""),  # bounce@...: where mail that comes back reaches us
    }
    if not 0 <= int(said["QUIET_UNTIL"]) < int(said["QUIET_FROM"]) <= 24:
        raise ImproperlyConfigured("QUIET_UNTIL and QUIET_FROM are hours, the first before the second: 8 and 20.")
    if not 0 <= int(said["MESSAGES_PER_WEEK"]) <= 50:
        raise ImproperlyConfigured("MESSAGES_PER_WEEK is a number from 0 to 50.")
    if said["BOUNCE_ADDRESS"]:
        _refuse_a_bad_address(str(said["BOUNCE_ADDRESS"]))
    return said


def _refuse_a_bad_address(address: str) -> None:
    """What stands behind a plus is ours: the number of the message."""
    try:
        validate_email(address)
    except ValidationError as bad:
        raise ImproperlyConfigured("BOUNCE_ADDRESS is an e-mail address, for example bounce@dichtbij.example.") from bad
    if "+" in address:
        raise ImproperlyConfigured("BOUNCE_ADDRESS has no plus: we put the number of the message behind one.")

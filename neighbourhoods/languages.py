"""Which language a person reads, of those the site has; and names that are written the other way."""

import unicodedata

from django.conf import settings

from .models import User


def spoken_by(person: User) -> str:
    """The person's language where we have it, else Dutch."""
    known = dict(settings.LANGUAGES)
    return person.language if person.language in known else settings.LANGUAGE_CODE


def kept_apart(text: str) -> str:
    """A name that is written from right to left keeps to itself inside a sentence: a number after it stays in place."""
    is_other_way = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    return f"\u2068{text}\u2069" if is_other_way else text

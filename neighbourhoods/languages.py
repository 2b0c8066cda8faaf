"""Which language a person reads, of those the site has."""

from django.conf import settings

from .models import User


def spoken_by(person: User) -> str:
    """The person's language where we have it, else Dutch."""
    known = dict(settings.LANGUAGES)
    return person.language if person.language in known else settings.LANGUAGE_CODE

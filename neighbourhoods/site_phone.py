"""The number of the site, for whoever has no nearer one: what the site itself says, else SERVICE_PHONE."""

from collections.abc import Callable

from django.conf import settings

from . import phones
from .models import Municipality

_asked: list[Callable[[], str]] = []


def ask(source: Callable[[], str]) -> None:
    """The app above that knows the number lets itself be asked."""
    _asked[:] = [source]


def number() -> str:
    return next((said for source in _asked if (said := source())), settings.SERVICE_PHONE)


def of_team(municipality: Municipality | None) -> str:
    """Of the service team there, else of the site; as people read it."""
    return phones.display((municipality.service_phone if municipality else "") or number())

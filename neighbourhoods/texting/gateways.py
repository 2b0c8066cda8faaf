"""What a text gateway must be able to do, and which one the settings name."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from neighbourhoods.handover import Fate


@dataclass(frozen=True)
class Text:
    """One text on its way out. Number and words never stand in a log: they are not in its repr."""

    to: str = field(repr=False)  # E.164
    body: str = field(repr=False)
    reference: str  # ours; the report about it names this
    asks: bool = False  # leaves from the number that can be answered, not from our name


@dataclass(frozen=True)
class Report:
    """What became of a text."""

    reference: str
    fate: Fate


@dataclass(frozen=True)
class Arrival:
    """A text that came in. `reference` is the gateway's own and comes once for each text."""

    reference: str
    number: str = field(repr=False)  # E.164
    body: str = field(repr=False)


class Gateway(Protocol):
    """A service that takes texts along and brings answers back."""

    def send(self, text: Text) -> None:
        """NotSent: it surely has nothing; PerhapsSent: nobody can say."""

    def is_genuine(self, request: HttpRequest) -> bool:
        """Does this request come from the service, as it is?"""

    def report(self, request: HttpRequest) -> Report | None:
        """What a genuine request tells of a text; None when it tells nothing we understand."""

    def arrival(self, request: HttpRequest) -> Arrival | None:
        """The text that a genuine request brings; None when there is none."""


def gateway() -> Gateway:
    """The one of the settings. Ask `reach.texts_are_sent` first."""
    return _made(settings.TEXT_BACKEND)


@lru_cache(maxsize=4)
def _made(path: str) -> Gateway:
    return import_string(path)()

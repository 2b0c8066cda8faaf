"""A request while it is being written: the answers of the screens, kept in the session until they are sent."""

import json
import time
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import words
from marketplace.actions.asking import Request
from marketplace.actions.first_time import Asker
from marketplace.models import Opportunity, WorkKind
from marketplace.queries.kinds import kind_by_slug
from neighbourhoods import geocoding, phones
from neighbourhoods.geocoding import Address
from neighbourhoods.models import User
from neighbourhoods.places import spaced_postcode
from neighbourhoods.queries.people import neighbourhood_by_id

KEY = "asking"
VISITORS_KEEP = 24 * 3600  # seconds after the last answer
TWICE_WITHIN = 60  # seconds
PATIENCE = 5  # seconds
UNDER_WAY = 0  # no request has this number
UNKNOWN_KIND = "anders"


@dataclass(frozen=True)
class Line:
    """One line to read back."""

    label: str
    answer: str
    more: str
    icon: str
    palette: str
    href: str


class Draft:
    """Answers by screen: "what" a slug, "when" and "where" what their forms hold."""

    def __init__(self, session: SessionBase) -> None:
        self._session = session
        self.answers: dict[str, Any] = session.get(KEY, {})

    def keep(self, **answers: Any) -> None:
        self.answers = {"number": get_random_string(12)} | self.answers | answers
        self._session[KEY] = self.answers
        if SESSION_KEY not in self._session:  # a name and an address do not stay long on a computer that many use
            self._session.set_expiry(VISITORS_KEEP)

    @property
    def seal(self) -> str:
        """Stands for exactly these answers of this draft: what somebody read is what they send, and only once."""
        return salted_hmac("marketplace.drafts", json.dumps(self.answers, sort_keys=True)).hexdigest()[:20]

    def claim(self) -> bool:
        """True for the first who sends this draft; a button pressed twice sends one request."""
        return cache.add(f"sent:{self.seal}", UNDER_WAY, timeout=TWICE_WITHIN)

    def sent_as(self, pk: int) -> None:
        """Tell the second press, in whatever process, what came of the first."""
        cache.set(f"sent:{self.seal}", pk, timeout=TWICE_WITHIN)

    def what_came_of_it(self) -> int | None:
        """For the second press: the request that the first one sent. None when that takes too long, or was refused."""
        until = time.monotonic() + PATIENCE
        while (found := cache.get(f"sent:{self.seal}")) == UNDER_WAY and time.monotonic() < until:
            time.sleep(0.1)
        return found or None

    def release(self) -> None:
        cache.delete(f"sent:{self.seal}")

    def forget(self) -> None:
        self._session.pop(KEY, None)

    @property
    def kind(self) -> WorkKind | None:
        return kind_by_slug(self.answers.get("what", ""))

    def first_missing(self, viewer: User) -> str:
        """The name of the first screen that has no answer yet; the last one when all have."""
        if "what" not in self.answers:
            return "marketplace:ask_what"
        if "when" not in self.answers:
            return "marketplace:ask_when"
        if "where" not in self.answers and not has_address(viewer):
            return "marketplace:ask_where"
        return "marketplace:ask_check"

    def request(self, wish: str = "") -> Request:
        when = self.answers["when"]
        on_date = date.fromisoformat(when["on_date"]) if when["on_date"] else None
        return Request(self.kind, when["day"], on_date, parts=frozenset(when["parts"]), wish=wish)

    def keep_when(self, answers: dict[str, Any]) -> None:
        on_date = answers["on_date"].isoformat() if answers["on_date"] else None
        self.keep(when={"day": answers["day"], "on_date": on_date, "parts": answers["parts"]})

    def keep_where(self, answers: dict[str, Any], place: Address) -> None:
        """The third screen. Of the place only its neighbourhood is kept; the point is looked up again when sent."""
        kept = {key: answers[key] for key in ("name", "phone", "postcode", "house_number", "call_name")}
        chosen = answers.get("neighbourhood")
        address = place.line if place.street else f"{spaced_postcode(answers['postcode'])}, {answers['house_number']}"
        self.keep(where=kept | {"neighbourhood": chosen and chosen.pk, "lines": [address, str(place.neighbourhood)]})

    def asker(self, language: str) -> Asker:
        where = self.answers["where"]
        return Asker(
            where["name"], where["phone"], where["postcode"], where["house_number"], where["call_name"], language
        )

    def place(self) -> Address:
        """Where the help is asked. Asks the gazetteer, so never call it inside a transaction."""
        where = self.answers["where"]
        address = geocoding.locate(where["postcode"], where["house_number"])
        return address.choose(neighbourhood_by_id(where["neighbourhood"])) if where["neighbourhood"] else address

    def lines(self, viewer: User) -> list[Line]:
        """Everything that was answered, to read back, each with its way to change it."""
        kind = self.kind
        return [
            Line(
                _("Help with"),
                kind.name if kind else _("Something else, or I don't know"),
                "",
                kind.icon if kind else "circle-question-mark",
                kind.palette if kind else "slate",
                reverse("marketplace:ask_what"),
            ),
            Line(_("When"), self._when(), "", "calendar", "ochre", reverse("marketplace:ask_when")),
            *self._who_and_where(viewer),
        ]

    def _when(self) -> str:
        asked = self.request()
        unsaved = Opportunity(day=asked.day, on_date=asked.on_date, **dict.fromkeys(asked.parts, True))
        return capfirst(words.when_words(unsaved, timezone.localdate()))

    def _who_and_where(self, viewer: User) -> list[Line]:
        where = self.answers.get("where")
        if where is None:
            return [Line(_("Where"), *_address_of(viewer), "house", "terracotta", reverse("marketplace:about_me"))]
        change = reverse("marketplace:ask_where")
        return [
            Line(_("Where"), *where["lines"], "house", "terracotta", change),
            Line(_("Your name and phone"), where["name"], phones.display(where["phone"]), "phone", "teal", change),
        ]


def has_address(viewer: User) -> bool:
    """Somebody who is logged in and whose neighbourhood we know skips the third screen."""
    return viewer.is_authenticated and viewer.neighbourhood_id is not None


def _address_of(viewer: User) -> tuple[str, str]:
    return viewer.address_line, str(viewer.neighbourhood or "")

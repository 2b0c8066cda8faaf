"""Somebody's try of a deed: who it is, and dice that choose what it is done to."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import asking, intake
from marketplace.models import WorkKind
from neighbourhoods.geocoding import Address
from neighbourhoods.models import Message, Neighbourhood, User
from neighbourhoods.models.people import Precision

from .who_and_what import roles

WORDS = "Mededeling die alleen in het dossier hoort."


class NothingThere(Exception):
    """There is no row yet that this deed could be done to."""


@dataclass(frozen=True)
class Turn:
    """Somebody's try. `by` None: whoever this deed belongs to. `which` chooses the row (0: the newest).

    `page`: what stood on a page that was opened some steps ago, as it was then; the button there is pressed now.
    """

    by: User | None
    which: int
    choice: int
    page: tuple[Any, ...] = ()
    met: list[Any] = field(default_factory=list)  # what was chosen, in order
    did_it: list[User] = field(default_factory=list)
    played: list[tuple[User, set[str]]] = field(default_factory=list)  # who did it, and what they were to it

    def one(self, rows: Any) -> Any:
        if len(self.met) < len(self.page):
            thing = self.page[len(self.met)]
        else:
            found = list(rows.order_by("-pk")[:4])
            if not found:
                raise NothingThere
            thing = found[min(self.which, len(found) - 1)]
        self.met.append(thing)
        return thing

    def who(self, rightful: User) -> User:
        by = self.by or User.objects.get(pk=rightful.pk)
        self.did_it.append(by)
        if self.met and not isinstance(self.met[0], Message):
            self.played.append((by, roles(by, self.met[0])))
        return by

    @property
    def did(self) -> User | None:
        """Who did it, also when it was whoever it belonged to."""
        return self.by or (self.did_it[0] if self.did_it else None)

    def of(self, values: Any) -> Any:
        values = list(values)
        return values[self.choice % len(values)]

    @property
    def person(self) -> User:
        return self.one(User.objects.filter(is_superuser=False))

    @property
    def kind(self) -> WorkKind | None:
        return self.of([*WorkKind.objects.order_by("pk"), *WorkKind.objects.order_by("pk"), None])

    @property
    def day(self):
        return timezone.localdate() + timedelta(days=self.of((-1, 0, 1, 2, 5, 9)))

    @property
    def place(self) -> Address:
        hood = self.of(Neighbourhood.objects.order_by("pk"))
        return Address(
            latitude=hood.latitude, longitude=hood.longitude, neighbourhood=hood, precision=Precision.HOUSE,
            street=f"Straatverhuis{self.choice}pad", place_name="Lindedaal",
        )  # fmt: skip

    @property
    def request(self) -> asking.Request:
        fixed = self.choice % 2
        return asking.Request(
            self.kind,
            day="date" if fixed else self.of(("soon", "this_week", "flexible")),
            on_date=max(self.day, timezone.localdate()) if fixed else None,
            parts=frozenset(("morning", "evening")[: self.choice % 3]),
            wish=WORDS,
        )

    def caller(self) -> intake.Caller:
        if self.choice % 2:
            return intake.Caller("", "Mag ik dit opschrijven?", known=self.person)
        return intake.Caller(
            "Beller", "Mag ik dit opschrijven?", last_name=f"Achterbel{self.choice}naam", phone="0612121212",
            place=self.place, postcode="7299AB", house_number="47999",
        )  # fmt: skip

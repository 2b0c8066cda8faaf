"""What each app keeps of a person, and what that person gets when they ask for it.

Every table says whether its rows are about people; every field of such a table is handed over or says why not. A test
walks all tables, so a new personal field cannot be forgotten. When a person is forgotten the database takes every row
registered here with them (the foreign keys cascade; a test deletes somebody and looks for what is left).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from .models import User

NOT_A_WORD_ABOUT_THEM = "the machinery's own"


@dataclass(frozen=True)
class Personal:
    """Rows about people. `people`: the ways from a row to the persons it is about."""

    model: type[models.Model]
    people: tuple[str, ...]
    hands_over: tuple[str, ...]
    holds_back: Mapping[str, str] = field(default_factory=dict)  # field -> why


personal: dict[type[models.Model], Personal] = {}
impersonal: set[type[models.Model]] = set()
_sentences: list[type[models.Model]] = []
_public: list[type[models.Model]] = []


def about_people(
    model: type[models.Model],
    *people: str,
    hands_over: str,
    holds_back: Mapping[str, str] | None = None,
) -> None:
    """`hands_over`: field names with spaces between them. "self" as a way: the row is the person."""
    personal[model] = Personal(model, people, tuple(hands_over.split()), holds_back or {})


def not_about_people(*tables: type[models.Model]) -> None:
    impersonal.update(tables)


def holds_sentences(*tables: type[models.Model]) -> None:
    """Not about one person, but somebody at the municipality writes sentences in it that may be."""
    _sentences.extend(tables)


def holds_public_words(*tables: type[models.Model]) -> None:
    """For everybody to read, and about many things: only a person's number never belongs there."""
    _public.extend(tables)


def tables_with_public_words() -> list[type[models.Model]]:
    return list(_public)


def tables_with_words() -> list[type[models.Model]]:
    """Where something may stand that is never kept."""
    return [*personal, *_sentences]


def rows_about(person: User, entry: Personal) -> models.QuerySet:
    ways = Q()
    for way in entry.people:
        ways |= Q(pk=person.pk) if way == "self" else Q(**{way: person})
    return entry.model._default_manager.filter(ways).order_by("pk")  # noqa: SLF001  Django's own name for it


def export_of(person: User) -> dict[str, list[dict[str, object]]]:
    """All we keep of a person, by table; people and things in it are numbers, never somebody else's name."""
    return {
        entry.model._meta.label_lower: list(rows_about(person, entry).values("pk", *entry.hands_over))
        for entry in personal.values()
    }

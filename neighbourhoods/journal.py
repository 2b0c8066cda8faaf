"""Writing down what happened and who looked."""

from collections.abc import Iterable

from django.db import models

from .models import AccessEntry, JournalEntry, JournalWords, User


def label_of(thing: models.Model | None) -> tuple[str, int | None]:
    """("marketplace.opportunity", 12) for a row, ("", None) for nothing."""
    return (thing._meta.label_lower, thing.pk) if thing is not None else ("", None)


def record(
    *, resident: User, actor: User | None, verb: str, about: models.Model | None = None, words: str = ""
) -> JournalEntry:
    """Add one line to a resident's journal, inside the action's own transaction. actor None: the system's own verb."""
    about_type, about_id = label_of(about)
    entry = JournalEntry.objects.create(
        resident=resident, actor=actor, verb=verb, about_type=about_type, about_id=about_id
    )
    if words.strip():
        JournalWords.objects.create(entry=entry, text=words.strip())
    return entry


def record_each(things: Iterable[tuple[User, models.Model]], *, actor: User | None, verb: str) -> None:
    """The same line for many people at once, each about a thing of their own: one question."""
    JournalEntry.objects.bulk_create(
        JournalEntry(resident=resident, actor=actor, verb=verb, about_type=about[0], about_id=about[1])
        for resident, thing in things
        for about in [label_of(thing)]
    )


def note_look(residents: Iterable[User | int], *, viewer: User, screen: str) -> None:
    """A member of staff sees these people's data on a screen. A look at yourself is not written down."""
    ids = {resident if isinstance(resident, int) else resident.pk for resident in residents} - {viewer.pk}
    AccessEntry.objects.bulk_create(
        AccessEntry(resident_id=resident, viewer=viewer, screen=screen) for resident in sorted(ids)
    )

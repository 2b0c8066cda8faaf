"""Writing down what happened and who looked."""

from collections.abc import Iterable

from django.db import connection, models
from django.utils import timezone

from .models import AccessEntry, JournalEntry, JournalWords, Organisation, User


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


def note_look(
    residents: Iterable[User | int], *, viewer: User, screen: str, organisation: Organisation | None = None
) -> None:
    """Somebody sees these people's data on a screen: of our team, or on behalf of a company. A look at yourself is not
    written down.
    """
    ids = {resident if isinstance(resident, int) else resident.pk for resident in residents} - {viewer.pk}
    AccessEntry.objects.bulk_create(
        AccessEntry(resident_id=resident, viewer=viewer, screen=screen, organisation=organisation)
        for resident in sorted(ids)
    )


def note_look_of_today(residents: Iterable[int], *, viewer: User, screen: str, organisation: Organisation) -> None:
    """The same for a list that a company reads often: one line a day for each person in it. One statement."""
    ids = sorted({*residents} - {viewer.pk})
    if not ids:
        return
    now, looks, people = timezone.now(), AccessEntry._meta.db_table, User._meta.db_table
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    at, since = (connection.ops.adapt_datetimefield_value(it) for it in (now, midnight))
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {looks} (resident_id, viewer_id, organisation_id, screen, at)"  # noqa: S608 (our own names)
            f" SELECT id, %s, %s, %s, %s FROM {people} WHERE id IN ({places}) AND NOT EXISTS"
            f" (SELECT 1 FROM {looks} AS known WHERE known.resident_id = {people}.id"
            " AND known.organisation_id = %s AND known.screen = %s AND known.at >= %s)",
            [viewer.pk, organisation.pk, screen, at, *ids, organisation.pk, screen, since],
        )

"""Make an archive and prove that it can be put back; put one back and lose nothing that is there by mistake."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_q.status import Stat

from neighbourhoods import background

from . import archive
from .archive import DATABASE, MEDIA, Contents, Refused
from .stores import store


def back_up(target: Path) -> Contents:
    """Write the archive, read it again and restore it into a scratch database. Half of an archive is never left."""
    if target.exists():
        raise Refused(f"{target} is already there. Choose another name.")
    half = target.with_name(f"{target.name}.half")
    half.unlink(missing_ok=True)
    try:
        with _workplace(target.parent) as folder:
            tables = store().copy(folder / DATABASE)
            contents = Contents(timezone.now().isoformat(), connection.vendor, tables, _applied())
            written = archive.write(half, contents, folder, Path(settings.MEDIA_ROOT))
        check(half)
        half.rename(target)
    finally:
        half.unlink(missing_ok=True)
    return written


def check(source: Path) -> Contents:
    """Refused unless every file is whole, the database restores, and every table has the rows it had."""
    with _workplace(source.parent) as folder:
        contents = archive.unpack(source, folder)
        _same_engine(contents)
        _every_row(contents, folder, source)
    return contents


def put_back(source: Path, *, replace: bool = False) -> Contents:
    """Database and uploads as they were. Refused where people already are, unless they may be replaced.

    What was due to be sent by now may have been sent after the archive was made: a person calls instead.
    """
    if Stat.get_all():
        raise Refused("The worker is running. Stop it first; it would send what comes back.")
    with _workplace(source.parent) as folder:
        contents = archive.unpack(source, folder)
        _same_engine(contents)
        _not_newer(contents)
        if not replace and _has_people():
            raise Refused("This database holds people already. Add --replace to throw away what is there.")
        _every_row(contents, folder, source)
        store().put_back(folder / DATABASE)
        _swap(folder / MEDIA, Path(settings.MEDIA_ROOT))
    call_command("migrate", verbosity=0)  # an older archive catches up
    Session.objects.all().delete()  # who logged out since then stays logged out
    background.doubt_what_was_due()
    return contents


def _workplace(beside: Path) -> tempfile.TemporaryDirectory:
    """Beside the archive, where there is room and the same people may read."""
    return _Folder(prefix=".dichtbij-", dir=beside)


class _Folder(tempfile.TemporaryDirectory):
    def __enter__(self) -> Path:  # type: ignore[override]
        return Path(super().__enter__())


def _same_engine(contents: Contents) -> None:
    if contents.engine != connection.vendor:
        raise Refused(
            f"This archive is of {contents.engine}, the database is {connection.vendor}. Nothing was changed."
        )


def _every_row(contents: Contents, folder: Path, source: Path) -> None:
    """Restored into a scratch database, each table has the rows it had."""
    if store().look(folder / DATABASE) != contents.tables:
        raise Refused(f"{source.name}: the restored tables do not have the rows they had.")


def _applied() -> dict[str, list[str]]:
    """The migrations this database has had, by app."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def _not_newer(contents: Contents) -> None:
    ours = set(MigrationLoader(connection).disk_migrations)
    unknown = [(app, name) for app, names in contents.migrations.items() for name in names if (app, name) not in ours]
    if unknown:
        app, name = unknown[0]
        raise Refused(f"This archive is of a newer Dichtbij ({app} {name}). Update first. Nothing was changed.")


def _has_people() -> bool:
    user = get_user_model()
    return user._meta.db_table in connection.introspection.table_names() and user.objects.exists()


def _swap(new: Path, place: Path) -> None:
    """The old uploads go only when the new ones stand."""
    new.mkdir(exist_ok=True)
    arrived, old = place.with_name(f"{place.name}.new"), place.with_name(f"{place.name}.old")
    for left in (arrived, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(new, arrived)
    if place.exists():
        place.rename(old)
    arrived.rename(place)
    shutil.rmtree(old, ignore_errors=True)

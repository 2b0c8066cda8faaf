"""How each database is copied as it stands at one moment, looked through, and put back."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from .archive import Refused

Counts = dict[str, int]


class Store(Protocol):
    """A copy goes to a file; a look at a file restores it into a scratch database and counts its rows."""

    def copy(self, to: Path) -> Counts: ...

    def look(self, at: Path) -> Counts: ...

    def put_back(self, source: Path) -> None: ...


def store() -> Store:
    return Postgres() if connection.vendor == "postgresql" else Sqlite()


# ---------------------------------------------------------------- SQLite
class Sqlite:
    def copy(self, to: Path) -> Counts:
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(to)) as target:
            connection.connection.backup(target)
        return self.look(to)

    def look(self, at: Path) -> Counts:
        with contextlib.closing(sqlite3.connect(at)) as file:
            if file.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Refused("The copy of the database is damaged.")
            if file.execute("PRAGMA foreign_key_check").fetchone():
                raise Refused("The copy of the database has rows that point at nothing.")
            names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            return {name: file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608

    def put_back(self, source: Path) -> None:
        """In one step for whoever is looking: SQLite swaps the pages under its own lock."""
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(source)) as file:
            file.backup(connection.connection)


# ---------------------------------------------------------------- PostgreSQL
class Postgres:
    """By PostgreSQL's own programs; the password goes by the environment, never on a command line."""

    def copy(self, to: Path) -> Counts:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            self._run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={to}")
            return _counted(cursor)

    def look(self, at: Path) -> Counts:
        with self._scratch() as name:
            self._run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={name}", str(at))
            with _cursor_in(name) as cursor:
                return _counted(cursor)

    def put_back(self, source: Path) -> None:
        """In one transaction: it is all there, or nothing changed."""
        options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction"]
        self._run("pg_restore", *options, f"--dbname={connection.settings_dict['NAME']}", str(source))

    @contextlib.contextmanager
    def _scratch(self) -> Iterator[str]:
        name = f"dichtbij_scratch_{uuid4().hex[:12]}"
        self._run("createdb", "--template=template0", name)
        try:
            yield name
        finally:
            self._run("dropdb", name)

    def _run(self, program: str, *arguments: str) -> None:
        path = shutil.which(program)
        if path is None:
            raise Refused(f"{program} is not installed. Run: apt install postgresql-client")
        settings = connection.settings_dict
        names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
        own = {name: str(settings[key]) for name, key in names.items() if settings.get(key)}
        done = subprocess.run(  # noqa: S603  PostgreSQL's own program, our own arguments
            [path, *arguments], env=os.environ | own, capture_output=True, text=True, check=False
        )
        if done.returncode:
            first = (done.stderr.strip().splitlines() or ["no reason given"])[0]
            raise Refused(f"{program} could not do it: {first}")


@contextlib.contextmanager
def _cursor_in(name: str) -> Iterator[CursorWrapper]:
    other = connection.copy()
    other.settings_dict = connection.settings_dict | {"NAME": name}
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


def _counted(cursor: CursorWrapper) -> Counts:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    counts = {}
    for (name,) in cursor.fetchall():
        cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608  a name from the catalogue
        counts[name] = cursor.fetchone()[0]
    return counts

"""A backup comes back as it was, on either database, and what is damaged is refused before anything changes."""

import io
import json
import os
import tarfile
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from cms.backup import archive, rounds, stores
from cms.backup.archive import Refused
from neighbourhoods import outreach
from neighbourhoods.models import Message, User
from tests import databases

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def postgres_programs(monkeypatch):
    """PostgreSQL's own programs come with the wheel."""
    if connection.vendor == "postgresql":
        folder = databases._binary("pg_dump").parent
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def uploads(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "images").mkdir(parents=True)
    (settings.MEDIA_ROOT / "images" / "straat.png").write_bytes(b"a picture")
    return settings.MEDIA_ROOT


MADE: list[bytes] = []  # by the first test that needs it: dumping and proving takes seconds


@pytest.fixture
def made(uploads, tmp_path, samira, agreement) -> Path:
    path = tmp_path / "safe" / "one.tar.gz"
    if MADE:
        path.parent.mkdir()
        path.write_bytes(MADE[0])
    else:
        call_command("backup", str(path.parent), name=path.name, stdout=io.StringIO())
        MADE.append(path.read_bytes())
    return path


def put_back(made: Path, **how: bool) -> str:
    out = io.StringIO()
    call_command("restore", str(made), stdout=out, **how)
    return out.getvalue()


def test_everything_comes_back(made, uploads, samira, agreement):
    before = archive.unpack(made, made.parent / "look").tables
    User.objects.filter(pk=samira.pk).update(first_name="Somebody else")
    (uploads / "images" / "straat.png").write_bytes(b"another picture")
    (uploads / "later.txt").write_text("made after the backup")

    put_back(made, replace=True)

    assert User.objects.get(pk=samira.pk).first_name == "Samira"
    assert {path.name: path.read_bytes() for path in uploads.rglob("*") if path.is_file()} == {
        "straat.png": b"a picture"
    }
    assert {name: rows for name, rows in before.items() if name.startswith("marketplace_")} == {
        name: count(name) for name in before if name.startswith("marketplace_")
    }


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608
        return cursor.fetchone()[0]


def test_where_people_are_it_asks_first(made, samira):
    User.objects.filter(pk=samira.pk).update(first_name="Changed")

    with pytest.raises(CommandError, match="holds people already"):
        put_back(made)

    assert User.objects.get(pk=samira.pk).first_name == "Changed"


def test_what_was_due_is_not_sent_again_but_called(made, samira, agreement, tmp_path):
    with transaction.atomic():
        waiting = outreach.announce(samira, "helper.agreed", about=agreement, key="before the loss", urgent=True)
    call_command("backup", str(tmp_path / "safe"), name="two.tar.gz", stdout=io.StringIO())

    put_back(tmp_path / "safe" / "two.tar.gz", replace=True)

    assert Message.objects.get(pk=waiting.pk).state == "uncertain"
    [call] = Message.objects.filter(kind="outbox.perhaps_sent", about_id=waiting.pk)
    assert (call.recipient_id, call.channel, call.state) == (samira.pk, "call", "waiting")


def test_everybody_logs_in_again(made, client, samira):
    client.force_login(samira)
    call_command("backup", str(made.parent), name="three.tar.gz", stdout=io.StringIO())

    put_back(made.parent / "three.tar.gz", replace=True)

    assert Session.objects.count() == 0


def test_the_archive_is_for_its_owner_only_and_never_overwritten(uploads, samira, tmp_path):
    call_command("backup", str(tmp_path), name="one.tar.gz", stdout=io.StringIO())

    assert (tmp_path / "one.tar.gz").stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="is already there"):
        call_command("backup", str(tmp_path), name="one.tar.gz")


def test_checking_changes_nothing(made, samira):
    User.objects.filter(pk=samira.pk).update(first_name="Changed")

    assert "one.tar.gz is whole" in put_back(made, check=True)
    assert User.objects.get(pk=samira.pk).first_name == "Changed"


def changed_list(made: Path, **change: object) -> None:
    """The same archive, whole, that says something else about itself."""
    with tarfile.open(made) as old:
        members = [(member.name, old.extractfile(member).read()) for member in old]  # type: ignore[union-attr]
    with tarfile.open(made, "w:gz") as new:
        for name, words in members:
            content = json.dumps(json.loads(words) | change).encode() if name == "dichtbij.json" else words
            info = tarfile.TarInfo(name)
            info.size = len(content)
            new.addfile(info, io.BytesIO(content))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"engine": "oracle"}, "This archive is of oracle"),
        ({"migrations": {"cms": ["0999_later"]}}, "newer Dichtbij"),
        ({"tables": {"neighbourhoods_user": 99}}, "do not have the rows"),
        ({"format": 2}, "is damaged or not whole"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_changes(made, samira, change, said):
    changed_list(made, **change)
    User.objects.filter(pk=samira.pk).update(first_name="Changed")

    with pytest.raises(CommandError, match=said):
        put_back(made, replace=True)

    assert User.objects.get(pk=samira.pk).first_name == "Changed"


class ForgetsRows:
    """A database whose copy does not come back as it was."""

    def copy(self, to: Path) -> dict[str, int]:
        to.write_bytes(b"a copy")
        return {"neighbourhoods_user": 1}

    def look(self, _at: Path) -> dict[str, int]:
        return {"neighbourhoods_user": 0}


def test_half_of_a_backup_is_never_left(uploads, tmp_path, monkeypatch):
    monkeypatch.setattr(rounds, "store", ForgetsRows)

    with pytest.raises(CommandError, match="do not have the rows"):
        call_command("backup", str(tmp_path / "safe"))

    assert list((tmp_path / "safe").iterdir()) == []


def test_a_worker_that_runs_must_stop_first(made, monkeypatch):
    monkeypatch.setattr(rounds.Stat, "get_all", lambda: ["a worker"])

    with pytest.raises(CommandError, match="Stop it first"):
        put_back(made, replace=True)


def test_a_missing_program_is_named(made, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="apt install postgresql-client"):
        stores.Postgres()._run("pg_dump")

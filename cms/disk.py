"""How much room there is, and what of it is ours."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

FULL = 0.9  # of the disk


@dataclass(frozen=True)
class Disk:
    """In gigabytes; `uploads` and `database` may stand on another disk."""

    used: float
    total: float
    uploads: float
    database: float
    is_nearly_full: bool


def disk() -> Disk:
    room = shutil.disk_usage(settings.VAR_DIR)
    return Disk(
        used=_giga(room.used),
        total=_giga(room.total),
        uploads=_giga(_size_below(Path(settings.MEDIA_ROOT))),
        database=_database_size(),
        is_nearly_full=room.used / room.total > FULL,
    )


def _size_below(folder: Path) -> int:
    return sum((Path(place) / name).stat().st_size for place, _folders, names in os.walk(folder) for name in names)


def _database_size() -> float:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return _giga(cursor.fetchone()[0])
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return _giga(cursor.fetchone()[0])


def _giga(size: int) -> float:
    return round(size / 1e9, 2)

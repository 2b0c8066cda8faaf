"""One archive of database and uploads, proved by restoring it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.backup import rounds
from cms.backup.archive import Refused


class Command(BaseCommand):
    help = "Write database and uploads to one archive, and restore it into a scratch database to see that it is good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where the archive goes")
        parser.add_argument("--name", default="", help="instead of a name with the day and the time")

    def handle(self, *args: object, folder: Path, name: str, **options: object) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / (name or f"dichtbij-{timezone.localtime():%Y%m%d-%H%M%S}.tar.gz")
        try:
            contents = rounds.back_up(target)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        rows, files = sum(contents.tables.values()), len(contents.files) - 1
        self.stdout.write(f"{target}: {rows} rows in {len(contents.tables)} tables, {files} uploads.")
        self.stdout.write("Restored into a scratch database: every table has its rows. It holds people: keep it safe.")

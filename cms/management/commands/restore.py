"""Database and uploads as they were when the archive was made."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.backup import rounds
from cms.backup.archive import Refused


class Command(BaseCommand):
    help = "Put an archive of `backup` back. A damaged or partial one is refused before anything changes."
    requires_system_checks = ()  # the tables they ask for may not be there yet

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument("--replace", action="store_true", help="throw away the people that are there now")
        parser.add_argument("--check", action="store_true", help="only see whether it could be put back")

    def handle(self, *args: object, archive: Path, replace: bool, check: bool, **options: object) -> None:
        try:
            contents = rounds.check(archive) if check else rounds.put_back(archive, replace=replace)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        what = f"{sum(contents.tables.values())} rows of {contents.made_at[:16].replace('T', ' ')}"
        if check:
            self.stdout.write(f"{archive.name} is whole: {what}.")
        else:
            self.stdout.write(f"{what} are back. Everybody logs in again; what was due stands on the call list.")

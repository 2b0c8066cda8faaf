"""Write what a server needs besides Dichtbij: systemd units and the proxy's site."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms import maintenance
from cms.server import Server, files


class Command(BaseCommand):
    help = "Write the service, the nightly backup and the proxy's site for this folder, ready to copy."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where the files go, to read before you copy them")
        parser.add_argument("--host", required=True, help="for example dichtbij.lindedaal.nl")
        parser.add_argument("--account", default="dichtbij", help="the account it runs as")
        parser.add_argument("--websites", type=int, default=2, help="how many web processes")

    def handle(self, *args: object, folder: Path, host: str, account: str, websites: int, **options: object) -> None:
        try:
            made = files(Server(host=host, account=account, websites=websites))
        except ValueError as error:
            raise CommandError(str(error)) from None
        folder.mkdir(parents=True, exist_ok=True)
        made["dicht.html"] = maintenance.page(number=maintenance.known_number())
        for name, words in made.items():
            (folder / name).write_text(words)
            first = words.splitlines()[0].removeprefix("# ")
            self.stdout.write(f"{folder / name}: {first if name != 'dicht.html' else 'var/proxy/dicht.html'}")

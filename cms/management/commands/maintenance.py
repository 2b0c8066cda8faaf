"""Close the site for a moment, open it again, or print the page that says so."""

import re

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms import maintenance


class Command(BaseCommand):
    help = "on: every page says that we are back soon. off: open again. page: print that page, for the proxy."
    requires_system_checks = ()  # it must work when little else does

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["on", "off", "page"])
        parser.add_argument("--until", default="", help="when we think to be back, for example 14.30")

    def handle(self, *args: object, what: str, until: str, **options: object) -> None:
        if until and not re.fullmatch(r"([01]?\d|2[0-3])[.:][0-5]\d", until):
            raise CommandError("Write the time as 14.30.")
        moment = until.replace(":", ".")
        if what == "page":
            self.stdout.write(maintenance.page(moment, maintenance.known_number()))
        elif what == "on":
            maintenance.close(moment)
            self.stdout.write("The site is closed. Open it again with: python manage.py maintenance off")
        else:
            self.stdout.write("The site is open." if maintenance.open_again() else "The site was not closed.")

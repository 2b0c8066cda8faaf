"""Everything that must stand ready before the site runs. Run it after every update; a second time it is quick."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

FILES = ("compile_catalogues", "build_assets")
DATABASE = ("migrate", "createcachetable", "follow_site_url", "update_index")


class Command(BaseCommand):
    help = "Compile translations, build what pages load, bring the database up to date."
    requires_system_checks = ()  # they ask for what this command makes

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--files-only", action="store_true", help="leave the database as it is")

    def handle(self, *args: object, files_only: bool, **options: object) -> None:
        settings.VAR_DIR.mkdir(exist_ok=True)
        for step in FILES if files_only else FILES + DATABASE:
            call_command(step, verbosity=0, stdout=self.stdout)
        if not settings.DEMO:
            call_command("collectstatic", verbosity=0, interactive=False, stdout=self.stdout)

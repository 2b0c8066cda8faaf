"""Make the translations that Django reads. `make demo` and `make test` run it first."""

from django.core.management.base import BaseCommand, CommandError

from cms import catalogues


class Command(BaseCommand):
    help = "Compile the translations (.po) into what Django reads (.mo). Needs no gettext."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        try:
            for language, number in catalogues.compile_all():
                self.stdout.write(f"{language}: {number} texts")
        except ValueError as twice:
            raise CommandError(f"A text stands in a catalogue twice: {twice}") from twice

"""Make what pages load: one stylesheet, one script, the font, the street. `make demo` and `make test` run it first."""

from django.core.management.base import BaseCommand

from cms import assets


class Command(BaseCommand):
    help = "Build the stylesheet, script, font and pictures into var/built. Quick, and the same each time."

    def handle(self, *_args: object, **_options: object) -> None:
        for name, size in assets.build():
            self.stdout.write(f"{name}: {size:,} bytes")

"""List the neighbourhoods where nobody can be called by name."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from neighbourhoods.models import Municipality
from neighbourhoods.queries.places import neighbourhoods_without_coordinator


class Command(BaseCommand):
    help = (
        "List the neighbourhoods without a coordinator today, of every municipality that has one somewhere, "
        "and wherever somebody lives whom we know. "
        "Ends with code 1 when there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", metavar="GM0301", help="this one, whether it has coordinators or not")

    def handle(self, *, municipality: str | None, **_options: Any) -> None:
        only = Municipality.objects.filter(code=municipality).first() if municipality else None
        if municipality and only is None:
            raise CommandError(f"There is no municipality {municipality} here.")
        gaps = list(neighbourhoods_without_coordinator(only))
        for gap in gaps:
            self.stdout.write(f"{gap.code}  {gap.name} ({gap.municipality.name})")
        if gaps:
            self.stderr.write(f"{len(gaps)} without a coordinator.")
            sys.exit(1)
        self.stdout.write(self.style.SUCCESS("Every neighbourhood has a coordinator."))

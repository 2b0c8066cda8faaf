"""Look for what may never be kept in what is kept."""

import sys
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand

from neighbourhoods.queries.never_stored import findings, public_findings


class Command(BaseCommand):
    help = (
        "Look through everything people wrote for a citizen service number, and for words that hint at health, a "
        "benefit, debts and the like; through what editors wrote for a number. Prints table, number, field and rule, "
        "never the text. Ends with code 1 when there is any."
    )

    def handle(self, **_options: Any) -> None:
        count = 0
        for count, found in enumerate(chain(findings(), public_findings()), 1):  # noqa: B007  counted, and told after the loop
            self.stdout.write(f"{found.table}  {found.pk}  {found.field}  {found.rule}")
        if count:
            self.stderr.write(f"{count} found. Talk it over with the person, and take it out.")
            sys.exit(1)
        self.stdout.write(self.style.SUCCESS("Nothing was found that may not be kept."))

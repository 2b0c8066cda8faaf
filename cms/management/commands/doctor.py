"""Is this installation well? Plain words, and what to do; the exit code is 1 when something must be mended."""

import sys

from django.core.management.base import BaseCommand
from django.utils import translation

from cms.doctor import examine


class Command(BaseCommand):
    help = "Check the installation: database, tables, worker, mail, words, pages, clock, coordinators."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        ill = False
        with translation.override("en"):
            findings = list(examine())
        for finding in findings:
            if not finding.problem:
                self.stdout.write(f"  ok     {finding.about}: {finding.well}")
                continue
            ill = ill or not finding.is_worry
            mark = "look" if finding.is_worry else "MEND"
            self.stdout.write(f"  {mark}   {finding.about}: {finding.problem} → {finding.advice}")
        self.stdout.write("Something must be mended." if ill else "All is well.")
        if ill:
            sys.exit(1)

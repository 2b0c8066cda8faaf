"""Import the places of a municipality, or of the whole country, from official files."""

import re
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from neighbourhoods.importing import NotRecognised, Outcome, Refusal, import_places

BAR = 30


class Command(BaseCommand):
    help = (
        "Import neighbourhoods, outlines, postcodes and house numbers from CSV or GeoJSON, plain or gzip. "
        "Files are recognised by their columns and may come in any order. Safe to repeat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--municipality", metavar="GM0301", help="leave out all other municipalities")
        parser.add_argument("--refused", type=Path, metavar="FILE", help="write the refused lines here, not to stderr")

    def handle(
        self, *, files: list[Path], municipality: str | None, refused: Path | None, verbosity: int, **_options: Any
    ) -> None:
        if municipality and not re.fullmatch(r"GM\d{4}", municipality):
            raise CommandError(f"--municipality is a code such as GM0301, not {municipality}.")
        refusals: list[Refusal] = []
        start = time.monotonic()
        try:
            outcomes = import_places(
                files,
                municipality=municipality,
                refuse=refusals.append if refused else self.name_refusal,
                progress=self.draw_bar,
            )
        except NotRecognised as error:
            raise CommandError(str(error)) from error
        if refused:
            refused.write_text("".join(f"{refusal}\n" for refusal in refusals), encoding="utf-8")
        if verbosity:
            self.tell(outcomes, time.monotonic() - start)

    def name_refusal(self, refusal: Refusal) -> None:
        self.wipe_bar()
        self.stderr.write(str(refusal))

    def tell(self, outcomes: list[Outcome], seconds: float) -> None:
        self.wipe_bar()
        for outcome in outcomes:
            self.stdout.write(
                f"{outcome.path.name}: {outcome.kind}, {outcome.read:,} lines: {outcome.new:,} new, "
                f"{outcome.changed:,} changed, {outcome.same:,} as they were"
                + (f", {outcome.elsewhere:,} of elsewhere" if outcome.elsewhere else "")
                + (f", {outcome.refused:,} refused" if outcome.refused else "")
            )
        if not any(outcome.new or outcome.changed for outcome in outcomes):
            self.stdout.write("Nothing has changed.")
        self.stdout.write(self.style.SUCCESS(f"Done in {seconds:.1f} s."))

    def draw_bar(self, path: Path, part: float) -> None:
        """One line that fills up, on a terminal only."""
        if self.stdout.isatty():
            full = round(BAR * part)
            self.stdout.write(f"\r{'█' * full}{'·' * (BAR - full)} {part:4.0%} {path.name}\x1b[K", ending="")
            self.stdout.flush()

    def wipe_bar(self) -> None:
        if self.stdout.isatty():
            self.stdout.write("\r\x1b[K", ending="")

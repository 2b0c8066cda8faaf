"""Measure the numbers to hold. On a scratch database only: it is filled with tasks that nobody asked for."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from cms import bench_ahead, bench_candidates, bench_readiness
from cms.bench_nearby import REACH, Speed, measure
from marketplace.models import Opportunity
from neighbourhoods.models import User

SIZES = (1_000, 10_000, 100_000, 1_000_000)
SLOWEST_HALF = 1.0  # ms: what half of the searches must stay under
MOST_GROWTH = 3.0  # from 10,000 tasks to 1,000,000
AGREEMENTS = 10_000
MOST_MINUTES = 5  # for a year of their visits
RESIDENTS = 100_000
MOST_MINUTES_A_NIGHT = 5  # for all of them, and everybody said the wish
MOST_QUESTIONS = 20  # of one batch; SQLite takes some statements in parts
CANDIDATES = (1_000, 10_000, 100_000)
MOST_MS_A_PAGE = 1_000  # of people for an employer, out of the most of them
MOST_MEMORY = 100  # MB on top of what the program has before it begins


class Command(BaseCommand):
    help = (
        "Fill the (scratch, empty) database of DATABASE_URL with pairs and up to a million open tasks, and measure "
        "the run that makes visits and the search."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, metavar="TASKS")
        parser.add_argument("--searches", type=int, default=300)
        parser.add_argument("--agreements", type=int, default=AGREEMENTS, help="0 leaves the visits out")
        parser.add_argument("--candidates", type=int, nargs="*", default=CANDIDATES, metavar="PEOPLE")
        parser.add_argument("--residents", type=int, default=RESIDENTS, help="0 leaves paid work out")

    def handle(
        self,
        *,
        sizes: list[int],
        searches: int,
        agreements: int,
        residents: int,
        candidates: list[int],
        **_options: Any,
    ) -> None:
        if User.objects.exists() or Opportunity.objects.exists():
            raise CommandError("There are people in this database. Point DATABASE_URL at an empty one.")
        if connection.vendor == "sqlite":  # what the program holds is measured, not the file that it maps
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA mmap_size=0")
        if agreements:  # first: the million tasks take memory of their own
            self.judge_year(bench_ahead.measure(agreements))
        if residents:
            self.judge_night(bench_readiness.measure(residents))
        if candidates:
            self.judge_pages(bench_candidates.measure(list(candidates)))
        if not sizes:
            return
        self.stdout.write(f"The 20 nearest within {REACH:,.0f} m, one task in ten fits, on {connection.vendor}:")
        self.stdout.write(f"{'tasks':>10}  {'half under':>10}  {'95% under':>10}  as brute force says")
        speeds = measure(list(sizes), searches=searches, tell=self.tell)
        self.judge({speed.tasks: speed for speed in speeds})

    def judge_year(self, year: bench_ahead.Year) -> None:
        more = year.megabytes - year.megabytes_before
        held = year.seconds < 60 * MOST_MINUTES and more < MOST_MEMORY
        self.stdout.write(
            f"A year of visits for {year.agreements:,} agreements on {connection.vendor}: {year.visits:,} visits in "
            f"{year.seconds:.1f} s (must be under {60 * MOST_MINUTES} s), memory {year.megabytes_before} MB before and "
            f"{year.megabytes} MB at most (must be under {MOST_MEMORY} MB more), a second run made {year.again}: "
            + self.verdict(held)
        )
        if year.again or year.made != year.visits:
            raise CommandError("A visit was made twice, or said to be made and is not there.")

    def judge_night(self, night: bench_readiness.Night) -> None:
        more = night.megabytes - night.megabytes_before
        in_time = night.seconds < 60 * MOST_MINUTES_A_NIGHT and more < MOST_MEMORY
        held = in_time and night.questions_of_batch < MOST_QUESTIONS
        self.stdout.write(
            f"A night of paid work for {night.residents:,} residents on {connection.vendor}: {night.seconds:.1f} s "
            f"(must be under {60 * MOST_MINUTES_A_NIGHT} s), {night.all_met:,} meet every rule, "
            f"{night.explanations:,} explanations; {night.questions_of_ten} questions for 10 people and "
            f"{night.questions_of_batch} for a whole batch (must be under {MOST_QUESTIONS}); memory "
            f"{night.megabytes_before} MB before and {night.megabytes} MB at most; a second run changed "
            f"{night.again} in {night.seconds_again:.1f} s: " + self.verdict(held)
        )
        if night.again:
            raise CommandError("A second run did something.")

    def judge_pages(self, pages: list[bench_candidates.Page]) -> None:
        for page in pages:
            self.stdout.write(
                f"A page out of {page.people:,} people for an employer on {connection.vendor}: half under "
                f"{page.half:.1f} ms (must be under {MOST_MS_A_PAGE} ms), {page.questions} questions: "
                + self.verdict(page.half < MOST_MS_A_PAGE)
            )
        if len({page.questions for page in pages}) > 1:
            raise CommandError("A page asks more when there are more people.")

    def verdict(self, held: bool) -> str:
        return self.style.SUCCESS("held.") if held else self.style.WARNING("not held on this machine.")

    def tell(self, speed: Speed) -> None:
        self.stdout.write(
            f"{speed.tasks:>10,}  {speed.half:>7.3f} ms  {speed.slowest_but_5:>7.3f} ms  "
            f"{speed.compared - speed.wrong} of {speed.compared}"
        )
        self.stdout.flush()

    def judge(self, speeds: dict[int, Speed]) -> None:
        if any(speed.wrong for speed in speeds.values()):
            raise CommandError("The search disagrees with brute force.")
        if {10_000, 1_000_000} <= speeds.keys():
            growth = speeds[1_000_000].half / speeds[10_000].half
            held = growth < MOST_GROWTH and speeds[1_000_000].half < SLOWEST_HALF
            self.stdout.write(
                f"From 10,000 to 1,000,000 tasks: {growth:.1f} times (must be under {MOST_GROWTH:.0f}), "
                f"half under {speeds[1_000_000].half:.3f} ms (must be under {SLOWEST_HALF:.0f} ms): "
                + self.verdict(held)
            )

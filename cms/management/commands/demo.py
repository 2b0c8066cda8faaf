"""Make the demo: the town of Lindedaal, its people, their requests and its pages. Run it as often as you like."""

import logging
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation

from cms.demo import cast
from cms.demo_data import (
    asks,
    certificates,
    changes,
    course_texts,
    courses,
    crowd,
    employers,
    geography,
    instead,
    introductions,
    jobs,
    kinds,
    lines,
    moments,
    names,
    pairs,
    path,
    people,
    plans,
    pupils,
    reaching,
    ready,
    seen,
    site,
    site_places,
    stories,
    telling,
    thinking,
    trials,
    vacancies,
    year,
)
from neighbourhoods.models import Municipality, User


class Command(BaseCommand):
    help = "Fill the database with Lindedaal, a town that does not exist. What is there already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--small", action="store_true", help="a hundred residents and a quiet year, in seconds")

    def handle(self, *_args: object, small: bool = False, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("The demo adds people who do not exist. Set DICHTBIJ_DEMO=1 if that is what you want.")
        started = monotonic()
        logging.disable(logging.INFO)  # thousands of rows are written; their names help nobody
        try:
            self.build(crowd.SMALL if small else crowd.WHOLE)
        finally:
            logging.disable(logging.NOTSET)
        self.stdout.write(f"Lindedaal is ready ({monotonic() - started:.1f} s).\n{who_is_who()}")

    def build(self, size: crowd.Size) -> None:
        call_command("createcachetable", verbosity=0)
        municipality = self.lay_out()
        kinds.fill_kinds()
        course_texts.fill_courses()
        lines.fill_lines()
        self.populate(municipality, size)
        site.build_site()  # after the people: pages are about neighbourhoods that somebody looks after
        site_places.build_places()

    def lay_out(self) -> Municipality:
        folder = Path(settings.VAR_DIR) / "demo-places"
        call_command("import_places", *map(str, geography.write_files(folder)), verbosity=0)
        municipality = Municipality.objects.get(code=geography.MUNICIPALITY_CODE)
        if not municipality.service_phone:
            municipality.service_phone = settings.SERVICE_PHONE
            municipality.save(update_fields=["service_phone"])
        return municipality

    @transaction.atomic
    def populate(self, municipality: Municipality, size: crowd.Size) -> None:
        """All or nothing, and once: people who are there have lived on since."""
        if User.objects.filter(email=people.mail_of(names.COORDINATORS[0].first_name)).exists():
            self.stdout.write("The people of Lindedaal live here already; nothing was added.")
            return
        with moments.the_past():
            teller = telling.Teller(people.settle(municipality, crowd.gather(size)))
            year.Year(teller, size).tell()
            stories.tell_helpers(teller)
            stories.tell_week(teller)
            instead.tell_instead(teller)
            pairs.fill_pairs(teller)
            changes.tell_changes(teller.town)
            courses.tell_courses(teller.town)
            certificates.tell_certificates(teller.town)
            path.tell_path(teller.town)
            jobs.tell_jobs(teller.town, municipality)
            reaching.tell_reaching(teller.town, municipality)
            pupils.tell_pupils(teller.town, municipality)
            asks.tell_asks(teller.town, municipality)
            plans.tell_plans(teller.town)
            employers.tell_employers(teller.town, municipality)
            ready.tell_ready(teller.town, municipality)
            seen.tell_seen(teller.town, municipality)
            thinking.tell_thinking(teller.town)
            vacancies.tell_vacancies(teller.town)
            trials.tell_trials(teller.town)
            introductions.tell_introductions(teller.town)
        reaching.tell_now(teller.town)


def who_is_who() -> str:
    """The parts of the play, by the names that stand at /demo/."""
    address = settings.SITE_URL
    with translation.override("en"):
        players = cast.roles()[0].players
    width = max(len(player.name) for player in players) + 2
    lines = [f"  {player.name:<{width}}{player.note}" for player in players]
    return "\n".join(
        [
            "",
            f"Open {address}/demo/ and tap a person to become them. Nobody needs a password.",
            f"Coordinators and editors work at {address}/cms/",
            "",
            *lines,
            "",
            "Certificates that anybody may check:",
            *certificates.to_look_at(),
        ]
    )

"""Courses in Lindedaal: one that was, one that goes on, one that begins with a free place, one that is full."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from neighbourhoods.models import User
from training.actions import attending, enrolling, runs
from training.actions.modules import show_module
from training.actions.runs import Part, Where
from training.models import Course, CourseRun, Enrolment

from .moments import at, days_ago, hours_ago
from .people import Town
from .telling import in_days

MORNING, AFTERNOON = time(9, 30), time(13, 30)
SUNDAY = 6


def weekday(days: int) -> date:
    """So many days from today; what falls on a Sunday is a day later."""
    day = in_days(days)
    return day + timedelta(days=1) if day.weekday() == SUNDAY else day


class Telling:
    """Runs through the actions, by the coordinator of the neighbourhood, people one after the other."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.courses = {course.slug: course for course in Course.objects.all()}

    def given(
        self,
        slug: str,
        near: str,
        place: str,
        address: str,
        *,
        days: Sequence[int],
        capacity: int,
        hour: time = MORNING,
    ) -> CourseRun:
        """Planned and opened long enough before its first day."""
        host = self.town.helpers[near]
        by = self.town.coordinator_of(host)
        parts = [Part(weekday(day), hour, 150) for day in days]
        with at(days_ago(30 - min(0, days[0]))):
            where = Where(host.neighbourhood, place, address)  # type: ignore[arg-type]  # of a helper who has an address
            run = runs.plan_run(self.courses[slug], by=by, where=where, capacity=capacity, parts=parts)
            return runs.open_run(run, by=by)

    def joined(self, run: CourseRun, names: Sequence[str], *, days: int) -> None:
        """Some by themselves, some by phone."""
        for number, name in enumerate(names):
            person = self.person(name)
            by = person if number % 2 == 0 else self.town.coordinator_of(person)
            with at(days_ago(days - number)):
                enrolling.enrol(run, by=by, person=person)

    def person(self, name: str) -> User:
        return self.town.helpers[name]

    def of(self, run: CourseRun, name: str) -> Enrolment:
        return run.enrolments.get(person=self.person(name))

    def attended(self, run: CourseRun, number: int, names: Sequence[str]) -> None:
        """The coordinator taps who was there, at the end of that day."""
        session = list(run.sessions.all())[number]
        by = self.lead(run)
        with at(days_ago((in_days(0) - session.on_date).days, hour=17)):
            attending.mark_session(session, by=by, there=[self.of(run, name).pk for name in names])

    def lead(self, run: CourseRun) -> User:
        return self.town.coordinator_of(run.enrolments.first().person)  # type: ignore[union-attr]


def tell_courses(town: Town) -> None:
    tell = Telling(town)
    _that_was(tell)
    _that_goes_on(tell)
    _that_is_full(tell)
    _that_begin(tell)


def _that_was(tell: Telling) -> None:
    """Henk and Ruth did it; Corrie comes again another time."""
    everybody = ["Henk", "Ruth", "Sjoerd", "Corrie"]
    run = tell.given(
        "was-en-strijk", "Henk", "Wijkhuis De Hof", "Hofplein 2", days=(-49, -42, -35), capacity=6
    )  # fmt: skip
    tell.joined(run, everybody, days=70)
    tell.attended(run, 0, everybody)
    tell.attended(run, 1, everybody[:3])
    tell.attended(run, 2, everybody[:3])
    by = tell.lead(run)
    with at(days_ago(34)):
        modules = list(run.course.modules.all())
        for name in everybody[:3]:
            for module in modules:
                show_module(module, by=by, person=tell.person(name))
        runs.close_run(run, by=by, finished=[tell.of(run, name).pk for name in everybody[:3]])


def _that_goes_on(tell: Telling) -> None:
    """Yesterday's afternoon is not noted yet."""
    everybody = ["Milou", "Rachid", "Priya"]
    run = tell.given(
        "boodschappen-met-geld", "Milou", "Buurtkamer De Molen", "Molenweg 40", days=(-8, -1, 6), capacity=6,
        hour=AFTERNOON,
    )  # fmt: skip
    tell.joined(run, everybody, days=20)
    tell.attended(run, 0, everybody)


def _that_is_full(tell: Telling) -> None:
    """Marijke could not come after all: Els moved up; Jelle and Sandra wait."""
    run = tell.given(
        "veilig-werken-in-huis", "Marijke", "Dorpshuis", "Dorpsstraat 1", days=(11, 18, 25), capacity=3
    )  # fmt: skip
    tell.joined(run, ["Marijke", "Winston", "Kees", "Els", "Jelle", "Sandra"], days=12)
    with at(days_ago(2)):
        enrolling.step_back(tell.of(run, "Marijke"), by=tell.person("Marijke"))


def _that_begin(tell: Telling) -> None:
    """One near Samira with places left, one in which she has a place, one for later, one that was called off."""
    ironing = tell.given(
        "was-en-strijk", "Samira", "Buurthuis De Linde", "Lindelaan 1", days=(9, 16, 23), capacity=6
    )  # fmt: skip
    tell.joined(ironing, ["Gerda", "Anouk"], days=6)
    walking = tell.given(
        "rustig-samen-op-stap", "Samira", "Buurthuis De Linde", "Lindelaan 1", days=(4, 11), capacity=8, hour=AFTERNOON
    )  # fmt: skip
    tell.joined(walking, ["Samira", "Gerda", "Marek"], days=9)
    later = tell.given(
        "veilig-werken-in-huis", "Ine", "Havenhuis", "Kade 3", days=(44, 51, 58), capacity=10
    )  # fmt: skip
    tell.joined(later, ["Ine"], days=5)
    off = tell.given("boodschappen-met-geld", "Sandra", "De Kastanje", "Notenlaan 2", days=(15, 22), capacity=5)
    tell.joined(off, ["Sandra", "Femke"], days=10)
    by = tell.lead(off)
    with at(hours_ago(20), calls_made=False):
        runs.call_off_run(off, by=by)

"""Courses as anybody may see them: what you learn, when and where, how many places. Nobody's name, no teacher's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from neighbourhoods import nearby, places
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from neighbourhoods.queries.places import Contact, contact_for
from neighbourhoods.queries.whereabouts import Place
from neighbourhoods.saying import day_words, length_words, walk_words
from training import phrases, rules
from training.models import Course, CourseRun, Enrolment, Session
from training.states import EnrolmentState, RunState

from .equivalences import names_beside

FactRow = tuple[str, str, str, str, str]  # icon, palette, label, words, small print
RUNS_READ = 60
RUNS_SHOWN = 8
REACH_METRES = 60_000.0
HEAVY = ("neighbourhood__geometry", "neighbourhood__municipality__geometry")


@dataclass(frozen=True)
class Card:
    """One course with the time that it is given next, nearest first; in the shape of the card of a job."""

    title: str
    who: str
    href: str
    icon: str
    palette: str
    facts: tuple[tuple[str, str], ...]
    tag: tuple[str, str]
    first: None = None  # nothing comes before a course


@dataclass(frozen=True)
class CourseList:
    cards: tuple[Card, ...]  # with a date
    later: tuple[Card, ...]  # without one


@dataclass(frozen=True)
class RunShown:
    """One time that it is given. `standing`: the viewer's own, enrolled or waiting; `free`: places left."""

    pk: int
    title: str
    days: tuple[str, ...]
    where: str
    walk: str
    free: int
    free_words: str
    standing: str
    closed: str  # why nobody can join now

    @property
    def where_words(self) -> str:
        return f"{kept_apart(self.where)}, {self.walk}" if self.walk else self.where

    @property
    def is_full(self) -> bool:
        return self.free <= 0


@dataclass(frozen=True)
class CourseDetail:
    pk: int
    slug: str
    name: str
    hint: str
    icon: str
    palette: str
    outcomes: tuple[str, ...]
    modules: tuple[str, ...]
    facts: tuple[FactRow, ...]
    runs: tuple[RunShown, ...]
    contact: Contact
    municipality_id: int | None
    is_given: bool
    also: tuple[str, ...]  # courses that its certificate counts for too
    covered: tuple[str, ...]  # courses whose certificate does for this one

    @property
    def href(self) -> str:
        return phrases.course_page(self.slug)


# ---------------------------------------------------------------- the list
def course_list(place: Place | None) -> CourseList:
    """Every course that is given, the nearest next date on top; without a place the first date."""
    courses = list(Course.objects.filter(is_active=True)[:RUNS_READ])
    runs = coming_runs(place)
    first: dict[int, CourseRun] = {}
    for run in sorted(runs, key=lambda it: free_places(it) <= 0):  # stable: with a free place first, then as found
        first.setdefault(run.course_id, run)
    order = {run.pk: at for at, run in enumerate(runs)}
    dated = sorted((it for it in courses if it.pk in first), key=lambda it: order[first[it.pk].pk])
    return CourseList(
        cards=tuple(card_of(course, first[course.pk], place) for course in dated),
        later=tuple(card_of(course, None, place) for course in courses if course.pk not in first),
    )


def card_of(course: Course, run: CourseRun | None, place: Place | None) -> Card:
    if run is None:
        facts: tuple[tuple[str, str], ...] = (("calendar", _("no date yet")), ("euro", _("free of charge")))
    else:
        sessions = list(run.sessions.all())
        when = _("%(times)s from %(day)s") % {"times": phrases.how_many(sessions), "day": _first_day(run)}
        walk = walk_of(run, place)
        facts = (
            ("calendar", capfirst(when)),
            ("map-pin", f"{kept_apart(run.place_name)}, {walk}" if walk else run.place_name),
            ("euro", _("free of charge")),
            ("users", phrases.free_words(free_places(run))),
        )
    return Card(
        title=course.name,
        who=course.hint,
        href=phrases.course_page(course.slug),
        icon=course.icon,
        palette=course.palette,
        facts=facts,
        tag=("award", _("You get a certificate")),
    )


def _first_day(run: CourseRun) -> str:
    today = timezone.localdate()
    return day_words(run.first_day or today, today)


# ---------------------------------------------------------------- one course
def course_of(slug: str) -> Course | None:
    return Course.objects.filter(slug=slug).first()


def course_for(viewer: User, slug: str, place: Place | None) -> CourseDetail | None:
    """None when there is no such course, or it was never in the list."""
    course = course_of(slug)
    return detail_of(course, viewer, place) if course is not None else None


def detail_of(course: Course, viewer: User, place: Place | None) -> CourseDetail:
    runs = coming_runs(place, [course.pk]) if course.is_active else []
    standing = _standings(viewer, runs)
    nearest = runs[0].neighbourhood if runs else None
    also, covered = names_beside(course.pk)
    return CourseDetail(
        pk=course.pk,
        slug=course.slug,
        name=course.name,
        hint=course.hint,
        icon=course.icon,
        palette=course.palette,
        outcomes=tuple(course.outcomes),
        modules=tuple(module.name for module in course.modules.all()),
        facts=_facts(course),
        runs=tuple(shown(run, place, standing.get(run.pk, "")) for run in runs[:RUNS_SHOWN]),
        contact=contact_for(nearest),
        municipality_id=nearest.municipality_id if nearest else None,
        is_given=course.is_active,
        also=also,
        covered=covered,
    )


def run_for(viewer: User, slug: str, pk: int, place: Place | None) -> tuple[CourseDetail, RunShown] | None:
    """One time that people may know of: it is in the list, or was. What is being prepared does not exist."""
    run = light(CourseRun.objects.filter(pk=pk, course__slug=slug).exclude(state=RunState.DRAFT)).first()
    if run is None:
        return None
    detail = detail_of(run.course, viewer, place)
    return detail, shown(run, place, _standings(viewer, [run]).get(run.pk, ""))


def run_of(pk: int) -> CourseRun | None:
    """Whoever asks; the actions decide what may be done with it."""
    return CourseRun.objects.filter(pk=pk).first()


def shown(run: CourseRun, place: Place | None, standing: str) -> RunShown:
    free = free_places(run)
    sessions = list(run.sessions.all())
    return RunShown(
        pk=run.pk,
        title=_("%(times)s from %(day)s") % {"times": phrases.how_many(sessions), "day": _first_day(run)},
        days=tuple(session_words(session) for session in sessions),
        where=phrases.where(run),
        walk=walk_of(run, place),
        free=free,
        free_words=capfirst(phrases.free_words(free)),
        standing=standing,
        closed=rules.why_not_join(run)[1],
    )


def session_words(session: Session) -> str:
    """ "Dinsdag 1 december, 9.30 uur tot 12 uur", and where when that is elsewhere."""
    day = capfirst(day_words(session.on_date, phrases.today()))
    return ", ".join(part for part in (day, phrases.from_to(session), session.place_name) if part)


def _facts(course: Course) -> tuple[FactRow, ...]:
    length = _("About %(length)s together") % {"length": length_words(course.minutes)}
    practice = course.practice_minutes
    also = _("And %(length)s of practice.") % {"length": length_words(practice)} if practice else ""
    return (
        ("clock", "teal", _("How long"), length, also),
        ("euro", "slate", _("Money"), capfirst(_("free of charge")), ""),
        ("award", "ochre", _("Afterwards"), _("You get a certificate"), _("It is yours for ever.")),
    )


# ---------------------------------------------------------------- what is coming
def coming_runs(place: Place | None, courses: Iterable[int] | None = None) -> list[CourseRun]:
    """Open and not begun: the nearest first, else the first day first. With their sessions."""
    found = light(coming(place)).prefetch_related("sessions")
    return list((found if courses is None else found.filter(course__in=list(courses)))[:RUNS_READ])


def coming(place: Place | None) -> QuerySet[CourseRun]:
    """The same, to choose among."""
    now = timezone.localtime()
    begun = Session.objects.filter(run=OuterRef("pk"), on_date=now.date(), at_time__lte=now.time())
    found = CourseRun.objects.filter(~Exists(begun), state=RunState.OPEN, first_day__gte=now.date())
    if place is None:
        return found.order_by("first_day", "pk")
    return nearby.by_distance(found, latitude=place.latitude, longitude=place.longitude, reach_metres=REACH_METRES)


def order_of(run: CourseRun, place: Place | None) -> tuple[float, int]:
    """The same order, of runs that were read already."""
    if place is None or run.latitude is None or run.longitude is None:
        return (run.first_day or date.max).toordinal(), run.pk
    return places.metres_between((place.latitude, place.longitude), (run.latitude, run.longitude)), run.pk


def light(runs: QuerySet[CourseRun]) -> QuerySet[CourseRun]:
    """With how many places are free, and without outlines."""
    rows = runs.select_related("course", "neighbourhood__municipality").defer(*HEAVY)
    return rows.annotate(free=F("capacity") - Count("enrolments__seat"))


def free_places(run: CourseRun) -> int:
    return max(0, int(run.free))  # type: ignore[attr-defined]


def walk_of(run: CourseRun, place: Place | None) -> str:
    """ "6 minuten lopen" from where the viewer looks; empty when nobody knows."""
    if place is None or run.latitude is None or run.longitude is None:
        return ""
    metres = places.metres_between((place.latitude, place.longitude), (run.latitude, run.longitude))
    return walk_words(places.walking_minutes(metres))


def _standings(viewer: User, runs: Iterable[CourseRun]) -> dict[int, str]:
    if not viewer.is_authenticated:
        return {}
    mine = Enrolment.objects.filter(person=viewer, run__in=[run.pk for run in runs])
    joins, waits = EnrolmentState.ENROLLED, EnrolmentState.WAITING
    return dict(mine.filter(state__in=[joins, waits]).values_list("run_id", "state"))

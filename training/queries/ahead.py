"""When a course is given next, for who needs its certificate: near them, with a free place when there is one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from neighbourhoods.models import User
from neighbourhoods.queries.whereabouts import Place
from neighbourhoods.saying import day_words
from training import phrases
from training.models import Certificate, Course, CourseRun, Enrolment
from training.states import EnrolmentState, RunState

from .courses import RunShown, coming_runs, free_places, shown

Wanted = Mapping[int, Iterable[int]]  # a course, and all whose certificate does for it


@dataclass(frozen=True)
class Ahead:
    """A course that somebody needs. `run`: when it is given next, None without a date; `own_run`: where they take
    part or wait already; `is_done`: they did it, and only the certificate is still to come."""

    name: str
    slug: str
    run: RunShown | None
    where_and_when: str
    own_run: int | None = None
    is_done: bool = False

    @property
    def href(self) -> str:
        return phrases.course_page(self.slug)

    @property
    def has_date(self) -> bool:
        return self.run is not None or self.own_run is not None or self.is_done

    @property
    def can_join(self) -> bool:
        return self.run is not None and self.own_run is None and not self.is_done

    @property
    def way_in(self) -> str:
        """Where one tap is enough: the place they have, the button of the next time, or the course."""
        if self.own_run is not None:
            return phrases.my_course(self.own_run)
        return f"{self.href}{self.run.pk}/" if self.run is not None and self.can_join else self.href

    @property
    def words(self) -> str:
        """ "dinsdag 1 december, Buurthuis De Linde", or how it stands with who needs it."""
        if self.is_done:
            return _("your certificate is still to come")
        if self.own_run is not None:
            return _("you take part")
        return self.where_and_when or _("there is no date yet")


def ahead_of(viewer: User | AnonymousUser, wanted: Wanted, place: Place | None) -> dict[int, Ahead]:
    """Course -> when it, or one whose certificate does for it, is given next. Five questions, however many."""
    every = {course for courses in wanted.values() for course in courses}
    if not every:
        return {}
    courses = Course.objects.in_bulk(every)
    runs = sorted(coming_runs(place, every), key=lambda it: free_places(it) <= 0)  # stable: the nearest stays first
    own = _own(viewer, every)
    return {
        needed: _ahead(courses[needed], {courses[pk] for pk in does}, runs, own, place)
        for needed, does in wanted.items()
    }


def _own(viewer: User | AnonymousUser, courses: Iterable[int]) -> list[Enrolment]:
    """Where the viewer takes part, waits or did it."""
    if not viewer.is_authenticated:
        return []
    live = [EnrolmentState.FINISHED, EnrolmentState.ENROLLED, EnrolmentState.WAITING]
    given = Certificate.objects.filter(run=OuterRef("run"), person=viewer)
    mine = Enrolment.objects.filter(~Exists(given), person=viewer, run__course__in=courses, state__in=live)
    return list(mine.select_related("run").only("state", "run__course", "run__state").order_by("-pk"))


def _ahead(
    needed: Course, does: set[Course], runs: Iterable[CourseRun], own: Iterable[Enrolment], place: Place | None
) -> Ahead:
    ids = {course.pk for course in does if course.is_active}
    run = next((it for it in runs if it.course_id in ids), None)
    mine = [it for it in own if it.run.course_id in {course.pk for course in does}]
    taking = next((it for it in mine if it.state != EnrolmentState.FINISHED and it.run.state == RunState.OPEN), None)
    course = run.course if run is not None else needed
    return Ahead(
        name=course.name,
        slug=course.slug,
        run=shown(run, place, "") if run is not None else None,
        where_and_when=when_and_where(run) if run is not None else "",
        own_run=taking.run_id if taking else None,
        is_done=any(it.state == EnrolmentState.FINISHED and it.run.state == RunState.DONE for it in mine),
    )


def when_and_where(run: CourseRun) -> str:
    day = day_words(run.first_day, phrases.today()) if run.first_day else ""
    return ", ".join(part for part in (day, run.place_name) if part)

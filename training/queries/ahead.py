"""When a course is given next, for who needs its certificate: near them, with a free place when there is one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery, prefetch_related_objects
from django.utils.translation import gettext as _

from neighbourhoods.models import User
from neighbourhoods.queries.whereabouts import Place
from neighbourhoods.saying import day_words
from training import phrases
from training.models import Certificate, Course, CourseRun, Enrolment
from training.states import EnrolmentState, RunState

from .courses import RUNS_READ, RunShown, coming, free_places, light, order_of, shown

LIVE = (EnrolmentState.FINISHED, EnrolmentState.ENROLLED, EnrolmentState.WAITING)

Wanted = Mapping[Course, Iterable[int]]  # a course, and all whose certificate does for it


@dataclass(frozen=True)
class Ahead:
    """A course that somebody needs. `next_run`: when it is given next, None without a date; `own_run`: where they take
    part or wait already; `is_done`: they did it, and only the certificate is still to come."""

    name: str
    slug: str
    next_run: CourseRun | None
    where_and_when: str
    own_run: int | None = None
    is_done: bool = False
    place: Place | None = None

    @cached_property
    def run(self) -> RunShown | None:
        """With its days, for a page that shows one course: they are asked here."""
        if self.next_run is None:
            return None
        prefetch_related_objects([self.next_run], "sessions")
        return shown(self.next_run, self.place, "")

    @property
    def href(self) -> str:
        return phrases.course_page(self.slug)

    @property
    def has_date(self) -> bool:
        return self.next_run is not None or self.own_run is not None or self.is_done

    @property
    def can_join(self) -> bool:
        return self.next_run is not None and self.own_run is None and not self.is_done

    @property
    def way_in(self) -> str:
        """Where one tap is enough: the place they have, the button of the next time, or the course."""
        if self.own_run is not None:
            return phrases.my_course(self.own_run)
        return f"{self.href}{self.next_run.pk}/" if self.next_run is not None and self.can_join else self.href

    @property
    def words(self) -> str:
        """ "dinsdag 1 december, Buurthuis De Linde", or how it stands with who needs it."""
        if self.is_done:
            return _("your certificate is still to come")
        if self.own_run is not None:
            return _("you take part")
        return self.where_and_when or _("there is no date yet")


def ahead_of(viewer: User | AnonymousUser, wanted: Wanted, place: Place | None) -> dict[int, Ahead]:
    """Course -> when it, or one whose certificate does for it, is given next. One question, however many."""
    every = {course for courses in wanted.values() for course in courses}
    if not every:
        return {}
    found = _runs(viewer, every, place)
    return {needed.pk: _ahead(needed, set(does), found, place) for needed, does in wanted.items()}


def _runs(viewer: User | AnonymousUser, courses: Iterable[int], place: Place | None) -> list[CourseRun]:
    """Those to come, `is_next`: with a free place first, then the nearest. And every one in which the viewer takes
    part, waits or did it: their `standing`.
    """
    near = coming(place).filter(course__in=courses, course__is_active=True)[:RUNS_READ]
    given = Certificate.objects.filter(run=OuterRef("run"), person=viewer.pk)
    own = Enrolment.objects.filter(~Exists(given), run=OuterRef("pk"), person=viewer.pk, state__in=LIVE)
    either = Q(is_next=True) | Q(standing__isnull=False)
    runs = CourseRun.objects.filter(course__in=courses).annotate(
        is_next=ExpressionWrapper(Q(pk__in=near.values("pk")), BooleanField()), standing=Subquery(own.values("state"))
    )
    return sorted(light(runs.filter(either)), key=lambda run: (free_places(run) <= 0, *order_of(run, place)))


def _ahead(needed: Course, does: Collection[int], runs: Iterable[CourseRun], place: Place | None) -> Ahead:
    counting: list[Any] = [it for it in runs if it.course_id in does]
    run = next((it for it in counting if it.is_next), None)
    own = sorted((it for it in counting if it.standing), key=lambda it: it.pk, reverse=True)
    taking = next((it for it in own if it.standing != EnrolmentState.FINISHED and it.state == RunState.OPEN), None)
    course = run.course if run is not None else needed
    return Ahead(
        name=course.name,
        slug=course.slug,
        next_run=run,
        place=place,
        where_and_when=when_and_where(run) if run is not None else "",
        own_run=taking.pk if taking else None,
        is_done=any(it.standing == EnrolmentState.FINISHED and it.state == RunState.DONE for it in own),
    )


def when_and_where(run: CourseRun) -> str:
    day = day_words(run.first_day, phrases.today()) if run.first_day else ""
    return ", ".join(part for part in (day, run.place_name) if part)

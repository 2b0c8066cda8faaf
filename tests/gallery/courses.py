"""Courses: what a visitor sees, somebody's own, and the desk."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any

import time_machine
from django.utils import timezone

from cms.line_stones import keep_stones
from marketplace.actions import asks
from marketplace.models import LearningLine
from training.actions import attending, enrolling, runs
from training.actions.modules import mark_module, show_module
from training.actions.runs import Part, Where
from training.models import Course, CourseRun, Module

from .lines import Line, looked_at

BEGUN = timedelta(days=40)  # what is over was planned so long ago


@dataclass
class Courses:
    """Every state of a run, and of somebody's part in it, in the words of the town."""

    town: Any
    runs: dict[str, CourseRun] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = self.town.names
        self.course = Course.objects.create(
            slug="wassen", name_nl=names.kind[:80], hint_nl=names.step[:120], icon="shirt", palette="blue",
            outcomes_nl=f"{names.step}\n{names.step}", practice_minutes=60,
        )  # fmt: skip
        part, _later = (
            Module.objects.create(course=self.course, number=number, name_nl=names.kind[:80]) for number in (1, 2)
        )
        show_module(part, by=self.town.yvonne, person=self.town.samira)
        self.ahead_part = part
        line = LearningLine.objects.create(name_nl=names.kind[:80], hint_nl=names.step[:120], icon="shirt")
        work = [f"{sort}:{self.town.shopping.pk}" for sort in ("task", "try", "job")]
        keep_stones(line, [f"module:{part.pk}", f"course:{self.course.pk}", *work])
        self.other = Course.objects.create(slug="later", name_nl=names.kind[:80], icon="house")
        self.other.counts_as.add(self.course)
        self.coming = self._run(4, 11, places=3)
        self.full = self._run(5, 12, places=1, course=self.other)
        self.off = self._run(6, places=2, course=Course.objects.create(slug="af", name_nl=names.kind[:80]))
        self.draft = self._run(9, opens=False)
        for run in (self.coming, self.off):
            enrolling.enrol(run, by=self.town.samira, person=self.town.samira)
        for person in (self.town.wit, self.town.samira):
            enrolling.enrol(self.full, by=self.town.yvonne, person=person)
        runs.call_off_run(self.off, by=self.town.yvonne)
        self._past()

    def _past(self) -> None:
        third = Course.objects.create(slug="was", name_nl=self.town.names.kind[:80], is_active=False)
        self.part = Module.objects.create(course=third, number=1, name_nl=self.town.names.kind[:80])
        with time_machine.travel(timezone.now() - BEGUN):
            self.past = self._run(1, 8, course=third)
            self.under_way = self._run(38, 39, 50, course=third)
            for person in (self.town.samira, self.town.wit):
                enrolling.enrol(self.past, by=self.town.yvonne, person=person)
        with time_machine.travel(timezone.now() - BEGUN + timedelta(days=20)):
            did = self.past.enrolments.get(person=self.town.samira)
            attending.mark_session(self.past.sessions.first(), by=self.town.yvonne, there=[did.pk])
            runs.close_run(self.past, by=self.town.yvonne, finished=[did.pk])
        enrolling.enrol(self.under_way, by=self.town.yvonne, person=self.town.wit)
        self.noted, self.not_noted, self.ahead = self.under_way.sessions.all()
        seated = self.under_way.enrolments.values_list("pk", flat=True)
        attending.mark_session(self.noted, by=self.town.yvonne, there=list(seated))
        mark_module(self.under_way, self.part, by=self.town.yvonne, shown=list(seated))

    def _run(self, *days: int, places: int = 8, course: Course | None = None, opens: bool = True) -> CourseRun:
        names, today = self.town.names, timezone.localdate()
        where = Where(self.town.here, names.place[:80], names.street[:160])
        parts = [Part(today + timedelta(days=day), time(9, 30), 150) for day in days]
        by = self.town.yvonne
        run = runs.plan_run(course or self.course, by=by, where=where, capacity=places, parts=parts)
        return runs.open_run(run, by=by) if opens else run


def asks_course(town: Any) -> None:
    """Shopping asks the course that is given next, and nothing else: somebody takes part, somebody could."""
    asked = asks.Asked(course=town.courses.course)
    today = timezone.localdate()
    asks.set_policy(town.wit.municipality, by=town.yvonne, work_kind=town.shopping, valid_from=today, asked=asked)


def locked() -> Iterator[Line]:
    """Work that a course opens, wherever it is shown."""
    pages = {"task that a course opens": "/klussen/{t.open.slug}/", "list that a course opens": "/klussen/",
             "work that a course opens": "/werk/"}  # fmt: skip
    yield from looked_at("henk", pages, scene=asks_course)
    yield from looked_at("samira", {f"{name}, who takes part": it for name, it in pages.items()}, scene=asks_course)
    yield from looked_at("", {"task that a course opens, visitor": "/klussen/{t.open.slug}/"}, scene=asks_course)
    yield from looked_at("yvonne", {"desk: who lacks a course": "/cms/klussen/{t.open.pk}/"}, scene=asks_course)


def public() -> Iterator[Line]:
    yield from looked_at("", {
        "courses": "/leren/", "course": "/leren/wassen/", "course, full": "/leren/later/",
        "course, no date": "/leren/af/", "course, not given now": "/leren/was/",
        "take part, who is new": "/leren/wassen/{t.courses.coming.pk}/",
    })  # fmt: skip
    yield from looked_at("", {"courses on the first day": "/leren/"}, state="empty")
    yield from looked_at("", {"course in English": "/leren/wassen/"}, language="en")
    yield Line("course that is not there", "/leren/bestaat-niet/", status=404, once=True)


def own() -> Iterator[Line]:
    yield from looked_at("samira", {
        "course, who takes part": "/leren/wassen/", "course, who waits": "/leren/later/",
        "my course": "/mijn/leren/{t.courses.coming.pk}/", "my course, waiting": "/mijn/leren/{t.courses.full.pk}/",
        "my course, called off": "/mijn/leren/{t.courses.off.pk}/",
        "my course, done": "/mijn/leren/{t.courses.past.pk}/",
        "not to the course after all": "/mijn/leren/{t.courses.coming.pk}/toch-niet/",
        "not to a course that is off": "/mijn/leren/{t.courses.off.pk}/toch-niet/",
    })  # fmt: skip
    yield from looked_at("henk", {
        "course, who is known": "/leren/wassen/", "take part, who is known": "/leren/wassen/{t.courses.coming.pk}/",
    })  # fmt: skip


def desk() -> Iterator[Line]:
    yield from looked_at("yvonne", {
        "desk: courses": "/cms/cursussen/", "desk: new course": "/cms/cursussen/nieuw/",
        "desk: course": "/cms/cursussen/{t.courses.coming.pk}/",
        "desk: course, full": "/cms/cursussen/{t.courses.full.pk}/",
        "desk: course, draft": "/cms/cursussen/{t.courses.draft.pk}/",
        "desk: course, off": "/cms/cursussen/{t.courses.off.pk}/",
        "desk: course, over": "/cms/cursussen/{t.courses.past.pk}/",
        "desk: course, under way": "/cms/cursussen/{t.courses.under_way.pk}/",
        "desk: change a course": "/cms/cursussen/{t.courses.coming.pk}/wijzig/",
        "desk: another day": "/cms/cursusdag/{t.courses.ahead.pk}/wijzig/",
        "desk: who was there": "/cms/cursusdag/{t.courses.not_noted.pk}/",
        "desk: who showed a part": "/cms/cursussen/{t.courses.under_way.pk}/onderdeel/{t.courses.part.pk}/",
        "desk: a part, not begun": "/cms/cursussen/{t.courses.coming.pk}/onderdeel/{t.courses.ahead_part.pk}/",
        "desk: not been yet": "/cms/cursusdag/{t.courses.ahead.pk}/",
        "desk: the course is over": "/cms/cursussen/{t.courses.under_way.pk}/klaar/",
    })  # fmt: skip
    yield from looked_at("yvonne", {"desk: no courses": "/cms/cursussen/"}, state="empty")
    yield Line("desk: new course with mistakes", "/cms/cursussen/nieuw/", "yvonne",
               data={"capacity": "0", "on_1": "2020-01-01", "long_1": "1"}, once=True)  # fmt: skip
    yield Line("desk: a day with mistakes", "/cms/cursussen/{t.courses.coming.pk}/dag/", "yvonne",
               data={"on_date": "x"}, once=True)  # fmt: skip
    yield Line("desk: somebody for a course", "/cms/cursussen/{t.courses.coming.pk}/mensen/", "yvonne",
               data={"q": "{t.names.helper[0]}"})  # fmt: skip


LINES = (*public(), *own(), *desk(), *locked())

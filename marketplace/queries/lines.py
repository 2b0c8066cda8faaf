"""Learning lines as a path: what of it somebody did, where they are, and the one stone that comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.text import capfirst

from marketplace import coming
from marketplace.models import Agreement, LearningLine, Opportunity, Stone, Taster, Visit
from marketplace.states import AgreementState, TasterState, VisitState
from neighbourhoods.models import User
from neighbourhoods.queries.whereabouts import Place
from training.models import Certificate, Course, ModuleProof
from training.phrases import course_page
from training.queries.ahead import Ahead
from training.queries.equivalences import Equivalences, equivalences

from .locks import courses_ahead
from .nearby import Wish

JOB, TASK = Opportunity.Kind.JOB, Opportunity.Kind.TASK
DONE, NOW, LATER = "done", "now", "later"


@dataclass(frozen=True)
class StoneShown:
    """`what`: what one does there, in words; `when`: of the next one, when that can be."""

    title: str
    what: str
    icon: str
    palette: str
    href: str
    standing: str
    when: str = ""


@dataclass(frozen=True)
class Line:
    name: str
    hint: str
    icon: str
    palette: str
    stones: tuple[StoneShown, ...]
    is_begun: bool

    @property
    def next(self) -> StoneShown | None:
        return next((it for it in self.stones if it.standing == NOW), None)

    @property
    def is_walked(self) -> bool:
        return bool(self.stones) and self.next is None


@dataclass(frozen=True)
class Walked:
    """What somebody did, of all that can be a stone."""

    courses: frozenset[int] = frozenset()  # also what their certificates count as
    modules: frozenset[int] = frozenset()
    kinds: Mapping[str, frozenset[int]] = field(default_factory=dict)  # by the sort of stone
    equal: Equivalences | None = None

    def has(self, stone: Stone) -> bool:
        if stone.sort == Stone.Sort.COURSE:
            return stone.course_id in self.courses
        if stone.module is not None:
            return stone.module_id in self.modules or stone.module.course_id in self.courses
        return stone.work_kind_id in self.kinds.get(stone.sort, frozenset())


def lines_for(viewer: User | AnonymousUser, place: Place | None) -> list[Line]:
    """Every line that is shown. One question while there is none; a dozen at most, however many there are."""
    stones = Stone.objects.select_related("course", "module__course", "work_kind")
    rows = list(LearningLine.objects.filter(is_active=True).prefetch_related(Prefetch("stones", stones)))
    if not any(row.stones.all() for row in rows):
        return []
    walked = walked_by(viewer) if isinstance(viewer, User) and viewer.is_authenticated else Walked()
    following = [next((it for it in row.stones.all() if not walked.has(it)), None) for row in rows]
    ahead = courses_ahead(
        viewer, {course for it in following if it and (course := _course_of(it))}, place, walked.equal
    )
    return [_line(row, walked, it, ahead) for row, it in zip(rows, following, strict=True) if row.stones.all()]


def begun_by(viewer: User, place: Place | None) -> list[Line]:
    """Those on which somebody set a foot, for their own page; the one that is walked to the end comes last."""
    return sorted((it for it in lines_for(viewer, place) if it.is_begun), key=lambda it: it.is_walked)


def walked_by(person: User) -> Walked:
    """Six questions."""
    today = timezone.localdate()
    counts = Q(valid_until=None) | Q(valid_until__gte=today)
    held = Certificate.objects.filter(counts, person=person, withdrawn_at=None).values_list("course", flat=True)
    equal = equivalences()
    tried = Taster.objects.filter(person=person, state=TasterState.BEEN)
    helped = Visit.objects.filter(coming.by([person]), state=VisitState.DONE, agreement__opportunity__kind=TASK)
    works = Agreement.objects.filter(helper=person, state__in=[AgreementState.AGREED, AgreementState.DONE])
    return Walked(
        courses=frozenset(to for course in held for to in equal.counts_as(course)),
        modules=frozenset(ModuleProof.objects.filter(person=person).values_list("module", flat=True)),
        equal=equal,
        kinds={
            Stone.Sort.TRY: _kinds(tried.values_list("opportunity__work_kind", flat=True)),
            Stone.Sort.TASK: _kinds(helped.values_list("agreement__opportunity__work_kind", flat=True)),
            Stone.Sort.JOB: _kinds(
                works.filter(opportunity__kind=JOB).values_list("opportunity__work_kind", flat=True)
            ),
        },
    )


def _kinds(found: Iterable[int | None]) -> frozenset[int]:
    return frozenset(kind for kind in found if kind is not None)


def _course_of(stone: Stone) -> Course | None:
    return stone.module.course if stone.module is not None else stone.course


def _line(row: LearningLine, walked: Walked, following: Stone | None, ahead: Mapping[int, Ahead]) -> Line:
    stones = list(row.stones.all())
    needed = _course_of(following) if following is not None else None
    course = ahead.get(needed.pk) if needed is not None else None
    takes_part = course is not None and (course.own_run is not None or course.is_done)
    return Line(
        name=row.name,
        hint=row.hint,
        icon=row.icon,
        palette=row.palette,
        stones=tuple(_shown(it, walked, following, course) for it in stones),
        is_begun=takes_part or any(walked.has(it) for it in stones),
    )


def _shown(stone: Stone, walked: Walked, following: Stone | None, course: Ahead | None) -> StoneShown:
    title, icon, palette, href = _about(stone)
    standing = DONE if walked.has(stone) else NOW if stone is following else LATER
    has_date = standing == NOW and course is not None
    return StoneShown(
        title=title,
        what=capfirst(stone.get_sort_display()),
        icon=icon,
        palette=palette,
        href=course.way_in if has_date and course else href,
        standing=standing,
        when=capfirst(course.words) if has_date and course else "",
    )


def _about(stone: Stone) -> tuple[str, str, str, str]:
    """Title, icon, colour and address of what it is."""
    if stone.module is not None:
        course = stone.module.course
        return stone.module.name, course.icon, course.palette, course_page(course.slug)
    if stone.course is not None:
        return stone.course.name, stone.course.icon, stone.course.palette, course_page(stone.course.slug)
    kind = stone.work_kind
    assert kind is not None  # noqa: S101 - the database keeps it so
    sort = TASK if stone.sort == Stone.Sort.TASK else JOB
    return kind.name, kind.icon, kind.palette, Wish(sort=sort, kind=kind.slug).href()

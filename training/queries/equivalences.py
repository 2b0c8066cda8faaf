"""Which course counts as which other: editors say so step by step, here it is followed to the end."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from training.models import Course

Arrow = tuple[int, int]  # a course, and one that it counts as


@dataclass(frozen=True)
class Equivalences:
    """Every arrow that an editor drew. A circle, should there be one, is walked once."""

    arrows: frozenset[Arrow] = frozenset()

    def counts_as(self, course_id: int) -> frozenset[int]:
        """The course and all that its certificate stands for."""
        return self._reached(course_id, self.arrows)

    def opened_by(self, course_id: int) -> frozenset[int]:
        """The course and all whose certificate stands for it."""
        return self._reached(course_id, {(to, begin) for begin, to in self.arrows})

    def pairs(self) -> list[Arrow]:
        """Every course with every other one that its certificate stands for."""
        begins = sorted({begin for begin, _to in self.arrows})
        return [(begin, to) for begin in begins for to in sorted(self.counts_as(begin) - {begin})]

    @staticmethod
    def _reached(start: int, arrows: Iterable[Arrow]) -> frozenset[int]:
        found = {start}
        while more := {to for begin, to in arrows if begin in found} - found:
            found |= more
        return frozenset(found)


def arrows() -> QuerySet:
    """All of them: a town has some dozens of courses."""
    return Course.counts_as.through.objects.all()


def equivalences() -> Equivalences:
    """One question."""
    return equivalences_of(arrows())


def equivalences_of(rows: Iterable) -> Equivalences:
    """The same of arrows that were read already."""
    return Equivalences(frozenset((row.from_course_id, row.to_course_id) for row in rows))


def in_a_circle(course: Course, chosen: Iterable[Course]) -> Course | None:
    """One of those chosen that counts as this course already, whatever its own arrows are now."""
    others = Equivalences(frozenset(it for it in equivalences().arrows if it[0] != course.pk))
    return next((it for it in chosen if course.pk in others.counts_as(it.pk)), None)


def names_beside(course_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For the page of a course: what its certificate counts for too, and whose certificate does for it."""
    equal = equivalences()
    also, covered = (found - {course_id} for found in (equal.counts_as(course_id), equal.opened_by(course_id)))
    if not also | covered:
        return (), ()
    named = [(course.pk, course.name) for course in Course.objects.filter(pk__in=also | covered)]
    return tuple(name for pk, name in named if pk in also), tuple(name for pk, name in named if pk in covered)

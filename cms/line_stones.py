"""The stones of a learning line as an editor chooses them: "course:3", "module:5", "try:2", "task:2", "job:2"."""

from collections.abc import Iterable

from django.db import transaction

from marketplace.models import LearningLine, Stone, WorkKind
from training.models import Course, Module

WORK = (Stone.Sort.TRY, Stone.Sort.TASK, Stone.Sort.JOB)
COLUMN = {Stone.Sort.COURSE: "course_id", Stone.Sort.MODULE: "module_id", **dict.fromkeys(WORK, "work_kind_id")}
Group = tuple[str, list[tuple[str, str]]]


def stones_to_choose() -> list[Group]:
    """By sort; each with its name."""
    courses = [(it.pk, it.name) for it in Course.objects.filter(is_active=True)]
    modules = [(it.pk, f"{it.course.name}: {it.name}") for it in Module.objects.select_related("course")]
    kinds = [(it.pk, it.name) for it in WorkKind.objects.filter(is_active=True)]
    found = {Stone.Sort.COURSE: courses, Stone.Sort.MODULE: modules, **dict.fromkeys(WORK, kinds)}
    return [(str(sort.label), [(f"{sort.value}:{pk}", name) for pk, name in rows]) for sort, rows in found.items()]


def stones_of(line: LearningLine) -> list[Stone]:
    return list(line.stones.all())


def spell(stone: Stone) -> str:
    return f"{stone.sort}:{getattr(stone, COLUMN[Stone.Sort(stone.sort)])}"


@transaction.atomic
def keep_stones(line: LearningLine, chosen: Iterable[str]) -> None:
    """All of them anew, in this order."""
    line.stones.all().delete()
    for number, word in enumerate(chosen, 1):
        sort, _colon, pk = word.partition(":")
        Stone.objects.create(line=line, number=number, sort=sort, **{COLUMN[Stone.Sort(sort)]: int(pk)})

"""The parts of a course and its descriptions elsewhere, as an editor writes them: a line for each."""

from django.db import transaction
from django.db.models import ProtectedError

from training.models import Alignment, Course


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@transaction.atomic
def keep_parts(course: Course, dutch: str, english: str) -> None:
    """A part keeps its number; one that somebody showed already stays, whatever is taken out."""
    names, others = lines_of(dutch), lines_of(english)
    for number, name in enumerate(names, 1):
        other = others[number - 1] if number <= len(others) else ""
        course.modules.update_or_create(number=number, defaults={"name_nl": name, "name_en": other})
    for part in course.modules.filter(number__gt=len(names)):
        try:
            with transaction.atomic():
                part.delete()
        except ProtectedError:
            continue


@transaction.atomic
def keep_elsewhere(course: Course, text: str) -> None:
    """Each line: an address, a space and a name."""
    course.alignments.all().delete()
    for line in lines_of(text):
        address, _space, name = line.partition(" ")
        Alignment.objects.create(course=course, url=address, name=name.strip())

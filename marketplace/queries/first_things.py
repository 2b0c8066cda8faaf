"""What somebody can begin with now, near home: tasks that ask nothing first, and a course with a free place."""

from dataclasses import dataclass

from neighbourhoods.models import User
from neighbourhoods.queries.whereabouts import Place, place_of
from training.queries import courses
from training.queries.courses import Card as CourseCard

from .cards import Card
from .nearby import Wish, task_list

TASKS, COURSES = 3, 1


@dataclass(frozen=True)
class FirstThings:
    tasks: tuple[Card, ...]
    courses: tuple[CourseCard, ...]

    @property
    def cards(self) -> tuple[Card | CourseCard, ...]:
        return (*self.tasks, *self.courses)

    @property
    def is_found(self) -> bool:
        return bool(self.tasks or self.courses)


def first_things(person: User) -> FirstThings:
    """Within this person's reach and hours, the nearest first; what asks something first comes after what does not."""
    place = place_of(person)
    if place is None:
        return FirstThings((), ())
    found = task_list(person, Wish(), place).cards
    free = sorted(found, key=lambda card: card.first is not None)  # stable: still the nearest first
    return FirstThings(tuple(free[:TASKS]), _courses(place))


def _courses(place: Place) -> tuple[CourseCard, ...]:
    """With a date and a free place, the nearest one."""
    runs = [run for run in courses.coming_runs(place) if courses.free_places(run) > 0]
    return tuple(courses.card_of(run.course, run, place) for run in runs[:COURSES])

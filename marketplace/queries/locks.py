"""What stands between somebody and work: what they lack for each, and the next date of the course that opens it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser

from marketplace import requirements
from marketplace.asked_words import AGE, CONDUCT_CHECK, COURSE, first_words
from marketplace.models import Opportunity, WorkPolicy
from neighbourhoods.models import User
from neighbourhoods.queries.whereabouts import Place
from training.models import Course
from training.queries.ahead import Ahead, ahead_of
from training.queries.equivalences import Equivalences, equivalences

from .cards import Card, card_of, light

ICONS = {CONDUCT_CHECK: "shield-check", COURSE: "graduation-cap", AGE: "calendar"}


@dataclass(frozen=True)
class Lock:
    """What somebody lacks for one opportunity. `course`: the one that opens it, when that is what they lack."""

    codes: tuple[str, ...]
    policy: WorkPolicy
    course: Ahead | None

    @property
    def is_learning(self) -> bool:
        """Nothing else is needed."""
        return self.codes == (COURSE,)

    @property
    def line(self) -> tuple[str, str, str]:
        """For a card: an icon, the words and, of a course, the way in."""
        icon, words = ICONS[self.codes[-1]], first_words(self.policy, self.codes)
        return (icon, f"{words}: {self.course.words}", self.course.way_in) if self.course else (icon, words, "")


def locks_of(viewer: User, tasks: Iterable[Opportunity], place: Place | None) -> dict[int, Lock]:
    """Opportunity -> what the viewer lacks. Nothing for who is not known here; no question while nothing is asked."""
    asking = [it for it in tasks if asks_something(it) and it.requester_id != viewer.pk]
    if not asking or not viewer.is_authenticated:
        return {}
    policies, known = requirements.asked_and_known(viewer, {it.neighbourhood.municipality_id for it in asking})
    found = [(it, policies.for_work(it), policies.lacking(known, it)) for it in asking]
    lacking = [(it, policy, codes) for it, policy, codes in found if policy is not None and codes]
    needed = {policy.course for _it, policy, codes in lacking if COURSE in codes and policy.course}
    near = place or next((around(it) for it, _policy, _codes in lacking), None)
    ahead = courses_ahead(viewer, needed, near, known.equal)
    return {
        it.pk: Lock(codes, policy, ahead.get(policy.course_id or 0) if COURSE in codes else None)
        for it, policy, codes in lacking
    }


def asks_something(task: Opportunity) -> bool:
    """As far as the row tells: a card's row does (see `cards.light`), any other may."""
    return bool(getattr(task, "asks_something", True))


def around(task: Opportunity) -> Place | None:
    """For who did not say where they are: near the work."""
    if task.latitude is None or task.longitude is None:
        return None
    return Place(task.latitude, task.longitude, task.neighbourhood.name)


def courses_ahead(
    viewer: User | AnonymousUser, needed: Iterable[Course], place: Place | None, equal: Equivalences | None = None
) -> Mapping[int, Ahead]:
    """Course -> when it, or one that counts as it, is given next. `equal`: when it was read already."""
    wanted = set(needed)
    if not wanted:
        return {}
    equal = equal or equivalences()
    return ahead_of(viewer, {course: equal.opened_by(course.pk) for course in wanted}, place)


def next_course(task: Opportunity, policy: WorkPolicy) -> str:
    """For who looks for somebody: when the course that it asks is given next nearby; empty without a date."""
    needed = policy.course
    found = courses_ahead(AnonymousUser(), [needed], around(task)).get(needed.pk) if needed else None
    return found.where_and_when if found else ""


def with_locks(
    cards: Sequence[Card], tasks: Iterable[Opportunity], *, viewer: User, place: Place | None = None
) -> list[Card]:
    """The same cards, saying what comes first where something does."""
    locks = locks_of(viewer, tasks, place)
    return [replace(card, first=locks[card.pk].line) if card.pk in locks else card for card in cards]


def cards_of(
    ids: Iterable[int], *, viewer: User, minutes: Mapping[int, int] | None = None, place: Place | None = None
) -> list[Card]:
    """Cards in the order of the ids; minutes: the walk to each, where it is known where the viewer is."""
    found = light().in_bulk(list(ids))
    tasks = [found[pk] for pk in ids if pk in found]
    cards = [card_of(it, viewer=viewer, minutes=(minutes or {}).get(it.pk)) for it in tasks]
    return with_locks(cards, tasks, viewer=viewer, place=place)

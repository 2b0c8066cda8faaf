"""What is about to change for somebody on the path, six weeks ahead, and who talks it over with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from neighbourhoods.models import User
from neighbourhoods.rules import current_posts, neighbourhoods_of
from training import walking
from training.models import Step

AHEAD = timedelta(weeks=6)
OF_AGE = 18


@dataclass(frozen=True)
class Change:
    """kind: "of_age", "ends" (a placement that has an end) or "way_back" (a promise). `place`: which it is about."""

    kind: str
    person_id: int
    name: str
    on: date
    owner: str
    place: str = ""


def changes_ahead(viewer: User) -> list[Change]:
    """Of everybody this coordinator looks after, the first day first. Two questions, however many there are."""
    today = timezone.localdate()
    found = [*_of_age(viewer, today), *_on_the_path(viewer, today)]
    return sorted(found, key=lambda it: (it.on, it.name, it.person_id))


def _with_owner(rows: QuerySet, neighbourhood: str) -> QuerySet:
    """`lead`: who is called first about that neighbourhood."""
    posts = current_posts().filter(neighbourhood=OuterRef(neighbourhood)).order_by("-is_lead", "since", "id")
    return rows.annotate(lead=Subquery(posts.values("user__first_name")[:1]))


def _of_age(viewer: User, today: date) -> Iterable[Change]:
    """Who becomes 18: rules of work, money and guidance change that day."""
    born = (birthday(today, -OF_AGE), birthday(today + AHEAD, -OF_AGE))
    people = User.objects.filter(neighbourhood__in=neighbourhoods_of(viewer).values("pk"), is_active=True)
    for person in _with_owner(people.filter(birth_date__range=born), "neighbourhood"):
        on = birthday(person.birth_date, OF_AGE)
        if today <= on <= today + AHEAD:
            yield Change("of_age", person.pk, person.get_short_name(), on, person.lead or "")


def birthday(born: date, age: int) -> date:
    """29 February: on 1 March of other years, as the law counts."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _on_the_path(viewer: User, today: date) -> Iterable[Change]:
    soon = Q(ends_on__lte=today + AHEAD) | Q(fall_back_until__range=(today, today + AHEAD))
    mine = Step.objects.filter(person__neighbourhood__in=neighbourhoods_of(viewer).values("pk"))
    rows = Step.objects.filter(person__in=mine.filter(soon).order_by().values("person"), person__is_active=True)
    steps: dict[int, list[Step]] = defaultdict(list)
    related = rows.select_related("person", "guide", "start", "place", "fall_back_place")
    for step in _with_owner(related.order_by("taken_on", "pk"), "person__neighbourhood"):
        steps[step.person_id].append(step)
    for of_one in steps.values():
        for stay in walking.here_now(walking.that_hold(of_one)):
            yield from _of_stay(stay, today)


def _of_stay(stay: walking.Stay, today: date) -> Iterable[Change]:
    step = stay.came
    owner = step.guide.get_short_name() if step.guide else step.lead or ""  # type: ignore[attr-defined]
    about = (step.person_id, step.person.get_short_name())
    if step.ends_on is not None and step.ends_on <= today + AHEAD:
        yield Change("ends", *about, step.ends_on, owner, stay.place.name)
    until = step.fall_back_until
    if until is not None and step.fall_back_place is not None and today <= until <= today + AHEAD:
        yield Change("way_back", *about, until, owner, step.fall_back_place.name)

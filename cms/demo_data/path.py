"""Where people are on the path: Samira as her page shows it, Henk who went back, one at two places, many who began."""

from datetime import date, timedelta

from django.utils import timezone

from neighbourhoods.models import User
from training.actions.path import Move, Told, WayBack, return_to_fall_back, take_step
from training.models import Place, Step

from .moments import at, days_ago
from .people import Town

OTHERS = 90  # of the crowd, for the figures of officials
GO_ON, STOP = 4, 7  # every so many of them


class Path:
    """Steps of one person, written down by who looks after them."""

    def __init__(self, town: Town, person: User, places: dict[str, Place]) -> None:
        self.person, self.places, self.by = person, places, town.coordinator_of(person)

    def step(self, start: str | None, to: str | None, on: date, *, back: timedelta | None = None, **told: str) -> Step:
        """back: how long they can go back to where they come from."""
        begun = self.places[start] if start else None
        way_back = WayBack(begun or self.places["volunteer"], self.by, on + back) if back else None
        move = Move(self.places[to] if to else None, begun, on)
        return take_step(self.person, by=self.by, move=move, way_back=way_back, told=Told(**told))  # type: ignore[arg-type]


def tell_path(town: Town) -> None:
    places = {it.slug: it for it in Place.objects.filter(municipality=None).select_related("house")}
    this_year = timezone.localdate().year
    moved = days_ago(40)
    with at(moved):
        samira = Path(town, town.helpers["Samira"], places)
        samira.step(None, "day_activity", date(this_year - 4, 5, 9))
        samira.step("day_activity", "social_contacts", date(this_year - 3, 9, 4), why="less")
        samira.step(
            "social_contacts", "volunteer", moved.date(), back=timedelta(days=240), why="more",
            words="Ik wil graag iets doen voor mijn buren.",
        )  # fmt: skip
    _henk(Path(town, town.helpers["Henk"], places))
    _at_two_places(Path(town, town.helpers["Fatma"], places))
    _many(town, places)


def _henk(henk: Path) -> None:
    """He tried more, went back in one tap, and has all he had."""
    begun, went_on = days_ago(150), days_ago(60)
    with at(begun):
        henk.step(None, "volunteer", begun.date())
    with at(went_on):
        on = henk.step("volunteer", "work_experience", went_on.date(), back=timedelta(days=180), why="new")
    with at(days_ago(12)):
        return_to_fall_back(on, by=henk.person)


def _at_two_places(fatma: Path) -> None:
    """Helping goes on beside the new place; the way back ends soon, and that stands on Vandaag."""
    begun = days_ago(150)
    with at(begun):
        fatma.step(None, "volunteer", begun.date())
        fatma.step(None, "day_activity", begun.date(), back=timedelta(days=180), why="more")


def _many(town: Town, places: dict[str, Place]) -> None:
    known = {"Samira", "Henk", "Fatma"}
    others = [it for resident, it in town.helping if resident.first_name not in known and it.is_met]
    for number, person in enumerate(others[:OTHERS]):
        one, begun = Path(town, person, places), days_ago(120 + number % 60)
        with at(begun):
            one.step(None, "social_contacts" if number % 3 else "volunteer", begun.date())
        if number % 3:
            later = days_ago(20 + number % 70)
            with at(later):
                one.step("social_contacts", "volunteer", later.date(), back=timedelta(days=365), why="more")
        if number % GO_ON == 0:
            on = days_ago(15 + number % 5)
            with at(on):
                step = one.step("volunteer", "work_experience", on.date(), back=timedelta(days=365), why="new")
            if number % STOP == 0:
                with at(days_ago(3)):
                    return_to_fall_back(step, by=person)

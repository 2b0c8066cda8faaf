"""Six more whom employers may see, beside Ruth; one whose card rests, because nobody said whether it is still right."""

from dataclasses import dataclass

from marketplace.actions import candidate_cards, confirming, proposing, readiness, regrouping
from marketplace.models import Readiness, WorkKind
from neighbourhoods.models import Municipality

from .moments import at, days_ago
from .people import Town
from .ready import meets_all


@dataclass(frozen=True)
class Card:
    name: str
    kinds: tuple[str, ...]
    hours: int
    parts: tuple[str, ...]
    travel: str
    minutes: int
    well: str = ""
    likes: bool = False


CARDS = (
    Card("Sjoerd", ("tuin", "kleine-klus"), 20, ("morning", "afternoon"), "bus", 30, "Een rustige plek is fijn"),
    Card("Anouk", ("boodschappen",), 16, ("morning",), "foot", 20, likes=True),
    Card("Amal", ("hulp-in-huis", "was-en-strijk"), 24, ("morning", "afternoon"), "bike", 20, "Eén taak tegelijk"),
    Card("Marek", ("tuin",), 32, ("morning", "afternoon"), "car", 30, "Buiten werken", likes=True),
    Card("Thijs", ("telefoon-en-computer",), 12, ("afternoon", "evening"), "bike", 15, "Samen met iemand beginnen"),
    Card("Milou", ("gezelschap", "boodschappen"), 16, ("morning", "afternoon"), "bike", 15, likes=True),
)
RESTS = Card("Daan", ("telefoon-en-computer", "tuin"), 8, ("afternoon",), "bike", 10)


def tell_seen(town: Town, municipality: Municipality) -> None:
    for number, card in enumerate(CARDS):
        show(town, card, days=20 - 2 * number)
    show(town, RESTS, days=80)
    with at(days_ago(18)):
        confirming.ask_if_right(Readiness.objects.get(person=town.helpers[RESTS.name]))
    with at(days_ago(4)):
        confirming.tell_it_rests(Readiness.objects.get(person=town.helpers[RESTS.name]))
    regrouping.regroup(municipality)


def show(town: Town, card: Card, *, days: int) -> None:
    person, by = meets_all(town, card.name, days=days)
    with at(days_ago(days - 1)):
        proposing.propose(person, by=by, why="Wij spraken samen over wat je kunt en wilt.")
        candidate_cards.choose_card(
            person, by=person, work=WorkKind.objects.filter(slug__in=card.kinds), name="first", shows_work=True,
            shows_certificates=True, shows_done=True, shows_hours=True, hours_a_week=card.hours, shows_travel=True,
            travel=card.travel, travel_minutes=card.minutes, shows_coordinator=True, shows_works_well=bool(card.well),
            works_well=card.well, shows_likes=card.likes, **dict.fromkeys(card.parts, True),
        )  # fmt: skip
        readiness.agree(person, by=person)
    with at(days_ago(days - 2)):
        proposing.sign(person, by=by)

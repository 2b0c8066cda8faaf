"""Paid work in Lindedaal: the rules, somebody at each step, and one who asks that a person looks again."""

from datetime import timedelta

from django.utils import timezone

from marketplace import readiness_runs
from marketplace.actions import candidate_cards, counting_hours, looking_again, proposing, readiness, readiness_rules
from marketplace.actions.readiness_rules import Worded
from marketplace.models import WorkKind
from marketplace.queries.hours_to_count import hours_to_count
from neighbourhoods.models import Consent, Municipality, User
from training.actions.certificates import note_certificate
from training.models import Course

from .moments import at, days_ago
from .people import Town

RULES = (
    Worded("wish", "U zegt zelf dat u betaald werk wilt.", "You say yourself that you want paid work."),
    Worded("certificate", "U heeft een certificaat van een cursus.", "You have a certificate of a course."),
    Worded("hours", "U deed 2 uur die u zelf laat tellen.", "You did 2 hours that you let count.", hours=2),
    Worded("talk", "Wij spraken samen over werk.", "We talked about work together."),
)
BEFORE = Worded("hours", "U deed 8 uur die u zelf laat tellen.", "You did 8 hours that you let count.", hours=8)
SEEN, AGREED, ASKED, CAN_BE_ASKED, ON_THE_WAY = "Ruth", "Henk", "Fatma", "Nadia", "Gerda"


def tell_ready(town: Town, municipality: Municipality) -> None:
    """Samira said nothing about it: "Nu niet. U beslist zelf."."""
    with at(days_ago(100)):
        by = town.coordinator_of(town.helpers[SEEN])
        for rule in (*RULES[:2], BEFORE, RULES[3]):
            readiness_rules.set_rule(municipality, by=by, rule=rule, valid_from=timezone.localdate())
    with at(days_ago(40)):
        readiness_rules.set_rule(municipality, by=by, rule=RULES[2], valid_from=timezone.localdate())
    _seen(town)
    _agreed_by_phone(town)
    _asked(town)
    meets_all(town, CAN_BE_ASKED, days=5)
    with at(days_ago(3)):
        readiness.say_wish(town.helpers[ON_THE_WAY], by=town.helpers[ON_THE_WAY])
        words = "Ik deed veel meer dan hier staat. Kunt u nog eens kijken?"
        looking_again.ask_to_look_again(town.helpers[ON_THE_WAY], by=town.helpers[ON_THE_WAY], words=words)
    readiness_runs.look_at_everybody()


def _seen(town: Town) -> None:
    person, by = meets_all(town, SEEN, days=30)
    with at(days_ago(26)):
        proposing.propose(person, by=by)
    with at(days_ago(25)):
        readiness.agree(person, by=person)
        kinds = WorkKind.objects.filter(slug__in=["boodschappen", "was-en-strijk"])
        candidate_cards.choose_card(
            person, by=person, work=kinds, name="first", shows_work=True, shows_certificates=True, shows_done=True,
            shows_hours=True, hours_a_week=16, morning=True, shows_travel=True, travel="bike", travel_minutes=20,
            shows_coordinator=True, shows_works_well=True, works_well="Een vaste begeleider is fijn",
        )  # fmt: skip
    with at(days_ago(24)):
        proposing.sign(person, by=by)


def _agreed_by_phone(town: Town) -> None:
    """The coordinator wrote the yes down, so a colleague signs: on Vandaag of everybody else."""
    person, by = meets_all(town, AGREED, days=12)
    with at(days_ago(9)):
        proposing.propose(person, by=by)
    with at(days_ago(6)):
        readiness.agree(person, by=by, medium=Consent.Medium.PHONE)


def _asked(town: Town) -> None:
    """Whatever the hours say: the coordinator wrote down why."""
    person, by = meets_all(town, ASKED, days=8)
    with at(days_ago(2)):
        proposing.propose(person, by=by, why="Fatma werkte eerder drie jaar in een wasserij.")


def meets_all(town: Town, name: str, *, days: int) -> tuple[User, User]:
    """A certificate noted from its paper, the hours chosen that there are, a talk, and the wish."""
    person = town.helpers[name]
    by, then = town.coordinator_of(person), days_ago(days)
    with at(then):
        day = timezone.localdate() - timedelta(days=40)
        course = Course.objects.get(slug="was-en-strijk")
        if not person.certificates.filter(course=course, withdrawn_at=None).exists():
            note_certificate(person, by=by, course=course, awarded_on=day)
        visits = [pk for group in hours_to_count(person) for pk in group.visits]
        counting_hours.choose_hours(person, by=person, visits=visits)
        proposing.confirm_talk(person, by=by)
        readiness.say_wish(person, by=person)
    return person, by

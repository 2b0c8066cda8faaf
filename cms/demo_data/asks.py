"""What work asks in Lindedaal, and what was seen of who helps: most may go on, one soon needs a new one, some begin."""

from datetime import date, timedelta

from django.utils import timezone

from marketplace.actions.asks import Asked, exempt, set_policy
from marketplace.models import Agreement, WorkKind
from marketplace.states import AgreementState
from neighbourhoods.actions.conduct import note_conduct_check
from neighbourhoods.models import Municipality, User
from training.actions.certificates import note_certificate
from training.models import Course

from .moments import at, days_ago
from .people import Town

COURSE = {"name_nl": "Veilig werken in huis", "name_en": "Working safely in a home"}
SEEN, DECIDED, IRONING_DECIDED = 45, 40, 5  # days ago
MONTHS = 36
ENDS_SOON = timedelta(days=25)
LOCKED_FOR = "Samira"  # has a certificate of conduct, and has not done the course yet
EACH = 6  # one in so many has none yet


def tell_asks(town: Town, municipality: Municipality) -> None:
    """Money and a home ask a certificate of conduct, the house and ironing a course, company a first time together."""
    course, _is_new = Course.objects.get_or_create(slug="veilig-werken-in-huis", defaults=COURSE)
    kinds = {kind.slug: kind for kind in WorkKind.objects.all()}
    helpers = [person for _resident, person in town.helping if person.is_met]
    busy = {slug: _who_does(kind) for slug, kind in kinds.items()}
    with at(days_ago(SEEN)):
        _look_at_papers(town, helpers, busy["boodschappen"] | busy["hulp-in-huis"], kinds["boodschappen"])
        for number, person in enumerate(helpers):
            if person.first_name != LOCKED_FOR and (number % 3 == 0 or person.pk in busy["hulp-in-huis"]):
                note_certificate(person, by=town.coordinator_of(person), course=course, awarded_on=_long_ago(number))
    yvonne = town.coordinators["Yvonne"]
    with at(days_ago(DECIDED)):
        check = {"conduct_check": True, "conduct_profile": "45", "conduct_months": MONTHS}
        decided = {
            "boodschappen": Asked(**check),
            "hulp-in-huis": Asked(**check, course=course),
            "gezelschap": Asked(first_visit="new_pair"),
        }
        for slug, asked in decided.items():
            set_policy(municipality, by=yvonne, work_kind=kinds[slug], valid_from=timezone.localdate(), asked=asked)
    with at(days_ago(IRONING_DECIDED)):
        _ironing_asks_its_course(town, municipality, kinds["was-en-strijk"], busy["was-en-strijk"])
    with at(days_ago(3)):
        _lift(town, helpers, kinds["boodschappen"])


def _ironing_asks_its_course(town: Town, municipality: Municipality, kind: WorkKind, busy: set[int]) -> None:
    """Who irons already did the course elsewhere. Samira did not: she finds it beside the job, and it is near."""
    course = Course.objects.get(slug="was-en-strijk")
    yvonne, helping = town.coordinators["Yvonne"], [person for _resident, person in town.helping if person.pk in busy]
    for number, person in enumerate(helping):
        if not person.certificates.filter(course=course, withdrawn_at=None).exists():
            note_certificate(person, by=town.coordinator_of(person), course=course, awarded_on=_long_ago(number))
    asked = Asked(course=course)
    set_policy(municipality, by=yvonne, work_kind=kind, valid_from=timezone.localdate(), asked=asked)


def _who_does(kind: WorkKind) -> set[int]:
    running = Agreement.objects.filter(opportunity__work_kind=kind, state=AgreementState.AGREED)
    return set(running.values_list("helper", flat=True))


def _look_at_papers(town: Town, helpers: list[User], busy: set[int], shopping: WorkKind) -> None:
    """Whoever helps with it now has one; one of those whom Yvonne looks after needs a new one soon."""
    lately = set(Agreement.objects.filter(opportunity__work_kind=shopping).values_list("helper", flat=True))
    near = [it.pk for it in helpers if it.pk in lately and town.coordinator_of(it) == town.coordinators["Yvonne"]]
    soon = next((pk for pk in near if pk != town.helpers[LOCKED_FOR].pk), None)
    for number, person in enumerate(helpers):
        if number % EACH == EACH - 1 and person.pk not in {*busy, soon, town.helpers[LOCKED_FOR].pk}:
            continue
        issued = _almost_over() if person.pk == soon else _long_ago(number)
        note_conduct_check(
            person,
            by=town.coordinator_of(person),
            profiles=["45", "85"],
            issued_on=issued,
            seen_on=timezone.localdate(),
        )


def _long_ago(number: int) -> date:
    return timezone.localdate() - timedelta(days=20 + number * 7 % 300)


def _almost_over() -> date:
    """So that it counts ENDS_SOON longer than today, whatever day the demo is made."""
    return timezone.localdate() + timedelta(days=SEEN) + ENDS_SOON - timedelta(days=round(MONTHS * 30.44))


def _lift(town: Town, helpers: list[User], kind: WorkKind) -> None:
    """One who has none yet may begin while it is under way."""
    person = next((it for it in helpers if not it.conduct_checks.exists()), None)
    if person is not None:
        until = timezone.localdate() + timedelta(days=60)
        exempt(
            person,
            by=town.coordinator_of(person),
            work_kind=kind,
            requirement="conduct_check",
            why="under_way",
            until=until,
        )

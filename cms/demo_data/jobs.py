"""Jobs in Lindedaal: ironing, a shopping service, a laundry, a garden, help in a household; and who asks."""

from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal

from marketplace.actions import displacement, jobs
from marketplace.actions.moderating import publish_opportunity
from marketplace.models import Condition, GoodToKnow, Opportunity, WorkKind
from marketplace.posting import Posting
from marketplace.rhythm import Every, build
from marketplace.work_forms import WorkForm, rules_of
from neighbourhoods.actions.people import register_caller, set_address
from neighbourhoods.models import HouseNumber, Municipality, Organisation, User

from .moments import at, days_ago
from .people import Door, Town
from .telling import in_days

SAID = "Mag uw voornaam bij dit werk op de website staan? Ja, dat is goed."
FINE = displacement.Answers(
    paid_before=False, open_vacancy=False, usually_paid=False, gives_advantage=False, is_guided=True
)
# Properties of a place, never of a person: slug, icon, Dutch, English.
CONDITIONS = (
    ("zitten", "armchair", "U kunt erbij zitten.", "You can sit down."),
    ("rustig", "leaf", "Het is er rustig.", "It is quiet there."),
    ("niet-alleen", "users", "U bent er niet alleen.", "You are not alone there."),
    ("buiten", "trees", "U bent buiten.", "You are outdoors."),
    ("pauze", "coffee", "U kunt altijd even pauze nemen.", "You can always take a break."),
    ("drempel", "accessibility", "Er zijn geen trappen.", "There are no stairs."),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A job at a host. `held` and `asking`: helpers of the cast; `steady`: who of them comes on fixed days.

    `is_checked`: false waits for its answers.
    """

    name: tuple[str, str]
    kind: str
    form: str
    host: str
    place: str
    guide: str
    hood: str
    hours: float
    places: int
    learns: tuple[str, ...]
    conditions: tuple[str, ...]
    parts: frozenset[str]
    wage: str = ""
    held: tuple[str, ...] = field(default=())
    steady: str = ""
    asking: tuple[str, ...] = field(default=())
    repays_travel: bool = False
    is_checked: bool = True


WEEKEND = (5, 6)
MORNING, DAY = frozenset({"morning"}), frozenset({"morning", "afternoon"})
WELFARE, GREEN = "Stichting Welzijn Lindedaal", "Vereniging De Groene Hoek"
PLACES = (
    Place(("Strijkerij", "Ironing workshop"), "was-en-strijk", WorkForm.VOLUNTEER, WELFARE, "Buurthuis De Linde",
          "Ria Boersma", "Lindenkwartier", 8, 3, ("Strijken en vouwen", "Samenwerken", "Een winkel helpen"),
          ("zitten", "niet-alleen", "pauze"), MORNING, held=("Fatma", "Ruth"), steady="Fatma", asking=("Henk", "Joost"),
          repays_travel=True),
    Place(("Boodschappendienst", "Shopping service"), "boodschappen", WorkForm.PARALLEL_JOB, WELFARE,
          "Steunpunt De Hoven", "Wim Kok", "De Hoven", 12, 2, ("Plannen", "Met geld omgaan"), ("niet-alleen", "buiten"),
          DAY, wage="15.20", asking=("Nadia",)),
    Place(("Buurtmoestuin", "Kitchen garden"), "tuin", WorkForm.DAY_ACTIVITY, GREEN, "Moestuin De Groene Hoek",
          "Anneke Visser", "Molenwijk", 6, 4, ("Zaaien en oogsten", "Buiten werken"), ("buiten", "rustig", "pauze"),
          DAY, held=("Tesfay",), steady="Tesfay"),
    Place(("Wasserette", "Laundry"), "was-en-strijk", WorkForm.WORK_EXPERIENCE, WELFARE, "Wasserette Het Sop",
          "Bilal Aydin", "Lindenkwartier", 16, 2, ("Was sorteren", "Machines bedienen", "Klanten helpen"),
          ("niet-alleen", "drempel"), DAY, is_checked=False),
    Place(("Koffie schenken", "Serving coffee"), "gezelschap", WorkForm.VOLUNTEER, WELFARE, "Huiskamer De Hoven",
          "Greet Dekker", "De Hoven", 4, 2, ("Gastvrij zijn",), ("zitten", "rustig", "drempel"), MORNING,
          asking=("Els",)),
)  # fmt: skip


LEARNS = {
    "Strijken en vouwen": "Ironing and folding", "Samenwerken": "Working together",
    "Een winkel helpen": "Helping in a shop", "Plannen": "Planning", "Met geld omgaan": "Handling money",
    "Zaaien en oogsten": "Sowing and harvesting", "Buiten werken": "Working outdoors",
    "Was sorteren": "Sorting laundry", "Machines bedienen": "Running machines",
    "Klanten helpen": "Helping customers", "Gastvrij zijn": "Welcoming people",
}  # fmt: skip


def fill_conditions() -> None:
    """Add the properties that are not there yet; what an editor changed stays."""
    for position, (slug, icon, dutch, english) in enumerate(CONDITIONS):
        fields = {"icon": icon, "text_nl": dutch, "text_en": english, "position": position}
        Condition.objects.get_or_create(slug=slug, defaults=fields)


def tell_jobs(town: Town, municipality: Municipality) -> None:
    """Of the last two months; all by the actions of the desk and of residents."""
    fill_conditions()
    for number, place in enumerate(PLACES):
        door = _door(place.hood, number, municipality)
        by = next(it for it in town.coordinators.values() if it.posts.filter(neighbourhood=door.neighbourhood).exists())
        job = _written_down(place, door, by, municipality, number)
        if place.is_checked:
            _in_the_neighbourhood(job, place, town, by)
    _in_a_household(town)


def _door(hood: str, number: int, municipality: Municipality) -> Door:
    """One of the last houses of the neighbourhood."""
    houses = HouseNumber.objects.filter(neighbourhood__name=hood, neighbourhood__municipality=municipality)
    row = houses.select_related("neighbourhood__municipality").order_by("-pk")[number]
    return Door(row.latitude, row.longitude, row.neighbourhood, row.street, row.place_name, row.postcode, row.number)


def _written_down(place: Place, door: Door, by: User, municipality: Municipality, number: int) -> Opportunity:
    host, _ = Organisation.objects.get_or_create(
        name=place.host, kind=Organisation.Kind.PARTNER, municipality=municipality
    )
    first, last = place.guide.split(" ", 1)
    with at(days_ago(50 - number)):
        phone = f"+3188000135{number}"
        guide = register_caller(by=by, first_name=first, last_name=last, phone=phone, wording=SAID)
        guide = set_address(guide, by=by, place=door, postcode=door.postcode, house_number=str(door.number))
        address = f"{door.street} {door.number}, {door.postcode[:4]} {door.postcode[4:]} {door.place_name}"
        return jobs.post_job(guide, by=by, posting=_posting(place, host, guide), place=door, address=address)


def _posting(place: Place, host: Organisation, guide: User) -> Posting:
    ends = in_days(150) if place.form == WorkForm.WORK_EXPERIENCE else None
    return Posting(
        name_nl=place.name[0], name_en=place.name[1], work_kind=WorkKind.objects.get(slug=place.kind),
        work_form=place.form, minutes_a_week=int(place.hours * 60), starts_on=in_days(1), ends_on=ends,
        places=place.places, parts=place.parts, host=host, place_name=place.place, supervisor=guide,
        learns_nl="\n".join(place.learns), learns_en="\n".join(LEARNS[line] for line in place.learns),
        conditions=tuple(Condition.objects.filter(slug__in=place.conditions)),
        wage_hour=Decimal(place.wage) if place.wage else None, repays_travel=place.repays_travel,
    )  # fmt: skip


def _in_the_neighbourhood(job: Opportunity, place: Place, town: Town, by: User) -> None:
    with at(days_ago(30)):
        if rules_of(place.form).asks_displacement_check:
            displacement.check_displacement(job, by=by, answers=FINE, review_on=in_days(120))
        publish_opportunity(job, by=by)
    for name in place.held:
        with at(days_ago(12)):
            offer = jobs.ask_about_job(job, by=town.helpers[name])
        terms = jobs.Terms(in_days(1), days=_two_mornings() if name == place.steady else None)
        with at(days_ago(9)):
            jobs.agree_on_job(offer, by=by, terms=terms)
    for name in place.asking:
        with at(days_ago(1), calls_made=False):
            jobs.ask_about_job(job, by=town.helpers[name])


def _two_mornings() -> jobs.Days:
    """On working days on which nobody of the cast helps somewhere else at that hour."""
    free = sorted(day for day in (in_days(days).weekday() for days in (2, 4, 5, 6)) if day not in WEEKEND)
    return jobs.Days(build(Every.WEEK, free[:2]), time(9), 180)


def _in_a_household(town: Town) -> None:
    """Paid help at home: the family is the employer, so nobody guides and no check is asked."""
    family = town.neighbours["familie Blom"]
    by = town.coordinator_of(family)
    kind = WorkKind.objects.get(slug="hulp-in-huis")
    with at(days_ago(20)):
        posting = Posting(
            name_nl="Huishoudelijke hulp", name_en="Domestic help", work_kind=kind,
            work_form=WorkForm.HOME_HELP_PRIVATE, minutes_a_week=360, starts_on=in_days(7), parts=MORNING,
            wage_hour=Decimal("16.50"), good_to_know=tuple(GoodToKnow.objects.filter(text_nl="Er is een trap.")),
        )  # fmt: skip
        job = jobs.post_job(family, by=by, posting=posting, place=family)
        publish_opportunity(job, by=by)

"""Three vacancies of Bakkerij Smit: one in the neighbourhood, one that waits for its coordinator, one being written."""

from typing import Any

from marketplace.actions import vacancies
from marketplace.actions.moderating import publish_opportunity
from marketplace.forms.vacancy_where import address_of, place_of
from marketplace.models import Employer, Vacancy, WorkKind
from marketplace.vacancy_sheet import Sheet
from neighbourhoods.models import User

from .moments import at, days_ago
from .people import Town
from .telling import in_days

BAKERY = "Bakkerij Smit"
WHEN = {
    "work_form": "regular_job", "hours_a_week": "8", "most_hours_a_week": "16", "weekdays": ["0", "2", "4"],
    "parts": ["morning"], "ends_on": None, "places": 1, "wage_hour": "15.20", "contract": "fixed",
    "repays_travel": True, "learns_nl": "",
}  # fmt: skip
WHERE = {
    "place_name": BAKERY, "neighbourhood": None, "buddy": "Fatima", "buddy_knows": True, "companion_welcome": True,
    "conditions": ["niet-alleen", "pauze"], "adaptations": "U kunt later beginnen dan zeven uur",
}  # fmt: skip


def tell_vacancies(town: Town) -> None:
    """By the bakery itself, with the actions of its own pages."""
    employer = Employer.objects.select_related("organisation").filter(organisation__name=BAKERY).first()
    speaker = employer.organisation.members.order_by("pk").first() if employer is not None else None
    if employer is None or speaker is None:
        return
    with at(days_ago(12)):
        helping = _written(employer, speaker, "Helpen in de bakkerij", "kleine-klus", DUTIES)
        _send(helping, speaker)
    with at(days_ago(11)):
        by = next(it for it in town.coordinators.values() if it.posts.filter(neighbourhood=employer.neighbourhood))
        publish_opportunity(Vacancy.objects.get(pk=helping.pk).opportunity, by=by)
    with at(days_ago(1)):
        counter = _written(employer, speaker, "Achter de toonbank", "boodschappen", COUNTER, hours_a_week="12",
                           most_hours_a_week=None, weekdays=["5"], parts=["morning", "afternoon"])  # fmt: skip
        _send(counter, speaker)
    with at(days_ago(0)):
        said = {"name": "Bestellingen rondbrengen", "kind": _kind("samen-op-pad"), "duties": "\n".join(ROUND)}
        vacancies.keep_answers(employer, by=speaker, part="what", answers=said)


DUTIES = ("Brood in zakken doen", "Stickers op de zakken plakken", "Dozen vouwen", "De werktafel schoonmaken")
COUNTER = ("Klanten begroeten", "Brood snijden en inpakken", "De vitrine aanvullen")
ROUND = ("Bestellingen in de kar zetten", "Naar drie vaste adressen lopen")


def _kind(slug: str) -> str:
    return str(WorkKind.objects.get(slug=slug).pk)


def _written(employer: Employer, by: User, name: str, kind: str, duties: tuple[str, ...], **when: Any) -> Vacancy:
    what = {"name": name, "kind": _kind(kind), "duties": "\n".join(duties)}
    where = WHERE | {"postcode": employer.postcode, "house_number": employer.house_number}
    begun = vacancies.keep_answers(employer, by=by, part="what", answers=what)
    asked = WHEN | {"starts_on": in_days(14).isoformat()} | when
    begun = vacancies.keep_answers(employer, by=by, part="when", answers=asked, vacancy=begun)
    return vacancies.keep_answers(employer, by=by, part="where", answers=where, vacancy=begun)


def _send(vacancy: Vacancy, by: User) -> None:
    sheet = Sheet(vacancy.answers)
    place = place_of(sheet, vacancy.employer)
    vacancies.send_vacancy(vacancy, by=by, place=place, address=address_of(sheet, place))

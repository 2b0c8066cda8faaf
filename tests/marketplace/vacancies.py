"""Vacancies in each state: being written, sent, in the neighbourhood, asked about. Built with the real actions."""

from typing import Any

from marketplace.actions import displacement, moderating
from marketplace.actions import vacancies as actions
from marketplace.forms.vacancy_where import address_of, place_of
from marketplace.models import Condition, Employer, Opportunity, Vacancy
from marketplace.vacancy_sheet import Sheet
from marketplace.work_forms import rules_of
from neighbourhoods.models import User

from . import stories, working


def sitting() -> Condition:
    return Condition.objects.get_or_create(slug="zitten", defaults={"text_nl": "U kunt erbij zitten."})[0]


def answers(**changed: Any) -> dict[str, dict[str, Any]]:
    """The bakery: eight to sixteen hours, paid. `changed`: by field, whatever its screen."""
    sitting()
    sheet: dict[str, dict[str, Any]] = {
        "what": {
            "name": "Helpen in de bakkerij", "kind": str(stories.shopping().pk),
            "duties": "Brood in zakken doen\nStickers plakken",
        },
        "when": {
            "work_form": "regular_job", "hours_a_week": "8", "most_hours_a_week": "16", "weekdays": ["0", "2"],
            "parts": ["morning"], "starts_on": stories.a_day(7).isoformat(), "ends_on": None, "places": 1,
            "wage_hour": "15.20", "contract": "fixed", "repays_travel": True, "learns_nl": "",
        },
        "where": {
            "place_name": "Bakkerij Smit", "postcode": "7200AB", "house_number": "", "neighbourhood": None,
            "buddy": "Fatima", "buddy_knows": True, "companion_welcome": True, "conditions": ["zitten"],
            "adaptations": "In de winter later beginnen",
        },
    }  # fmt: skip
    for name, value in changed.items():
        screen = next(screen for screen, fields in sheet.items() if name in fields)
        sheet[screen][name] = value
    return sheet


def typed(screen: str, **changed: Any) -> dict[str, Any]:
    """What somebody fills in on one screen."""
    fields = answers(**changed)[screen] | ({"house_number": "3"} if screen == "where" else {})
    return {name: value for name, value in fields.items() if value not in (None, False, "")}


def written(employer: Employer, *, by: User, **changed: Any) -> Vacancy:
    """All three screens are filled in; nothing is sent."""
    vacancy = None
    for screen, said in answers(**({"house_number": employer.house_number} | changed)).items():
        vacancy = actions.keep_answers(employer, by=by, part=screen, answers=said, vacancy=vacancy)
    assert vacancy is not None
    return vacancy


def send(vacancy: Vacancy, *, by: User) -> Vacancy:
    sheet = Sheet(Vacancy.objects.get(pk=vacancy.pk).answers)
    place = place_of(sheet, vacancy.employer)
    return actions.send_vacancy(vacancy, by=by, place=place, address=address_of(sheet, place))


def sent(employer: Employer, *, by: User, **changed: Any) -> Vacancy:
    return send(written(employer, by=by, **changed), by=by)


def shown(employer: Employer, *, by: User, coordinator: User, **changed: Any) -> Vacancy:
    """In the neighbourhood."""
    vacancy = sent(employer, by=by, **changed)
    work = work_of(vacancy)
    if rules_of(work.work_form).asks_displacement_check:
        displacement.check_displacement(work, by=coordinator, answers=working.FINE, review_on=stories.a_day(180))
    moderating.publish_opportunity(work, by=coordinator)
    return vacancy


def work_of(vacancy: Vacancy) -> Opportunity:
    return Opportunity.objects.select_related("job", "work_kind", "neighbourhood", "requester").get(vacancy=vacancy)


def state(vacancy: Vacancy) -> str:
    return work_of(vacancy).state


def is_found(vacancy: Vacancy) -> bool:
    return work_of(vacancy).band is not None


def verbs(person: User) -> list[str]:
    return [entry.verb for entry in person.journal.order_by("pk")]

"""How the messages about what work asks come about. It is 12 May 2026 in these stories."""

from datetime import date

from django.utils import timezone

from marketplace.actions import asks, renewing
from marketplace.actions.asks import Asked
from neighbourhoods.actions.conduct import note_conduct_check
from training.actions.certificates import note_certificate
from training.models import Course

from . import stories

LAST = date(2026, 6, 10)


def _course() -> Course:
    return Course.objects.get_or_create(slug="veilig", defaults={"name_nl": "Veilig werken", "name_en": "Safe work"})[0]


def _decide(requester, yvonne):
    asked = Asked(conduct_check=True, conduct_profile="45", course=_course())
    asks.set_policy(
        requester.municipality, by=yvonne, work_kind=stories.shopping(), valid_from=timezone.localdate(), asked=asked
    )


def _asked_how(requester, samira, yvonne):
    _decide(requester, yvonne)
    asks.ask_how_to_begin(stories.open_task(requester), by=samira)


def _check_ends(requester, samira, yvonne):
    issued = date(2023, 6, 10)
    check = note_conduct_check(samira, by=yvonne, profiles=["45"], issued_on=issued, seen_on=issued)
    renewing.tell_it_ends(check, until=LAST)


def _course_ends(requester, samira, yvonne):
    today = timezone.localdate()
    held = note_certificate(samira, by=yvonne, course=_course(), awarded_on=today, valid_until=LAST)
    renewing.tell_it_ends(held, until=LAST)


def _ended(code):
    def story(requester, samira, yvonne):
        agreement = stories.agreed(requester, samira)
        _decide(requester, yvonne)
        renewing.talk_about_end(agreement, code=code, until=None)

    return story


STORIES = {
    "work.asked_how": _asked_how,
    "work.check_ends": _check_ends,
    "work.course_ends": _course_ends,
    "work.check_ended": _ended("conduct_check"),
    "work.course_ended": _ended("course"),
}

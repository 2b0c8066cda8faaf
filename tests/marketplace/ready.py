"""Somebody on the way to paid work, as far as the story goes. Built with the real actions."""

from datetime import date

from django.utils import timezone

from marketplace.actions import counting_hours, proposing, readiness, readiness_rules
from marketplace.actions.readiness_rules import Worded
from marketplace.models import Readiness, Visit
from marketplace.queries.candidates import seen_now
from marketplace.states import ReadinessState
from neighbourhoods.models import Municipality, User
from training.models import Certificate, Course

from . import stories

A_WISH = Worded("wish", "U zegt zelf dat u betaald werk wilt.", "You say yourself that you want paid work.")
A_CERTIFICATE = Worded("certificate", "U heeft een certificaat.", "You have a certificate.")
HOURS = Worded("hours", "U deed 2 uur, die u zelf mee laat tellen.", "You did 2 hours that you let count.", hours=2)
A_TALK = Worded("talk", "Wij spraken samen over werk.", "We talked about work together.")
RULES = (A_WISH, A_CERTIFICATE, HOURS, A_TALK)


def rules_for(municipality: Municipality, *, by: User, rules: tuple[Worded, ...] = RULES) -> None:
    for rule in rules:
        readiness_rules.set_rule(municipality, by=by, rule=rule, valid_from=timezone.localdate())


def a_course(name: str = "Was en strijk") -> Course:
    slug = name.lower().replace(" ", "-")
    return Course.objects.get_or_create(slug=slug, defaults={"name_nl": name})[0]


def certified(person: User, name: str = "Was en strijk", on: date | None = None) -> Certificate:
    return Certificate.objects.create(person=person, course=a_course(name), awarded_on=on or timezone.localdate())


def did(person: User, requester: User, minutes: int = 120) -> Visit:
    """A visit that both sides said was done; nobody chose yet whether it counts."""
    visit = stories.done(requester, person).visits.get()
    Visit.objects.filter(pk=visit.pk).update(minutes=minutes)
    return visit


def meets_all(person: User, requester: User, *, by: User) -> Readiness:
    """Said the wish, has a certificate, chose hours, was talked with."""
    certified(person)
    counting_hours.choose_hours(person, by=person, visits=[did(person, requester).pk])
    proposing.confirm_talk(person, by=by)
    return readiness.say_wish(person, by=person)


def proposed(person: User, requester: User, *, by: User) -> Readiness:
    meets_all(person, requester, by=by)
    return proposing.propose(person, by=by)


def agreed(person: User, requester: User, *, by: User) -> Readiness:
    proposed(person, requester, by=by)
    return readiness.agree(person, by=person)


def visible(person: User, requester: User, *, by: User) -> Readiness:
    agreed(person, requester, by=by)
    return proposing.sign(person, by=by)


def state_of(person: User) -> str:
    row = Readiness.objects.filter(person=person).first()
    return row.state if row else ReadinessState.NOT_ASKED


def seen() -> list[User]:
    return [row.person for row in seen_now()]


def consents(person) -> list[tuple]:
    rows = person.consents.order_by("pk")
    return [(it.purpose, it.medium, it.recorded_by, it.withdrawn_at is None) for it in rows]


def verbs(person) -> list[str]:
    return [it.verb for it in person.journal.order_by("pk") if it.verb.startswith("readiness.")]

"""One person and one hour, promised twice at one moment, real threads on PostgreSQL: nobody is in two places."""

from datetime import time, timedelta
from functools import partial

import pytest

from marketplace.actions import helping, pausing, rhythms, standing_in, visiting
from marketplace.models import Agreement, Visit
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from tests.conftest import person_of

from . import stories
from .pairs import helpers, pair, request_to
from .test_races import at_once, kinds

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 8
TEN = time(10)


def in_two_places() -> list[int]:
    """Visits to come of somebody who has another one at the same day and hour."""
    seen, twice = set(), []
    for visit in Visit.objects.filter(state="planned", agreement__state="agreed", on_date__isnull=False).select_related(
        "agreement"
    ):
        moment = (visit.comes.pk, visit.on_date, visit.at_time)
        twice += [visit.pk] if moment in seen else []
        seen.add(moment)
    return twice


def test_a_yes_to_come_instead_beside_a_yes_to_another(mevrouw_de_wit, samira, fatma, yvonne, lindenkwartier):
    (one,) = helpers(lindenkwartier, yvonne, 1)
    neighbours = [mevrouw_de_wit, person_of(lindenkwartier, "Aaltje", "Prins")]
    for number in range(ROUNDS):
        day = 3 + 14 * number
        sought = [
            standing_in.cannot_come(pair(neighbour, helper, in_days=day, at=TEN), by=helper)
            for neighbour, helper in zip(neighbours, (samira, fatma), strict=True)
        ]
        asked = [request_to(visit, one) for visit in sought]
        answers = at_once(*[lambda it=it: standing_in.answer(it, by=one, yes=True) for it in asked])
        assert kinds(answers) == ["NotAllowedNow", "StandInRequest"]
        assert in_two_places() == []


def test_two_coordinators_give_one_helper_the_same_days(samira, yvonne, lindenkwartier):
    for number in range(ROUNDS):
        neighbours = [person_of(lindenkwartier, name, f"Bos{number}") for name in ("Aaltje", "Bep")]
        first = stories.a_day(1 + number * 7)
        week = {"starts_on": first, "ends_on": first + timedelta(6), "at_time": TEN, "minutes": 60}
        begin = partial(rhythms.begin_rhythm, by=yvonne, rule=stories.TUESDAYS, **week)
        answers = at_once(*[partial(begin, stories.agreed(one, samira, in_days=None)) for one in neighbours])
        assert kinds(answers) == ["NotAllowedNow", "Rhythm"]
        assert in_two_places() == []


def test_two_visits_are_put_on_one_hour(mevrouw_de_wit, samira, lindenkwartier, yvonne):
    both = (mevrouw_de_wit, person_of(lindenkwartier, "Aaltje", "Prins"))
    for number in range(ROUNDS):
        put = partial(visiting.plan_visit, by=samira, on_date=stories.a_day(40 + number), at_time=TEN)
        visits = [stories.agreed(neighbour, samira, in_days=2 + number).visits.get() for neighbour in both]
        answers = at_once(*[partial(put, visit) for visit in visits])
        assert kinds(answers) == ["NotAllowedNow", "Visit"]
        assert in_two_places() == []


def test_not_now_beside_yes_never_waits_for_ever(mevrouw_de_wit, samira, yvonne):
    """The pause reaches the same work as the yes, from the other side."""
    visit = pair(mevrouw_de_wit, samira, at=None)
    agreement = Agreement.objects.get(pk=visit.agreement_id)
    for _round in range(ROUNDS):
        answers = at_once(
            lambda: pausing.pause_helper(samira, by=samira),
            lambda: helping.say_yes(agreement.opportunity, by=samira),
        )
        assert {type(answer) for answer in answers} <= {User, Agreement, NotAllowedNow}
        people.resume_person(samira, by=samira)

"""One visit and two people at the same moment, with real threads on PostgreSQL: one outcome, a sentence, no error."""

from datetime import time

import pytest

from marketplace.actions import company, standing_in, visiting
from marketplace.models import StandInRequest, Visit
from neighbourhoods.errors import NotAllowedNow

from .announced_once import another, first_time
from .pairs import helpers, pair, request_to
from .test_races import at_once, kinds

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 12


def test_two_say_yes_at_once(mevrouw_de_wit, samira, yvonne, lindenkwartier):
    one, two = helpers(lindenkwartier, yvonne, 2)
    for _round in range(ROUNDS):
        visit = standing_in.cannot_come(pair(mevrouw_de_wit, samira, at=None), by=samira)
        asked = [request_to(visit, person) for person in (one, two)]
        answers = at_once(*[lambda it=it: standing_in.answer(it, by=it.person, yes=True) for it in asked])
        assert kinds(answers) == ["NotAllowedNow", "StandInRequest"]
        assert {answer.code for answer in answers if isinstance(answer, NotAllowedNow)} == {"gone"}
        visit.refresh_from_db()
        (yes,) = StandInRequest.objects.filter(visit=visit, state="yes")
        assert (visit.state, visit.stand_in_id) == ("planned", yes.person_id)
        _end(visit)


def test_cannot_come_while_the_neighbour_confirms(mevrouw_de_wit, samira, yvonne):
    for _round in range(ROUNDS):
        visit = pair(mevrouw_de_wit, samira, in_days=0, at=time(23, 59))
        answers = at_once(
            lambda visit=visit: standing_in.cannot_come(visit, by=samira),
            lambda visit=visit: visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True),
        )
        assert kinds(answers) == ["NotAllowedNow", "Visit"]
        visit.refresh_from_db()
        assert (visit.state, visit.requester_said_done) in {("seeking", None), ("planned", True)}
        _end(visit)


def test_cannot_come_while_the_helper_reports(mevrouw_de_wit, samira, yvonne):
    for _round in range(ROUNDS):
        visit = pair(mevrouw_de_wit, samira, in_days=0, at=time(23, 59))
        answers = at_once(
            lambda visit=visit: standing_in.cannot_come(visit, by=samira),
            lambda visit=visit: visiting.report_visit(visit, by=samira, how="good"),
        )
        assert kinds(answers) == ["NotAllowedNow", "Visit"]
        visit.refresh_from_db()
        assert (visit.state, visit.helper_said) in {("seeking", ""), ("planned", "good")}
        _end(visit)


def test_the_helper_comes_after_all_while_another_says_yes(mevrouw_de_wit, samira, yvonne, lindenkwartier):
    (one,) = helpers(lindenkwartier, yvonne, 1)
    for _round in range(ROUNDS):
        visit = standing_in.cannot_come(pair(mevrouw_de_wit, samira, at=None), by=samira)
        request = request_to(visit, one)
        answers = at_once(
            lambda visit=visit: standing_in.come_after_all(visit, by=samira),
            lambda request=request: standing_in.answer(request, by=one, yes=True),
        )
        assert kinds(answers) in (["NotAllowedNow", "StandInRequest"], ["NotAllowedNow", "Visit"])
        visit.refresh_from_db()
        request.refresh_from_db()
        assert (visit.state, visit.stand_in_id, request.state) in {
            ("planned", one.pk, "yes"), ("planned", None, "passed"),
        }  # fmt: skip
        _end(visit)


def test_two_coordinators_name_who_goes_along(mevrouw_de_wit, samira, fatma, yvonne):
    rachid = another(mevrouw_de_wit, yvonne)
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    for _round in range(ROUNDS):
        answers = at_once(
            lambda: company.go_along(visit, by=yvonne, person=rachid),
            lambda: company.go_along(visit, by=yvonne, person=fatma),
        )
        assert kinds(answers) == ["NotAllowedNow", "Visit"]
        visit.refresh_from_db()
        assert visit.company_id in {rachid.pk, fatma.pk}
        company.go_along(visit, by=yvonne, person=None)


def test_the_clock_and_a_no_ask_the_next_ones_once(mevrouw_de_wit, samira, yvonne, lindenkwartier):
    people = helpers(lindenkwartier, yvonne, 8)
    for _round in range(ROUNDS):
        visit = standing_in.cannot_come(pair(mevrouw_de_wit, samira, at=None), by=samira)
        asked = list(StandInRequest.objects.filter(visit=visit).select_related("person"))
        assert len(asked) == 5
        answers = at_once(*[lambda it=it: standing_in.answer(it, by=it.person, yes=False) for it in asked])
        assert kinds(answers) == ["StandInRequest"] * 5
        assert StandInRequest.objects.filter(visit=visit).count() == len(people)
        _end(visit)


def _end(visit: Visit) -> None:
    """Out of the way of the next round."""
    visit.agreement.opportunity.delete()

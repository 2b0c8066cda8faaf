"""The places of a job: never more agreements than places, whatever people press; the state follows."""

import random

import pytest

from marketplace.actions import asking, helping, jobs
from marketplace.models import Agreement, Opportunity
from neighbourhoods.errors import NotAllowedNow
from tests.conftest import helper_of

from . import stories, working
from .test_races import at_once, kinds


def held(job) -> list[int]:
    return sorted(Agreement.objects.filter(opportunity=job, state="agreed").values_list("seat", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_never_more_agreements_than_places(ria, yvonne, lindenkwartier, seed):
    draw = random.Random(seed)
    people = [helper_of(lindenkwartier, f"H{number}", "x", met_by=yvonne) for number in range(5)]
    job, places = working.open_job(ria, by=yvonne, places=2), 2
    for _ in range(40):
        deed, person = draw.choice(["agree", "agree", "back", "off", "places"]), draw.choice(people)
        agreement = Agreement.objects.filter(opportunity=job, state="agreed").order_by("?").first()
        try:
            if deed == "agree":
                working.agreed(job, person, by=yvonne)
            elif deed == "places":
                wish = draw.randrange(1, 5)
                jobs.amend_job(job, by=yvonne, posting=working.posting(ria, places=wish))
                places = wish
            elif agreement is not None:
                act, by = (helping.step_back, agreement.helper) if deed == "back" else (helping.call_off, yvonne)
                act(agreement, by=by)
        except NotAllowedNow:
            pass
        taken, state = held(job), Opportunity.objects.get(pk=job.pk).state
        assert len(taken) <= places
        assert len(set(taken)) == len(taken)
        assert state == ("agreed" if len(taken) == places else "open")
    asking.withdraw_request(job, by=yvonne)
    assert (held(job), Opportunity.objects.get(pk=job.pk).state) == ([], "withdrawn")


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_coordinators_give_the_last_place_at_once(ria, samira, fatma, yvonne, karim, lindenkwartier):
    karim.posts.create(neighbourhood=lindenkwartier, since="2026-01-01")
    for _ in range(10):
        job = working.open_job(ria, by=yvonne)
        terms = jobs.Terms(stories.a_day(7))
        first, second = working.asked(job, samira), working.asked(job, fatma)
        answers = at_once(
            lambda first=first, terms=terms: jobs.agree_on_job(first, by=yvonne, terms=terms),
            lambda second=second, terms=terms: jobs.agree_on_job(second, by=karim, terms=terms),
        )
        assert kinds(answers) == ["Agreement", "NotAllowedNow"]
        assert {answer.code for answer in answers if isinstance(answer, NotAllowedNow)} == {"gone"}
        assert held(job) == [1]

"""The check against displacement: asked before publishing, talked over when it must be, seen by two when renewed."""

import dataclasses

import pytest
import time_machine

from marketplace.actions import displacement, moderating
from marketplace.models import DisplacementCheck, Opportunity
from marketplace.queries.morning import Morning
from neighbourhoods.errors import NotAllowedNow, NotYours

from . import stories, working

pytestmark = pytest.mark.django_db


def check(job, by, *, days=90, explanation="", **changed) -> DisplacementCheck:
    said = dataclasses.replace(working.FINE, **changed)
    return displacement.check_displacement(
        job, by=by, answers=said, review_on=stories.a_day(days), explanation=explanation
    )


def refused(act) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        act()
    return refusal.value.code


def now(job) -> Opportunity:
    return Opportunity.objects.get(pk=job.pk)


def why(viewer) -> list[str]:
    return [line.why for line in Morning(viewer).jobs]


@pytest.fixture
def job(ria, yvonne):
    return working.waiting_job(ria, by=yvonne)


def test_unpaid_work_is_not_published_without_a_check(job, yvonne):
    assert refused(lambda: moderating.publish_opportunity(job, by=yvonne)) == "displacement"
    check(job, yvonne)
    assert moderating.publish_opportunity(job, by=yvonne).state == "open"


@pytest.mark.parametrize(
    "answer", [{"paid_before": True}, {"open_vacancy": True}, {"gives_advantage": True}, {"is_guided": False}]
)
def test_what_may_push_out_paid_work_is_talked_over_by_a_name_and_a_day(job, yvonne, karim, answer):
    assert refused(lambda: check(job, yvonne, **answer)) == "explanation"
    found = check(job, yvonne, explanation="De gemeente stopte in maart.", **answer)

    talked = now(job)
    assert (talked.state, talked.talk_owner, talked.talk_reason) == ("to_talk_over", yvonne, "displacement")
    assert talked.talk_by is not None
    assert refused(lambda: moderating.publish_opportunity(job, by=yvonne)) == "displacement"
    displacement.second_check(found, by=karim)
    assert moderating.publish_opportunity(job, by=yvonne).state == "open"


def test_usually_paid_work_asks_why_and_no_more(job, yvonne):
    assert refused(lambda: check(job, yvonne, usually_paid=True)) == "explanation"
    check(job, yvonne, usually_paid=True, explanation="Hier doet nooit iemand dit voor loon.")
    assert moderating.publish_opportunity(job, by=yvonne).state == "open"


@pytest.mark.parametrize("days", [0, -1, 400])
def test_the_day_to_look_again_lies_within_a_year(job, yvonne, days):
    assert refused(lambda: check(job, yvonne, days=days)) == "review_on"


def test_only_a_coordinator_of_the_neighbourhood_answers(job, karim, ria):
    for by in (karim, ria):
        with pytest.raises(NotYours):
            check(job, by)


def test_a_renewal_asks_another_coordinator_of_the_municipality(job, yvonne, karim, samira):
    check(job, yvonne)
    moderating.publish_opportunity(job, by=yvonne)
    renewed = check(job, yvonne)

    assert "second" in why(karim)
    assert "second" not in why(yvonne)
    assert refused(lambda: displacement.second_check(renewed, by=yvonne)) == "same"
    with pytest.raises(NotYours):
        displacement.second_check(renewed, by=samira)
    assert displacement.second_check(renewed, by=karim) == displacement.second_check(renewed, by=karim)
    assert "second" not in why(karim)


def test_after_the_day_it_stands_on_vandaag_and_nothing_closes(ironing, samira, yvonne):
    working.agreed(ironing, samira, by=yvonne)
    assert why(yvonne) == []
    with time_machine.travel(stories.a_day(181)):
        assert why(yvonne) == ["review"]
        assert now(ironing).state == "open"


def test_who_works_there_keeps_the_place_when_it_is_talked_over(ironing, samira, yvonne):
    agreement = working.agreed(ironing, samira, by=yvonne)
    check(ironing, yvonne, paid_before=True, explanation="Wij bellen de stichting.")

    agreement.refresh_from_db()
    assert (agreement.state, now(ironing).state, now(ironing).talk_owner) == ("agreed", "open", yvonne)
    assert "talk" in why(yvonne)


@pytest.mark.parametrize("talked_over_by", ["new answers", "a second pair of eyes"])
def test_once_it_is_talked_over_it_no_longer_stands_on_vandaag(ironing, samira, yvonne, karim, talked_over_by):
    working.agreed(ironing, samira, by=yvonne)
    found = check(ironing, yvonne, explanation="Er was een baan.", open_vacancy=True)
    assert "talk" in why(yvonne)

    if talked_over_by == "new answers":
        check(ironing, yvonne)
    else:
        displacement.second_check(found, by=karim)

    assert "talk" not in why(yvonne)
    assert (now(ironing).talk_owner, now(ironing).state) == (None, "open")

"""Paid help at home: at most three days a week in one household, whoever comes."""

import pytest

from marketplace.actions import displacement, jobs, moderating, one_visit, rhythms
from marketplace.models import Agreement
from marketplace.rhythm import DAYS, build
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Regulation

from . import stories, working

pytestmark = pytest.mark.django_db
HOME = {"work_form": "home_help_private", "host": None, "place_name": "", "supervisor": None, "wage_hour": 16}


def help_at_home(requester, helper, yvonne) -> Agreement:
    job = jobs.post_job(requester, by=yvonne, posting=working.posting(requester, **HOME), place=requester)
    moderating.publish_opportunity(job, by=yvonne)
    return working.agreed(job, helper, by=yvonne)


def weekly(agreement, days, yvonne):
    """Every week on these days, from the Monday after next."""
    monday = stories.a_day(14 - stories.a_day(0).weekday())
    rule = build("1", [DAYS.index(day) for day in days.split(",")])
    return rhythms.begin_rhythm(
        agreement, by=yvonne, rule=rule, starts_on=monday, at_time=None, minutes=60, skips_holidays=False
    )


def test_three_days_are_fine_and_a_fourth_is_refused_by_its_rule(mevrouw_de_wit, samira, fatma, yvonne):
    weekly(help_at_home(mevrouw_de_wit, samira, yvonne), "MO,TU", yvonne)
    second = help_at_home(mevrouw_de_wit, fatma, yvonne)

    with pytest.raises(NotAllowedNow) as refusal:
        weekly(second, "WE,TH", yvonne)
    assert refusal.value.code == "rule"
    assert "3 dagen per week" in str(refusal.value)
    assert not second.visits.exists()
    assert weekly(second, "TU,TH", yvonne).pk


def test_moving_one_visit_to_a_fourth_day_is_refused_too(mevrouw_de_wit, samira, fatma, yvonne):
    weekly(help_at_home(mevrouw_de_wit, samira, yvonne), "MO,TU,WE", yvonne)
    second = help_at_home(mevrouw_de_wit, fatma, yvonne)
    weekly(second, "TU", yvonne)
    visit = second.visits.earliest("on_date")

    with pytest.raises(NotAllowedNow) as refusal:
        one_visit.move_visit(visit, by=yvonne, on_date=visit.on_date + stories.timedelta(days=2), at_time=None)
    assert refusal.value.code == "on_date"


def test_another_form_of_work_counts_no_days(mevrouw_de_wit, samira, ria, yvonne):
    job = working.open_job(ria, by=yvonne)
    agreement = working.agreed(job, samira, by=yvonne)

    assert weekly(agreement, "MO,TU,WE,TH", yvonne).pk


def test_without_the_rule_of_that_day_it_is_refused_honestly(mevrouw_de_wit, samira, yvonne):
    Regulation.objects.filter(key="home_service_days").delete()

    with pytest.raises(NotAllowedNow) as refusal:
        weekly(help_at_home(mevrouw_de_wit, samira, yvonne), "MO", yvonne)
    assert "Regels met een datum" in str(refusal.value)


def test_paid_help_asks_no_check_against_displacement(mevrouw_de_wit, samira, yvonne):
    job = jobs.post_job(
        mevrouw_de_wit, by=yvonne, posting=working.posting(mevrouw_de_wit, **HOME), place=mevrouw_de_wit
    )

    with pytest.raises(NotAllowedNow) as refusal:
        displacement.check_displacement(job, by=yvonne, answers=working.FINE, review_on=stories.a_day(9))
    assert refusal.value.code == "form"

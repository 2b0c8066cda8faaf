"""Paid help at home: at most three days a week in one household, whoever comes."""

from datetime import date

import pytest
import time_machine

from cms.workbench.due import help_on_too_many_days
from marketplace import background
from marketplace.actions import displacement, jobs, moderating, one_visit, rhythms
from marketplace.models import Agreement
from marketplace.queries.morning import Morning
from marketplace.rhythm import DAYS, build
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Regulation
from tests.conftest import person_of

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


def test_what_was_skipped_does_not_come_back_as_a_fourth_day(mevrouw_de_wit, samira, fatma, yvonne):
    first = weekly(help_at_home(mevrouw_de_wit, samira, yvonne), "MO,TU,WE", yvonne)
    skipped = one_visit.skip_visit(first.visits.earliest("on_date"), by=yvonne)
    second = weekly(help_at_home(mevrouw_de_wit, fatma, yvonne), "TU", yvonne)
    moved = second.visits.earliest("on_date")
    one_visit.move_visit(moved, by=yvonne, on_date=moved.on_date + stories.timedelta(days=2), at_time=None)

    with pytest.raises(NotAllowedNow) as refusal:
        one_visit.take_place_after_all(skipped, by=yvonne)
    assert "3 dagen per week" in str(refusal.value)
    skipped.refresh_from_db()
    assert skipped.state == "skipped"


# ---------------------------------------------------------------- a fourth day that comes into being later
LATER = "2026-09-21"  # a Monday


@pytest.fixture
def monday():
    with time_machine.travel("2026-06-15 12:00+02:00", tick=False) as clock:
        yield clock


@pytest.fixture
def later_too_many(monday, mevrouw_de_wit, samira, fatma, yvonne):
    """Fatma comes on Thursdays; Samira begins in September with three days, before Thursdays are made for September."""
    thursdays = help_at_home(mevrouw_de_wit, fatma, yvonne)
    weekly(thursdays, "TH", yvonne)
    others = help_at_home(mevrouw_de_wit, samira, yvonne)
    rhythms.begin_rhythm(
        others, by=yvonne, rule=build("1", [0, 1, 2]), starts_on=date.fromisoformat(LATER), at_time=None, minutes=60,
        skips_holidays=False,
    )  # fmt: skip
    return thursdays


def lines(viewer) -> list[tuple[str, str, str]]:
    return [(it.title, it.words, it.href) for it in help_on_too_many_days(Morning(viewer))]


def test_a_fourth_day_that_comes_to_be_in_the_night_goes_to_the_coordinator(monday, later_too_many, yvonne, karim):
    assert lines(yvonne) == []

    monday.move_to("2026-08-03 03:00+02:00")
    made = background.visits_ahead()

    newest = Agreement.objects.latest("made_at").opportunity_id
    assert lines(yvonne) == [(
        "Johanna: betaalde hulp op 4 dagen in één week",
        "In de week van 21 september. De regel staat er 3 toe. Kies samen andere dagen.",
        f"/cms/werk/{newest}/",
    )]  # fmt: skip
    assert lines(karim) == []
    assert made > 0
    assert background.visits_ahead() == 0
    there = later_too_many.visits.filter(on_date__gte=LATER).exclude(state="planned")
    assert not there.exists()  # nothing was dropped for it


def test_the_line_moves_on_week_by_week_and_goes_when_the_days_are_other_ones(monday, later_too_many, yvonne):
    monday.move_to("2026-08-03 03:00+02:00")
    background.visits_ahead()
    for visit in later_too_many.visits.filter(on_date__gte=LATER)[:1]:
        one_visit.skip_visit(visit, by=yvonne)
    assert [words for _title, words, _href in lines(yvonne)] == [
        "In de week van 28 september. De regel staat er 3 toe. Kies samen andere dagen."
    ]

    rhythms.finish_agreement(later_too_many, by=yvonne, last_day=date(2026, 9, 17))
    assert lines(yvonne) == []


def test_two_behind_one_door_are_one_household(monday, mevrouw_de_wit, samira, fatma, henk, yvonne):
    Regulation.objects.create(
        key="home_service_days", value={"days": "4"}, valid_from="2026-05-01", source="proef", checked_on="2026-05-01",
    )  # fmt: skip
    for one in (mevrouw_de_wit, henk):
        type(one).objects.filter(pk=one.pk).update(postcode="7299AB", house_number="12a")
        one.refresh_from_db()
    weekly(help_at_home(mevrouw_de_wit, samira, yvonne), "MO,TU", yvonne)
    weekly(help_at_home(henk, fatma, yvonne), "WE,TH", yvonne)
    assert lines(yvonne) == []

    Regulation.objects.create(  # from the week after next three again
        key="home_service_days", value={"days": "3"}, valid_from="2026-07-06", source="proef", checked_on="2026-05-01",
    )  # fmt: skip
    assert [words for _title, words, _href in lines(yvonne)] == [
        "In de week van 6 juli. De regel staat er 3 toe. Kies samen andere dagen."
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_lines_cost_four_questions(monday, lindenkwartier, samira, fatma, yvonne, django_assert_num_queries, count):
    Regulation.objects.filter(key="home_service_days").update(value={"days": "1"})
    for number in range(count):
        neighbour = person_of(lindenkwartier, f"Buur{number}", "x")
        weekly(help_at_home(neighbour, samira, yvonne), ["MO", "TU", "WE"][number], yvonne)
        Regulation.objects.filter(key="home_service_days").update(value={"days": "2"})
        weekly(help_at_home(neighbour, fatma, yvonne), ["TH", "FR", "SA"][number], yvonne)
        Regulation.objects.filter(key="home_service_days").update(value={"days": "1"})

    with django_assert_num_queries(4):  # two of them for all that stands on Vandaag
        assert len(lines(yvonne)) == count

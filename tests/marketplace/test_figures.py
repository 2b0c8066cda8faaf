"""What the coordinator reads about their own neighbourhoods: how it stands, how long it took, week by week."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from marketplace.actions import moderating
from marketplace.models import Agreement, HelperProfile, Opportunity
from marketplace.queries import figures
from marketplace.queries.figures import Counts, Figures, Week
from neighbourhoods.models import CoordinatorPost
from tests.conftest import neighbourhood_of, person_of

from . import stories

HERE = ZoneInfo("Europe/Amsterdam")
THURSDAY = datetime(2026, 5, 14, 12, tzinfo=HERE)
NOTHING = Counts(waiting=0, oldest=None, without_helper=0, without_helper_today=0, to_talk_over=0)


@pytest.fixture(autouse=True)
def _thursday():
    with time_machine.travel(THURSDAY, tick=False):
        yield


def asked_on(request: Opportunity, moment: datetime) -> Opportunity:
    Opportunity.objects.filter(pk=request.pk).update(asked_at=moment)
    return request


def done(requester, helper, asked: datetime, yes: datetime, ended: datetime) -> None:
    agreement = stories.done(requester, helper)
    asked_on(agreement.opportunity, asked)
    Agreement.objects.filter(pk=agreement.pk).update(made_at=yes, ended_at=ended)


def numbers(weeks: list[Week]) -> list[tuple[int, int]]:
    return [(week.asked, week.done) for week in weeks]


# ---------------------------------------------------------------- per neighbourhood
def test_how_it_stands_in_my_neighbourhood(mevrouw_de_wit, samira, henk, yvonne, karim):
    for helper in (samira, henk):
        HelperProfile.objects.create(user=helper)
    oldest = asked_on(stories.waiting(mevrouw_de_wit), THURSDAY - timedelta(days=2))
    stories.waiting(mevrouw_de_wit)
    stories.open_task(mevrouw_de_wit, in_days=0)
    stories.open_task(mevrouw_de_wit)
    moderating.talk_over(stories.open_task(mevrouw_de_wit), by=yvonne, reason="unclear")
    stories.agreed(mevrouw_de_wit, samira)
    done(mevrouw_de_wit, samira, THURSDAY, THURSDAY + timedelta(hours=6), THURSDAY)

    oldest.refresh_from_db()
    assert figures.per_neighbourhood(yvonne) == [
        Figures("Lindenkwartier", Counts(2, oldest.asked_at, 2, 1, 1), 1, 2, timedelta(hours=3))
    ]
    assert figures.per_neighbourhood(karim) == [Figures("Molenwijk", NOTHING, 0, 0, None)]


def test_a_resident_reads_nothing(mevrouw_de_wit, samira, yvonne):
    stories.waiting(mevrouw_de_wit)

    assert figures.per_neighbourhood(samira) == []
    assert numbers(figures.by_week(samira)) == [(0, 0)] * 8


def test_a_post_that_ended_shows_nothing_any_more(mevrouw_de_wit, yvonne):
    stories.waiting(mevrouw_de_wit)
    CoordinatorPost.objects.filter(user=yvonne).update(until=THURSDAY.date() - timedelta(days=1))

    assert figures.per_neighbourhood(yvonne) == []
    assert numbers(figures.by_week(yvonne)) == [(0, 0)] * 8


def test_what_ended_last_month_or_was_called_off_is_not_done_this_month(mevrouw_de_wit, samira, yvonne):
    first_of_may = datetime(2026, 5, 1, tzinfo=HERE)
    done(mevrouw_de_wit, samira, THURSDAY, THURSDAY, first_of_may - timedelta(minutes=1))
    done(mevrouw_de_wit, samira, THURSDAY, THURSDAY, first_of_may)
    called_off = stories.agreed(mevrouw_de_wit, samira)
    Agreement.objects.filter(pk=called_off.pk).update(state="called_off", ended_at=THURSDAY)

    assert [place.done_this_month for place in figures.per_neighbourhood(yvonne)] == [1]


def test_a_yes_of_long_ago_says_nothing_of_how_long_it_takes_now(mevrouw_de_wit, samira, yvonne):
    long_ago = THURSDAY - timedelta(days=100)
    done(mevrouw_de_wit, samira, long_ago, long_ago + timedelta(hours=40), long_ago)

    assert [place.until_helper for place in figures.per_neighbourhood(yvonne)] == [None]


def test_the_tiles_count_my_neighbourhoods_together(mevrouw_de_wit, molenwijk, yvonne):
    CoordinatorPost.objects.create(user=yvonne, neighbourhood=molenwijk, since="2026-01-01")
    first = asked_on(stories.waiting(mevrouw_de_wit), THURSDAY - timedelta(days=3))
    stories.waiting(person_of(molenwijk, "Piet", "Bakker"))
    first.refresh_from_db()

    places = figures.per_neighbourhood(yvonne)
    assert [place.name for place in places] == ["Lindenkwartier", "Molenwijk"]
    assert figures.together(places) == Counts(2, first.asked_at, 0, 0, 0)
    assert figures.together([]) == NOTHING


# ---------------------------------------------------------------- week by week
def test_a_week_begins_on_monday_at_midnight(mevrouw_de_wit, samira, yvonne):
    monday = datetime(2026, 5, 11, tzinfo=HERE)
    asked_on(stories.waiting(mevrouw_de_wit), monday)
    asked_on(stories.waiting(mevrouw_de_wit), monday - timedelta(minutes=1))
    done(mevrouw_de_wit, samira, monday - timedelta(weeks=2), monday, monday - timedelta(minutes=1))

    weeks = figures.by_week(yvonne)
    assert [week.monday for week in weeks] == [date(2026, 3, 23) + timedelta(weeks=week) for week in range(8)]
    assert numbers(weeks) == [(0, 0)] * 5 + [(1, 0), (1, 1), (1, 0)]


def test_the_clock_that_went_forward_moves_no_monday(mevrouw_de_wit, yvonne):
    summer = datetime(2026, 3, 30, tzinfo=HERE)  # the clock went forward on the 29th
    for moment in (summer, summer - timedelta(minutes=1)):
        asked_on(stories.waiting(mevrouw_de_wit), moment)

    assert numbers(figures.by_week(yvonne))[:2] == [(1, 0), (1, 0)]


def test_before_the_first_week_and_elsewhere_count_for_nothing(mevrouw_de_wit, molenwijk, yvonne, karim):
    asked_on(stories.waiting(mevrouw_de_wit), datetime(2026, 3, 22, 23, 59, tzinfo=HERE))
    stories.waiting(person_of(molenwijk, "Piet", "Bakker"))

    assert numbers(figures.by_week(yvonne)) == [(0, 0)] * 8
    assert numbers(figures.by_week(karim)) == [(0, 0)] * 7 + [(1, 0)]


@pytest.mark.parametrize("count", [1, 3])
def test_both_cost_one_question_whatever_there_is(count, lindedaal, samira, yvonne, django_assert_num_queries):
    for number in range(count):
        place = neighbourhood_of(lindedaal, f"BU9901020{number}", f"Buurt {number}", 52.2, 6.1)
        CoordinatorPost.objects.create(user=yvonne, neighbourhood=place, since="2026-01-01", is_lead=True)
        stories.done(person_of(place, "Piet", "Bakker"), samira)

    with django_assert_num_queries(2):
        places, weeks = figures.per_neighbourhood(yvonne), figures.by_week(yvonne)
    assert (len(places), weeks[-1]) == (1 + count, Week(date(2026, 5, 11), count, count))

"""How long it took: both sides say it, a difference is for the coordinator, a whole week is entered at once."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from marketplace.actions import hours, visiting
from marketplace.actions.hours import NOT_DONE, Said
from marketplace.models import Visit
from marketplace.queries.hours import differences
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message

from . import stories
from . import stories_of_pupils as places

NOON = "2026-05-12 12:00+02:00"  # a Tuesday
TODAY = date(2026, 5, 12)
SETTLED = "This visit was settled meanwhile. Nothing is changed."
OTHERWISE = "This was said before, and otherwise. The first answer stays."
CALL_FIRST = "One says yes, the other no. Call first, then fill it in."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel, translation.override("en"):
        yield travel


@pytest.fixture
def workshop(mevrouw_de_wit, yvonne, lindenkwartier):
    return places.place_of_work(mevrouw_de_wit, places.supervisor(lindenkwartier))


@pytest.fixture
def visit(workshop, samira):
    return places.helps(samira, workshop, TODAY, 120)


def now(visit) -> tuple[str, int, int | None, str, bool | None]:
    visit = Visit.objects.get(pk=visit.pk)
    return visit.state, visit.minutes, visit.requester_minutes, visit.helper_said, visit.requester_said_done


def on_paper(visit, helper="good", helper_minutes=120, done: bool | None = True, minutes=120) -> Said:
    return Said(visit.pk, helper, helper_minutes, done, minutes)


# ---------------------------------------------------------------- both say how long
@pytest.mark.parametrize(
    ("helper", "host", "state"), [(120, 120, "done"), (120, 105, "done"), (120, None, "done"), (120, 104, "planned")]
)
def test_up_to_a_quarter_of_an_hour_apart_it_is_done(visit, samira, mevrouw_de_wit, helper, host, state):
    visiting.report_visit(visit, by=samira, how="good", minutes=helper)
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True, minutes=host)

    assert now(visit) == (state, helper, host, "good", True)
    told = Message.objects.filter(kind="coordinator.hours_differ").count()
    assert told == (state == "planned")


def test_a_difference_waits_with_both_numbers_and_one_tap_settles_it(visit, samira, mevrouw_de_wit, yvonne, karim):
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True, minutes=60)
    visiting.report_visit(visit, by=samira, how="good", minutes=120)

    (line,) = differences(yvonne)
    assert (line.visit_id, line.helper, line.helper_minutes, line.minutes, line.done) == (
        visit.pk, "Samira Haddad", 120, 60, True,
    )  # fmt: skip
    assert differences(karim) == []
    with pytest.raises(NotYours):
        visiting.settle_visit(visit, by=samira, happened=True, minutes=60)
    visiting.settle_visit(visit, by=yvonne, happened=True, minutes=60)
    assert (now(visit)[:2], differences(yvonne)) == (("done", 60), [])
    assert Message.objects.get(kind="coordinator.hours_differ").state == "cancelled"
    with pytest.raises(NotAllowedNow):
        visiting.settle_visit(visit, by=yvonne, happened=True, minutes=120)


def test_yes_and_no_wait_as_well(visit, samira, mevrouw_de_wit, yvonne):
    visiting.report_visit(visit, by=samira, how="good", minutes=120)
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=False)

    assert [(line.helper_minutes, line.minutes, line.done) for line in differences(yvonne)] == [(120, None, False)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_differences_asks_one_question(workshop, samira, yvonne, count, django_assert_num_queries):
    for number in range(count):
        visit = places.helps(samira, workshop, TODAY - timedelta(days=number), 120)
        hours.enter_visit(on_paper(visit, minutes=30), by=yvonne)
    with django_assert_num_queries(1):
        assert len(differences(yvonne)) == count


def test_one_time_that_never_was_does_not_end_the_pair(visit, workshop, samira, yvonne):
    visiting.settle_visit(visit, by=yvonne, happened=False)

    visit.agreement.refresh_from_db()
    assert (now(visit)[0], visit.agreement.state) == ("called_off", "agreed")


# ---------------------------------------------------------------- whoever guides at a place
def test_the_supervisor_confirms_at_that_place_only(visit, workshop, yvonne, mevrouw_de_wit, samira):
    bea, elsewhere = workshop.job.supervisor, stories.visited(mevrouw_de_wit, samira)

    visiting.confirm_visit(visit, by=bea, done=True, minutes=120)

    assert now(visit)[2:] == (120, "", True)
    with pytest.raises(NotYours):
        visiting.confirm_visit(elsewhere, by=bea, done=True)
    with pytest.raises(NotYours):
        hours.enter_visit(on_paper(visit), by=bea)  # a helper's own word is not hers


# ---------------------------------------------------------------- a sheet
def test_a_week_on_paper_is_entered_at_once(workshop, samira, fatma, yvonne):
    visits = [
        places.helps(who, workshop, TODAY - timedelta(days=day), 120) for who in (samira, fatma) for day in (0, 1)
    ]
    sheet = [
        on_paper(visits[0]),
        on_paper(visits[1], helper_minutes=90, minutes=95),
        on_paper(visits[2], minutes=30),
        on_paper(visits[3], helper="", helper_minutes=None),
    ]

    assert [hours.enter_week(sheet, by=yvonne) for _ in range(2)] == [{}, {}]

    assert [now(visit) for visit in visits] == [
        ("done", 120, 120, "good", True),
        ("done", 90, 95, "good", True),
        ("planned", 120, 30, "good", True),
        ("planned", 120, 120, "", True),
    ]


def test_each_line_by_itself_and_what_was_settled_meanwhile_is_said(workshop, samira, yvonne):
    settled, later, fine = (places.helps(samira, workshop, TODAY + timedelta(days=day)) for day in (-1, 1, 0))
    visiting.settle_visit(settled, by=yvonne, happened=True, minutes=45)

    told = hours.enter_week([on_paper(settled), on_paper(later), on_paper(fine)], by=yvonne)

    assert told == {settled.pk: SETTLED, later.pk: "The visit has not been yet. Tell us afterwards."}
    assert [now(visit)[:2] for visit in (settled, later, fine)] == [("done", 45), ("planned", 120), ("done", 120)]


def test_who_did_not_come_and_what_contradicts(workshop, samira, yvonne, mevrouw_de_wit):
    away, odd, said = (places.helps(samira, workshop, TODAY - timedelta(days=day)) for day in (0, 1, 2))
    visiting.confirm_visit(said, by=mevrouw_de_wit, done=True, minutes=60)
    sheet = [
        Said(away.pk, NOT_DONE, None, False),
        Said(odd.pk, NOT_DONE, None, True, 60),
        on_paper(said, done=False, minutes=None),
    ]

    told = [hours.enter_week(sheet, by=yvonne) for _ in range(2)]

    assert told == [{odd.pk: CALL_FIRST, said.pk: OTHERWISE}] * 2
    assert [now(visit)[0] for visit in (away, odd, said)] == ["called_off", "planned", "planned"]


def test_an_empty_line_changes_nothing_and_a_stranger_enters_nothing(visit, yvonne, karim, samira, mevrouw_de_wit):
    assert hours.enter_visit(Said(visit.pk), by=yvonne) is False
    for stranger in (karim, samira, mevrouw_de_wit):
        with pytest.raises(NotYours):
            hours.enter_week([on_paper(visit)], by=stranger)
    assert now(visit) == ("planned", 120, None, "", None)


# ---------------------------------------------------------------- a pupil's day
def test_a_day_that_is_chosen_later_keeps_to_the_hours_of_a_pupil(workshop, lindenkwartier, yvonne):
    noor = places.pupil(lindenkwartier, 14)
    visit = places.helps(noor, workshop, TODAY, 120)

    with pytest.raises(NotAllowedNow, match="nobody works on a Sunday"):
        visiting.plan_visit(visit, by=noor, on_date=date(2026, 5, 17), at_time=time(10))
    with pytest.raises(NotAllowedNow, match="between 7 and 19"):
        visiting.plan_visit(visit, by=noor, on_date=TODAY, at_time=time(18))
    assert visiting.plan_visit(visit, by=noor, on_date=TODAY, at_time=time(15)).at_time == time(15)
    assert timezone.localdate() == TODAY

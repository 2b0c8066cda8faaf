"""What happens by the clock: reminders, how it went, whether help is still needed. Each once, however often it runs."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace import background
from marketplace.actions import asking, helping, visiting
from marketplace.models import Opportunity, Visit
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel

from . import stories


@pytest.fixture(autouse=True)
def clock():
    """A Tuesday, 9 o'clock."""
    with time_machine.travel("2026-05-12 09:00+02:00", tick=False) as travel:
        yield travel


def told(*kinds: str) -> list[tuple[str, str, str]]:
    """Who hears what, from when."""
    rows = Message.objects.filter(kind__in=kinds).select_related("recipient").order_by("kind", "pk")
    return [(row.recipient.first_name, row.kind, f"{timezone.localtime(row.send_after):%d %H.%M}") for row in rows]


AFTER = ("visit.how_did_it_go", "visit.is_it_done")


# ---------------------------------------------------------------- the day before
def test_the_helper_is_reminded_the_day_before_at_five(mevrouw_de_wit, samira, yvonne, clock):
    stories.agreed(mevrouw_de_wit, samira, in_days=2)
    assert background.after_visits()["reminded"] == 0

    clock.shift(timedelta(days=1))

    assert [background.after_visits()["reminded"] for _ in range(2)] == [1, 0]
    assert told("helper.reminder") == [("Samira", "helper.reminder", "13 17.00")]


def test_a_helper_who_phones_is_on_the_call_list_while_somebody_is_at_the_desk(mevrouw_de_wit, samira, yvonne, clock):
    samira.channel = Channel.CALL
    samira.save()
    stories.agreed(mevrouw_de_wit, samira, in_days=2)
    clock.shift(timedelta(days=1))

    background.after_visits()

    assert told("helper.reminder") == [("Samira", "helper.reminder", "13 09.00")]


def test_who_said_yes_an_hour_ago_needs_no_reminder(mevrouw_de_wit, samira, yvonne, clock):
    stories.agreed(mevrouw_de_wit, samira, in_days=1)
    clock.shift(timedelta(hours=1))
    assert background.after_visits()["reminded"] == 0

    clock.shift(timedelta(hours=4))
    assert background.after_visits()["reminded"] == 1


def test_another_day_is_another_reminder(mevrouw_de_wit, samira, yvonne, clock):
    agreement = stories.agreed(mevrouw_de_wit, samira, in_days=2)
    clock.shift(timedelta(days=1))
    background.after_visits()
    visiting.plan_visit(agreement.visits.get(), by=samira, on_date=stories.a_day(2))
    clock.shift(timedelta(days=1))

    assert background.after_visits()["reminded"] == 1


# ---------------------------------------------------------------- an hour after
@pytest.mark.parametrize(
    ("at", "part", "minutes", "asked_at"),
    [
        (time(14), "afternoon", 60, "16:00"),
        (time(9, 30), "morning", 90, "12:00"),
        (None, "morning", 60, "13:00"),
        (None, "afternoon", 60, "19:00"),
        (None, None, 60, "19:00"),
    ],
)
def test_both_are_asked_an_hour_after_the_visit(mevrouw_de_wit, samira, yvonne, clock, at, part, minutes, asked_at):
    parts = frozenset({part} - {None})
    stories.agreed(mevrouw_de_wit, samira, in_days=0, at_time=at, parts=parts, minutes=minutes)
    moment = timezone.localtime().fromisoformat(f"2026-05-12 {asked_at}+02:00")

    clock.move_to(moment - timedelta(minutes=1))
    assert background.after_visits()["asked"] == 0

    clock.move_to(moment)
    assert [background.after_visits()["asked"] for _ in range(2)] == [1, 0]
    assert [row[:2] for row in told(*AFTER)] == [("Samira", AFTER[0]), ("Johanna", AFTER[1])]


def test_who_told_already_is_not_asked(mevrouw_de_wit, samira, yvonne, clock):
    visit = stories.visited(mevrouw_de_wit, samira)
    visiting.report_visit(visit, by=samira, how="good")
    clock.shift(timedelta(hours=10))

    background.after_visits()

    assert [row[:2] for row in told(*AFTER)] == [("Johanna", "visit.is_it_done")]


def test_a_visit_of_yesterday_is_asked_about_when_the_worker_was_down(mevrouw_de_wit, samira, yvonne, clock):
    stories.visited(mevrouw_de_wit, samira)
    clock.shift(timedelta(days=1))

    assert background.after_visits()["asked"] == 1


def test_three_days_of_silence_are_for_the_coordinator(mevrouw_de_wit, samira, yvonne, clock):
    stories.visited(mevrouw_de_wit, samira)
    clock.shift(timedelta(days=3))

    assert [background.unanswered()["chased"] for _ in range(2)] == [1, 0]
    assert [row[0] for row in told("coordinator.silent_visit")] == ["Yvonne"]


def test_a_week_without_a_day_is_for_the_coordinator(mevrouw_de_wit, samira, yvonne, clock):
    stories.agreed(mevrouw_de_wit, samira, in_days=None)
    clock.shift(timedelta(days=6))
    assert background.unanswered()["chased"] == 0
    clock.shift(timedelta(days=1))

    assert [background.unanswered()["chased"] for _ in range(2)] == [1, 0]
    assert [row[0] for row in told("coordinator.no_day")] == ["Yvonne"]


# ---------------------------------------------------------------- still needed
def test_the_day_has_passed_so_the_neighbour_is_asked_and_after_three_days_called(mevrouw_de_wit, yvonne, clock):
    stories.open_task(mevrouw_de_wit, in_days=0)
    assert background.unanswered() == {"asked": 0, "expired": 0, "chased": 0}

    clock.shift(timedelta(days=1))
    assert [background.unanswered()["asked"] for _ in range(2)] == [1, 0]
    clock.shift(timedelta(days=2))
    assert background.unanswered()["expired"] == 0
    clock.shift(timedelta(days=1))
    assert [background.unanswered()["expired"] for _ in range(2)] == [1, 0]

    assert Opportunity.objects.get().state == "expired"
    assert [row[:2] for row in told("request.still_needed", "request.expired")] == [
        ("Johanna", "request.expired"),
        ("Johanna", "request.still_needed"),
    ]


def test_whoever_answers_is_not_asked_the_next_day(mevrouw_de_wit, yvonne, clock):
    task = stories.open_task(mevrouw_de_wit, in_days=0)
    clock.shift(timedelta(days=1))
    background.unanswered()
    asking.keep_request(task, by=mevrouw_de_wit)
    clock.shift(timedelta(days=1))

    assert background.unanswered() == {"asked": 0, "expired": 0, "chased": 0}


@pytest.mark.parametrize("day", Opportunity.Day.values)
@pytest.mark.parametrize("asked_on", [date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 17)])
def test_the_query_finds_exactly_what_is_past_its_last_day(mevrouw_de_wit, yvonne, day, asked_on):
    task = stories.open_task(mevrouw_de_wit, in_days=None, day=day, on_date=asked_on if day == "date" else None)
    Opportunity.objects.update(looking_from=asked_on)
    task.refresh_from_db()

    for days in range(40):
        today = asked_on + timedelta(days=days)
        assert background.passed_requests(today).exists() == (task.last_day < today), today


def test_one_visit_that_breaks_does_not_keep_the_others_waiting(mevrouw_de_wit, samira, yvonne, clock, caplog):
    for _ in range(3):
        stories.visited(mevrouw_de_wit, samira)
    first = Visit.objects.order_by("pk").first()

    def breaks_at_first(visit):
        if visit == first:
            raise ZeroDivisionError
        return True

    assert background._each(Visit.objects.order_by("pk"), breaks_at_first) == 2
    assert caplog.messages[-1] == f"breaks_at_first failed for {first.pk}"


def test_a_question_from_before_an_agreement_does_not_end_the_request(clock, mevrouw_de_wit, samira, yvonne):
    task = stories.open_task(mevrouw_de_wit)
    clock.shift(timedelta(days=4))
    background.unanswered()
    helping.step_back(helping.say_yes(task, by=samira), by=samira)
    clock.shift(timedelta(days=5))

    assert background.unanswered()["expired"] == 0
    task.refresh_from_db()
    assert (task.state, task.still_needed_asked_on) == ("open", timezone.localdate())


def test_a_changed_request_is_looked_for_from_the_day_it_was_changed(clock, mevrouw_de_wit, yvonne):
    task = stories.open_task(mevrouw_de_wit)
    clock.shift(timedelta(days=4))
    background.unanswered()
    wish = asking.Request(task.work_kind, day="date", on_date=timezone.localdate() + timedelta(days=30))
    asking.amend_request(task, by=yvonne, request=wish)
    clock.shift(timedelta(days=5))

    assert background.unanswered() == {"asked": 0, "expired": 0, "chased": 0}

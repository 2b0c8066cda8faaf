"""What runs by the clock stands in the worker's table once, and only what is registered."""

from ast import literal_eval
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django_q.models import Schedule

from neighbourhoods import background, schedules


def test_the_schedules_are_written_down_once(db):
    def written():
        return sorted(Schedule.objects.values_list("name", "func", "args", "minutes", "repeats"))

    before = written()
    schedules.set_schedules()

    assert written() == before
    assert {func for _, func, _, _, _ in before} == {"neighbourhoods.runs.run"}
    assert {(literal_eval(args)[0], minutes) for _, _, args, minutes, _ in before} == {
        ("cms.background.publish_scheduled", 5),
        ("cms.background.throw_away_withdrawn", 1440),
        ("neighbourhoods.background.sweep", 1),
        ("neighbourhoods.background.drop_moot_calls", 60),
        ("neighbourhoods.background.forget_sessions", 1440),
        ("neighbourhoods.texting.replies.forget_words", 60),
        ("marketplace.background.after_visits", 10),
        ("marketplace.background.unanswered", 60),
        ("marketplace.background.instead", 10),
        ("marketplace.background.what_comes_back", 60),
        ("marketplace.background.what_ends", 1440),
        ("marketplace.background.paid_work", 1440),
        ("marketplace.introduction_runs.introductions", 60),
        ("marketplace.trial_runs.placements", 60),
        ("marketplace.background.for_employers", 60),
        ("marketplace.thinking_along.nobody_left_out", 1440),
        ("training.background.go_on_issuing", 1),
        ("training.reminders.before_courses", 10),
        ("cms.background.publish_scheduled", 5),
        ("cms.background.throw_away_withdrawn", 1440),
    }


def test_a_schedule_of_ours_that_is_no_longer_registered_goes_and_others_stay(db, monkeypatch):
    Schedule.objects.create(name="of somebody else", func="builtins.print")
    monkeypatch.delitem(schedules.turns, "dichtbij:neighbourhoods.background.sweep")

    schedules.set_schedules()

    names = set(Schedule.objects.values_list("name", flat=True))
    assert "of somebody else" in names
    assert "dichtbij:neighbourhoods.background.sweep" not in names


def test_what_a_session_held_goes_when_it_is_over(samira):
    over, open_still = Client(), Client()
    for browser in (over, open_still):
        browser.force_login(samira)
        key = browser.session.session_key
        UserSession.objects.create(user=samira, session_key=key, ip="192.0.2.7", user_agent="a phone")
    Session.objects.filter(pk=over.session.session_key).update(expire_date=timezone.now() - timedelta(seconds=1))

    assert (background.forget_sessions(), background.forget_sessions()) == (1, 0)
    assert [row.pk for row in Session.objects.all()] == [open_still.session.session_key]
    assert [row.session_key for row in UserSession.objects.all()] == [open_still.session.session_key]

"""`manage.py demo`: a whole town in a few seconds, made by the real actions, and only once."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.demo import cast
from cms.demo_data import moments as moments_of_the_demo
from cms.models import HomePage, PlainPage
from marketplace.models import Agreement, Offer, Opportunity, Thanks, WorkKind
from neighbourhoods.models import CoordinatorPost, JournalEntry, Message, User
from neighbourhoods.models.outreach import MessageState

COUNTED = ("neighbourhoods", "marketplace", "cms", "wagtailcore", "django_q")


@pytest.fixture
def demo_mode(settings, tmp_path, db):
    settings.DEMO = True
    settings.VAR_DIR = tmp_path


def rows() -> dict[str, int]:
    models = [model for label in COUNTED for model in apps.get_app_config(label).get_models()]
    return {model._meta.label: model.objects.count() for model in models}


def test_outside_demo_mode_nobody_is_made_up(settings, db):
    settings.DEMO = False

    with pytest.raises(CommandError, match="DICHTBIJ_DEMO"):
        call_command("demo")
    assert User.objects.count() == 0


def test_a_town_that_lives_and_is_made_once(demo_mode, capsys):
    call_command("demo")

    said = capsys.readouterr().out
    assert "http://localhost:8000/demo/" in said
    assert [player.name for player in cast.roles()[0].players if player.name not in said] == []
    there_is_work_in_every_state()
    yvonne_has_a_full_morning()
    the_past_is_past()
    nobody_can_be_reached_by_accident()
    a_second_time_adds_nothing()
    assert "nothing was added" in capsys.readouterr().out


def there_is_work_in_every_state():
    states = Counter(Opportunity.objects.values_list("state", flat=True))
    assert states == {
        "done": 78, "open": 18, "agreed": 10, "waiting": 9, "to_talk_over": 2, "withdrawn": 1, "expired": 1,
    }  # fmt: skip
    assert (WorkKind.objects.count(), Offer.objects.count(), PlainPage.objects.live().count()) == (8, 2, 4)
    assert Thanks.objects.count() > 30
    assert len(HomePage.objects.get().thanks) == 3


def yvonne_has_a_full_morning():
    hers = CoordinatorPost.objects.filter(user__first_name="Yvonne").values("neighbourhood")
    assert Opportunity.objects.filter(neighbourhood__in=hers, state="waiting").count() == 6
    assert Message.objects.filter(channel="call", state=MessageState.WAITING).count() >= 4


def the_past_is_past():
    """Nothing that happened is later than now, and nothing happened before it was asked."""
    now = timezone.now()
    assert JournalEntry.objects.filter(at__gt=now).count() == 0
    assert Message.objects.filter(created_at__gt=now).count() == 0
    for agreement in Agreement.objects.select_related("opportunity"):
        task = agreement.opportunity
        assert task.asked_at <= task.published_at <= agreement.made_at <= (agreement.ended_at or now)


def nobody_can_be_reached_by_accident():
    for person in User.objects.all():
        assert person.email is None or person.email.endswith("@lindedaal.example")
        assert not person.phone or person.phone.startswith(("+3160000", "+31880001"))


def a_second_time_adds_nothing():
    before = rows()
    User.objects.filter(first_name="Samira").update(call_name="Sam")

    call_command("demo")

    assert rows() == before
    assert User.objects.get(first_name="Samira").call_name == "Sam"


@pytest.mark.parametrize("hour", [3, 7, 8, 12, 18, 19, 23])
def test_what_happened_at_night_happened_by_day_in_the_same_order(time_machine, hour):
    time_machine.move_to(datetime(2026, 5, 13, hour, 30, tzinfo=ZoneInfo("Europe/Amsterdam")), tick=False)

    moments = [moments_of_the_demo.hours_ago(half / 2) for half in range(100)]

    assert moments == sorted(moments, reverse=True)
    assert {timezone.localtime(moment).hour for moment in moments} <= set(range(8, 20))

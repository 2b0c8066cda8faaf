"""`manage.py demo`: a whole town in a few seconds, made by the real actions, and only once."""

from collections import Counter
from contextlib import nullcontext
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.demo import cast
from cms.demo_data import crowd, names
from cms.demo_data import moments as moments_of_the_demo
from cms.models import HomePage, NewsPage, PlainPage, StoryPage
from marketplace.models import Agreement, HelperProfile, Offer, Opportunity, Thanks, Visit, WorkKind
from marketplace.queries import today
from neighbourhoods import journal, outreach, rules
from neighbourhoods.actions.outbox import post_letters
from neighbourhoods.models import JournalEntry, Message, User
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.queries import never_stored
from neighbourhoods.queries.machine import machine

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
    call_command("demo", small=True)

    said = capsys.readouterr().out
    assert "http://localhost:8000/demo/" in said
    assert [player.name for player in cast.roles()[0].players if player.name not in said] == []
    there_is_work_in_every_state(done=47, withdrawn=3, agreed=19)
    everybody_is_there(crowd.SMALL)
    yvonne_has_a_full_morning()
    messages_stand_in_every_state()
    the_past_is_past()
    nobody_can_be_reached_by_accident()
    nothing_is_kept_that_may_not_be()
    a_second_time_adds_nothing()
    assert "nothing was added" in capsys.readouterr().out


def test_with_texts_some_hear_by_text_and_one_is_lost_one_uncertain_one_to_be_read(demo_mode, settings):
    settings.TEXT_BACKEND = "cms.demo.texts.TextBox"
    call_command("demo", small=True)

    texts = Counter(Message.objects.filter(channel="text").values_list("state", flat=True))
    assert (texts["failed"], texts["uncertain"], texts["waiting"], texts["sent"] > 0) == (1, 1, 1, True)
    calls = Message.objects.filter(channel="call", state="waiting").values_list("kind", flat=True)
    assert {"outbox.not_delivered", "outbox.perhaps_sent", "outbox.text_to_read"} - set(calls) == set()


@pytest.mark.long
def test_the_whole_town_has_three_hundred_residents_and_a_year_behind_it(demo_mode):
    call_command("demo")

    assert User.objects.count() == 311  # with Olga, who runs the machine
    there_is_work_in_every_state(done=375, withdrawn=19, agreed=22)
    everybody_is_there(crowd.WHOLE)
    the_readme_finds_its_people()
    yvonne_has_a_full_morning()
    messages_stand_in_every_state()
    the_past_is_past()
    nobody_can_be_reached_by_accident()
    nothing_is_kept_that_may_not_be()
    a_year_of_seasons()


def there_is_work_in_every_state(**past: int):
    states = Counter(Opportunity.objects.values_list("state", flat=True))
    assert states == past | {"open": 24, "waiting": 11, "to_talk_over": 2, "expired": 1}
    assert (WorkKind.objects.count(), Offer.objects.count(), PlainPage.objects.live().count()) == (8, 12, 4)
    assert Thanks.objects.count() > past["done"] / 3
    assert (StoryPage.objects.live().count(), NewsPage.objects.live().count()) == (3, 4)
    assert len(HomePage.objects.get().thanks) == 3


def everybody_is_there(size: crowd.Size):
    helpers, neighbours = len(names.HELPERS) + size.helpers, len(names.NEIGHBOURS) + size.neighbours
    both = len(range(6, size.neighbours, 18))  # neighbours who began to help
    assert HelperProfile.objects.count() == helpers + both
    others = 2 + 4 + 7  # editor, operator; for companies; a pupil, a teacher and who guides at the places of work
    assert User.objects.count() == helpers + neighbours + len(names.COORDINATORS) + others
    shared = Counter(User.objects.exclude(phone="").values_list("phone", flat=True))
    assert sum(1 for people in shared.values() if people == 2) == size.couples
    assert User.objects.filter(paused=True).count() == 1 + len(range(5, size.helpers, 12))


def the_readme_finds_its_people():
    """The first ten minutes name them; a crowd may not push them off the page."""
    names_shown = {player.name for role in cast.roles() for player in role.players}
    wanted = {"Samira Haddad", "Joost Vermeer", "Riet van Es", "Yvonne van Leeuwen", "Karim El Amrani", "Lotte Kuipers"}
    assert wanted <= names_shown


def yvonne_has_a_full_morning():
    """Eight to check (one is a job, one a vacancy), a handful of calls, and never a day that nobody could oversee."""
    yvonne = User.objects.get(first_name="Yvonne")
    hers = rules.neighbourhoods_of(yvonne)
    assert Opportunity.objects.filter(neighbourhood__in=hers, state="waiting").count() == 8
    calls = Message.objects.filter(channel="call", state=MessageState.WAITING)
    assert 3 <= calls.filter(recipient__neighbourhood__in=hers).count() <= 12
    assert 8 <= calls.count() <= 24
    assert 2 <= len(today.day_list(yvonne)) <= 12


def a_year_of_seasons():
    """Gardens are asked for from March, not in January; some pairs met week after week; it began a year ago."""
    done = Opportunity.objects.filter(state="done")
    by_month = Counter(done.filter(work_kind__slug="tuin").values_list("on_date__month", flat=True))
    assert sum(by_month[month] for month in (4, 5, 6)) > sum(by_month[month] for month in (12, 1, 2))
    together = Counter(Agreement.objects.filter(state="done").values_list("opportunity__requester", "helper"))
    assert sum(1 for times in together.values() if times >= 8) >= 8
    assert (timezone.now() - done.earliest("asked_at").asked_at).days > 330


def nothing_is_kept_that_may_not_be():
    assert list(never_stored.findings()) == []


def messages_stand_in_every_state():
    """Without a gateway, as here, nobody hears from us by text."""
    standing = Counter(Message.objects.values_list("channel", "state"))
    assert {it: standing[it] for it in (("letter", "waiting"), ("email", "failed"))} == {
        ("letter", "waiting"): 5, ("email", "failed"): 1,
    }  # fmt: skip
    assert standing["letter", "sent"] > 0
    assert standing["email", "waiting"] > 0
    calls = Message.objects.filter(channel="call", state="waiting").values_list("kind", flat=True)
    assert {"outbox.came_back", "outbox.find_number"} - set(calls) == set()
    assert User.objects.exclude(quiet_until=None).get().first_name == "Nadia"
    assert [failure.error for failure in machine().failures] == ["OperationalError"]


def the_past_is_past():
    """Nothing that happened is later than now, and nothing happened before it was asked."""
    now = timezone.now()
    assert JournalEntry.objects.filter(at__gt=now).count() == 0
    assert Message.objects.filter(created_at__gt=now).count() == 0
    once = Visit.objects.filter(state="done", rhythm=None, agreement__opportunity__kind="task")
    on_other_days = once.exclude(on_date=F("agreement__opportunity__on_date"))
    assert (on_other_days.count(), Visit.objects.filter(state="done", on_date__gte=now).count()) == (0, 0)
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


def test_a_call_of_the_past_is_written_as_a_call_of_today(db, yvonne, mevrouw_de_wit):
    """The demo makes its calls all at once; the rows are those of the action."""
    moment = moments_of_the_demo.days_ago(9)
    with moments_of_the_demo.at(moment), transaction.atomic():
        then = outreach.announce(mevrouw_de_wit, "visit.differs", channel="call", key="then")
    with transaction.atomic():
        now = outreach.announce(mevrouw_de_wit, "visit.differs", channel="call", key="now")
    outreach.settle_call(now, by=yvonne, result="done")

    of_then, of_now = what_is_kept(then), what_is_kept(now)
    assert of_then == of_now | {"settled_on": moment.date(), "created_on": moment.date(), "due_on": moment.date()}


def test_a_letter_of_the_past_is_written_as_a_letter_of_today_and_one_of_this_day_waits(db, yvonne, mevrouw_de_wit):
    moment = moments_of_the_demo.days_ago(9)
    kept = []
    for when, key in ((moment, "then"), (moments_of_the_demo.hours_ago(0.1), "just now"), (None, "now")):
        with moments_of_the_demo.at(when) if when else nullcontext(), transaction.atomic():
            kept.append(outreach.announce(mevrouw_de_wit, "visit.differs", channel="letter", key=key))
    then, just_now, now = kept
    post_letters([now.pk], by=yvonne)

    of_then, of_now = what_is_kept(then), what_is_kept(now)
    assert of_then == of_now | {"settled_on": moment.date(), "created_on": moment.date(), "due_on": moment.date()}
    assert Message.objects.get(pk=just_now.pk).state == "waiting"


def what_is_kept(message: Message) -> dict:
    message.refresh_from_db()
    (entry,) = JournalEntry.objects.filter(about_type=journal.label_of(message)[0], about_id=message.pk)
    assert entry.at == message.settled_at or abs(entry.at - message.settled_at).seconds < 2
    return {
        "state": message.state, "by": message.settled_by, "attempts": message.attempts, "claimed": message.claimed_at,
        "settled_on": timezone.localdate(message.settled_at), "created_on": timezone.localdate(message.created_at),
        "due_on": message.due_on, "journal": (entry.resident, entry.actor, entry.verb),
    }  # fmt: skip


@pytest.mark.parametrize("hour", [3, 7, 8, 12, 18, 19, 23])
def test_what_happened_at_night_happened_by_day_in_the_same_order(time_machine, hour):
    time_machine.move_to(datetime(2026, 5, 13, hour, 30, tzinfo=ZoneInfo("Europe/Amsterdam")), tick=False)

    moments = [moments_of_the_demo.hours_ago(half / 2) for half in range(100)]

    assert moments == sorted(moments, reverse=True)
    assert {timezone.localtime(moment).hour for moment in moments} <= set(range(8, 20))

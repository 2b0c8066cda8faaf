"""Vandaag: the queue, its keys as plain forms, the day, the calls; few queries and a light page."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.workbench.numbers import PlaceRow
from cms.workbench.panels import Day
from marketplace.actions import asking, helping, moderating, visiting
from marketplace.actions.asking import Request
from marketplace.models import HelperProfile, WorkKind
from marketplace.models.work import Opportunity
from marketplace.queries.today import Appointment
from neighbourhoods.models import Message
from tests.entering import enter


@pytest.fixture
def shopping(db) -> WorkKind:
    return WorkKind.objects.create(
        slug="boodschappen", name_nl="Boodschappen", icon="shopping-basket", palette="green", handles_money=True
    )


def ask(person, by, kind, **answers) -> Opportunity:
    return asking.ask_for_help(person, by=by, request=Request(work_kind=kind, **answers))


@pytest.fixture
def waiting(mevrouw_de_wit, yvonne, shopping) -> Opportunity:
    return ask(mevrouw_de_wit, yvonne, shopping, wish="Graag boodschappen. De pincode ligt klaar.")


@pytest.fixture
def samira_helps(samira, shopping) -> HelperProfile:
    profile = HelperProfile.objects.create(user=samira)
    profile.likes.add(shopping)
    return profile


def press(client, name, thing, by, **answers):
    return enter(client, by).post(reverse(f"workbench:{name}", args=[thing.pk]), answers)


def said(client) -> list[str]:
    return [str(message) for message in client.get("/cms/").context["messages"]]


# ---------------------------------------------------------------- the screen
def test_the_open_row_says_what_to_check_and_who_fits(client, waiting, samira_helps, yvonne):
    focus = enter(client, yvonne).get("/cms/").context["focus"]

    assert [(check.sentence, check.fine) for check in focus["checks"]] == [
        ("Nieuwe buur: hier hielp nog niemand.", True),
        ("Adres ligt in Lindenkwartier", True),
        ("Er gaat geld mee", False),
        ("Er staat: pincode", False),
    ]
    assert [match.name for match in focus["matches"]] == ["Samira"]


def test_what_is_needed_tomorrow_stands_above_what_waits_longer(client, waiting, mevrouw_de_wit, shopping, yvonne):
    tomorrow = timezone.localdate() + timedelta(days=1)
    urgent = ask(mevrouw_de_wit, yvonne, shopping, day="date", on_date=tomorrow)

    assert [row.id for row in enter(client, yvonne).get("/cms/").context["rows"]] == [urgent.pk, waiting.pk]


@pytest.mark.parametrize("count", [1, 3, pytest.param(50, marks=pytest.mark.long)])
def test_the_day_costs_the_same_whatever_waits(
    client, count, mevrouw_de_wit, shopping, samira_helps, henk, yvonne, django_assert_num_queries
):
    today = timezone.localdate()
    for _ in range(count):
        ask(mevrouw_de_wit, yvonne, shopping)
        looking, helped = (ask(mevrouw_de_wit, yvonne, shopping, day="date", on_date=today) for _ in range(2))
        for request in (looking, helped):
            moderating.publish_opportunity(request, by=yvonne)
        helping.say_yes(helped, by=samira_helps.user)
        helping.say_yes(looking, by=henk)
        moderating.talk_over(ask(mevrouw_de_wit, yvonne, shopping), by=yvonne, reason="unclear")
    enter(client, yvonne).get("/cms/")

    with django_assert_num_queries(41):
        response = client.get("/cms/")
    counted = [len(response.context[name]) for name in ("rows", "offers", "talks")] + [response.context["day"].total]
    assert counted == [min(count, most) for most in (8, 5, 6)] + [2 * min(count, 30)]
    same_on_any_day = re.sub(rb"\d+", b"1", response.content)  # rows of a process that ran for long have long numbers
    assert len(same_on_any_day) < (60_000 if count == 50 else 40_000)


def test_the_figures_stand_at_the_foot_of_the_day(client, waiting, samira_helps, yvonne):
    shown = enter(client, yvonne).get("/cms/").context

    assert shown["weeks"].sentence == "Vorige week: 0 gevraagd, 0 gedaan. Deze week loopt nog."
    assert [group.numbers for group in shown["weeks"].groups] == [(0, 0)] * 7 + [(1, 0)]
    assert shown["place_rows"] == [PlaceRow("Lindenkwartier", looking=0, done=0, share=0, helpers=1, took="")]


def test_what_is_done_and_what_comes_late_is_folded_away():
    lines = [Appointment(number, "Koffie", None, 1, "A", 2, "B", done=number > 12) for number in range(15)]
    day = Day.of(lines)

    assert (day.first, day.rest, day.done) == (lines[:10], lines[10:13], lines[13:])
    assert (day.total, day.helped) == (15, 15)


def test_every_key_is_named_and_stands_on_a_button(client, waiting, samira_helps, yvonne):
    press(client, "approve", waiting, yvonne)
    ask(waiting.requester, yvonne, waiting.work_kind)
    page = BeautifulSoup(client.get("/cms/").content, "html.parser")

    assert {it["data-key"] for it in page.select("[data-key]")} == set("asbexzn/?")
    named = {key.get_text().lower() for key in page.select("#toetsen li kbd")}
    assert named == set("jkasbexznh18/") | {"ctrl", "enter"}


def test_who_switched_the_keys_off_reads_nothing_of_them(client, waiting, yvonne):
    UserProfile.get_for_user(yvonne)
    UserProfile.objects.filter(user=yvonne).update(keyboard_shortcuts=False)
    page = BeautifulSoup(enter(client, yvonne).get("/cms/").content, "html.parser")

    assert page.select("#toetsen, .keys, .desk[data-keys]") == []


def test_nothing_waits(client, yvonne):
    response = enter(client, yvonne).get("/cms/")

    assert "Niets wacht op u" in response.content.decode()


# ---------------------------------------------------------------- the keys, as forms
def test_akkoord_puts_it_in_the_neighbourhood_and_goes_to_the_next_row(client, waiting, yvonne):
    response = press(client, "approve", waiting, yvonne, next="/cms/?klus=7#wacht")

    waiting.refresh_from_db()
    assert (response.status_code, response.url) == (302, "/cms/?klus=7#wacht")
    assert (waiting.state, waiting.published_by) == ("open", yvonne)
    assert client.get("/cms/").context["undo"].id == waiting.pk


def test_akkoord_en_vraag_asks_that_helper(client, waiting, samira_helps, yvonne):
    press(client, "approve", waiting, yvonne, ask=samira_helps.user.pk)

    asked = Message.objects.filter(kind="helper.invited")
    assert [(message.recipient, message.about_id) for message in asked] == [(samira_helps.user, waiting.pk)]


def test_a_colleague_was_first(client, waiting, yvonne, karim, lindenkwartier):
    karim.posts.create(neighbourhood=lindenkwartier)
    moderating.publish_opportunity(waiting, by=karim)
    press(client, "approve", waiting, yvonne)

    assert said(client) == ["Karim heeft deze klus net goedgekeurd."]


def test_ongedaan_brings_it_back_and_no_message_leaves(client, waiting, samira_helps, yvonne):
    press(client, "approve", waiting, yvonne, ask=samira_helps.user.pk)
    press(client, "undo", waiting, yvonne)

    waiting.refresh_from_db()
    assert waiting.state == "waiting"
    left = Message.objects.filter(kind__in=["helper.invited", "request.published"]).values_list("state", flat=True)
    assert set(left) == {"cancelled"}
    assert client.get("/cms/").context["undo"] is None


def test_ongedaan_comes_too_late(client, waiting, yvonne, settings):
    press(client, "approve", waiting, yvonne)
    settings.UNDO_SECONDS = 0
    press(client, "undo", waiting, yvonne)

    waiting.refresh_from_db()
    assert waiting.state == "open"


def test_niet_doen_is_a_call_with_an_owner_and_a_date(client, waiting, yvonne):
    press(client, "talk_over", waiting, yvonne, reason="money", words="Zij vraagt om te pinnen.")

    waiting.refresh_from_db()
    assert (waiting.state, waiting.talk_owner, waiting.talk_reason) == ("to_talk_over", yvonne, "money")
    calls = Message.objects.filter(kind="request.talk_over")
    assert [(call.channel, call.due_on) for call in calls] == [("call", waiting.talk_by)]


def test_niet_doen_without_a_reason_asks_for_one(client, waiting, yvonne):
    press(client, "talk_over", waiting, yvonne)

    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_besproken_it_waits_again(client, waiting, yvonne):
    moderating.talk_over(waiting, by=yvonne, reason="unclear")
    press(client, "put_back", waiting, yvonne)

    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_after_the_call_an_offer_becomes_the_agreement(client, waiting, henk, yvonne):
    moderating.publish_opportunity(waiting, by=yvonne)
    offer = helping.say_yes(waiting, by=henk)
    press(client, "accept", offer, yvonne)

    henk.refresh_from_db()
    assert [(it.helper, it.state) for it in waiting.agreements.all()] == [(henk, "agreed")]
    assert henk.met_by == yvonne


def test_vraag_asks_a_helper_once(client, waiting, samira_helps, yvonne):
    moderating.publish_opportunity(waiting, by=yvonne)
    press(client, "invite", waiting, yvonne, helper=samira_helps.user.pk)

    shown = client.get(reverse("workbench:without_helper")).context
    assert [(match.name, match.was_asked) for match in shown["matches"]] == [("Samira", True)]


@pytest.mark.parametrize("count", [1, 3])
def test_zonder_helper_costs_the_same(
    client, count, mevrouw_de_wit, shopping, samira_helps, yvonne, django_assert_num_queries
):
    for _ in range(count):
        moderating.publish_opportunity(ask(mevrouw_de_wit, yvonne, shopping), by=yvonne)
    enter(client, yvonne).get(reverse("workbench:without_helper"))

    with django_assert_num_queries(11):
        assert len(client.get(reverse("workbench:without_helper")).context["rows"]) == count


@pytest.mark.parametrize(("result", "state"), [("done", "sent"), ("no_answer", "waiting"), ("later", "waiting")])
def test_a_call_is_settled(client, waiting, yvonne, result, state):
    call = Message.objects.get(kind="request.received")
    press(client, "settle_call", call, yvonne, result=result)

    call.refresh_from_db()
    assert call.state == state
    assert client.get(reverse("workbench:calls")).context["call_count"] == 0


def test_the_day_on_paper_names_no_phone_and_no_street(client, waiting, samira_helps, yvonne):
    moderating.publish_opportunity(waiting, by=yvonne)
    agreement = helping.say_yes(waiting, by=samira_helps.user)
    agreement.visits.update(on_date=timezone.localdate())
    paper = enter(client, yvonne).get(reverse("workbench:day_on_paper")).content.decode()

    assert ("Samira" in paper, "mevrouw De Wit" in paper) == (True, True)
    assert ("Kastanjelaan" in paper, "12 34 56 78" in paper) == (False, False)


def test_the_day_on_paper_leaves_out_what_is_behind_us(client, waiting, samira_helps, yvonne):
    moderating.publish_opportunity(waiting, by=yvonne)
    visit = helping.say_yes(waiting, by=samira_helps.user).visits.get()
    visiting.plan_visit(visit, by=yvonne, on_date=timezone.localdate(), at_time=None)
    visiting.settle_visit(visit, by=yvonne, happened=True)
    enter(client, yvonne)

    assert client.get(reverse("workbench:day_on_paper")).context["day"] == []
    assert len(client.get("/cms/").context["day"].done) == 1

"""Joining at /meedoen/: three screens, at most four required answers, and a call from the coordinator."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from marketplace.actions.helpers import GET_ACQUAINTED_WITHIN
from marketplace.models import WorkKind
from neighbourhoods.models import Message, Postcode, User
from neighbourhoods.queries.calls import call_list

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_rate_limits():
    cache.clear()


@pytest.fixture
def garden():
    return WorkKind.objects.create(slug="tuin", bit=0, name_nl="Tuin", icon="sprout", palette="olive")


@pytest.fixture
def postcode(lindenkwartier):
    return Postcode.objects.create(
        code="7299AB", latitude=52.14, longitude=6.196, neighbourhood=lindenkwartier, place_name="Lindedaal"
    )


def give_name(client, *, start="/meedoen/", **answers):
    client.get(start)
    return client.post("/meedoen/", {"first_name": "Mila", **answers})


def code_in_mail():
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()


def enter_code(client, code):
    return client.post("/meedoen/code/", {"code": code, "remember": "on"})


def say_where(client, **answers):
    return client.post("/meedoen/waar/", {"postcode": "7299 ab", **answers})


def who(client):
    pk = client.session.get("_auth_user_id")
    return User.objects.get(pk=pk) if pk else None


def calls():
    return list(Message.objects.values_list("recipient__first_name", "kind", "channel", "due_on"))


def test_somebody_with_an_e_mail_address_joins_in_three_screens(client, postcode, garden, yvonne):
    named = give_name(client, email="Mila@Example.org")
    entered = enter_code(client, code_in_mail())
    placed = say_where(client, likes=[garden.pk])
    welcome = client.get("/meedoen/welkom/").content.decode()

    mila = who(client)
    assert (named.url, entered.url, placed.url) == ("/meedoen/code/", "/meedoen/waar/", "/meedoen/droom/")
    assert (mila.email, mila.channel, mila.neighbourhood, mila.postcode) == (
        "mila@example.org",
        "email",
        postcode.neighbourhood,
        "7299AB",
    )
    assert list(mila.helper.likes.all()) == [garden]
    assert "Yvonne" in welcome
    assert "Lindenkwartier" in welcome
    assert calls() == [("Mila", "helper.get_acquainted", "call", timezone.localdate() + GET_ACQUAINTED_WITHIN)]
    assert EmailAddress.objects.get().verified is True
    assert [entry.verb for entry in mila.journal.order_by("id")] == [
        "person.joined",
        "person.preferences",
        "person.moved",
        "person.preferences",
    ]


def test_somebody_with_only_a_phone_is_in_at_once_and_gets_a_call(client, postcode, yvonne):
    named = give_name(client, phone="06-1234 5678")
    say_where(client)

    mila = who(client)
    assert named.url == "/meedoen/waar/"
    assert (mila.email, mila.phone, mila.phone_verified, mila.channel) == (None, "+31612345678", False, "call")
    assert mail.outbox == []
    assert [(call.name, call.phone) for call in call_list(yvonne).calls] == [("Mila", "06 12 34 56 78")]


def test_who_stops_halfway_is_still_called(client, yvonne, karim):
    give_name(client, phone="06 12345678")

    assert [len(call_list(coordinator).calls) for coordinator in (yvonne, karim)] == [1, 1]


def test_nothing_is_kept_of_an_address_until_its_code_is_typed(client, db):
    give_name(client, email="mila@example.org")

    assert User.objects.count() == 0


def test_a_known_address_gets_the_same_answer_and_logs_in(client, samira):
    known = give_name(client, email=samira.email)
    subject = mail.outbox[0].subject
    entered = enter_code(client, code_in_mail())
    client.post("/uitloggen/")
    unknown = give_name(client, email="new@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert mail.outbox[1].subject == subject
    assert entered.url == "/mijn/"
    samira.refresh_from_db()
    assert samira.first_name == "Samira"


@pytest.mark.parametrize("look_alike", ["samira@examp\u017fe.org", "sam\u0131ra@example.org"])
def test_an_address_that_only_looks_like_a_known_one_is_somebody_new(client, samira, look_alike):
    User.objects.filter(pk=samira.pk).update(email="samira@exampse.org" if "\u017f" in look_alike else samira.email)
    give_name(client, email=look_alike)
    enter_code(client, code_in_mail())

    assert (who(client).first_name, who(client).email) == ("Mila", look_alike)


def test_who_came_from_a_task_goes_back_there(client, postcode):
    give_name(client, start="/meedoen/?next=/klussen/7-tuin/", phone="06 12345678")
    page = client.get(say_where(client).url).content.decode()

    assert 'href="/klussen/7-tuin/"' in page


def test_a_known_person_who_came_from_a_task_goes_straight_back(client, samira):
    give_name(client, start="/meedoen/?next=/klussen/7-tuin/", email=samira.email)

    assert enter_code(client, code_in_mail()).url == "/klussen/7-tuin/"


def test_nobody_is_led_to_another_site(client, postcode):
    give_name(client, start="/meedoen/?next=//elders.example/", phone="06 12345678")
    page = client.get(say_where(client).url).content.decode()

    assert "elders.example" not in page


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, {"phone"}),
        ({"first_name": ""}, {"first_name"}),
        ({"phone": "12"}, {"phone"}),
        ({"email": "mila@"}, {"email"}),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(client, db, answers, wrong):
    page = give_name(client, **{"last_name": "de Boer", **answers})

    assert (page.status_code, set(page.context["form"].errors)) == (200, wrong)
    assert 'value="de Boer"' in page.content.decode()
    assert User.objects.count() == 0


def test_an_unknown_postcode_asks_for_the_neighbourhood(client, postcode, yvonne, karim):
    give_name(client, phone="06 12345678")
    asked = client.post("/meedoen/waar/", {"postcode": "9999 ZZ"})
    offered = list(asked.context["form"]["neighbourhood"].field.queryset)
    chosen = client.post("/meedoen/waar/", {"postcode": "9999 ZZ", "neighbourhood": postcode.neighbourhood.pk})

    assert (asked.status_code, [str(each) for each in offered]) == (200, ["Lindenkwartier", "Molenwijk"])
    assert chosen.url == "/meedoen/droom/"
    assert (who(client).neighbourhood, who(client).precision) == (postcode.neighbourhood, "chosen")


def test_a_postcode_that_was_mended_wins_over_the_list(client, postcode, yvonne):
    give_name(client, phone="06 12345678")
    client.post("/meedoen/waar/", {"postcode": "9999 ZZ"})

    assert client.post("/meedoen/waar/", {"postcode": "7299AB", "neighbourhood": ""}).url == "/meedoen/droom/"


def test_five_wrong_codes_end_the_attempt(client, db):
    give_name(client, email="mila@example.org")
    right = code_in_mail()
    wrong = "000000" if right != "000000" else "111111"
    answers = [enter_code(client, wrong).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 302]
    assert enter_code(client, right).url == "/meedoen/"
    assert User.objects.count() == 0


def test_a_code_can_be_sent_again_twice_in_a_minute(client, db):
    give_name(client, email="mila@example.org")
    for _ in range(4):
        client.post("/meedoen/code/nog-een-keer/")

    assert len(mail.outbox) == 3
    assert enter_code(client, code_in_mail()).url == "/meedoen/waar/"


def test_a_coordinator_who_comes_in_this_way_must_still_prove_it_twice(client, yvonne):
    give_name(client, email=yvonne.email)
    enter_code(client, code_in_mail())

    assert client.get("/cms/").url == "/mijn/beveiliging/app/?next=%2Fcms%2F"


def test_whoever_is_known_already_only_says_where_and_what(client, samira, garden):
    client.force_login(samira)
    samira.postcode, samira.street = "7299AC", "Beukenstraat"
    samira.save()
    client.post("/meedoen/waar/", {"postcode": "7299 AC", "neighbourhood": samira.neighbourhood_id, "likes": garden.pk})

    samira.refresh_from_db()
    assert (samira.street, list(samira.helper.likes.all()), calls()) == ("Beukenstraat", [garden], [])


def test_a_visitor_who_skips_the_screens_starts_at_the_beginning(client, db):
    assert client.get("/meedoen/code/").url == "/meedoen/"
    assert client.get("/meedoen/waar/").url == "/inloggen/?next=/meedoen/waar/"

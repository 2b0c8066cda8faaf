"""Coming in with a code by text: who holds the phone, nobody else, and never when two people gave one number."""

import re

import pytest
from django.core import mail
from django.core.cache import cache

from neighbourhoods.models import User
from tests import texts

pytestmark = pytest.mark.django_db
NUMBER = "+31612345678"


@pytest.fixture(autouse=True)
def server(settings):
    cache.clear()
    with texts.gateway_for(settings) as server:
        yield server


def ask(client, phone="06 12 34 56 78"):
    return client.post("/inloggen/sms/", {"phone": phone})


def join(client, **answers):
    return client.post("/meedoen/", {"first_name": "Mila", "phone": "06 12 34 56 78", **answers})


def code_in(server):
    return re.search(r"\d{3} \d{3}", server.sent[-1]["body"]).group()


def enter(client, code, at="/inloggen/sms/code/"):
    return client.post(at, {"code": code, "remember": "on"})


def who(client):
    pk = client.session.get("_auth_user_id")
    return User.objects.get(pk=pk) if pk else None


def test_mevrouw_de_wit_comes_in_with_the_code_on_her_phone(client, server, mevrouw_de_wit):
    assert ask(client).url == "/inloggen/sms/code/"
    assert server.sent[0]["body"] == (
        f"Dichtbij: uw code is {code_in(server)}. Vul de code in op de website. Geef de code aan niemand."
    )
    assert "06 12 34 56 78" in client.get("/inloggen/sms/code/").content.decode()

    enter(client, code_in(server))

    assert who(client) == mevrouw_de_wit
    mevrouw_de_wit.refresh_from_db()
    assert mevrouw_de_wit.phone_verified
    assert list(mevrouw_de_wit.journal.values_list("verb", "actor")) == [("person.phone_proved", mevrouw_de_wit.pk)]


def test_a_wrong_code_lets_nobody_in(client, server, mevrouw_de_wit):
    ask(client)
    wrong = "000 000" if code_in(server) != "000 000" else "000 001"

    for _ in range(5):
        enter(client, wrong)
    enter(client, code_in(server))

    assert who(client) is None


def test_an_unknown_number_learns_nothing_before_the_code_and_may_join_after_it(client, server):
    assert ask(client).url == "/inloggen/sms/code/"

    assert enter(client, code_in(server)).url == "/meedoen/"
    assert who(client) is None


def test_a_number_of_two_people_lets_neither_in(client, server, mevrouw_de_wit, fatma):
    texts.by_text(fatma, NUMBER)
    ask(client)

    enter(client, code_in(server))

    assert who(client) is None
    assert set(User.objects.filter(phone=NUMBER).values_list("phone_verified", flat=True)) == {False}


def test_the_one_who_proved_the_number_comes_in(client, server, mevrouw_de_wit, fatma):
    texts.by_text(fatma, NUMBER)
    User.objects.filter(pk=fatma.pk).update(phone_verified=True)
    ask(client)

    enter(client, code_in(server))

    assert who(client) == fatma


def test_who_coordinates_proves_twice_who_they_are(client, server, yvonne):
    User.objects.filter(pk=yvonne.pk).update(phone=NUMBER)
    ask(client)
    enter(client, code_in(server))

    assert client.get("/cms/").status_code == 302


def test_codes_are_not_sent_without_end(client, server, mevrouw_de_wit):
    for _ in range(6):
        ask(client)

    assert len(server.sent) == 3


@pytest.mark.parametrize("phone", ["088 000 12 34", "+49 170 1234567", "+1 900 555 1234", "", "x"])
def test_codes_go_to_dutch_mobile_numbers_only(client, server, phone):
    assert ask(client, phone).status_code == 200
    assert server.sent == []


def test_a_gateway_that_fails_is_said(client, server, mevrouw_de_wit):
    server.fault = 422

    assert "Wij kunnen nu geen sms sturen." in ask(client).content.decode()


def test_a_doubtful_gateway_may_have_sent_it(client, server, mevrouw_de_wit):
    server.fault = "hang_up"

    ask(client)
    enter(client, code_in(server))

    assert who(client) == mevrouw_de_wit


def test_somebody_new_joins_with_a_proved_number(client, server):
    assert join(client).url == "/meedoen/sms-code/"
    assert who(client) is None

    assert enter(client, code_in(server), "/meedoen/sms-code/").url == "/meedoen/waar/"

    mila = who(client)
    assert (mila.first_name, mila.phone, mila.phone_verified, mail.outbox) == ("Mila", NUMBER, True, [])


def test_who_shares_a_phone_does_not_become_the_other(client, server, mevrouw_de_wit):
    join(client)
    enter(client, code_in(server), "/meedoen/sms-code/")

    assert who(client).first_name == "Mila"
    assert User.objects.filter(phone=NUMBER).count() == 2


def test_a_gateway_that_fails_does_not_stop_anybody_from_joining(client, server):
    server.fault = 503

    assert join(client).url == "/meedoen/waar/"
    assert (who(client).first_name, who(client).phone_verified) == ("Mila", False)


def test_the_way_is_shown_only_where_there_is_a_gateway(client, settings):
    assert "/inloggen/sms/" in client.get("/inloggen/").content.decode()

    settings.TEXT_BACKEND = ""

    assert "/inloggen/sms/" not in client.get("/inloggen/").content.decode()
    assert client.get("/inloggen/sms/").status_code == 404
    assert join(client).url == "/meedoen/waar/"


@pytest.fixture
def at_the_last_screen(client, server):
    join(client)
    enter(client, code_in(server), "/meedoen/sms-code/")
    return client.get("/meedoen/waar/").content.decode()


def test_texts_are_offered_at_the_end_of_joining(at_the_last_screen):
    assert 'value="text"' in at_the_last_screen


def test_my_details_keep_the_wish_and_the_yes_to_an_address_by_text(client, server, samira):
    samira.phone = "+31698765432"
    samira.save()
    client.force_login(samira)
    said = {"part": "reach", "phone": "06 98 76 54 32", "channel": "text"}

    client.post("/mijn/over-mij/", said | {"address_by_text": "on"})
    samira.refresh_from_db()
    assert (samira.channel, samira.consents.get().wording) == (
        "text",
        "Wie mij helpt, mag mijn adres in een sms krijgen.",
    )

    client.post("/mijn/over-mij/", said)
    assert samira.consents.filter(withdrawn_at=None).count() == 0

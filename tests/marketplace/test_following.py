"""Asked without an account, and then wanting to follow it: only who was new gets the address, and only by a code."""

import re

import pytest
from django.core import mail
from django.core.cache import cache

from marketplace.models import HelperProfile, Opportunity
from neighbourhoods.models import JournalEntry, User

from .test_ask_pages import answer, kastanjelaan, walk

__all__ = ["kastanjelaan"]
SAME = ("/hulp-vragen/volgen/", 1)


@pytest.fixture(autouse=True)
def _fresh_rate_limits():
    cache.clear()


def ask(client, **where):
    walk(client, **where)
    return answer(client, "klopt-dit")


def follow(client, email):
    sent = client.post("/hulp-vragen/dank-u/", {"email": email})
    return sent.headers.get("Location"), len(mail.outbox)


def type_code(client):
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    return client.post("/hulp-vragen/volgen/", {"code": code})


def who(client):
    pk = client.session.get("_auth_user_id")
    return User.objects.get(pk=pk) if pk else None


def test_somebody_new_sees_the_request_after_a_code(client, shopping, kastanjelaan, yvonne):
    ask(client)
    assert "Wilt u dit zelf kunnen zien?" in client.get("/hulp-vragen/dank-u/").content.decode()
    assert follow(client, "Anna@Example.org") == SAME
    assert User.objects.filter(email="anna@example.org").count() == 0
    assert type_code(client).headers["Location"] == "/mijn/vragen/"

    anna = User.objects.get(phone="+31612345679")
    assert (who(client), anna.email) == (anna, "anna@example.org")
    assert JournalEntry.objects.filter(resident=anna, verb="person.email", actor=anna).count() == 1
    page = client.get("/mijn/vragen/").content.decode()
    assert f"/mijn/vragen/{Opportunity.objects.get().pk}/" in page
    assert "Mijn vragen</span>" in page


def test_a_wrong_code_lets_nobody_in(client, shopping, kastanjelaan, yvonne):
    ask(client)
    follow(client, "anna@example.org")
    assert client.post("/hulp-vragen/volgen/", {"code": "000000"}).context["form"].errors
    assert (who(client), User.objects.filter(email="anna@example.org").exists()) == (None, False)


def test_a_known_address_gets_the_same_answer_and_its_own_page(client, shopping, kastanjelaan, yvonne, samira):
    ask(client)
    assert follow(client, "samira@example.org") == SAME
    type_code(client)
    assert who(client) == samira
    assert User.objects.get(phone="+31612345679").email is None


def test_whoever_types_a_neighbours_phone_and_door_sees_nothing(client, shopping, kastanjelaan, mevrouw_de_wit, yvonne):
    ask(client, phone="0612345678", name="Iemand Anders")
    assert follow(client, "iemand@example.org") == SAME
    assert type_code(client).headers["Location"] == "/hulp-vragen/dank-u/"
    mevrouw_de_wit.refresh_from_db()
    assert (who(client), mevrouw_de_wit.email) == (None, None)


def test_an_hour_later_somebody_else_may_sit_there(client, shopping, kastanjelaan, yvonne, time_machine):
    time_machine.move_to("2026-05-12 12:00+02:00", tick=False)
    ask(client)
    time_machine.move_to("2026-05-12 13:01+02:00", tick=False)
    follow(client, "anna@example.org")
    type_code(client)
    assert (who(client), User.objects.filter(email="anna@example.org").exists()) == (None, False)


def test_no_address_no_code(client, shopping, kastanjelaan, yvonne):
    assert client.post("/hulp-vragen/dank-u/", {"email": "a@b.nl"}).headers["Location"] == "/hulp-vragen/wat/"
    ask(client)
    for typed in ("", "geen adres", "\x00@b.nl"):
        assert client.post("/hulp-vragen/dank-u/", {"email": typed}).context["form"].errors
    assert client.get("/hulp-vragen/volgen/").headers["Location"] == "/hulp-vragen/dank-u/"
    assert mail.outbox == []


def test_both_at_once_is_one_request(client, shopping, kastanjelaan, yvonne):
    walk(client)
    before = dict(client.session)
    answer(client, "klopt-dit")
    session = client.session
    session["asking"] = before["asking"]  # the second tap came with the session as it was before the first
    session.save()
    assert answer(client, "klopt-dit").headers["Location"] == "/hulp-vragen/dank-u/"
    assert Opportunity.objects.count() == 1


def test_what_changed_in_another_window_is_read_first(client, shopping, kastanjelaan, yvonne):
    walk(client)
    seal = client.get("/hulp-vragen/klopt-dit/").context["seal"]
    answer(client, "wanneer", day="soon")
    page = answer(client, "klopt-dit", seal=seal)
    assert (page.status_code, Opportunity.objects.count()) == (200, 0)
    answer(client, "klopt-dit", seal=page.context["seal"])
    assert Opportunity.objects.get().day == "soon"


def test_the_menu_of_somebody_who_asks_and_of_somebody_who_helps(client, waiting, mevrouw_de_wit, samira):
    client.force_login(mevrouw_de_wit)
    assert "Mijn vragen</span>" in client.get("/").content.decode()
    HelperProfile.objects.create(user=mevrouw_de_wit)
    assert "Mijn pad</span>" in client.get("/").content.decode()
    client.force_login(samira)
    assert "Mijn pad</span>" in client.get("/").content.decode()

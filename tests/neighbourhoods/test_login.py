"""Logging in by a code: who gets in, who does not, and what a visitor may learn."""

import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_rate_limits():
    cache.clear()


def ask_code(client, address, **query):
    return client.post(reverse("account_login", query=query), {"login": address})


def code_in_mail():
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()


def enter_code(client, code, *, remember=True, **query):
    data = {"code": code} | ({"remember": "on"} if remember else {})
    return client.post(reverse("account_confirm_login_code", query=query), data)


def who(client):
    return client.session.get("_auth_user_id")


def test_samira_comes_in_with_the_code_from_her_mail(client, samira):
    asked = ask_code(client, "Samira@Example.org")
    came_in = enter_code(client, code_in_mail())

    assert (asked.status_code, asked.url) == (302, "/inloggen/code/")
    assert (came_in.status_code, came_in.url) == (302, "/mijn/")
    assert who(client) == str(samira.pk)
    assert list(EmailAddress.objects.values_list("user", "email", "verified")) == [
        (samira.pk, "samira@example.org", True)
    ]


def test_the_mail_has_a_neutral_subject_and_the_code_in_both_bodies(client, samira):
    ask_code(client, samira.email)

    (message,) = mail.outbox
    assert (message.subject, message.to) == ("Uw code voor Dichtbij", ["samira@example.org"])
    assert code_in_mail() not in message.subject
    html, kind = message.alternatives[0]
    assert (kind, code_in_mail() in html, "Samira" in html + message.body) == ("text/html", True, False)


def test_a_code_may_be_typed_with_a_space(client, samira):
    ask_code(client, samira.email)
    code = code_in_mail()

    assert enter_code(client, f"{code[:3]} {code[3:]}").url == "/mijn/"


def test_an_unknown_address_gets_the_same_answer_and_a_mail_that_says_how_to_join(client, samira):
    known, unknown = ask_code(client, samira.email), None
    client.cookies.clear()
    unknown = ask_code(client, "nobody@example.org")
    page = client.get(unknown.url)

    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert page.status_code == 200
    assert mail.outbox[1].subject == mail.outbox[0].subject
    assert "/meedoen/" in mail.outbox[1].body
    assert re.search(r"\b\d{6}\b", mail.outbox[1].body) is None
    assert enter_code(client, "123456").status_code == 200
    assert who(client) is None


def test_five_wrong_codes_end_the_attempt(client, samira):
    ask_code(client, samira.email)
    right = code_in_mail()
    wrong = "000000" if right != "000000" else "111111"
    answers = [enter_code(client, wrong).status_code for _ in range(5)]
    afterwards = enter_code(client, right)

    assert answers == [200, 200, 200, 200, 302]
    assert afterwards.url == "/inloggen/"
    assert who(client) is None


def test_a_code_works_fifteen_minutes_and_one_sent_again_has_its_own(client, samira):
    with time_machine.travel("2026-11-02 10:00Z", tick=False) as clock:
        ask_code(client, samira.email)
        first = code_in_mail()
        clock.move_to("2026-11-02 10:14Z")
        client.post(reverse("account_confirm_login_code"), {"action": "resend"})
        second = code_in_mail()
        clock.move_to("2026-11-02 10:28Z")
        assert first == second or enter_code(client, first).status_code == 200
        assert enter_code(client, second).url == "/mijn/"


def test_a_code_is_dead_after_fifteen_minutes(client, samira):
    with time_machine.travel("2026-11-02 10:00Z", tick=False) as clock:
        ask_code(client, samira.email)
        clock.move_to("2026-11-02 10:15:01Z")
        assert enter_code(client, code_in_mail()).url == "/inloggen/"
    assert who(client) is None


@pytest.mark.parametrize(("remember", "days"), [(True, 90), (False, None)])
def test_a_remembered_phone_stays_in_for_ninety_days_another_until_the_browser_closes(client, samira, remember, days):
    ask_code(client, samira.email)
    enter_code(client, code_in_mail(), remember=remember)

    assert client.session.get_expire_at_browser_close() is (days is None)
    assert days is None or client.session.get_expiry_age() == pytest.approx(days * 24 * 3600, abs=60)


def test_whoever_came_from_a_page_of_ours_returns_there(client, samira):
    ask_code(client, samira.email, next="/klussen/7-tuin/")

    assert enter_code(client, code_in_mail(), next="/klussen/7-tuin/").url == "/klussen/7-tuin/"


def test_nobody_is_sent_to_another_site(client, samira):
    ask_code(client, samira.email, next="https://elders.example/")

    assert enter_code(client, code_in_mail(), next="https://elders.example/").url == "/mijn/"


def test_the_fourth_code_within_a_minute_is_refused_with_a_sentence(client, samira):
    answers = []
    for _ in range(4):
        client.cookies.clear()
        answers.append(ask_code(client, samira.email).status_code)

    assert answers == [302, 302, 302, 200]
    assert len(mail.outbox) == 3


def test_somebody_whose_account_stopped_gets_no_code(client, samira):
    samira.is_active = False
    samira.save()
    ask_code(client, samira.email)

    assert re.search(r"\b\d{6}\b", mail.outbox[-1].body) is None


def test_logging_out_takes_a_post(client, samira):
    client.force_login(samira)
    asked, done = client.get("/uitloggen/"), client.post("/uitloggen/")

    assert (asked.status_code, done.status_code, done.url) == (200, 302, "/")
    assert who(client) is None


def test_the_login_page_names_the_phone_for_whoever_has_no_e_mail(client, db):
    page = client.get("/inloggen/").content.decode()

    assert "088 000 12 34" in page
    assert 'type="password"' not in page


@pytest.mark.parametrize("path", ["/inloggen/wachtwoord/", "/accounts/login/", "/accounts/password/reset/", "/admin/"])
def test_there_is_no_page_for_passwords(client, db, path):
    assert client.get(path).status_code == 404


def test_who_reads_english_gets_the_page_and_the_mail_in_english(client, samira):
    english = {"headers": {"accept-language": "en"}}
    page = client.get("/inloggen/", **english).content.decode()
    client.post("/inloggen/", {"login": samira.email}, **english)

    assert "You do not need a password." in page
    assert mail.outbox[0].subject == "Your code for Dichtbij"
    assert f"Your code is {code_in_mail()}" in mail.outbox[0].body

"""Signed links: only ours, only in time, only for that person; looking does nothing, and a repeat shows the same."""

from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.core import signing

from neighbourhoods import links
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.links import Link, LinkExpired, LinkInvalid, Step

NOON = "2026-05-12 12:00+02:00"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


class Bell:
    """A thing that can be rung once, by one person."""

    def __init__(self) -> None:
        self.rung: list[tuple[int, str, str]] = []
        self.refuses: Exception | None = None

    def describe(self, thing_id: int, _person: links.User) -> Step | None:
        if thing_id != 7:
            return None
        if self.rung:
            return Step("Het is gedaan.")
        return Step("Wilt u bellen?", ("Het is zo klaar.",), (("yes", "Ja"), ("no", "Nee")))

    def ring(self, thing_id: int, person: links.User, choice: str) -> None:
        if self.refuses:
            raise self.refuses
        self.rung.append((thing_id, person.first_name, choice))


@pytest.fixture
def bell(monkeypatch) -> Bell:
    bell = Bell()
    monkeypatch.setattr(links, "purposes", dict(links.purposes))
    links.register("bell", describe=bell.describe, act=bell.ring)
    links.register("other", describe=bell.describe, act=bell.ring)
    return bell


@pytest.fixture
def page(bell, samira) -> str:
    return links.path("bell", 7, samira, days=3)


def test_a_token_says_what_for_about_what_and_for_whom(bell, samira):
    assert links.read(links.make("bell", 7, samira, days=3), "bell") == Link("bell", 7, samira.pk)


def test_a_token_holds_ids_only(bell, samira):
    token = links.make("bell", 7, samira, days=3)

    assert signing.loads(token, salt=links._SALT)[:3] == ["bell", 7, samira.pk]
    assert "samira" not in signing.b64_decode(token.split(":")[0].encode()).decode().lower()


def test_a_link_for_something_else_is_refused(bell, samira):
    with pytest.raises(LinkInvalid):
        links.read(links.make("bell", 7, samira, days=3), "other")


def test_a_purpose_nobody_registered_cannot_be_made(bell, samira):
    with pytest.raises(LookupError):
        links.make("unknown", 7, samira, days=3)


@pytest.mark.parametrize("forge", ["", "x", "a:b:c", None, "other key"])
def test_a_forged_token_is_refused(bell, samira, forge):
    token = links.make("bell", 7, samira, days=3)
    if forge is None:
        forge = ("A" if token[0] != "A" else "B") + token[1:]
    elif forge == "other key":
        forge = signing.dumps(["bell", 7, samira.pk, 9_999_999_999], salt=links._SALT, key="another key")

    with pytest.raises(LinkInvalid):
        links.read(forge)


def test_a_signature_for_another_use_is_refused(bell, samira):
    token = signing.dumps(["bell", 7, samira.pk, 9_999_999_999], salt="something else")

    with pytest.raises(LinkInvalid):
        links.read(token)


def test_a_link_lives_for_its_days(bell, samira, at_noon):
    token = links.make("bell", 7, samira, days=3)

    at_noon.shift(timedelta(days=3, seconds=-1))
    assert links.read(token) == Link("bell", 7, samira.pk)

    at_noon.shift(timedelta(seconds=1))
    with pytest.raises(LinkExpired):
        links.read(token)


# ---------------------------------------------------------------- the page
def test_looking_does_nothing(client, bell, page):
    for _ in range(2):
        response = client.get(page)
        assert (response.status_code, response.context["step"].title) == (HTTPStatus.OK, "Wilt u bellen?")

    assert client.head(page).status_code == HTTPStatus.OK
    assert bell.rung == []
    assert "no-store" in response["Cache-Control"]


def test_only_the_button_acts_and_a_repeat_shows_the_same(client, bell, page):
    results = []
    for choice in ("yes", "yes", "no"):
        response = client.post(page, {"choice": choice}, follow=True)
        results.append((response.redirect_chain, response.context["step"].title))

    assert results == [([(page, HTTPStatus.FOUND)], "Het is gedaan.")] * 3
    assert bell.rung == [(7, "Samira", "yes")]


def test_it_acts_as_the_person_it_was_given_to_whoever_is_logged_in(client, bell, page, fatma):
    client.force_login(fatma)

    client.post(page, {"choice": "yes"})

    assert bell.rung == [(7, "Samira", "yes")]


@pytest.mark.parametrize("choice", ["", "maybe"])
def test_a_choice_that_was_not_offered_does_nothing(client, bell, page, choice):
    assert client.post(page, {"choice": choice}, follow=True).context["step"].title == "Wilt u bellen?"
    assert bell.rung == []


def test_the_page_needs_its_own_form(bell, page):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(page, {"choice": "yes"}).status_code == HTTPStatus.FORBIDDEN
    assert bell.rung == []


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (NotAllowedNow("Vandaag is de bel stuk."), "Vandaag is de bel stuk."),
        (NotYours(), "Dit kan niet meer met deze link."),
    ],
)
def test_a_refusal_is_a_sentence_on_the_same_page(client, bell, page, refusal, sentence):
    bell.refuses = refusal

    response = client.post(page, {"choice": "yes"}, follow=True)

    assert [str(message) for message in response.context["messages"]] == [sentence]
    assert response.context["step"].title == "Wilt u bellen?"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_dead_link_gets_a_clear_page_with_a_phone_number(client, bell, page, method, at_noon, settings):
    at_noon.shift(timedelta(days=4))

    response = getattr(client, method)(page)

    assert response.status_code == HTTPStatus.GONE
    assert "Deze link werkt niet meer" in response.text
    assert settings.SERVICE_PHONE in response.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_forged_link_gets_that_page_too(client, bell, page, method):
    response = getattr(client, method)(page[:-3] + "xx/")

    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "Deze link werkt niet meer" in response.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_thing_that_is_gone_is_a_dead_link(client, bell, samira, method):
    response = getattr(client, method)(links.path("bell", 8, samira, days=3), follow=True)

    assert response.status_code == HTTPStatus.GONE


def test_a_person_who_no_longer_takes_part_cannot_act(client, bell, page, samira):
    samira.is_active = False
    samira.save()

    assert client.post(page, {"choice": "yes"}).status_code == HTTPStatus.NOT_FOUND
    assert bell.rung == []


@pytest.mark.parametrize(("language", "label"), [("nl", "Bellen mag ook"), ("en", "You can phone too")])
def test_the_page_speaks_the_persons_language(client, bell, page, samira, language, label):
    samira.language = language
    samira.save()

    response = client.get(page)

    assert f'<html lang="{language}"' in response.text
    assert label in response.text

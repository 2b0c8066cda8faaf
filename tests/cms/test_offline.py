"""What a phone may keep for when there is no network, and for whom."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from cms import assets

pytestmark = pytest.mark.django_db


def kept(client: Client, address: str) -> str:
    return client.get(address).headers.get("Keep-Offline", "")


@pytest.fixture
def remembered(client, samira) -> Client:
    """Samira ticked "remember this phone"."""
    client.force_login(samira)
    session = client.session
    session.set_expiry(60 * 60 * 24 * 90)
    session.save()
    return client


def test_a_visitor_keeps_the_list_and_nothing_of_a_person(client):
    assert [kept(client, address) for address in ("/klussen/", "/", "/hulp-vragen/wat/", "/meedoen/")] == [
        "all", "", "", "",
    ]  # fmt: skip


def test_on_a_remembered_phone_a_person_keeps_their_own_pages(remembered, agreement):
    own = reverse("marketplace:my_task", args=[agreement.opportunity_id])

    assert [kept(remembered, address) for address in ("/mijn/", own, "/klussen/", "/mijn/gegevens/")] == [
        "mine", "mine", "mine", "",
    ]  # fmt: skip


def test_on_a_phone_that_is_not_to_be_remembered_nothing_is_kept(client, samira, agreement):
    client.force_login(samira)
    session = client.session
    session.set_expiry(0)
    session.save()

    own = reverse("marketplace:my_task", args=[agreement.opportunity_id])
    assert [kept(client, address) for address in ("/mijn/", own, "/klussen/")] == ["", "", ""]


def test_a_page_that_is_not_theirs_is_not_there_to_keep(remembered, henk, agreement):
    remembered.force_login(henk)

    assert remembered.get(reverse("marketplace:my_task", args=[agreement.opportunity_id])).status_code == 404


def test_only_a_page_that_may_be_kept_carries_the_sentence(client):
    assert [b"U bent offline" in client.get(address).content for address in ("/klussen/", "/hulp-vragen/wat/")] == [
        True, False,
    ]  # fmt: skip


def test_the_script_names_what_the_pages_load(client):
    assets.build()
    response = client.get("/sw.js")
    script = response.content.decode()

    assert (response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        "text/javascript; charset=utf-8",
        "no-cache",
    )
    named = re.search(r"const SHELL = \[(.*?)OFFLINE\]", script)[1]
    assert re.findall(r'"([^"]+)"', named.replace("\\u002D", "-")) == [
        f"/static/built/{name}" for name in ("site.css", "site.js", "manrope.woff2", "logo.svg", "street-dusk.svg")
    ]
    assert "{{" not in script
    assert "{%" not in script


def test_the_manifest_says_what_it_is(client):
    told = json.loads(client.get("/manifest.webmanifest", headers={"accept-language": "nl"}).content)

    assert (told["short_name"], told["start_url"], told["icons"][0]["src"]) == (
        "Dichtbij",
        "/",
        "/static/built/icon.svg",
    )
    assert [shortcut["name"] for shortcut in told["shortcuts"]] == ["Klussen", "Mijn pad", "Hulp vragen"]


def test_the_page_without_network_asks_no_table_and_names_no_person(client, samira, django_assert_num_queries):
    client.force_login(samira)
    with django_assert_num_queries(2):  # the session and its person
        page = client.get("/offline/").content.decode()

    assert "088 000 12 34" in page
    assert "Samira" not in page

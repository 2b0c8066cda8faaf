"""What a browser may do with our pages."""

import pytest
from django.core.cache import cache
from django.utils.module_loading import import_string

from cms import settings as site_settings
from tests.entering import enter

pytestmark = pytest.mark.django_db


def policy(response):
    return {
        part.split()[0]: part.split()[1:] for part in response["Content-Security-Policy"].split(";") if part.strip()
    }


def test_public_pages_run_nothing_inline_and_nothing_of_others(client):
    rules = policy(client.get("/inloggen/"))

    assert rules["default-src"] == ["'self'"]
    assert rules["script-src"] == ["'self'"]
    assert rules["style-src"] == ["'self'"]
    assert rules["img-src"] == ["'self'", "data:"]
    assert rules["object-src"] == ["'none'"]


def test_the_workbench_runs_wagtail_but_nothing_of_other_hosts(client, yvonne):
    rules = policy(enter(client, yvonne).get("/cms/"))

    assert rules["script-src"] == ["'self'", "'unsafe-inline'"]
    assert {source for sources in rules.values() for source in sources} == {
        "'self'", "'unsafe-inline'", "'none'", "data:", "blob:"
    }  # fmt: skip


def test_robots_may_read_what_everybody_may(client):
    answer = client.get("/robots.txt")

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /cms/",
        "Disallow: /mijn/",
        "Disallow: /inloggen/",
        "Disallow: /actie/",
        "Disallow: /klussen/*/ja/",
        "Disallow: /klussen/*/vraag/",
        "Disallow: /demo/",
        "",
        "Sitemap: http://localhost:8000/sitemap.xml",
    ]


def test_no_page_asks_for_camera_microphone_or_place(client):
    page = client.get("/inloggen/")

    assert "geolocation=()" in page["Permissions-Policy"]
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Referrer-Policy"] == "same-origin"


def test_nobody_keeps_a_copy_of_a_logged_in_page(client, samira):
    client.force_login(samira)

    assert client.get("/mijn/toestellen/")["Cache-Control"] == "no-store, private"


def test_keys_of_the_cache_give_no_address_away():
    key = import_string(site_settings.CACHES["default"]["KEY_FUNCTION"])
    hidden = key("allauth:rl:signup:203.0.113.7", "", 1)

    assert (len(hidden), "203.0.113.7" in hidden) == (64, False)
    assert hidden == key("allauth:rl:signup:203.0.113.7", "", 1) != key("allauth:rl:signup:203.0.113.7", "", 2)


def test_too_many_at_once_is_said_in_our_words(client):
    cache.clear()
    answers = [client.post("/inloggen/", {"login": f"person{number}@example.org"}) for number in range(31)]

    assert answers[-1].status_code == 429
    assert "088 000 12 34" in answers[-1].content.decode()


@pytest.mark.parametrize("host", ["evil.example", "a b", "[::1", "x" * 300])
def test_a_host_that_is_not_ours_gets_a_page_with_the_phone_number(client, host):
    answer = client.get("/", HTTP_HOST=host)

    assert (answer.status_code, "088 000 12 34" in answer.content.decode()) == (400, True)


def test_reloading_the_address_of_a_button_gives_a_page_with_the_phone_number(client):
    answer = client.get("/grote-letters/")

    assert (answer.status_code, "088 000 12 34" in answer.content.decode()) == (405, True)


@pytest.mark.parametrize("page", ["4", "mine", "Ζωή", "7299AB"])
def test_going_back_to_what_is_no_address_breaks_nothing(client, samira, page):
    assert client.post("/grote-letters/", {"next": page}).status_code == 302
    client.force_login(samira)
    assert client.post("/mijn/even-niet/", {"next": page, "until": "now"}).status_code == 302


def test_a_session_cookie_that_spells_a_null_byte_counts_as_not_sent(client):
    answer = client.get("/mijn/", HTTP_COOKIE='sessionid="\\000abcdefghij"')

    assert (answer.status_code, answer.headers["Location"]) == (302, "/inloggen/?next=/mijn/")

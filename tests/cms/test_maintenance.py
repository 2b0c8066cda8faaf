"""Closed for a moment: one page for everybody, with a phone number, without the database."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from neighbourhoods import site_phone


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def said(capsys, *words: str) -> str:
    call_command("maintenance", *words)
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize("address", ["/", "/klussen/", "/cms/", "/mijn/", "/bestaat-niet/"])
def test_every_page_says_when_we_are_back(client, capsys, address):
    """No mark for the database: a query would fail the test."""
    said(capsys, "on", "--until", "14:30")

    response = client.get(address)

    assert (response.status_code, response.headers["Retry-After"], response.headers["Cache-Control"]) == (
        503, "300", "no-store",
    )  # fmt: skip
    assert "Om 14.30 uur zijn wij er weer." in response.content.decode()
    assert "088 000 12 34" in response.content.decode()


def test_what_somebody_sends_is_not_lost_silently(client, capsys):
    said(capsys, "on")

    assert client.post("/hulp-vragen/wat/", {"kind": "1"}).status_code == 503


@pytest.mark.django_db
def test_it_opens_again_and_twice_is_fine(client, capsys):
    said(capsys, "on")

    assert said(capsys, "off") == "The site is open."
    assert said(capsys, "off") == "The site was not closed."
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_it_shows_the_number_of_the_municipality_as_it_was_when_the_site_closed(client, capsys, monkeypatch):
    monkeypatch.setattr(site_phone, "_asked", [lambda: "0575 12 34 56"])
    said(capsys, "on")
    monkeypatch.setattr(site_phone, "_asked", [])

    assert "0575 12 34 56" in client.get("/").content.decode()
    assert "088 000 12 34" not in client.get("/").content.decode()


def test_without_a_database_it_shows_the_number_of_the_settings(client, capsys, monkeypatch):
    def down() -> str:
        raise OperationalError

    monkeypatch.setattr(site_phone, "_asked", [down])
    said(capsys, "on")

    assert "088 000 12 34" in client.get("/").content.decode()


@pytest.mark.parametrize("until", ["half drie", "25.00", "14.75", "<b>14.30</b>"])
def test_a_time_is_a_time(until):
    with pytest.raises(CommandError, match=r"Write the time as 14\.30\."):
        call_command("maintenance", "on", "--until", until)


def test_the_proxy_gets_the_same_page(capsys):
    page = said(capsys, "page", "--until", "9.05")

    assert page.startswith("<!doctype html>")
    assert "Om 9.05 uur zijn wij er weer." in page

"""A real browser (Debian's chromium) on a live server with the suite's own database."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from neighbourhoods.models import User
from tests.entering import enter

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Playwright runs an event loop in this thread; the ORM of the test itself is plain synchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is missing. Run: apt-get install chromium. Or leave these tests out with BROWSER=0."
    call_command("build_assets", verbosity=0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    """Every test logs in from one address; what an earlier one tried or set up does not count."""
    cache.clear()
    SECRETS.clear()


@pytest.fixture
def visit_as(chromium, live_server, transactional_db) -> Iterator[Callable[..., Page]]:
    """Open a browser of its own for somebody: visit_as(person or None, width=390, script=True, dark=False)."""
    opened: list[BrowserContext] = []

    def open_browser(
        person: User | None = None,
        *,
        width: int = 390,
        script: bool = True,
        dark: bool = False,
        language: str = "nl-NL",
    ) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 844},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            locale=language,
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        page = context.new_page()
        if person is not None:
            log_in(page, person)
        return page

    yield open_browser
    for context in opened:
        context.close()


def log_in(page: Page, person: User) -> None:
    """The way everybody comes in: an e-mailed code; for staff the second proof after it."""
    page.goto("/inloggen/")
    page.fill("main input[name=login]", person.email)
    send(page)
    page.fill("input[name=code]", code_in(mail.outbox[-1].body))
    send(page)
    secret = SECRETS.get(person.pk)
    if secret:
        page.fill("input[name=code]", totp_code(secret))
        send(page)


def come_in(page: Page, person: User) -> None:
    """As if they had just logged in, with the second proof where it is asked."""
    kept = enter(Client(), person).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": kept, "domain": "localhost", "path": "/"}])


def send(page: Page) -> None:
    """Press the first button of the page's form: the next page may have a field of the same name."""
    press(page, "main form button.btn")


def press(page: Page, what: str) -> None:
    """Press what leads to another page, and wait until that page is there."""
    with page.expect_navigation():
        page.click(what)


def code_in(text: str) -> str:
    """The 6 digits, however they are grouped."""
    found = re.search(r"\b(\d{3}) ?(\d{3})\b", text)
    assert found, text
    return "".join(found.groups())


SECRETS: dict[int, str] = {}


def give_second_factor(person: User) -> None:
    """As if this member of staff had scanned the picture with their phone."""
    SECRETS[person.pk] = generate_totp_secret()
    TOTP.activate(person, SECRETS[person.pk])


def totp_code(secret: str) -> str:
    _before, now, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def find_nothing_wrong(page: Page) -> None:
    """axe-core finds no violation on the page as it stands."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    found = [
        f"{page.url} {violation['id']}: {node['html'][:120]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{page.url} scrolls sideways"

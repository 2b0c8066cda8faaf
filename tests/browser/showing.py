"""A server of its own with a browser in front of it, for the commands that take pictures."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

PORT = os.environ.get("PICTURES_PORT", "8099")
SITE = f"http://localhost:{PORT}"
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def showing(application: str = "cms.wsgi:application") -> Iterator[Browser]:
    """The site in a browser, as long as the block takes."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", PORT, application]
    server = subprocess.Popen(command)
    try:
        wait_for(SITE)
        with sync_playwright() as playwright:
            yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
    finally:
        server.terminate()
        server.wait()


def become(page: Page, person: str) -> None:
    page.goto(f"{SITE}/demo/")
    page.locator("form", has=page.locator("button", has_text=person)).first.locator("button").click()
    page.wait_for_load_state("networkidle")


def wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address)  # noqa: S310  our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"Nothing answers at {address}.")

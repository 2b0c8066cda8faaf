"""`make pictures`: every screen of the loop as a person sees it, 390 and 1280 px, light and dark, into var/pictures.

For looking at beside the design; no test. It runs on a demo of its own, which a server on 127.0.0.1:8099 shows.
"""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path("var/pictures")
SITE = "http://localhost:8099"
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = {
    "": {
        "home": "/", "klussen": "/klussen/", "hulp-vragen": "/hulp-vragen/wat/", "meedoen": "/meedoen/",
        "inloggen": "/inloggen/", "zo-werkt-het": "/zo-werkt-het/", "niet-gevonden": "/bestaat-niet/",
    },
    "Samira": {
        "klussen-samira": "/klussen/", "mijn": "/mijn/", "gegevens": "/mijn/gegevens/", "even-niet": "/mijn/even-niet/",
    },
    "Emine": {"mijn-vragen": "/mijn/vragen/"},
    "Yvonne": {
        "vandaag": "/cms/", "telefoontje": "/cms/telefoontje/", "bel-lijst": "/cms/bel-lijst/",
        "mensen": "/cms/mensen/",
    },
}  # fmt: skip


def main() -> None:
    HERE.mkdir(parents=True, exist_ok=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", "8099", "cms.wsgi:application"]
    )
    try:
        wait_for(SITE)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
            for width in (390, 1280):
                for scheme in ("light", "dark"):
                    take_all(browser, width, scheme)
    finally:
        server.terminate()
        server.wait()


def take_all(browser: Browser, width: int, scheme: str) -> None:
    for person, pages in PAGES.items():
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="nl-NL", base_url=SITE
        )
        page = context.new_page()
        if person:
            become(page, person)
        for name, path in pages.items():
            page.goto(path)
            page.screenshot(path=HERE / f"{name}-{width}-{scheme}.png", full_page=True)
        if person == "Samira":
            say_yes(page, width, scheme)
        context.close()


def become(page: Page, person: str) -> None:
    page.goto("/demo/")
    page.locator("form", has=page.locator("button", has_text=person)).first.locator("button").click()


def say_yes(page: Page, width: int, scheme: str) -> None:
    page.goto("/klussen/")
    page.click("main .task h3 a")
    page.screenshot(path=HERE / f"klus-{width}-{scheme}.png", full_page=True)
    page.click("main form[action$='/ja/'] button >> visible=true >> nth=0")
    page.screenshot(path=HERE / f"afgesproken-{width}-{scheme}.png", full_page=True)


def wait_for(address: str) -> None:
    for _ in range(60):
        try:
            urllib.request.urlopen(address)  # noqa: S310  our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"Nothing answers at {address}.")


if __name__ == "__main__":
    main()

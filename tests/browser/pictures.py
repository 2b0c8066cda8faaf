"""`make pictures`: every screen as a person sees it, 390, 768 and 1280 px, light and dark, into var/pictures.

For looking at beside the design; no test. It runs on a demo of its own, which a server on 127.0.0.1:8099 shows.
"""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.showing import SITE, become, showing

HERE = Path("var/pictures")
WIDTHS = (390, 768, 1280)
PAGES = {
    "": {
        "home": "/", "klussen": "/klussen/", "hulp-vragen": "/hulp-vragen/wat/", "meedoen": "/meedoen/",
        "inloggen": "/inloggen/", "zo-werkt-het": "/zo-werkt-het/", "verhalen": "/verhalen/",
        "verhaal": "/verhalen/elke-week-boodschappen/", "nieuws": "/nieuws/", "bericht": "/nieuws/samen-vegen/",
        "buurten": "/buurt/", "buurt": "/buurt/bu99010001-lindenkwartier/", "contact": "/contact/",
        "toegankelijkheid": "/toegankelijkheid/", "niet-gevonden": "/bestaat-niet/",
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
    with showing() as browser:
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                take_all(browser, width, scheme)


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


def say_yes(page: Page, width: int, scheme: str) -> None:
    page.goto("/klussen/")
    page.click("main .task h3 a")
    page.screenshot(path=HERE / f"klus-{width}-{scheme}.png", full_page=True)
    page.click("main form[action$='/ja/'] button >> visible=true >> nth=0")
    page.screenshot(path=HERE / f"afgesproken-{width}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    main()
